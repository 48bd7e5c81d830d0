"""Whether a firm that a letter names is the one that the writer goes to instead: never the `company` that is answered."""

import re

from taktvoll.pipeline.sentence_cache import SentenceCache

_WINDOW = 110
_CLAUSE = re.compile(
    r"[;:.!?]\s|,\s+(?=(?:da|weil|denn|und|aber|doch|so\s?dass|dass|wo|die|der|das)\b)|\s(?:und|denn|weil|sowie)\s+(?=(?:ich|da|habe?|ziehe|sage|muss|werde|möchte|kann|nehme)\b)"
)
_AT = r"(?:bei|beim|für|zu|zum|zur|von|vom|mit|im|in|an|am|der|des)(?:\s+(?:der|dem|den|die|das|einem|einer))?"
_I_GO = re.compile(
    rf"\b(?:arbeite|beginne|starte|fange?|wechs(?:le|el)|gehe|geh|trete|steige|bin|werde|unterschreibe|fang)\s+(?:ich|jetzt|nun|dort|ab|am|zum|künftig|bald|lieber|stattdessen)\b[^;!?]*\b{_AT}\s+$"
    rf"|\bich\s+(?:\S+\s+){{0,4}}(?:arbeite|beginne|starte|fange?|wechs(?:le|el)|gehe|trete|steige|unterschreibe)\b[^;!?]*\b{_AT}\s+$"
    rf"|\b(?:habe|hab|hatte)\s+(?:ich\s+)?[^;!?]*\b{_AT}\s+$"
    rf"|\b(?:angebot|stelle|zusage|vertrag|job|platz|posten|festanstellung|arbeitsvertrag|ausbildungsplatz|lehrstelle)\w*\s+(?:\S+\s+){{0,2}}{_AT}\s+$"
    rf"|\b(?:da|weil|dass)\s+ich\s+[^;!?]*\b{_AT}\s+$",
    re.IGNORECASE,
)
_AND_STAYS = re.compile(
    r"^[^;!?]{0,60}\b(?:unterschrieben|unterschreibe|zugesagt|angefangen|anfange|anfangen\s+(?:werde|kann|darf)|angenommen|annehme|nehme|bekommen|erhalten|gefunden|arbeite|arbeiten\s+werde|beginne|wechsle|eingestellt|übernommen|vorziehe|bevorzuge|an)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:arbeite|beginne|starte|wechs(?:le|el)|gehe|unterschreibe|angenommen|nehme|fange?)\b", re.IGNORECASE
)
_OFFERS_ME = re.compile(
    r"^\s*(?:(?:hat|haben|hatte)\s+(?:mir|mich)\b[^;!?]{0,60}\b(?:angeboten|zugesagt|unterbreitet|eingestellt|genommen|ein\s+\w*angebot|eine\s+zusage)\b|(?:bietet|bieten|zahlt|stellt)\s+(?:mir|mich)\b)",
    re.IGNORECASE,
)
_THE_READER = re.compile(
    r"\b(?:ihnen|ihre[mnrs]?|ihr|euch|eure?[mnrs]?|dir|deine?[mnrs]?|bewerbung\w*|bewerbe|beworben|einlad\w*|eingeladen|gespräch\w*|vorstell\w*|termin\w*|probe\w*|interview|nicht|kein\w*|zurück\w*|absag\w*|ablehn\w*|verzichte\w*|dankend|(?-i:Sie))\b",
    re.IGNORECASE,
)


def is_other_employer(text: str, start: int, end: int, home: tuple[int, int]) -> bool:
    """Whether the clause around the firm's name ``text[start:end]`` says that the writer works, signs or begins there.

    `home` are start and end of its sentence. A clause that speaks of the reader, of the application or of the talk says
    nothing of the sort, and neither does a negated one.
    """
    first, last = max(home[0], start - _WINDOW), min(home[1], end + _WINDOW)
    return _is_other_employer[text[first:last], start - first, end - first]


def _is_other_at(key: tuple[str, int, int]) -> bool:
    """What `is_other_employer` says of a stretch of a sentence."""
    text, start, end = key
    first, last = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start() + 1
            break
    before, after = text[first:start], text[end:last]
    if _THE_READER.search(before) or _THE_READER.search(after):
        return False
    if _OFFERS_ME.search(after):
        return True
    return _I_GO.search(before) is not None and (
        _FINITE.search(before) is not None or _AND_STAYS.search(after) is not None
    )


_is_other_employer = SentenceCache(_is_other_at)

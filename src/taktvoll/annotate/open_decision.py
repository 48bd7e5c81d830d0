"""Whether a draft leaves its decision open: it says so, asks for time, or makes it depend on something, and nowhere says a firm no.

Words decide here, and no label: the labels are what the rest of the program goes by, and a letter that declines for somebody
who has not decided does more harm than any other mistake. So stance and proof look a second time, with these eyes.
"""

import re
from collections.abc import Sequence

from taktvoll.lazy_pattern import lazy_pattern

_I_DO = (
    r"(?:komm\w*|zusag\w*|absag\w*|zu-?\s+oder\s+ab\w*|annehm\w*|anzunehm\w*|teilnehm\w*|wahrnehm\w*|unterschreib\w*|unterschrieb\w*|anfang\w*|wechs\w*|dabei|machen?|mach|mache|soll\w*|will|möchte?|mag|trau\w*|zutrau\w*|pack\w*"
    r"|hinfahr\w*|fahre?n?|antret\w*|anzutreten|bewerb\w*|bleib\w*|gehe?n?|hingeh\w*|schaff\w*|kündig\w*|führ\w*|verfolg\w*)"
)
_OR_NOT = r"\bkann\s+sein\b(?:[^.!?]|(?<=\d)\.){0,60}\bkann\s+(?:auch\s+)?(?:\w+\s+)?sein\b|\boder\s+wir\s+lassen\s+es\b|\bweder\s+(?:fest\s+)?zu-?\s+noch\s+ab\w*"
_UNSURE = lazy_pattern(
    rf"{_OR_NOT}|\b(?:weiß|weiss|weis|wüsste)\b(?:(?!\bwann\b|\bwie\s+(?:ich|man)\b)[^.!?]){{0,60}}\bnicht\b(?:(?!\bob\b)[^.!?]){{0,40}}\bob\b(?:[^.!?]|(?<=\d)\.){{0,70}}\b{_I_DO}\b"
    rf"|\bob\s+(?:ich|mein\w*|das|es)\b(?:[^.!?]|(?<=\d)\.){{0,80}}\b{_I_DO}\b(?:[^.!?]|(?<=\d)\.){{0,30}},?\s+(?:\w+\s+){{0,3}}(?:weiß|weiss|ist|steht|hängt|kann)\b(?:[^.!?]|(?<=\d)\.){{0,50}}\b(?:nicht|noch|offen|davon|ab)\b"
    r"|\bich\s+(?:weiß|weiss)\s+es\s+(?:\w+\s+){0,4}nicht\b|(?:\bich\s+(?:weiß|weiss)|\b(?:weiß|weiss)\s+ich)\s+(?:es\s+|das\s+)?(?:\w+\s+){0,3}noch\s+nicht\b(?!,?\s+(?:wann|wo|wie\s+lange|genau,?\s+wann))"
    r"|\bnoch\s+nicht\s+(?:\w+\s+){0,2}(?:entschieden|entscheiden|entschlossen|festlegen|schlüssig|im\s+klaren)\b|\bnicht\s+(?:recht\s+|wirklich\s+|vorschnell\s+)?(?:entscheiden|festlegen)\b"
    r"|\bunentschlossen\w*|\bjein\b|\btendiere?\b|\bneige\b(?:[^.!?]|(?<=\d)\.){0,20}\bdazu\b|\bneige\s+(?:\w+\s+)?zu\b|\bnagel\w*\s+(?:sie\s+)?mich\b|\b(?:wahrscheinlich|vermutlich|vielleicht|eventuell|wohl)\s+(?:eher\s+)?(?:nicht|nix|nichts)\b|\bnoch\s+am\s+überlegen\b|\büberlege\s+(?:\w+\s+)?noch\b|\b(?:entscheidung|entschluss)\b[^.!?]{0,30}\bnoch\s+nicht\b|\bweder\s+ja\s+noch\s+nein\b|\bin\s+der\s+schwebe\b|\bim\s+zweifel,?\s+ob\b|\bnicht\s+auszuschlie(?:ß|ss)en,?\s+dass\s+ich\b|\bzu\s+keinem\s+(?:ende|ergebnis|entschluss)\b|\bunschlüssig\b|\bschwanke\b|\bhin-?\s*und\s*-?\s?her\s?gerissen\b|\bzwiegespalten\b|\btu(?:e|n)?\s+(?:ich\s+)?mi(?:r|ch)\s+(?:\w+\s+){0,4}schwer\b|\bich\s+zögere\b|\bbedenkzeit\b"
    r"|\b(?:ein)?mal\b[^.!?,]{0,20}\bja\b,?\s[^.!?,]{0,10}\b(?:ein)?mal\b[^.!?,]{0,20}\bnein\b|\bvielleicht\b(?:[^.!?]|(?<=\d)\.){0,60}\bvielleicht\s+(?:aber\s+)?(?:auch\s+|doch\s+)?nicht\b"
    r"|\b(?:noch\s+)?keine\s+(?:feste\s+|endgültige\s+|verbindliche\s+)?(?:zusage|antwort|entscheidung)\s+(?:geben|treffen|machen|nennen)\b"
    rf"|\b(?:kann|könnte)\b(?:[^.!?]|(?<=\d)\.){{0,60}}\b(?:noch\s+)?nicht\s+sagen\b(?:[^.!?]|(?<=\d)\.){{0,20}}\bob\b(?:[^.!?]|(?<=\d)\.){{0,60}}\b{_I_DO}\b"
    r"|\bbin\s+(?:ich\s+)?(?:mir\s+)?(?:\w+\s+){0,4}(?:unsicher|nicht\s+(?:\w+\s+){0,2}sicher)\b(?!,?\s+(?:wann|wo)\b)|\b(?:noch|kann)\s+nicht\s+unterschr\w+|\bunterschreiben\s+kann\s+ich\s+(?:\w+\s+){0,2}noch\s+nicht\b|\bnoch\s+nicht\s+unterschrieben\b",
    re.IGNORECASE,
)
"""„Ob ich komme, weiß ich noch nicht“, „kann sein, kann auch sein, dass nicht“."""
_EITHER_WAY = lazy_pattern(_OR_NOT, re.IGNORECASE)
_ANSWERS_LATER = lazy_pattern(
    r"\b(?:fest|endgültig|verbindlich|definitiv)\s+(?:(?:zu|ja)\s+oder\s+(?:ab|nein)|bescheid|antworten?|zu-?\s+oder\s+ab\w*)\b|(?<!\bob\s)\b(?:ja\s+oder\s+nein|zu\s+oder\s+ab|zu-?\s+oder\s+ab(?:sagen?)?)\b"
    r"|\b(?:dürfte|könnte|darf|kann|reicht|genügt|würde)\b(?:[^.!?]|(?<=\d)\.){0,60}\b(?:bescheid\s+(?:geben|sage|sagen|gebe)|antworten?|zurückmelden?|entscheiden)\b"
    r"|\b(?:gebt?|geben|gib|lassen|lasst|lässt|räumen)\b\s(?:sie\s|ihr\s|du\s)?mir\b(?:[^.!?]|(?<=\d)\.){0,40}\b(?:noch|zeit|bis|bedenkzeit)\b|\bmir\b(?:[^.!?]|(?<=\d)\.){0,50}\bzeit\s+(?:zu\s+)?(?:geben|lassen)\b|\bbis\s+dahin\s+gedulden\b"
    r"|\b(?:bis|am|spätestens|ab)\b(?:[^.!?]|(?<=\d)\.){0,50}\b(?:sage?|gebe?|geb|melde|antworte|bekommen|bekommt|kriegen|kriegt|kriegst|erhalten|weiß\s+ich)\b(?:[^.!?]|(?<=\d)\.){0,50}\b(?:bescheid|antwort|verbindlich|endgültig\w*|entscheidung|mehr|ansage|ob\s+ja)\b"
    r"|\b(?:sag|schreib|meld|ruf|teil|geb)\w*\b(?:[^.!?]|(?<=\d)\.){0,40}\bob\s+(?:ich|ja|es)\b|\b(?:geb|gebe|sage?|antworte|melde|meld|schreibe?|entscheide)\b(?:[^.!?]|(?<=\d)\.){0,40}\b(?:bis|spätestens)\b"
    r"|\b(?:weiß|weiss)\s+ich\s+(?:es\s+|das\s+|mehr\s+)?(?:erst\s+)?(?:am|bis|ab)\b"
    r"|\b(?:reicht|genügt|genügen|reichen)\b(?:[^.!?]|(?<=\d)\.){0,40}\bwenn\s+ich\b(?:[^.!?]|(?<=\d)\.){0,60}\b(?:melde|sage?|gebe|antworte|anrufe|entscheide)\b|\beure?\s+antwort\b(?:[^.!?]|(?<=\d)\.){0,60}\b(?:ihr|sie|du)\s+dann\s+meine\b"
    r"|\bbrauche?\s+(?:ich\s+)?(?:\w+\s+){0,2}(?:noch\s+)(?:(?:[^.!?]|(?<=\d)\.){0,20})\b(?:zeit|tage?|woche\w*|wochenende)\b|\b(?:bis|am)\b(?:[^.!?]|(?<=\d)\.){0,30}\bentscheide\s+ich\b",
    re.IGNORECASE,
)
"""„Könnten Sie mir bis Montag Zeit geben?“, „dann sage ich fest zu oder ab“."""
_GOES_ON = (
    "bescheid", "antwort", "oder nein", "oder ab", "zeit", "gedulden", "halte", "davon", "daran", "hängt", "wenn ", "oder wir lassen", "kann sein", "weder",
    "ansage", "melde", "entscheid", "noch bis", "sonst m", "ob ich", "ob ja", "bis", "spätestens",
)  # fmt: skip
"""Of each pattern below a piece of a word: letters without any are not looked at again."""
_HOLDS = lazy_pattern(
    r"\b(?:termin|platz|stelle|stunde|mir|mich)\b(?:[^.!?]|(?<=\d)\.){0,60}\b(?:frei|warm|offen)\s?(?:zu)?halten\b|\bhalte?[nt]?\s+(?:sie\s+|ihr\s+)?mir\b(?:[^.!?]|(?<=\d)\.){0,50}\b(?:frei|warm|offen)\b",
    re.IGNORECASE,
)
_DEPENDS = lazy_pattern(
    r"\b(?:davon|daran|hiervon)\b(?:[^.!?]|(?<=\d)\.){0,50}\b(?:hängt|abhängig|abhängen|ab)\b|\bhängt\b(?:[^.!?]|(?<=\d)\.){0,40}\b(?:davon|daran|ab\s+von)\b|\b(?:komme?n?|unterschreiben?|zusagen)\s+(?:würde?|werde|kann|könnte|tät)\s+ich\s+(?:aber\s+|nur|erst)(?:[^.!?]|(?<=\d)\.){0,10},?\s*(?:nur\s+)?wenn\b"
    r"|\bich\s+(?:komme?|unterschreibe?|fange?|sage?)\b(?:[^.!?]|(?<=\d)\.){0,30}\bnur,?\s+(?:dann,?\s+)?wenn\b|\bwenn\s+(?:nein|ja|nicht)\b,?(?:[^.!?]|(?<=\d)\.){0,40}\b(?:komme?|unterschreibe?|kann|wird|sage?|absag\w*)\b|\bwenn\b[^.!?,]{0,60},\s*(?:dann\s+)?(?:unterschreibe?|komme?|komm|sage?)\s+ich\b"
    r"|\bsonst\s+(?:müsst?e?|sage?)\s+ich\b(?:[^.!?]|(?<=\d)\.){0,30}\bab\w*",
    re.IGNORECASE,
)
"""„Kommen würde ich nur, wenn …“, „davon hängt es ab“."""
_FIRM = lazy_pattern(
    r"\b(?:sage?|sagen)\b(?:(?!\boder\b|\bzu\b)[^.!?]){0,80}\bab\b(?!\s+\d)|\bab(?:zu)?sagen\b|\babsage\b(?!,)|\bstorniere\b|\b(?:komme?|kumm|erscheine|erscheinen)\b(?:[^.!?]|(?<=\d)\.){0,60}\bnicht\b|\bnicht\b[^.!?,]{0,40}\b(?:kommen|erscheinen|wahrnehmen|wahrzunehmen|teilnehmen|annehmen|anzunehmen|antreten|anzutreten|anfangen|hingehen|unterschreiben|vorbeikommen)\b"
    r"|\b(?:termin|gespräch|call)\b[^.!?]{0,30}\b(?:gestrichen|hinfällig)\b|\b(?:ziehe?|nehme)\b(?:[^.!?]|(?<=\d)\.){0,80}\b(?:bewerbung|zusage|kandidatur)\b(?:[^.!?]|(?<=\d)\.){0,60}\bzurück|\bnicht\s+(?:mehr\s+|länger\s+|weiter\s+)?(?:zur\s+verfügung|berücksichtig\w*)|\bverzichte\b|\blehne\b(?:[^.!?]|(?<=\d)\.){0,60}\bab\b|\bgegen\s+(?:die|ihre|eure)\s+stelle\b|\bnehme?\b(?:[^.!?]|(?<=\d)\.){0,60}\bnicht\s+an\b|\b(?:ich\s+bin|bin\s+ich)\s+raus\b|\bohne\s+mich\b"
    r"|\b(?:anders\s+entschieden|woanders\s+(?:zugesagt|unterschrieben)|(?:andere?[ns]?|neue[ns]?)\s+(?:stelle|angebot|job|vertrag)\s+(?:\w+\s+)?(?:angenommen|zugesagt|unterschrieben|gefunden))\b|\bhab\w*\b(?:[^.!?]|(?<=\d)\.){0,40}\bentschieden\b",
    re.IGNORECASE,
)
_DECLINES = lazy_pattern(
    r"\babsagen\b(?!\?)|\babsage\b|\bsage\b(?:(?!\boder\b|\bzu\b)[^!?]){0,90}\bab\b|\babzusagen\b|\bnicht\s+(?:\w+\s+){0,2}(?:wahrnehm\w*|einhalten|annehmen|antreten|teilnehm\w*|kommen|erscheinen)\b|\bnicht\s+(?:mehr\s+|länger\s+)?zur\s+verfügung\b|\bgegen\s+die\s+stelle\b"
    r"|\bbewerbung\b[^!?]{0,60}\bzurück\w*|\bmich\b[^!?]{0,40}\bnicht\s+(?:weiter|mehr)\b|\bverzichte\b|\babsehen\b",
    re.IGNORECASE,
)
_SOFT = lazy_pattern(
    r"\b(?:vielleicht|eventuell|evtl\.?|eher|womöglich|möglicherweise|ob|oder|wenn|falls|kann\s+sein|könnte\s+sein|tendiere|neige|glaub\w*|noch|weder|ungern|kurzfristig|sonst|müsst?e?|vermutlich|wahrscheinlich|wohl)\b|\?",
    re.IGNORECASE,
)
"""Words beside which a refusal is none, or not yet."""
_ANOTHER_DAY = lazy_pattern(
    r"\b(?:verschieben|verschieb|verlegen|nachholen|nachzuholen|verschoben|ersatztermin)\b|\b(?:ander\w+|neue\w*|späteren?)\s+(?:tag|termin|zeitpunkt)\b|\bauf\s+(?:die\s+)?(?:nächste|kommende|übernächste)\w*\s+woche\b|\bgeht\s+(?:auch|es\s+auch)\b|\bstattdessen\b",
    re.IGNORECASE,
)
_AT_A_PINCH = lazy_pattern(r"\b(?:notfalls|zur\s+not|falls|eventuell|ob)\b", re.IGNORECASE)
_LOOKED_BACK = lazy_pattern(
    r"\b(?:hab\w*|hatte|war|bin)\b(?:[^.!?]|(?<=\d)\.){0,40}\b(?:lange|lang|hin\s+und\s+her|gründlich|reiflich|echt|ewig|zuerst|zunächst|anfangs)\b(?:[^.!?]|(?<=\d)\.){0,40}\b(?:überlegt|gewesen|geschwankt|gegrübelt|nachgedacht)\b|\bnach\s+(?:\w+\s+){0,3}bedenkzeit\b|\b(?:war|schwankte|zögerte)\b(?:[^.!?]|(?<=\d)\.){0,30}\b(?:unsicher|unschlüssig|unentschlossen|lange)\b",
    re.IGNORECASE,
)
"""„Ich habe lange hin und her überlegt“: and has decided."""
MOST, LONGEST = 150, 500
"""Sentences that are looked at, and how many characters of each: what is decided is said long before."""


def is_left_open(quotes: Sequence[str]) -> bool:
    """Whether the sentences of a letter leave open what its writer will do, and say how it goes on.

    Doubt alone is not enough: who doubts and says a hedged no has said no. Who doubts and asks for time, promises an answer,
    wants the day kept or makes it depend on something has not.
    """
    lines = _lines(quotes)
    whole = "\n".join(lines).lower()
    if not any(piece in whole for piece in _GOES_ON):
        return False
    later, holds, depends = (any(map(test, lines)) for test in (answers_later, asks_to_hold, depends_on_something))
    either = any(map(_EITHER_WAY.search, lines))
    if not (later or holds or depends or either):
        return False
    if any(map(says_no, lines)) or asks_for_another_day(lines):
        return False
    asks = any(line.endswith("?") for line in lines)
    return (depends and (later or asks)) or (later and holds) or any(map(is_unsure, lines))


def is_refused(quotes: Sequence[str]) -> bool:
    """Whether one of the sentences is a firm no and none says that nothing is decided."""
    lines = _lines(quotes)
    return any(map(says_no, lines)) and not any(map(is_unsure, lines))


def asks_for_another_day(quotes: Sequence[str]) -> bool:
    """Whether one of the sentences asks in so many words for another day, and not only at a pinch."""
    return any(_ANOTHER_DAY.search(line) and not _AT_A_PINCH.search(line) for line in _lines(quotes))


def doubts(quotes: Sequence[str]) -> bool:
    """Whether any of the sentences says that nothing is decided."""
    return any(map(is_unsure, _lines(quotes)))


def _lines(quotes: Sequence[str]) -> list[str]:
    return [" ".join(quote[:LONGEST].split()) for quote in quotes[:MOST]]


def is_unsure(line: str) -> bool:
    """Whether the words say that nothing is decided yet."""
    return _UNSURE.search(line) is not None and not _LOOKED_BACK.search(line)


def answers_later(line: str) -> bool:
    """Whether the words promise an answer, or ask for time to give it."""
    return _ANSWERS_LATER.search(line) is not None


def asks_to_hold(line: str) -> bool:
    """Whether the words ask the reader to keep the day for the writer."""
    return _HOLDS.search(line) is not None


def depends_on_something(line: str) -> bool:
    """Whether the words make the decision depend on something."""
    return _DEPENDS.search(line) is not None


def says_no(line: str) -> bool:
    """Whether the words are a refusal that nothing beside it softens."""
    return any(
        _FIRM.search(part) and not _SOFT.search(part) for part in re.split(r"[;:]\s|\s[–-]\s|(?<=[.!?])\s", line)
    )


def declines(line: str) -> bool:
    """Whether the words of a finished letter say that its writer does not come, or steps back: firmer than any draft."""
    return bool(_DECLINES.search(" ".join(line.split()))) and not is_unsure(line)

"""A sentence in the other form of address: pronouns, possessives, and the verb that goes with them."""

import re

from taktvoll.annotate.register import FRIENDLY_COMMANDS
from taktvoll.phrasing.plain_words import cased_like

_AUX = {
    "bist": "sind", "hast": "haben", "kannst": "können", "willst": "wollen", "musst": "müssen", "darfst": "dürfen", "sollst": "sollen",
    "magst": "mögen", "wirst": "werden", "weißt": "wissen", "weisst": "wissen", "möchtest": "möchten", "siehst": "sehen", "gibst": "geben",
    "nimmst": "nehmen", "findest": "finden", "denkst": "denken", "brauchst": "brauchen", "suchst": "suchen", "machst": "machen",
    "kommst": "kommen", "gehst": "gehen", "hältst": "halten", "lässt": "lassen", "liest": "lesen", "sprichst": "sprechen", "hilfst": "helfen",
    "triffst": "treffen", "verstehst": "verstehen", "schickst": "schicken", "meldest": "melden",
    "seid": "sind", "habt": "haben", "könnt": "können", "wollt": "wollen", "müsst": "müssen", "dürft": "dürfen", "sollt": "sollen",
    "mögt": "mögen", "werdet": "werden", "wisst": "wissen",
}  # fmt: skip
_IMPERATIVES = {
    **{stem: f"{stem}en Sie" for stem in FRIENDLY_COMMANDS},
    "sei": "seien Sie", "seid": "seien Sie", "gib": "geben Sie", "gebt": "geben Sie", "nimm": "nehmen Sie", "nehmt": "nehmen Sie",
    "sieh": "sehen Sie", "seht": "sehen Sie", "lies": "lesen Sie", "hilf": "helfen Sie", "sprich": "sprechen Sie", "vergiss": "vergessen Sie",
    "schick": "schicken Sie", "schicke": "schicken Sie", "schickt": "schicken Sie", "schreib": "schreiben Sie", "schreibt": "schreiben Sie",
    "sag": "sagen Sie", "sage": "sagen Sie", "sagt": "sagen Sie", "ruf": "rufen Sie", "ruft": "rufen Sie", "lass": "lassen Sie", "lasst": "lassen Sie",
    "melde": "melden Sie", "meld": "melden Sie", "meldet": "melden Sie", "entschuldige": "entschuldigen Sie", "entschuldigt": "entschuldigen Sie",
    "verzeih": "verzeihen Sie", "verzeiht": "verzeihen Sie", "lösch": "löschen Sie", "lösche": "löschen Sie", "löscht": "löschen Sie",
    "grüß": "grüßen Sie", "grüße": "grüßen Sie", "grüßt": "grüßen Sie", "streicht": "streichen Sie",
    "such": "suchen Sie", "komm": "kommen Sie", "mach": "machen Sie", "schau": "schauen Sie", "frag": "fragen Sie",
    "wirf": "werfen Sie", "richte": "richten Sie", "richtet": "richten Sie", "leite": "leiten Sie", "leitet": "leiten Sie",
}  # fmt: skip
_ALSO_OF_ICH = frozenset({*"hol such komm mach schau frag".split(), *FRIENDLY_COMMANDS})
"""Imperatives that are said with „ich“ left out, too: „ich hab Fieber und komm nicht“."""
_NOT_IMPERATIVE_BEFORE = re.compile(r"\b(?:ich|er|sie|es|man|wer)\s+$", re.IGNORECASE)
_FORMS_TO_SIE = {
    "dir": "Ihnen", "dich": "Sie", "dein": "Ihr", "deine": "Ihre", "deinem": "Ihrem", "deinen": "Ihren", "deiner": "Ihrer", "deines": "Ihres",
    "euer": "Ihr", "eure": "Ihre", "eurem": "Ihrem", "euren": "Ihren", "eurer": "Ihrer", "eures": "Ihres",
}  # fmt: skip
_REFLEXIVE = re.compile(
    r"\b(?:melde\w*|genommen|nehm\w*|freu\w*|kümmer\w*|entscheid\w*|überleg\w*|vorstell\w*|bemüh\w*|wend\w*)\b",
    re.IGNORECASE,
)
_DATIVE_OBJECT = re.compile(
    r"\b(?:dank\w*|wünsch\w*|mit|von|bei|zu|sag\w*|schreib\w*|geb\w*|schick\w*|mitteil\w*|teil\w*|helf\w*|absag\w*|gefall\w*|glaub\w*)\b",
    re.IGNORECASE,
)
_DU_SUBJECT = re.compile(r"\b(?:[Dd]u|[Ii]hr)\b")
_WORD = re.compile(r"[^\W\d_]+")
_SIE_VERBS = {
    "haben": ("hast", "habt"), "hatten": ("hattest", "hattet"), "hätten": ("hättest", "hättet"), "sind": ("bist", "seid"), "waren": ("warst", "wart"),
    "wären": ("wärst", "wärt"), "können": ("kannst", "könnt"), "könnten": ("könntest", "könntet"), "konnten": ("konntest", "konntet"),
    "würden": ("würdest", "würdet"), "möchten": ("möchtest", "möchtet"), "wollen": ("willst", "wollt"), "müssen": ("musst", "müsst"),
    "dürfen": ("darfst", "dürft"), "sollen": ("sollst", "sollt"), "werden": ("wirst", "werdet"), "wissen": ("weißt", "wisst"), "geben": ("gibst", "gebt"),
    "nehmen": ("nimmst", "nehmt"), "sehen": ("siehst", "seht"), "finden": ("findest", "findet"), "suchen": ("suchst", "sucht"), "brauchen": ("brauchst", "braucht"),
}  # fmt: skip
_SIE_IMPERATIVES = {
    "entschuldigen": ("entschuldige", "entschuldigt"), "verzeihen": ("verzeih", "verzeiht"), "seien": ("sei", "seid"), "geben": ("gib", "gebt"),
    "nehmen": ("nimm", "nehmt"), "sehen": ("sieh", "seht"), "lassen": ("lass", "lasst"), "melden": ("melde", "meldet"), "schicken": ("schick", "schickt"),
    "senden": ("sende", "sendet"), "löschen": ("lösche", "löscht"), "vernichten": ("vernichte", "vernichtet"), "rufen": ("ruf", "ruft"),
    "sagen": ("sag", "sagt"), "schreiben": ("schreib", "schreibt"), "richten": ("richte", "richtet"), "grüßen": ("grüße", "grüßt"),
    "teilen": ("teile", "teilt"), "haben": ("hab", "habt"), "streichen": ("streiche", "streicht"), "leiten": ("leite", "leitet"),
}  # fmt: skip


def polite_imperatives() -> frozenset[str]:
    """The first words of the imperatives that `to_sie` may bring in: „Geben“."""
    return frozenset(form.split()[0].capitalize() for form in _IMPERATIVES.values())


def to_sie(text: str) -> str | None:
    """`text` with du or ihr turned into Sie; None where a verb's other form is not known."""
    if (turned := _imperatives_to_sie(text)) is None:
        return None
    text = turned
    for subject in list(_DU_SUBJECT.finditer(text))[::-1]:
        verb = _verb_of(text, subject)
        if verb is None:
            return None
        place, form = verb
        new = _third_plural(form)
        if new is None:
            return None
        first, second = sorted([(subject.start(), subject.end(), "Sie"), (*place, cased_like(form, new))])
        text = text[: first[0]] + first[2] + text[first[1] : second[0]] + second[2] + text[second[1] :]
    if "Sie" in text:
        text = re.sub(r"\b(und|oder)\s+(\w+(?:st|t))\b(?!\s+\w*(?:ich|er|es)\b)", _joined_verb, text)
    text = re.sub(r"\b(?:eu|Eu)ch\b", lambda match: _euch(text, match), text)
    text = re.sub(r"\b(?:dich|dir|Dich|Dir)\b", lambda match: _dich(text, match), text)
    return _WORD.sub(lambda match: _FORMS_TO_SIE.get(match[0].lower(), match[0]), text)


def _imperatives_to_sie(text: str) -> str | None:
    """Imperatives at the beginning of a clause: „schick mir“, „bitte entschuldigt“."""

    def turned(match: re.Match[str]) -> str:
        form = _IMPERATIVES.get(match["verb"].lower())
        own = match["verb"].lower() in _ALSO_OF_ICH and re.search(
            r"\bich\b", text[: match.start("verb")], re.IGNORECASE
        )
        if form is None or own:
            return match[0]
        shown = cased_like(match["verb"], form)
        return f"{match['lead']}{shown}"

    return re.sub(
        r"(?P<lead>(?:^|[.!?:;,–]\s+|\b(?:und|aber|oder)\s+)(?:[Bb]itte,?\s+)?)(?P<verb>[^\W\d_]+)(?=\s+(?:bitte|mir|mich|uns|euch|dich|dir|ihn|sie|es|die|das|den|der|dem|eure|deine|meine\w*|dies\w*|alle|nicht|doch|einfach|kurz|noch|trotzdem|auch|am|im|zum|vorbei)\b)",
        turned,
        text,
    )


def _verb_of(text: str, subject: re.Match[str]) -> tuple[tuple[int, int], str] | None:
    """The finite verb of „du“ or „ihr“: right before it, right after it, or at the end of its clause."""
    ending = "st" if subject[0].lower() == "du" else "t"
    before = re.search(rf"([^\W\d_]+{ending})\s+$", text[: subject.start()])
    after = re.match(rf"\s+([^\W\d_]+{ending})\b", text[subject.end() :])
    if before and _third_plural(before[1]):
        return (before.start(1), before.end(1)), before[1]
    clause = re.split(r"[,.;:!?–]", text[subject.end() :], maxsplit=1)[0]
    last = re.search(rf"([^\W\d_]+{ending})\s*$", clause)
    if last and last[1].lower() in _AUX:
        return (subject.end() + last.start(1), subject.end() + last.end(1)), last[1]
    if after and _third_plural(after[1]):
        return (subject.end() + after.start(1), subject.end() + after.end(1)), after[1]
    if last and _third_plural(last[1]):
        return (subject.end() + last.start(1), subject.end() + last.end(1)), last[1]
    return None


def _joined_verb(match: re.Match[str]) -> str:
    """„und findet“ behind a subject that has become Sie."""
    known = match[2].lower() in _AUX or match[2].endswith("st")
    plural = _third_plural(match[2]) if known or re.fullmatch(r"\w+(?:nd|ld|ut|et)et|\w{3,}[^e]t", match[2]) else None
    participle = match[2].startswith(("ge", "ver", "be", "er")) and match[2].endswith("t")
    return match[0] if plural is None or participle else f"{match[1]} {plural}"


def _third_plural(form: str) -> str | None:
    """„haben“ for „hast“ and „habt“; None for a form whose plural is not sure."""
    small = form.lower()
    if small in _AUX:
        return _AUX[small]
    if match := re.fullmatch(r"(\w+(?:tt|nnt|llt|sst|ürd|är|at|ät|ieß|am|äm|ing|and|ab|äb|ochte|öcht))e?s?t", small):
        stem = match[1]
        return stem + "en"
    if match := re.fullmatch(r"(\w{2,}[^aeiouäöü\W])(?:e?st|e?t)", small):
        stem = match[1].removesuffix("s") if small.endswith("sst") else match[1]
        return stem + "en"
    return None


def _euch(text: str, match: re.Match[str]) -> str:
    if re.search(r"\bSie\b[^.,]{0,12}$", text[: match.start()]) and _REFLEXIVE.search(text):
        return "sich"
    around = text[max(0, match.start() - 25) : match.end() + 40]
    if _DATIVE_OBJECT.search(around) and not re.search(r"\b(?:bitte|um|für)\s+$", text[: match.start()]):
        return "Ihnen"
    return "Sie"


def _dich(text: str, match: re.Match[str]) -> str:
    reflexive = _REFLEXIVE.search(text) and re.search(r"\bSie\b[^.,]{0,12}$", text[: match.start()])
    if reflexive:
        return "sich"
    return "Ihnen" if match[0].lower() == "dir" else "Sie"


def to_du(text: str, *, plural: bool) -> str | None:
    """`text` with Sie turned into du, or ihr where `plural`; None where a verb's other form is not known."""
    place = 1 if plural else 0

    def imperative(match: re.Match[str]) -> str:
        forms = _SIE_IMPERATIVES.get(match["verb"].lower())
        return match[0] if forms is None else match["lead"] + cased_like(match["verb"], forms[place])

    text = re.sub(r"(?P<lead>(?:^|[.!?:;,–]\s+|\bund\s+)(?:[Bb]itte\s+)?)(?P<verb>[^\W\d_]+)\s+Sie\b", imperative, text)
    for subject in list(re.finditer(r"\bSie\b", text))[::-1]:
        found = None
        for pattern, base in (
            (r"\b([^\W\d_]+)\s+$", 0),
            (r"^\s+([^\W\d_]+)\b", subject.end()),
            (r"([^\W\d_]+)\s*(?=[,.;:!?–]|$)", subject.end()),
        ):
            where = text[: subject.start()] if base == 0 else text[subject.end() :]
            match = re.search(pattern, where)
            if match and match[1].lower() in _SIE_VERBS:
                found = (base + match.start(1), base + match.end(1), match[1])
                break
        if found is None:
            text = text[: subject.start()] + ("euch" if plural else "dich") + text[subject.end() :]
            continue
        pronoun = (subject.start(), subject.end(), "ihr" if plural else "du")
        verb = (found[0], found[1], cased_like(found[2], _SIE_VERBS[found[2].lower()][place]))
        for start, end, new in sorted([pronoun, verb], reverse=True):
            text = text[:start] + new + text[end:]
    forms = (
        {
            "Ihnen": "euch",
            "Ihr": "euer",
            "Ihre": "eure",
            "Ihrem": "eurem",
            "Ihren": "euren",
            "Ihrer": "eurer",
            "Ihres": "eures",
        }
        if plural
        else {
            "Ihnen": "dir",
            "Ihr": "dein",
            "Ihre": "deine",
            "Ihrem": "deinem",
            "Ihren": "deinen",
            "Ihrer": "deiner",
            "Ihres": "deines",
        }
    )
    return _WORD.sub(lambda match: forms.get(match[0], match[0]), text)

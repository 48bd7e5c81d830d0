"""A sentence in the other form of address: pronouns, possessives, and the verb that goes with them."""

import re

from taktvoll.annotate.register import address_marks
from taktvoll.phrasing.plain_words import cased_like
from taktvoll.rewriting.verb_forms import (
    REFLEXIVE,
    commands,
    find_commands,
    is_plural_form,
    second_plural,
    second_singular,
    told_to_du,
)

_AUX = {
    "bist": "sind", "hast": "haben", "kannst": "können", "willst": "wollen", "musst": "müssen", "darfst": "dürfen", "sollst": "sollen",
    "magst": "mögen", "wirst": "werden", "weißt": "wissen", "weisst": "wissen", "möchtest": "möchten", "siehst": "sehen", "gibst": "geben",
    "nimmst": "nehmen", "findest": "finden", "denkst": "denken", "brauchst": "brauchen", "suchst": "suchen", "machst": "machen",
    "kommst": "kommen", "gehst": "gehen", "hältst": "halten", "lässt": "lassen", "liest": "lesen", "sprichst": "sprechen", "hilfst": "helfen",
    "triffst": "treffen", "verstehst": "verstehen", "schickst": "schicken", "meldest": "melden",
    "seid": "sind", "habt": "haben", "könnt": "können", "wollt": "wollen", "müsst": "müssen", "dürft": "dürfen", "sollt": "sollen",
    "mögt": "mögen", "werdet": "werden", "wisst": "wissen",
}  # fmt: skip
_FORMS_TO_SIE = {
    "dir": "Ihnen", "dich": "Sie", "dein": "Ihr", "deine": "Ihre", "deinem": "Ihrem", "deinen": "Ihren", "deiner": "Ihrer", "deines": "Ihres",
    "euer": "Ihr", "eure": "Ihre", "eurem": "Ihrem", "euren": "Ihren", "eurer": "Ihrer", "eures": "Ihres",
}  # fmt: skip
_DATIVE_OBJECT = re.compile(
    r"\b(?:dank\w*|wünsch\w*|mit|von|bei|zu|sag\w*|schreib\w*|geb\w*|schick\w*|mitteil\w*|teil\w*|helf\w*|absag\w*|gefall\w*|glaub\w*|bring\w*|zeig\w*|überweis\w*|leih\w*|mail\w*|überlass\w*|(?:ab|zu|nach|vorher)?ge(?:sagt|schrieben|geben|schickt|sandt|sendet|mailt|holfen|bracht|zeigt)|mitgeteilt|erzählt|versprochen|angekündigt|erklärt|bestätigt|überwiesen|überlassen)\b",
    re.IGNORECASE,
)
_OBJECT_IN_ACCUSATIVE = re.compile(
    r"\b(?:erreicht|angerufen|gebeten|getroffen|besucht|informiert|kennengelernt|angeschrieben|gefragt|verstanden)\b"
)
_CLAUSE_START = re.compile(r"[,.;:!?–]")
_ANOTHER_SUBJECT = re.compile(r"\b(?:ich|er|sie|wir|man|es|mein\w*|der|die|das|herrn?|frau)\b", re.IGNORECASE)
_DU_SUBJECT = re.compile(r"\b(?:[Dd]u|[Ii]hr)\b")
_WORD = re.compile(r"[^\W\d_]+")
_SIE_VERBS = {
    "haben": ("hast", "habt"), "hatten": ("hattest", "hattet"), "hätten": ("hättest", "hättet"), "sind": ("bist", "seid"), "waren": ("warst", "wart"),
    "wären": ("wärst", "wärt"), "können": ("kannst", "könnt"), "könnten": ("könntest", "könntet"), "konnten": ("konntest", "konntet"),
    "würden": ("würdest", "würdet"), "möchten": ("möchtest", "möchtet"), "wollen": ("willst", "wollt"), "müssen": ("musst", "müsst"),
    "dürfen": ("darfst", "dürft"), "sollen": ("sollst", "sollt"), "werden": ("wirst", "werdet"), "wissen": ("weißt", "wisst"), "geben": ("gibst", "gebt"),
    "nehmen": ("nimmst", "nehmt"), "sehen": ("siehst", "seht"), "finden": ("findest", "findet"), "suchen": ("suchst", "sucht"), "brauchen": ("brauchst", "braucht"),
}  # fmt: skip

_SIE = re.compile(r"\bSie\b")
_LEADS = re.compile(
    r"dass|daß|wenn|ob|weil|falls|sobald|solange|damit|da|wie|was|wo|bevor|nachdem|obwohl|den|die|das|der|dem|denen|und|oder",
    re.IGNORECASE,
)
"""Words right behind which „Sie“ is the subject of its clause."""
_COMMAND_AHEAD = re.compile(
    r"(?:^|[.!?:;–,]\s+|\b(?:und|aber|oder|dann)\s+)(?:und\s+|aber\s+|dann\s+)?(?:[Bb]itte,?\s+)?$"
)
_OWN_SELF = re.compile(
    r"(\b(?:[Dd]u|[Ii]hr|[Mm]eldet?|[Nn]imm|[Nn]ehmt|[Kk]ümmert?|[Üü]berlegt?|[Mm]erkt?|[Ss]paret?|[Ss]part|[Ff]reut?|[Ww]endet?)\b(?:\s+(?:bitte|auch|doch|gern|einfach|mal))?\s+)sich\b"
)
_DATIVE_SELF = re.compile(
    r"\b(?:Zeit|Mühe|Gedanken|überleg\w*|vorstell\w*|merk\w*|spar\w*|anseh\w*|angesehen|anschau\w*|angeschaut)\b",
    re.IGNORECASE,
)
_FORMS_TO_DU = (
    {"Ihnen": "dir", "Ihr": "dein", "Ihre": "deine", "Ihrem": "deinem", "Ihren": "deinen", "Ihrer": "deiner", "Ihres": "deines"},
    {"Ihnen": "euch", "Ihr": "euer", "Ihre": "eure", "Ihrem": "eurem", "Ihren": "euren", "Ihrer": "eurer", "Ihres": "eures"},
)  # fmt: skip
"""Of one and of several."""


def polite_imperatives() -> frozenset[str]:
    """The first words of the imperatives that `to_sie` may bring in: „Geben“."""
    return frozenset(_polite(verb).capitalize() for verb in commands().values())


def _polite(verb: str) -> str:
    return "seien" if verb == "sein" else verb


def to_sie(text: str) -> str | None:
    """`text` with du or ihr turned into Sie; None where a verb's other form is not known."""
    text = _imperatives_to_sie(text)
    for subject in list(_DU_SUBJECT.finditer(text))[::-1]:
        verb = _verb_of(text, subject)
        if verb is None and _is_hers(text, subject):
            continue
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


def _imperatives_to_sie(text: str) -> str:
    """Imperatives at the beginning of a clause: „schick mir“, „bitte entschuldigt“."""
    for start, end, verb in reversed(find_commands(text)):
        several = text[start:end].lower() == second_plural(verb)
        behind = re.sub(r"^\s+ihr\b(?=\s+(?:[A-ZÄÖÜ]|bitte|mir|uns))", "", text[end:]) if several else text[end:]
        text = f"{text[:start]}{cased_like(text[start:end], _polite(verb))} Sie{behind}"
    return text


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


def _is_hers(text: str, word: re.Match[str]) -> bool:
    """Whether „ihr“ is a woman's: „dass ich ihr noch schreibe“, „in ihr Büro“."""
    if word[0] != "ihr" or any(start <= word.start() < end for start, end, _ in address_marks(text, [(0, len(text))])):
        return False
    clause = _CLAUSE_START.split(text[: word.start()])[-1]
    return _ANOTHER_SUBJECT.search(clause) is not None


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
    if re.search(r"\bSie\s+$", text[: match.start()]):
        return "sich"
    if re.search(r"\bSie\b[^.,]{0,12}$", text[: match.start()]) and REFLEXIVE.search(text):
        return "sich"
    around = text[max(0, match.start() - 25) : match.end() + 40]
    if _OBJECT_IN_ACCUSATIVE.search(around):
        return "Sie"
    if _DATIVE_OBJECT.search(around) and not re.search(r"\b(?:bitte|um|für)\s+$", text[: match.start()]):
        return "Ihnen"
    return "Sie"


def _dich(text: str, match: re.Match[str]) -> str:
    reflexive = REFLEXIVE.search(text) and re.search(r"\bSie\b[^.,]{0,12}$", text[: match.start()])
    if reflexive:
        return "sich"
    return "Ihnen" if match[0].lower() == "dir" else "Sie"


def to_du(text: str, *, plural: bool) -> str | None:
    """`text` with Sie turned into du, or ihr where `plural`; None where a verb's other form is not known."""
    for subject in list(_SIE.finditer(text))[::-1]:
        role = _role_of(text, subject)
        if role is None:
            return None
        place, form = role
        if form == "object":
            text = text[: subject.start()] + ("euch" if plural else "dich") + text[subject.end() :]
            continue
        old = text[place[0] : place[1]]
        if form == "command":
            told = second_plural(old.lower()) if plural else told_to_du(old.lower())
            text = text[: place[0]] + cased_like(old, told) + text[subject.end() :]
            continue
        said = cased_like(old, _second_person(old.lower(), plural=plural))
        pronoun = "ihr" if plural else "du"
        shown = pronoun if subject.start() else pronoun.capitalize()
        for start, end, new in sorted([(*subject.span(), shown), (*place, said)], reverse=True):
            text = text[:start] + new + text[end:]
    text = _OWN_SELF.sub(lambda match: match[1] + _self(match[0], text[match.end() :], plural=plural), text)
    return _WORD.sub(lambda match: _FORMS_TO_DU[plural].get(match[0], match[0]), text)


def _role_of(text: str, subject: re.Match[str]) -> tuple[tuple[int, int], str] | None:
    """The verb that goes with „Sie“, and whether it tells, commands, or has Sie for its object; None where that is not sure."""
    before = re.search(r"([^\W\d_]+)\s+$", text[: subject.start()])
    after = re.match(r"\s+([^\W\d_]+)", text[subject.end() :])
    clause = _CLAUSE_START.split(text[subject.end() :], maxsplit=1)[0]
    leading = before is None or _LEADS.fullmatch(before[1])
    if before is not None and not leading and is_plural_form(before[1].lower()):
        place = before.span(1)
        ahead = text[: before.start()]
        commands_it = _COMMAND_AHEAD.search(ahead) or (
            re.search(r"\bbitte\b", clause)
            and "?" not in text[subject.end() :]
            and before[1].lower() in commands().values()
        )
        return place, ("command" if commands_it and _may_command(before[1], text) else "told")
    if before is None or (not before[1].islower() and not text[: before.start()].strip()) or leading:
        last = re.search(r"([^\W\d_]+)\s*$", clause)
        if last is not None and leading and before is not None and is_plural_form(last[1].lower()):
            return (subject.end() + last.start(1), subject.end() + last.end(1)), "told"
        if after is not None and is_plural_form(after[1].lower()):
            return (subject.end() + after.start(1), subject.end() + after.end(1)), "told"
        if leading and (before is None or before[1].lower() not in {"für", "an", "um", "über", "auf", "ich"}):
            return None
    return (subject.start(), subject.start()), "object"


def _may_command(verb: str, text: str) -> bool:
    """Whether the verb in front of „Sie“ tells to do something: no question, and no „hätten Sie“."""
    return verb.lower() in {*commands().values(), "seien", "sein"} and not text.rstrip().endswith("?")


def _second_person(form: str, *, plural: bool) -> str:
    known = _SIE_VERBS.get(form)
    if known is not None:
        return known[plural]
    return second_plural(form) if plural else second_singular(form)


def _self(matched: str, behind: str, *, plural: bool) -> str:
    """„euch“, „dich“ or „dir“ for „sich“."""
    if plural:
        return "euch"
    return "dir" if _DATIVE_SELF.search(matched + behind.split(",", 1)[0]) else "dich"

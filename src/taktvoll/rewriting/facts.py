"""The draft's own facts as parts of a sentence, and the check that a rewrite has no others and loses none."""

import re
from collections.abc import Iterable, Iterator, Mapping

from taktvoll.analysis import AnalysedSentence, Analysis, DateMention, SlotSpan
from taktvoll.letter import EXCLUDED
from taktvoll.mail.reading_text import as_read, one_line

_NEAR = frozenset({"heute", "morgen", "übermorgen"})
_FEMININE = re.compile(
    r"^\w*(?:gruppe|praxis|kanzlei|verwaltung|stiftung|holding|sammlung|reederei|agentur|klinik|werkstatt|schule|abteilung|bank|akademie|spedition|apotheke|gemeinde|stadt|kammer)\b|(?:GmbH(?: & Co\.? KG)?|AG|KG|SE|UG|Stiftung|Klinik|Agentur|Genossenschaft|Kanzlei|Verwaltung|Schule|Universität|Hochschule|Reederei|Holding|Sammlung|Werkstatt|Gruppe|Bank|Praxis|Rück)$",
    re.IGNORECASE,
)
_NEUTER = re.compile(
    r"^(?:Familienzentrum|Institut|Museum|Theater|Klinikum|Krankenhaus|Amt|Bezirksamt|Hotel|Atelier|Haus)\b",
    re.IGNORECASE,
)
_MASCULINE = re.compile(r"^(?:Seniorenhof|Verein|Verband|Verlag|Hafenumschlag|Hort|Kindergarten)\b", re.IGNORECASE)
_LOCAL = re.compile(r"\b(bei der|bei dem|beim|bei|in der|in dem|im|an der|am|auf der)\s+$", re.IGNORECASE)
_TALK = re.compile(r"einlad|eingelad|ladung|termin|gespräch|interview|vorstell|probe|verfahren", re.IGNORECASE)
_NO_FIRM = re.compile(r"(?:Posten|Stelle|Job|Arbeit|Platz|Leitung|Aufgabe)\b")
_FULL_STOP = re.compile(
    r"(?<=[^\W\d_]{3})(?<!jan)(?<!feb)(?<!mär)(?<!apr)(?<!jun)(?<!jul)(?<!aug)(?<!sep)(?<!okt)(?<!nov)(?<!dez)(?<!sept)\.$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
SHORTEST_NOUN = 3
_NAME = re.compile(r"[^\W\d_][\w'’&-]*")
_NOT_THE_DAY = re.compile(
    r"\b(?:seit|bis|vom|per|ab|gestern|jeden)\s+(?:dem\s+|zum\s+|letzten\s+)?$|\bnach\s+(?:de[rm]|unsere[rm]|ihre[rm])\s+\S+\s+am\s+$",
    re.IGNORECASE,
)
_OF_THE_TALK = re.compile(
    r"(?:gespräch|termin|interview|treffen|tag)\w*\s+vom\s+(?:\w+tag,?\s+(?:dem\s+)?)?$", re.IGNORECASE
)
"""„das Gespräch vom 3. März“ is on that day; „Ihre Mail vom 3. März“ is not."""
_TOLD_TODAY = re.compile(
    r"\b(?:sag\w*|schreib\w*|geb\w*|teil\w*|meld\w*|erst|noch)\b(?:\s+\S+){0,4}\s*$|^\s*(?:eine[nmr]?|mit|Bescheid|dass|überraschend)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\W*(?:ihre?|eure?|euer|deine?)\s+", re.IGNORECASE)
"""„Ihre Polymechaniker am Messplatz waren freundlich“ speaks of people or things of the firm, not of the firm."""
_ROLES = frozenset({"recipient", "date", "time", "sender"})
"""Slots with one place in a letter, so that another value there misleads."""
_SAYS_WHEN = ("decision", "reschedule", "thanks", "subject")
_SAYS_WHAT = (*_SAYS_WHEN, "salutation", "goodwill", "apology", "closing")
_CALENDAR = re.compile(
    r"\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b"
)


def stated(analysis: Analysis) -> Mapping[str, SlotSpan]:
    """The slots that the draft states as such.

    A weekday in a story („seit Sonntag“, „bis Freitag“) is no appointment, a trade in a reason no position.
    """
    return {name: slot for name, slot in analysis.slots.items() if _is_stated(analysis, name, slot)}


def _is_stated(analysis: Analysis, name: str, slot: SlotSpan) -> bool:
    if name in {"recipient", "sender"}:
        return "[" not in slot.text
    home = next((sentence for sentence in analysis.sentences if sentence.start <= slot.start < sentence.end), None)
    if home is None or home.segment in EXCLUDED:
        return False
    if name in {"date", "time"}:
        return _is_of_appointment(analysis, name, slot, home)
    if any(mark.kind == "reason_clause" and mark.start <= slot.start < mark.end for mark in home.evidence):
        return False
    if name == "company":
        named = not _WHOSE.fullmatch(analysis.text[home.start : slot.start]) and not _NO_FIRM.match(slot.text)
        return named and home.has(*_SAYS_WHAT) and len(slot.text) > 3
    return home.has(*_SAYS_WHAT) and not home.has("reason", "private", "negative")


def _is_of_appointment(analysis: Analysis, name: str, slot: SlotSpan, home: AnalysedSentence) -> bool:
    """Whether a date or time is that of the appointment, rather than of a story or of the mail itself."""
    before, after = analysis.text[max(home.start, slot.start - 40) : slot.start], analysis.text[slot.end : home.end]
    if (_NOT_THE_DAY.search(before) and not _OF_THE_TALK.search(before)) or (name == "date" and after[:1] == "s"):
        return False
    if slot.text.lower() == "heute" and (_TOLD_TODAY.search(before) or _TOLD_TODAY.search(after)):
        return False
    if home.has("decision", "reschedule", "subject"):
        return True
    if home.has("thanks"):
        return bool(_TALK.search(analysis.quote(home)))
    return any(_near(home, other) for other in _with(analysis, _SAYS_WHEN))


def _with(analysis: Analysis, labels: tuple[str, ...]) -> list[AnalysedSentence]:
    return [sentence for sentence in analysis.letter_sentences if sentence.has(*labels)]


def _near(home: AnalysedSentence, other: AnalysedSentence) -> bool:
    """Whether `home` gives the ground for an act in the sentence right after it, and nothing else."""
    return home.has("reason") and not home.has("private", "negative", "hedge") and 0 <= other.start - home.end <= 2


def when(analysis: Analysis, *, date: bool = True, time: bool = True) -> str:
    """„ am 12. März um 10 Uhr“ from the slots, with a leading space; empty where the draft names neither."""
    slots = stated(analysis)
    parts = ""
    slot = slots.get("date")
    if date and slot:
        word = normal_days(_without_stop(slot.text))
        if word.lower() in _NEAR:
            parts += f" {word.lower()}"
        elif re.match(r"(?:am|an|den|dem|der)\b", word, re.IGNORECASE):
            parts += " " + re.sub(r"^(?:den|dem|der)\b", "am", word, flags=re.IGNORECASE)
        else:
            parts += f" am {word}"
        if "," in word:
            parts += ","
    slot = slots.get("time")
    if time and slot:
        parts += f" {slot.text}" if re.match(r"(?:um|gegen|ab)\b", slot.text, re.IGNORECASE) else f" um {slot.text}"
        parts += "," if parts.count(",") and "date" in slots else ""
    return parts


def _without_stop(quote: str) -> str:
    """A date on one line, without the full stop of the sentence that it ends; that of an abbreviation stays."""
    return _FULL_STOP.sub("", one_line(quote))


def normal_days(text: str) -> str:
    """`text` with weekdays and months in capitals: „am Freitag“ for „am freitag“."""
    return _CALENDAR.sub(lambda match: match.group().capitalize(), text)


def where(analysis: Analysis) -> str:
    """„ bei der Nordlicht GmbH“, with the preposition of the draft where it is one of place."""
    slot = stated(analysis).get("company")
    if not slot:
        return ""
    name = one_line(slot.text)
    before = _LOCAL.search(analysis.text[max(0, slot.start - 12) : slot.start])
    if before:
        return f" {before.group(1).lower()} {name}"
    if _NEUTER.search(name) or _MASCULINE.search(name):
        return f" beim {name}"
    return f" bei der {name}" if _FEMININE.search(name) else f" bei {name}"


def what(analysis: Analysis) -> str:
    """„ für die Stelle als Controllerin“."""
    slot = stated(analysis).get("position")
    return f" für die Stelle als {one_line(slot.text)}" if slot else ""


def flat(text: str) -> str:
    """`text` on one line, composed and in small letters: the form in which facts are compared."""
    return one_line(text).casefold()


def letter_words(result: Analysis) -> str:
    """The letter itself as facts are compared: what a quoted mail or a signature says is not said by the letter."""
    return flat(" ".join(result.quote(sentence) for sentence in result.letter_sentences))


def lost_slots(analysis: Analysis, result: Analysis) -> set[str]:
    """Names of the draft's stated slots whose words the letter `result` no longer has."""
    kept = letter_words(result)
    return {name for name, slot in stated(analysis).items() if flat(_without_stop(slot.text)) not in kept}


def moved_slots(analysis: Analysis, result: Analysis) -> set[str]:
    """Names of the stated slots for which a reader of `result` would take something else."""
    found = {name: flat(_without_stop(slot.text)) for name, slot in result.slots.items()}
    return {
        name
        for name, slot in stated(analysis).items()
        if name in _ROLES and found.get(name, flat(_without_stop(slot.text))) != flat(_without_stop(slot.text))
    }


def proposals(analysis: Analysis, sentence: AnalysedSentence) -> list[DateMention]:
    """The dates that a request offers; one in a reason is none."""
    reasons = [mark for mark in sentence.evidence if mark.kind == "reason_clause" and mark.source == "connective"]
    return [
        date
        for date in analysis.dates
        if date.proposed
        and sentence.start <= date.start < sentence.end
        and not any(mark.start <= date.start < mark.end for mark in reasons)
    ]


def lost_dates(analysis: Analysis, result: Analysis) -> list[str]:
    """Dates that the writer offers in a request and the letter `result` no longer has."""
    kept = letter_words(result)
    offered = [date for sentence in _with(analysis, ("reschedule",)) for date in proposals(analysis, sentence)]
    return [quote for quote in map(analysis.quote, offered) if flat(quote) not in kept]


def _nominatives(word: str) -> Iterator[str]:
    """What `word` may be the genitive of: „gesprächs“ of „gespräch“, „probetages“ of „probetag“."""
    for ending in ("s", "es"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_NOUN:
            yield word.removesuffix(ending)


def invented(original: str, text: str, allowed: Iterable[str]) -> list[str]:
    """Numbers and capitalised words of `text` that neither the draft nor `allowed` has, in order.

    A noun that the draft has in the genitive („Vorstellungsgesprächs“, „Probetages“) is no other in the nominative.
    """
    original, text = as_read(original), as_read(text)
    own = {match.group().casefold() for match in _NAME.finditer(original)}
    known = own.union(*map(_nominatives, own), (word.casefold() for word in allowed))
    numbers = set(_NUMBER.findall(original))
    found = [number for number in _NUMBER.findall(text) if number not in numbers]
    found += [
        match.group()
        for match in _NAME.finditer(text)
        if match.group()[0].isupper() and match.group().casefold() not in known
    ]
    return found

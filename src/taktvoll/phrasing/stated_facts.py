"""The facts that a draft states, and how a sentence names them."""

import re
import unicodedata
from collections.abc import Mapping

from taktvoll.analysis import AnalysedSentence, Analysis, DateMention, SlotSpan
from taktvoll.appointment import WEEKDAYS, mention_of
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.letter import EXCLUDED
from taktvoll.phrasing.day_parts import with_day_parts
from taktvoll.phrasing.places import place_named
from taktvoll.scheme import DateRole, Stance

_NEAR = {
    "heute": "heute", "heut": "heute", "heutigen": "heute", "morgen": "morgen", "morgigen": "morgen",
    "übermorgen": "übermorgen", "uebermorgen": "übermorgen", "gestern": "gestern", "vorgestern": "vorgestern",
}  # fmt: skip
_SHORT_DAYS = {day[:2].lower(): day for day in WEEKDAYS["de"]}
_BARE_PLURAL = lazy_pattern(
    r"^(?:[\w-]*(?:werke|betriebe|häuser|studios|märkte)|(?:deutsche|bayerische|evangelische|katholische|städtische|freie|vereinigte|alte|neue)[rsn]?)\b",
    re.IGNORECASE,
)
"""Their dative would change the name: „Stadtwerke Halle“, „Deutsche Bahn“."""
_PLURAL = lazy_pattern(r"^[\w-]*(?:bahnen|kliniken|werkstätten|werken|betrieben)\b(?!\s*&)", re.IGNORECASE)
_LEGAL = lazy_pattern(r"(?:GmbH|AG|KG|SE|UG|Rück|Stadt)$|^(?:Stadt|Bahn)\s", re.IGNORECASE)
"""Names that are feminine by their legal form, at whatever noun they begin."""
_ATTACHED = lazy_pattern(r"\b(als|in der|im|in|für die|für den|für das|zur|zum)\s+(?:eine?[nmr]?\s+)?$", re.IGNORECASE)
"""How a draft attaches a post to „Bewerbung“ or „Stelle“."""
_LOCAL = lazy_pattern(r"\b(bei der|bei dem|beim|bei|in der|in dem|im|an der|am|auf der)\s+$", re.IGNORECASE)
_TOWARDS = {
    "in die": "in der", "auf die": "auf der", "an die": "an der", "zur": "bei der", "in das": "im", "ins": "im", "in den": "im",
    "auf das": "auf dem", "aufs": "auf dem", "auf den": "auf dem", "ans": "am", "an das": "am", "zum": "beim",
}  # fmt: skip
"""How the draft goes there → where the appointment is."""
_GOING = lazy_pattern(r"\b(" + "|".join(_TOWARDS) + r")\s+$", re.IGNORECASE)
_TALK = lazy_pattern(r"einlad|eingelad|ladung|termin|gespräch|interview|vorstell|probe|verfahren", re.IGNORECASE)
_NO_FIRM = lazy_pattern(r"(?:Posten|Stelle|Job|Arbeit|Platz|Leitung|Aufgabe)\b")
_SMALL_END = lazy_pattern(r"\s[a-zäöüß]{3,}$")
"""„Chance gebts“: a firm does not end in a verb."""
_FULL_STOP = lazy_pattern(
    r"(?<=[^\W\d_]{3})(?<!jan)(?<!feb)(?<!mär)(?<!apr)(?<!jun)(?<!jul)(?<!aug)(?<!sep)(?<!okt)(?<!nov)(?<!dez)(?<!sept)\.$",
    re.IGNORECASE,
)
_NOT_THE_DAY = lazy_pattern(
    r"\b(?:seit|bis|vom|per|ab|gestern|jeden)\s+(?:dem\s+|zum\s+|letzten\s+)?$|\bnach\s+(?:de[rm]|unsere[rm]|ihre[rm])\s+\S+\s+am\s+$",
    re.IGNORECASE,
)
_OF_THE_TALK = lazy_pattern(
    r"(?:gespräch|termin|interview|treffen|tag)\w*\s+vom\s+(?:\w+tag,?\s+(?:dem\s+)?)?$", re.IGNORECASE
)
"""„das Gespräch vom 3. März“ is on that day; „Ihre Mail vom 3. März“ is not."""
_WITH_HOUR = lazy_pattern(r",?\s+(?:um|ab)\s+\d{1,2}(?:[.:]\d\d)?\s*(?:uhr|h)\b", re.IGNORECASE)
"""„Ihre Einladung vom 3. März um 10 Uhr“: mails are not dated by the hour."""
_TOLD_TODAY = lazy_pattern(
    r"\b(?:sag\w*|schreib\w*|geb\w*|teil\w*|meld\w*|erst|noch)\b(?:\s+\S+){0,4}\s*$|^\s*(?:eine[nmr]?|mit|Bescheid|dass|überraschend)\b",
    re.IGNORECASE,
)
_WHOSE = lazy_pattern(r"\W*(?:ihre?|eure?|euer|deine?)\s+", re.IGNORECASE)
"""„Ihre Polymechaniker am Messplatz waren freundlich“ speaks of people or things of the firm, not of the firm."""
_SAYS_WHEN = ("decision", "reschedule", "thanks", "subject")
_SAYS_WHAT = (*_SAYS_WHEN, "salutation", "goodwill", "apology", "closing")
_CALENDAR = lazy_pattern(
    r"\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b"
)


_WRITES_ABOUT = lazy_pattern(
    r"\W*(?:also,?\s+)?(?:ich\s+(?:schreibe?|melde?)\s+(?:mich\s+)?(?:dir\s+|ihnen\s+|euch\s+)?)?(?:noch\s+)?(?:wegen|zu\s+unserem|zum)\s+(?:dem\s+|des\s+|unserem\s+|termin\s+am\s+)?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen|heute|\d|nächsten)",
    re.IGNORECASE,
)
"""„ich schreibe Ihnen wegen Montag, 1. März, 11 Uhr“: what the whole letter is about."""
_BETWEEN = re.compile(r",?\s+(?:(?:um|ab|gegen)\s+)?")
"""„am Freitag um 10 Uhr“: the hour is told where the day is."""


def stated(analysis: Analysis) -> Mapping[str, SlotSpan]:
    """The slots that the draft states as such.

    A weekday in a story („seit Sonntag“, „bis Freitag“) is no appointment, a trade in a reason no position.
    """
    found = {name: slot for name, slot in analysis.slots.items() if _is_stated(analysis, name, slot)}
    hour = analysis.slots.get("time")
    if hour is not None and "date" in found and _BETWEEN.fullmatch(analysis.text[found["date"].end : hour.start]):
        found.setdefault("time", hour)
    return found


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
        before = analysis.text[home.start : slot.start]
        named = not _WHOSE.fullmatch(before) and not _NO_FIRM.match(slot.text) and not _stands_there(before, slot.text)
        return named and home.has(*_SAYS_WHAT) and len(slot.text) > 3 and not _SMALL_END.search(slot.text)
    return home.has(*_SAYS_WHAT) and not home.has("reason", "private", "negative")


_IN = lazy_pattern(r"\b(?:in|nach|aus|auf)\s+$")
_ROOM = lazy_pattern(r"(?:[A-ZÄÖÜ][\w-]+\s+)?\d+[a-z]?\.?$|[A-ZÄÖÜ][\w-]+$")


def _stands_there(before: str, name: str) -> bool:
    """Whether one word, or a word with a number, is a town or a ward after its preposition: „in Groß-Gerau“, „in Wohnbereich 2“."""
    return bool(_IN.search(before) and _ROOM.match(name))


def _is_of_appointment(analysis: Analysis, name: str, slot: SlotSpan, home: AnalysedSentence) -> bool:
    """Whether a date or time is that of the appointment, rather than of a story or of the mail itself."""
    before, after = analysis.text[max(home.start, slot.start - 40) : slot.start], analysis.text[slot.end : home.end]
    mention = mention_of(analysis, slot) if name == "date" else None
    is_range = mention is not None and mention.until is not None
    if (
        _NOT_THE_DAY.search(before) and not is_range and not _OF_THE_TALK.search(before) and not _WITH_HOUR.match(after)
    ) or (name == "date" and after[:1] == "s"):
        return False
    if slot.text.lower() == "heute" and (_TOLD_TODAY.search(before) or _TOLD_TODAY.search(after)):
        return False
    about = _WRITES_ABOUT.match(analysis.quote(home)) is not None
    if about or home.has("decision", "reschedule", "subject"):
        return about or not (name == "time" and _is_of_another_day(analysis, home))
    if home.has("thanks"):
        return _names_a_talk(analysis.quote(home))
    if any(_near(home, other) for other in _with(analysis, _SAYS_WHEN)):
        return True
    alone = sum(date.day is not None for date in analysis.dates) == 1 and not home.has("reason", "private")
    return (
        _names_a_talk(analysis.quote(home))
        or _is_the_day_of_the_obstacle(analysis, mention)
        or alone
        or (home.has("negative", "hedge") and not home.has("private", "reason"))
    )


def _is_the_day_of_the_obstacle(analysis: Analysis, mention: DateMention | None) -> bool:
    """Whether something else falls on the day of the appointment: „Am Donnerstag ist die Beerdigung meines Vaters“."""
    if mention is None or mention.role != DateRole.APPOINTMENT or analysis.situation.stance is not Stance.PREVENTED:
        return False
    return sum(date.role == DateRole.APPOINTMENT for date in analysis.dates) == 1


def _names_a_talk(quote: str) -> bool:
    return _TALK.search(unicodedata.normalize("NFC", quote)) is not None


def _is_of_another_day(analysis: Analysis, home: AnalysedSentence) -> bool:
    """Whether the sentence of a time offers other days, and the day of the appointment stands in another sentence."""
    day = analysis.slots.get("date")
    if day is None or home.start <= day.start < home.end or not home.has("reschedule"):
        return False
    return any(date.proposed and home.start <= date.start < home.end for date in analysis.dates)


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
        said = _on_the_day(normal_days(without_stop(slot.text)), mention_of(analysis, slot))
        parts += f" {said}" + ("," if "," in said else "")
    slot = slots.get("time")
    if time and slot:
        parts += f" {_at_the_hour(slot.text)}"
        parts += "," if parts.count(",") and "date" in slots else ""
    return parts


def _on_the_day(words: str, mention: DateMention | None) -> str:
    """„am 12. März“, „heute Nachmittag“, „nächste Woche Dienstag“, „in KW 12“, „vom 3. bis 5. März“."""
    near, *others = words.split()
    if near.lower() in _NEAR:
        return " ".join([_NEAR[near.lower()], *others])
    if mention is not None and mention.week is not None and mention.weekday is None:
        return f"in {words}" if re.match(r"KW|Kalenderwoche", words, re.IGNORECASE) else f"in der {words}"
    if mention is not None and mention.until is not None and re.search(r"\bbis\b|[-–]", words):
        return f"vom {words}" if mention.day is not None else f"von {words}"
    return _on_one_day(" ".join([_SHORT_DAYS.get(near.rstrip(".,").lower(), near), *others]))


def _on_one_day(words: str) -> str:
    if re.match(
        r"(?:(?:über)?(?:nächste|kommende|diese|folgende)\s+Woche|diesen|nächsten|kommenden)\b", words, re.IGNORECASE
    ):
        return words[:1].lower() + words[1:]
    if re.match(r"(?:am|an|den|dem|der)\b", words, re.IGNORECASE):
        return re.sub(r"^(?:den|dem|der)\b", "am", words, flags=re.IGNORECASE)
    return f"am {words}"


def _at_the_hour(words: str) -> str:
    """„um 10 Uhr“, „von 10 bis 11 Uhr“, „zwischen 10 und 11 Uhr“."""
    hour = f"{words} Uhr" if re.fullmatch(r"\d{1,2}(?:[.:]\d\d)?", words) else re.sub(r"\buhr\b", "Uhr", words)
    if re.match(r"(?:um|gegen|ab|zwischen|von)\b", words, re.IGNORECASE):
        return hour
    return f"von {hour}" if re.search(r"\d\s*(?:Uhr|h)?\s*(?:-|–|—|bis)\s*\d", words, re.IGNORECASE) else f"um {hour}"


def without_stop(quote: str) -> str:
    """A date on one line, without the full stop of the sentence that it ends; that of an abbreviation stays."""
    return _FULL_STOP.sub("", " ".join(quote.split()))


def normal_days(text: str) -> str:
    """`text` with weekdays and months in capitals, parts of the day as they are spelt: „am Freitagabend“ for „am freitag abend“."""
    text = with_day_parts(text)
    return _CALENDAR.sub(lambda match: match.group().capitalize(), text)


def where(analysis: Analysis) -> str:
    """„ bei der Nordlicht GmbH“, with the preposition of the draft where it is one of place; empty where the name would have to change."""
    slot = stated(analysis).get("company")
    if not slot:
        return ""
    name = " ".join(slot.text.split())
    before = analysis.text[max(0, slot.start - 12) : slot.start]
    local, going = _LOCAL.search(before), _GOING.search(before)
    preposition = local[1].lower() if local else (_arrived(going[1].lower(), name) if going else _preposition(name))
    return f" {preposition} {name}" if preposition else ""


def _arrived(direction: str, name: str) -> str:
    """„in der“ for a draft's „in die“; a plural keeps the preposition of its name."""
    place = place_named(name)
    feminine = direction.endswith(" die")
    return (
        _TOWARDS[direction]
        if place is not None and (place.gender == "f") == (feminine or direction == "zur")
        else _preposition(name)
    )


def _preposition(name: str) -> str:
    """„bei“ before a bare name („Nordlicht“), with the article of its noun before others; empty before „Stadtwerke Halle“."""
    if _LEGAL.search(name):
        return "bei der"
    if _BARE_PLURAL.search(name):
        return ""
    if _PLURAL.search(name):
        return "bei den"
    place = place_named(name)
    return place.at if place is not None else "bei"


def what(analysis: Analysis) -> str:
    """„ als Controllerin“ or „ im Einkauf“: the post as the draft's own words attach it; empty where they cannot be taken over."""
    slot = stated(analysis).get("position")
    if not slot:
        return ""
    name = " ".join(slot.text.split())
    before = _ATTACHED.search(analysis.text[max(0, slot.start - 24) : slot.start])
    return f" {' '.join(before[1].split()).lower()} {name}" if before else ""

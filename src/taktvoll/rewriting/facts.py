"""The draft's own facts as parts of a sentence, and the check that a rewrite has no others."""

import re
from collections.abc import Iterable

from taktvoll.reading import Reading

_NEAR = frozenset({"heute", "morgen", "übermorgen"})
_FEMININE = re.compile(r"(?:GmbH(?: & Co\.? KG)?|AG|KG|SE|UG|Stiftung|Klinik|Agentur|Genossenschaft|Kanzlei|Verwaltung|Schule|Universität|Hochschule)$")
_LOCAL = re.compile(r"\b(bei der|bei dem|beim|bei|in der|in dem|im|an der|am|auf der)\s+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[^\W\d_][\w'’&-]*")


def when(reading: Reading, *, date: bool = True, time: bool = True) -> str:
    """„ am 12. März um 10 Uhr“ from the slots, with a leading space; empty where the draft names neither."""
    parts = ""
    slot = reading.slots.get("date")
    if date and slot:
        word = slot.text
        if word.lower() in _NEAR:
            parts += f" {word.lower()}"
        elif word.lower().endswith("igen"):
            parts += f" am {word} Tag"
        else:
            parts += f" am {word}"
    slot = reading.slots.get("time")
    if time and slot:
        parts += f" {slot.text}" if slot.text.lower().startswith("um ") else f" um {slot.text}"
    return parts


def where(reading: Reading) -> str:
    """„ bei der Nordlicht GmbH“, with the preposition of the draft where it is one of place."""
    slot = reading.slots.get("company")
    if not slot:
        return ""
    before = _LOCAL.search(reading.text[max(0, slot.start - 12) : slot.start])
    if before:
        return f" {before.group(1).lower()} {slot.text}"
    return f" bei der {slot.text}" if _FEMININE.search(slot.text) else f" bei {slot.text}"


def what(reading: Reading) -> str:
    """„ für die Stelle als Controllerin“."""
    slot = reading.slots.get("position")
    return f" für die Stelle als {slot.text}" if slot else ""


def lost_slots(reading: Reading, text: str) -> set[str]:
    """Names of the draft's slots whose words `text` no longer has."""
    flat = " ".join(text.split()).casefold()
    return {name for name, slot in reading.slots.items() if " ".join(slot.text.split()).casefold() not in flat}


def invented(original: str, text: str, allowed: Iterable[str]) -> list[str]:
    """Numbers and capitalised words of `text` that neither the draft nor `allowed` has, in order."""
    known = {match.group().casefold() for match in _NAME.finditer(original)} | {word.casefold() for word in allowed}
    numbers = set(_NUMBER.findall(original))
    found = [number for number in _NUMBER.findall(text) if number not in numbers]
    found += [
        match.group()
        for match in _NAME.finditer(text)
        if match.group()[0].isupper() and match.group().casefold() not in known
    ]
    return found

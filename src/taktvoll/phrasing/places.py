"""Houses and employers by the noun in their name: its gender, and whether one goes in, on or to it."""

import functools
import re
from dataclasses import dataclass

from taktvoll.mail.lexicon import lines_of_list

_DATIVE = {
    ("f", "in"): "in der", ("f", "auf"): "auf der", ("f", "bei"): "bei der", ("m", "in"): "im", ("m", "auf"): "auf dem", ("m", "bei"): "beim",
    ("n", "in"): "im", ("n", "auf"): "auf dem", ("n", "bei"): "beim",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
MIN_HEAD = 2
"""Letters before the last part of a compound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the noun of a name asks for."""

    gender: str
    """„m“, „f“ or „n“."""
    preposition: str
    """„in“, „auf“ or „bei“."""

    @property
    def at(self) -> str:
        """„in der“, „auf dem“, „beim“."""
        return _DATIVE[self.gender, self.preposition]


def place_named(name: str) -> Place | None:
    """The place that a name says it is, by its first word or else by its last: „Praxis Dr. Weber“, „Rathaus-Apotheke“, „Stern Apotheke“."""
    words = [word.rsplit("-", 1)[-1] for word in name.split()]
    return next((place for word in (words[:1] + words[-1:]) if (place := _place(word)) is not None), None)


@functools.cache
def _places() -> tuple[dict[str, Place], dict[str, Place]]:
    """By the whole word, and by the last part of a compound."""
    whole: dict[str, Place] = {}
    parts: dict[str, Place] = {}
    for line in lines_of_list("taktvoll.phrasing.lexicons", "places"):
        noun, gender, preposition = line.split()
        place = Place(gender=gender, preposition=preposition)
        whole[noun.removeprefix("=")] = place
        if not noun.startswith("="):
            parts[noun] = place
    return whole, parts


def _place(word: str) -> Place | None:
    bare = _WORD.match(word)
    if bare is None or not bare[0][0].isupper():
        return None
    noun, (whole, parts) = bare[0].lower(), _places()
    if noun in whole:
        return whole[noun]
    ends = (noun[cut:] for cut in range(MIN_HEAD, len(noun) - 2))
    return next((parts[end] for end in ends if end in parts), None)

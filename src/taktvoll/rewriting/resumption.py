"""„Am Freitag, da kann ich“, „Die Mappe, die brauche ich“: what stands in front and is taken up again, said once."""

import itertools
import re

from taktvoll.rewriting.words import Word, WordReader

_RESUMES = re.compile(r",\s+(?:da|der|die|das|den|dem)\s", re.IGNORECASE)
_OPENS_TIME = frozenset({"APPR", "APPRART", "ADJA", "NN", "NE", "ART", "CARD", "PDAT", "PIAT"})
_OPENS_THING = frozenset({"ART", "PPOSAT", "PDAT", "PIAT"})
_ASKS = frozenset({"KOUS", "KON", "VVPP", "VVINF", "VVIZU", "VVIMP", "PTKNEG"})
"""Tags that nothing but a clause has: „Bitte nicht vor 15 Uhr anrufen, da schlafe ich“."""
_LONGEST = 10
"""Words in front."""


def without_resumption(text: str, read: WordReader) -> str:
    """`text` without the „da“ or „die“ that only takes up what its sentence begins with."""
    if not _RESUMES.search(text):
        return text
    words = read(text)
    for place in range(2, min(len(words) - 1, _LONGEST)):
        if words[place - 1].text == "," and words[place + 1].is_finite and _takes_up(words, place):
            start = words[place - 1].start if _closes_nothing(words, place) else words[place - 1].end
            return text[:start] + text[words[place].end :]
    return text


def _takes_up(words: tuple[Word, ...], place: int) -> bool:
    """Whether the word at `place` stands for what is before it, in front of the verb of the only main clause."""
    front, word = words[: place - 1], words[place]
    if front[0].tag == "KON":  # „Oder am Freitag, da …“
        front = front[1:]
    if not front:
        return False
    if any(other.is_finite or other.tag in _ASKS or other.lower == "bitte" for other in front):
        return False
    if word.lower == "da":
        return front[0].tag in _OPENS_TIME and any(other.tag in {"NN", "NE", "CARD"} for other in front)
    if word.lower not in {"der", "die", "das", "den", "dem"} or front[0].tag not in _OPENS_THING:
        return False
    return front[-1].tag in {"NN", "NE"} and not any(other.is_mark for other in front) and _is_main(words, place)


def _is_main(words: tuple[Word, ...], place: int) -> bool:
    """Whether no other verb follows as that of the main clause: „Die Mappe, die fehlt, bringe ich“."""
    behind = words[place + 2 :]
    return not any(other.is_finite and before.text == "," for before, other in itertools.pairwise(behind))


def _closes_nothing(words: tuple[Word, ...], place: int) -> bool:
    """Whether the comma before the word has no partner before it: „Am Freitag, 5., da“ keeps the second one."""
    return not any(other.text == "," for other in words[: place - 1])

"""What the model of the situation sees of a letter, as named signs: what the rules say and why, and what the sentences do.

No word of the letter is a sign: the cues (``patterns/situation.toml``) know which words matter.
"""

from collections.abc import Mapping

from taktvoll.annotate.draft import Understood
from taktvoll.annotate.letter_cues import LetterCues

GRADES = (2, 4, 7, 12)
"""Sentences up to which a letter is of the next longer kind."""
PASSES = 0.5
"""Probability of a passing obstacle from which it is a sign."""


def situation_signs(cues: LetterCues, understood: Understood, ruled: Mapping[str, str]) -> set[str]:
    """The signs of a letter; `ruled` is what the rules make of each field."""
    signs = {f"{field}={value}" for field, value in ruled.items()}
    signs |= {f"{sign} {understood.occasion}" for sign in signs}
    signs.add(f"occasion={understood.occasion}")
    signs.update([cue.name for cue in cues.found])
    signs.update([f"{cue.name} outside" for cue in cues.outside])
    signs.update([f"label={label}" for label in cues.all_labels])
    signs.update([f"evidence={kind}" for kind in cues.kinds_of_evidence])
    signs.add(f"size={sum([len(cues.quotes) > grade for grade in GRADES])}")
    if understood.p_obstacle_passes is not None and understood.p_obstacle_passes >= PASSES:
        signs.add("passes")
    return signs


def place_of_sign(cues: LetterCues, field: str, sign: str) -> tuple[str, int, int] | None:
    """(field, start, end) of the words of the letter that a sign stands for; None for one that is not in single words."""
    for cue in cues.found:
        if cue.name == sign:
            place = cues.place(field, cue)
            return None if place is None else place[:3]
    name, _, value = sign.partition("=")
    if name != "label":
        return None
    for quote, labels, start in zip(cues.quotes, cues.labels, cues.starts, strict=True):
        if value in labels:
            return field, start, start + len(quote)
    return None

"""What an editor would still change in a letter.

Content selection (`annotate/content_selection.py`) knows how likely editors are to keep, to edit, to put otherwise and to drop each
unit of a draft; what became of the unit in the letter is compared with that.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.annotate.content_selection import Selected
from taktvoll.mail.reading_text import one_line
from taktvoll.rewriting.content import ACTS, PLEAS

KINDS = ("stays_unneeded", "stays_to_be_said_otherwise", "stays_unedited", "gone_but_needed")
STAYS, IS_GONE, VERBATIM = 0.7, 0.5, 0.97
"""Shares of a unit's words that stand in the letter: from which it stays, below which it is gone, from which it stays as it was."""
_SAID_ANEW = ACTS - {"reason"}
"""Acts that another sentence of the letter can do in its stead."""
_WORD = re.compile(r"\w+")
_IN_THE_ABSTRACT = frozenset({"gründen", "krankheitsbedingt", "erkrankt", "verhindert", "gesundheitlich"})
"""Words of a letter that tells a reason without its details."""
_LEAST_RUN = 2
"""Words in a row that count as the same words."""


@dataclass(frozen=True, slots=True)
class ExpectedEdit:
    """What an editor would do about one unit of the draft that the letter does not do."""

    selected: Selected
    kind: str
    """One of `KINDS`."""
    probability: float


def expected_edits(draft: Analysis, selected: Sequence[Selected], result: Analysis) -> tuple[ExpectedEdit, ...]:
    """What an editor would do to `result`, the letter made of `draft`, whose units editors would treat as `selected` says; in the order of the draft."""
    letter = result.letter_sentences
    words = words_of(" ".join(one_line(result.quote(sentence)) for sentence in letter))
    done = {label for sentence in letter for label in sentence.labels}
    if done & PLEAS:
        done |= PLEAS
    return tuple(_edits(draft, selected, words, done))


def _edits(draft: Analysis, selected: Sequence[Selected], words: list[str], done: set[str]) -> Iterator[ExpectedEdit]:
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    abstract = not _IN_THE_ABSTRACT.isdisjoint(words)
    for one in selected:
        share = shared(matcher, words_of(draft.text[one.unit.start : one.unit.end]))
        if share >= STAYS:
            yield ExpectedEdit(one, "stays_unneeded", one.drop)
            yield ExpectedEdit(one, "stays_to_be_said_otherwise", one.say)
            if share > VERBATIM:
                yield ExpectedEdit(one, "stays_unedited", one.edit)
        elif share < IS_GONE and not _is_said_anew(one, done, abstract=abstract):
            yield ExpectedEdit(one, "gone_but_needed", one.needed)


def _is_said_anew(one: Selected, done: set[str], *, abstract: bool) -> bool:
    """Whether other words of the letter do what the unit does; a reason is only told anew where the letter tells one in the abstract."""
    acts = _SAID_ANEW.intersection(one.unit.labels)
    return bool(acts) and acts <= done and (abstract or "reason" not in one.unit.labels)


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters."""
    return _WORD.findall(text.lower().replace("ß", "ss"))


def shared(matcher: "difflib.SequenceMatcher[str]", own: list[str]) -> float:
    """The share of the words `own` that stand in the text of `matcher` in the same order, in runs of two at least."""
    if not own:
        return 1.0
    matcher.set_seq1(own)
    least = 1 if len(own) <= _LEAST_RUN else _LEAST_RUN
    return sum(block.size for block in matcher.get_matching_blocks() if block.size >= least) / len(own)

"""Find the rule that leads from a word form to its lemma."""

from __future__ import annotations

from taktvoll.pipeline.dictionary import LemmaRule


def lemma_rule(form: str, lemma: str) -> LemmaRule:
    """Return the rule with the longest part that FORM and LEMMA share, the first if several."""
    start, other, length = _longest_common(form, lemma)
    return LemmaRule(
        front_cut=start,
        front_add=lemma[:other],
        end_cut=len(form) - start - length,
        end_add=lemma[other + length :],
    )


def _longest_common(one: str, two: str) -> tuple[int, int, int]:
    best = (0, 0, 0)
    previous = [0] * (len(two) + 1)
    for i, letter in enumerate(one):
        current = [0] * (len(two) + 1)
        for j, other in enumerate(two):
            if letter == other:
                current[j + 1] = length = previous[j] + 1
                if length > best[2]:
                    best = (i + 1 - length, j + 1 - length, length)
        previous = current
    return best

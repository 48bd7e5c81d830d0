"""How readers would take a letter: the ranker of candidates and a part of the proof.

A logistic regression on signs that can be read: what an editor would still change (`expected_edits`), how sure anybody can be of what
the draft means, what of it is gone, and how much of the letter is new. Learned from the verdicts of readers on rewrites
(``corpora/rewrites/judged.jsonl``) by ``models/content_selection``; its weights ship with that model.
"""

import difflib
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.annotate.content_selection import Selected
from taktvoll.rewriting.content import unknown_words
from taktvoll.rewriting.expected_edits import IS_GONE, KINDS, VERBATIM, ExpectedEdit, expected_edits, shared, words_of
from taktvoll.rewriting.practical import asks, is_practical
from taktvoll.rewriting.tone import begs
from taktvoll.scheme import Stance

_MANY = 3
"""From so many on, one more makes no difference."""
Signs = Mapping[str, float]
"""Name → value; the names are those of the weights in ``settings.json``."""


@dataclass(frozen=True, slots=True)
class Reception:
    """How readers would take a letter."""

    edits: tuple[ExpectedEdit, ...]
    """In the order of the draft."""
    signs: Signs
    weights: Mapping[str, float]
    """`SelectionSettings.reception`: what each sign adds to the log-odds of a refusal, and ``bias``."""

    @property
    def log_odds(self) -> float:
        """That a reader would not send it."""
        found = sum(self.weights.get(name, 0.0) * value for name, value in self.signs.items())
        return self.weights.get("bias", 0.0) + found

    @property
    def probability(self) -> float:
        """That a reader would not send it."""
        return 1 / (1 + math.exp(-self.log_odds))

    def unneeded(self, least: float) -> list[ExpectedEdit]:
        """Units that stay and that an editor would drop, with at least the probability `least`, in order."""
        return [edit for edit in self.edits if edit.kind == "stays_unneeded" and edit.probability >= least]

    def missed(self, least: float) -> list[ExpectedEdit]:
        """Units that are gone and whose own words an editor would have kept or edited, with at least the probability `least`."""
        return [
            edit
            for edit in self.edits
            if edit.kind == "gone_but_needed" and edit.selected.keep + edit.selected.edit >= least
        ]


class Readers:
    """Readers of the letters that are made of one draft; what depends on the draft alone is worked out once."""

    def __init__(
        self,
        draft: Analysis,
        selected: Sequence[Selected],
        weights: Mapping[str, float],
        is_known: Callable[[str], bool],
    ) -> None:
        """`selected` is what editors would make of the units of the draft; `is_known` tells whether a word stands in the dictionary."""
        self._draft = draft
        self._selected = selected
        self._weights = weights
        words = words_of(draft.text)
        self._of_draft = _of_draft(draft, words, selected, is_known)
        self._matcher = difflib.SequenceMatcher(autojunk=False)
        self._matcher.set_seq2(words)

    def reception(self, letter: Analysis) -> Reception:
        """How they would take `letter`."""
        edits = expected_edits(self._draft, self._selected, letter)
        signs = {
            **{kind: sum(edit.probability for edit in edits if edit.kind == kind) for kind in KINDS},
            **self._of_draft,
            **_of_what_is_gone(self._draft, edits),
            **self._of_letter(letter),
        }
        return Reception(edits, signs, self._weights)

    def _of_letter(self, letter: Analysis) -> Signs:
        """How much of the letter is its writer's, and whether it does what the draft does."""
        draft, sentences = self._draft, letter.letter_sentences
        shares = [shared(self._matcher, words_of(letter.quote(sentence))) for sentence in sentences]
        new = [sentence for sentence, share in zip(sentences, shares, strict=True) if share < IS_GONE]
        decided = any(sentence.has("decision") for sentence in new)
        return {
            "new_sentences": float(len(new)),
            "own_sentences": float(sum(share > VERBATIM for share in shares)),
            "new_request_for_a_day": float(any(sentence.has("reschedule") for sentence in new)),
            "decides_what_wavered": float(decided and bool(draft.letter_sentences_with("hedge"))),
            "says_sorry": float(any(sentence.has("apology") for sentence in sentences)),
            "same_stance": float(draft.situation.stance == letter.situation.stance),
            "same_occasion": float(draft.occasion == letter.occasion),
            "same_register": float(draft.register == letter.register),
        }


def _of_draft(
    draft: Analysis, words: Sequence[str], selected: Sequence[Selected], is_known: Callable[[str], bool]
) -> Signs:
    """How plain the draft is: who wavers, tells much or writes as he speaks is easily taken wrongly."""
    letter = draft.letter_sentences
    return {
        "draft_has_closing": _count(letter, "closing"),
        "draft_wavers": _count(letter, "hedge"),
        "draft_tells": _count(letter, "other"),
        "draft_words": math.log1p(len(words)),
        "draft_unknown_words": len(unknown_words(draft.text, is_known)) / max(1, len(words)),
        "draft_undecided": float(draft.situation.stance is Stance.UNDECIDED),
        "draft_withdraws": float(draft.situation.stance is Stance.WITHDRAWS),
        "draft_mixed": float(draft.register == "mixed"),
        "editors_keep": _mean([one.keep for one in selected]) if selected else 1.0,
        "editors_differ": _mean([_entropy((one.keep, one.edit, one.say, one.drop)) for one in selected]),
    }


def _of_what_is_gone(draft: Analysis, edits: Sequence[ExpectedEdit]) -> Signs:
    gone = [
        (edit.probability, quote)
        for edit in edits
        if edit.kind == "gone_but_needed"
        and not begs(quote := draft.text[edit.selected.unit.start : edit.selected.unit.end])  # that nobody needs
    ]
    quotes = [quote for _, quote in gone]
    return {
        "gone_likeliest": max((probability for probability, _ in gone), default=0.0),
        "gone_requests": float(sum(map(asks, quotes))),
        "gone_questions": float(sum(quote.rstrip().endswith("?") for quote in quotes)),
        "gone_practical": float(sum(map(is_practical, quotes))),
        "stays_likeliest": max((edit.probability for edit in edits if edit.kind == "stays_unneeded"), default=0.0),
    }


def _count(sentences: Sequence[AnalysedSentence], label: str) -> float:
    return float(min(_MANY, sum(sentence.has(label) for sentence in sentences)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _entropy(probabilities: Sequence[float]) -> float:
    """Nats."""
    return -sum(one * math.log(one) for one in probabilities if one > 0)

"""What the model of roles makes of the dates of a letter: where it is sure, it has the last word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from taktvoll.analysis import DateMention, SlotSpan
from taktvoll.annotate.date_signs import date_signs
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.sign_model import SignModel


def roles_by_model(
    text: str,
    dates: Sequence[DateMention],
    sentences: SentenceIndex,
    slot: SlotSpan | None,
    letter: Sequence[str],
    model: SignModel | None,
) -> list[str | None]:
    """For each of `dates` the role that `model` is sure of; None where it is sure of none, and all through without one.

    `letter` is what the letter is (occasion, stage, stance). The date in the `slot` stays the appointment's.
    """
    if model is None:
        return [None] * len(dates)
    span = None if slot is None else (slot.start, slot.end)
    return [
        None if span is not None and date.start < span[1] and span[0] < date.end
        else model.sure_of(date_signs(text, dates, place, sentences, span, letter))
        for place, date in enumerate(dates)
    ]  # fmt: skip


def with_sure_roles(dates: Iterable[DateMention], sure_roles: Sequence[str | None]) -> Iterator[DateMention]:
    """`dates` with the roles of `roles_by_model`; others keep theirs."""
    for date, role in zip(dates, sure_roles, strict=True):
        yield date if role is None or role == date.role else replace(date, role=role)

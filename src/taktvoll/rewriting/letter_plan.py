"""The plan of a letter: the messages of its body, and where among them a new one belongs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taktvoll.rewriting.selection import Fate

ORDER = (
    "thanks", "decision", "reason", "withdrawal", "reschedule", "contact", "other", "apology", "understanding", "goodwill",
)  # fmt: skip
"""The acts of a letter composed anew, in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing that the letter says: a sentence of the draft, or (``fate is None``) a phrase of the bank."""

    act: str
    """The act for which it stands in the plan; „other“ for requests, practical facts and warm lines."""
    text: str
    fate: Fate | None = None
    rule: str | None = None
    """The rule that asks for a phrase."""

    @property
    def runs_into_closing(self) -> bool:
        """Whether the closing formula is the end of the sentence, as it stands."""
        return self.fate is not None and self.fate.item.runs_into_closing and not self.text.endswith(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlan:
    """The body of the letter."""

    messages: tuple[Message, ...]
    """In the order of the letter."""
    fates: tuple[Fate, ...]
    keeps_order: bool
    """Whether the writer's sentences stand in the order and in the paragraphs of the draft."""

    @property
    def frees_closing(self) -> bool:
        """Whether the closing formula stands by itself, even where it was the end of a sentence."""
        return not self.keeps_order or any(
            message.fate and message.fate.item.runs_into_closing and not message.runs_into_closing
            for message in self.messages
        )


_OPENS = re.compile(r"(?P<to>zu[mr])\s+(?P<noun>[A-ZÄÖÜ][\w-]+)", re.IGNORECASE)


def without_echo(messages: Sequence[Message]) -> list[Message]:
    """`messages` without „zum Gespräch“ in the thanks where the writer's next sentence begins with it."""
    result = list(messages)
    for place in range(len(result) - 1):
        thanks, following = result[place], _OPENS.match(result[place + 1].text)
        if thanks.fate is None and thanks.act == "thanks" and following is not None:
            echo = f" {following['to'].lower()} {following['noun']}"
            result[place] = replace(thanks, text=thanks.text.replace(echo, "", 1))
    return result


def place_for(act: str, messages: Sequence[Message]) -> int:
    """Where among `messages`, in the order of the draft, a phrase for `act` belongs."""
    return _PLACE[act](messages)


def _first(messages: Sequence[Message]) -> int:
    del messages
    return 0


def _after_thanks(messages: Sequence[Message]) -> int:
    place = 0
    while place < len(messages) and messages[place].act == "thanks":
        place += 1
    return place


def _after_refusal(messages: Sequence[Message]) -> int:
    return _behind(messages, lambda message: message.act in {"decision", "reason"})


def after_no(messages: Sequence[Message]) -> int:
    """Behind the last sentence that refuses, gives the ground, or takes the application back."""
    return _behind(
        messages,
        lambda message: message.act in {"decision", "reason", "withdrawal"} or drops_the_day(message.text),
    )


def _behind(messages: Sequence[Message], is_meant: Callable[[Message], bool]) -> int:
    """Behind the last of `messages` that is meant; behind the thanks where none is."""
    places = [place for place, message in enumerate(messages) if is_meant(message)]
    return places[-1] + 1 if places else _after_thanks(messages)


_DROPS_THE_DAY = re.compile(
    r"\bentfällt\b|\bnehme\b[^.!?]*(?:\d\.[^.!?]*)*\bnicht\s+(?:wahr|teil|an)\b|\bfällt\s+(?:damit|somit|also)\s+(?:aus|weg)\b",
    re.IGNORECASE,
)


def drops_the_day(text: str) -> bool:
    """Whether the words only draw the consequence of a withdrawal: „Den Termin am 20. Juli nehme ich entsprechend nicht wahr“."""
    return _DROPS_THE_DAY.search(text) is not None


def _after_requests(messages: Sequence[Message]) -> int:
    place = _after_refusal(messages)
    while place < len(messages) and messages[place].act == "other" and messages[place].fate is None:
        place += 1
    return place


def _before_leave(messages: Sequence[Message]) -> int:
    place = len(messages)
    while place and messages[place - 1].act == "goodwill":
        place -= 1
    return place


_PLACE = {
    "thanks": _first,
    "decision": _after_thanks,
    "withdrawal": _after_refusal,
    "reschedule": _after_refusal,
    "contact": _before_leave,
    "other": _after_requests,
    "apology": _before_leave,
    "goodwill": len,
}

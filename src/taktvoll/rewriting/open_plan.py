"""The plan of a letter that says that nothing is decided: where the draft first doubts, behind what it is about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taktvoll.annotate.open_decision import answers_later, is_unsure
from taktvoll.mail.reading_text import one_line
from taktvoll.phrasing.plain_words import in_plain_words
from taktvoll.rewriting.announcements import announces_the_talk
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.leaning import leans
from taktvoll.rewriting.letter_plan import LetterPlan, Message, place_for
from taktvoll.rewriting.open_letter import ABOUT, NAMES_A_DAY, PLAINLY_OPEN, is_point, says_a_point
from taktvoll.rewriting.selection import Fate

_WEGEN_A_DAY = re.compile(
    r"^(?:wegen|zu)\s+(?:dem\s+)?(?=(?:(?:nächste|kommende|diese)[nmrs]?\s+)?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|\d{1,2}\.))",
    re.IGNORECASE,
)
"""„wegen nächsten Dienstag“: it is the appointment on that day."""
_DATIVE_OF_WEGEN = re.compile(r"^wegen\s+(?P<article>dem|der)\s+(?=[A-ZÄÖÜ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bank:
    """What a plan of an open letter asks of its planner."""

    say: Callable[[str, frozenset[str]], str | None]
    """A phrase of the bank for an act that names slots."""
    lost: Callable[[Sequence[Fate]], set[str]]
    """Slots that the sentences that stay do not name."""


def open_plan(fates: Sequence[Fate], goal: Goal, bank: Bank, *, keeps_order: bool) -> LetterPlan:
    """The plan of a letter that says that nothing is decided, in the order of the draft, or thanks first and warm lines last."""
    messages = [
        Message(act=_act(fate), text=fate.words.text, fate=fate) for fate in fates if fate.words and fate.item.in_body
    ]
    if not keeps_order:
        messages.sort(key=lambda message: {"thanks": 0, "goodwill": 2}.get(message.act, 1))
        messages = [message for message in messages if not _has_lost_its_place(message, messages)]
    thanked = any(message.act == "thanks" and not announces_the_talk(message.text) for message in messages)
    if not thanked and "missing_thanks" in goal.rules:
        thanks = bank.say("thanks", frozenset())
        messages[:0] = [Message(act="thanks", text=thanks, rule="missing_thanks")] if thanks else []
    if not any(PLAINLY_OPEN.search(message.text) for message in messages):
        pending = _pending(fates, bank)
        if pending is not None:
            messages.insert(_place_of_doubt(fates, messages), pending)
    if not any(answers_later(message.text) or _PROMISES.search(message.text) for message in messages):
        reply = bank.say("reply", frozenset())
        if reply:
            message = Message(act="contact", text=reply, rule="hedged_decision")
            messages.insert(place_for("contact", messages), message)
    shown = {message.fate.item.place for message in messages if message.fate}
    settled = tuple(
        replace(fate, words=None, rule=fate.rule or "dangling")
        if fate.words and fate.item.in_body and fate.item.place not in shown
        else fate
        for fate in fates
    )
    return LetterPlan(messages=tuple(messages), fates=settled, keeps_order=keeps_order)


_PROMISES = re.compile(
    r"\bmelde\s+(?:ich\s+)?mich\b|\bich\s+melde\s+mich\b(?!\s+wegen)|\bbescheid\b|\bantworte\b|\brufe\s+ich\b|\bich\s+rufe\b",
    re.IGNORECASE,
)


def _act(fate: Fate) -> str:
    """The act for which a sentence stands; the points take the place of the request that other letters make."""
    if is_point(fate):
        return "reschedule"
    if fate.words is not None and announces_the_talk(fate.words.text):
        return "thanks"
    if "thanks" in fate.item.acts:
        return "thanks"
    return "goodwill" if fate.item.is_warm and not fate.item.is_practical else "other"


def _has_lost_its_place(message: Message, messages: Sequence[Message]) -> bool:
    """Whether a sentence leans on the one before it and no longer follows it."""
    place = messages.index(message)
    last = messages[place - 1].fate if place else None
    if message.fate is None or not leans(message.text):
        return False
    return last is None or last.item.place + 1 != message.fate.item.place


def _pending(fates: Sequence[Fate], bank: Bank) -> Message | None:
    """The phrase that nothing is decided, behind what the draft says the letter is about, or with day and hour."""
    about = next((found for fate in fates if fate.item.in_body and (found := _about(fate))), None)
    if about is None:
        text = bank.say("pending", frozenset(bank.lost(fates) & {"date", "time"}))
    else:
        text = bank.say("pending_there", frozenset())
    if text is None:
        return None
    return Message(act="decision", text=f"{about}: {text}" if about else text, rule="missing_decision")


def _about(fate: Fate) -> str | None:
    """What a sentence that is not kept says first: „Zum Interview am 18.11. um 14 Uhr“."""
    match = ABOUT.match(one_line(fate.item.quote))
    if (
        match is None
        or not NAMES_A_DAY.search(match["about"])
        or (fate.words and match["about"] in one_line(fate.words.text))
    ):
        return None
    about = _WEGEN_A_DAY.sub("zum Termin am ", in_plain_words(match["about"]))
    about = _DATIVE_OF_WEGEN.sub(lambda found: "zum " if found["article"].lower() == "dem" else "zur ", about)
    return about[:1].upper() + about[1:]


def _place_of_doubt(fates: Sequence[Fate], messages: Sequence[Message]) -> int:
    """Behind the thanks and what the draft says before its first doubt."""
    doubt = next(
        (
            fate.item.place
            for fate in fates
            if fate.item.in_body and (is_unsure(one_line(fate.item.quote)) or _about(fate))
        ),
        None,
    )
    place = place_for("decision", messages)
    if doubt is None:
        return place
    while place < len(messages) and (fate := messages[place].fate) is not None and fate.item.place < doubt:
        if messages[place].act == "goodwill" or says_a_point(messages[place].text):
            break
        place += 1
    return place

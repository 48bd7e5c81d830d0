"""Document planning: what the letter says, in which order, in whose words; nothing is worded twice."""

import re
from collections.abc import Sequence
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.appointment import appointment, says_missed
from taktvoll.phrasing.nouns import APPOINTMENT
from taktvoll.phrasing.phrase_bank import fill, phrases_of
from taktvoll.phrasing.stated_facts import stated, without_stop
from taktvoll.phrasing.subject_matter import SubjectMatter
from taktvoll.rewriting.announcements import receipt_first
from taktvoll.rewriting.content import LIKELY_NEEDED, PLEAS
from taktvoll.rewriting.faithfulness import flat, proposals, tells
from taktvoll.rewriting.finality import cancels_the_day, leaves_open, steps_back
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.grounds import with_ground, with_regret
from taktvoll.rewriting.letter_plan import ORDER, LetterPlan, Message, after_no, place_for, without_echo
from taktvoll.rewriting.missed_letter import apology_first, day_of_the_miss, is_sorry
from taktvoll.rewriting.offers import all_offers, offered_dates
from taktvoll.rewriting.open_plan import Bank, open_plan
from taktvoll.rewriting.own_messages import acts_said, follows_closely, freed_of_closing, is_clean_refusal, own_messages
from taktvoll.rewriting.own_words import own_words, with_capital_nouns
from taktvoll.rewriting.plain_requests import plain_requests
from taktvoll.rewriting.private_reason import abstract_reason, tells_a_reason
from taktvoll.rewriting.refusal import refuses
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind
from taktvoll.scheme import Stance

SLOT_ACTS = {
    "company": ("thanks", "refusal"),
    "position": ("thanks", "refusal"),
    "date": ("refusal", "thanks"),
    "time": ("refusal", "thanks"),
}
"""In which new sentences a slot may be named, the natural one first."""
_PLACES = frozenset({"company", "position"})
_HEREBY = "hiermit"
_ALSO = "Damit ziehe"
_REFUSALS = frozenset({"decision", "postpone", "missed", "pending"})
_INVITED = re.compile(r"\beinlad\w*|\beingeladen", re.IGNORECASE)
_MOVES_THE_DAY = re.compile(
    r"\b(?:das|den|die|unser\w*|mein\w*)\s+(?:\w+\s+)?(?:\w*gespräch|\w*termin|treffen|interview|probe\w*)\b[^.!?]*(?:\d|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen|übermorgen|nachher)\b)",
    re.IGNORECASE,
)
"""„das Gespräch am Mittwoch, 14. Januar, würde ich gern verschieben“."""
_ASKS_FOR_A_DAY = re.compile(
    r"\b(?:ander\w+|neue\w*)\s+(?:tag|termin|zeitpunkt)\b[^.!]*\?|\bverschieben\b[^.!]*\?|\b(?:gespräch|termin|treffen)\b(?:[^.!?]|\d\.)*\b(?:zu\s+(?:ver)?legen|zu\s+verschieben|vorverlegen|zu\s+tauschen)\b"
    r"|\bum\s+(?:\w+\s+)?(?:verlegung|verschiebung)\b",
    re.IGNORECASE,
)
"""A request that no label may have seen."""
_PROMISE = re.compile(
    r"\bmelde\s+(?:ich\s+)?mich\b|\bmelde\b[^.!?]{0,30}\bmich\b|\bmich\b[^.!?]{0,30}\bmelde[n]?\b|\bg(?:ebe?|ib)\s+(?:ich\s+)?(?:ihnen|euch|dir)?\b[^.!?]{0,50}\bbescheid\b|\bsage?\s+(?:ich\s+)?(?:ihnen|euch|dir)\b[^.!?]{0,50}\bbescheid\b|\bbescheid\s+(?:geben|sagen)\b|\brufe\s+(?:ich\s+)?(?:sie|dich|euch)\b[^.!?]{0,20}\ban\b",
    re.IGNORECASE,
)
"""„Sobald er wieder zu Hause ist, melde ich mich.“"""
_TELLS_OTHERS = re.compile(
    r"(?:und\s+)?(?:bitte\s+)?(?:informier\w*|unterricht\w*|benachrichtig\w*|verständig\w*)\b[^.!?]*,\s*dass\b",
    re.IGNORECASE,
)
"""„Bitte informieren Sie auch die Direktion, dass ich …“: a request, although it says what was decided."""
_WARM_THANKS_WORDS = 9
"""Own thanks with more words than that say more than a stock sentence does."""


class Planner:
    """Plans one letter; what several plans share is worked out once."""

    def __init__(
        self, analysis: Analysis, goal: Goal, fates: Sequence[Fate], unheard: frozenset[str] = frozenset()
    ) -> None:
        """`unheard`: the acts that readers of a letter planned before did not find in the writer's own words."""
        self.unheard = unheard
        self.analysis = analysis
        self.goal = goal
        self.fates = list(fates)
        self.reason = abstract_reason(fates, for_good=goal.refuses)

    def minimal(self) -> LetterPlan:
        """The writer's sentences in their order, with phrases for what is missing."""
        if self.goal.stays_open:
            return self._open_plan(keeps_order=True)
        fates = self._with_facts(list(self.fates), composed=False)
        fates = [self._with_ground(fate) for fate in fates]
        messages = self._in_order(self._completed(own_messages(fates), acts_said(fates), fates), keeps_order=True)
        return LetterPlan(messages=tuple(without_echo(receipt_first(messages))), fates=tuple(fates), keeps_order=True)

    def fresh_with_own_refusal(self) -> LetterPlan:
        """As `fresh`, but a refusal to which nothing is objected stays in the writer's words: it may name what no phrase can."""
        return self.fresh(keeps_refusal=True)

    def fresh(self, *, keeps_refusal: bool = False) -> LetterPlan:
        """Phrases for the acts that every letter needs, and the writer's own reason, requests and warm lines."""
        if any(fate.words and fate.item.in_body and (fate.item.is_item or fate.item.is_listed) for fate in self.fates):
            return self.minimal()
        if self.goal.stays_open:
            return self._open_plan(keeps_order=False)
        chosen = [fate if keeps_refusal and is_clean_refusal(fate) else self._for_fresh(fate) for fate in self.fates]
        fates = self._with_facts(chosen, composed=True)
        by_act: dict[str, list[Message]] = {}
        last: Message | None = None
        for message in own_messages(fates):
            home = last if last is not None and follows_closely(last, message) else message
            last = replace(message, act=home.act)
            by_act.setdefault(self._bucket(home), []).append(last)
        additions = self._additions(acts_said(fates), fates)
        by_act.setdefault("other", [])[:0] = [message for message in additions if message.act == "other"]
        added = {message.act: message for message in additions if message.act != "other"}
        messages: list[Message] = []
        for act in ORDER:
            if act in added and act in {"thanks", "decision", "withdrawal", "reschedule"}:
                messages.append(added.pop(act))
            messages += by_act.get(act, ())
            if act in added:
                messages.append(added.pop(act))
            if act == "withdrawal" and "apology" in added and self._regrets_at_once(messages):
                messages.append(added.pop("apology"))
        messages = [
            freed_of_closing(message) for message in self._standing_apart(self._in_order(messages, keeps_order=False))
        ]
        messages = [self._grounded(message) for message in messages]
        shown = {message.fate.item.place: message.fate for message in messages if message.fate}
        fates = [
            replace(fate, words=None, rule=fate.rule or "dangling")
            if fate.item.in_body and fate.words and fate.item.place not in shown
            else shown.get(fate.item.place, fate)
            for fate in fates
        ]
        leave = self._leave_taking(messages)
        return LetterPlan(
            messages=tuple(without_echo(receipt_first([*messages, *leave]))), fates=tuple(fates), keeps_order=False
        )

    def _bucket(self, message: Message) -> str:
        """The act in whose place a sentence stands: interest in the post stands before the request for another day."""
        asks = message.fate is not None and message.fate.item.settles
        if self.goal.moves and message.act == "goodwill" and not asks and _INTEREST.search(message.text):
            return "reason"
        return _WITH.get(message.act, message.act)

    def _in_order(self, messages: list[Message], *, keeps_order: bool) -> list[Message]:
        """What happened and the apology first, where somebody did not come; elsewhere as they are."""
        if self.goal.situation.stance is not Stance.MISSED_IT:
            return messages
        return apology_first(messages, keeps_order=keeps_order)

    def _open_plan(self, *, keeps_order: bool) -> LetterPlan:
        """The letter of a writer who has not decided."""
        return open_plan(self.fates, self.goal, Bank(say=self._say, lost=self._lost), keeps_order=keeps_order)

    def _standing_apart(self, messages: Sequence[Message]) -> list[Message]:
        """Own sentences that no longer follow the one they followed lean on nothing, or go."""
        result: list[Message] = []
        first = min((fate.item.place for fate in self.fates if fate.item.in_body), default=0)
        for message in messages:
            last = result[-1].fate if result else None
            follows = last is not None and message.fate is not None and last.item.place + 1 == message.fate.item.place
            if message.fate is None or follows or message.fate.item.place <= first:
                result.append(message)
                continue
            words = message.fate.words
            if words is not None and words.stands_alone:
                result.append(message)
                continue
            freed = own_words(message.fate.item, self.goal, torn=True)
            if freed is not None:
                result.append(replace(message, text=freed.text, fate=replace(message.fate, words=freed)))
        return result

    def _for_fresh(self, fate: Fate) -> Fate:
        """What a letter composed anew takes over: reasons, requests, wishes and warm thanks; not the stock acts."""
        if fate.words is None or not fate.item.in_body or not self.goal.composable or self._only_wishes(fate):
            return fate
        acts = fate.words.acts
        if "decision" in acts or "apology" in acts or "understanding" in acts:
            rest = (fate.item.is_practical or (fate.item.is_warm and "decision" not in acts)) and not acts & {"thanks"}
            reasoned = "reason" in acts and "decision" in acts
            if fate.item.is_practical and rest and (fate.words.rule in _WORDING or fate.item.settles):
                return fate
            kept = reasoned or (rest and fate.words.rule in _WORDING)
            return fate if kept and not self._lacks_the_day(fate) else replace(fate, words=None, rule=None)
        if acts == {"thanks"} and not self._is_warm_thanks(fate) and not self._only_place(fate):
            return replace(fate, words=None, rule=None)
        if (
            not acts
            and not fate.item.is_practical
            and not fate.item.is_warm
            and not fate.item.is_item
            and not fate.item.announces
            and fate.item.needed < LIKELY_NEEDED
        ):
            return replace(fate, words=None, rule=None)
        return fate

    def _only_wishes(self, fate: Fate) -> bool:
        """Whether what is labelled a decision is interest in the post of somebody who asks for another day."""
        acts = fate.words.acts if fate.words else frozenset()
        return self.goal.moves and acts >= {"decision", "goodwill"} and not refuses(fate.item.quote)

    def _only_place(self, fate: Fate) -> bool:
        """Whether the sentence names a firm or post that no phrase can name."""
        slots = stated(self.analysis)
        unnamed = [name for name in ("company", "position") if name in slots and not self.goal.phrases.names(name)]
        return any(fate.item.sentence.start <= slots[name].start < fate.item.sentence.end for name in unnamed)

    def _is_warm_thanks(self, fate: Fate) -> bool:
        """Whether the sentence is thanks that a letter composed anew takes over."""
        return (
            fate.words is not None
            and fate.words.acts == {"thanks"}
            and len(fate.words.text.split()) >= _WARM_THANKS_WORDS
        )

    def _lacks_the_day(self, fate: Fate) -> bool:
        """Whether the letter's day is told, but not in this refusal."""
        slots = stated(self.analysis)
        told = [
            other.words.text
            for other in self.fates
            if other.words and other.item.in_body and (other is fate or self._is_warm_thanks(other))
        ]
        text = flat(" ".join(told))
        return any(name in slots and flat(without_stop(slots[name].text)) not in text for name in ("date", "time"))

    def _with_facts(self, fates: list[Fate], *, composed: bool) -> list[Fate]:
        """An own refusal that cannot name a day or hour that is lost elsewhere makes room for a phrase that does."""
        lost = self._lost(fates, by_frame=not composed)
        if lost & {"date", "time"} and self.goal.composable:
            for index, fate in enumerate(fates):
                if (
                    fate.words
                    and fate.item.in_body
                    and fate.words.acts & {"decision"}
                    and not fate.words.acts & {"reschedule"}
                    and not _TELLS_OTHERS.match(fate.item.quote)
                    and ("goodwill" not in fate.words.acts or refuses(fate.item.quote))
                ):
                    rest = fate.words.acts - {"decision", "reason"}
                    if not rest or composed:
                        fates[index] = replace(fate, words=None, rule="slots")
                        break
        return fates

    def _with_ground(self, fate: Fate) -> Fate:
        """An own refusal with the writer's reason in the abstract where the letter gives none, and with a word of regret."""
        words = fate.words
        if words is None or not fate.item.in_body or not self.goal.composable or fate.item.settles:
            return fate
        if not words.acts & {"decision", "reschedule"} or "thanks" in words.acts:
            return fate
        why = self._why() if self.goal.moves and self.reason and not tells_a_reason(fate) else None
        text = (with_ground(words.text, why) if why else None) or words.text
        if "decision" in words.acts and not fate.item.withdraws:
            text = with_regret(text)
        if text == words.text:
            return fate
        changed = replace(words, text=text, kind=ChangeKind.REPLACED, rule=words.rule or "ground")
        return replace(fate, words=changed)

    def _grounded(self, message: Message) -> Message:
        """An own sentence of the letter as `_with_ground` has it."""
        fate = self._with_ground(message.fate) if message.fate else None
        if fate is None or fate.words is None or fate is message.fate:
            return message
        return replace(message, text=fate.words.text, fate=fate)

    def _lost(self, fates: Sequence[Fate], *, by_frame: bool = False) -> set[str]:
        """Slots that no kept sentence names; day and hour count as lost where only the frame does, but with `by_frame`."""
        body = flat(" ".join(fate.words.text for fate in fates if fate.words and fate.item.in_body))
        whole = flat(" ".join(fate.words.text for fate in fates if fate.words))
        return {
            name
            for name, slot in stated(self.analysis).items()
            if name in SLOT_ACTS
            and not tells(
                body if name in {"date", "time"} and self.goal.composable and not by_frame else whole, slot.text
            )
        }

    def _additions(self, said: set[str], fates: Sequence[Fate]) -> list[Message]:
        """Phrases for the acts that the letter lacks, in the order of a letter."""
        goal = self.goal
        needed = self._needed(said, fates)
        lost = self._lost(fates)
        messages: list[Message] = []
        for act, rule in needed:
            role = "refusal" if act in _REFUSALS else act
            roles = {("refusal" if other in _REFUSALS else other) for other, _ in needed}
            slots = frozenset(
                name
                for name in lost
                if role in SLOT_ACTS[name] and (self._home_of(name) == role or self._home_of(name) not in roles)
            )
            if role == "refusal" and lost & {"date", "time"}:
                slots |= {"date", "time"}
            text = self._say(act, slots)
            if text is None:
                continue
            if act == "withdrawal" and any(_HEREBY in message.text for message in messages):
                text = self._worded_without(_HEREBY, text)
            if act == "withdrawal" and not roles & {"refusal"} and "decision" not in said:
                text = self._worded_without(_ALSO, text)
            key = _ROLE.get(act, act)
            messages.append(Message(act=key, text=text, rule=rule))
            lost -= slots
        messages += self._requests(fates)
        return messages if goal.occasion != "other" else []

    def _home_of(self, slot: str) -> str:
        """The act in which the `slot` is told where the letter has it: an invitation to no more than „einen Termin“ names no firm."""
        unnamed = slot in _PLACES and self.goal.phrases.topic.noun is APPOINTMENT
        return SLOT_ACTS[slot][-1 if unnamed else 0]

    def _requests(self, fates: Sequence[Fate]) -> list[Message]:
        """Phrases for requests whose sentence is gone."""
        if not self.goal.composable:
            return []
        said = [
            self.goal.phrases.say(request.act, style=self.goal.style, variant=self.goal.variant, thing=request.thing)
            for request in plain_requests(fates)
        ]
        return [Message(act="other", text=text, rule="slots") for text in said if text is not None]

    def _worded_without(self, word: str, text: str) -> str:
        """A wording of the withdrawal that does not say „hiermit“ a second time, or „damit auch“ of nothing."""
        others = (self.goal.phrases.say("withdrawal", variant=variant, style=self.goal.style) for variant in range(6))
        return next((other for other in (text, *others) if other and word not in other), text)

    def _needed(self, said: set[str], fates: Sequence[Fate]) -> list[tuple[str, str]]:
        goal, needed = self.goal, []
        said = said - self.unheard
        if "thanks" not in said and "missing_thanks" in goal.rules:
            needed.append(("thanks", "missing_thanks"))
        if not goal.composable:
            return needed
        own_request = any(
            fate.words
            and fate.item.in_body
            and ("reschedule" in fate.words.acts or _ASKS_FOR_A_DAY.search(fate.words.text))
            for fate in fates
        )
        day_lost = bool(self._lost(fates, by_frame="decision" in said) & {"date", "time"})
        gone = any(
            "decision" in fate.item.acts and fate.item.in_body and fate.is_gone and refuses(fate.item.quote)
            for fate in fates
        )
        unsaid = "decision" not in said and not (
            goal.moves and own_request and not gone and not self._needs_a_ground(fates)
        )
        if goal.situation.stance is Stance.MISSED_IT:
            kept = " ".join(fate.words.text for fate in fates if fate.words and fate.item.in_body)
            unsaid, day_lost = not says_missed(kept), False
        if unsaid or (day_lost and goal.phrases.topic.matter is SubjectMatter.APPOINTMENT):
            needed.append((goal.refusal, "missing_decision"))
        is_open = leaves_open(fates, goal)
        back = steps_back(fates, goal, anew=any(act == "decision" for act, _ in needed), is_open=is_open)
        if back is not None:
            needed.append((back, "missing_withdrawal" if back == "withdrawal" else "for_good"))
            if goal.refuses and not day_lost and cancels_the_day(fates):  # once is enough
                needed = [one for one in needed if one[1] != "missing_decision"]
        if goal.moves and not own_request:
            needed.append(("offer_dates" if self._offers() else "reschedule", "missing_reschedule"))
        needed += self._promises(fates, is_open=is_open)
        pleads = bool(said & PLEAS)
        if goal.situation.stance is Stance.MISSED_IT:  # owes one in so many words
            pleads = pleads and any(fate.words and fate.item.in_body and is_sorry(fate.words.text) for fate in fates)
        if not pleads and "missing_apology" in goal.rules and not goal.wavers:
            needed.append(("apology", "missing_apology"))
        return needed

    def _promises(self, fates: Sequence[Fate], *, is_open: bool) -> list[tuple[str, str]]:
        """The word that the writer will be in touch: once a day is known, or all is decided, or should it change."""
        if self._promise_is_lost(fates):
            return [("contact", "private_detail")]
        if self.goal.wavers and not any(fate.words and _PROMISE.search(fate.words.text) for fate in fates):
            return [("reply", "hedged_decision")]
        return [("door", "way_back")] if is_open else []

    def _needs_a_ground(self, fates: Sequence[Fate]) -> bool:
        """Whether the private reason is gone and the request does not say itself that the day is off."""
        requests = [
            fate.words.text
            for fate in fates
            if fate.words and ("reschedule" in fate.words.acts or _MOVES_THE_DAY.search(fate.words.text))
        ]
        return bool(self.reason) and not any(_MOVES_THE_DAY.search(text) for text in requests)

    def _promise_is_lost(self, fates: Sequence[Fate]) -> bool:
        """Whether the writer promised to get in touch, in a sentence that is gone."""
        promises = [fate for fate in fates if fate.item.in_body and _PROMISE.search(fate.item.quote)]
        return (
            self.goal.moves
            and any(fate.is_gone for fate in promises)
            and not any(fate.words and _PROMISE.search(fate.words.text) for fate in promises)
        )

    def _offers(self) -> tuple[str, str] | None:
        offering = [
            fate.item.sentence
            for fate in self.fates
            if fate.item.sentence.has("reschedule") and proposals(self.analysis, fate.item.sentence)
        ]
        if len(offering) == 1:
            dates = offered_dates(self.analysis, offering[0])
            named = flat(dates[1]) if dates else ""
            if dates and all(
                flat(self.analysis.quote(date)) in named for date in proposals(self.analysis, offering[0])
            ):
                return dates
        return all_offers(self.analysis, offering)

    def _say(self, act: str, slots: frozenset[str]) -> str | None:
        parts: dict[str, str] = {}
        if act in {"decision", "postpone"} and self.reason:
            why = self._why()
            if why:
                parts = {"why": why, "Why": why[:1].upper() + why[1:]}
        if act == "offer_dates":
            dates = self._offers()
            parts = {"es": dates[0], "dates": dates[1]} if dates else {}
        if act == "missed" and (when := day_of_the_miss(self.fates, self.analysis)):
            parts, slots = {"when": when}, slots - {"date", "time"}
        if (act == "thanks" and not self._is_invited()) or (act == "missed" and self._day_is_to_come()):
            slots -= {"date", "time"}
        said = self.goal.phrases.say(act, slots, style=self.goal.style, variant=self.goal.variant, **parts)
        gives_reason = any(fate.words and "reason" in fate.words.acts and fate.item.in_body for fate in self.fates)
        if said and gives_reason and "verhindert" in said:  # the writer's own reason stays: once is enough
            said = self.goal.phrases.say(act, slots, style=self.goal.style, variant=self.goal.variant + 1, **parts)
        return with_capital_nouns(said, self.goal) if said and self.goal.typed_small else said

    def _day_is_to_come(self) -> bool:
        """Whether the day of the letter is another one than that which was missed."""
        day, named = appointment(self.analysis), stated(self.analysis).get("date")
        dated = named is not None and any(map(str.isdigit, named.text))  # „am Mittwoch“ may be over
        return day is not None and day > self.analysis.today and dated

    def reason_in_words(self) -> str | None:
        """The writer's private reason at the level at which it may be told; None where there is none."""
        return self._why() if self.reason else None

    def _is_invited(self) -> bool:
        return bool(_INVITED.search(" ".join(fate.item.quote for fate in self.fates)))

    def _why(self) -> str | None:
        facts = {"kind": self.reason or "", "stance": str(self.goal.situation.stance)}
        voice = self.goal.phrases.voice
        found = [phrase for phrase in phrases_of("reason") if phrase.fits(voice, facts, {})]
        if not found:
            return None
        said = fill(found[0], voice, {})
        return said[:1].lower() + said[1:]

    def _leave_taking(self, own: Sequence[Message]) -> list[Message]:
        """A wish or the lasting interest, which follows from the stance, where the writer has none of his own."""
        if not self.goal.composable or any(message.fate and message.fate.item.is_warm for message in own):
            return []
        act = "interest" if self.goal.moves else "goodwill"
        if self.goal.situation.stance is Stance.UNDECIDED:
            return []
        text = self.goal.phrases.say(act, frozenset(), style=self.goal.style, variant=self.goal.variant)
        return [Message(act="goodwill", text=text, rule="missing_goodwill")] if text else []

    def _regrets_at_once(self, messages: Sequence[Message]) -> bool:
        """Whether a phrase of apology stands right behind the refusal: in a refusal for good that is told by now."""
        return self.goal.refuses and any(message.act in {"decision", "withdrawal"} for message in messages)

    def _completed(self, own: list[Message], said: set[str], fates: Sequence[Fate]) -> list[Message]:
        """`own` with the additions, each where it belongs."""
        messages = list(own)
        for new in self._additions(said, fates):
            early = new.act == "apology" and self._regrets_at_once(messages)
            place = after_no(messages) if early else place_for(new.act, messages)
            if place == len(messages) and messages and messages[-1].runs_into_closing:
                if messages[-1].act in {"decision", "reason"}:  # nothing may be regretted before it is said
                    messages[-1] = freed_of_closing(messages[-1])
                else:
                    place -= 1
            step = 1 if early or (place and messages[place - 1].act == "thanks") else -1
            while 0 < place < len(messages) and follows_closely(messages[place - 1], messages[place]):
                place += step
            messages.insert(place, new)
        return messages


_INTEREST = re.compile(
    r"\b(?:stelle|ausbildung|post[eo]n|platz|praktikum|job|aufgabe|traum|lust|interess\w*|kennenlern\w*|unbedingt|wirklich\s+gern\w*|sehr\s+gern\w*|gefreut|freue)\b",
    re.IGNORECASE,
)
_WITH = {"contact": "reschedule", "other": "reschedule"}
"""Requests, offers and practical matters stand together, in the order of the draft."""


_WORDING = frozenset({None, "informal", "spelling", "register_mix"})
"""Why a sentence was changed that says all it said: its words are plainer, or it addresses the reader as the letter does."""
_ROLE = {
    "postpone": "decision", "missed": "decision", "pending": "decision", "offer_dates": "reschedule", "reply": "contact", "door": "contact", "final": "withdrawal",
}  # fmt: skip
"""Acts of the bank → the act in whose place they stand."""

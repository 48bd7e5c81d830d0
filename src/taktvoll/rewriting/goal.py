"""The communicative goal of a rewritten letter: what it has to do, in whose voice, under which rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.annotate.open_decision import answers_later, asks_for_another_day, is_left_open, is_refused
from taktvoll.appointment import appointment
from taktvoll.intent import effective_occasion
from taktvoll.lint.run import chosen_rules
from taktvoll.mail.lines import is_typed_small
from taktvoll.mail.reading_text import one_line
from taktvoll.phrasing.letter_phrases import LetterPhrases
from taktvoll.phrasing.subject_matter import SubjectMatter, Topic
from taktvoll.report import Situation
from taktvoll.rewriting.clauses import Syntax
from taktvoll.rewriting.no_show import steps_away
from taktvoll.rewriting.proxy import is_by_proxy
from taktvoll.rewriting.refusal import refuses
from taktvoll.rewriting.second_addressee import second_addressees
from taktvoll.rewriting.situation import looks_back, refuses_the_whole, refuses_to_sign, situation_of
from taktvoll.scheme import Stage, Stance
from taktvoll.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the rewritten letter is to be."""

    occasion: str
    situation: Situation
    phrases: LetterPhrases
    lang: str
    rules: frozenset[str]
    """Rules in force: what the user wants to hear nothing of asks for no change."""
    asked: bool
    """Whether the occasion is the user's wish rather than what the draft shows."""
    typed_small: bool
    """Whether the draft does without capitals, which the letter has."""
    syntax: Syntax
    """What is known of German beyond the analysis."""
    second_addressees: frozenset[str] = frozenset()
    """First names, in small letters, of those who are called du beside a reader who is addressed as Sie."""
    by_proxy: bool = False
    """Whether somebody else writes for the applicant."""
    proposes: bool = False
    """Whether the draft names days on which its writer could come."""
    steps_away: bool = False
    """Whether who did not come wants no other day."""
    style: str = "plain"
    variant: int = 0

    @property
    def is_noun(self) -> Callable[[str], bool]:
        """Of `Syntax`."""
        return self.syntax.is_noun

    @property
    def is_known(self) -> Callable[[str], bool]:
        """Of `Syntax`."""
        return self.syntax.is_known

    @property
    def stays_open(self) -> bool:
        """Whether the letter says that nothing is decided, and refuses nothing."""
        return self.wavers and self.composable

    @property
    def register(self) -> str:
        """The form of address of the letter."""
        return self.phrases.voice.register

    @property
    def other_register(self) -> str | None:
        """The form of address that the letter must not use; None where there is no choice."""
        return {"sie": "du", "du": "sie"}.get(self.register)

    @property
    def moves(self) -> bool:
        """Whether the letter asks for another date: the user says so, or only this day does not suit."""
        if self.steps_away and not self.asked:
            return False
        if self.asked or self.situation.stance is Stance.MISSED_IT:
            return self.occasion == "reschedule" or (self.proposes and not self.asked)
        return self.situation.stance is Stance.PREVENTED and self.phrases.topic.matter is SubjectMatter.APPOINTMENT

    @property
    def refusal(self) -> str:
        """The act that says that the writer will not come: on this day, or for good."""
        if self.situation.stance is Stance.MISSED_IT:
            return "missed"
        if self.wavers:
            return "pending"
        return "postpone" if self.moves else "decision"

    @property
    def refuses(self) -> bool:
        """Whether the draft says no for good, and the letter does not ask for another day."""
        return self.situation.stance in {Stance.DECLINES, Stance.WITHDRAWS} and not self.moves

    @property
    def declines(self) -> bool:
        """Whether the letter says no because the draft does, without taking anything back, and not because the user asked for it."""
        return self.situation.stance is Stance.DECLINES and not self.asked and not self.moves

    @property
    def wavers(self) -> bool:
        """Whether the letter can only say that nothing is decided: the draft says no more, nor does the user."""
        return self.situation.stance is Stance.UNDECIDED and not self.asked

    @property
    def composable(self) -> bool:
        """Whether it is known what the letter has to say, and that its writer may say it as „ich“."""
        if self.by_proxy:
            return False
        return self.occasion in {"decline", "reschedule"} or (self.occasion == "unclear" and self.wavers)


def goal_of(analysis: Analysis, settings: Settings, syntax: Syntax) -> Goal:
    """The goal for a draft: the user's intent where it is stated, otherwise what the draft shows."""
    occasion = effective_occasion(analysis, settings)
    if (
        occasion == "unclear"
        and analysis.letter_sentences_with("reschedule")
        and not analysis.letter_evidence("withdrawal")
        and not _is_open(analysis)
    ):
        occasion = "reschedule"
    elif occasion == "unclear" and _says_no_all_the_same(analysis):
        occasion = "decline"
    bare = LetterPhrases(analysis, settings)
    situation = situation_of(analysis, bare.topic, occasion=occasion)
    facts = {
        "stage": str(situation.stage), "stance": str(situation.stance), "counterpart": str(situation.counterpart)
    }  # fmt: skip
    return Goal(
        occasion=occasion,
        situation=situation,
        phrases=LetterPhrases(analysis, settings, facts, _topic_by(situation, bare.topic, analysis)),
        lang=settings.lang,
        rules=frozenset(rule.id for rule in chosen_rules(settings)),
        asked=settings.occasion not in {"auto", analysis.occasion},
        typed_small=is_typed_small(" ".join(analysis.quote(sentence) for sentence in analysis.letter_sentences)),
        syntax=syntax,
        second_addressees=second_addressees(analysis) if bare.voice.register == "sie" else frozenset(),
        by_proxy=is_by_proxy(analysis),
        proposes=any(date.proposed for date in analysis.dates),
        steps_away=situation.stance is Stance.MISSED_IT and steps_away(analysis),
    )


def _words_of(analysis: Analysis) -> list[str]:
    return [analysis.quote(sentence) for sentence in analysis.body]


def _says_no_all_the_same(analysis: Analysis) -> bool:
    """Whether a draft that the models take for undecided is a plain no, and wavers nowhere."""
    undecided = analysis.situation.stance is Stance.UNDECIDED and not analysis.letter_sentences_with("hedge")
    return undecided and is_refused(_words_of(analysis))


def _is_open(analysis: Analysis) -> bool:
    """Whether the draft leaves open what its writer will do: then a request in it asks for another day only if it says so."""
    words = _words_of(analysis)
    if is_left_open(words):
        return True
    offers = any(
        date.proposed and not answers_later(analysis.quote(sentence))
        for sentence in analysis.letter_sentences_with("reschedule")
        for date in analysis.dates
        if sentence.start <= date.start < sentence.end
    )
    return not offers and not asks_for_another_day(words)


def _topic_by(situation: Situation, topic: Topic, analysis: Analysis) -> Topic:
    """The topic as the stage has it: after the talk no appointment is cancelled, an offer is declined as one."""
    if situation.stance is Stance.UNDECIDED and situation.stage in {Stage.INVITED, Stage.AGREED}:
        return topic if topic.matter is SubjectMatter.APPOINTMENT else Topic(matter=SubjectMatter.APPOINTMENT)
    if topic.matter is not SubjectMatter.APPOINTMENT or situation.stance is Stance.MISSED_IT:
        return topic
    offered = situation.stage is Stage.OFFER and _declines_the_offer(analysis)
    unsigned = situation.stance is Stance.DECLINES and refuses_to_sign(analysis)
    if offered or unsigned or situation.stage is Stage.CONTRACT:
        return Topic(matter=SubjectMatter.OFFER)
    if situation.stance is Stance.PREVENTED:
        return topic
    if situation.stance is Stance.UNDECIDED:
        return _topic_by_day(situation, topic, analysis)
    return (
        Topic(matter=SubjectMatter.WHOLE)
        if _has_no_day(situation, analysis)
        else _topic_by_day(situation, topic, analysis)
    )


_DECLINES_OFFER = re.compile(
    r"\b(?:lehne|nehme)\b[^.!?]{0,60}\b(?:angebot|vertrag\w*|stelle)\b[^.!?]{0,60}\b(?:ab|nicht\s+an)\b|\b(?:angebot|vertrag\w*)\b[^.!?]{0,60}\b(?:ablehn\w*|abzulehnen|nicht\s+(?:annehm|anzunehm|unterschreib)\w*)\b",
    re.IGNORECASE,
)


def _declines_the_offer(analysis: Analysis) -> bool:
    """Whether a sentence refuses an offer by name, whatever day it names besides: until when it was open, say."""
    return any(
        _DECLINES_OFFER.search(one_line(analysis.quote(sentence)))
        for sentence in analysis.letter_sentences_with("decision")
    )


def _has_no_day(situation: Situation, analysis: Analysis) -> bool:
    """Whether no day is left to cancel: that of trying out is over, or none is named and the post is refused."""
    return (situation.stage is Stage.TRIAL_DAY and looks_back(analysis)) or refuses_the_whole(analysis)


def _topic_by_day(situation: Situation, topic: Topic, analysis: Analysis) -> Topic:
    """An appointment as long as its day is to come; after that the offer, or the employer altogether."""
    day = appointment(analysis)
    if (
        day is not None
        and day >= analysis.today
        and not (situation.stage is Stage.OFFER and not _cancels_a_day(analysis))
    ):
        return topic
    if situation.stage is Stage.OFFER:
        return Topic(matter=SubjectMatter.OFFER)
    past = day is not None or not analysis.slots.keys() & {"date", "time"}
    return Topic(matter=SubjectMatter.WHOLE) if situation.stage is Stage.AFTER_INTERVIEW and past else topic


def _cancels_a_day(analysis: Analysis) -> bool:
    """Whether the day of the letter stands where something is refused."""
    slot = analysis.slots.get("date")
    return slot is not None and any(
        sentence.start <= slot.start < sentence.end
        and (sentence.has("subject") or refuses(one_line(analysis.quote(sentence))))
        for sentence in analysis.letter_sentences_with("decision", "subject")
    )

"""What a rewrite aims at: which acts the letter needs, in which register, about what, and in whose spelling."""

import re
from dataclasses import dataclass

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.intent import effective_occasion, effective_register
from taktvoll.letter import SegmentKind
from taktvoll.lint.run import chosen_rules
from taktvoll.phrasing.phrases import phrase
from taktvoll.rewriting.facts import what, when, where
from taktvoll.rewriting.subject_matter import SubjectMatter, Topic, topic_of
from taktvoll.settings import Settings

ACTS = ("thanks", "decision", "reschedule", "apology", "understanding", "goodwill")
"""Acts that a sentence is kept for, in the order in which a letter performs them."""
_SURNAME = re.compile(r"\b(?:Frau|Herrn?|Damen|Herren)\b", re.IGNORECASE)
_SWISS = re.compile(r"\b(?:Gr[uü]ss\w*|gr[uü]ss\w*|Grüezi|Hoi|Strasse\w*|hiess\w*|weiss|grosse?\w*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the rewritten letter is to be."""

    occasion: str
    register: str
    singular: bool
    """Whether du addresses one person."""
    variant: int
    lang: str
    rules: frozenset[str]
    """Rules in force: what the user wants to hear nothing of asks for no change."""
    topic: Topic
    asked: bool
    """Whether the occasion is the user's wish rather than what the draft shows."""
    swiss: bool
    """Whether the draft writes ss for ß."""

    def say(self, act: str, analysis: Analysis, slots: frozenset[str] = frozenset(), **parts: str) -> str:
        """A sentence for `act` that names the `slots` given."""
        place = where(analysis) if "company" in slots else ""
        position = what(analysis) if "position" in slots else ""
        said = phrase(
            self._kind_of(act),
            self.register,
            self.variant,
            singular=self.singular,
            noun=self.topic.noun,
            to=self.topic.to or (" zum Gespräch" if place or position else ""),
            what=position,
            when=when(analysis, date="date" in slots, time="time" in slots),
            where=place,
            **parts,
        )
        return said.replace("ß", "ss") if self.swiss else said

    def _kind_of(self, act: str) -> str:
        if act in {"thanks", "decision"} and self.topic.matter is not SubjectMatter.APPOINTMENT:
            return f"{act}_{self.topic.matter}"
        return act

    @property
    def other_register(self) -> str | None:
        """The form of address that the letter must not use; None where there is no choice."""
        return {"sie": "du", "du": "sie"}.get(self.register)

    @property
    def refusal(self) -> str:
        """The act that says that the writer will not come: for good, or on this day."""
        return "postpone" if self.occasion == "reschedule" else "decision"


def goal_of(analysis: Analysis, settings: Settings, variant: int) -> Goal:
    """The aim for a draft: the user's intent where it is stated, otherwise what the draft shows."""
    register = effective_register(analysis, settings)
    greetings = " ".join(
        analysis.quote(found) for found in analysis.sentences if found.segment is SegmentKind.SALUTATION
    )
    if analysis.register == "mixed" and settings.register_ == "auto" and _SURNAME.search(greetings):
        register = "sie"
    words = {analysis.quote(mark).lower() for mark in analysis.letter_evidence("du")}
    singular = any(word in {"du", "dir", "dich"} or word.startswith("dein") for word in words)
    plural = any(word.startswith("eu") or "ihr" in word.split() for word in words)
    if not words and register == "du":
        singular = bool(analysis.slots.get("recipient")) and not re.search(
            r"\bteam\b|\bcrew\b", greetings, re.IGNORECASE
        )
    own = "\n".join(analysis.quote(sentence) for sentence in analysis.letter_sentences)
    return Goal(
        occasion=effective_occasion(analysis, settings),
        register=register,
        singular=singular and not plural,
        variant=variant,
        lang=settings.lang,
        rules=frozenset(rule.id for rule in chosen_rules(settings)),
        topic=topic_of(analysis),
        asked=settings.occasion not in {"auto", analysis.occasion},
        swiss="ß" not in own and bool(_SWISS.search(own)),
    )


def acts_of(sentence: AnalysedSentence) -> list[str]:
    """The acts of a sentence that are worth keeping."""
    return [act for act in ACTS if act in sentence.labels]

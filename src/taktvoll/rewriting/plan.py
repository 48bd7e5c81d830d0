"""What a rewrite aims at: which acts the letter needs, in which register, and how far each span is to be changed."""

from dataclasses import dataclass

from taktvoll.reading import Reading, ReadSentence
from taktvoll.report import Report
from taktvoll.rewriting.facts import what, when, where
from taktvoll.rewriting.phrases import phrase
from taktvoll.settings import Settings

ACTS = ("thanks", "decision", "reschedule", "apology", "understanding", "goodwill")
"""Acts that a sentence is kept for, in the order in which a letter performs them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the rewritten letter is to be."""

    occasion: str
    register: str
    singular: bool
    """Whether du addresses one person."""
    variant: int
    lang: str
    rules: frozenset[str]
    """Rules in force: what the user wants to hear nothing of asks for no change."""

    def say(self, act: str, reading: Reading, slots: frozenset[str] = frozenset()) -> str:
        """A sentence for `act` that names the `slots` given."""
        return phrase(
            act,
            self.register,
            self.variant,
            singular=self.singular,
            what=what(reading) if "position" in slots else "",
            when=when(reading, date="date" in slots, time="time" in slots),
            where=where(reading) if "company" in slots else "",
        )


def aim_of(reading: Reading, settings: Settings, variant: int) -> Aim:
    """The aim for a draft: the user's intent where it is stated, otherwise what the draft shows."""
    from taktvoll.judge.intent import effective_occasion
    from taktvoll.judge.judge import chosen_rules

    register = settings.register_ if settings.register_ != "auto" else reading.register
    if register == "mixed":
        counts = {side: len(reading.marked(side)) for side in ("sie", "du")}
        register = "du" if counts["du"] > counts["sie"] else "sie"
    if register == "none" and settings.register_ == "auto":
        register = "none"
    words = {reading.quote(mark).lower() for mark in reading.marked("du")}
    singular = bool(words & {"du", "dir", "dich"} or any(word.startswith("dein") for word in words))
    plural = any(word.startswith(("euch", "eu")) or "ihr" in word.split() for word in words)
    return Aim(
        occasion=effective_occasion(reading, settings),
        register=register,
        singular=singular and not plural,
        variant=variant,
        lang=settings.lang,
        rules=frozenset(rule.id for rule in chosen_rules(settings)),
    )


def acts_of(sentence: ReadSentence) -> list[str]:
    """The acts of a sentence that are worth keeping."""
    return [act for act in ACTS if act in sentence.labels]


def flaws_of(report: Report, sentence: ReadSentence) -> list[str]:
    """Rules above a hint that found something inside the sentence, in report order."""
    return list(
        dict.fromkeys(
            finding.rule
            for finding in report.findings
            if finding.severity != "hint" and finding.start < sentence.end and sentence.start < finding.end
        )
    )

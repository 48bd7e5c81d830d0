"""What one letter says for an act: the bank's wording in its voice, with its facts; the same for a fix and for a rewrite."""

import functools
import zlib
from collections.abc import Mapping

from taktvoll.analysis import Analysis
from taktvoll.appointment import appointment
from taktvoll.intent import effective_occasion
from taktvoll.letter import SegmentKind
from taktvoll.phrasing.nouns import AppointmentNoun
from taktvoll.phrasing.phrase_bank import candidates, fill
from taktvoll.phrasing.stated_facts import stated, what, when, where
from taktvoll.phrasing.subject_matter import SubjectMatter, Topic, topic_of
from taktvoll.phrasing.voice import Voice, voice_of
from taktvoll.settings import Settings


class LetterPhrases:
    """The phrases for one draft; what it needs of the draft is worked out once."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        facts: Mapping[str, str] | None = None,
        topic: Topic | None = None,
    ) -> None:
        """`facts` are further conditions of the bank: stage, stance, counterpart; `topic` where the draft's own is another."""
        self.analysis = analysis
        self.settings = settings
        self._facts = dict(facts or {})
        self._topic = topic

    @functools.cached_property
    def voice(self) -> Voice:
        """How the letter speaks."""
        return voice_of(self.analysis, self.settings)

    @functools.cached_property
    def topic(self) -> Topic:
        """What the letter is about."""
        return self._topic or topic_of(self.analysis)

    @functools.cached_property
    def seed(self) -> int:
        """A number that two drafts rarely share, and that a typing error mended does not change: from names and slots."""
        named = [
            self.analysis.quote(found)
            for found in self.analysis.sentences
            if found.segment in {SegmentKind.SALUTATION, SegmentKind.NAME, SegmentKind.SUBJECT}
        ]
        named += [slot.text for slot in self.analysis.slots.values()]
        return zlib.crc32("\n".join(named or [self.analysis.text[:60]]).encode("utf-8", "surrogatepass"))

    def say(
        self,
        act: str,
        slots: frozenset[str] = frozenset(),
        *,
        style: str = "plain",
        variant: int = 0,
        **parts: str,
    ) -> str | None:
        """A sentence for `act` that names the `slots` given; None where the bank has none for this letter."""
        filled = {**self._parts(slots), **parts}
        found = candidates(self._act(act), self.voice, facts=self.facts(act), parts=filled, style=style)
        if not found:
            return None
        place = (self.seed + zlib.crc32(act.encode()) + variant) % len(found)
        return fill(found[place], self.voice, filled)

    def say_surely(self, act: str, slots: frozenset[str] = frozenset()) -> str:
        """As `say`, for acts of which the bank has a wording for every letter; raises LookupError where it has none."""
        said = self.say(act, slots)
        if said is None:
            raise LookupError(f"the phrase bank has no wording of {act!r} for this letter; add one without conditions")
        return said

    def facts(self, act: str) -> Mapping[str, str]:
        """The conditions that hold for this letter."""
        day = appointment(self.analysis)
        soon = day is not None and 0 <= (day - self.analysis.today).days <= 1
        return {
            "matter": self._matter(act),
            "occasion": effective_occasion(self.analysis, self.settings),
            "noun": self.topic.noun.accusative,
            "late": "yes" if soon else "no",
            **self._facts,
        }

    def _act(self, act: str) -> str:
        return act

    def _matter(self, act: str) -> str:
        if self.topic.matter is not SubjectMatter.APPOINTMENT:
            return str(self.topic.matter)
        return "participation" if act == "decision" and self.topic.noun.is_the_employers else "appointment"

    def _parts(self, slots: frozenset[str]) -> dict[str, str]:
        noun = self.topic.noun
        place = where(self.analysis) if "company" in slots else ""
        position = what(self.analysis) if "position" in slots else ""
        moment = when(self.analysis, date="date" in slots, time="time" in slots)
        named = noun.lemma != "Termin" or place or position
        known = noun.to if noun.lemma != "Termin" else "zum Gespräch"
        return {
            "noun": noun.accusative,
            "Noun": noun.accusative[:1].upper() + noun.accusative[1:],
            "des": noun.of,
            "dort": noun.at,
            "Dort": noun.at[:1].upper() + noun.at[1:],
            "to": f" {known}" if named else "",
            "what": position,
            "post": _about(noun, position) if position and not noun.is_the_employers else "",
            "where": place,
            "when": moment,
            "when_bare": moment.strip().removeprefix("am "),
        }

    def names(self, slot: str) -> bool:
        """Whether a sentence of the bank can name the `slot`."""
        said = {"position": what, "company": where}.get(slot)
        return slot in stated(self.analysis) and (said is None or bool(said(self.analysis)))


def _about(noun: AppointmentNoun, position: str) -> str:
    """„ über die Stelle als Köchin“, „ für die Ausbildung zur Köchin“."""
    if position.lstrip().startswith("für "):
        return position
    trade = "Ausbildung" if position.lstrip().startswith(("zur ", "zum ")) else "Stelle"
    return f" {noun.about} die {trade}{position}"

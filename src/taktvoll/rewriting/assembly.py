"""A letter being set together: what it already says, and what its new sentences still have to name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from taktvoll.analysis import Analysis
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.treatment import SentencePlan

SLOT_ACTS = {
    "company": ("thanks", "refusal"), "position": ("thanks", "refusal"), "date": ("refusal", "thanks"), "time": ("refusal", "thanks"),
}  # fmt: skip
"""In which new sentences a slot may be named, the natural one first."""


@dataclass(slots=True)
class Assembly:
    """A letter being set together."""

    analysis: Analysis
    goal: Goal
    spans: Sequence[SentencePlan]
    wanted: frozenset[str]
    """Slots that a new sentence has to name."""
    forced: frozenset[str]
    """Acts that are written anew although a sentence seems to perform them."""
    present: set[str] = field(default_factory=set)
    """Acts that the letter performs."""
    own_request: bool = False
    """Whether the writer's own words ask for another date."""
    named: set[str] = field(default_factory=set)
    """Wanted slots that a new sentence names."""

    def slots_for(self, act: str) -> frozenset[str]:
        """The wanted slots that a new sentence for `act` takes; they count as named from now on."""
        role = "refusal" if act in {"decision", "postpone"} else act
        taken = frozenset(
            name
            for name in self.wanted - self.named
            if role in SLOT_ACTS.get(name, ())
            and (SLOT_ACTS[name][0] == role or not self._will_write(SLOT_ACTS[name][0]))
        )
        self.named |= taken
        return taken

    def _will_write(self, role: str) -> bool:
        """Whether a new sentence for `role` is to come."""
        act = "thanks" if role == "thanks" else "decision"
        return act not in self.present or act in self.forced

"""The report on one draft: the Python side of the JSON in ``docs/CONTRACT.md``."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from msgspec import Meta

from taktvoll.finding import Finding, Fix, Offset, Safety, apply_fixes
from taktvoll.letter import Segment
from taktvoll.reply_to import ReplyTo
from taktvoll.scheme import DATE_ROLES, DIMENSIONS, LABELS, OCCASIONS, REGISTERS, SLOTS, Counterpart, Stage, Stance
from taktvoll.serialise import NEVER, ON_DEMAND, WHERE_GIVEN, as_dict, dumps

SCHEMA_VERSION = 1
Score = Annotated[int, Meta(ge=0, le=100, description="0 to 100, higher is better.")]
Count = Annotated[int, Meta(ge=0)]
LabelName = Annotated[str, Meta(extra_json_schema={"enum": list(LABELS)})]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or stand-alone line of the draft."""

    start: Offset
    end: Offset
    labels: Annotated[
        tuple[LabelName, ...], Meta(description="What it does.", extra_json_schema={"minItems": 1, "uniqueItems": True})
    ]
    polarity: Annotated[float, Meta(ge=-1, le=1, description="Stance towards the reader, -1 hostile to 1 warm.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a sentence; a sentence that is one clause, or a line, stands here as a whole."""

    start: Offset
    end: Offset
    labels: Annotated[
        tuple[LabelName, ...],
        Meta(
            description="What it does; the labels of a sentence are those of its clauses together.",
            extra_json_schema={"minItems": 1, "uniqueItems": True},
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentiment:
    """Tone of the whole letter without quotes and signature."""

    polarity: Annotated[float, Meta(ge=-1, le=1, description="Stance towards the reader: -1 hostile, 1 warm.")]
    subjectivity: Annotated[
        float, Meta(ge=0, le=1, description="0 factual, 1 personal: how much and how strongly it judges.")
    ]
    formality: Annotated[float, Meta(ge=-1, le=1, description="-1 colloquial, 1 official.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Size of the body: what stands between salutation and closing, without quotes, post scripts and footers."""

    words: Annotated[Count, Meta(description="White-space separated.")]
    sentences: Count
    longest_sentence: Annotated[Count, Meta(description="In words.")]
    reading_ease: Annotated[
        float,
        Meta(
            description="Flesch's reading ease for German after Amstad (1978): 180 - words/sentence - 58.5 * syllables/word."
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDate:
    """A date that the draft or the mail it answers names, and what it is the day of."""

    start: Offset
    end: Offset
    role: Annotated[
        str,
        Meta(
            description="Of the talk, of a talk that was held, of a proposal, of an absence, of a contract, or of something else.",
            extra_json_schema={"enum": list(DATE_ROLES)},
        ),
    ]
    day: Annotated[
        str | None, Meta(description="ISO date, the first one of a range; null where the day cannot be told.")
    ]
    until: Annotated[str | None, Meta(description="ISO date: the last day of a range or of a calendar week.")] = None
    time: Annotated[str | None, Meta(description="The hour that belongs to it, HH:MM; the first one of a range.")] = (
        None
    )
    source: Annotated[
        str,
        Meta(description="The text to which the offsets refer.", extra_json_schema={"enum": ["draft", "reply_to"]}),
    ] = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that is no finding: timing, channel, a second thought."""

    kind: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Words of the draft that decided a field of its situation."""

    field: Annotated[str, Meta(extra_json_schema={"enum": ["stage", "stance", "counterpart"]})]
    start: Offset
    end: Offset
    probability: Annotated[
        float | None, Meta(description="How sure the model is that decided from such words; null where a rule did.")
    ] = dataclasses.field(default=None, metadata=WHERE_GIVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The situation that the draft is written in; the defaults are those of a letter that answers an invitation."""

    stage: Annotated[Stage, Meta(description="The furthest point that the application has reached.")] = Stage.INVITED
    stance: Annotated[Stance, Meta(description="What the writer means to do.")] = Stance.OTHER
    counterpart: Annotated[
        Counterpart, Meta(description="Who reads it; none where the mail is about something else.")
    ] = Counterpart.EMPLOYER
    evidence: Annotated[
        tuple[Ground, ...], Meta(description="The words that decided; a field without any has its usual value.")
    ] = field(default=(), metadata=ON_DEMAND)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Report:
    """Everything the checker says about one draft."""

    schema: Annotated[int, Meta(description="Version of this shape.", extra_json_schema={"const": SCHEMA_VERSION})] = (
        SCHEMA_VERSION
    )
    id: Annotated[
        str | None, Meta(description="The file's name, the id of the JSON line, or - for standard input.")
    ] = None
    occasion: Annotated[
        str,
        Meta(
            description="What the draft shows: it declines, asks for another date, leaves that open, or neither.",
            extra_json_schema={"enum": list(OCCASIONS)},
        ),
    ]
    register: Annotated[
        str, Meta(description="How the draft addresses the reader.", extra_json_schema={"enum": list(REGISTERS)})
    ]
    situation: Situation = field(default=Situation())
    score: Annotated[Score | None, Meta(description="The score in all; null where the occasion is other.")]
    subject: Annotated[
        str | None, Meta(description="That of the mail's header, else of a line of the text; null where there is none.")
    ] = None
    scores: Annotated[
        Annotated[Mapping[str, Score], Meta(extra_json_schema={"required": list(DIMENSIONS)})] | None,
        Meta(description="A score for each dimension; null where the occasion is other."),
    ] = field(hash=False)
    sentiment: Sentiment
    length: Length
    slots: Annotated[
        Mapping[str, str],
        Meta(
            description="Facts, quoted literally from the draft; what it does not state is left out.",
            extra_json_schema={"propertyNames": {"enum": list(SLOTS)}},
        ),
    ] = field(hash=False)
    dates: Annotated[
        tuple[NamedDate, ...], Meta(description="In the order of the draft, then those of the mail that it answers.")
    ] = ()
    reply_to: Annotated[
        ReplyTo | None, Meta(description="What the employer's mail says; null where there is none.")
    ] = None
    sentences: Annotated[tuple[Sentence, ...], Meta(description="Sorted, disjoint, covering all text but white space.")]
    clauses: Annotated[
        tuple[Clause, ...], Meta(description="Sorted and disjoint, each inside its sentence, at least one a sentence.")
    ] = ()
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()
    grammar_checked: Annotated[bool, Meta(description="Whether LanguageTool read the draft too.")] = False
    lang: Annotated[str, Meta(description="Language of messages and advice.", extra_json_schema={"enum": ["de", "en"]})]
    segments: Annotated[
        tuple[Segment, ...], Meta(description="The parts of the mail: sorted, disjoint, covering all but white space.")
    ]
    text: Annotated[
        str,
        Meta(description="The text to which the offsets refer; only where it was decoded from a container (.eml)."),
    ] = field(metadata=ON_DEMAND)
    decoded: bool = field(default=False, metadata=NEVER)

    def __repr__(self) -> str:
        """Without a word of the draft, so that a log may hold it."""
        found = ", ".join(f"{finding.rule}:{finding.line}" for finding in self.findings)
        return (
            f"Report(id={self.id!r}, occasion={self.occasion!r}, register={self.register!r}, score={self.score},"
            f" findings=[{found}])"
        )

    def to_dict(self, *, why: bool = False) -> dict[str, Any]:
        """The report in the contract's shape, as dicts and lists; `why` adds the evidence behind each finding."""
        demanded = [name for name, wanted in (("text", self.decoded), ("evidence", why)) if wanted]
        return as_dict(self, demanded=demanded)

    def to_json(self, *, why: bool = False, indent: int | None = None) -> str:
        """`to_dict` as JSON: one line without its end, or indented."""
        return dumps(self.to_dict(why=why), indent=indent)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from taktvoll.formats.notebook import shown

        return shown(self)

    def __json__(self) -> str:
        """For srsly, and with it ``Doc.to_json(underscore=["taktvoll"])``."""
        return self.to_json()

    def apply(self, fixes: Fix | Iterable[Fix] | None = None, *, safety: str = Safety.SAFE) -> str:
        """The draft with `fixes` applied, or with the first fix of each finding that is of this `safety`.

        A fix is made whole or not at all: where two overlap, the earlier one (in the order of the findings, or of
        `fixes`) wins. Raises ValueError where `safety` is neither „safe“ nor „offer“ or a fix lies outside the draft.
        """
        if fixes is None:
            fixes = self.fixes(safety=safety)
        return apply_fixes(self.text, (fixes,) if isinstance(fixes, Fix) else fixes)

    def fixes(self, *, safety: str = Safety.SAFE) -> tuple[Fix, ...]:
        """The first fix of each finding that is of this `safety`, in the order of the findings; raises as `apply` does."""
        chosen = _safety(safety)
        firsts = (next((fix for fix in found.fixes if fix.safety is chosen), None) for found in self.findings)
        return tuple(fix for fix in firsts if fix is not None)


def _safety(name: str) -> Safety:
    try:
        return Safety(name)
    except ValueError:
        raise ValueError(
            f"safety {name!r}: 'safe' or 'offer' is possible\nsafety {name!r}: Möglich sind „safe“ und „offer“."
        ) from None

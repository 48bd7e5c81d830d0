"""The report on one draft: the Python side of the JSON in ``docs/CONTRACT.md``."""

from dataclasses import dataclass, field

from taktvoll.finding import Finding

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or stand-alone line of the draft."""

    start: int
    end: int
    labels: tuple[str, ...]
    polarity: float
    """Stance towards the reader, -1 (hostile) to 1 (warm)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentiment:
    """Tone of the whole letter without quotes and signature."""

    polarity: float
    """-1 to 1."""
    subjectivity: float
    """0 to 1."""
    formality: float
    """-1 (colloquial) to 1 (official)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Size of the body: what stands between salutation and closing, without quotes, post scripts and footers."""

    words: int
    """White-space separated."""
    sentences: int
    longest_sentence: int
    """In words."""
    reading_ease: float
    """Flesch's reading ease for German after Amstad (1978): 180 - words/sentence - 58.5 * syllables/word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that is no finding: timing, channel, a second thought."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the checker says about one draft."""

    occasion: str
    register: str
    score: int
    scores: dict[str, int]
    sentiment: Sentiment
    length: Length
    slots: dict[str, str]
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()
    grammar_checked: bool = False
    id: str | None = None
    subject: str | None = None
    text: str = field(repr=False)
    """The draft as received. Part of the JSON only where it was decoded from a container (``.eml``)."""
    decoded: bool = False
    schema: int = SCHEMA_VERSION

    def _repr_html_(self) -> str:
        """The marked letter and the score bars, for a notebook."""
        from taktvoll.formats.html import report_to_html

        return report_to_html(self)

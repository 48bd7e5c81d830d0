"""What the employer's mail says, the mail that a draft answers: the report's ``reply_to`` (``docs/CONTRACT.md``)."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from taktvoll.serialise import WHERE_GIVEN


class MailKind(StrEnum):
    """What the employer's mail does."""

    INVITATION = "invitation"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    OFFER = "offer"
    REJECTION = "rejection"
    OTHER = "other"


class TalkForm(StrEnum):
    """How the talk is held."""

    ON_SITE = "on_site"
    PHONE = "phone"
    VIDEO = "video"


class AnswerChannel(StrEnum):
    """The way that the employer asks for, for the answer or for cancelling."""

    MAIL = "mail"
    PHONE = "phone"
    PORTAL = "portal"


Quote = Annotated[str | None, Meta(description="A literal quote of the employer's mail.")]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReplyTo:
    """What the employer's mail says; quotes are literal, what is not stated is left out."""

    kind: Annotated[MailKind, Meta(description="What the mail does.")]
    recipient: Annotated[str | None, Meta(description="Whom it addresses.")] = field(default=None, metadata=WHERE_GIVEN)
    sender: Annotated[str | None, Meta(description="Who wrote it: the name with titles, without function.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    sender_role: Annotated[str | None, Meta(description="The function of who wrote it.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    company: Annotated[str | None, Meta(description="Where the post is: the agency's client, not the agency.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    position: Quote = field(default=None, metadata=WHERE_GIVEN)
    date: Annotated[str | None, Meta(description="The day of the talk, where there is one.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    time: Annotated[str | None, Meta(description="The hour of the talk.")] = field(default=None, metadata=WHERE_GIVEN)
    dates: Annotated[tuple[str, ...], Meta(description="The days to choose from, each with its hour.")] = field(
        default=(), metadata=WHERE_GIVEN
    )
    old_date: Annotated[str | None, Meta(description="The day that no longer holds.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    place: Quote = field(default=None, metadata=WHERE_GIVEN)
    form: Annotated[TalkForm | None, Meta(description="How the talk is held.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    reference: Annotated[str | None, Meta(description="The number to quote in an answer.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    channel: Annotated[AnswerChannel | None, Meta(description="The way asked for the answer or for cancelling.")] = (
        field(default=None, metadata=WHERE_GIVEN)
    )
    answer_by: Annotated[str | None, Meta(description="The day by which an answer is asked for.")] = field(
        default=None, metadata=WHERE_GIVEN
    )
    interviewers: Annotated[tuple[str, ...], Meta(description="Who leads the talk.")] = field(
        default=(), metadata=WHERE_GIVEN
    )
    register: Annotated[
        str | None,
        Meta(description="How it addresses the applicant.", extra_json_schema={"enum": ["sie", "du", None]}),
    ] = field(default=None, metadata=WHERE_GIVEN)
    language: Annotated[str | None, Meta(description="Its language, ISO 639-1.")] = field(
        default=None, metadata=WHERE_GIVEN
    )

    def __repr__(self) -> str:
        """Without a word of the mail, so that a log may hold it."""
        return f"ReplyTo(kind={str(self.kind)!r}, register={self.register!r}, language={self.language!r})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Received:
    """The employer's mail, read: what the report says of it, and the tone that a draft is compared with."""

    reply: ReplyTo
    text: str
    """The text that the quotes are from; of a calendar its unfolded lines."""
    body: str = ""
    """What stands between salutation and closing; empty where nothing can be told."""
    words: int = 0
    """Of the body, white-space separated."""
    formality: float = 0.0
    """-1 colloquial to 1 official, as of a draft."""
    salutation: str | None = None
    """The line that greets the applicant, without what follows it."""
    closing: str | None = None
    """The closing formula, without a name."""
    is_from_agency: bool = False
    """Whether an agency wrote it for its client: its tone is not the employer's."""
    is_calendar: bool = False

    def __repr__(self) -> str:
        """Without a word of the mail, so that a log may hold it."""
        return f"Received({self.reply!r}, words={self.words})"

"""What the page asks: JSON of a fixed shape and a bounded size, read in bounded time."""

from typing import Annotated, Literal, TypeVar

import anyio
import msgspec
from starlette.requests import ClientDisconnect, Request

from taktvoll.arguments import Options, day_of
from taktvoll.bilingual import Lang, Text
from taktvoll.errors import SettingsError
from taktvoll.page.texts import NO_DATE, NO_JSON, TOO_LARGE, TOO_SLOW_BODY
from taktvoll.setting_values import Occasion, Register

MOST_CHARACTERS = 100_000
"""Of a draft, and of the employer's mail: far more than a mail has, and checked in a second or two."""
MOST_BYTES = 12 * MOST_CHARACTERS + 10_000
"""Of a request: both texts, each character at most six bytes of JSON."""
LONGEST_ARRIVAL = 10.0
"""Seconds that the body of a request may take to arrive."""

Words = Annotated[str, msgspec.Meta(max_length=MOST_CHARACTERS)]
Style = Literal["plain", "knapp", "herzlich", "förmlich"]


class Refused(Exception):  # noqa: N818 - it says what happened to the question
    """A question that is not answered; `status` of HTTP, and what the user reads."""

    def __init__(self, status: int, said: Text) -> None:
        super().__init__(status)
        self.status = status
        self.said = said


class _Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The draft, and what the user set beside it."""

    text: Words
    reply_to: Words = ""
    today: Annotated[str, msgspec.Meta(max_length=10)] = ""
    occasion: Occasion = "auto"
    register: Register = "auto"
    lang: Lang = "de"

    @property
    def employers_mail(self) -> str | None:
        """The mail that the draft answers, if there is one."""
        return self.reply_to if self.reply_to.strip() else None

    @property
    def day(self) -> str:
        """The day on which the draft is read, ISO; the clock's where the field is empty. Raises `Refused` for no date."""
        try:
            return day_of(self.today or None)
        except SettingsError:
            raise Refused(422, NO_DATE) from None

    @property
    def options(self) -> Options:
        """The same as options of the library."""
        return {"lang": self.lang, "occasion": self.occasion, "register": self.register}


class CheckQuestion(_Question, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Check this draft."""


class RewriteQuestion(_Question, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rewrite this draft."""

    mode: Literal["minimal", "fresh"] = "minimal"
    style: Style = "plain"
    variants: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1


class MailQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Make a mail file of this text."""

    text: Words


Q = TypeVar("Q", bound=msgspec.Struct)


async def question(request: Request, kind: type[Q]) -> Q:
    """The question in the body of `request`; raises `Refused` for another type, shape, size or a body that does not come."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, NO_JSON)
    body = await _body(request)
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        if "length <=" in str(error):
            raise Refused(413, _too_large()) from None
        raise Refused(422, NO_JSON) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Refused(400, NO_JSON) from None


async def _body(request: Request) -> bytes:
    announced = request.headers.get("content-length", "0")
    if not announced.isascii() or not announced.isdigit() or int(announced) > MOST_BYTES:
        raise Refused(413, _too_large())
    body = bytearray()
    try:
        with anyio.fail_after(LONGEST_ARRIVAL):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise Refused(413, _too_large())
    except (TimeoutError, ClientDisconnect):
        raise Refused(408, TOO_SLOW_BODY) from None
    return bytes(body)


def _too_large() -> Text:
    return Text(
        de=TOO_LARGE.in_language("de", most=f"{MOST_CHARACTERS:,}".replace(",", ".")),
        en=TOO_LARGE.in_language("en", most=f"{MOST_CHARACTERS:,}"),
    )

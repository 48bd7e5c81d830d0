"""What the add-on can ask for."""

import base64
import binascii
from typing import Any, Literal

import msgspec

from taktvoll.bilingual import Lang

Style = Literal["minimal", "knapp", "herzlich", "förmlich"]
"""Ways to rewrite: the first keeps the good sentences, the others compose anew."""


class _Request(msgspec.Struct, tag_field="method", frozen=True, kw_only=True):
    id: int
    lang: Lang = "de"
    """The language of the mail program."""


class Hello(_Request, tag="hello", frozen=True):
    """Who is there?"""


class Original(_Request, tag="original", frozen=True):
    """The text of the mail that is replied to, whose source is in `source`, in base64."""

    source: str

    def data(self) -> bytes | None:
        """The bytes of the mail; None where `source` is no base64."""
        try:
            return base64.b64decode(self.source, validate=True)
        except (binascii.Error, ValueError):
            return None


class Check(_Request, tag="check", frozen=True):
    """The report on a draft."""

    text: str
    subject: str | None = None
    reply_to: str | None = None


class Rewrite(Check, tag="rewrite", frozen=True):
    """A rewrite of a draft."""

    style: Style = "minimal"


Request = Hello | Original | Check | Rewrite


def request_of(value: Any) -> Request:
    """The request that `value` is; raises `msgspec.ValidationError` where it is none."""
    made: Request = msgspec.convert(value, Request)
    return made


def id_of(value: Any) -> int | None:
    """The number of what should have been a request; None where it has none."""
    number = value.get("id") if isinstance(value, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None

"""What the add-on can ask for."""

import base64
import binascii
from email.utils import parseaddr
from typing import Any, Literal

import msgspec

from taktvoll.bilingual import Lang
from taktvoll.letter import Envelope

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


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """What the compose window says beside the draft; nothing of it is kept."""

    to: tuple[str, ...] = ()
    """Each addressee as „Petra Brandt <brandt@elbwerk.example>“; "" for one that the add-on may not look up."""
    cc: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """The names of what is attached."""
    quoted: bool = False
    """Whether a mail is quoted below the draft."""

    def envelope(self) -> Envelope:
        """The same as of the file of a mail."""
        endings = [name.lower().rpartition(".")[2] for name in self.files]
        return Envelope(
            to=tuple(map(parseaddr, self.to)),
            cc=tuple(map(parseaddr, self.cc)),
            files=sum(ending not in _NO_FILE for ending in endings),
            has_original=self.quoted or "eml" in endings,
        )


_NO_FILE = frozenset({"eml", "vcf", "ics", "asc", "sig", "p7s"})
"""Endings of a mail, a visiting card, an appointment, a key and signatures, which no letter means by „anbei“."""


class Check(_Request, tag="check", frozen=True):
    """The report on a draft."""

    text: str
    subject: str | None = None
    reply_to: str | None = None
    window: Window | None = None
    """None: the add-on is older than this host."""


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

"""Mozilla's native messaging: frames of a length (four bytes, the machine's order) and JSON in UTF-8."""

import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from taktvoll.serialise import dumps

LONGEST_REQUEST = 24 << 20
"""Bytes of a request at most: a mail of 16 MiB in base64, and room for a draft. Mozilla itself allows 4 GiB."""
LONGEST_ANSWER = (1 << 20) - 1
"""Bytes of an answer at most: Mozilla breaks the connection at more than 1 MiB."""
_LENGTH = struct.Struct("=I")
_PIECE = 1 << 16


class Rubbish(Exception):  # noqa: N818 - what arrived, not what failed here
    """A frame that holds no JSON, or one that is too long and was passed over; the next frame can be read."""


def frames(source: BinaryIO) -> Iterator[Any]:
    """The values that arrive, a `Rubbish` for each frame that holds none; ends where the other side is gone, within a frame too."""
    while len(head := _exactly(source, _LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        if length > LONGEST_REQUEST:
            if not _passed_over(source, length):
                return
            yield Rubbish()
            continue
        body = _exactly(source, length)
        if len(body) < length:
            return
        try:
            yield json.loads(body)
        except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
            yield Rubbish()


def framed(value: Any) -> bytes | None:
    """`value` as a frame; None where Mozilla would not take one so long."""
    body = dumps(value).encode()
    return None if len(body) > LONGEST_ANSWER else _LENGTH.pack(len(body)) + body


def _exactly(source: BinaryIO, count: int) -> bytes:
    """So many bytes, fewer only where the stream ends."""
    parts: list[bytes] = []
    while count and (part := source.read(min(count, _PIECE))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _passed_over(source: BinaryIO, count: int) -> bool:
    """Whether so many bytes came, which nobody keeps."""
    while count:
        part = source.read(min(count, _PIECE))
        if not part:
            return False
        count -= len(part)
    return True

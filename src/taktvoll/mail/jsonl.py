"""JSON Lines: one draft a line; a broken line is an error value with its number, the others are still given."""

from collections.abc import Iterator

import msgspec

from taktvoll.errors import BrokenLineError
from taktvoll.letter import Letter
from taktvoll.mail.json_faults import json_fault


class _JsonDraft(msgspec.Struct):
    """The keys of a line that mean something; all others are ignored and never taken for settings."""

    text: str
    id: str | int | None = None
    reply_to: str | None = None
    application: str | None = None


_DECODER = msgspec.json.Decoder(_JsonDraft)


def read_lines(
    text: str, *, name: str, reply_to: str | None = None, application: str | None = None
) -> Iterator[Letter | BrokenLineError]:
    """A letter for each line of `text` that is not blank; `name` is said in errors and stands in for a missing ``id``.

    `reply_to` and `application` hold for lines that bring none of their own.
    """
    position = number = 0
    while position < len(text):
        number += 1
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        position = end + 1
        draft = read_line(line, number, name=name, reply_to=reply_to, application=application)
        if draft is not None:
            yield draft


def read_line(
    line: str | bytes, number: int, *, name: str, reply_to: str | None = None, application: str | None = None
) -> Letter | BrokenLineError | None:
    """The letter of one line, the `number`-th of `name`; None where it is blank. Bytes are UTF-8."""
    try:
        text = (line.decode("utf-8") if isinstance(line, bytes) else line).strip(" \t\r\n")
        if not text:
            return None
        draft = _DECODER.decode(text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        reason = json_fault(error)
        return BrokenLineError(
            f"{name}, line {number}: {reason.en}; a line is a JSON object with a `text`, and optionally `id`, `reply_to`, `application`",
            f"{name}, Zeile {number}: {reason.de}; eine Zeile ist ein JSON-Objekt mit `text` und wahlweise `id`, `reply_to`, `application`.",
        )
    return Letter(
        text=draft.text,
        id=f"{name}:{number}" if draft.id is None else str(draft.id),
        reply_to=reply_to if draft.reply_to is None else draft.reply_to,
        application=application if draft.application is None else draft.application,
        lenient=True,
    )

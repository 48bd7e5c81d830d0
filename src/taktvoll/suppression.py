"""Silencing findings: a first line in the draft, and a file beside it that holds rules and hashes, never its text."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from taktvoll.errors import SettingsError
from taktvoll.letter import Segment, SegmentKind
from taktvoll.settings_files import unknown_rule
from taktvoll.write import write_atomically

SUFFIX = ".taktvoll-ignore"
_DIRECTIVE = re.compile(r"\ufeff?taktvoll\s*:\s*ignore\s*=(?P<rules>.*)", re.IGNORECASE | re.DOTALL)
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A first line ``taktvoll: ignore=RULE,…``."""

    rules: tuple[str, ...] = ()
    """Those that exist, in the order of the line."""
    notes: tuple[str, ...] = ()
    """What to tell the user: a rule that does not exist, and the nearest one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressions:
    """Findings that a person has looked at and wants no more: pairs of a rule and a `sentence_hash`."""

    entries: frozenset[tuple[str, str]] = frozenset()

    def covers(self, rule: str, sentence: str) -> bool:
        """Whether findings of `rule` in `sentence` are silenced."""
        return (rule, sentence_hash(sentence)) in self.entries


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    """A line of the file beside the draft."""

    rule: str
    sentence: str
    """SHA-256 of the sentence, in hexadecimal."""


def read_directive(text: str, segments: tuple[Segment, ...], known: Collection[str]) -> Directive:
    """What the draft's own first line silences; `known` are the ids of all rules."""
    if not segments or segments[0].kind is not SegmentKind.DIRECTIVE:
        return Directive()
    line = _DIRECTIVE.match(text[segments[0].start : segments[0].end])
    names = list(dict.fromkeys(name for name in re.split(r"[,;\s]+", line["rules"]) if name)) if line else []
    return Directive(
        rules=tuple(name for name in names if name in known),
        notes=tuple(unknown_rule(name, known, where="first line of the draft") for name in names if name not in known),
    )


def sentence_hash(text: str) -> str:
    """SHA-256 of `text`, whatever its line breaks, spaces and composition of umlauts."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def suppression_path(draft_path: Path) -> Path:
    """The file beside the draft."""
    return draft_path.with_name(draft_path.name + SUFFIX)


def load_suppressions(draft_path: Path, known: Collection[str] | None = None) -> Suppressions:
    """What the file beside `draft_path` silences; nothing where there is none. A broken file is a `SettingsError`."""
    path = suppression_path(draft_path)
    try:
        lines = path.read_bytes().split(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return Suppressions()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); check its permissions or delete it") from error
    decoder = msgspec.json.Decoder(_Entry)
    entries = set()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            entry = _entry(line, f"{path}, line {number}", decoder)
            if known is not None and entry.rule not in known:
                raise SettingsError(unknown_rule(entry.rule, known, where=f"{path}, line {number}"))
            entries.add((entry.rule, entry.sentence))
    return Suppressions(entries=frozenset(entries))


def add_suppressions(draft_path: Path, findings: Iterable[tuple[str, str]]) -> Path:
    """Silence pairs of a rule and a sentence's text, beside what is silenced already; give the file's path.

    Raises `SettingsError` where the file there is broken, `OutputError` where it cannot be written.
    """
    entries = load_suppressions(draft_path).entries | {(rule, sentence_hash(sentence)) for rule, sentence in findings}
    path = suppression_path(draft_path)
    lines = [msgspec.json.encode(_Entry(rule=rule, sentence=digest)) + b"\n" for rule, digest in sorted(entries)]
    write_atomically(path, b"".join(lines))
    return path


def _entry(line: bytes, where: str, decoder: msgspec.json.Decoder[_Entry]) -> _Entry:
    try:
        entry = decoder.decode(line.strip())
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise SettingsError(f"{where}: {error}; mend or delete the line") from error
    if not _HASH.fullmatch(entry.sentence):
        raise SettingsError(f"{where}: `sentence` is no SHA-256 in small hexadecimal letters; mend or delete the line")
    return entry

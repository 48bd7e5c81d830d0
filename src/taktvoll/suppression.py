"""Silencing findings: a first line in the draft, and a file beside it that holds rules and hashes, never its text."""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from taktvoll.bilingual import Text
from taktvoll.did_you_mean import RULE, unknown
from taktvoll.errors import SettingsError
from taktvoll.finding import Finding
from taktvoll.letter import Letter, Segment, SegmentKind
from taktvoll.mail.opening import DIRECTIVE
from taktvoll.mail.reading_text import one_line
from taktvoll.mail.segments import segment
from taktvoll.report import Report
from taktvoll.write import write_atomically

SUFFIX = ".taktvoll-ignore"
LINE = Text(de="Zeile `taktvoll: ignore=…`", en="line `taktvoll: ignore=…`")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A line ``taktvoll: ignore=RULE,…`` at the head of the draft."""

    rules: tuple[str, ...] = ()
    """Those that exist, in the order of the line."""
    notes: tuple[Text, ...] = ()
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
    """What the line at the head of the draft silences; `known` are the ids of all rules."""
    place = next((found for found in segments if found.kind is SegmentKind.DIRECTIVE), None)
    line = DIRECTIVE.match(text, place.start, place.end) if place else None
    if line is None:
        return Directive()
    names = list(dict.fromkeys(re.findall(r"\w[\w-]*", line["rules"] or "")))
    return Directive(
        rules=tuple(name for name in names if name in known),
        notes=tuple(unknown(RULE, name, known, where=LINE) for name in names if name not in known),
    )


def with_directive(text: str, letter: Letter) -> str:
    """`text`, made from `letter`, with the line ``taktvoll: ignore=…`` that is no part of the letter but of its file."""
    parts, made = segment(letter.text), segment(text)
    directive = next((part for part in parts if part.kind is SegmentKind.DIRECTIVE), None)
    if directive is None or any(part.kind is SegmentKind.DIRECTIVE for part in made):
        return text
    if directive is parts[0]:
        return letter.text[: parts[1].start if len(parts) > 1 else len(letter.text)] + text
    line = letter.text[directive.start : directive.end]
    newline = "\r\n" if "\r\n" in letter.text else "\n"
    if made and made[0].kind is SegmentKind.SUBJECT:
        return text[: made[0].end] + newline + line + text[made[0].end :]
    return line + newline + text


def sentence_of(finding: Finding, report: Report) -> str:
    """The sentence in which `finding` begins; its own words where it stands in none."""
    for sentence in report.sentences:
        if sentence.start <= finding.start < sentence.end:
            return report.text[sentence.start : sentence.end]
    return report.text[finding.start : finding.end]


def sentence_hash(text: str) -> str:
    """SHA-256 of `text`, whatever its line breaks, spaces, invisible characters and composition of umlauts."""
    return hashlib.sha256(one_line(text).encode("utf-8", "surrogatepass")).hexdigest()


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
        raise SettingsError(
            f"{path}: cannot be read ({error.strerror}); check its permissions or delete it",
            f"{path}: lässt sich nicht lesen ({error.strerror}); prüfen Sie die Zugriffsrechte oder löschen Sie die Datei.",
        ) from error
    decoder = msgspec.json.Decoder(_Entry)
    entries = set()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = Text(de=f"{path}, Zeile {number}", en=f"{path}, line {number}")
            entry = _entry(line, where, decoder)
            if known is not None and entry.rule not in known:
                raise SettingsError.saying(unknown(RULE, entry.rule, known, where=where))
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


def _entry(line: bytes, where: Text, decoder: msgspec.json.Decoder[_Entry]) -> _Entry:
    try:
        entry = decoder.decode(line.strip())
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise SettingsError(
            f"{where.en}: {error}; mend or delete the line",
            f'{where.de}: Das ist kein Eintrag der Form {{"rule": …, "sentence": …}}; berichtigen oder löschen Sie die Zeile.',
        ) from error
    if not _HASH.fullmatch(entry.sentence):
        raise SettingsError(
            f"{where.en}: `sentence` is no SHA-256 in small hexadecimal letters; mend or delete the line",
            f"{where.de}: `sentence` ist kein SHA-256 in kleinen Hexadezimalziffern; berichtigen oder löschen Sie die Zeile.",
        )
    return entry

"""Findings as GitHub workflow commands: annotations at the lines of a pull request."""

from collections.abc import Iterator
from pathlib import PurePath

from taktvoll.formats.artifact import STDIN, relative_path
from taktvoll.formats.visible import visible
from taktvoll.positions import Places
from taktvoll.report import Report

_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_lines(report: Report, root: PurePath | None = None) -> Iterator[str]:
    """One line, without its end, for each finding of `report`."""
    places = Places(report.text)
    path = relative_path(report.id, root)
    for finding in report.findings:
        line, column = places.place(finding.start)
        end_line, end_column = places.place(max(finding.end - 1, finding.start))
        properties = {
            "file": path if path != STDIN else None,
            "line": line,
            "col": column,
            "endLine": end_line,
            "endColumn": end_column + 1 if end_line == line else None,  # GitHub takes columns only within one line
            "title": f"taktvoll {finding.rule}",
        }
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value is not None)
        message = visible(f"{finding.message} {finding.advice}".strip())
        yield f"::{_COMMANDS[finding.severity.value]} {written}::{message.translate(_DATA)}"


def _property(value: object) -> str:
    return visible(str(value)).translate(_PROPERTY)

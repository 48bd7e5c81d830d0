"""Taktvoll: tone checker and rewriter for German mails that decline, cancel or move a job interview.

The names below are the public library; everything else may change. They are resolved when first used, so that
``import taktvoll`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taktvoll.api import check, check_many, load, rewrite
    from taktvoll.errors import (
        BrokenLineError,
        EmptyDraftError,
        GrammarError,
        InputError,
        ModelError,
        NotGermanError,
        OutputError,
        SettingsError,
        TaktvollError,
        UndecodableError,
    )
    from taktvoll.finding import Edit, Finding, Fix, Safety, Severity
    from taktvoll.report import Length, Note, Report, Sentence, Sentiment
    from taktvoll.rewritten import Change, ChangeKind, Proof, Rewrite
    from taktvoll.settings import Settings

__version__ = "0.1.0"

_EXPORTS = {
    "errors": (
        "BrokenLineError", "EmptyDraftError", "GrammarError", "InputError", "ModelError", "NotGermanError", "OutputError",
        "SettingsError", "TaktvollError", "UndecodableError",
    ),
    "finding": ("Edit", "Finding", "Fix", "Safety", "Severity"),
    "api": ("check", "check_many", "load", "rewrite"),
    "report": ("Length", "Note", "Report", "Sentence", "Sentiment"),
    "rewritten": ("Change", "ChangeKind", "Proof", "Rewrite"),
    "settings": ("Settings",),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _EXPORTS.items() for name in names}

__all__ = [
    "BrokenLineError",
    "Change",
    "ChangeKind",
    "Edit",
    "EmptyDraftError",
    "Finding",
    "Fix",
    "GrammarError",
    "InputError",
    "Length",
    "ModelError",
    "NotGermanError",
    "Note",
    "OutputError",
    "Proof",
    "Report",
    "Rewrite",
    "Safety",
    "Sentence",
    "Sentiment",
    "Settings",
    "SettingsError",
    "Severity",
    "TaktvollError",
    "UndecodableError",
    "check",
    "check_many",
    "load",
    "rewrite",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'taktvoll' has no attribute {name!r}")
    value = getattr(import_module(f"taktvoll.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

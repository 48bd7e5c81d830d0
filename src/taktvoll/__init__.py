"""Taktvoll: tone checker and rewriter for German mails that decline, cancel or move a job interview.

The names below are the public library; everything else may change. They are resolved when first used, so that
``import taktvoll`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from taktvoll.version import VERSION as _VERSION

if TYPE_CHECKING:
    from taktvoll.api import (
        check,
        check_many,
        load,
        rewrite,
    )
    from taktvoll.checker import (
        Checker,
    )
    from taktvoll.errors import (
        BatchError,
        BrokenLineError,
        EmptyDraftError,
        GrammarError,
        InputError,
        MissingExtraError,
        MissingPipeError,
        ModelError,
        NotGermanError,
        OutputError,
        SettingsError,
        TaktvollError,
        UndecodableError,
    )
    from taktvoll.finding import (
        Edit,
        Finding,
        Fix,
        LanguageToolRule,
        Safety,
        Severity,
    )
    from taktvoll.frames import (
        Frames,
        to_frame,
    )
    from taktvoll.letter import (
        Letter,
        Segment,
        SegmentKind,
    )
    from taktvoll.report import (
        Length,
        Note,
        Report,
        Sentence,
        Sentiment,
    )
    from taktvoll.rewritten import (
        Change,
        ChangeKind,
        Doubt,
        Dropped,
        Proof,
        Rewrite,
        Verdict,
    )
    from taktvoll.settings import (
        Settings,
    )


__version__ = _VERSION

_EXPORTS = {
    "api": (
        "check",
        "check_many",
        "load",
        "rewrite",
    ),
    "checker": ("Checker",),
    "errors": (
        "BatchError",
        "BrokenLineError",
        "EmptyDraftError",
        "GrammarError",
        "InputError",
        "MissingExtraError",
        "MissingPipeError",
        "ModelError",
        "NotGermanError",
        "OutputError",
        "SettingsError",
        "TaktvollError",
        "UndecodableError",
    ),
    "finding": (
        "Edit",
        "Finding",
        "Fix",
        "LanguageToolRule",
        "Safety",
        "Severity",
    ),
    "frames": (
        "Frames",
        "to_frame",
    ),
    "letter": (
        "Letter",
        "Segment",
        "SegmentKind",
    ),
    "report": (
        "Length",
        "Note",
        "Report",
        "Sentence",
        "Sentiment",
    ),
    "rewritten": (
        "Change",
        "ChangeKind",
        "Doubt",
        "Dropped",
        "Proof",
        "Rewrite",
        "Verdict",
    ),
    "settings": ("Settings",),
}
_MODULE_OF = {name: module for module, names in _EXPORTS.items() for name in names}

__all__ = [
    "BatchError",
    "BrokenLineError",
    "Change",
    "ChangeKind",
    "Checker",
    "Doubt",
    "Dropped",
    "Edit",
    "EmptyDraftError",
    "Finding",
    "Fix",
    "Frames",
    "GrammarError",
    "InputError",
    "LanguageToolRule",
    "Length",
    "Letter",
    "MissingExtraError",
    "MissingPipeError",
    "ModelError",
    "NotGermanError",
    "Note",
    "OutputError",
    "Proof",
    "Report",
    "Rewrite",
    "Safety",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Sentiment",
    "Settings",
    "SettingsError",
    "Severity",
    "TaktvollError",
    "UndecodableError",
    "Verdict",
    "check",
    "check_many",
    "load",
    "rewrite",
    "to_frame",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'taktvoll' has no attribute {name!r}")
    value = getattr(import_module(f"taktvoll.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

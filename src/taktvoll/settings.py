"""Settings: one frozen type for command line, server and library; defaults stand here and nowhere else."""

from __future__ import annotations

import datetime
import enum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class FailOn(enum.StrEnum):
    """From which severity on `check` ends with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Frozen):
    """Thresholds of the rules, each with its reason."""

    max_words: int = Field(
        120,
        ge=1,
        description="Body words before `too_long`: ANNOTATION.md; real model letters have 18 to 154, median 55 (LETTERS.md).",
    )
    max_sentence_words: int = Field(
        30,
        ge=1,
        description="Words before `sentence_too_long`: readability guides for German put the limit of a comfortable sentence at 20 to 30 words.",
    )
    max_reason_words: int = Field(
        20,
        ge=0,
        description="Words of reason clauses before `over_explanation` (ANNOTATION.md); while this and `max_reasons` are as they are by default, a model of the whole letter decides near them.",
    )
    max_reasons: int = Field(
        1, ge=0, description="Sentences with a reason, and separate reasons, before `over_explanation` (ANNOTATION.md)."
    )
    many_apologies: int = Field(
        3, ge=1, description="Apologising sentences from which on it is `over_apology` (ANNOTATION.md)."
    )
    late_notice_days: int = Field(
        1,
        ge=0,
        description="Days before the appointment within which a note advises to telephone first (LETTERS.md: short notice = telephone first, mail after).",
    )


class GrammarSettings(_Frozen):
    """The LanguageTool server."""

    enabled: bool = Field(default=False, description="Check grammar too (extra `grammar`).")
    url: str | None = Field(None, description="A LanguageTool server of one's own, e.g. http://127.0.0.1:8081.")
    allow_remote: bool = Field(
        default=False, description="Allow `url` to be another machine's: the draft leaves this one."
    )
    variant: Literal["auto", "de-DE", "de-AT", "de-CH"] = Field(
        "auto", description="Variant of German; auto: by the draft."
    )
    words: tuple[str, ...] = Field((), description="Your own words that are not misspelt.")
    dictionary: str | None = Field(None, description="A file with such words, one a line.")


class Settings(_Frozen):
    """Everything a user can set; the same names in `taktvoll.toml`, in `[tool.taktvoll]`, and as options."""

    lang: Literal["de", "en"] = Field("de", description="Language of messages and advice.")
    occasion: Literal["auto", "decline", "reschedule"] = Field(
        "auto", description="What you intend; auto: what the draft shows."
    )
    register_: Literal["auto", "sie", "du"] = Field(
        "auto", alias="register", description="How you want to address the reader; auto: as the draft does."
    )
    select: tuple[str, ...] = Field((), description="Only these rules; empty: all.")
    ignore: tuple[str, ...] = Field((), description="Not these rules.")
    fail_on: FailOn = Field(FailOn.WARNING, description="From which severity on `check` ends with 1.")
    model: str | None = Field(None, description="Name or path of another spaCy pipeline for German.")
    mode: Literal["minimal", "fresh"] = Field("minimal", description="How `rewrite` works.")
    channel: Literal["mail", "phone"] = Field("mail", description="The channel the employer uses.")
    limits: Limits = Field(default=Limits(), description="Thresholds of the rules.")
    grammar: GrammarSettings = Field(default=GrammarSettings(), description="The LanguageTool server.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Today = Annotated[datetime.date | None, "None: the clock"]

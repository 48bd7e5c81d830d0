"""Settings: one frozen type for command line, server and library; defaults and descriptions stand here and nowhere else."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from taktvoll.bilingual import Lang, Text, default_lang
from taktvoll.setting_values import Channel, FailOn, Mode, Occasion, Region, Register

_GERMAN = "description_de"
"""Where a field keeps its German description, also in the JSON schema."""


def _setting(default: Any, *, de: str, en: str, **options: Any) -> Any:
    """A field with its default and what it means in both languages."""
    return Field(default, description=en, json_schema_extra={_GERMAN: de}, **options)


def description_of(field: FieldInfo) -> Text:
    """What a setting means."""
    extra = field.json_schema_extra
    german = extra.get(_GERMAN) if isinstance(extra, dict) else None
    english = field.description or ""
    return Text(de=german if isinstance(german, str) else english, en=english)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Frozen):
    """Thresholds of the rules, each with its reason."""

    max_words: int = _setting(
        120,
        ge=1,
        de="So viele Wörter darf der Brief haben, ehe `too_long` etwas sagt: ANNOTATION.md; echte Musterbriefe haben 18 bis 154, im Mittel 55 (LETTERS.md).",
        en="Body words before `too_long`: ANNOTATION.md; real model letters have 18 to 154, median 55 (LETTERS.md).",
    )
    max_sentence_words: int = _setting(
        30,
        ge=1,
        de="So viele Wörter darf ein Satz haben, ehe `sentence_too_long` etwas sagt: Ratgeber zur Verständlichkeit setzen die Grenze bei 20 bis 30.",
        en="Words before `sentence_too_long`: readability guides for German put the limit of a comfortable sentence at 20 to 30 words.",
    )
    max_reason_words: int = _setting(
        20,
        ge=0,
        de="So viele Wörter dürfen Begründungen haben, ehe `over_explanation` etwas sagt (ANNOTATION.md). Wo nur zweifelhafte Gründe oder wenige Wörter darüber liegen, kann ein Modell des ganzen Briefs widersprechen, welcher Wert auch gilt.",
        en="Words of reason clauses before `over_explanation` (ANNOTATION.md). Where only doubtful reasons or a few words are over it, a model of the whole letter can disagree, whatever the value.",
    )
    max_reasons: int = _setting(
        1,
        ge=0,
        de="So viele Sätze mit einer Begründung und so viele verschiedene Gründe gehen hin, ehe `over_explanation` etwas sagt (ANNOTATION.md).",
        en="Sentences with a reason, and separate reasons, before `over_explanation` (ANNOTATION.md).",
    )
    many_apologies: int = _setting(
        3,
        ge=1,
        de="Von so vielen entschuldigenden Sätzen an ist es `over_apology` (ANNOTATION.md).",
        en="Apologising sentences from which on it is `over_apology` (ANNOTATION.md).",
    )
    late_notice_days: int = _setting(
        1,
        ge=0,
        de="So viele Tage vor dem Termin rät `late_notice` noch, zuerst anzurufen (LETTERS.md: kurzfristig heißt erst Telefon, dann Mail).",
        en="Days before the appointment within which `late_notice` advises to telephone first (LETTERS.md: short notice = telephone first, mail after).",
    )


class GrammarSettings(_Frozen):
    """The LanguageTool server."""

    enabled: bool = _setting(
        default=False,
        de="Auch Rechtschreibung und Grammatik prüfen (Extra `grammar`).",
        en="Check grammar too (extra `grammar`).",
    )
    url: str | None = _setting(
        None,
        de="Ein eigener LanguageTool-Server, zum Beispiel http://127.0.0.1:8081.",
        en="A LanguageTool server of one's own, e.g. http://127.0.0.1:8081.",
    )
    allow_remote: bool = _setting(
        default=False,
        de="Erlauben, dass `url` ein anderer Rechner ist: Der Entwurf verlässt dann diesen.",
        en="Allow `url` to be another machine's: the draft leaves this one.",
    )
    variant: Literal["auto", "de-DE", "de-AT", "de-CH"] = _setting(
        "auto", de="Variante des Deutschen; auto: die des Entwurfs.", en="Variant of German; auto: by the draft."
    )
    words: tuple[str, ...] = _setting(
        (), de="Eigene Wörter, die nicht falsch geschrieben sind.", en="Your own words that are not misspelt."
    )
    dictionary: str | None = _setting(
        None, de="Eine Datei mit solchen Wörtern, eines in jeder Zeile.", en="A file with such words, one a line."
    )


class Settings(_Frozen):
    """Everything a user can set; the same names in `taktvoll.toml`, in `[tool.taktvoll]`, and as options."""

    lang: Lang = Field(
        default_factory=default_lang,
        description="Language of messages and advice; otherwise that of the surroundings (LC_ALL, LC_MESSAGES, LANG), German where they say nothing.",
        json_schema_extra={
            _GERMAN: "Sprache der Meldungen und Ratschläge; sonst die der Umgebung (LC_ALL, LC_MESSAGES, LANG), Deutsch, wo sie nichts sagt."
        },
    )
    occasion: Occasion = _setting(
        "auto",
        de="Was Sie wollen: absagen oder verschieben; auto: was der Entwurf sagt.",
        en="What you intend: to decline or to move the interview; auto: what the draft shows.",
    )
    register_: Register = _setting(
        "auto",
        alias="register",
        de="Wie Sie die Leserin oder den Leser ansprechen wollen; auto: wie der Entwurf es tut.",
        en="How you want to address the reader; auto: as the draft does.",
    )
    select: tuple[str, ...] = _setting((), de="Nur diese Regeln; leer: alle.", en="Only these rules; empty: all.")
    ignore: tuple[str, ...] = _setting((), de="Diese Regeln nicht.", en="Not these rules.")
    fail_on: FailOn = _setting(
        FailOn.WARNING,
        de="Von welcher Schwere an `check` mit 1 endet.",
        en="From which severity on `check` ends with 1.",
    )
    model: str | None = _setting(
        None,
        de="Name oder Pfad einer anderen spaCy-Pipeline für Deutsch.",
        en="Name or path of another spaCy pipeline for German.",
    )
    mode: Mode = _setting(
        "minimal",
        de="Wie `rewrite` arbeitet: minimal behält Ihre guten Sätze, fresh schreibt den Brief aus Ihren Angaben neu.",
        en="How `rewrite` works: minimal keeps your good sentences, fresh composes the letter anew from your facts.",
    )
    channel: Channel = _setting(
        "mail",
        de="Wie Sie es sagen: als Mail, am Telefon (phone), im Feld eines Bewerbungsportals (portal) oder als kurze Nachricht (message). Ohne Mail braucht es weder Anrede noch Gruß noch Betreff.",
        en="How you tell them: by mail, on the phone, in a field of an application portal, or as a short message. Without a mail no salutation, closing or subject is needed.",
    )
    region: Region = _setting(
        "DE",
        de="Das Land, dessen Feiertage zählen, wenn es um Arbeitstage geht, zum Beispiel DE-BY; DE: nur die bundesweiten.",
        en="The state whose public holidays count where working days matter, e.g. DE-BY; DE: only those of the whole of Germany.",
    )
    second_thought: bool = _setting(
        default=True,
        de="Bei einer Absage, zu der es passt, einmal daran erinnern, dass auch ein solches Gespräch Übung ist.",
        en="Remind you once, where a decline gives occasion for it, that even such a talk is practice.",
    )
    limits: Limits = _setting(Limits(), de="Schwellen der Regeln.", en="Thresholds of the rules.")
    grammar: GrammarSettings = _setting(GrammarSettings(), de="Der LanguageTool-Server.", en="The LanguageTool server.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

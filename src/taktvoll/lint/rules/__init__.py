"""All rules, in the order in which a report lists findings of the same place."""

from collections.abc import Mapping
from dataclasses import dataclass

from taktvoll.bilingual import Text
from taktvoll.did_you_mean import RULE, unknown
from taktvoll.errors import SettingsError
from taktvoll.finding import Severity
from taktvoll.lint.rule import Rule
from taktvoll.lint.rules import (
    date_conflict,
    empty_draft,
    empty_phrase,
    hedged_decision,
    informal,
    late_notice,
    mirror_formality,
    mirror_greeting,
    mirror_length,
    mirror_name,
    mirror_register,
    missing_apology,
    missing_closing,
    missing_decision,
    missing_goodwill,
    missing_reschedule,
    missing_salutation,
    missing_subject,
    missing_thanks,
    missing_withdrawal,
    negative_opinion,
    no_show,
    not_german,
    over_apology,
    over_explanation,
    past_appointment,
    placeholder_left,
    private_detail,
    register_mix,
    sentence_too_long,
    tone_drift,
    too_long,
    weekday_mismatch,
)

ALL: tuple[Rule, ...] = (
    empty_draft.RULE,
    not_german.RULE,
    missing_salutation.RULE,
    missing_closing.RULE,
    missing_thanks.RULE,
    missing_decision.RULE,
    missing_apology.RULE,
    missing_reschedule.RULE,
    over_explanation.RULE,
    negative_opinion.RULE,
    private_detail.RULE,
    informal.RULE,
    hedged_decision.RULE,
    over_apology.RULE,
    register_mix.RULE,
    too_long.RULE,
    weekday_mismatch.RULE,
    late_notice.RULE,
    past_appointment.RULE,
    no_show.RULE,
    date_conflict.RULE,
    mirror_register.RULE,
    mirror_name.RULE,
    tone_drift.RULE,
    placeholder_left.RULE,
    missing_subject.RULE,
    missing_goodwill.RULE,
    missing_withdrawal.RULE,
    sentence_too_long.RULE,
    empty_phrase.RULE,
    mirror_greeting.RULE,
    mirror_formality.RULE,
    mirror_length.RULE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalRule:
    """A rule whose findings come from another program; it can be selected and ignored like the others."""

    id: str
    severity: Severity
    title: Text
    why: Text


GRAMMAR = ExternalRule(
    id="grammar",
    severity=Severity.WARNING,
    title=Text(de="Rechtschreibung und Grammatik", en="Spelling and grammar"),
    why=Text(
        de="Rechtschreibung und Grammatik nach LanguageTool, mit `--grammar`. Ein Hinweis bei Rechtschreibung und Stil.",
        en="Spelling and grammar by LanguageTool, with `--grammar`. A hint for spelling and style.",
    ),
)
EXTERNAL: tuple[str, ...] = (GRAMMAR.id,)
"""Ids of the rules of other programs."""
LISTED: tuple[Rule | ExternalRule, ...] = (*ALL, GRAMMAR)
"""What a person is shown as the rules."""
TITLES: Mapping[str, Text] = {rule.id: rule.title for rule in LISTED}
"""What each rule is called where a person reads, in the order of the report."""
SPELLINGS: Mapping[str, str] = {
    **{title: name for name, text in TITLES.items() for title in (text.de.lower(), text.en.lower())},
    **{name: name for name in TITLES},
}
"""Every way to name a rule: its id, and its title in both languages, in small letters."""


def rule_by_id(rule_id: str) -> Rule:
    """The rule of that name; raises `SettingsError` that names the nearest one."""
    for rule in ALL:
        if rule.id == rule_id:
            return rule
    raise SettingsError.saying(unknown_rule(rule_id))


def rule_id_of(name: str) -> str:
    """The id of the rule that `name` means by id or title; `name` itself where it means none."""
    return SPELLINGS.get(" ".join(name.split()).lower(), name)


def unknown_rule(name: str, *, where: str | Text = "") -> Text:
    """The message for a rule that does not exist, said of `where`."""
    return unknown(RULE, name, SPELLINGS, where=where)

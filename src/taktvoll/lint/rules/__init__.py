"""All rules, in the order in which a report lists findings of the same place."""

from taktvoll.errors import SettingsError
from taktvoll.lint.did_you_mean import nearest
from taktvoll.lint.rule import Rule
from taktvoll.lint.rules import (
    empty_draft,
    empty_phrase,
    hedged_decision,
    informal,
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
    not_german,
    over_apology,
    over_explanation,
    placeholder_left,
    private_detail,
    register_mix,
    sentence_too_long,
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
    placeholder_left.RULE,
    missing_subject.RULE,
    missing_goodwill.RULE,
    missing_withdrawal.RULE,
    sentence_too_long.RULE,
    empty_phrase.RULE,
)

EXTERNAL = ("grammar",)
"""Ids of rules whose findings come from another program; they can be selected and ignored like the others."""


def rule_by_id(rule_id: str) -> Rule:
    """The rule of that name; raises `SettingsError` that names the nearest one."""
    for rule in ALL:
        if rule.id == rule_id:
            return rule
    raise SettingsError(unknown_rule(rule_id))


def unknown_rule(rule_id: str) -> str:
    """The message for a rule that does not exist."""
    guess = nearest(rule_id, [*(rule.id for rule in ALL), *EXTERNAL])
    meant = f"; did you mean '{guess}'?" if guess else ""
    return f"unknown rule '{rule_id}'{meant} (`taktvoll rules` lists all)"

"""What a reader is told at once: the findings of one rule, wherever they stand, the gravest rule first."""

from collections.abc import Sequence
from dataclasses import dataclass

from taktvoll.finding import Finding, Severity
from taktvoll.formats.folded import rules
from taktvoll.formats.labels import title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """The findings of one rule, in the order of the draft."""

    number: int
    """Of all its marks, from 1."""
    rules: tuple[str, ...]
    """Its rule, then those of the findings that are folded into its own."""
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """That of its gravest finding."""
        return max((finding.severity for finding in self.findings), key=lambda severity: severity.rank)

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the draft in which it finds something."""
        return tuple(sorted({finding.line for finding in self.findings}))

    def title(self, lang: str) -> str:
        """„Negatives über das Unternehmen + Privates“."""
        return " + ".join(title_of(rule, lang) for rule in self.rules)


def grouped(shown: Sequence[Finding], findings: Sequence[Finding]) -> tuple[RuleGroup, ...]:
    """`shown`, those of all `findings` that are told, rule by rule: by the gravest of each, then by its first place."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in sorted(shown, key=lambda found: found.start):
        by_rule.setdefault(finding.rule, []).append(finding)
    ranked = sorted(by_rule.values(), key=lambda members: -max(found.severity.rank for found in members))
    return tuple(
        RuleGroup(
            number=number,
            rules=tuple(dict.fromkeys(rule for found in members for rule in rules(found, findings))),
            findings=tuple(members),
        )
        for number, members in enumerate(ranked, start=1)
    )

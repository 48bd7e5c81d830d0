"""Where people read, a finding that is folded into another has no entry of its own: its title stands beside the other's.

Lines and logs for programs (`concise`, `github`, `sarif`, JSON) keep every finding; JSON says which is folded into which.
"""

from collections.abc import Sequence

from taktvoll.finding import Finding
from taktvoll.formats.labels import title_of


def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those of `findings` that tell of their passage themselves."""
    return tuple(finding for finding in findings if finding.folded_into is None)


def rules(finding: Finding, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The rule of `finding`, then those of the findings that are folded into it, each once."""
    others = (
        other.rule
        for other in findings
        if other.folded_into == finding.rule and other.start < finding.end and finding.start < other.end
    )
    return tuple(dict.fromkeys([finding.rule, *others]))


def titles(finding: Finding, findings: Sequence[Finding], lang: str) -> str:
    """What `finding` is called, and what else is wrong with its passage: „Negatives über das Unternehmen + Privates“."""
    return " + ".join(title_of(rule, lang) for rule in rules(finding, findings))

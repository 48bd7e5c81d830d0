"""What stands behind the findings at a place: why, what to do, a good example, the source in the advice."""

from lsprotocol import types

from taktvoll.bilingual import Lang
from taktvoll.finding import Finding
from taktvoll.formats.labels import SEVERITIES, title_of
from taktvoll.lint.rule import Rule
from taktvoll.lint.rules import ALL
from taktvoll.lsp.checks import Checked
from taktvoll.lsp.texts import ADVICE, GOOD, MORE, SOURCE, WHY

_RULES = {rule.id: rule for rule in ALL}
_SPECIAL = frozenset("\\`*_{}[]<>#|!")


def hover_at(checked: Checked, offset: int, lang: Lang, *, markdown: bool) -> types.Hover | None:
    """The hover at an offset of the document; None where there is no finding."""
    if checked.report is None or checked.draft is None or checked.draft.encoded:
        return None
    spans = {found: checked.span(found.start, found.end) for found in checked.report.findings}
    here = [found for found, (start, end) in spans.items() if start <= offset <= end]
    if not here:
        return None
    parts = [_markdown(found, lang) if markdown else _plain(found, lang) for found in here]
    start, end = max(spans[found][0] for found in here), min(spans[found][1] for found in here)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    between = "\n\n---\n\n" if markdown else "\n\n"
    return types.Hover(
        types.MarkupContent(kind, between.join(parts)), range=checked.document.range(min(start, end), end)
    )


def _markdown(finding: Finding, lang: Lang) -> str:
    rule = _RULES.get(finding.rule)
    title, severity = title_of(finding.rule, lang), SEVERITIES[finding.severity.value].in_language(lang)
    lines = [f"**{_escaped(title)}** ({severity}): {_escaped(finding.message)}"]
    lines += [f"**{name}:** {_escaped(said)}" for name, said in _said(finding, rule, lang)]
    if rule is not None and rule.examples:
        lines.append(f"**{GOOD.in_language(lang)}:**\n\n```text\n{rule.examples[0].good}\n```")
    lines.append(f"[{MORE.in_language(lang)}]({finding.url})")
    return "\n\n".join(lines)


def _plain(finding: Finding, lang: Lang) -> str:
    rule = _RULES.get(finding.rule)
    title, severity = title_of(finding.rule, lang), SEVERITIES[finding.severity.value].in_language(lang)
    lines = [f"{title} ({severity}): {finding.message}"]
    lines += [f"{name}: {said}" for name, said in _said(finding, rule, lang)]
    if rule is not None and rule.examples:
        lines.append(f"{GOOD.in_language(lang)}:\n\n{rule.examples[0].good}\n")
    lines.append(f"{MORE.in_language(lang)}: {finding.url}")
    return "\n".join(lines)


def _said(finding: Finding, rule: Rule | None, lang: Lang) -> list[tuple[str, str]]:
    said = [(ADVICE.in_language(lang), finding.advice)]
    if rule is not None:
        said.insert(0, (WHY.in_language(lang), rule.why.in_language(lang)))
        said.append((SOURCE.in_language(lang), rule.source.in_language(lang)))
    return said


def _escaped(text: str) -> str:
    """`text` without signs that Markdown would read: messages quote the draft."""
    return "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in text)

"""Code actions: what can be done at a place, found by the place alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lsprotocol import types

from taktvoll.bilingual import Lang
from taktvoll.finding import Finding, Fix, Safety, edits_of
from taktvoll.formats.glyphs import FINE
from taktvoll.formats.labels import title_of
from taktvoll.formats.visible import one_line
from taktvoll.lsp.checks import Checked
from taktvoll.lsp.client import Client
from taktvoll.lsp.diagnostics import diagnostic_of
from taktvoll.lsp.edits import workspace_edit
from taktvoll.lsp.rewrites import STYLES
from taktvoll.lsp.texts import FIX_ALL, REWRITE, SILENCE
from taktvoll.suppression import suppression_path

QUICK_FIX = types.CodeActionKind.QuickFix.value
FIX_ALL_KIND = "source.fixAll.taktvoll"
REWRITE_KIND = "refactor.rewrite.taktvoll"
SILENCE_KIND = "refactor.taktvoll.silence"
KINDS = (QUICK_FIX, FIX_ALL_KIND, REWRITE_KIND, SILENCE_KIND)
REWRITE_COMMAND = "taktvoll.rewrite"
SILENCE_COMMAND = "taktvoll.silence"
SHOWN = 40
"""Characters of a new text that an action's title shows."""


def actions_at(
    checked: Checked, start: int, end: int, context: types.CodeActionContext, client: Client, lang: Lang
) -> list[types.CodeAction]:
    """What can be done at ``text[start:end]`` of the document, touching counts.

    Unless the client asks for kinds, a place with fixes gives those alone, so that „apply the only one“ works; a place
    without gives what else there is: rewrites, and silencing its findings. Whoever asks because the cursor moved gets fixes.
    A client that resolves nothing and asks for the whole text because of some diagnostics (Kate 22) means those.
    """
    if checked.report is None or checked.draft is None or checked.draft.encoded:
        return []
    touched = [found for found in checked.report.findings if _touches(checked.span(found.start, found.end), start, end)]
    is_all = _is_all(checked, start, end)
    named = list(_named(touched, checked, context.diagnostics)) if is_all and not client.resolves_edits else []
    touched = named or touched
    fixes = list(_fixes(touched, checked, client))
    if context.only:
        every = [*fixes, *_fix_all(checked, client, lang), *rewrites(checked, client, lang), *_silences(touched, checked, client, lang)]  # fmt: skip
        return [action for action in every if _wanted(action, context.only)]
    if context.trigger_kind is types.CodeActionTriggerKind.Automatic:
        return fixes
    if is_all and not named:
        return [*fixes, *_fix_all(checked, client, lang), *rewrites(checked, client, lang)]
    return fixes or [*rewrites(checked, client, lang), *_silences(touched, checked, client, lang)]


def rewrites(checked: Checked, client: Client, lang: Lang) -> Iterator[types.CodeAction]:
    """One action for each way to rewrite: without its edit, which is made when it is chosen."""
    uri, version = checked.document.uri, checked.document.version
    for style in STYLES:
        action = types.CodeAction(REWRITE[style].in_language(lang), kind=f"{REWRITE_KIND}.{style.replace('ö', 'oe')}")
        if client.resolves_edits:
            action.data = {"uri": uri, "version": version, "style": style}
        elif client.applies_edits:
            action.command = types.Command(action.title, REWRITE_COMMAND, arguments=[{"uri": uri, "style": style}])
        else:
            continue
        yield action


def _fixes(findings: Iterable[Finding], checked: Checked, client: Client) -> Iterator[types.CodeAction]:
    """An action for each fix; those that do the same, for several findings, are one."""
    seen: dict[Fix, types.CodeAction] = {}
    titles: dict[str, int] = {}
    for finding in findings:
        for place, fix in enumerate(finding.fixes):
            if fix in seen:
                known = seen[fix]
                known.diagnostics = [*(known.diagnostics or ()), diagnostic_of(finding, checked, client)]
                continue
            seen[fix] = action = types.CodeAction(
                _title(fix),
                kind=QUICK_FIX,
                diagnostics=[diagnostic_of(finding, checked, client)],
                edit=workspace_edit(checked.document, checked.edits(fix.edits), client),
            )
            if client.preferred:
                action.is_preferred = place == 0 and fix.safety is Safety.SAFE
            titles[action.title] = titles.get(action.title, 0) + 1
    for fix, action in seen.items():
        if titles[action.title] > 1 and action.diagnostics:
            rule = title_of(str(action.diagnostics[0].code), checked.report.lang if checked.report else "de")
            action.title = f"{_title(fix)} ({rule})"
        yield action


def _fix_all(checked: Checked, client: Client, lang: Lang) -> Iterator[types.CodeAction]:
    """What `Report.apply` does: the first safe fix of each finding, those that overlap left out."""
    edits = edits_of(checked.report.fixes()) if checked.report else ()
    if edits:
        yield types.CodeAction(
            FIX_ALL.in_language(lang),
            kind=FIX_ALL_KIND,
            edit=workspace_edit(checked.document, checked.edits(edits), client),
        )


def _silences(findings: Iterable[Finding], checked: Checked, client: Client, lang: Lang) -> Iterator[types.CodeAction]:
    """A command for each finding that a person does not share; nothing for a draft without a file."""
    path = checked.document.path
    if path is None:
        return
    for finding in findings:
        title = SILENCE.in_language(
            lang, title=title_of(finding.rule, lang), file=suppression_path(Path(path.name)).name
        )
        place = checked.document.position(checked.span(finding.start, finding.end)[0])
        argument = {
            "uri": checked.document.uri,
            "rule": finding.rule,
            "position": {"line": place.line, "character": place.character},
        }
        yield types.CodeAction(
            title,
            kind=SILENCE_KIND,
            diagnostics=[diagnostic_of(finding, checked, client)],
            command=types.Command(title, SILENCE_COMMAND, arguments=[argument]),
        )


def _title(fix: Fix) -> str:
    """„In Schriftsprache: habe“: what it does, and the new words where they are few and in one place."""
    title = one_line(fix.title)
    texts = [one_line(edit.text).strip() for edit in fix.edits]
    if len(texts) != 1 or not texts[0]:
        return title
    shown = texts[0] if len(texts[0]) <= SHOWN else f"{texts[0][:SHOWN].rstrip()} {FINE.ellipsis}"
    return f"{title}: {shown}"


def _named(findings: Iterable[Finding], checked: Checked, diagnostics: Iterable[types.Diagnostic]) -> Iterator[Finding]:
    """Those of `findings` whose diagnostics a client names, with their first fix alone: it applies whatever it gets."""
    named = {(one.range.start.line, one.range.start.character, one.code) for one in diagnostics}
    for finding in findings:
        place = checked.document.position(checked.span(finding.start, finding.end)[0])
        if (place.line, place.character, finding.rule) in named:
            yield replace(finding, fixes=finding.fixes[:1])


def _touches(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] <= end and start <= span[1]


def _is_all(checked: Checked, start: int, end: int) -> bool:
    """Whether the range holds the whole letter and is no mere place."""
    text = checked.document.text
    return end > start and not text[_offset(checked) : start].strip() and not text[end:].strip()


def _wanted(action: types.CodeAction, only: Sequence[types.CodeActionKind | str]) -> bool:
    """Whether the kind of `action` is one of `only` or lies below one."""
    kinds = [getattr(kind, "value", kind) for kind in only]
    return any(not kind or f"{action.kind}.".startswith(f"{kind}.") for kind in kinds)


def _offset(checked: Checked) -> int:
    return 0 if checked.draft is None else checked.draft.offset

"""A rewrite that answers the employer's mail: in its form of address, to the name as it is signed.

The salutation that the mirror rules offer is put in first, so that everything after it, the proof included, works on a draft
that already greets the right person; places are told of the draft as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from taktvoll.analysis import Analysis
from taktvoll.finding import Edit
from taktvoll.intent import effective_occasion
from taktvoll.lint.mirror import mirrored, salutation_of
from taktvoll.lint.rules import mirror_greeting, mirror_name, mirror_register
from taktvoll.lint.run import chosen_rules
from taktvoll.lint.salutations import mirrored_salutation
from taktvoll.mail.lines import is_typed_small
from taktvoll.rewriting.explanations import why
from taktvoll.rewritten import Change, ChangeKind, Dropped, Rewrite
from taktvoll.scheme import Occasion
from taktvoll.settings import Settings

Placed = TypeVar("Placed", Change, Dropped)
_BY_NAME = (mirror_name.RULE, mirror_greeting.RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirroring:
    """What is put into a draft before it is rewritten."""

    original: str
    settings: Settings
    """With the mail's form of address, where the draft has another."""
    edit: Edit | None
    """The salutation, where it changes."""
    rule: str
    lang: str

    @property
    def text(self) -> str:
        """The draft to rewrite."""
        if self.edit is None:
            return self.original
        line = self.edit.text.lower() if is_typed_small(self.original) else self.edit.text
        return self.original[: self.edit.start] + line + self.original[self.edit.end :]

    @property
    def change(self) -> Change | None:
        """What happened to the salutation."""
        if self.edit is None:
            return None
        return Change(
            kind=ChangeKind.REPLACED,
            start=self.edit.start,
            end=self.edit.end,
            text=self.edit.text,
            rule=self.rule,
            why=why(self.rule, self.lang),
        )

    def told(self, made: Rewrite) -> Rewrite:
        """`made` from the mended draft, with the places of the draft as it was and the change of its salutation."""
        if self.edit is None or self.change is None:
            return made
        edit, end = self.edit, self.edit.start + len(self.edit.text)
        others = [
            self._moved(change)
            for change in made.changes
            if not (edit.start <= change.start and change.end <= end and change.start < change.end)
        ]
        inside = [
            change
            for change in made.changes
            if edit.start <= change.start and change.end <= end and change.start < change.end
        ]
        whole = replace(self.change, text=inside[0].text) if inside and inside[0].text else self.change
        changes = sorted([*others, whole], key=lambda change: (change.start, change.end))
        return replace(
            made, original=self.original, changes=tuple(changes), dropped=tuple(map(self._moved, made.dropped))
        )

    def asked(self, decide: Callable[[Change], bool | str] | None) -> Callable[[Change], bool | str] | None:
        """`decide`, asked about changes of the draft as it was."""
        return None if decide is None else lambda change: decide(self._moved(change))

    def _moved(self, placed: Placed) -> Placed:
        edit = self.edit
        if edit is None or placed.start < edit.start + len(edit.text):
            return placed
        longer = edit.end - edit.start - len(edit.text)
        return replace(placed, start=placed.start + longer, end=placed.end + longer)


def mirroring_of(
    analysis: Analysis, settings: Settings, decide: Callable[[Change], bool | str] | None
) -> Mirroring | None:
    """What the mail asks of the draft; None where nothing, or where `decide` or the settings will not have it."""
    if mirrored(analysis) is None or effective_occasion(analysis, settings) == Occasion.OTHER:
        return None
    chosen = {rule.id for rule in chosen_rules(settings)}
    found = _address(analysis, settings, chosen) or _salutation(analysis, settings, chosen)
    if found is None:
        return None
    if found.change is not None and decide is not None and not decide(found.change):
        found = replace(found, edit=None)
    return found


def _address(analysis: Analysis, settings: Settings, chosen: set[str]) -> Mirroring | None:
    """The mail's form of address with a salutation that fits it."""
    mail, line = mirrored(analysis), salutation_of(analysis)
    if mail is None or mirror_register.RULE.id not in chosen or not list(mirror_register.find(analysis, settings)):
        return None
    register = mail.reply.register or "auto"
    text = None if line is None else mirrored_salutation(analysis, mail, register)
    edit = Edit(start=line.start, end=line.end, text=text) if line is not None and text else None
    return Mirroring(
        original=analysis.text,
        settings=settings.model_copy(update={"register_": register}),
        edit=edit,
        rule=mirror_register.RULE.id,
        lang=settings.lang,
    )


def _salutation(analysis: Analysis, settings: Settings, chosen: set[str]) -> Mirroring | None:
    """The salutation that a mirror rule offers."""
    line = salutation_of(analysis)
    for rule in _BY_NAME:
        for match in rule.find(analysis, settings) if rule.id in chosen and line is not None else ():
            if line is not None and match.fixes and (match.start, match.end) == (line.start, line.end):
                (edit,) = match.fixes[0].edits
                return Mirroring(original=analysis.text, settings=settings, edit=edit, rule=rule.id, lang=settings.lang)
    return None

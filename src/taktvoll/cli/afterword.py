"""What stands below a rewrite at a terminal: what was done, what was left out, a subject, and what to do with it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text

if TYPE_CHECKING:
    from taktvoll.checker import Checker
    from taktvoll.letter import Letter
    from taktvoll.rewritten import Dropped, Rewrite

_KINDS = {
    "dropped": Text(de="gestrichen", en="dropped"),
    "shortened": Text(de="gekürzt", en="shortened"),
    "replaced": Text(de="ersetzt", en="replaced"),
    "added": Text(de="ergänzt", en="added"),
    "moved": Text(de="verschoben", en="moved"),
}
_LEFT_OUT = Text(de="Weggelassen: {facts}", en="Left out: {facts}")
_SUBJECT = Text(de="Betreff dazu: {subject}", en="A subject for it: {subject}")
_NEXT = Text(
    de="Übernehmen: --in-place · selbst entscheiden: --interactive · ansehen: --diff · ganz neu: --mode fresh",
    en="Take it over: --in-place · decide yourself: --interactive · look: --diff · all anew: --mode fresh",
)
_SUBJECT_RULE = "missing_subject"


def afterword(result: "Rewrite", subject: str | None, *, replaceable: bool) -> Iterator[str]:
    """The lines, in the language of `result`; none for a draft that stayed as it was."""
    if result.text == result.original:
        return
    yield _done(result)
    if result.dropped:
        yield _LEFT_OUT.in_language(result.lang, facts="; ".join(_fact(fact) for fact in result.dropped))
    if subject:
        yield _SUBJECT.in_language(result.lang, subject=subject)
    if replaceable:
        yield _NEXT.in_language(result.lang)


def ready_subject(checker: "Checker", letter: "Letter", result: "Rewrite", today: str | None) -> str | None:
    """A subject for a rewrite that has none, as the rule about it offers one."""
    from dataclasses import replace

    if (letter.subject or "").strip() or result.occasion == "other":
        return None
    report = checker.check(replace(letter, text=result.text), today=today)
    found = next((finding for finding in report.findings if finding.rule == _SUBJECT_RULE and finding.fixes), None)
    if found is None:
        return None
    return found.fixes[0].edits[0].text.strip().partition(":")[2].strip() or None


def _done(result: "Rewrite") -> str:
    """„Gestrichen 2 (Privates) · ergänzt 1 (Dank fehlt)“."""
    from taktvoll.formats.labels import title_of

    counts: dict[str, int] = defaultdict(int)
    rules: dict[str, dict[str, None]] = defaultdict(dict)
    for change in result.changes:
        if change.kind.value in _KINDS:
            counts[change.kind.value] += 1
            if change.rule:
                rules[change.kind.value][title_of(change.rule, result.lang)] = None
    said = [
        f"{text.in_language(result.lang)} {counts[kind]}" + (f" ({', '.join(rules[kind])})" if rules[kind] else "")
        for kind, text in _KINDS.items()
        if counts[kind]
    ]
    line = " · ".join(said)
    return line[:1].upper() + line[1:]


def _fact(fact: "Dropped") -> str:
    from taktvoll.formats.visible import one_line

    return f"„{one_line(fact.text)}“ ({one_line(fact.why).rstrip('.')})"

"""The proof of a rewrite: the result is read and judged again, and compared with the draft fact by fact."""

from collections.abc import Callable

from taktvoll.finding import Finding, Severity
from taktvoll.judge.measures import measure
from taktvoll.letter import MASKED
from taktvoll.reading import Reading
from taktvoll.report import Report
from taktvoll.rewriting.facts import invented, lost_slots
from taktvoll.rewriting.phrases import vocabulary
from taktvoll.rewritten import Proof

FACTS = frozenset({"weekday_mismatch", "placeholder_left", "late_notice", "past_appointment", "date_conflict"})
"""Findings about facts that no rewrite may change."""

_SAID: dict[str, tuple[str, str]] = {
    "findings": ("Es bleibt: {names}.", "Still there: {names}."),
    "slots": ("Diese Angabe ging verloren: {names}.", "This fact was lost: {names}."),
    "register": ("Die Anrede ist {found} statt {wanted}.", "The register is {found} instead of {wanted}."),
    "invented": ("Das stand nicht im Entwurf: {names}.", "This was not in the draft: {names}."),
    "masked": ("Zitat oder Signatur wurde verändert.", "Quoted mail or signature was changed."),
    "undecided": (
        "Aus dem Entwurf geht nicht hervor, ob Sie absagen oder verschieben wollen; sagen Sie es mit --occasion decline oder --occasion reschedule.",
        "The draft does not say whether you decline or move the interview; say it with --occasion decline or --occasion reschedule.",
    ),
}


def prove(
    original: Reading,
    text: str,
    read: Callable[[str], Reading],
    judge: Callable[[Reading], Report],
    *,
    register: str,
    lang: str,
) -> Proof:
    """Whether `text` says what the draft `original` said, better, and nothing else."""
    reading = read(text)
    report = judge(reading)
    left = tuple(finding for finding in report.findings if speaks_against(finding))
    lost = lost_slots(original, text)
    new = invented(original.text, text, vocabulary())
    same_register = reading.register in {register, "none"}
    missing = []
    if left:
        missing.append(_say("findings", lang, names=", ".join(dict.fromkeys(finding.rule for finding in left))))
    if any(finding.rule == "missing_decision" for finding in left):
        missing.append(_say("undecided", lang))
    if lost:
        missing.append(_say("slots", lang, names=", ".join(f"{name} „{original.slots[name].text}“" for name in sorted(lost))))
    if not same_register:
        missing.append(_say("register", lang, found=reading.register, wanted=register))
    if new:
        missing.append(_say("invented", lang, names=", ".join(dict.fromkeys(new))))
    if not _masked_kept(original, text):
        missing.append(_say("masked", lang))
    return Proof(
        passed=not missing,
        findings=left,
        slots_kept=not lost,
        register=reading.register,
        words=measure(reading).words,
        grammar_checked=report.grammar_checked,
        missing=tuple(missing),
    )


def speaks_against(finding: Finding) -> bool:
    """Whether a rewrite with this finding is not proven."""
    return finding.severity is not Severity.HINT and finding.rule not in FACTS


def _say(key: str, lang: str, **fields: str) -> str:
    return _SAID[key][lang == "en"].format(**fields)


def _masked_kept(original: Reading, text: str) -> bool:
    position = 0
    for segment in original.segments:
        if segment.kind not in MASKED or segment.kind.value == "directive":
            continue
        quote = original.quote(segment)
        position = text.find(quote, position)
        if position < 0:
            return False
        position += len(quote)
    return True

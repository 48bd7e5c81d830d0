"""The proof of a rewrite: the result is read and judged again, and compared with the draft fact by fact."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from taktvoll.analysis import Analysis
from taktvoll.finding import Finding, Severity
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.lint.measures import measure
from taktvoll.lint.rules import TITLES
from taktvoll.phrasing.phrases import vocabulary
from taktvoll.phrasing.plain_words import plain_vocabulary
from taktvoll.report import Report
from taktvoll.rewriting.facts import invented, lost_dates, lost_slots, moved_slots, stated
from taktvoll.rewritten import Doubt, Proof, Verdict

FACTS = frozenset(
    {"weekday_mismatch", "placeholder_left", "late_notice", "past_appointment", "date_conflict", "no_show"}
)
"""Findings about facts that no rewrite may change."""
DOUBTFUL = frozenset({"weekday_mismatch", "placeholder_left", "date_conflict"})
"""Those of them that a person has to look at before the letter goes out."""

_SAID: dict[str, tuple[str, str]] = {
    "findings": ("Es bleibt: {names}.", "Still there: {names}."),
    "slots": ("Diese Angabe ging verloren: {names}.", "This fact was lost: {names}."),
    "dates": ("Dieser Vorschlag ging verloren: {names}.", "This proposed date was lost: {names}."),
    "empty": (
        "Vom Brief bliebe nichts; sagen Sie mit --occasion decline oder --occasion reschedule, was er soll.",
        "Nothing of the letter would be left; say with --occasion decline or --occasion reschedule what it is for.",
    ),
    "occasion": (
        "Der Brief sagt nicht klar, ob er absagt oder verschiebt.",
        "The letter does not clearly decline or move the interview.",
    ),
    "register": ("Die Anrede ist {found} statt {wanted}.", "The register is {found} instead of {wanted}."),
    "invented": ("Das stand nicht im Entwurf: {names}.", "This was not in the draft: {names}."),
    "other": (
        "Der Entwurf sagt kein Vorstellungsgespräch ab und verschiebt keines; er bleibt, wie er ist. Ist es doch so gemeint, sagen Sie es mit --occasion decline oder --occasion reschedule.",
        "The draft neither declines nor moves an interview; it stays as it is. If that is meant all the same, say so with --occasion decline or --occasion reschedule.",
    ),
    "masked": ("Zitat, Signatur oder Nachsatz wurde verändert.", "Quoted mail, signature or postscript was changed."),
    "placeholder": ("Ein Platzhalter ist hinzugekommen.", "A placeholder was added."),
    "undecided": (
        "Aus dem Entwurf geht nicht hervor, ob Sie absagen oder verschieben wollen; sagen Sie es mit --occasion decline oder --occasion reschedule.",
        "The draft does not say whether you decline or move the interview; say it with --occasion decline or --occasion reschedule.",
    ),
}

_SLOTS: dict[str, tuple[str, str]] = {
    "recipient": ("Anrede", "addressee"),
    "company": ("Unternehmen", "company"),
    "position": ("Stelle", "position"),
    "date": ("Tag", "day"),
    "time": ("Uhrzeit", "time"),
    "sender": ("Ihr Name", "your name"),
}
_REGISTERS: dict[str, tuple[str, str]] = {
    "sie": ("Sie", "Sie"),
    "du": ("du", "du"),
    "mixed": ("Sie und du gemischt", "Sie and du mixed"),
    "none": ("ohne Anredewort", "neither Sie nor du"),
}


def prove(
    original: Analysis,
    report: Report,
    text: str,
    read: Callable[[str], Analysis],
    judge: Callable[[Analysis], Report],
    *,
    register: str,
    occasion: str,
    lang: str,
) -> Proof:
    """Whether `text` says what the draft `original` (judged in `report`) said, better, and nothing else."""
    analysis = read(text)
    again = judge(analysis)
    left = tuple(finding for finding in again.findings if speaks_against(finding))
    lost = lost_slots(original, analysis) | moved_slots(original, analysis)
    missing = [
        *_of_findings(left, lang),
        *_of_purpose(original, analysis, occasion, lang),
        *_of_facts(original, analysis, lost, occasion, lang),
        *_of_form(original, report, analysis, register, lang),
    ]
    doubts = tuple(
        Doubt(start=finding.start, end=finding.end, kind=finding.rule, text=finding.message)
        for finding in again.findings
        if finding.rule in DOUBTFUL
    )
    return Proof(
        verdict=Verdict.NOT_POSSIBLE if missing else Verdict.LOOK_HERE if doubts else Verdict.PROVEN,
        doubts=doubts,
        findings=left,
        slots_kept=not lost,
        register=analysis.register,
        words=measure(analysis).words,
        grammar_checked=again.grammar_checked,
        missing=tuple(dict.fromkeys(missing)),
    )


def unchanged(analysis: Analysis, report: Report, lang: str) -> Proof:
    """The proof of a draft that is about no interview and stays as it is."""
    return Proof(
        verdict=Verdict.NOT_POSSIBLE,
        findings=tuple(finding for finding in report.findings if speaks_against(finding)),
        slots_kept=True,
        register=analysis.register,
        words=report.length.words,
        grammar_checked=report.grammar_checked,
        missing=(_say("other", lang),),
    )


def _of_findings(left: Sequence[Finding], lang: str) -> Iterator[str]:
    if left:
        yield _say("findings", lang, names=_listed(_title(finding.rule, lang) for finding in left))
    if any(finding.rule == "missing_decision" for finding in left):
        yield _say("undecided", lang)


def _of_purpose(original: Analysis, analysis: Analysis, occasion: str, lang: str) -> Iterator[str]:
    """The letter still does what it is for, and is not proven by having nothing in it."""
    if measure(original).words and not measure(analysis).words:
        yield _say("empty", lang)
    elif occasion in {"decline", "reschedule"} and analysis.occasion != occasion:
        yield _say("occasion", lang)
    elif occasion == "unclear" and not analysis.letter_sentences_with("decision", "reschedule"):
        yield _say("undecided", lang)


def _of_facts(original: Analysis, analysis: Analysis, lost: set[str], occasion: str, lang: str) -> Iterator[str]:
    """Nothing that the draft states is lost, nothing that it does not state has come in."""
    if lost:
        slots = stated(original)
        named = (f"{_SLOTS[name][lang == 'en']} „{slots[name].text}“" for name in sorted(lost))
        yield _say("slots", lang, names=", ".join(named))
    gone = lost_dates(original, analysis) if occasion == "reschedule" else []
    if gone:
        yield _say("dates", lang, names=_listed(gone))
    new = invented(original.text, analysis.text, vocabulary() | plain_vocabulary())
    if new:
        yield _say("invented", lang, names=_listed(new))


def _of_form(original: Analysis, report: Report, analysis: Analysis, register: str, lang: str) -> Iterator[str]:
    if analysis.register not in {register, "none"}:
        yield _say(
            "register",
            lang,
            found=_REGISTERS[analysis.register][lang == "en"],
            wanted=_REGISTERS[register][lang == "en"],
        )
    if not _masked_kept(original, report, analysis.text):
        yield _say("masked", lang)
    if len(analysis.all_evidence("placeholder")) > len(original.all_evidence("placeholder")):
        yield _say("placeholder", lang)


def _title(rule: str, lang: str) -> str:
    """What a rule is called where a person reads."""
    return TITLES[rule].in_language(lang) if rule in TITLES else rule


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def speaks_against(finding: Finding) -> bool:
    """Whether a rewrite with this finding is not proven."""
    return finding.severity is not Severity.HINT and finding.rule not in FACTS


def _say(key: str, lang: str, **fields: str) -> str:
    return _SAID[key][lang == "en"].format(**fields)


def _masked_kept(original: Analysis, report: Report, text: str) -> bool:
    """Whether quoted mail, signature and every postscript without a finding stand in `text` as they were, in order."""
    position = 0
    for segment in original.segments:
        flawed = any(finding.start < segment.end and segment.start < finding.end for finding in report.findings)
        postscript = segment.kind is SegmentKind.POSTSCRIPT and not flawed
        if not postscript and (segment.kind not in EXCLUDED or segment.kind is SegmentKind.DIRECTIVE):
            continue
        quote = original.quote(segment)
        position = text.find(quote, position)
        if position < 0:
            return False
        position += len(quote)
    return True

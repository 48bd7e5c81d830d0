"""The proof of a rewrite: facts, stance, findings and language of the result, seen with other eyes than those that wrote it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.annotate.second_reader import SecondReader
from taktvoll.appointment import says_missed
from taktvoll.finding import Finding, Severity
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.lint.measures import measure
from taktvoll.lint.rules import TITLES
from taktvoll.phrasing.stated_facts import stated
from taktvoll.report import Report
from taktvoll.rewriting.careful_reader import careful_doubts, lost_demands, ready_words, unchanged_doubts
from taktvoll.rewriting.content import LIKELY_NEEDED, PLEAS
from taktvoll.rewriting.faithfulness import flat, invented, lost_names, lost_slots, moved_slots
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.language_check import check_language
from taktvoll.rewriting.layout import TextBlock, lay_out
from taktvoll.rewriting.ledger import Fact, is_kept
from taktvoll.rewriting.missed_letter import tells_of_the_miss
from taktvoll.rewriting.open_letter import says_a_point
from taktvoll.rewriting.practical import hands_over, settles
from taktvoll.rewriting.reception import Readers, Reception
from taktvoll.rewriting.refusal import refuses
from taktvoll.rewriting.register_shift import polite_imperatives
from taktvoll.rewriting.same_act import (
    asks_unlike_the_draft,
    decides_for_the_writer,
    greets_two,
    refuses_only_with_doubt,
)
from taktvoll.rewriting.second_addressee import spoken_to
from taktvoll.rewriting.second_opinion import second_doubts
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind, Doubt, Dropped, Proof, Verdict
from taktvoll.scheme import Stage, Stance

FACTS = frozenset(
    {"weekday_mismatch", "placeholder_left", "late_notice", "past_appointment", "date_conflict", "no_show"}
)
"""Findings about facts that no rewrite may change."""
_LOOK = frozenset({"weekday_mismatch", "placeholder_left", "date_conflict"})
"""Of them those that a person has to mend before the letter can go."""
_ESSENTIAL = frozenset({"offer", "question", "request", "withdrawal", "phone", "reference"})
"""Facts that may go only with a sentence that cannot be sent."""

_SAID: dict[str, tuple[str, str]] = {
    "findings": ("Es bleibt: {names}.", "Still there: {names}."),
    "slots": ("Diese Angabe ging verloren: {names}.", "This fact was lost: {names}."),
    "facts": ("Das ging verloren: {names}.", "This was lost: {names}."),
    "other": (
        "Der Entwurf sagt kein Vorstellungsgespräch ab und verschiebt keines; er bleibt, wie er ist. Ist es doch so gemeint, sagen Sie es mit --occasion decline oder --occasion reschedule.",
        "The draft neither declines nor moves an interview; it stays as it is. If that is meant all the same, say so with --occasion decline or --occasion reschedule.",
    ),
    "empty": (
        "Vom Brief bliebe nichts; sagen Sie mit --occasion decline oder --occasion reschedule, was er soll.",
        "Nothing of the letter would be left; say with --occasion decline or --occasion reschedule what it is for.",
    ),
    "occasion": ("Der Brief sagt nicht klar, ob er absagt oder verschiebt.", "The letter does not clearly decline or move the interview."),
    "keen": (
        "Sie wollen die Stelle noch, aber der Brief bittet um keinen anderen Termin.",
        "You still want the post, but the letter asks for no other date.",
    ),
    "missed": (
        "Der Termin ist schon vorbei; prüfen Sie, ob der Brief das so sagt.",
        "The appointment is already over; check that the letter says so.",
    ),
    "contract": (
        "Ein Vertrag ist unterschrieben: Eine Mail löst ihn nicht auf; prüfen Sie, was der Brief sagen darf.",
        "A contract is signed: a mail does not end it; check what the letter may say.",
    ),
    "two": (
        "Der Brief geht an zwei, die Sie verschieden anreden; prüfen Sie jede Anrede.",
        "The letter goes to two people whom you address differently; check each form of address.",
    ),
    "register": ("Die Anrede ist {found} statt {wanted}.", "The register is {found} instead of {wanted}."),
    "invented": ("Das stand nicht im Entwurf: {names}.", "This was not in the draft: {names}."),
    "masked": ("Zitat oder Signatur wurde verändert.", "Quoted mail or signature was changed."),
    "undecided": (
        "Aus dem Entwurf geht nicht hervor, ob Sie absagen oder verschieben wollen; sagen Sie es mit --occasion decline oder --occasion reschedule.",
        "The draft does not say whether you decline or move the interview; say it with --occasion decline or --occasion reschedule.",
    ),
    "needed": ("Das steht nicht mehr im Brief; braucht es der Empfänger? {names}", "This is no longer in the letter; does the reader need it? {names}"),
    "unneeded": ("Braucht der Brief das?", "Does the letter need this?"),
    "readers": (
        "Lesen Sie den Brief neben Ihrem Entwurf: Bei so vielen Eingriffen fehlt leicht etwas, oder etwas ist zu viel.",
        "Read the letter beside your draft: with so many changes something is easily missing, or too much.",
    ),
    "wavering": (
        "Ihr Entwurf lässt noch offen, ob Sie absagen; der Brief sagt ab. Wollen Sie das?",
        "Your draft leaves open whether you decline; the letter declines. Is that what you want?",
    ),
    "language": ("Bitte ansehen: {names}", "Please look at this: {names}"),
}  # fmt: skip
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
_CAUSES: dict[str, tuple[str, str]] = {
    "negative_opinion": ("stand in einem Vorwurf", "was part of a reproach"),
    "private_detail": ("ist privat", "is private"),
    "hedged_decision": ("stand in einem unentschiedenen Satz", "was part of an undecided sentence"),
    "over_apology": ("stand in einer übertriebenen Entschuldigung", "was part of an excessive apology"),
    "over_explanation": ("Begründung, die niemand braucht", "explanation that nobody needs"),
    "unneeded": ("braucht der Brief nicht", "is not needed in the letter"),
    "informal": ("stand in Umgangssprache, die sich nicht schlicht sagen ließ", "was part of colloquial wording that has no plain form"),
    "register_mix": ("stand in einem Satz mit anderer Anrede", "was part of a sentence in another form of address"),
    "too_long": ("der Brief war zu lang", "the letter was too long"),
    "dangling": ("gehörte zu einem Satz, der entfallen ist", "belonged to a sentence that is gone"),
    "occasion": ("passt nicht zu Ihrem Wunsch", "does not fit what you asked for"),
    "slots": ("steht jetzt in einem anderen Satz", "is told in another sentence now"),
}  # fmt: skip
_SHORTER = ("der Brief ist neu und kürzer geschrieben", "the letter is written anew and shorter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is proven: a draft, what was planned for it, and the yardstick."""

    original: Analysis
    report: Report
    goal: Goal
    ledger: tuple[Fact, ...]
    fates: tuple[Fate, ...]
    read: Callable[[str], Analysis]
    check: Callable[[Analysis], Report]
    readers: Readers
    """Those of letters made of the draft."""
    second: SecondReader
    """Other eyes than those of the model that chose what stays."""
    unsaid: frozenset[str] = frozenset()
    """Slots that another channel than a mail does not say, and „masked“ where it has no quoted mail and no signature."""


@dataclass(frozen=True, slots=True)
class Proven:
    """A proof and what it came upon."""

    proof: Proof
    dropped: tuple[Dropped, ...]
    reception: Reception
    objections: int
    """Reasons of the proof and doubts about the language, without what editors and readers are likely to say."""


def prove(case: Case, blocks: Sequence[TextBlock]) -> Proven:
    """Whether the letter that `blocks` make says what the draft said, better, and nothing else; what it left out; how readers take it."""
    goal, original, lang = case.goal, case.original, case.goal.lang
    text, places = lay_out(original.text, blocks)
    result = case.read(text)
    again = case.check(result)
    left = tuple(
        finding for finding in again.findings if speaks_against(finding) and not _is_to_second(finding, result, goal)
    )
    lost = (lost_slots(original, result) | moved_slots(original, result)) - case.unsaid
    dropped = _dropped(case, result)
    changed = text != original.text
    reception = case.readers.reception(result)
    # of a letter that says what its draft says; not of what is said on the phone, or of what the user wants instead
    asks_editors = _touches_the_letter(blocks) and not case.unsaid and not goal.asked
    doubts: list[Doubt] = []
    if changed:
        meant = _silenced(original, case.report)
        doubts += check_language(result, blocks, places, register=goal.register, lang=lang, meant=meant)
        doubts += careful_doubts(blocks, places, case.fates, goal)
        doubts += second_doubts(blocks, places, case.fates, case.second, meant, lang)
        doubts += _of_unneeded(case, blocks, places, reception, meant) if asks_editors else ()
    else:
        doubts += unchanged_doubts(original, lang=lang)
    doubts += _of_fact_findings(again, lang)
    missing = [
        *_of_findings(left, goal),
        *_of_stance(case, result),
        *_of_facts(case, result, lost, dropped),
        *_of_form(case, result),
    ]
    objections = len(dict.fromkeys(missing)) + sum(doubt.kind not in _NO_OBJECTION for doubt in doubts)
    if asks_editors:
        missing += _of_readers(case, reception)
    language = [doubt for doubt in doubts if doubt.kind not in _LOOK]
    if language:
        missing.append(_say("language", lang, names=_listed(_shown(text, doubt) for doubt in language)))
    verdict = Verdict.LOOK_HERE if missing or doubts else Verdict.PROVEN
    if changed and measure(original).words and not measure(result).words:
        verdict = Verdict.NOT_POSSIBLE
    proof = Proof(
        findings=left,
        slots_kept=not lost,
        register=result.register,
        words=measure(result).words,
        grammar_checked=again.grammar_checked,
        missing=tuple(dict.fromkeys(missing)),
        verdict=verdict,
        doubts=tuple(doubts),
    )
    return Proven(proof, dropped, reception, objections)


def _is_to_second(finding: Finding, result: Analysis, goal: Goal) -> bool:
    """Whether it objects to the du of a reader who is called so beside the one who is addressed as Sie."""
    return finding.rule == "register_mix" and any(
        sentence.start <= finding.start < sentence.end
        and spoken_to(result.quote(sentence), goal.second_addressees) is not None
        for sentence in result.letter_sentences
    )


def _touches_the_letter(blocks: Sequence[TextBlock]) -> bool:
    """Whether anything but a line for Taktvoll is not as it was."""
    return any(block.kind is not ChangeKind.KEPT and block.segment is not SegmentKind.DIRECTIVE for block in blocks)


UNNEEDED, MISSED = 0.7, 0.8
"""Probabilities that an editor would strike a unit, and that one would have left it, from which it is shown."""
_OBJECTED = frozenset({"negative_opinion", "over_apology"})
"""Rules that are surer of a sentence than editors' likely decisions."""
_NO_OBJECTION = frozenset({"unneeded", "spoken"})
"""Doubts for which no sentence goes."""
REFUSED = 0.35
"""Probability that a reader would not send the letter from which it is not vouched for."""


def _of_unneeded(
    case: Case,
    blocks: Sequence[TextBlock],
    places: Sequence[tuple[int, int]],
    reception: Reception,
    silenced: frozenset[str],
) -> Iterator[Doubt]:
    """The places of the letter that an editor would strike; what the user has silenced stays."""
    for edit in reception.unneeded(UNNEEDED):
        unit = edit.selected.unit
        quote = case.original.quote(case.original.sentences[unit.place])
        points = case.goal.wavers and says_a_point(quote)
        if quote in silenced or points or settles(case.original.text[unit.start : unit.end]):
            continue
        for block, (start, end) in zip(blocks, places, strict=True):
            if block.text and block.start <= unit.start < block.end:
                yield Doubt(start=start, end=end, kind="unneeded", text=_say("unneeded", case.goal.lang))
                break


def _of_readers(case: Case, reception: Reception) -> Iterator[str]:
    """What an editor would miss; and that much remains to be done, where no single place says so."""
    lang = case.goal.lang
    hostile = {fate.item.place for fate in case.fates if _OBJECTED.intersection(fate.item.faults)}
    gone = {
        fate.item.place
        for fate in case.fates
        if fate.is_gone and not ("decision" in fate.item.acts and refuses(fate.item.quote))  # a no is said anew
    } - hostile  # what was cut says part of it still
    lost = [edit.selected.unit for edit in reception.missed(MISSED) if edit.selected.unit.place in gone]
    if lost:
        quotes = (" ".join(case.original.text[unit.start : unit.end].split()) for unit in lost)
        yield _say("needed", lang, names=_listed(f"„{quote[:60]}“" for quote in quotes))
    if reception.probability >= REFUSED:
        yield _say("readers", lang)


def _silenced(analysis: Analysis, report: Report) -> frozenset[str]:
    """The reproaches about which the user wants to hear nothing."""
    found = [finding for finding in report.findings if finding.rule == "negative_opinion"]
    return frozenset(
        analysis.quote(sentence)
        for sentence in analysis.letter_sentences_with("negative")
        if not any(finding.start < sentence.end and sentence.start < finding.end for finding in found)
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


def _title(rule: str, lang: str) -> str:
    """What a rule is called where a person reads."""
    return TITLES[rule].in_language(lang) if rule in TITLES else rule


def _shown(text: str, doubt: Doubt) -> str:
    words = " ".join(text[doubt.start : doubt.end].split())
    return f"„{words[:60]}“ ({doubt.text.rstrip('.')})"


def _of_fact_findings(report: Report, lang: str) -> Iterator[Doubt]:
    del lang
    for finding in report.findings:
        if finding.rule in _LOOK:
            yield Doubt(start=finding.start, end=finding.end, kind=finding.rule, text=finding.message)


_OF_NO_DECISION = frozenset({"missing_decision", "hedged_decision", "missing_apology"})
"""What a letter that can only say that nothing is decided lacks by its nature."""


def _of_findings(left: Sequence[Finding], goal: Goal) -> Iterator[str]:
    lang = goal.lang
    named = [finding for finding in left if not (goal.wavers and finding.rule in _OF_NO_DECISION)]
    if named:
        yield _say("findings", lang, names=_listed(_title(finding.rule, lang) for finding in named))
    if any(finding.rule == "missing_decision" for finding in left):
        yield _say("undecided", lang)


def _of_stance(case: Case, result: Analysis) -> Iterator[str]:
    """The letter still does what it is for; a finding is not mended by deleting its ground."""
    goal, lang = case.goal, case.goal.lang
    if measure(case.original).words and not measure(result).words:
        yield _say("empty", lang)
        return
    if result.text != case.original.text and decides_for_the_writer(case.original, result, asked=goal.asked):
        yield _say("wavering", lang)
    if goal.occasion == "unclear" or (goal.wavers and result.text != case.original.text):
        yield _say("undecided", lang)
        return
    yield from _of_decision(case, result)


def _of_decision(case: Case, result: Analysis) -> Iterator[str]:
    """The letter says no, or asks for another day, as the draft does."""
    goal, lang = case.goal, case.goal.lang
    if result.text != case.original.text and goal.declines and refuses_only_with_doubt(case.original):
        yield _say("wavering", lang)
    missed = goal.situation.stance is Stance.MISSED_IT
    if missed and result.text != case.original.text and not says_missed(result.text):
        yield _say("missed", lang)
    if goal.situation.stage is Stage.CONTRACT and result.text != case.original.text:
        yield _say("contract", lang)
    if case.original.register == "mixed" and greets_two(case.original) and result.text != case.original.text:
        yield _say("two", lang)
    if not goal.composable:
        return
    asking = result.letter_sentences_with("reschedule")
    if goal.moves and not asking:
        yield _say("keen" if goal.situation.stance is Stance.PREVENTED else "occasion", lang)
    if not goal.moves and (asking if goal.asked else asks_unlike_the_draft(case.original, result)):
        yield _say("occasion", lang)
    if (
        not missed
        and not goal.moves
        and not result.letter_sentences_with("decision")
        and "missing_decision" in goal.rules
    ):
        yield _say("occasion", lang)


def _of_facts(case: Case, result: Analysis, lost: set[str], dropped: Sequence[Dropped]) -> Iterator[str]:
    """Slots are never lost, essential facts only with a sentence that cannot be sent; nothing is new."""
    lang = case.goal.lang
    if lost:
        slots = stated(case.original)
        named = (f"{_SLOTS[name][lang == 'en']} „{slots[name].text}“" for name in sorted(lost))
        yield _say("slots", lang, names=", ".join(named))
    faulty = {(fact.start, fact.end) for fact in case.ledger if _hurts(case, fact)}
    of_offers = {
        (fact.start, fact.end)
        for fact in case.ledger
        if fact.kind == "clock" and case.fates[fact.place].item.sentence.has("reschedule")
    }
    missed = [
        fact
        for fact in dropped
        if (fact.start, fact.end) not in faulty or (fact.kind == "request" and hands_over(fact.text))
    ]
    essential = [fact.text for fact in missed if (fact.start, fact.end) in of_offers]
    essential += [fact.text for fact in missed if fact.kind in _ESSENTIAL]
    essential += lost_demands(result.text, case.fates) if result.text != case.original.text else []
    for lost_words in (essential, _clean_and_gone(case, result), _lost_names(case, result)):
        if lost_words:
            yield _say("facts", lang, names=_listed(f"„{' '.join(words.split())[:60]}“" for words in lost_words))
    new = invented(case.original.text, result.text, ready_words() | _BY_GRAMMAR | polite_imperatives())
    if new:
        yield _say("invented", lang, names=_listed(new))


def _lost_names(case: Case, result: Analysis) -> list[str]:
    return [] if "sender" in case.unsaid else lost_names(case.original, result)


def _is_admitted(case: Case, quote: str) -> bool:
    """Whether a sentence says that the writer did not come, which the letter says in a sentence of its own."""
    return case.goal.situation.stance is Stance.MISSED_IT and tells_of_the_miss(quote)


_CAUSE_ENOUGH = frozenset(
    {
        "negative_opinion",
        "private_detail",
        "over_apology",
        "over_explanation",
        "unneeded",
        "hedged_decision",
        "occasion",
        "too_long",
    }
)
"""Findings that are reason enough to leave a whole sentence out."""


def _clean_and_gone(case: Case, result: Analysis) -> list[str]:
    """Sentences of the writer's that had no fault, say more than a courtesy, and are in the letter no more.

    Thanks, an apology or a refusal in other words loses nothing; a reason or a request does.
    """
    if result.text == case.original.text:
        return []
    text = flat(" ".join(result.quote(sentence) for sentence in result.letter_sentences))
    gone = []
    for fate in case.fates:
        item = fate.item
        faulty = {*item.faults, fate.rule} & _CAUSE_ENOUGH
        if item.needed >= LIKELY_NEEDED:
            faulty.discard("unneeded")
        useful = item.is_request or item.is_practical
        says = ("reason" in item.acts and fate.rule != "dangling") or useful
        if not (fate.is_gone and item.in_body and says) or flat(item.quote) in text:
            continue
        if (item.acts & PLEAS and not item.is_request) or _is_unwanted(case, fate) or _is_admitted(case, item.quote):
            continue
        if "decision" in item.acts and (item.withdraws or not useful):  # a withdrawal is a fact of the ledger
            continue
        if not faulty or (useful and not {*item.faults} & _NEVER_SAID):
            gone.append(item.quote)
    return gone


_NEVER_SAID = frozenset({"negative_opinion", "over_apology", "occasion"})
"""Faults for which even a request may go without a word: a demand inside a reproach is mostly one itself."""

_BY_GRAMMAR = frozenset(
    {
        "Sie",
        "Ihnen",
        "Ihr",
        "Ihre",
        "Ihrem",
        "Ihren",
        "Ihrer",
        "Du",
        "Dir",
        "Dich",
        "Dein",
        "Deine",
        "Euch",
        "Eure",
        "Betreff",
        "Uhr",
    }
)


def _hurts(case: Case, fact: Fact) -> bool:
    """Whether the fact stands in a sentence that could not stay as it was."""
    fate = case.fates[fact.place]
    return bool(_NEVER_SAID & set(fate.item.faults)) or _is_unwanted(case, fate)


def _is_unwanted(case: Case, fate: Fate) -> bool:
    """Whether the user's own wish drops the sentence: a request for a date from a refusal, a withdrawal from a move."""
    if not case.goal.asked:
        return False
    return fate.rule == "occasion" or (case.goal.occasion == "decline" and fate.item.sentence.has("reschedule"))


def _of_form(case: Case, result: Analysis) -> Iterator[str]:
    goal, lang = case.goal, case.goal.lang
    to_second = bool(goal.second_addressees) and result.register == "mixed"
    if result.register not in {goal.register, "none"} and not to_second:
        yield _say(
            "register",
            lang,
            found=_REGISTERS[result.register][lang == "en"],
            wanted=_REGISTERS[goal.register][lang == "en"],
        )
    if "masked" not in case.unsaid and not _excluded_kept(case.original, result.text):
        yield _say("masked", lang)


_OF_WHOLE, _OF_CUT = 0.6, 0.35
"""Share of its words by which a request is still there: where its sentence went, and where a clause of it stayed."""


def _dropped(case: Case, result: Analysis) -> tuple[Dropped, ...]:
    english = case.goal.lang == "en"
    return tuple(
        Dropped(
            start=fact.start,
            end=fact.end,
            text=fact.text,
            kind=fact.kind,
            why=_CAUSES.get(case.fates[fact.place].rule or "", _SHORTER)[english],
        )
        for fact in case.ledger
        if not is_kept(fact, result, share=_OF_CUT if case.fates[fact.place].words is not None else _OF_WHOLE)
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def speaks_against(finding: Finding) -> bool:
    """Whether a rewrite with this finding is not proven."""
    return finding.severity is not Severity.HINT and finding.rule not in FACTS


def _say(key: str, lang: str, **fields: str) -> str:
    return _SAID[key][lang == "en"].format(**fields)


def _excluded_kept(original: Analysis, text: str) -> bool:
    """Whether quoted mail and signature stand in `text` as they were, in order."""
    position = 0
    for segment in original.segments:
        if segment.kind not in EXCLUDED or segment.kind is SegmentKind.DIRECTIVE:
            continue
        quote = original.quote(segment)
        position = text.find(quote, position)
        if position < 0:
            return False
        position += len(quote)
    return True

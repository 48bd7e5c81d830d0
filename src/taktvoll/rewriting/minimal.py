"""The minimal rewrite: the writer's good sentences stay, the bad ones go or are replaced, what is missing comes in.

Each span has a ladder: as it is, in plain words, without its reasons, a ready sentence for its acts, nothing. The first
pass puts every span on the lowest rung that its labels call for; the proof then says which spans need another rung, and
the letter is set together again until it passes or no rung is left.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from taktvoll.letter import MASKED, SegmentKind
from taktvoll.reading import Reading, ReadSentence
from taktvoll.report import Report
from taktvoll.rewriting.facts import lost_slots
from taktvoll.rewriting.pieces import Piece, joined, pieces_of
from taktvoll.rewriting.plan import Aim, acts_of
from taktvoll.rewriting.proof import speaks_against
from taktvoll.rewriting.why import why
from taktvoll.rewriting.wording import in_plain_words, without_reasons
from taktvoll.rewritten import ChangeKind

MAX_ROUNDS = 6
"""Passes over the letter; each puts at least one span on a higher rung, five are the rungs of a ladder."""
KEEP, PLAIN, SHORT, READY, DROP = range(5)
_HURTS = {"negative": "negative_opinion", "private": "private_detail", "hedge": "hedged_decision", "informal": "informal"}
_SLOT_ACT = {"company": "thanks", "position": "thanks", "date": "decision", "time": "decision"}


@dataclass(slots=True)
class _Span:
    """A sentence of the draft on its ladder."""

    sentence: ReadSentence
    rung: int
    rule: str | None


def rewrite_minimal(
    reading: Reading, report: Report, aim: Aim, read: Callable[[str], Reading], judge: Callable[[Reading], Report]
) -> list[Piece]:
    """The pieces of the rewritten letter, best effort; the caller proves them."""
    spans = [_Span(sentence, *_first_rung(sentence, _rules_at(report, sentence))) for sentence in reading.sentences]
    found = {finding.rule for finding in report.findings}
    if "over_explanation" in aim.rules:
        _one_reason(reading, spans)
    if "over_apology" in found:
        _one_apology(spans)
    wanted: frozenset[str] = frozenset()
    pieces = pieces_of(reading)
    for _ in range(MAX_ROUNDS):
        pieces = _assemble(reading, spans, aim, wanted)
        text = joined(reading.text, pieces)
        again = judge(read(text))
        lost = frozenset(lost_slots(reading, text))
        raised = _raise_rungs(spans, pieces, again, text)
        if not raised and lost <= wanted:
            break
        wanted |= lost
    return pieces


def _rules_at(report: Report, sentence: ReadSentence) -> set[str]:
    """The rules that found something in `sentence`."""
    return {found.rule for found in report.findings if found.start < sentence.end and sentence.start < found.end}


def _first_rung(sentence: ReadSentence, found: set[str]) -> tuple[int, str | None]:
    """Where `sentence` starts, given the rules that `found` something in it."""
    if sentence.segment is SegmentKind.DIRECTIVE:
        return DROP, "directive"
    if sentence.segment in MASKED:
        return KEEP, None
    if sentence.segment is not SegmentKind.BODY:
        return (PLAIN, "informal") if "informal" in found else (KEEP, None)
    hurting = [label for label in ("negative", "hedge", "private") if label in sentence.labels and _HURTS[label] in found]
    if hurting == ["private"] and acts_of(sentence):
        return SHORT, "private_detail"
    if hurting:
        return READY, _HURTS[hurting[0]]
    return (PLAIN, "informal") if "informal" in found else (KEEP, None)


def _one_reason(reading: Reading, spans: list[_Span]) -> None:
    """Keep the first reason that is short and may be given; shorten or drop the others."""
    kept = False
    for span in spans:
        if "reason" not in span.sentence.labels or span.rung >= READY:
            continue
        clauses = [mark for mark in span.sentence.marks if mark.kind == "reason_clause"]
        words = sum(len(reading.quote(mark).split()) for mark in clauses)
        if not kept and span.rung < SHORT and len(clauses) <= 1 and words <= 20:
            kept = True
            continue
        span.rung, span.rule = SHORT, span.rule or "over_explanation"


def _one_apology(spans: list[_Span]) -> None:
    """Keep the first apology that does not abase its writer, if there are too many or too deep ones."""
    apologies = [span for span in spans if "apology" in span.sentence.labels and span.rung < DROP]
    abased = [span for span in apologies if any(mark.kind == "abasement" for mark in span.sentence.marks)]
    if len(apologies) < 3 and not abased:
        return
    plain = [span for span in apologies if span not in abased]
    keeper = plain[0] if plain else apologies[0]
    for span in apologies:
        if span is keeper and span not in abased:
            continue
        span.rung, span.rule = READY, "over_apology"


def _assemble(reading: Reading, spans: list[_Span], aim: Aim, wanted: frozenset[str]) -> list[Piece]:
    """The letter as the rungs say, with what is missing; `wanted` slots are named in the sentence that they belong to."""
    present: set[str] = set()
    pieces: list[Piece] = []
    named: set[str] = set()
    for piece, span in zip(pieces_of(reading), spans, strict=True):
        made = _on_rung(reading, piece, span, aim, present, wanted, named)
        pieces.append(made)
        if made.text and (made.kind is not ChangeKind.REPLACED or span.rung == PLAIN):
            present |= set(acts_of(span.sentence))
    return _completed(reading, pieces, spans, aim, wanted - named, present)


def _on_rung(
    reading: Reading, piece: Piece, span: _Span, aim: Aim, present: set[str], wanted: frozenset[str], named: set[str]
) -> Piece:
    sentence, rule = span.sentence, span.rule
    reason = why(rule, aim.lang) if rule else ""
    if span.rung == KEEP:
        return piece
    if span.rung == PLAIN:
        text = in_plain_words(piece.text)
        return piece.becoming(text, ChangeKind.REPLACED, rule, reason) if text != piece.text else piece
    if span.rung == SHORT:
        short = without_reasons(reading.text, sentence) if acts_of(sentence) else None
        if short:
            return piece.becoming(in_plain_words(short), ChangeKind.SHORTENED, rule, reason)
    if span.rung in {SHORT, READY}:
        texts = []
        for act in acts_of(sentence):
            act_said = _act_for(act, aim)
            if act_said is None or act in present or (act == "goodwill" and span.rule == "negative_opinion"):
                continue
            slots = frozenset(name for name in wanted if _slot_home(name, aim) == act_said)
            texts.append(_cased(reading, piece, aim.say(act_said, reading, slots)) if not texts else aim.say(act_said, reading, slots))
            named |= slots
            present.add(act)
        if texts:
            return piece.becoming(" ".join(map(_capitalised_after(texts), range(len(texts)))), ChangeKind.REPLACED, rule, reason)
    return piece.becoming("", ChangeKind.DROPPED, rule, reason)


def _capitalised_after(texts: list[str]) -> Callable[[int], str]:
    return lambda index: texts[index] if index == 0 else texts[index][:1].upper() + texts[index][1:]


def _act_for(act: str, aim: Aim) -> str | None:
    """The wordings to use for an act of the draft, under the aim."""
    if act == "decision":
        return "postpone" if aim.occasion == "reschedule" else "decision"
    if act == "reschedule" and aim.occasion == "decline":
        return None
    return act


def _slot_home(name: str, aim: Aim) -> str:
    home = _SLOT_ACT.get(name, "thanks")
    return "postpone" if home == "decision" and aim.occasion == "reschedule" else home


def _cased(reading: Reading, piece: Piece, text: str) -> str:
    """`text` with a small or capital first letter, as its place in the letter asks."""
    before = reading.text[: piece.start].rstrip()
    small = before.endswith(",") and not any(
        sentence.segment is SegmentKind.BODY and sentence.end <= piece.start for sentence in reading.sentences
    )
    return text[:1].lower() + text[1:] if small else text[:1].upper() + text[1:]


def _completed(
    reading: Reading, pieces: list[Piece], spans: list[_Span], aim: Aim, unnamed: frozenset[str], present: set[str]
) -> list[Piece]:
    """`pieces` with salutation, thanks, decision, request, apology and closing where they are missing."""
    body = [index for index, span in enumerate(spans) if span.sentence.segment is SegmentKind.BODY]
    greeting = max((i for i, span in enumerate(spans) if span.sentence.segment is SegmentKind.SALUTATION), default=None)
    first = body[0] if body else (greeting + 1 if greeting is not None else 0)
    last = body[-1] + 1 if body else first
    opening: list[Piece] = []
    ending: list[Piece] = []

    def new(act: str, rule: str, slots: frozenset[str] = frozenset()) -> Piece:
        at = pieces[first].start if first < len(pieces) and act == "thanks" else (pieces[last - 1].end if last else 0)
        text = aim.say(act, reading, slots)
        return Piece(start=at, end=at, text=text[:1].upper() + text[1:], kind=ChangeKind.ADDED, segment=SegmentKind.BODY, rule=rule, why=why(rule, aim.lang))

    about = {act: frozenset(name for name in unnamed if _slot_home(name, aim) == act) for act in ("thanks", "decision", "postpone")}
    if aim.occasion != "other":
        if ("thanks" not in present and "missing_thanks" in aim.rules) or about["thanks"]:
            opening.append(new("thanks", "missing_thanks" if "thanks" not in present else "slots", about["thanks"]))
        decided = bool(present & {"decision", "reschedule"})
        said = "postpone" if aim.occasion == "reschedule" else "decision"
        unsaid = "missing_decision" in aim.rules and not (present & {"decision"} or (decided and aim.occasion == "reschedule"))
        if aim.occasion in {"decline", "reschedule"} and (unsaid or about[said]):
            ending.append(new(said, "missing_decision" if not decided else "slots", about[said]))
        asked = aim.occasion == "reschedule" or (aim.occasion == "decline" and _passing(reading))
        if asked and "reschedule" not in present and "missing_reschedule" in aim.rules:
            ending.append(new("reschedule", "missing_reschedule"))
        if not present & {"apology", "understanding"} and "missing_apology" in aim.rules:
            ending.append(new("apology", "missing_apology"))
    result = [*pieces[:first], *opening, *pieces[first:last], *ending, *pieces[last:]]
    return list(_framed(reading, _small_start(reading, result), spans, aim))


def _passing(reading: Reading) -> bool:
    """Whether a passing obstacle stands in the way of an interest that is still there (`missing_reschedule`)."""
    return bool(reading.marked("obstacle") and reading.marked("interest") and not reading.marked("withdrawal"))


def _small_start(reading: Reading, pieces: list[Piece]) -> list[Piece]:
    """The first sentence after the salutation begins as the salutation's comma asks, where it is not the writer's own."""
    comma = False
    for index, piece in enumerate(pieces):
        if piece.segment is SegmentKind.SALUTATION:
            comma = piece.text.rstrip().endswith(",")
        elif piece.segment is SegmentKind.BODY and piece.text:
            if piece.kind in {ChangeKind.ADDED, ChangeKind.REPLACED} and comma and not piece.text.startswith(("Ihnen ", "Ihre", "Sie ")):
                lead, rest = piece.text.split(" ", 1) if " " in piece.text else (piece.text, "")
                small = lead[:1].lower() + lead[1:] if lead in _SENTENCE_STARTS else lead
                pieces[index] = piece.becoming(f"{small} {rest}".rstrip(), piece.kind, piece.rule, piece.why)
                _capital_next(pieces, index)
            elif piece.kind in {ChangeKind.ADDED, ChangeKind.REPLACED}:
                _capital_next(pieces, index)
            break
    return pieces


_SENTENCE_STARTS = frozenset({"Vielen", "Herzlichen", "Ich", "Danke", "Leider", "Das", "Den", "Für", "Bitte", "Wäre", "Könnten", "Gern", "Auf", "Mein", "Meine", "Entschuldigt", "Entschuldige", "Dem", "Es", "Wir", "Am", "Der", "Die"})


def _capital_next(pieces: list[Piece], index: int) -> None:
    """The sentence that used to follow the salutation's comma gets a capital."""
    for later in range(index + 1, len(pieces)):
        piece = pieces[later]
        if piece.segment is not SegmentKind.BODY or not piece.text:
            if piece.segment is not SegmentKind.BODY:
                return
            continue
        if piece.text[0].islower():
            kind = ChangeKind.REPLACED if piece.kind is ChangeKind.KEPT else piece.kind
            rule = piece.rule or pieces[index].rule
            pieces[later] = piece.becoming(piece.text[0].upper() + piece.text[1:], kind, rule, piece.why or pieces[index].why)
        return


def _framed(reading: Reading, pieces: list[Piece], spans: list[_Span], aim: Aim) -> Iterator[Piece]:
    """`pieces` with a salutation and a closing where there is none."""
    segments = {span.sentence.segment for span in spans}
    greeted = SegmentKind.SALUTATION in segments or "missing_salutation" not in aim.rules
    closed = SegmentKind.CLOSING in segments or "missing_closing" not in aim.rules
    for index, piece in enumerate(pieces):
        if not greeted and piece.segment not in {SegmentKind.SUBJECT, SegmentKind.DIRECTIVE, SegmentKind.QUOTE}:
            greeted = True
            yield _line(aim, "salutation", "missing_salutation", piece.start)
        is_end = piece.segment in {SegmentKind.NAME, SegmentKind.POSTSCRIPT, SegmentKind.SIGNATURE, SegmentKind.QUOTE}
        if not closed and is_end and any(later.segment is SegmentKind.BODY for later in pieces[:index]):
            closed = True
            yield _line(aim, "closing", "missing_closing", piece.start)
        yield piece
    if not closed:
        yield _line(aim, "closing", "missing_closing", len(reading.text.rstrip()))


def _line(aim: Aim, act: str, rule: str, at: int) -> Piece:
    kind = SegmentKind.SALUTATION if act == "salutation" else SegmentKind.CLOSING
    from taktvoll.rewriting.phrases import phrase

    text = phrase(act, aim.register, aim.variant, singular=aim.singular)
    return Piece(start=at, end=at, text=text, kind=ChangeKind.ADDED, segment=kind, rule=rule, why=why(rule, aim.lang), own_line=True)


def _raise_rungs(spans: list[_Span], pieces: list[Piece], report: Report, text: str) -> bool:
    """Put each span in which the result still has a finding on a higher rung; whether any was."""
    places: list[tuple[int, int, int]] = []
    by_start = {span.sentence.start: index for index, span in enumerate(spans)}
    position = 0
    for piece in pieces:
        if not piece.text:
            continue
        position = text.find(piece.text, position)
        if piece.start < piece.end:
            places.append((position, position + len(piece.text), by_start[piece.start]))
        position += len(piece.text)
    raised = False
    for finding in report.findings:
        if not speaks_against(finding):
            continue
        hit = [index for start, end, index in places if start < finding.end and finding.start < end]
        if finding.rule == "too_long":
            hit = _longest_first(spans)[:1]
        elif finding.rule.startswith("missing_"):
            hit = []
        for index in hit:
            raised |= _raise(spans[index], finding.rule)
    return raised


def _raise(span: _Span, rule: str) -> bool:
    if span.rung >= DROP or span.sentence.segment in MASKED:
        return False
    if span.sentence.segment is not SegmentKind.BODY and span.rung >= PLAIN:
        return False
    span.rung = {KEEP: PLAIN if rule == "informal" else SHORT, PLAIN: SHORT, SHORT: READY, READY: DROP}[span.rung]
    if span.rung == SHORT and rule in {"negative_opinion", "hedged_decision", "register_mix", "too_long"}:
        span.rung = READY
    span.rule = rule
    return True


def _longest_first(spans: list[_Span]) -> list[int]:
    """Spans of the body that may go when the letter is too long: those without an act first, then the longest."""
    rows = [
        (bool(acts_of(span.sentence)), -span.sentence.words, index)
        for index, span in enumerate(spans)
        if span.rung < READY and span.sentence.segment is SegmentKind.BODY
    ]
    return [index for _, _, index in sorted(rows)]

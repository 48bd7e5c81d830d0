"""What is missing, put where it belongs: thanks, refusal, request, apology."""

from collections.abc import Sequence

from taktvoll.analysis import Analysis
from taktvoll.letter import ABOVE, SegmentKind
from taktvoll.lint.rules.missing_reschedule import is_passing
from taktvoll.rewriting.assembly import Assembly
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewritten import ChangeKind

_LATER = {"apology", "understanding", "goodwill"}
"""What stands at the end of a letter."""


def completed(work: Assembly, pieces: Sequence[TextBlock], said: Sequence[set[str]]) -> list[TextBlock]:
    """`pieces` with the acts that the letter lacks; `said` are the acts that each piece performs."""
    rows = [(piece, acts) for piece, acts in zip(pieces, said, strict=True)]
    for act, rule in _missing(work):
        place = _PLACES[act](rows)
        text = work.goal.say(act, work.analysis, work.slots_for(act))
        at = _offset(work.analysis, rows, place, before=act == "thanks")
        new = TextBlock(
            start=at,
            end=at,
            text=text[:1].upper() + text[1:],
            kind=ChangeKind.ADDED,
            segment=SegmentKind.BODY,
            rule=rule,
            why=why(rule, work.goal.lang),
            ready=True,
        )
        rows.insert(place, (new, {"decision" if act == "postpone" else act}))
    return [piece for piece, _ in rows]


def _missing(work: Assembly) -> list[tuple[str, str]]:
    """Acts to add, each with the rule that asks for it, in the order of a letter."""
    goal, present, rules = work.goal, work.present - work.forced, work.goal.rules
    if goal.occasion == "other":
        return [(act, f"missing_{act}") for act in ("thanks", "reschedule", "apology") if act in work.forced]
    found: list[tuple[str, str]] = []
    if "thanks" not in present and "missing_thanks" in rules:
        found.append(("thanks", "missing_thanks"))
    if goal.occasion in {"decline", "reschedule"} and "missing_decision" in rules:
        unsaid = "decision" not in present and (goal.occasion == "decline" or not work.own_request)
        unnamed = bool((work.wanted - work.named) & {"date", "time"}) and "decision" not in present
        if unsaid or unnamed:
            found.append((goal.refusal, "missing_decision" if unsaid else "slots"))
    asked = goal.occasion == "reschedule" or (goal.occasion == "decline" and is_passing(work.analysis))
    if asked and "reschedule" not in present and "missing_reschedule" in rules:
        found.append(("reschedule", "missing_reschedule"))
    if not present & {"apology", "understanding"} and "missing_apology" in rules:
        found.append(("apology", "missing_apology"))
    return found


Row = tuple[TextBlock, set[str]]


def _body(rows: Sequence[Row]) -> tuple[int, int]:
    """First place of the body (below the salutation) and the place after its last sentence."""
    greeted = max(
        (place for place, (piece, _) in enumerate(rows) if piece.segment is SegmentKind.SALUTATION), default=-1
    )
    places = [place for place, (piece, _) in enumerate(rows) if piece.segment is SegmentKind.BODY and place > greeted]
    if not places:
        head = {SegmentKind.SUBJECT, *ABOVE}
        first = next(
            (place for place, (piece, _) in enumerate(rows) if place > greeted and piece.segment not in head), len(rows)
        )
        return first, first
    shown = [place for place in places if rows[place][0].text]
    return places[0], (shown[-1] if shown else places[-1]) + 1


def _first(rows: Sequence[Row]) -> int:
    return _body(rows)[0]


def _after_thanks(rows: Sequence[Row]) -> int:
    start, end = _body(rows)
    acting = [place for place in range(start, end) if rows[place][1]]
    if not acting:
        return end
    lead = acting[0]
    if rows[lead][1] <= {"thanks", "goodwill"} and "thanks" in rows[lead][1]:
        while lead + 1 in acting and rows[lead + 1][1] == {"thanks"}:
            lead += 1
        return lead + 1
    return lead


def _before_excuses(rows: Sequence[Row]) -> int:
    start, end = _body(rows)
    decided = max((place for place in range(start, end) if "decision" in rows[place][1]), default=start - 1)
    return next((place for place in range(decided + 1, end) if rows[place][1] & _LATER), end)


def _before_wishes(rows: Sequence[Row]) -> int:
    start, end = _body(rows)
    last = end - 1
    return last if last > start and rows[last][1] == {"goodwill"} else end


_PLACES = {
    "thanks": _first, "decision": _after_thanks, "postpone": _after_thanks, "reschedule": _before_excuses, "apology": _before_wishes,
}  # fmt: skip


def _offset(analysis: Analysis, rows: Sequence[Row], place: int, *, before: bool) -> int:
    """Where in the draft a new piece at `place` belongs: at the sentence after it, or at the end of the one before."""
    if before and place < len(rows):
        return rows[place][0].start
    if place:
        return rows[place - 1][0].end
    return rows[0][0].start if rows else len(analysis.text)

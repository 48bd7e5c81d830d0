"""The fresh rewrite: a short letter composed from the draft's slots and the writer's own clean requests, no reason given."""

import re
from dataclasses import replace

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.letter import ABOVE, SegmentKind
from taktvoll.phrasing.plain_words import in_plain_words
from taktvoll.report import Report
from taktvoll.rewriting.casing import with_cases
from taktvoll.rewriting.coherence import is_practical
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.facts import normal_days
from taktvoll.rewriting.frame import adapted, framed
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.layout import TextBlock, pieces_of
from taktvoll.rewriting.realise import offered_dates
from taktvoll.rewriting.subject_matter import SubjectMatter
from taktvoll.rewriting.treatment import SIMPLIFY, SentencePlan, spans_of
from taktvoll.rewritten import ChangeKind

_FLAWED = ("negative", "private", "hedge", "informal", "reason")
_WITHDRAWAL = re.compile(
    r"bewerbung|kandidatur|verfahren|zurück(?:zieh|zuzieh|nehm|zunehm|gezogen|genommen)|\bziehe?\b.*\bzurück\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:kannst|könnt|können|könnte\w*|geht|ginge|passt|passen|wäre|würde\w*|hast|haben|habt|darf|dürfte|ist|sind|lässt|wie)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:mo|di|mi|do|fr|sa|so)\b", re.IGNORECASE)
_MOMENT = frozenset({"date", "time"})
_ABOUT = frozenset({"company", "position"})


def rewrite_fresh(analysis: Analysis, report: Report, goal: Goal, *, own: bool = True) -> list[TextBlock]:
    """Pieces: frame, quotes and signature of the draft, and a body composed anew, with the writer's `own` requests."""
    spans = spans_of(analysis, report, goal)
    greeted = max((piece.end for piece in pieces_of(analysis) if piece.segment is SegmentKind.SALUTATION), default=0)
    old = pieces_of(analysis)
    kept = {span.sentence.start for span in _kept(spans, goal)} if own else set()
    before: list[TextBlock] = []
    body: list[TextBlock] = []
    after: list[TextBlock] = []
    for piece, span in zip(old, spans, strict=True):
        if piece.segment is SegmentKind.BODY and piece.start >= greeted:
            body.append(_tidied(piece, span, goal) if span.sentence.start in kept else _gone(piece, goal))
        else:
            (after if body else before).append(_in_frame(piece, span, goal, analysis))
    before, after = _around(before, after, has_body=bool(body))
    at = body[0].start if body else (before[-1].end if before else 0)
    composed = _composed(analysis, goal, at, body)
    after = [replace(piece, own_line=True) if piece.segment is SegmentKind.CLOSING else piece for piece in after]
    return framed(analysis, with_cases([*before, *composed, *after], goal.lang), goal)


def _around(
    before: list[TextBlock], after: list[TextBlock], *, has_body: bool
) -> tuple[list[TextBlock], list[TextBlock]]:
    """What stands above and below the body; without one, the cut is made below salutation and subject."""
    if has_body:
        return before, after
    head = {SegmentKind.SUBJECT, SegmentKind.SALUTATION, *ABOVE}
    place = max((index + 1 for index, piece in enumerate(before) if piece.segment in head), default=0)
    return before[:place], before[place:] + after


def _tidied(piece: TextBlock, span: SentencePlan, goal: Goal) -> TextBlock:
    """The writer's sentence with a capital, a full stop and weekdays as they are written."""
    if span.is_item or _DAY.match(piece.text):
        return piece
    text = normal_days(piece.text[:1].upper() + piece.text[1:])
    if text[-1].isalnum():
        text += "?" if _ASKS.match(text) else "."
    return piece if text == piece.text else piece.becoming(text, ChangeKind.REPLACED, "place", why("fresh", goal.lang))


def _gone(piece: TextBlock, goal: Goal) -> TextBlock:
    return piece.becoming("", ChangeKind.DROPPED, None, why("fresh", goal.lang))


def _in_frame(piece: TextBlock, span: SentencePlan, goal: Goal, analysis: Analysis) -> TextBlock:
    if piece.segment is SegmentKind.DIRECTIVE:
        return piece.becoming("", ChangeKind.DROPPED, "directive", why("directive", goal.lang))
    if span.treatment > SIMPLIFY:
        return piece.becoming("", ChangeKind.DROPPED, span.rule, why(span.rule or "fresh", goal.lang))
    plain = in_plain_words(piece.text) if span.treatment == SIMPLIFY else piece.text
    if plain != piece.text:
        piece = piece.becoming(plain, ChangeKind.REPLACED, "informal", why("informal", goal.lang))
    return adapted(piece, goal, analysis.register)


def _composed(analysis: Analysis, goal: Goal, at: int, body: list[TextBlock]) -> list[TextBlock]:
    """The new body; the writer's own kept sentences stand behind the refusal."""
    own = [piece for piece in body if piece.text]
    requests = [piece for piece in own if _is_request(analysis, piece)]
    others = [piece for piece in own if piece not in requests]
    gone = [piece for piece in body if not piece.text]

    def new(act: str, slots: frozenset[str] = frozenset(), *, own_line: bool = False, **parts: str) -> TextBlock:
        said = goal.say(act, analysis, slots, **parts)
        return TextBlock(
            start=at,
            end=at,
            text=said[:1].upper() + said[1:],
            kind=ChangeKind.ADDED,
            segment=SegmentKind.BODY,
            rule=None,
            why=why("fresh", goal.lang),
            ready=True,
            own_line=own_line,
        )

    whole = goal.topic.matter is SubjectMatter.WHOLE
    result = [*gone, new("thanks", frozenset() if whole else _ABOUT, own_line=True)]
    result.append(new(goal.refusal, _MOMENT | (_ABOUT if whole else frozenset())))
    if goal.occasion == "decline" and _withdraws(analysis):
        result.append(new("withdrawal"))
    if goal.occasion == "reschedule":
        dates = None if requests else _dates(analysis)
        result += requests
        if dates:
            result.append(new("offer_dates", es=dates[0], dates=dates[1]))
        elif not requests:
            result.append(new("reschedule"))
    result += others
    result.append(new("apology"))
    result.append(new("interest" if goal.occasion == "reschedule" else "goodwill"))
    return result


def _withdraws(analysis: Analysis) -> bool:
    """Whether the draft takes the application back in so many words."""
    marks = analysis.letter_evidence("withdrawal")
    homes = [
        found for found in analysis.letter_sentences if any(found.start <= mark.start < found.end for mark in marks)
    ]
    return any(_WITHDRAWAL.search(analysis.quote(home)) for home in homes)


def _is_request(analysis: Analysis, piece: TextBlock) -> bool:
    sentence = next(found for found in analysis.sentences if found.start == piece.start)
    return not is_practical(piece.text) or sentence.has("reschedule")


def _dates(analysis: Analysis) -> tuple[str, str] | None:
    for sentence in analysis.letter_sentences_with("reschedule"):
        dates = offered_dates(analysis, sentence)
        if dates:
            return dates
    return None


def _kept(spans: list[SentencePlan], goal: Goal) -> list[SentencePlan]:
    """The writer's own clean requests, lists with the line above them, and practical remarks."""
    body = [span for span in spans if span.is_body]
    kept: list[SentencePlan] = []
    for place, span in enumerate(body):
        clean = span.treatment == 0 and not span.sentence.has(*_FLAWED)
        asks = (
            goal.occasion == "reschedule"
            and span.sentence.has("reschedule")
            and not span.sentence.has("thanks", "apology")
        )
        listed = span.is_item and (place > 0 and body[place - 1] in kept)
        heads = clean and span.quote.rstrip().endswith(":") and place + 1 < len(body) and body[place + 1].is_item
        practical = clean and is_practical(span.quote) and _only_other(span.sentence) and not span.is_item
        if (clean and asks) or (goal.occasion == "reschedule" and (heads or listed)) or practical:
            kept.append(span)
    return kept


def _only_other(sentence: AnalysedSentence) -> bool:
    return set(sentence.labels) <= {"other"}

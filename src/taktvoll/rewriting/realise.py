"""From rungs to pieces: each sentence as its rung says, then what is missing, where it belongs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.mail.reading_text import one_line
from taktvoll.phrasing.plain_words import in_plain_words, without_reasons
from taktvoll.rewriting.additions import completed
from taktvoll.rewriting.assembly import Assembly
from taktvoll.rewriting.casing import with_cases
from taktvoll.rewriting.coherence import unhooked
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.facts import normal_days, proposals
from taktvoll.rewriting.frame import adapted, framed
from taktvoll.rewriting.goal import Goal, acts_of
from taktvoll.rewriting.layout import TextBlock, pieces_of
from taktvoll.rewriting.treatment import COMPRESS, REPLACE, SIMPLIFY, SentencePlan
from taktvoll.rewritten import ChangeKind

ONE_BREATH = 12
"""Characters between two dates that are offered together: „ oder am “."""
_NEAR_DATE = re.compile(r"\b(am|an dem|den|der)\s+$", re.IGNORECASE)
_BARE = re.compile(r"(?:heute|morgen|übermorgen|nächste|kommende)", re.IGNORECASE)
_AND_TIME = re.compile(
    r"\s*,?\s*(?:jeweils\s+)?(?:ab|um|gegen|nach|vor)\s+(?:\d{1,2}(?:[.:]\d\d)?(?:\s*(?:Uhr|h)\b)?|halb\s+\w+|drei\b)",
    re.IGNORECASE,
)


def realise(
    analysis: Analysis, spans: Sequence[SentencePlan], goal: Goal, wanted: frozenset[str], forced: frozenset[str]
) -> tuple[list[TextBlock], set[str]]:
    """The letter as the rungs say, with what is missing, and the wanted slots that no new sentence could take."""
    work = Assembly(analysis, goal, spans, wanted, forced)
    pieces: list[TextBlock | None] = []
    before: SentencePlan | None = None
    for piece, span in zip(pieces_of(analysis), spans, strict=True):
        made = _own_words(work, piece, span, before)
        pieces.append(made)
        if span.is_body:
            before = span
            if made is not None and made.text:
                work.present |= set(acts_of(span.sentence)) - forced
                work.own_request |= span.sentence.has("reschedule")
    said: list[set[str]] = []
    done: list[TextBlock] = []
    for old, own, span in zip(pieces_of(analysis), pieces, spans, strict=True):
        if own is None:
            piece, acts = _ready(work, old, span, first=not any(said))
        else:
            piece, acts = own, set(acts_of(span.sentence)) if own.text and span.is_body else set()
        said.append(acts)
        done.append(adapted(piece, goal, analysis.register))
    done = completed(work, done, said)
    return framed(analysis, with_cases(done, goal.lang), goal), set(wanted - work.named)


def _own_words(work: Assembly, piece: TextBlock, span: SentencePlan, before: SentencePlan | None) -> TextBlock | None:
    """The sentence in the writer's words; None where a ready one has to take its place."""
    rule = span.rule
    reason = why(rule, work.goal.lang) if rule else ""
    if span.treatment <= SIMPLIFY:
        text = in_plain_words(piece.text) if span.treatment == SIMPLIFY else piece.text
        if span.is_body:
            text = unhooked(text, span, before)
        if text == piece.text:
            return piece
        return piece.becoming(text, ChangeKind.REPLACED, rule or "dangling", reason or why("dangling", work.goal.lang))
    if span.treatment == COMPRESS:
        short = without_reasons(work.analysis.text, span.sentence) if acts_of(span.sentence) else None
        if short:
            text = unhooked(in_plain_words(short), span, before)
            return piece.becoming(text, ChangeKind.SHORTENED, rule, reason)
    if span.treatment <= REPLACE and acts_of(span.sentence):
        return None
    return piece.becoming("", ChangeKind.DROPPED, rule, reason)


def _ready(work: Assembly, piece: TextBlock, span: SentencePlan, *, first: bool) -> tuple[TextBlock, set[str]]:
    """Ready sentences for the acts of the span that nothing else performs; `first`: no act stands above."""
    texts: list[str] = []
    acts: set[str] = set()
    for act in acts_of(span.sentence):
        said = _act_for(act, span, work.goal)
        if said is None or _is_done(work, act) or not _in_place(work, act, span, first=first):
            continue
        dates = offered_dates(work.analysis, span.sentence) if act == "reschedule" else None
        if dates:
            texts.append(work.goal.say("offer_dates", work.analysis, es=dates[0], dates=dates[1]))
        else:
            texts.append(work.goal.say(said, work.analysis, work.slots_for(said)))
        acts.add(act)
        work.present.add(act)
    reason = why(span.rule, work.goal.lang) if span.rule else ""
    if not texts:
        return piece.becoming("", ChangeKind.DROPPED, span.rule, reason), set()
    text = " ".join(text[:1].upper() + text[1:] for text in texts)
    return replace(piece.becoming(text, ChangeKind.REPLACED, span.rule, reason), ready=True), acts


def _is_done(work: Assembly, act: str) -> bool:
    excuses = {"apology", "understanding"}
    return act in work.present or (act in excuses and bool(work.present & excuses))


def _in_place(work: Assembly, act: str, span: SentencePlan, *, first: bool) -> bool:
    """Whether a ready sentence may stand where the span stands; otherwise it is added where it belongs."""
    if act == "thanks":
        return first or "missing_thanks" not in work.goal.rules
    if act in {"apology", "understanding", "goodwill"} and f"missing_{act}" in work.goal.rules:
        later = [other for other in work.spans if other.is_body and other.sentence.start > span.sentence.start]
        return not any(other.sentence.has("decision", "reschedule") for other in later)
    return True


def _act_for(act: str, span: SentencePlan, goal: Goal) -> str | None:
    """Which ready sentence performs an act of the draft under the aim; None where none should."""
    if act == "decision":
        return goal.refusal
    if act == "reschedule" and goal.occasion == "decline" and goal.asked:
        return None
    if act == "goodwill":
        if span.rule in {"negative_opinion", "over_explanation"} and not span.sentence.has("decision"):
            return None
        return "interest" if goal.occasion == "reschedule" else "goodwill"
    return act


def offered_dates(analysis: Analysis, sentence: AnalysedSentence) -> tuple[str, str] | None:
    """The dates that a sentence offers, as the end of „mir würde … passen“; None where it offers none in one breath."""
    offered = proposals(analysis, sentence)
    if not offered:
        return None
    end = max(date.end for date in offered)
    start = offered[-1].start
    for date in reversed(offered):
        if start - date.end <= ONE_BREATH:
            start = date.start
    text = normal_days(one_line(analysis.text[start:end]))
    if len(text) > 60 or re.search(r"[!?;:\n]", text):
        return None
    time = _AND_TIME.match(analysis.text, end, sentence.end)
    text += time.group().rstrip() if time else ""
    before = _NEAR_DATE.search(analysis.text[max(sentence.start, start - 10) : start])
    if before and before.group(1).lower() == "der":
        return "", f" der {text}"
    if _BARE.match(text):
        return " es", f" {text}"
    return " es", f" am {text}"

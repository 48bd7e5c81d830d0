"""What hangs in the air once sentences around it are gone: backdrops, references, connectives."""

import re
from collections.abc import Sequence

from taktvoll.rewriting.goal import acts_of
from taktvoll.rewriting.treatment import COMPRESS, DELETE, REPLACE, SentencePlan

_PRACTICAL = re.compile(
    r"unterlagen|zeugnis|lösch|vernicht|rücksend|zurücks|telefon|erreich|nummer|bescheinigung|handschuh|schlüssel|ausweis|impfpass|anlage|anbei|mitbring|\bbringe\b|bewerbungsmappe|video",
    re.IGNORECASE,
)
_ABOUT_THE_LETTER = re.compile(
    r"deutlichkeit|länge dieser|länge dieses|lange[nrs]? (?:sermon|mail|text|schreiben|brief|nachricht)|so viel(?:en)? text|zu direkt|offenheit|klagelied|auszuholen|wird länger|suche nach worten|"
    r"diese[rsnm]? (?:zeilen|worte|zaudern|zögern|theater)|nicht übel,? .*direkt|so ausführlich|offen sein|offen gestanden|muss (?:ihnen|dir|euch) (?:et)?was (?:schreiben|sagen)|verstehen sie mich richtig|versteh mich richtig",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"^(?:und\s+|aber\s+|denn\s+)?(?:das|dies\w*|damit|davon|dafür|daran|dabei|dadurch|dort|dann|so|ihm|ihr|er|sie|es sei denn|dazu|hinzu|ja,|nein,|ob dem so ist|wohl aber|bei uns|seither|seitdem)\b(?! tut mir| gespräch)",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(r"(?:und\s+|aber\s+)?(?:deshalb|deswegen|daher|darum|somit|folglich)\b", re.IGNORECASE)
"""A conclusion; where „ich“ follows its verb the word is taken off instead (`unhooked`)."""
_OBJECT = re.compile(r"\b(?:werde|kann|möchte|will|unterschreibe|nehme|lehne|trete)\s+(?:ich\s+)?(?:sie|ihn|es)\b")
_ADDS = re.compile(r"(?:und|auch|außerdem|ausserdem|zudem|überdies|hinzu|dazu|ferner|obendrein)\b", re.IGNORECASE)
_POLITE = re.compile(r"^(?:Sie|Ihr|Ihnen|Ihre\w*)\b")
_VERB_AND_ICH = re.compile(
    r"^(?:deshalb|deswegen|darum|daher|also|somit|außerdem|ausserdem|überdies|zudem|trotzdem|dennoch|gleichwohl|mithin|folglich|jedenfalls|ehrlich gesagt|offen gesagt|offen gestanden|kurz gesagt)\s+(\w+)\s+(ich|wir)\b",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = re.compile(
    r"^(?:(?:aber|und|denn|doch|darum|deshalb|deswegen|daher|kurzum|außerdem|ausserdem|ehrlich gesagt|offen gesagt|offen gestanden|also)\b[,:]?\s+)+(?=(?:ich|wir|es|mir|mich|Sie|Ihre?|Ihnen|verzeih\w*|entschuldig\w*|nehm\w*|bitte|danke?|vielen|morgen|heute|am|den|der)\b)"
)  # fmt: skip
_INSIDE = re.compile(
    r"(?<!\bund)(?<!,)\s(?:also|daher|deshalb|deswegen|darum|mithin|folglich|demnach|somit|trotzdem|dennoch|gleichwohl)(?=\s[^,;])",
    re.IGNORECASE,
)
_FRANK_AFTER_AND = re.compile(
    r"\b(aber|und|denn|doch|oder)\s(?:ehrlich gesagt|offen gesagt|offen gestanden|ganz ehrlich),?\s(\w+)\s(ich|wir)\b",
    re.IGNORECASE,
)
"""„aber ehrlich gesagt kann ich“: without the words it is „aber ich kann“."""
_FRANK = re.compile(r",?\s(?:ehrlich gesagt|offen gesagt|offen gestanden|ganz ehrlich),?(?=\s)", re.IGNORECASE)


def is_practical(quote: str) -> bool:
    """Whether a sentence says what is to be done: papers, telephone, things left behind."""
    return bool(_PRACTICAL.search(quote))


def settle(spans: Sequence[SentencePlan]) -> None:
    """Take out what only made sense together with sentences that are gone."""
    body = [span for span in spans if span.is_body]
    if not any(span.treatment >= REPLACE for span in body):
        return
    changed = True
    while changed:
        changed = False
        for place, span in enumerate(body):
            if span.treatment >= REPLACE or span.is_item:
                continue
            before = body[place - 1] if place else None
            after = body[place + 1] if place + 1 < len(body) else None
            treatment = _rung_beside(span, before, after)
            if treatment is not None:
                span.treatment, span.rule, changed = treatment, _blame(before, after), True


def _rung_beside(span: SentencePlan, before: SentencePlan | None, after: SentencePlan | None) -> int | None:
    """The rung of a sentence that hangs in the air; None where it stands firm."""
    acts = acts_of(span.sentence)
    torn = before is not None and before.is_cut
    if _ABOUT_THE_LETTER.search(span.quote) or (torn and _points_back(span)):
        return REPLACE if acts else DELETE
    if acts:
        gone = before is not None and before.treatment >= REPLACE and _OBJECT.search(span.quote)
        return REPLACE if gone else None
    if torn and before is not None and (_runs_into(before) or _ADDS.match(span.quote)):
        return DELETE
    if "reason" in span.sentence.labels or is_practical(span.quote):
        return None
    return DELETE if torn or (after is not None and after.is_cut) else None


def _points_back(span: SentencePlan) -> bool:
    freed = _VERB_AND_ICH.match(span.quote) or _BEFORE_SUBJECT.match(span.quote[:1].lower() + span.quote[1:])
    so = _CONCLUDES.match(span.quote) and not freed
    return bool(so or _REFERS.search(span.quote)) and not _POLITE.search(span.quote)


def _runs_into(span: SentencePlan) -> bool:
    """Whether the sentence breaks off at the end of a full line, so that what follows belongs to it."""
    return len(span.quote) > 40 and span.quote.rstrip()[-1:].isalnum()


def _blame(before: SentencePlan | None, after: SentencePlan | None) -> str | None:
    for span in (before, after):
        if span is not None and span.is_cut and span.rule:
            return span.rule
    return "over_explanation"


def unhooked(text: str, span: SentencePlan, before: SentencePlan | None) -> str:
    """`text` without the connective that ties it to a sentence that is gone, and without „ehrlich gesagt“."""
    torn = before is not None and (
        before.treatment >= REPLACE or (before.treatment == COMPRESS and before.rule is not None)
    )
    text = _FRANK.sub("", _FRANK_AFTER_AND.sub(r"\1 \3 \2", text))
    if not torn and not re.match(r"(?:ehrlich|offen) ge", text, re.IGNORECASE):
        return text
    freed = _VERB_AND_ICH.sub(lambda match: f"{match.group(2)} {match.group(1)}", text)
    freed = _BEFORE_SUBJECT.sub("", freed[:1].lower() + freed[1:]) if freed == text else freed
    if span.sentence.has("decision", "reschedule", "apology"):
        freed = _INSIDE.sub("", freed, count=1)
    if freed.lower() == text.lower():
        return text
    return freed[:1].upper() + freed[1:] if text[:1].isupper() else freed

"""What the rules that compare a draft with the employer's mail share: whose mail it is, and how a letter greets and closes."""

import re
from collections.abc import Sequence

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.bilingual import Text
from taktvoll.mail.addressee import addressee
from taktvoll.mail.lexicon import fold
from taktvoll.mail.names import is_title
from taktvoll.reply_to import Received

AGENCY = Text(de="die Vermittlung", en="the agency")
COMPANY = Text(de="das Unternehmen", en="the company")
_GREETINGS: Sequence[tuple[int, re.Pattern[str]]] = tuple(
    (rank, re.compile(words, re.IGNORECASE))
    for rank, words in (
        (3, r"sehr\s+(?:ge|ver)ehrt|(?:hoch)?verehrt|sehr\s+geschätzt|werte[rs]?\b"),
        (2, r"gr(?:ü|ue)(?:ß|ss)\s+gott|guten?\s+(?:tag|morgen|abend)|gr(?:ü|ue)ezi|sch(?:ö|oe)nen\s+guten"),
        (1, r"lieb|hallo|moin|servus|gr(?:ü|ue)(?:ß|ss)|salü|hoi"),
        (0, r"h(?:i|ey)\b|ey\b|yo\b|huhu|na\b|jo\b|tach"),
    )
)
_CLOSINGS: Sequence[tuple[int, re.Pattern[str]]] = tuple(
    (rank, re.compile(words, re.IGNORECASE))
    for rank, words in (
        (4, r"(?:mit\s+)?(?:hochacht|vorzügliche)"),
        (0, r"(?:lg|ciao|tschüs\w*|cheers|bis\s+dann|bis\s+denn|cu)\b"),
        (1, r"(?:(?:ganz\s+)?(?:liebe?n?|alles\s+liebe|sonnige|fröhliche)\b|bis\s+bald)"),
        (3, r"(?:mit\s+)?(?:freundlich|besten\s+empfehl|mfg\b)"),
        (2, r"(?:mit\s+)?(?:viele|herzlich\w*|beste|schöne|vg\b|bg\b|gr(?:ü|ue)(?:ß|ss)e)"),
    )
)


def mirrored(analysis: Analysis) -> Received | None:
    """The mail whose tone the draft should have; None without a German letter of somebody who reads the draft.

    An agency is not the employer: its tone counts only where the draft is addressed to the person who wrote for it.
    """
    mail = analysis.received
    if mail is None or not mail.body or mail.reply.language != "de" or not analysis.has_letter:
        return None
    if mail.is_from_agency and not _is_addressed_to(analysis, mail.reply.sender):
        return None
    return mail


def _is_addressed_to(analysis: Analysis, name: str | None) -> bool:
    named = addressed(analysis)
    if named is None or not name:
        return False
    return not {fold(word) for word in people_words(named)}.isdisjoint(fold(word) for word in people_words(name))


def writer_of(mail: Received, lang: str) -> str:
    """Who wrote, for a message: „Mavie Sturm (Wolkenlaube)“, „die Vermittlung“, „das Unternehmen“."""
    house = AGENCY.in_language(lang) if mail.is_from_agency else mail.reply.company
    if mail.reply.sender:
        return f"{mail.reply.sender} ({house})" if house else mail.reply.sender
    return house or COMPANY.in_language(lang)


def salutation_of(analysis: Analysis) -> AnalysedSentence | None:
    """The line that greets the reader."""
    found = analysis.letter_sentences_with("salutation")
    return found[0] if found else None


def addressed(analysis: Analysis) -> str | None:
    """Whom the draft's salutation names."""
    line = salutation_of(analysis)
    if line is None:
        return None
    words = analysis.quote(line)
    span = addressee(words)
    return None if span is None else words[slice(*span)]


def people_words(name: str) -> list[str]:
    """The words of a name without „Frau“, „Herr“, titles and particles."""
    return [
        word
        for word in re.findall(r"[^\W\d_][\w'’-]*\.?", name)
        if fold(word).strip(".") not in _NO_NAME and not is_title(word) and not word.endswith(".")
    ]


_NO_NAME = frozenset(
    "frau herr herrn fr hr von van de der zu vom zum graf gräfin freiherr freifrau und mag magistra".split()
)


def greeting_rank(line: str) -> int | None:
    """3 „Sehr geehrte“, 2 „Guten Tag“, 1 „Hallo“ and „Liebe“, 0 „Hi“; None for others."""
    return next((rank for rank, pattern in _GREETINGS if pattern.match(line.strip())), None)


def closing_rank(line: str) -> int | None:
    """4 „Hochachtungsvoll“, 3 „Mit freundlichen Grüßen“, 2 „Viele Grüße“, 1 „Liebe Grüße“, 0 „LG“; None for others."""
    return next((rank for rank, pattern in _CLOSINGS if pattern.match(line.strip())), None)

"""Salutation or closing formula much more casual, or much stiffer, than those of the mail."""

import re
from collections.abc import Iterator

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import offer
from taktvoll.lint.messages import shorten
from taktvoll.lint.mirror import addressed, closing_rank, greeting_rank, mirrored, salutation_of, writer_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.salutations import mirrored_salutation, respectful
from taktvoll.mail.greeting import match_greeting
from taktvoll.reply_to import Received
from taktvoll.settings import Settings

WRITE = Text(de="„{text}“ schreiben", en="Write “{text}”")
GAP = 2
"""Steps between two greetings from which on the difference is heard: „Hallo“ for „Sehr geehrte“."""
STIFF = 3
"""From „Sehr geehrte“ and „Mit freundlichen Grüßen“ on; „Viele Grüße“ answers „Cheers“ well enough."""
_FORMULA = re.compile(
    r"(?:[^\n,]*?\bgr(?:ü|ue)(?:ß|ss)(?:en|e)?\b|hochachtungsvoll|(?:lg|vg|mfg|bg|ciao|tschüs\w*|cheers|bis\s+(?:dann|denn|bald)|alles\s+liebe|herzlich(?:st)?)\b)",
    re.IGNORECASE,
)
_USUAL = re.compile(r"(?:mit\s+)?(?:\w+\s+)?(?:\w+\s+)?gr(?:ü|ue)(?:ß|ss)(?:en|e)?", re.IGNORECASE)


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The salutation and the closing formula, each where the gap is wide; nothing where the form of address differs anyway."""
    mail = mirrored(analysis)
    if mail is None or mail.reply.register is None:
        return
    if analysis.register in {"sie", "du"} and analysis.register != mail.reply.register:
        return
    line = salutation_of(analysis)
    if line is not None and mail.salutation:
        theirs, yours = greeting_rank(mail.salutation), greeting_rank(analysis.quote(line))
        if _far(theirs, yours, mail):
            fixes = _greeting_fix(analysis, mail, line, settings)
            yield _match(
                analysis.quote(line), _greeting_words(mail.salutation), (line.start, line.end), mail, settings, fixes
            )
    yield from _closing(analysis, mail, settings)


def _closing(analysis: Analysis, mail: Received, settings: Settings) -> Iterator[Match]:
    for sentence in analysis.letter_sentences_with("closing"):
        words = analysis.quote(sentence)
        formula = _FORMULA.match(words)
        if formula is None:
            continue
        if mail.closing and _far(closing_rank(mail.closing), closing_rank(words), mail):
            span = sentence.start, sentence.start + formula.end()
            theirs = mail.closing.rstrip(" ,!.")
            fixes = _write(theirs, span, settings) if _USUAL.fullmatch(theirs) else ()
            yield _match(formula.group(), theirs, span, mail, settings, fixes)
        return


def _far(theirs: int | None, yours: int | None, mail: Received) -> bool:
    if theirs is None or yours is None:
        return False
    theirs = min(theirs, STIFF)  # nobody is asked for „Mit vorzüglicher Hochachtung“
    is_stiff = yours >= STIFF and yours - theirs >= GAP and mail.reply.register == "du"
    return theirs - yours >= GAP or is_stiff


def _greeting_words(salutation: str) -> str:
    found = match_greeting(salutation.strip())
    return found.group() if found else salutation.strip(" ,!")


def _greeting_fix(analysis: Analysis, mail: Received, line: AnalysedSentence, settings: Settings) -> tuple[Fix, ...]:
    named = addressed(analysis) or ""
    spoken = re.match(r"(Frau|Herrn?)\b", named)
    words = analysis.quote(line)
    mark = words.rstrip()[-1] if words.rstrip()[-1:] in {",", "!"} else ""
    if mail.reply.register == "sie":
        whole = f"{respectful(mail, spoken[1].removesuffix('n'))} {named}{mark}" if spoken else None
    else:
        whole = mirrored_salutation(analysis, mail, "du")
    if whole is None or (greeting_rank(whole) or 0) == greeting_rank(words):
        return ()
    return _write(whole, (line.start, line.end), settings)


def _write(text: str, span: tuple[int, int], settings: Settings) -> tuple[Fix, ...]:
    title = Text(de=WRITE.de.format(text=text), en=WRITE.en.format(text=text))
    return offer(title, settings, (Edit(start=span[0], end=span[1], text=text),))


def _match(
    quote: str, theirs: str, span: tuple[int, int], mail: Received, settings: Settings, fixes: tuple[Fix, ...]
) -> Match:
    fields = {"quote": shorten(quote.rstrip(" ,!")), "theirs": shorten(theirs), "who": writer_of(mail, settings.lang)}
    return Match(start=span[0], end=span[1], fields=fields, fixes=fixes)


_MAIL = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 13. Mai um 11 Uhr ein.\n\nMit freundlichen Grüßen\nUlf Kern\nNordlicht GmbH"
_BODY = "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 13. Mai absagen."

RULE = Rule(
    id="mirror_greeting",
    severity=Severity.HINT,
    title=Text(de="Gruß passt nicht zur Mail", en="Greeting does not fit their mail"),
    message=Text(
        de="„{quote}“ passt nicht zu „{theirs}“, wie {who} schreibt.",
        en="“{quote}” does not fit “{theirs}”, as {who} writes.",
    ),
    advice=Text(
        de="Grüßen Sie ähnlich förmlich, wie man Sie gegrüßt hat; ein Schritt mehr oder weniger macht nichts.",
        en="Greet about as formally as they greeted you; a step more or less does no harm.",
    ),
    why=Text(
        de="Am Gruß hört man zuerst, ob jemand den Ton des anderen aufnimmt.",
        en="The greeting is where one first hears whether somebody takes up the other's tone.",
    ),
    source=Text(de="Spiegeln Sie den Ton des Unternehmens.", en="Mirror the company: answer in its tone."),
    find=find,
    examples=(
        Example(
            reply_to=_MAIL,
            bad=f"⟦Hallo Herr Kern,⟧\n\n{_BODY}\n\nMit freundlichen Grüßen\nJana Kröger",
            good=f"Guten Tag Herr Kern,\n\n{_BODY}\n\nViele Grüße\nJana Kröger",
        ),
        Example(
            reply_to=_MAIL,
            bad=f"Sehr geehrter Herr Kern,\n\n{_BODY}\n\n⟦Liebe Grüße⟧\nJana Kröger",
            good=f"Sehr geehrter Herr Kern,\n\n{_BODY}\n\nFreundliche Grüße\nJana Kröger",
        ),
    ),
    near_misses=(f"Hallo Herr Kern,\n\n{_BODY}\n\nLiebe Grüße\nJana Kröger",),
)

"""The salutation misspells the name of who wrote, drops or swaps the title, names somebody else, or nobody."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import offer
from taktvoll.lint.messages import shorten
from taktvoll.lint.mirror import addressed, mirrored, people_words, salutation_of, writer_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.salutations import form_of_address, mirrored_salutation, surname
from taktvoll.mail.lexicon import fold
from taktvoll.reply_to import Received
from taktvoll.settings import Settings

WRITE = Text(de="„{text}“ schreiben", en="Write “{text}”")
MISSPELT = Text(de="Der Name schreibt sich „{name}“", en="The name is spelt “{name}”")
TITLE = Text(
    de="Der Titel fehlt: Unterschrieben ist mit „{name}“", en="The title is missing: the mail is signed “{name}”"
)
SWAPPED = Text(de="Nach der Mail ist es {title} {name}", en="By their mail it is {title} {name}")
FIRST_NAME = Text(de="{who} schreibt Ihnen mit Sie und Nachnamen", en="{who} writes to you with Sie and surname")
SOMEBODY = Text(
    de="Die Mail ist von {who}, und dieser Name steht nicht darin",
    en="The mail is by {who}, and this name is not in it",
)
NOBODY = Text(de="Die Mail hat {who} mit Namen unterschrieben", en="{who} signed the mail by name")
ALIKE = 0.72
"""Share of letters that two names have in common, from which one is a misspelling of the other."""
_COLLECTIVE = re.compile(r"damen\s+und\s+herren|herren\s+und\s+damen", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Dr|Prof|Professor(?:in)?|Doktor)\b")


@dataclass(frozen=True, slots=True)
class _Fault:
    said: Text
    name: str = ""
    title: str = ""
    line: str | None = None
    """The salutation as it should be."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for a salutation that does not fit the signature of the mail."""
    mail, line = mirrored(analysis), salutation_of(analysis)
    if mail is None or line is None or not mail.reply.sender or "&" in mail.reply.sender:
        return
    fault = _fault(analysis, mail, line)
    if fault is None:
        return
    quote = analysis.quote(line).rstrip(",!. ")
    fixes: tuple[Fix, ...] = ()
    if fault.line and fault.line != analysis.quote(line):
        title = Text(de=WRITE.de.format(text=fault.line), en=WRITE.en.format(text=fault.line))
        fixes = offer(title, settings, (Edit(start=line.start, end=line.end, text=fault.line),))
    said = fault.said.in_language(settings.lang, who=writer_of(mail, settings.lang), name=fault.name, title=fault.title)
    yield Match(start=line.start, end=line.end, fields={"quote": shorten(quote), "fault": said}, fixes=fixes)


def _fault(analysis: Analysis, mail: Received, line: AnalysedSentence) -> _Fault | None:
    sender, words = mail.reply.sender or "", analysis.quote(line)
    named = addressed(analysis)
    register = "du" if analysis.register == "du" else "sie"
    whole = mirrored_salutation(analysis, mail, register)
    if named is None:
        if analysis.register in {"sie", "du"} and analysis.register != mail.reply.register:
            return None  # `mirror_register` offers a salutation by name as well
        by_name = len(people_words(sender)) > 1 or sender.startswith(("Frau ", "Herr "))
        return _Fault(NOBODY, line=whole) if by_name and _COLLECTIVE.search(words) else None
    known = [word for person in (sender, *mail.reply.interviewers) for word in people_words(person)]
    last = people_words(named)[-1] if people_words(named) else ""
    if not last:
        return None
    if fold(last) not in map(fold, known):
        return _strange(mail, words, last, known, whole)
    if fold(last) not in map(fold, people_words(sender)):
        return None
    return _untitled(analysis, mail, words, named, last, whole)


def _strange(mail: Received, words: str, last: str, known: list[str], whole: str | None) -> _Fault | None:
    """A name that nobody in the mail has: half of a double one, nearly one of them, or somebody else's."""
    double = next((word for word in known if "-" in word and fold(last) in fold(word).split("-")), None)
    if double and not re.search(rf"\b(?:Frau|Herrn?)\s+(?:\w+\.\s+)*{re.escape(last)}(?![\w-])", mail.text):
        return _Fault(MISSPELT, name=double, line=words.replace(last, double))
    near = difflib.get_close_matches(fold(last), [fold(word) for word in known], n=1, cutoff=ALIKE)
    if near and not re.search(rf"\b{re.escape(last)}\b", mail.text, re.IGNORECASE):
        right = next(word for word in known if fold(word) == near[0])
        return _Fault(MISSPELT, name=right, line=words.replace(last, right))
    if re.search(rf"\b{re.escape(last)}\b", mail.text, re.IGNORECASE):
        return None
    return _Fault(SOMEBODY, line=whole)


def _untitled(
    analysis: Analysis, mail: Received, words: str, named: str, last: str, whole: str | None
) -> _Fault | None:
    sender = mail.reply.sender or ""
    spoken = re.match(r"(Frau|Herrn?)\b", named)
    title = form_of_address(mail)
    if spoken and title and spoken[1].removesuffix("n") != title:
        return _Fault(SWAPPED, title=title, name=surname(sender), line=whole)
    if spoken and _TITLE.search(sender) and not _TITLE.search(words):
        return _Fault(TITLE, name=sender, line=words.replace(named, f"{spoken[1]} {surname(sender)}"))
    first_only = not spoken and fold(last) == fold(people_words(sender)[0]) and len(people_words(sender)) > 1
    if first_only and analysis.register == "sie" and re.search(r"\b(?:Frau|Herrn?)\b", mail.salutation or ""):
        return _Fault(FIRST_NAME, line=whole)
    return None


_MAIL = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 13. Mai um 11 Uhr ein.\n\nMit freundlichen Grüßen\n{name}\nNordlicht GmbH"
_BODY = "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 13. Mai absagen.\n\nMit freundlichen Grüßen\nJana Kröger"

RULE = Rule(
    id="mirror_name",
    severity=Severity.WARNING,
    title=Text(de="Name oder Titel anders als in der Mail", en="Name or title other than in their mail"),
    message=Text(de="{fault}: „{quote}“.", en="{fault}: “{quote}”."),
    advice=Text(
        de="Schreiben Sie den Namen, wie er unter der Mail steht, mit Titel und der Anrede, die dort gebraucht wird.",
        en="Write the name as it stands below the mail, with its title and the form of address used there.",
    ),
    why=Text(
        de="Der eigene Name ist das Erste, was jemand liest; ein Fehler darin überschattet den Rest.",
        en="One's own name is the first thing one reads; a mistake in it overshadows the rest.",
    ),
    source=Text(de="Spiegeln Sie den Ton des Unternehmens.", en="Mirror the company: answer in its tone."),
    find=find,
    examples=(
        Example(
            reply_to=_MAIL.format(name="Gesa Volkmann\nReferentin"),
            bad=f"⟦Sehr geehrte Frau Folkmann,⟧\n\n{_BODY}",
            good=f"Sehr geehrte Frau Volkmann,\n\n{_BODY}",
        ),
        Example(
            reply_to=_MAIL.format(name="Dr. Ulf Kern"),
            bad=f"⟦Sehr geehrter Herr Kern,⟧\n\n{_BODY}",
            good=f"Sehr geehrter Herr Dr. Kern,\n\n{_BODY}",
        ),
        Example(
            reply_to=_MAIL.format(name="Judith Mayer\nBereichsleiterin"),
            bad=f"⟦Sehr geehrter Herr Mayer,⟧\n\n{_BODY}",
            good=f"Sehr geehrte Frau Mayer,\n\n{_BODY}",
        ),
        Example(
            reply_to=_MAIL.format(name="Momme Carstens"),
            bad=f"⟦Sehr geehrte Damen und Herren,⟧\n\n{_BODY}",
            good=f"Guten Tag Momme Carstens,\n\n{_BODY}",
        ),
    ),
    near_misses=(f"Sehr geehrte Damen und Herren,\n\n{_BODY}",),
)

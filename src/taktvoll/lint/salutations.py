"""A salutation that answers the one of the employer's mail: its greeting, the writer's name, the form of address."""

import re

from taktvoll.analysis import Analysis
from taktvoll.lint.mirror import people_words, salutation_of
from taktvoll.mail.greeting import match_greeting
from taktvoll.reply_to import Received

_FEMININE = re.compile(r"(?:in|frau|assistentin|dame)\b", re.IGNORECASE)
_TITLES = re.compile(r"\b(?:Prof\.|Dr\.|Mag\.)(?:\s+(?:Dr\.|Mag\.))*")


def mirrored_salutation(analysis: Analysis, mail: Received, register: str) -> str | None:
    """The salutation with the mark at its end that the draft has; None where the mail is signed by nobody."""
    name = mail.reply.sender
    if not name or "&" in name or " und " in name:
        return None
    mark = _mark(analysis)
    if register == "du":
        return f"{_greeting(mail, 'Hallo')} {people_words(name)[0]}{mark}"
    title = form_of_address(mail)
    if title is None:
        return f"Guten Tag {full_name(name)}{mark}"
    return f"{respectful(mail, title)} {title} {surname(name)}{mark}"


def form_of_address(mail: Received) -> str | None:
    """„Frau“ or „Herr“ for who wrote, where the mail itself says so; None where it does not."""
    name, role = mail.reply.sender or "", mail.reply.sender_role or ""
    words = people_words(name)
    if not words:
        return None
    told = re.search(
        rf"\b(Frau|Herrn?)\s+(?:\w+in\s+)?(?:(?:Prof|Dr|Mag)\.\s+)*(?:[\w-]+\s+)?{re.escape(words[-1])}\b", mail.text
    )
    if told and not _is_of_namesake(mail, words[-1]):
        return told[1].removesuffix("n")
    if name.startswith(("Frau ", "Herr ")):
        return name.split()[0]
    feminine = any(
        _FEMININE.search(word) for word in role.split() if word[:1].isupper() and not word.lower().startswith("admin")
    )
    return "Frau" if feminine else None


def _is_of_namesake(mail: Received, last: str) -> bool:
    """Whether somebody else of that surname leads the talk: „Frau Dr. Möller“ in a mail by Karsten Möller."""
    others = [one for one in mail.reply.interviewers if one != mail.reply.sender]
    return any(people_words(one)[-1:] == [last] for one in others)


def surname(name: str) -> str:
    """The surname with titles and particles: „Dr. von Stolpe“ for „Dr. Philipp von Stolpe“."""
    titles = _TITLES.search(name)
    words = people_words(name)
    last = words[-1]
    particle = re.search(rf"\b((?:von|van|de|der|zu|vom|zum)\s+)+{re.escape(last)}", name)
    bare = particle.group() if particle else last
    return f"{titles.group()} {bare}" if titles else bare


def full_name(name: str) -> str:
    """The name without „Frau“ and „Herr“."""
    return re.sub(r"^(?:Frau|Herr)\s+", "", name)


def respectful(mail: Received, title: str) -> str:
    """The greeting of the mail turned to its writer: „Sehr geehrter“ for „Sehr geehrte Frau Kröger“."""
    ending = "r" if title == "Herr" else ""
    line = mail.salutation or ""
    if re.match(r"\s*lieb", line, re.IGNORECASE):
        return f"Liebe{ending}"
    if re.match(r"\s*sehr\s+geehrt", line, re.IGNORECASE) or not line:
        return f"Sehr geehrte{ending}"
    return _greeting(mail, "Guten Tag")


def _greeting(mail: Received, otherwise: str) -> str:
    found = match_greeting(mail.salutation or "")
    words = found.group().strip() if found else otherwise
    return otherwise if re.match(r"sehr|lieb|werte|verehrt", words, re.IGNORECASE) else words


def _mark(analysis: Analysis) -> str:
    """The mark at the end of the draft's salutation: a comma, „!“, or none as in Switzerland."""
    line = salutation_of(analysis)
    words = analysis.quote(line).rstrip() if line else ","
    return words[-1] if words[-1:] in {",", "!"} else ""

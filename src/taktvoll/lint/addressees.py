"""Whether a draft goes to the person whom it greets: the mail's own addressees, and who in the employer's mail invited."""

import re
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.lint.mirror import addressed, people_words, salutation_of
from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.reply_to import Received

LEAST = 3
"""Letters of a name that must stand in an address to be found there: „kroeger“ in „j.kroeger@…“."""
_LOCAL = lazy_pattern(r"[^\W\d_]{2,}")
_ANSWER_TO = lazy_pattern(
    r"\b(?:antwort\w*|rückmeld\w*|bescheid|meld(?:e|en|et)|wend(?:e|en|et)|rufen?|anruf\w*|anzurufen|telefon\w*|tel\.|erreich\w*|kontakt\w*|schreib(?:e|en|t)|mail\w*|nachricht|richte\w*"
    r"|informier\w*|bestätig\w*|zusage\w*|absage\w*|absagen|rückfragen|fragen|ansprechp\w*|ansprechperson\w*|zuständig\w*|betreut\w*|verhinder\w*)",
    re.IGNORECASE,
)
_SENTENCE_END = lazy_pattern(r"(?<=[^\W\d_]{3})[.!?](?=\s)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Somebody whom the salutation names, and somebody else to whom the mail goes or who wrote."""

    greeted: str
    other: str


def sent_to_another(analysis: Analysis) -> Mismatch | None:
    """The addressee of the draft's own file, where every one of them is a person and none is the one greeted."""
    named, envelope = addressed(analysis), analysis.envelope
    if named is None or envelope is None or not envelope.to:
        return None
    words = people_words(named)
    people = [person for person in (_person(*pair) for pair in envelope.to) if person]
    if not words or len(people) < len(envelope.to):
        return None
    if any(_is_one_of(words, name, address) for name, address in envelope.to):
        return None
    return Mismatch(named, people[0])


def _person(name: str, address: str) -> str | None:
    """The person who has this address; None for an office, and where nobody can tell."""
    from taktvoll.annotate.received.people import person_in_field  # heavy

    if name.strip() and "@" not in name:
        return person_in_field(name)
    words = _LOCAL.findall(address.partition("@")[0])
    if len(words) != 2 or not any(fold(word) in lexicon("first_names") for word in words):
        return None
    return " ".join(word.capitalize() for word in words)


def _is_one_of(words: list[str], name: str, address: str) -> bool:
    """Whether a name of the salutation stands in the addressee's name or address."""
    said = {_plain(part) for word in words for part in (word, *word.split("-"))}
    if not said.isdisjoint(_plain(part) for word in people_words(name) for part in (word, *word.split("-"))):
        return True
    local = _plain(address.partition("@")[0])
    return any(len(word) >= LEAST and word in local for word in said)


def _plain(word: str) -> str:
    """`word` as addresses have it."""
    folded = fold(word).strip(".")
    for letter, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = folded.replace(letter, spelled)
    return folded


def greets_another(analysis: Analysis) -> Mismatch | None:
    """Somebody else of the employer's mail than who wrote it, where the mail asks for no answer to them."""
    mail, named = analysis.received, addressed(analysis)
    if mail is None or named is None or not mail.reply.sender:
        return None
    greeted = _surname(named)
    if greeted is None or _is_named(mail.reply.sender, salutation_of_text(analysis)):
        return None
    if not _is_in(greeted, mail.text) or greeted == _surname(mail.reply.recipient or ""):
        return None
    return None if _may_answer(mail, greeted) else Mismatch(named, mail.reply.sender)


def greets_oneself(analysis: Analysis) -> Mismatch | None:
    """The writer's own name in the salutation, copied from that of the employer's mail."""
    mail, named = analysis.received, addressed(analysis)
    if mail is None or named is None or not mail.reply.recipient:
        return None
    greeted, own = _surname(named), _surname(mail.reply.recipient)
    signer = analysis.slots.get("sender")
    if greeted is None or greeted != own or (signer is not None and greeted not in _folded(signer.text)):
        return None
    sender = mail.reply.sender
    if sender and greeted in _folded(sender):
        return None
    return Mismatch(named, sender or "")


def salutation_of_text(analysis: Analysis) -> str:
    """The words of the salutation."""
    line = salutation_of(analysis)
    return "" if line is None else analysis.quote(line)


def _surname(name: str) -> str | None:
    words = people_words(name)
    return fold(words[-1]) if words else None


def _folded(name: str) -> set[str]:
    return {fold(word) for word in people_words(name)}


def _is_named(name: str, line: str) -> bool:
    return any(_is_in(fold(word), line) for word in people_words(name))


def _is_in(folded: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(folded)}(?![\w-])", fold(text)) is not None


def _may_answer(mail: Received, greeted: str) -> bool:
    """Whether `greeted` signed too, or is named where the mail says whom to answer."""
    start = mail.text.find(mail.body) if mail.body else -1
    body = mail.body if start >= 0 else mail.text
    behind = mail.text[start + len(body) :] if start >= 0 else ""
    if _is_in(greeted, behind):
        return True
    return any(_is_in(greeted, said) and _ANSWER_TO.search(said) for said in _SENTENCE_END.split(body))

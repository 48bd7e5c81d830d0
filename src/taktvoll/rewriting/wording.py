"""Colloquial words put plainly, and a sentence without the clause that gives too much away."""

import functools
import re
from importlib import resources

from taktvoll.reading import ReadSentence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_EMOJI = re.compile(r"[ \t]*(?:[\U0001F300-\U0001FAFF☀-⛿✀-➿❤][\uFE0F\u200D\U0001F3FB-\U0001F3FF]*)+|(?:(?<=\s)|^)(?:[:;]-?[)(DPp]|\^\^|xD|<3)(?=\s|$|[.,])")
_MARKS = re.compile(r"([!?])[!?]+")
_SHOUT = re.compile(r"\b[A-ZÄÖÜ]{4,}\b(?:\s+[A-ZÄÖÜ]{2,}\b)*")
_KEEP_CAPITALS = frozenset({"GMBH", "HTML", "BWL", "REFA"})


@functools.cache
def plain_forms() -> dict[str, str]:
    """Colloquial word to its standard form, from ``plain_forms.txt``."""
    text = resources.files(__package__).joinpath("plain_forms.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return {row[0]: row[1] for row in lines}


def in_plain_words(sentence: str) -> str:
    """The sentence without emoji, runs of „!!“ and shouting, its colloquial words written out."""

    def written_out(match: re.Match[str]) -> str:
        word = match.group()
        form = plain_forms().get(word.lower())
        if form is None:
            return word
        return form[:1].upper() + form[1:] if word[:1].isupper() else form

    def calm(match: re.Match[str]) -> str:
        words = match.group()
        return words if words in _KEEP_CAPITALS else " ".join(word[:1] + word[1:].lower() if match.start() == 0 else word.lower() for word in words.split())

    text = _EMOJI.sub("", sentence)
    text = _MARKS.sub(lambda match: "?" if "?" in match.group() else ".", text)
    if any(char.islower() for char in text):
        text = _SHOUT.sub(calm, text)
    text = _WORD.sub(written_out, text)
    text = re.sub(r"[ \t]{2,}", " ", text).strip()
    if text and text[-1] == "!" and sentence.count("!") > 0:
        text = text[:-1] + "."
    return text


def without_reasons(text: str, sentence: ReadSentence) -> str | None:
    """The sentence without its reason clauses; None where no whole sentence would be left."""
    clauses = [mark for mark in sentence.marks if mark.kind == "reason_clause"]
    if not clauses or clauses[0].start == sentence.start:
        return None
    pieces, last = [], sentence.start
    for clause in clauses:
        if clause.start < last:
            continue
        pieces.append(text[last : clause.start].rstrip(" \t\r\n,;–-"))
        last = clause.end
    rest = text[last : sentence.end]
    stop = rest.rstrip()[-1:] if rest.strip() else text[sentence.end - 1]
    body = " ".join(piece for piece in pieces if piece)
    tail = rest.strip(" \t\r\n,.!?;")
    if tail:
        body += (" " if text[last : last + 1].isspace() or not rest.startswith(",") else ", ") + tail
    if len(body.split()) < 3:
        return None
    return body + (stop if stop in ".?" else ".")

"""Who signs: the person in the line below a closing formula, or behind the formula in its line."""

import re

from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.names import CONNECTORS, is_particle, is_title, looks_like_name, name_span
from taktvoll.mail.particulars import SIGNED_AS, without_bracket, without_particulars

_PREFIX = re.compile(
    r"(?:(?:gez|ppa|i\.\s?[AV])\.|[\[(](?:gez|ppa|i\.\s?[AV])\.[\])]|Ihre?|Deine?|Eure?|[Dd](?:er|ie))\s+"
)
_BY = re.compile(r"von\s+(?P<name>[^\W\d_]+)")
"""„von Jule“ is no noble name."""
_BEHIND_FORMULA = re.compile(
    r"(?:grüßen?|grüssen?|gruß|gruss|grüße|lg|vg|mfg|bg|ciao|herzlich(?:st)?|dein|deine|ihre?|eure?|gez\.|i\.\s?[av]\.|von)[,!]?\s+"
    r"((?:Dr\.\s+|Mag\.\s+)?[A-ZÄÖÜ][\wäöüß.-]+(?:\s+(?:von\s+|van\s+|de\s+|der\s+|zu\s+|vom\s+){0,3}[A-ZÄÖÜ][\wäöüß.-]+){0,3})\s*$",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\s+[|·•]\s")
MAX_FORMULA = 200


def signer(name_line: str) -> tuple[int, int] | None:
    """Where in a name line the person or people stand: with titles and degrees, without emoji, pronouns, job and address."""
    line = name_line.split("\n", 1)[0]
    start, end = name_span(without_particulars(line) if _has_bracket(line) else line)
    signed = SIGNED_AS.match(line, start, end)
    start = signed.start("name") if signed else start
    column = _COLUMN.search(line, start, end)
    end = column.start() if column else end
    prefix = _PREFIX.match(line, start, end)
    start = prefix.end() if prefix else start
    by = _BY.fullmatch(line, start, end)
    if by and fold(by["name"]) in lexicon("first_names"):
        start = by.start("name")
    for comma in re.finditer(r",\s*", line[start:end]):
        before, behind = line[start : start + comma.start()], line[start + comma.end() : end]
        if _is_degree(behind) or _are_people(behind):
            break
        if len(before.split()) > 1 and looks_like_name(before, free=True):
            end = start + comma.start()
            break
    return (start, end) if start < end else None


def signer_behind(closing: str) -> tuple[int, int] | None:
    """Where in a closing line the name behind the formula stands: „LG Finn“."""
    for line in (closing, without_bracket(closing), without_particulars(closing)):
        found = _BEHIND_FORMULA.search(line, max(0, len(line) - MAX_FORMULA))
        if found:
            return found.span(1)
    return None


def _has_bracket(line: str) -> bool:
    """Whether a remark in brackets stands in the line that is no degree: „(17)“, but not „(FH)“."""
    name = without_bracket(line.split(", ", 1)[0])
    return name != line.split(", ", 1)[0] and not _is_degree(line.split(", ", 1)[0][len(name) :].strip())


def _is_degree(words: str) -> bool:
    """„M.Sc.“, „B.A. (FH)“, „i. R.“."""
    return all(is_title(word) or (len(word) == 2 and word[1] == ".") for word in words.split())


def _are_people(words: str) -> bool:
    """„Tilda, | Jonte und Kim“: more names, the last behind „und“."""
    tokens = words.split()
    joined = any(fold(token) in CONNECTORS for token in tokens[1:])
    return joined and all(fold(token) in CONNECTORS or is_particle(token) or looks_like_name(token) for token in tokens)

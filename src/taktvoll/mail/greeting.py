"""The words with which a letter greets, before it says whom: „Sehr geehrte*r“, „Moin“, „Einen schönen guten Morgen“."""

import functools
import re

from taktvoll.mail.lexicon import entries, fold, pattern_of

_GENDERED = r"(?:\([erns]{1,2}\)|\s?[:*_/·]\s?-?(?:e|r|s|n|er|geehrte[rs]?|liebe[rs]?|werte[rs]?)(?![^\W\d_]))?"
"""„geehrte*r“, „geehrte(r)“, „geehrter/e“, „Lieber/Liebe“."""
_HONOURED = (
    r"(?:sehr\s+(?:ge{1,2}h?e?h?r?[rt]{1,2}e?t?e?|geehrt\.)|(?:sehr\s+|hoch\s?|viel\s?)*(?:(?:geehrte|verehrte|gesch(?:ä|a\u0308|ae)tzte)(?:ste)?|wehrte|werte)"
    r"|(?:hoch|ehr)w(?:ü|u\u0308|ue)rdig(?:ste)?e?)[rsnm]?"
)
_SHORTENED = r"s\.?\s?g\.?(?:\s?d\.?\s?[uh]\.?\s?h?\.?)?"
"""„S. g. Frau Kern“, „sg“, „S.g.D.u.H.“."""
_LOVED = r"(?:(?:meine?|ihr|du|ganz)\s+)?(?:(?:aller)?lieb(?:e[rsn]?|ste[rsn]?)|libe[rs]?)"
_STRETCHED = r"hal+(?:o+|ö+|oe)(?:chen|le|li)?|hi+(?:ho)?|he+[yj]+o?|hell?o+|moin(?:[\s-]?moin)*"
_DAY = (
    r"(?:(?:einen?|'?nen)\s+)?(?:(?:recht|ganz)\s+|wunder)?(?:sch(?:ö|o\u0308|oe)n(?:en?)?\s+)?g(?:u|uu|ue)te?[nrs]?\s*"
    r"(?:tag|tach|morgen|morge|abend|abig|mittag|vormittag|nachmittag|nabend)"
    r"|(?:einen?\s+)?sch(?:ö|o\u0308|oe)nen\s+(?:tag|abend|morgen)"
)
_GRUSS = re.compile(r"gr(?:ü|u\u0308|ue|u)(?:ß|ss)(?:e|en)?(?!\w|\s*gott|\s*(?:sie|dich|euch|di)\b)", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:frau|herrn?|dr\.|prof\.)\s+\Z", re.IGNORECASE)
"""„Frau Gruß“."""
_ENGLISH_DEAR = 14
"""Characters behind a greeting in which „Gruß“ makes it a closing formula: „Lieber Gruß“, „Ganz liebe Grüße“."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[*_\ufeff]*(?:{_HONOURED}{_GENDERED}|{_SHORTENED}|{_LOVED}{_GENDERED}|{_STRETCHED}|{_DAY}|{pattern_of(entries('greetings'))})(?![\w'’-])",
        re.IGNORECASE,
    )


def match_greeting(line: str, start: int = 0) -> re.Match[str] | None:
    """The greeting that stands in `line` at `start`; none where it turns out to be „Liebe Grüße“."""
    found = _pattern().match(line, start)
    if found is None:
        return None
    gruss = _GRUSS.search(line, found.start(), found.end() + _ENGLISH_DEAR)
    return None if gruss and not _TITLED.search(line, 0, gruss.start()) else found


def first_word(greeting: str) -> str:
    """The first word of a greeting, folded."""
    return fold(greeting).strip("*_\ufeff").split()[0]

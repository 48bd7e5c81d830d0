"""Lines below the name: address, telephone, „Von meinem iPhone gesendet“, disclaimers."""

import re

from taktvoll.mail.names import is_function_word

_FOOTER = re.compile(
    r"(?:diese (?:e-?mail|nachricht) wurde )?(?:von|ueber|über|mit) (?:mein\w* |der |dem |outlook|yahoo|gmx|web\.de|samsung|thunderbird).{0,60}(?:gesendet|verschickt|versandt|geschickt)\W*"
    r"|gesendet (?:von|mit|über|aus) .{1,60}|(?:sent|envoyé) (?:from|via|with|de) .{1,60}|(?:get|holen sie sich|outlook f).{0,20}outlook.{0,60}"
    r"|(?:hol|outlook).{0,30} (?:for|für) (?:ios|android)\W*|(?:unterwegs|mobil) (?:getippt|gesendet|geschrieben).{0,60}|virenfrei.{0,60}"
    r"|diese nachricht wurde von meinem .{1,60}|vom handy (?:gesendet|getippt|geschrieben).{0,40}|von unterwegs gesendet.{0,40}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:tel|telefon|fon|phone|mobil|mobile|mobiltelefon|handy|fax|e-?mail|mail|web|www|internet|homepage|anschrift|adresse|linkedin|xing|skype|t|m|f)\b\.?\s*[:.]?\s*(?:[+(\d]|\S+@|\S+\.\w{2,}|https?:).*"
    r"|(?:https?://|www\.|mailto:)\S+.*|<?[\w.+-]+@[\w.-]+\.\w{2,}>?(?:\s*[|/,·].*)?"
    r"|(?:mobil|tel\w*|handy)\.?\s*:?\s*[+(\d][\d\s()/.+-]{4,}.*|\+?[\d(][\d\s()/.+–-]{5,}"
    r"|(?:(?:D|A|CH|DE|AT)\s?[-–]\s?)?\d{4,5}\s+[^\W\d_][^\d.!?]{1,40}"
    r"|[^\W\d_][^\d!?]{2,40}(?:str\.?|straße|strasse|weg|gasse|platz|allee|ring|ufer|damm|chaussee|hof|berg|stieg|pfad|steig|markt|graben|zeile)\.?\s+\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?(?:\s*[,|·].*)?"
    r"|[^.!?]{3,60}[·|,•]\s*(?:(?:D|A|CH)\s?-\s?)?\d{4,5}\s+[^\W\d_][^.!?]{1,40}"
    r"|(?:anlagen?|anhang|anhänge)\b\s*:?.{0,80}|matr?ik\w*(?:nummer|nr)\W.*|kund\w*n(?:r|ummer)\W.*|geb(?:oren)?\.?\s+(?:am\s+)?\d.*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_=*~–—\s]{3,}")
_DISCLAIMER = re.compile(
    r"vertraulich|confidential|irrtümlich erhalten|nicht der (?:richtige|beabsichtigte)|bestimmungsgemäß|unbefugt|bitte (?:denken|prüfen) sie .{0,40}(?:umwelt|drucken|ausdruck)"
    r"|bevor sie diese (?:e-?mail|mail)|think before you print|datenschutzhinweis|datenschutzerklärung|haftungsausschluss|geschäftsführer|handelsregister|amtsgericht|ust\.?-?id|intended recipient",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(
    r"[*_]*(?:p\.?\s?)?(?:p\.\s?s\.?|ps|postskriptum|postscriptum|nb)(?:\s*[:.,–-]+|(?=\s)|$)(?:\s|$|(?=\S))",
    re.IGNORECASE,
)
_PROSE_WORDS = 6
_DATE_LINE = re.compile(
    r"(?:[^\W\d_][\w\s.()/-]{1,40}(?:,\s*(?:den|am|im)?|\sden)\s+)?(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:\d{2}|\d{4})?|[^\W\d_]{3,9}\.?\s?(?:\d{2}|\d{4})?)|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)


def is_footer(line: str) -> bool:
    """„Von meinem iPhone gesendet“."""
    return bool(_FOOTER.fullmatch(line.strip("*_()[] ")))


def is_contact(line: str) -> bool:
    """An address, a telephone number, a link, a rule: nothing that a sentence says."""
    return is_footer(line) or bool(_CONTACT.fullmatch(line) or _RULE.fullmatch(line) or _DISCLAIMER.search(line))


def is_place_and_date(line: str) -> bool:
    """„Bremen, den 3. März 2027“."""
    return bool(_DATE_LINE.fullmatch(line))


def is_delimiter(line: str) -> bool:
    """``-- ``, which begins a signature by old custom."""
    return line in {"--", "—", "---"}


def is_postscript(line: str) -> bool:
    """Whether `line` begins a P. S."""
    return bool(POSTSCRIPT.match(line))


def is_prose(line: str) -> bool:
    """Whether `line` talks: a sentence under the name is no signature."""
    words = line.split()
    if is_contact(line):
        return False
    small = sum(is_function_word(word) for word in words)
    return small >= 2 or (small >= 1 and line[-1] in ".!?") or (len(words) > _PROSE_WORDS and line[-1] in ".!?")

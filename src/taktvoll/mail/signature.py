"""Lines that say who and where: address, telephone, profile, „Von meinem iPhone gesendet“, disclaimers, the date of a letter."""

import re

from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.names import is_function_word, is_pronouns
from taktvoll.mail.particulars import without_bracket

_SENT = r"(?:gesendet|versendet|versandt|verschickt|geschickt|geschrieben|verfasst|getippt|diktiert)"
_FOOTER = lazy_pattern(
    rf"{_SENT}\s+(?:von|vom|mit|über|ueber|aus|via|per|auf|am)\b.{{1,200}}"
    rf"|(?:von|vom|mit|aus|über|ueber|via|per)\s+.{{1,120}}?\b{_SENT}\b.{{0,120}}"
    r"|(?:sent|written|envoyé|inviato|enviado|verzonden|wysłane|gönderildi)\s+(?:from|via|with|using|depuis|de|da|dal|desde|vanaf|z)\b.{1,200}",
    re.IGNORECASE,
)
"""A footer if a mail program or a device is named."""
_SURE_FOOTER = lazy_pattern(
    rf"diese (?:e-?mail|nachricht|mail) (?:wurde|ist) .{{1,160}}?\b(?:{_SENT}|geprüft|überprüft|gescannt|erstellt)\b.{{0,160}}"
    r"|(?:holen sie sich|hol dir|get|download|laden sie)\b.{0,40}\b(?:outlook|proton|tuta|bluemail|spark|fairemail)\b.{0,160}"
    r"|outlook (?:für|for) (?:ios|android|windows|mac)\b.{0,80}"
    r"|sicher(?:e|er)? (?:versendet|gesendet|verschickt) mit\b.{1,200}"
    r"|virenfrei\b.{0,100}|.{0,80}\bauf viren (?:geprüft|überprüft)\b.{0,100}"
    rf"|(?:unterwegs|mobil|von unterwegs|(?:vom|am|auf dem) (?:handy|smartphone)) {_SENT}\b.{{0,100}}",
    re.IGNORECASE,
)
_TOKEN = lazy_pattern(r"[\w&.'-]+")
_ORNAMENT = " *_()[]<>-–—•|~\u200b"
_TOWN = r"(?:(?:St|Skt)\.\s?)?[^\W\d_](?:[^\d.!?:]|\b(?:St|Skt|a|d|i|b|Bad|O|M|Th|Ts|Allg|Westf|Schw|Sachs)\.){1,40}"
"""„Kiel“, „St. Gallen“, „Frankfurt a. M.“, „Linz, Österreich“."""
_POSTCODE_AND_TOWN = rf"(?:(?:D|A|CH|FL|L|DE|AT|LI)\s?[-–]\s?)?\d{{4,5}}\s+{_TOWN}"
_STREET = (
    r"(?:[^\W\d_][^\d!?:]{0,40}?(?:str\.?|straße|strasse|weg|gasse|platz|allee|ring|ufer|damm|chaussee|hof|berg|stieg|pfad|steig|markt|graben|zeile|wall|kai|tor|promenade|winkel|twiete|bogen|stiege|rain|feld|kamp|garten|linden|höhe|tal|brücke|hafen)"
    r"|(?:am|an der|an den|im|in der|auf dem|auf der|zum|zur|unter den|beim|hinter der|vor dem)\s[^\d!?:.]{2,30})\.?\s?\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?(?:\s*[,|·•].{0,80})?"
)
_LABEL = r"(?:tel|telefon|telefonnummer|fon|phone|mobil|mobile|mobiltelefon|mobilnummer|handy|handynummer|fax|telefax|e-?mail|mail|mailto|web|www|internet|homepage|website|webseite|anschrift|adresse|portfolio|blog|skype|teams|signal|whatsapp|threema|t|m|f|e|w|p)"
_NETWORK = r"(?:linkedin|xing|github|gitlab|instagram|facebook|twitter|mastodon|behance|dribbble|orcid|researchgate|youtube|tiktok|calendly|stackoverflow|kaggle|medium)"
_DOMAIN = r"[\w-]+(?:\.[\w-]+){0,4}\.(?:com|de|at|ch|org|net|io|eu|info|me|dev|app|li|lu|example|online|berlin|hamburg|koeln|bayern|wien|swiss|biz|name|co|ai|tech|design|page|site|uk|fr|it|es|nl|pl)(?:/\S*)?"
_CONTACT = lazy_pattern(
    rf"{_LABEL}\b\.?\s*[:.|]?\s*(?:[+(\d]|\S+@|\S+\.\w{{2,}}|https?:).{{0,300}}"
    rf"|{_NETWORK}(?:[\s-]profil\w*)?\s*(?:[:|@–-]\s*.{{1,120}}|(?:\s*[|·,/]\s*{_NETWORK}){{0,5}})?"
    rf"|(?:(?:mein|mein\w*)\s+)?{_NETWORK}-?profil\b.{{0,120}}"
    rf"|(?:https?://|www\.|mailto:)\S+.{{0,300}}|{_DOMAIN}(?:\s*[|/,·]\s*{_DOMAIN}){{0,3}}|<?[\w.+-]+@[\w.-]+\.\w{{2,}}>?(?:\s*[|/,·].{{0,200}})?"
    rf"|(?:mobil|tel\w*|handy)\.?\s*:?\s*[+(\d][\d\s()/.+-]{{4,}}.{{0,200}}|(?!\d{{1,2}}\.\s?\d{{1,2}}\.)(?=(?:\D{{0,4}}\d){{6}})\+?[\d(][\d\s()/.+–-]{{5,}}"
    rf"|{_POSTCODE_AND_TOWN}|{_STREET}|postfach\s+[\d\s]{{2,12}}(?:,.{{0,60}})?|c/o\s.{{2,60}}"
    rf"|[^.!?]{{3,60}}[·|,•]\s*{_POSTCODE_AND_TOWN}(?:\s*[·|•].{{0,200}})?|.{{3,120}}\s[·|•]\s{_POSTCODE_AND_TOWN}(?:\s*[·|•].{{0,200}})?"
    r"|\[(?:cid|image|bild|grafik|logo)[\s:.][^\[\]\n]{0,120}\]|<image\d*\.\w{2,4}>|!\[[^\[\]\n]{0,80}\]\(\S{1,200}\)"
    r"|(?:(?:meine?|my)\s+)?(?:pronomen|pronouns?)\b.{0,60}"
    r"|(?:anlagen?|anhang|anhänge)\b\s*:?.{0,80}|matr?ik\w*(?:nummer|nr)\W.{0,80}|kund\w*n(?:r|ummer)\W.{0,80}|geb(?:oren)?\.?\s+(?:am\s+)?\d.{0,80}",
    re.IGNORECASE,
)
_RULE = lazy_pattern(r"[-_=*~–—\s]{3,}")
_DISCLAIMER = lazy_pattern(
    r"vertraulich|confidential|irrtümlich erhalten|nicht der (?:richtige|beabsichtigte)|bestimmungsgemäß|unbefugt|bitte (?:denken|prüfen) sie .{0,40}(?:umwelt|drucken|ausdruck)"
    r"|bevor sie diese (?:e-?mail|mail)|think before you print|datenschutzhinweis|datenschutzerklärung|haftungsausschluss|geschäftsführer|handelsregister|amtsgericht|ust\.?-?id|intended recipient",
    re.IGNORECASE,
)
POSTSCRIPT = lazy_pattern(
    r"[*_]*(?:p\.?\s?)?(?:p\.\s?s\.?|ps|postskriptum|postscriptum|nb)(?:\s*[:.,–-]+|(?=\s)|$)(?:\s|$|(?=\S))",
    re.IGNORECASE,
)
_PROSE_WORDS = 6
_DISCLAIMER_WORDS = 3
"""„Vertraulichkeit“ alone is a subject."""
_WEEKDAY = r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\b"
_NO_PLACE = lazy_pattern(
    r"\w*(?:gespräch|termin|absage|interview|bewerbung|einladung|treffen|verschiebung|verlegung|kennenlernen|probe)|bitte|\s/",
    re.IGNORECASE,
)
_DATE_LINE = lazy_pattern(
    rf"(?:(?P<label>datum)\s*:\s*)?(?:(?P<place>(?!{_WEEKDAY})[^\W\d_][\w\s.()/-]{{1,40}}?)(?:\s*,\s*(?:(?P<den>den)|am|im)?|\s+(?P<den2>den)|\s*[|·])\s+)?"
    rf"(?:{_WEEKDAY}\.?,?\s+(?:den\s+|dem\s+)?)?"
    r"(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?(?P<year>\d{4}|\d\d)?|(?:jan|jän|feb|mär|mar|maer|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)[^\W\d_]{0,7}\.?\s?(?P<year2>\d{4}|\d\d)?)"
    r"|(?P<year3>\d{4})-\d\d-\d\d)\.?",
    re.IGNORECASE,
)


def is_footer(line: str) -> bool:
    """„Von meinem iPhone gesendet“, „Gesendet mit der GMX Mail App“, „Holen Sie sich Outlook für Android“."""
    bare = line.strip(_ORNAMENT)
    if _SURE_FOOTER.fullmatch(bare):
        return True
    return bool(_FOOTER.fullmatch(bare)) and _names_a_program(bare)


def _names_a_program(line: str) -> bool:
    for token in _TOKEN.findall(fold(line)):
        word = token.rstrip(".")
        if word in lexicon("mail_apps") or any(part in lexicon("mail_apps") for part in word.split("-")):
            return True
    return False


def is_contact(line: str) -> bool:
    """An address, a telephone number, a link, a rule: nothing that a sentence says."""
    if is_footer(line) or is_pronouns(line):
        return True
    bare = without_bracket(line)
    return bool(_CONTACT.fullmatch(line) or _RULE.fullmatch(line) or _is_disclaimer(line)) or (
        bare != line and _CONTACT.fullmatch(bare) is not None
    )


def _is_disclaimer(line: str) -> bool:
    return len(line.split()) >= _DISCLAIMER_WORDS and _DISCLAIMER.search(line) is not None


def is_letter_date(line: str) -> bool:
    """The date of the letter itself: „Bremen, den 3. März“, „3. März 2027“; „Freitag, 3. März“ may be the subject."""
    found = _DATE_LINE.fullmatch(line)
    if found is None or (found["place"] and _NO_PLACE.search(found["place"])):
        return False
    return any(found[group] for group in ("label", "den", "den2", "year", "year2", "year3"))


def is_rule(line: str) -> bool:
    """Whether `line` is a line drawn across the page: „---“, „=====“."""
    return bool(_RULE.fullmatch(line))


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

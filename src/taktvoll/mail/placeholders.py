"""Placeholders that nobody filled in: „[Name]“, „«Nachname»“, „{{Firma}}“, „______“, „XX.XX.2027“, „Frau Nachname“.

The one place that says what is a placeholder and what only looks like one: a link, a footnote, a tick box, an image or a
tag of a mail gateway. In doubt it is none, for a letter that is whole must not be called a template.
"""

import re
from collections.abc import Callable, Iterator

from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.mail.lexicon import fold, lexicon

Span = tuple[int, int]
MAX_LENGTH = 80
"""Characters inside brackets; more is a remark, no field."""
MAX_FIELD_WORDS = 4
"""A field of more words is one only if it says that something is to be filled in."""
_SQUARE = lazy_pattern(rf"\[{{1,2}}([^\[\]\n]{{1,{MAX_LENGTH}}})\]{{1,2}}")
_FENCED = lazy_pattern(
    rf"<{{1,2}}([^<>@:/=\n]{{1,{MAX_LENGTH}}})>{{1,2}}|«([^«»\n]{{1,{MAX_LENGTH}}})»|‹([^‹›\n]{{1,{MAX_LENGTH}}})›"
    rf"|(?<!\{{)\{{([^{{}}\n]{{1,{MAX_LENGTH}}})\}}(?!\}})|%{{1,2}}([^\W\d][\w-]{{2,30}})%{{1,2}}(?!\w)|\#{{1,2}}([^\W\d][\w-]{{2,30}})\#{{1,2}}(?!\w)"
    rf"|\$([^\W\d]\w{{2,30}})\$?(?!\w)|@@([^\W\d]\w{{1,30}})@@"
)
_CODE = lazy_pattern(
    rf"\{{\{{[^{{}}\n]{{1,{MAX_LENGTH}}}\}}\}}|\{{%[^%\n]{{1,{MAX_LENGTH}}}%\}}|\$\{{[^{{}}\n]{{1,{MAX_LENGTH}}}\}}|\*\|[A-Z][A-Z0-9_:]{{1,30}}\|\*"
)
_BLANK = lazy_pattern(r"(?<![\w/])_{3,}+(?!\w)")
_DIGITS = r"(?:[Xx]{2}|_{2}|\?\?)"
_BARE = lazy_pattern(
    rf"(?=[Xx_?TDtd0HhMELAPBlV])(?:(?<![\w.])X{{3,}}+(?!\w)|(?<![\w.])(?:{_DIGITS}|TT|DD|tt|dd|00(?=\.\s?00\.\s?(?:20|00)))\.\s?(?:{_DIGITS}|MM|mm|00)\.(?:\s?(?:20)?(?:{_DIGITS}|JJ(?:JJ)?|YY(?:YY)?|jj(?:jj)?|yy(?:yy)?|\d\d(?:\d\d)?))?(?!\w)"
    rf"|(?<![\w.:]){_DIGITS}\.\s?(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
    rf"|(?<![\w.:])(?:(?:{_DIGITS}|HH|hh)[:.](?:{_DIGITS}|MM|mm)(?:\s?Uhr)?|{_DIGITS}\s?Uhr)(?!\w)"
    r"|\b(?:Max|Maxi|Erika|Martina|Lisa|Anna|Peter|Moritz|Maria)\s+Muster(?:mann|frau)\b|\bMuster(?:firma|stadt|stra(?:ß|ss)e|str\.|unternehmen|frau)(?!\w)|\b(?:Mustermann|Muster|Beispiel)\s+(?:GmbH|AG|KG|SE|e\.\s?K\.)(?!\w)"
    r"|\bTODO\b|\b[Ll]orem ipsum\b|\bVorname[nr]?\s+(?:und\s+)?(?:Nachname[nr]?|Name|Zuname)\b)"
)
_FENCES = re.compile(r"[<«‹{%#$@]")
_BARE_HEADS = re.compile(
    r"X(?=[Xx])|x(?=[Xx])|_(?=_)|\?(?=\?)|T(?=[TO])|D(?=D)|t(?=t)|d(?=d)|0(?=0)|H(?=H)|h(?=h)|M(?=[aou])|E(?=r)|L(?=[io])|l(?=o)|A(?=n)|P(?=e)|B(?=e)|V(?=o)"
)
"""How everything begins that `_FENCED` and `_BARE` find: a set of letters, for which alone all of a text is gone through fast."""
_AFTER_TITLE = lazy_pattern(
    r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Firma|Fa\.|Familie)(?:\s*/\s*(?:Frau|Herrn?))?\s+(XY|Xy|[Xx]{2,3}|(?:Vor|Nach|Zu|Familien|Firmen)name|Name|Ansprechpartner(?:in)?)(?![\w-])"
    r"|\b[Aa]ls\s+(XY|[Xx]{2,3}|Stellenbezeichnung|Jobtitel|Berufsbezeichnung|Positionsbezeichnung)(?![\w-])"
)
_ORDERED = lazy_pattern(r"\(([^()\n]{1,60}?\s(?:einfügen|eintragen|einsetzen|ergänzen))\)", re.IGNORECASE)
_FILL = lazy_pattern(
    r"\b(?:einfüge?n?|eintrage?n?|einsetze?n?|ergänze?n?|ausfülle?n?|angebe?n?|anpasse?n?|nenne?n?|wähle?n?|auswähle?n?|löschen|streichen|optional|hier|ggf|falls|insert|your)\b",
    re.IGNORECASE,
)
_TECHNICAL = lazy_pattern(
    r"(?:cid|mailto|tel|https?|www)[:.].*|(?:image|img|bild|grafik|logo|foto|inline|ref|id|ticket|case|vorgang|anm|anmerkung|hinweis|red|hrsg|quelle|vgl|siehe|s\.)\b\s?[:.#_-]?.*"
    r"|(?:anlage|anhang|abb|abbildung|seite|kap|kapitel|nr|punkt|fn|fußnote|note)\b\.?\s*\d+"
    r"|.*(?:://|@|\d{3,}|\#\d|\.(?:png|jpe?g|gif|svg|pdf|docx?)\b).*|[a-z]{2,5}-\d+"
    r"|[mwdfixa]\s?(?:[/|,]\s?[mwdfixa]){1,3}|\d{1,2}[.:]\s?(?:\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez).*|\d{1,2}\s?uhr|[^\w\s]*",
    re.IGNORECASE,
)
"""An image, an address, a number of a file or case, a date that is there, „m/w/d“."""
_SHORTENED = lazy_pattern(r"(?!n\.\s?n\.|[xy]\.|[td]\.\s?m\.)(?:[^\W\d_]\.\s?)+[^\W\d_]{1,2}\.")
"""„i. V.“, „i. A.“, „z. Hd.“, „u. a.“, „d. h.“: shortened words; „N. N.“, „X. Y.“ and „T. M.“ stand for what is still to come."""
_REPLY_MARK = lazy_pattern(
    r"\W*(?:(?:betreff|betr\.?|subject)\W*:)?\s*(?:(?:aw|re|wg|fwd?|antw(?:ort)?|tr|sv|rv)(?:\[\d+\])?\s*:\s*)+(?:\[[^\[\]\n]{1,60}\]\s*)*",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "dein", "deine", "mein", "meine", "der", "die", "das", "des", "dem", "den",
     "von", "vom", "und", "oder", "zu", "zum", "zur", "am", "um", "für", "als", "in", "im", "bei", "beim", "an", "mit", "ein", "eine", "bzw", "hier", "bitte"}
)  # fmt: skip
"""Small words that a field may have."""
_PIECES = lazy_pattern(r"[\s,/&|;]+")


def placeholders(text: str) -> list[Span]:
    """Where `text`, a line or sentence or a whole draft, has placeholders: sorted, disjoint."""
    found = sorted(span for find, signs in _FINDERS if any(map(text.__contains__, signs)) for span in find(text))
    kept: list[Span] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def is_placeholder(text: str) -> bool:
    """Whether `text` is one placeholder and nothing else."""
    return len(text) <= MAX_LENGTH + 4 and placeholders(text) == [(0, len(text))]


def is_open_field(line: str) -> bool:
    """Whether `line`, that should be a name, says only what should stand there: „Ihr Name“, „Vor- und Nachname“."""
    words = [word.strip(".-:()") for word in _PIECES.split(fold(line[:MAX_LENGTH]).strip(" .,")) if word]
    real = [word for word in words if word not in _SMALL and word != "vor"]
    return bool(real) and len(line) <= MAX_LENGTH and all(word in lexicon("placeholder_fields") for word in real)


def _in_square_brackets(text: str) -> Iterator[Span]:
    for match in _SQUARE.finditer(text):
        start, end = match.span()
        if text[end : end + 1] in {"(", "["} or text[max(0, start - 1) : start] in {"]", "!", "^"}:
            continue  # a link, an image
        before = _line_before(text, start)
        if text[end : end + 1] == ":" and not before.strip():
            continue  # the address of a link, below the letter
        if (before[-1:].isalpha() or text[end : end + 1].isalpha()) and not is_open_field(match[1]):
            continue  # „Bewerber[innen]“
        if _is_field(match[1]) and not _REPLY_MARK.fullmatch(before):
            yield start, end


def _line_before(text: str, position: int) -> str:
    """The last characters before `position` in its line."""
    start = max(0, position - MAX_LENGTH)
    return text[max(start, text.rfind("\n", start, position) + 1) : position]


def _line_after(text: str, position: int) -> str:
    end = min(len(text), position + MAX_LENGTH)
    stop = text.find("\n", position, end)
    return text[position : end if stop < 0 else stop]


def _is_field(content: str) -> bool:
    """Whether what stands in [brackets] is to be filled in."""
    bare = " ".join(fold(content).split())
    if not any(char.isalpha() for char in bare) or bare in lexicon("bracket_tags") or len(bare) == 1:
        return False
    if _TECHNICAL.fullmatch(bare) or _SHORTENED.fullmatch(bare) or bare.startswith(("^", "/")):
        return False
    words = [word.strip(".,:;!?") for word in bare.split()]
    if len(words) <= MAX_FIELD_WORDS or _FILL.search(bare):
        return True
    talk = sum(word in lexicon("function_words") and word not in _SMALL for word in words)
    return talk < 2 and bare[-1] not in ".!?"


def _fenced(text: str) -> Iterator[Span]:
    for match in _beginning_with(_FENCES, _FENCED, text):
        content = match[match.lastindex or 0].strip("_ ")
        is_identifier = "_" in content and " " not in content
        if is_identifier or is_open_field(content.rstrip("0123456789 ")):
            yield match.span()


def _beginning_with(heads: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, where all that it finds begins with one of `heads`."""
    end = 0
    for head in heads.finditer(text):
        match = pattern.match(text, head.start()) if head.start() >= end else None
        if match:
            end = match.end()
            yield match


def _code(text: str) -> Iterator[Span]:
    for match in _CODE.finditer(text):
        yield match.span()


def _blank(text: str) -> Iterator[Span]:
    """„______“ in a line that says more; alone it is a rule."""
    for match in _BLANK.finditer(text):
        around = _line_before(text, match.start()) + _line_after(text, match.end())
        if any(char.isalnum() for char in around) or text[max(0, match.start() - 1) : match.start()] == "[":
            yield match.span()


def _bare(text: str) -> Iterator[Span]:
    for match in _beginning_with(_BARE_HEADS, _BARE, text):
        yield match.span()


def _after_title(text: str) -> Iterator[Span]:
    for match in _AFTER_TITLE.finditer(text):
        yield match.span(match.lastindex or 0)


def _ordered(text: str) -> Iterator[Span]:
    for match in _ORDERED.finditer(text):
        if is_open_field(match[1].rsplit(None, 1)[0]):
            yield match.span()


_CROSSES = ("XX", "Xx", "xX", "xx")
_FINDERS: tuple[tuple[Callable[[str], Iterator[Span]], tuple[str, ...]], ...] = (
    (_in_square_brackets, ("[",)),
    (_fenced, ("<", "«", "‹", "{", "%", "#", "$", "@@")),
    (_code, ("{", "*|")),
    (_blank, ("___",)),
    (
        _bare,
        (*_CROSSES, "__", "??", "TT.", "DD.", "tt.", "dd.", "00.", "HH:", "HH.", "hh:", "hh.", "Muster", "Beispiel", "TODO",
         "orem ipsum", "Vorname"),
    ),
    (_after_title, (*_CROSSES, "XY", "Xy", "name", "Name", "Ansprechpartner", "bezeichnung", "Jobtitel")),
    (_ordered, ("en)", "EN)", "En)", "eN)")),
)  # fmt: skip
"""What looks for placeholders, with signs one of which stands wherever it finds any: far cheaper to look for."""

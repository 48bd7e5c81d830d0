"""Sentence boundaries of a mail, on characters.

A mail breaks the assumptions of splitters made for running text: lines without a full stop are sentences, hard-wrapped
lines are not, „am 3. März um 10.30 Uhr“ has two full stops and no boundary, a greeting ends without punctuation.
Abbreviations are those of spaCy's German tokenizer and a few of our own; everything else is decided here, segment by
segment, so that a sentence never crosses from the letter into quoted mail. Cost is linear in the text.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.lines import is_typed_small

LINE_WISE = frozenset({SegmentKind.CLOSING, SegmentKind.NAME, SegmentKind.SIGNATURE, SegmentKind.QUOTE, SegmentKind.SUBJECT,
                       SegmentKind.SALUTATION, SegmentKind.DIRECTIVE})  # fmt: skip
"""Segments in which each line is a span of its own."""
WRAP_WIDTH = 45
"""A paragraph whose longest line is shorter was not wrapped by an editor: each of its line ends was typed."""
WRAP_SLACK = 6
"""Columns that an editor leaves free at most, words that it does not break aside."""
WRAP_SHARE = 0.75
"""Share of line ends at which the next word must not have fitted."""

_LINE_MARKS = ".!?…,;:–"
"""A writer none of whose lines ends so does without marks: each line end is one."""
_STOP = re.compile(
    r"(?P<mark>[.!?…]+)(?P<after>[\"'“”»«’)\]]*(?:\s*(?:[:;]-?[)(DPp|/]|[\U0001F300-\U0001FAFF☀-➿\uFE0F\u200D]+))*)(?=\s|$)"
)
_EMOJI_STOP = re.compile(
    r"(?:(?<=\s)[:;]-?[)(DPp|/](?!\w)|[\U0001F300-\U0001FAFF☀-➿][\U0001F300-\U0001FAFF☀-➿\uFE0F\u200D]*)(?=\s+[^\W\d_])"
)
_LAST_WORD = re.compile(r"[^\s(„“\"‚»«/]+$")
_NEXT_WORD = re.compile(r"[\s\"'„“”»«‚(\[>*-]*([^\W_]+(?:[-.][^\W_]+)*)")
_LIST_MARK = re.compile(r"[ \t]*(?:[-–—*•·+o]|\d{1,2}[.)]|[a-z]\))[ \t]+\S")
_ORDINAL = re.compile(r"(?<![^\W\d_])\d{1,2}$|[IVX]{1,4}$")
_STARTERS = frozenset(
    "ich wir sie er es das die der dies diese dieser dieses da dann dort hier bitte leider danke vielen herzlichen gerne gern "
    "wenn falls weil ob und aber oder doch denn auch nun jetzt mein meine ihr ihre euer eure für mit am im in an zu bei nach "
    "trotzdem dennoch daher deshalb deswegen darum allerdings jedoch so wie was wer wo wann warum ein eine einen kein keine "
    "du dich dir den dem soll sollen kann können könnte vielleicht darf dürfte sorry entschuldigung entschuldigen mir mich dazu "
    "außerdem ihnen ihrem ihren unser unsere trotz seit gerade haben hat habe danach vorher nachher man jetzt morgen heute "
    "hätten wäre könnten passt geht ginge über vor von aus alle alles man nur noch schon sollte würde haben sind ist war".split()
)
_MONTHS_AND_UNITS = frozenset(
    "januar jänner februar feber märz maerz april mai juni juli august september oktober november dezember jan feb mär apr "
    "jun jul aug sep sept okt nov dez uhr stock etage og klasse semester jahrhundert lebensjahr quartal kalenderwoche kw monat "
    "obergeschoss geburtstag mal runde lehrjahr".split()
)
_OWN_ABBREVIATIONS = frozenset(
    "z d u v i o s m a.d. d.m. d.j. o.k. co tel mob fon fax nr str hr fr hrn dr prof dipl mag ing fa bzw ca evtl ggf vlt vllt mfg "
    "inkl exkl zzgl bspw usw std min mind max st sr jr stv abt gez geb betr ev verh bew pers ges mio mrd art abs lic dkfm komm az usw".split()
)


_TITLES = frozenset({"mag", "ing", "med", "jur", "phil"})
"""Abbreviations only with a capital: „Mag. Huber“, but „was ich mag.“"""
_WORDS_TOO = frozenset("sen al so mi do di mo sa fr red mai jul jun min max bd".split())
"""Abbreviations that end a sentence more often as a word („nicht so.“)."""


@functools.cache
def abbreviations() -> frozenset[str]:
    """Lower-case words that end in a full stop without ending a sentence, the full stop left off."""
    from spacy.lang.de import German

    exceptions = (key.lower().rstrip(".") for key in German.Defaults.tokenizer_exceptions or () if key.endswith("."))
    return frozenset(key for key in exceptions if key and key not in _WORDS_TOO) | _OWN_ABBREVIATIONS


def split_sentences(text: str, segments: Sequence[Segment]) -> list[tuple[int, int, SegmentKind]]:
    """Sorted, disjoint spans (start, end, kind) that cover all of `text` but white space."""
    small = is_typed_small(text)
    spans: list[tuple[int, int, SegmentKind]] = []
    for segment in segments:
        if segment.kind in LINE_WISE:
            pieces = _lines(text, segment.start, segment.end)
        else:
            pieces = (
                piece
                for block in _blocks(text, segment.start, segment.end, small=small)
                for piece in _sentences(text, *block, small=small)
            )
        spans += ((start, end, segment.kind) for start, end in pieces)
    return spans


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each line that is not blank, trimmed."""
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        span = trimmed(text, position, stop)
        if span[0] < span[1]:
            yield span
        position = stop + 1


def _blocks(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    """Pieces in which a sentence may run over a line end: lines are joined where an editor wrapped them."""
    lines = list(_lines(text, start, end))
    if not lines:
        return
    wrapped = _is_wrapped(text, lines)
    bare = not wrapped and len(lines) > 2 and not any(text[line_end - 1] in _LINE_MARKS for _, line_end in lines)
    block_start, block_end = lines[0]
    for line_start, line_end in lines[1:]:
        last = text[block_end - 1]
        continues = last in ",–" or (text[line_start].islower() and not small and not bare and last not in ".!?…:")
        blank = text.count("\n", block_end, line_start) > 1
        listed = _LIST_MARK.match(text, line_start) and (last in ".:;!?," or not text[line_start].isdigit())
        if blank or last == ":" or listed or not (wrapped or continues):
            yield block_start, block_end
            block_start = line_start
        block_end = line_end
    yield block_start, block_end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether an editor broke the lines: at nearly every break the next word would not have fitted."""
    width = max(end - start for start, end in lines)
    breaks = misfits = 0
    for (start, end), (next_start, next_end) in itertools.pairwise(lines):
        if text.count("\n", end, next_start) > 1:
            continue
        breaks += 1
        word = text[next_start : min(next_end, next_start + width)].split(None, 1)[0]
        misfits += end - start + 1 + len(word) > width - WRAP_SLACK
    return width >= WRAP_WIDTH and breaks >= 2 and misfits >= WRAP_SHARE * breaks


def _sentences(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    cuts = [
        match.end()
        for match in _STOP.finditer(text, start, end)
        if _ends_sentence(text, match, start, end, small=small)
    ]
    cuts += [
        match.end()
        for match in _EMOJI_STOP.finditer(text, start, end)
        if small or text[match.end() : match.end() + 4].lstrip()[:1].isupper()
    ]
    last = start
    for cut in sorted(set(cuts)):
        span = trimmed(text, last, cut)
        if span[0] < span[1]:
            yield span
        last = cut
    span = trimmed(text, last, end)
    if span[0] < span[1]:
        yield span


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int, *, small: bool) -> bool:  # noqa: PLR0911 - one case a line
    """Whether the stop that `match` found ends a sentence."""
    following = _NEXT_WORD.match(text, match.end(), end)
    if not following:
        return True
    word = following.group(1)
    capital = word[0].isupper() or word[0].isdigit()
    mark = match.group("mark")
    if mark != ".":
        if match.group("after").strip(" ") and match.group("after")[0] in "“”\"»«)’'" and not capital:
            return False
        return capital or small or ("…" not in mark and ".." not in mark)
    before = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    stem = before.group() if before else ""
    lowered, next_lowered = stem.lower(), word.lower()
    if _ORDINAL.search(stem) and not text[start : match.start() - len(stem)].strip():
        return False  # the number of a list item
    if _ORDINAL.search(stem) and not match.group("after"):
        return next_lowered not in _MONTHS_AND_UNITS and (
            next_lowered in _STARTERS
            and (capital or small)
            and (capital or next_lowered in {"ich", "wir", "danke", "bitte"})
        )
    if len(stem) == 1 and stem.isalpha() and lowered not in {"a"} and not match.group("after"):
        return capital and next_lowered in {"ich", "wir", "das", "es", "bitte"} and stem.islower()
    known = lowered in abbreviations() and not (stem.islower() and lowered in _TITLES)
    if lowered == "art" and not word[0].isdigit():
        known = False  # „meine Art.“, not „Art. 5“
    if known or (stem.count(".") and stem.replace(".", "").isalpha() and len(stem) <= 6):
        return (
            capital
            and next_lowered in _STARTERS
            and lowered in {"usw", "etc", "u.a", "o.ä", "u.ä", "ag", "co", "a.d", "j", "d.m", "d.j", "m", "z.zt"}
        )
    return capital or small or len(stem) > 3 or not word[0].isalpha() or bool(match.group("after").strip())

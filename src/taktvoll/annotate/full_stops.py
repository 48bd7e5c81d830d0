"""Whether a full stop, an exclamation mark or a smiley ends a sentence of a mail.

„am 3. März um 10.30 Uhr“ has two full stops and no end, „z. Hd. Frau Kern“ three, „absagen.Die“ ends without a blank.
Abbreviations are those of spaCy's German tokenizer and a list of our own.
"""

import bisect
import functools
import re
from collections.abc import Iterator

from taktvoll.annotate.lexicons import lexicon
from taktvoll.mail.placeholders import placeholders

_EMOJI = r"[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF☀-➿]"
_EMOJI_TAIL = r"[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF☀-➿\uFE0F\u200D]"
_SMILEY = r"[:;]-?[)(DPp|/]"
_STOP = re.compile(
    rf"(?P<mark>[.!?…](?<![.!?…][.!?…])[.!?…]*+)(?P<after>[\"'“”»«’)\]]*+(?:\s*+(?:{_SMILEY}|{_EMOJI_TAIL}++))*)(?=\s|$)"
)
_GLUED = re.compile(r"(?P<mark>[.!?…]{1,3})(?=[^\W\d_])")
"""A mark without a blank behind it: „absagen.Die Bezahlung“."""
_EMOJI_STOP = re.compile(rf"(?:(?<=\s){_SMILEY}(?!\w)|(?<!{_EMOJI_TAIL}){_EMOJI}{_EMOJI_TAIL}*+)(?=\s++[^\W\d_])")
_MAY_SMILE = re.compile(rf"[:;]|{_EMOJI}")
_MAY_HOLD_FIELD = re.compile(r"[\[{<«‹(]")
_BREAKS = re.compile(r"[\s(„“\"‚»«/]+")
_NEXT_WORD = re.compile(r"[\s\"'„“”»«‚(\[>*-]*([^\W_]{1,60}(?:[-.][^\W_]{1,60}){0,3})")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]{1,4}|\d{1,2}\.\d{1,2}")
_NUMBER = re.compile(r"[+§]?(?:\d+[.,:/–-])*\d+[a-z%€]?")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d|\d{1,2}")
_PIECES = re.compile(r"[-./]")
_AFTER_NUMBER = frozenset(
    "januar jänner februar feber märz maerz april mai juni juli august september oktober november dezember jan feb mär apr "
    "jun jul aug sep sept okt nov dez".split()
)
"""A month behind an ordinal."""
_COUNTED_BY_ORDINAL = frozenset(
    "uhr stock etage og klasse semester jahrhundert lebensjahr quartal kalenderwoche kw monat obergeschoss geburtstag mal runde lehrjahr stufe".split()
)
"""Things that an ordinal counts: „im 3. Stock“."""
_BEFORE_NUMBER = frozenset(
    "nr str um gegen zimmer zi raum haus gleis seite s kw absatz abs art artikel § platz linie tel telefon uhr nummer tür tor halle hausnummer punkt ziffer".split()
)
"""A number behind one of these is none in a row: „Zimmer 12.“, „um 10.“"""
_STREETS = ("str", "straße", "strasse", "weg", "gasse", "allee", "ring", "ufer", "damm", "platz")
_BEFORE_LETTER = frozenset(
    "plan raum gebäude block haus gruppe klasse typ version variante vitamin halle tor eingang stufe option abschnitt teil kategorie serie linie bus".split()
)
"""A capital behind one of these is no initial: „Plan B.“"""
_MAY_END = frozenset(
    "usw etc ff u.a o.ä u.ä v.m s.w u.v.m u.s.w ag co a.d i.r e.v e.k j d.m d.j m z.zt min std sek mio mrd str nr abt ust mwst".split()
)
"""Abbreviations that also end a sentence, if a word follows that begins one."""
_DAYS = frozenset({"mo", "di", "mi", "do", "fr", "sa", "so"})
_DOCTORS = frozenset({"dr.", "prof.", "mag.", "dipl."})
_TITLES = frozenset(
    {"mag", "ing", "med", "jur", "phil", "iur", "rer", "nat", "pol", "oec", "habil", "vet", "dent", "komm"}
)
"""Abbreviations only with a capital: „Mag. Huber“, „Komm.-Rat“, but „was ich mag.“, „dass ich komm.“"""
_REGION = re.compile(r"(?:i|a|b|o)\. [A-ZÄÖÜ][a-zäöüß]{0,7}")
"""What tells two towns of one name apart: „Mühlhausen i. Thür.“, „Frankfurt a. Main“."""
_VERBS = frozenset({"geb", "wiss", "fax", "sog"})
"""Abbreviations that are clipped verbs before the beginning of a sentence: „geb. Kern“, but „Bescheid geb. Den Termin …“."""
_SMALL_ONLY = frozenset({"wg", "gr", "kl", "dt"})
"""Abbreviations only in small letters: „wg. Krankheit“, but „in der WG.“"""
_WORDS_TOO = frozenset("sen al so mi do di mo sa fr red mai jul jun min max bd".split())
"""Abbreviations of spaCy's that end a sentence more often as a word („nicht so.“)."""
_NO_SENTENCE = frozenset(
    "pdf docx doc odt jpg jpeg png txt zip html htm eml md de at ch com net org info io js nr tel ing hd gmbh".split()
)
"""What stands behind a full stop in the name of a file or a site."""
_ADDRESS = re.compile(r"@|://|www\.|\\", re.IGNORECASE)
_CAPITALISED = frozenset({"z.b", "z.t", "z.hd", "i.a", "i.v", "d.h", "p.s", "n.b", "u.u", "o.g", "s.o", "s.u"})
"""Abbreviations of two letters that may begin with a capital; „K. E.“ are initials."""
_PRONOUNS = frozenset({"ich", "wir", "das", "es", "bitte"})
REACH = 40
"""Characters before a full stop that are looked at."""
LONGEST_DOTTED = 6
SHORTEST_GLUED = 2
WORD = 3
"""Letters that make a word rather than an abbreviation."""


@functools.cache
def abbreviations() -> frozenset[str]:
    """Lower-case words that end in a full stop without ending a sentence, the full stop left off."""
    from spacy.lang.de import German

    exceptions = (key.lower().rstrip(".") for key in German.Defaults.tokenizer_exceptions or () if key.endswith("."))
    return frozenset(key for key in exceptions if key and key not in _WORDS_TOO) | lexicon("abbreviations")


def sentence_ends(text: str, start: int, end: int, *, small: bool) -> list[int]:
    """Where sentences end in ``text[start:end]``, in order; `small`: the writer does without capitals."""
    found = {
        match.end()
        for match in _STOP.finditer(text, start, end)
        if _ends_sentence(text, match, start, end, small=small)
    }
    found.update(
        match.end() for match in _GLUED.finditer(text, start, end) if _ends_glued(text, match, start, end, small=small)
    )
    if _MAY_SMILE.search(text, start, end):
        found.update(
            match.end()
            for match in _EMOJI_STOP.finditer(text, start, end)
            if small or text[match.end() : match.end() + 4].lstrip()[:1].isupper()
        )
    return _outside_placeholders(text, start, end, sorted(found))


def _outside_placeholders(text: str, start: int, end: int, cuts: list[int]) -> list[int]:
    """`cuts` without those inside a field that is to be filled in: „[2. Termin]“, „[ggf. Grund nennen]“."""
    if not cuts or not _MAY_HOLD_FIELD.search(text, start, end):
        return cuts
    fields = [(start + first, start + last) for first, last in placeholders(text[start:end])]
    before = [bisect.bisect_left(fields, (cut,)) - 1 for cut in cuts]  # the field that begins before each cut
    return [cut for cut, place in zip(cuts, before, strict=True) if place < 0 or cut >= fields[place][1]]


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int, *, small: bool) -> bool:
    """Whether the marks that `match` found, before white space, end a sentence."""
    following = _NEXT_WORD.match(text, match.end(), end)
    if not following:
        return True
    word = following.group(1)
    capital = word[0].isupper() or word[0].isdigit()
    after = match["after"].strip()
    if match["mark"] != ".":
        spoken = bool(after) and after[0] in "“”\"»«)’'" and not capital
        return not spoken and (capital or small or ("…" not in match["mark"] and ".." not in match["mark"]))
    stem, before = _words_before(text, start, match.start())
    decided = None
    if not after:
        first = not before and not text[max(start, match.start() - REACH) : match.start() - len(stem)].strip()
        decided = _by_what_it_is_of(stem, before, word, first=first, small=small)
    if decided is None and _is_abbreviation(stem, word):
        clipped = stem in _VERBS and (capital or small)
        decided = word.lower() in _starters() and (clipped or (capital and _may_end(stem)))
    if decided is None and after and _in_brackets(text, start, match.start(), stem) and not capital:
        decided = False
    if decided is None:
        decided = capital or small or len(stem) > WORD or not word[0].isalpha() or bool(after)
    return decided


def _in_brackets(text: str, start: int, stop: int, stem: str) -> bool:
    """Whether the word before the full stop stands in brackets alone: „Neumarkt (Oberpf.) und …“."""
    return len(stem) > 1 and text[max(start, stop - len(stem) - 1) : stop] == f"({stem}"


def _by_what_it_is_of(stem: str, before: str, word: str, *, first: bool, small: bool) -> bool | None:
    """For a full stop behind a number or a single letter, whether it ends a sentence; None for other words."""
    if first and _ORDINAL.fullmatch(stem):
        return False  # the number of a list item
    if before.lower() in _DOCTORS and stem.lower() in _TITLES:
        return False  # „Dr. med. Weiß“
    decided = _by_number(stem, before, word, small=small)
    return _by_letter(stem, before, word) if decided is None else decided


def _words_before(text: str, start: int, stop: int) -> tuple[str, str]:
    """The word that ends at `stop`, and the one before it; either may be empty."""
    words = _BREAKS.split(text[max(start, stop - REACH) : stop])
    return words[-1], words[-2] if len(words) > 1 else ""


def _by_number(stem: str, before: str, word: str, *, small: bool) -> bool | None:
    """For a stop behind a number: an ordinal goes on, unless a word follows that begins a sentence."""
    if not stem[-1:].isalnum() or not (_NUMBER.fullmatch(stem) or _ORDINAL.fullmatch(stem)):
        return None
    following = word.lower()
    capital = word[0].isupper()
    ordinal = _ORDINAL.fullmatch(stem) and not _counts(before, stem)
    if not ordinal:
        return None if following not in _AFTER_NUMBER | {"uhr"} else False
    if following in _AFTER_NUMBER | _COUNTED_BY_ORDINAL:
        return False
    begins = following in _starters() and (capital or small)
    return begins and (capital or following in {"ich", "wir", "danke", "bitte"})


def _counts(before: str, stem: str) -> bool:
    """Whether the number `stem` says how many or which, not the how-manieth: „Zimmer 12.“, „0151 23 45.“, „um 10.30.“"""
    word = before.lower().rstrip(".:")
    if before[-1:].isdigit():
        return True
    if "." in stem:
        return word in {"um", "gegen"} and bool(_CLOCK.fullmatch(stem))
    return word in _BEFORE_NUMBER or word.endswith(_STREETS)


def _by_letter(stem: str, before: str, word: str) -> bool | None:
    """For a stop behind a single letter, or behind the last of „z. Hd.“, „i. d. R.“: it ends an initial or an abbreviation."""
    starts = word[0].isupper() and word.lower() in _starters()
    if _REGION.fullmatch(f"{before} {stem}"):
        return starts
    if before.endswith(".") and _belongs_together(before[:-1], stem):
        return starts and f"{before}{stem}".lower() in _MAY_END
    if len(stem) != 1 or not stem.isalpha() or stem.lower() == "a":
        return None
    if stem.islower():
        return word[0].isupper() and word.lower() in _PRONOUNS
    return starts or (word[0].isupper() and before.lower() in _BEFORE_LETTER)


def _belongs_together(first: str, stem: str) -> bool:
    """Whether „first. stem.“ is one abbreviation: „z. Hd.“, „P. S.“, „u. a.“"""
    if len(first) != 1 or not first.isalpha() or not stem.isalpha() or len(stem) > WORD:
        return False
    return first.islower() or f"{first}.{stem}".lower() in _CAPITALISED


def _is_abbreviation(stem: str, word: str) -> bool:
    lowered = stem.lower()
    if word[0].isdigit() and (lowered in _DAYS or lowered in _AFTER_NUMBER):
        return True
    if lowered in (_TITLES if stem.islower() else _SMALL_ONLY):
        return False
    if lowered == "art":
        return word[0].isdigit()  # „Art. 5“, not „meine Art.“
    if lowered in abbreviations() or (lowered.endswith("str") and len(lowered) > WORD):
        return True
    last = _PIECES.split(lowered)[-1]
    if last != lowered and last in abbreviations() and len(last) > 1 and last not in _WORDS_TOO:
        return True
    return "." in stem and stem.replace(".", "").isalpha() and len(stem) <= LONGEST_DOTTED


def _may_end(stem: str) -> bool:
    lowered = stem.lower()
    return lowered in _MAY_END or (lowered.endswith("str") and len(lowered) > WORD)


def _ends_glued(text: str, match: re.Match[str], start: int, end: int, *, small: bool) -> bool:
    """Whether marks with a letter right behind them end a sentence, rather than standing in an address or abbreviation."""
    following = _NEXT_WORD.match(text, match.end(), end)
    stem, _ = _words_before(text, start, match.start())
    if not stem[-2:].isalnum() or len(stem) < SHORTEST_GLUED:
        return False
    if not following or _ADDRESS.search(stem) or _ADDRESS.search(text, match.end(), min(end, match.end() + REACH)):
        return False
    word = following.group(1)
    if match["mark"] != ".":
        return word[0].isupper() or (small and "." not in match["mark"] and "…" not in match["mark"])
    if word.lower() in _NO_SENTENCE or "." in word or _is_abbreviation(stem, word):
        return False
    return _begins_glued(stem, word)


def _begins_glued(stem: str, word: str) -> bool:
    """Whether „stem.word“ is the end of one sentence and the beginning of the next: „absagen.Die“, „Uhr.Leider“, „14.Leider“."""
    capital = word[0].isupper() and not word[1:2].isupper()
    starts = word.lower() in _starters()
    if stem[-1].isdigit():
        return capital and starts
    if len(stem) < WORD or not stem.replace("-", "").isalpha():
        return False
    if starts:
        return capital or len(word) >= WORD
    return capital and stem[0].islower()


@functools.cache
def _starters() -> frozenset[str]:
    return lexicon("sentence_starters")


def spans_between(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]``, white space at their ends left off."""
    last = start
    for cut in [*sentence_ends(text, start, end, small=small), end]:
        first = last + len(text[last:cut]) - len(text[last:cut].lstrip())
        stop = first + len(text[first:cut].rstrip())
        if first < stop:
            yield first, stop
        last = cut

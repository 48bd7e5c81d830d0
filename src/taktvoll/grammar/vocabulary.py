"""Words that are not misspelt in this draft: names, firms, places, what the employer wrote, and the user's own dictionary."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from taktvoll.analysis import Analysis
from taktvoll.errors import SettingsError
from taktvoll.grammar.lexicons import lexicon
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.settings import GrammarSettings

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_TITLED = re.compile(
    r"\b(?:Frau|Frl\.|Fräulein|Herrn?|Hr\.|Fr\.|Familie|Firma|Fa\.|Kolleg(?:e|in|en)|Schwester|Bruder|Pater|Chef(?:in)?|Dr\.|Prof\.|Mag\.|Dipl\.-?\w*\.?|Ing\.)"
    r"((?:[ \t]+(?:[A-ZÄÖÜ][\w'’-]+\.?|[A-Z]\.|von|van|de|der|den|zu))+)"
)
"""Who is called by title; the group holds the name."""
_FIRM = re.compile(
    r"((?:[A-ZÄÖÜ0-9][\w&+.'’-]*[ \t]+(?:(?:und|&|\+|der|für|am|im|an|in)[ \t]+)*){1,6})(?:GmbH|gGmbH|AG|KG|OHG|SE|UG|eG|mbH|mbB|e\.\s?V\.|GbR|Co\.|Partnerschaft|Gruppe|Verlag|Klinik(?:um)?|Werke?)(?!\w)"
)
_PLACE = re.compile(
    r"\b([A-ZÄÖÜ][\w'’-]*(?:straße|strasse|str\.|gasse|weg|platz|allee|ring|ufer|damm|chaussee|steig|hof|feld|markt|berg|burg|dorf|hausen|heim|stadt|ingen|au|bach|kirchen))(?!\w)"
    r"|\b(?:in|aus|nach|bei|Standort|Filiale|Firma)[ \t]+([A-ZÄÖÜ][\w'’-]+)"
)
"""Streets and towns by their endings, and what stands where a place or a firm does: after „in“ without an article."""
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\.(?:de|at|ch|com|org|net|eu|example)\b)\S*|[#@]\w+")
_ACRONYM = re.compile(r"\b(?:[A-ZÄÖÜ\d]{2,6}|\w{2,}[A-ZÄÖÜ]\w*)\b")
"""BIZ, OTL, mbB, HydroTec; not „TErmin“."""


_NAMING_SLOTS = frozenset({"recipient", "company", "position", "sender"})


class Vocabulary:
    """The words of a draft that stay as they are."""

    def __init__(self, analysis: Analysis, settings: GrammarSettings) -> None:
        own = {form.lower() for entry in settings.words for form in _forms(entry)}
        if settings.dictionary is not None:
            own |= _dictionary(settings.dictionary)
        self._words = own | lexicon("regional")
        self._names = set(_known(analysis))

    def knows(self, word: str) -> bool:
        """Whether `word`, one of its hyphened parts, or it without a genitive s, is among them."""
        whole = _plain(word)
        return self._has(whole) or any(self._has(part) for part in re.split(r"[-\s/]+", whole) if part != whole)

    def _has(self, word: str) -> bool:
        """In the draft's own words case matters: „frau“ is not „Frau“; but any word may begin a sentence."""
        stems = {word, word.rstrip("."), re.sub(r"['’]?s?$", "", word), f"{word}s"} - {"", "s"}
        return any(
            stem.lower() in self._words or stem in self._names or stem[:1].lower() + stem[1:] in self._names
            for stem in stems
        )


def _known(analysis: Analysis) -> Iterator[str]:
    texts = [analysis.reply_to, analysis.application, analysis.subject]
    texts += [_capitalised(slot.text) for name, slot in analysis.slots.items() if name in _NAMING_SLOTS]
    for pattern in (_TITLED, _FIRM, _PLACE, _ADDRESS, _ACRONYM):
        for found in pattern.finditer(analysis.text):
            texts += found.groups() or (found.group(),)
    for segment in analysis.segments:
        if segment.kind in EXCLUDED or segment.kind is SegmentKind.NAME:
            texts.append(analysis.quote(segment))
        elif segment.kind is SegmentKind.SALUTATION:
            texts.append(_capitalised(analysis.quote(segment).partition(" ")[2]))
    for text in texts:
        yield from _forms(text or "")


def _capitalised(text: str) -> str:
    """The words of `text` that can be names."""
    return " ".join(word for word in WORD.findall(text) if word[0].isupper())


def _forms(text: str) -> set[str]:
    return {
        _plain(part)
        for word in WORD.findall(unicodedata.normalize("NFC", text))
        for part in (word, *re.split(r"[-.'’]", word))
        if part
    }


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip(".,;:!?…()„“”\"'’»«›‹ ")


@functools.lru_cache(maxsize=8)
def _read(path: str, _stamp: tuple[int, int]) -> frozenset[str]:
    try:
        source = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    lines = (line.strip() for line in source.splitlines())
    return frozenset(_plain(line).lower() for line in lines if line and not line.startswith("#"))


def _dictionary(path: str) -> frozenset[str]:
    """The words of the file at `path`, one a line; read again when it changes."""
    try:
        status = Path(path).stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return _read(path, (status.st_mtime_ns, status.st_size))


def _unreadable(path: str, error: Exception) -> SettingsError:
    return SettingsError(
        f"grammar.dictionary: {path} cannot be read ({type(error).__name__}); it has to be UTF-8 text with one word a line",
        f"grammar.dictionary: {path} lässt sich nicht lesen ({type(error).__name__}); es muss Text in UTF-8 sein, ein Wort in jeder Zeile.",
    )

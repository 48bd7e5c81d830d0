"""A draft in small letters, with the capitals that German asks for."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from taktvoll.phrasing.stated_facts import normal_days
from taktvoll.rewriting.words import Word, children

if TYPE_CHECKING:
    from taktvoll.rewriting.clauses import Syntax

_WORD = re.compile(r"[^\W\d_]+")
_DETERMINER = re.compile(
    r"\b(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|mein\w*|ihre?[nmrs]?|euer|eure[nmr]?|deine?[nmr]?|zum|zur|im|am|beim|vom|kein\w*|diese[rnms]?|vielen|gute[nrsm]?|beste[nrsm]?|herzliche[nrsm]?|freundliche[nrsm]?|schöne[nrsm]?|liebe[nrsm]?"
    r"|neue[nrsm]?|nächste[nrsm]?|kommende[nrsm]?|letzte[nrsm]?|erste[nrsm]?|großer?|große[nsm]?|kurze[nrsm]?|späte[nrsm]?)\s+$"
)
_VERB = re.compile(r"(?:^|[.!?,]\s*|\bbitte\s+|\bund\s+)\w+en\s+$")
_TO = re.compile(r"\b(?:bei|mit|von|zu|danke|wünsche|ich)\s+$")
"""„bei ihnen“ is with the reader in a letter that says Sie."""
_FORMULA = re.compile(
    r"^(?P<formula>(?:mit )?(?:freundlichen?|besten|lieben?|liebe|viele[n]?|herzliche[n]?|schöne[n]?) gr[uü](?:ß|ss)(?:e|en)?|lg|vg|mfg|gruß|gruss)\b[,.!]?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"von", "der", "zu", "zum", "zur", "vom", "van", "de", "und", "dem"})
_FRAME_NOUNS = frozenset("tag morgen abend gruß grüße grüßen gruss grüsse grüssen".split())
_FRAME_WORDS = frozenset(
    "hallo guten sehr liebe lieber mit viele beste freundliche herzliche schöne grüezi servus moin".split()
)


def capitalised(
    text: str,
    is_noun: Callable[[str], bool],
    polite: Sequence[tuple[int, int]] | None = None,
    nouns: frozenset[int] = frozenset(),
) -> str:
    """`text` with capital nouns, weekdays, sentence starts and polite pronouns: those at the offsets `polite`, and „geben sie“; None: no Sie.

    `nouns` are the offsets of words that are nouns or names by their tag.
    """

    def word(match: re.Match[str]) -> str:
        form = match[0]
        if not form.islower():
            return form
        before = text[: match.start()]
        starts = not before.strip() or (
            bool(re.search(r"[.!?]\s*$", before)) and not re.search(r"\b\d{1,2}\.\s*$", before)
        )
        addressed = any(start <= match.start() < end for start, end in polite or ())
        following = _WORD.search(text, match.end())
        alone = following is None or not is_noun(following[0].capitalize())
        noun = (
            match.start() in nouns
            or is_noun(form)
            or ((alone or form == "tag") and _DETERMINER.search(before) is not None and is_noun(form.capitalize()))
        )
        if polite is not None and form in {"sie", "ihnen"}:
            addressed = addressed or bool(_VERB.search(before)) or (form == "ihnen" and bool(_TO.search(before)))
        return form[:1].upper() + form[1:] if starts or addressed or noun else form

    return normal_days(_WORD.sub(word, text))


def nouns_in(words: tuple[Word, ...], syntax: "Syntax") -> frozenset[int]:
    """The offsets of small words that are nouns or names: by their tag, and no word that the dictionary has otherwise without an article."""
    return frozenset(word.start for place, word in enumerate(words) if _is_small_noun(words, place, syntax))


def _is_small_noun(words: tuple[Word, ...], place: int, syntax: "Syntax") -> bool:
    word = words[place]
    if not word.text.islower() or not word.text[:1].isalpha() or len(word.text) < _SHORTEST_NOUN:
        return False
    if syntax.forms.is_name(word.text) or (
        place and words[place - 1].lower in _TITLES and word.lower not in _PARTICLES
    ):
        return True
    if word.tag not in {"NN", "NE"} or word.lower in _NO_NOUNS:
        return False
    if not syntax.forms.has_small_reading(word.text):
        return syntax.is_noun(word.text.capitalize()) or not syntax.is_known(word.text)
    return syntax.is_noun(word.text.capitalize()) and any(
        words[child].relation in {"det", "case", "amod", "det:poss", "nummod"} and child < place
        for child in children(words, place)
    )


_SHORTEST_NOUN = 3
"""Letters."""
_TITLES = frozenset({"frau", "herr", "herrn", "familie", "firma"})
_NO_NOUNS = frozenset("lg vg mfg heute morgen gestern übermorgen abends morgens vormittags nachmittags mittags".split())


def capitalised_frame(line: str, is_noun: Callable[[str], bool]) -> str:
    """A salutation, closing or name: names with capitals, „geehrter“ without."""
    seen_title = False
    words = []
    for piece in re.split(r"(\s+)", line):
        bare = piece.strip(" ,.!").lower()
        if not piece.strip() or not piece.islower():
            words.append(piece)
            seen_title = seen_title or bare in {"frau", "herr", "herrn"}
            continue
        first = not any(word.strip() for word in words)
        title = bare in {"frau", "herr", "herrn", "dr", "prof", "damen", "herren"}
        named = seen_title and bare not in _PARTICLES
        greeting = first or (bare in _FRAME_WORDS and first)
        words.append(
            piece[:1].upper() + piece[1:]
            if title or named or greeting or bare in _FRAME_NOUNS or is_noun(bare)
            else piece
        )
        seen_title = seen_title or title or bare in {"hallo", "liebe", "lieber", "hi", "moin"}
    return "".join(words)


def formula_and_name(line: str) -> tuple[str, str] | None:
    """„lg pascal“ in two; None where the line is only a formula."""
    match = _FORMULA.match(line)
    return (match["formula"], capitalised_name(match["name"])) if match else None


def capitalised_name(line: str) -> str:
    """A name under the closing."""
    return " ".join(word if word in _PARTICLES else word[:1].upper() + word[1:] for word in line.split(" "))

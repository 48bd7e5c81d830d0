"""What looks like a person's or a firm's name, without any model."""

import re

from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.placeholders import is_placeholder

CONNECTORS = frozenset({"und", "u.", "&", "/", "+", "y", "i", "e"})
"""Between two people: „Jana & Tom“."""
SHORT_TITLE = 2
_SHORT_TITLES = frozenset({"dr", "fr", "hr", "st"})
"""Titles of two letters that need neither capitals nor full stop; „Ma“ and „Di“ are names."""
_COMPOUND_TITLE = re.compile(r"(?:dipl|mag)\.[\w.-]+|dipl-[\w.-]+")
_FEMININE_TITLE = re.compile(r"(?:\.(?:in|a|ⁱⁿ|ª|ᵃ|x)\.?|['’]in)$")
_JUNIOR = re.compile(r"(?:jun|sen|jr|sr|d\. ?[jä])\.$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|[\s.-])[^\W\d_]{1,3}\.$")
"""A last full stop that belongs to the name: an initial, „M.Sc.“, „i. R.“."""
_WORD = re.compile(r"[^\W\d_][^\W\d_'’`´.\-‐–\u0300-\u036f]*(?:['’`´.\-‐–\u0300-\u036f][^\W\d_]*)*")
_WORD_CAPITAL = re.compile(r"[^\W\d_]")
_ORNAMENT = r"(?:[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s*_~|•·♥]|[:;]-?[)(DP]|<3)"
_LEADING = re.compile(rf"(?:{_ORNAMENT}|[-–—](?=[-–—\s]))+")
_BEHIND = re.compile(rf"{_ORNAMENT}+$")
WINDOW = 40
"""Ornaments behind a name are looked for in so many characters at a time."""
_TRAILING = tuple(",;|·•/!-–—")
_PRONOUN = r"(?:sie|er|es|ihr|ihm|ihn|she|he|they|her|hers|him|his|them|theirs|dey|deren|denen|xier|xies|xiem|hen|keine|alle|any|all|elle|il|ze|zir)"
_PRONOUNS = re.compile(
    rf"[\s,|·–—-]*(?:[(\[]\s*(?:(?:pronomen|pronouns?|pronomina)\s*:?\s*)?{_PRONOUN}(?:\s*[/|,]\s*{_PRONOUN})*(?:\s+pronomen)?\s*[)\]]"
    rf"|(?:[\s,|·–—-]|^)(?:(?:pronomen|pronouns?|pronomina)\s*:\s*)?{_PRONOUN}(?:\s*/\s*{_PRONOUN})+)$",
    re.IGNORECASE,
)
"""„(sie/ihr)“, „| she/her“ behind a name."""
_PREFIX = re.compile(
    r"(?:ihre?r?|deine?|eure?|euer|gez\.?|gezeichnet|ppa\.|i\.\s?[av]\.|[\[(](?:gez|ppa|i\.\s?[av])\.[\])]|stets|sendet|wünscht|die|der|/)\s+",
    re.IGNORECASE,
)
MAX_NAME_WORDS = 5
MAX_NAME_LENGTH = 200
"""A longer line is no name; what follows is not looked at."""


def bare_word(token: str) -> str:
    """`token` folded and without punctuation at its ends."""
    return fold(token).strip(".,;:!?…()„“”\"'’»«-–—*_/")


def is_function_word(token: str) -> bool:
    """Whether `token` is a small or common word that no name has."""
    return bare_word(token) in lexicon("function_words")


def is_title(token: str) -> bool:
    """Whether `token` is a title or degree: „Dr.“, „Dipl.-Ing.“, „Mag.a“, „M.Sc.“, „(FH)“."""
    bare = fold(token).strip("(),;")
    if _COMPOUND_TITLE.fullmatch(bare):
        return True
    spelled = "." in bare or token.strip("(),;").isupper()
    for form in (bare, _FEMININE_TITLE.sub(".", bare)):
        compact = form.replace(".", "").replace("-", "").replace("/", "")
        if compact in lexicon("titles"):
            return spelled or compact in _SHORT_TITLES or len(compact) > SHORT_TITLE
    return False


def is_particle(token: str) -> bool:
    """Whether `token` is a small word inside a person's name: „von“, „de“, „El“, „'t“."""
    return bare_word(token) in lexicon("name_particles") or token.replace("’", "'") in lexicon("name_particles")


def is_pronouns(line: str) -> bool:
    """Whether `line` is „(sie/ihr)“ alone."""
    return len(line) <= MAX_NAME_LENGTH and bool(_PRONOUNS.fullmatch(line))


def name_span(line: str) -> tuple[int, int]:
    """`line` without ornaments, emoji, pronouns and marks at its ends; the full stop of „M.Sc.“ and „K.“ stays."""
    found = _LEADING.match(line)
    start, end = found.end() if found else 0, min(len(line), MAX_NAME_LENGTH)
    while start < end:
        last, final = end, line[end - 1]
        if not final.isalpha() or final in "DP":
            ornament = _BEHIND.search(line, max(start, end - WINDOW), end)
            end = ornament.start() if ornament else end
        if final in ")]" or "/" in line[start:end]:
            pronouns = _PRONOUNS.search(line, start, end)
            end = pronouns.start() if pronouns and pronouns.start() > start else end
        name = line[start:end]
        end -= name.endswith(_TRAILING) or (name.endswith(".") and not _ends_abbreviated(name))
        if end == last:
            break
    return start, end


def looks_like_name(line: str, *, free: bool = False) -> bool:
    """Whether `line` is nothing but a name; `free`: it stands under a closing formula, where a name is expected."""
    if len(line) > MAX_NAME_LENGTH:
        return False
    stripped = line[slice(*name_span(line))]
    if free and is_placeholder(stripped):
        return True
    prefix = _PREFIX.match(stripped)
    if prefix and free:
        stripped = stripped[prefix.end() :]
    tokens = stripped.split()
    if not tokens or len(tokens) > MAX_NAME_WORDS + sum(map(is_title, tokens)):
        return False
    people, doubtful = [], []
    for position, token in enumerate(tokens):
        inner = position > 0 or free
        joins = inner and (fold(token) in CONNECTORS or (is_particle(token) and not token.endswith((",", "."))))
        if joins or is_title(token):
            continue
        people.append(position)
        if not _is_name_word(token, free=free):
            doubtful.append(position)
    if not people:
        return (
            free and len(tokens) == 1 and bare_word(tokens[0]) in lexicon("first_names")
        )  # „Ben“, an Arabic particle too
    if not doubtful:
        return True
    return all(_may_be_name(tokens[place]) for place in doubtful) and _are_names(tokens, people, doubtful, free=free)


def _may_be_name(token: str) -> bool:
    """A common word with the capital of a name: „Lange“, „Weiß“, „Will“."""
    word = token.rstrip(",").strip('()„“"')
    return bool(_WORD.fullmatch(word)) and word[0].isupper() and word[1:].islower()


def _are_names(tokens: list[str], people: list[int], doubtful: list[int], *, free: bool) -> bool:
    """Whether the common words at the places `doubtful` are names: the surname behind a first name, or a known first name.

    `people` are the places of all words but titles and particles. „Anna Lange“, „Dr. Weiß“, „Will Kern“, „Lasse“ below a formula; not „Bis Morgen“, „Danke“.
    """
    known = bare_word(tokens[people[0]]) in lexicon("first_names")
    if people[0] in doubtful and not known:
        return free and people == doubtful == [len(tokens) - 1] and len(tokens) > 1  # „Dr. Weiß“
    others = [place for place in doubtful if place != people[0]]
    if not others:
        return free or len(people) > 1
    return others == [people[-1]] and (free or known)


def _ends_abbreviated(name: str) -> bool:
    return bool(_JUNIOR.search(name) or _ABBREVIATED.search(name[-6:]))


def _is_name_word(token: str, *, free: bool) -> bool:
    word = token.rstrip(",").strip('()„“"')
    if not _WORD.fullmatch(word) or (is_function_word(word) and not word.isupper()):
        return False
    if _WORD_CAPITAL.match(word) and word[0].isupper():
        return True
    return free or bare_word(word) in lexicon("first_names")

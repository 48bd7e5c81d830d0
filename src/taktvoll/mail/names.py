"""What looks like a person's or a firm's name, without any model."""

import re

from taktvoll.mail.lexicon import fold, lexicon

PARTICLES = frozenset(
    {
        "von",
        "van",
        "vom",
        "zu",
        "zur",
        "zum",
        "de",
        "da",
        "del",
        "della",
        "der",
        "den",
        "die",
        "dos",
        "di",
        "du",
        "al",
        "el",
        "la",
        "le",
    }
    | {"bin", "ibn", "ten", "ter", "und", "u.", "&", "/", "+", "y", "i"}
)
"""Small words inside names, „Jana & Tom“ included."""
TITLE = re.compile(
    r"(?:dr|prof|mag|dipl|ing|fr|hr|hrn|st|phil|med|jur|rer|nat|univ|priv|doz|pd|h|c|mult|lic|dkfm|komm|bsc|msc|ba|ma|mba"
    r"|b\.?\s?a|m\.?\s?a|b\.?sc|m\.?sc|b\.?eng|m\.?eng|ph\.?d)(?:\.?-?(?:in|a|ing|kfm|psych|inf))?\.*,?|\(fh\)|\(dh\)|(?:dipl|mag)\.?-?\w+\.?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’`´.\-‐–\u0300-\u036f]*(?:['’`´.\-‐–\u0300-\u036f][^\W\d_]*)*")
_WORD_CAPITAL = re.compile(r"[^\W\d_]")
_EMOJI = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+|[:;]-?[)(]")
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]")
MAX_NAME_WORDS = 5
_POSSESSIVE = re.compile(
    r"(?:ihre?r?|deine?|eure?|euer|gez\.?|gezeichnet|i\.\s?[av]\.|stets|sendet|wünscht|die|der|/)\s+", re.IGNORECASE
)


def bare_word(token: str) -> str:
    """`token` folded and without punctuation at its ends."""
    return fold(token).strip(".,;:!?…()„“”\"'’»«-–—*_/")


def is_function_word(token: str) -> bool:
    """Whether `token` is a small or common word that no name has."""
    return bare_word(token) in lexicon("function_words")


def looks_like_name(line: str, *, free: bool = False) -> bool:
    """Whether `line` is nothing but a name; `free`: it stands under a closing formula, where a name is expected."""
    stripped = _EMOJI.sub("", line).strip().strip("*_")
    if free and _PLACEHOLDER.fullmatch(stripped):
        return True
    possessive = _POSSESSIVE.match(stripped)
    if possessive and free:
        stripped = stripped[possessive.end() :]
    tokens = stripped.rstrip(",. !").split()
    if not tokens or len(tokens) > MAX_NAME_WORDS + sum(1 for token in tokens if TITLE.fullmatch(token)):
        return False
    real = 0
    for position, token in enumerate(tokens):
        if token.lower() in PARTICLES and (position > 0 or free):
            continue
        if TITLE.fullmatch(token):
            real += 1 if len(bare_word(token)) <= 2 else 0
            continue
        if not _is_name_word(token, free=free):
            return False
        real += 1
    return real > 0


def _is_name_word(token: str, *, free: bool) -> bool:
    word = token.rstrip(",").strip('()„“"')
    if not _WORD.fullmatch(word) or (is_function_word(word) and not word.isupper()):
        return False
    if _WORD_CAPITAL.match(word) and word[0].isupper():
        return True
    return free or bare_word(word) in lexicon("first_names")

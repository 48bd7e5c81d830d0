"""Where a salutation ends: „Sehr geehrte Frau Dr. Weiß,“, „moin herr kern“, „Henning,“."""

import difflib
import re

from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.names import TITLE, bare_word, is_function_word

_GREETING = re.compile(
    r"""[*_\ufeff]*(?:
      (?:sehr\s+|hoch\s?|viel)?(?:ge{1,2}h?e?h?r?[rt]{1,2}e?t?e?|verehrte|gesch(?:ä|a\u0308|ae)tzte|wehrte|werte)[rsnm]?(?:\([rs]\)|[:*_/]r)?
    | s\.?\s?g\.?(?:\s?d\.?\s?[uh]\.?\s?h?\.?)?
    | (?:mein[e]?\s+)?lieb(?:e[rsn]?|ste[rsn]?)(?:\([rs]\)|[:*_/]+r)?
    | dear | beste[rs]? | hell?o+ | good\s+(?:morning|day|evening|afternoon)
    | halli\s*hallo | hall?(?:o+|ö+|oe)(?:chen|le)? | hi+(?:ho)? | he+[yj]+ | hei | hej | huhu | yo | jo | aloha | ahoi
    | moin(?:[\s-]?moin|sen)? | mahlzeit | na | tach(?:chen)? | tag | n?abend | morgen | gude
    | servus | serwus | seawas | sers | griaß\s*(?:di|eich|ihna|eana|god)
    | gr(?:ü|u\u0308|ue)(?:ß|ss|z)(?:\s*gott|\s*sie|\s*dich|\s*euch|\s*di|i|e?zi)(?:\s+(?:wohl|mit(?:enand|einander)))?
    | gr(?:ü|u\u0308|ue)(?:ezi|ßi|tzi)(?:\s+(?:wohl|mit(?:enand|einander)))?
    | sal(?:ü|u\u0308|ut|ve|i|ue) | hoi(?:\s+z(?:ä|a\u0308)me)? | habe\s+die\s+ehre | dere | bonjour | ciao | tschau | glück\s*auf
    | (?:(?:einen?\s+)?(?:recht\s+|wunder)?sch(?:ö|o\u0308|oe)n(?:en?)\s+)?g(?:u|uu)te?[nrs]?\s*(?:tag|morgen|abend|mittag|vormittag|nachmittag|nabend)
    | sch(?:ö|o\u0308|oe)nen\s+(?:tag|abend|morgen)
    )(?![\w'’-])""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:sehr\s+)?(?:frau|herrn?|hr\.?|fr\.?|familie|fräulein|fam\.)(?!\w)", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"(?:liebe\w*|werte\w*|team|damen|kolleg\w+|(?:an\s+)?alle|(?:hallo\s+)?zusammen|leute|mitarbeiter\w*|personalabteilung|ihr\s+lieben)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:an|zu\s+h(?:ä|a\u0308|ae)nden|z\.\s?hd\.?)\s+(?:\S+\s*){1,8}", re.IGNORECASE)
_GRUSS = re.compile(r"gr(?:ü|u\u0308|ue|u)(?:ß|ss)(?:e|en)?(?!\w|\s*gott|\s*(?:sie|dich|euch|di)\b)", re.IGNORECASE)
_END = re.compile(r"[,!.:;…]+(?![)(DPp*3/])|\s[-–—](?=\s|$)")
_END_AT = re.compile(r"[,!:;…][,!.:;…]*(?![)(DPp*3/])|\.[,!.:;…]*(?=\s|$)|[-–—](?=\s|$)")
_TOKEN = re.compile(r"[^\s,!:;…]+|[,!:;…]+")
_DECORATION = re.compile(r"[^\w\s]|[:;xX][-']?[)(DPp]")
_TITLES = frozenset({"frau", "herr", "herrn", "hr", "hrn", "fr"})
_FRIEND = re.compile(r"\s*(?:alte[rs]?|du|mein\w*|ihr)\s+[\w\s]{2,30}[,!]")
_BEFORE_NAME = _TITLES | {"liebe", "lieber", "liebes", "sehr", "damen", "herren", "und", "team", "zusammen", "alle"}
_WORD = re.compile(r"\S+")
_ALSO_WORDS = frozenset(
    {"na", "morgen", "tag", "jo", "yo", "dere", "lieber", "liebe", "liebes", "beste", "bester", "schönen"}
)
"""Greetings that may as well begin a sentence: „Morgen kann ich nicht“."""
_GREETING_WORDS = (
    "sehr", "geehrte", "geehrter", "geehrten", "verehrte", "liebe", "lieber", "hallo", "guten", "tag", "morgen", "abend",
)  # fmt: skip
ALIKE = 0.65
"""How much of a word must be that of a greeting (`difflib` ratio) for a slip of the keyboard: „geerhte“ has 0.86."""
MAX_TITLE = 6
MAX_WORDS = 12
MAX_CHARACTERS = 160


def salutation_end(line: str, *, first: bool = False) -> int:
    """How many characters of `line` are its salutation; 0 where it opens with none.

    `first`: the line opens the letter, so that a bare „Henning,“ or „An die Personalabteilung“ counts too.
    """
    head = line[:MAX_CHARACTERS]
    greeting = _GREETING.match(head)
    if greeting and not _GRUSS.search(head[: greeting.end() + 14]):
        end = _after_greeting(head, greeting)
    elif _ADDRESS.match(head):
        end = _after_address(head) if first or not _follows(head) else 0
    else:
        end = _bare(head) or _misspelt(head) if first else 0
    return _with_decoration(line, _continued(head, end)) if end else 0


def is_salutation(line: str) -> bool:
    """Whether `line` is a salutation as a whole."""
    return salutation_end(line) == len(line)


def _after_greeting(head: str, greeting: re.Match[str]) -> int:
    end = _until_mark(head, greeting.end())
    if end:
        return end
    opening = fold(greeting.group()).strip("*_\ufeff")
    strict = _strict_name(head, greeting.end())
    if opening.split()[0] in _ALSO_WORDS:
        return strict if _ADDRESS.search(head, greeting.end(), strict) else 0
    return max(strict, greeting.end())


def _after_address(head: str) -> int:
    """„Frau Müller, …“ and „Herr von Rantzau“ alone on the line."""
    mark = _until_mark(head, 0)
    if mark and (mark < len(head) or len(head.split()) <= 5):
        return mark
    return 0


def _follows(head: str) -> bool:
    return _until_mark(head, 0) != len(head)


def _bare(head: str) -> int:
    """„Henning,“, „Liebes Team“, „An Nordkai Personal.“, „Steffi, ich …“ as the first line."""
    mark = _END.search(head)
    words = head.split()
    if (
        _TO.fullmatch(head)
        and len(words) <= 8
        and not any(is_function_word(word) for word in words if bare_word(word) not in lexicon("salutation_words"))
    ):
        return len(head)
    if mark and mark.end() == len(head) and mark.group()[0] in ",!" and len(words) <= 5:
        plain = [
            word
            for word in words
            if bare_word(word) not in {"und", "vom", "von", "der", "ihr", "alle", "zusammen", "team"}
        ]
        if plain and all(
            word[0].isupper() and not is_function_word(word) and bare_word(word).replace("-", "").isalpha()
            for word in plain
        ):
            return len(head)
        if _COLLECTIVE.match(head):
            return len(head)
    if (
        mark
        and mark.group() == ","
        and len(words) > 1
        and bare_word(words[0]) in lexicon("first_names")
        and words[0].endswith(",")
    ):
        return mark.end()
    return 0


def _misspelt(head: str) -> int:
    """„Sehr geerhte Frau Weiß,“: words that are nearly a greeting's before a title."""
    words = [bare_word(word) for word in head.split()[:4]]
    title = next((place for place, word in enumerate(words) if word in _TITLES or word == "damen"), 0)
    alike = [difflib.get_close_matches(word, _GREETING_WORDS, n=1, cutoff=ALIKE) for word in words[:title]]
    return _until_mark(head, 0) if title and all(alike) else 0


def _until_mark(head: str, start: int) -> int:
    """The end of the mark that closes the salutation, if only names and permitted small words stand before it; else 0."""
    titled = False
    for words, found in enumerate(_TOKEN.finditer(head, start), start=1):
        raw, word = found.group(), bare_word(found.group())
        mark = _END_AT.match(head, found.start())
        if mark:
            return mark.end()
        named = titled and raw[0].isupper() and word not in _TITLES
        if words > MAX_WORDS or (
            not named and word not in lexicon("salutation_words") and is_function_word(raw) and not TITLE.fullmatch(raw)
        ):
            return 0
        if raw.endswith(".") and len(word) > 1 and not _abbreviated(head, found.end(), raw):
            return found.end()
        titled = word in _TITLES or (titled and (not named or TITLE.fullmatch(raw) is not None))
    return len(head) if len(head) < MAX_CHARACTERS else 0


def _abbreviated(head: str, position: int, raw: str) -> bool:
    """Whether the full stop after `raw` belongs to a title: „Frau Arch. Neumüller“."""
    following = head[position:].split(maxsplit=1)
    return bool(TITLE.fullmatch(raw)) or (
        len(raw) <= MAX_TITLE
        and bool(following)
        and following[0][0].isupper()
        and not is_function_word(following[0])
        and head[-1] in ",!"
    )


def _strict_name(head: str, start: int) -> int:
    """The end of the name after a greeting in a line that goes on without any mark."""
    end, names, titled = start, 0, False
    for token in _WORD.finditer(head, start):
        raw, word = token.group(), bare_word(token.group())
        capital = raw[0].isupper()
        if word in _BEFORE_NAME or TITLE.fullmatch(raw) or (titled and word in {"von", "van", "zu", "de"}):
            titled = titled or word in _TITLES
            end = end if word in {"und", "sehr"} else token.end()
            continue
        expected = titled and capital and not names
        if not expected and (
            is_function_word(raw) or not (capital or (titled and not names) or word in lexicon("first_names"))
        ):
            break
        if names >= 1 + capital or not word.replace("-", "").isalpha():
            break
        names += 1
        end = token.end()
    return end


def _continued(head: str, end: int) -> int:
    """Past further pieces: „Hallo, Frau Kern,“ and „…, sehr geehrter Herr Weiß,“."""
    while end and end < len(head) and head[end - 1] in ",!":
        start = end + len(head[end:]) - len(head[end:].lstrip())
        rest = head[start:]
        greeting = _GREETING.match(rest)
        if _FRIEND.fullmatch(rest):
            return len(head)
        if not (_ADDRESS.match(rest) or (greeting and not _GRUSS.search(rest[: greeting.end() + 14]))):
            break
        more = _until_mark(rest, greeting.end() if greeting else 0)
        if not more or more > 80:
            break
        end = start + more
    return end


def _with_decoration(line: str, end: int) -> int:
    """With the emoji or asterisks that end the line."""
    rest = line[end : end + 20]
    bare = _DECORATION.sub("", rest)
    if end + len(rest) == len(line) and not bare.strip() and rest.strip():
        return len(line)
    return end

"""Where a salutation ends: „Sehr geehrte Frau Dr. Weiß,“, „moin herr kern“, „Guten Tag, Kim Meier,“."""

import difflib
import re

from taktvoll.mail.greeting import first_word, match_greeting
from taktvoll.mail.lexicon import lexicon
from taktvoll.mail.names import bare_word, is_function_word, is_particle, is_title, looks_like_name
from taktvoll.mail.placeholders import is_placeholder, placeholders

_ADDRESS = re.compile(
    r"(?:sehr\s+)?(?:(?:frau|herrn?|hr\.?|fr\.?)(?:\s*/\s*(?:frau|herrn?))?|familie|fräulein|fam\.)(?!\w)",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"(?:liebe\w*|werte\w*|team|damen|kolleg\w+|(?:an\s+)?alle|(?:hallo\s+)?zusammen|leute|mitarbeiter\w*|personalabteilung|ihr\s+(?:lieben|zwei|zwo|drei|beiden|zusammen|alle))\b",
    re.IGNORECASE,
)
_YOU_ALL = re.compile(r"\s+ihr\s+(?:zwei|zwo|drei|vier)\b\s*(?:[,!.:;…]+|$)", re.IGNORECASE)
"""„Moin ihr zwei,“: a number is nobody's name."""
_DEAR_BEHIND = re.compile(r"[^\W\d_][\w-]+,?\s+mein(?:e|er)?\s+(?:liebe|gute|beste)[rs]?[,!]", re.IGNORECASE)
"""„Ursel, meine Gute,“"""
_TO = re.compile(r"(?:an|zu\s+h(?:ä|a\u0308|ae)nden|z\.\s?hd\.?)\s+(?:\S+\s*){1,8}", re.IGNORECASE)
_END = re.compile(r"[,!.:;…]+(?![)(DPp*3/])|\s[-–—](?=\s|$)")
_END_AT = re.compile(r"[,!:;…][,!.:;…]*(?![)(DPp*3/])|\.[,!.:;…]*(?=\s|$)|[-–—](?=\s|$)")
_TOKEN = re.compile(r"(?:[:*_/](?=[^\W\d_])|[^\s,!:;…])+|[,!:;…]+")
"""A word, „Kolleg:innen“ included, or a run of marks."""
_LEADING = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s]+")
"""Emoji before the greeting: „🙂 Hallo Merle,“."""
_DECORATION = re.compile(r"[^\w\s]|[:;xX][-']?[)(DPp]")
TITLES = frozenset(
    {"frau", "herr", "herrn", "hr", "hrn", "fr", "frau/herr", "herr/frau", "frau/herrn", "herrn/frau", "fräulein", "familie", "fam",
     "ms", "mr", "mrs", "miss", "mx", "madame", "monsieur", "signora", "signor", "pan", "pani", "señora", "señor", "doña", "don"}
)  # fmt: skip
"""Words that a person's name follows."""
_OFFICE = re.compile(
    r"(?:\w*(?:rat|rätin|direktor|direktorin|meister|meisterin|präsident|präsidentin|minister|ministerin|professor|professorin|doktor|leiter|leiterin|inspektor|inspektorin|sekretär|sekretärin)"
    r"|ingenieur|magister|magistra|freiherr|freifrau|graf|gräfin|baron|baronin|prinz|prinzessin)",
    re.IGNORECASE,
)
"""Offices and ranks between „Herr“ and the name."""
_FRIEND = re.compile(r"\s*(?:alte[rs]?|du|mein\w*|ihr)\s+[\w\s]{2,30}[,!]")
_BEFORE_NAME = TITLES | {"liebe", "lieber", "liebes", "sehr", "damen", "herren", "und", "team", "zusammen", "alle"}
_WORD = re.compile(r"\S+")
_ALSO_WORDS = frozenset(
    {"na", "morgen", "tag", "jo", "yo", "ei", "ey", "mensch", "dere", "lieber", "liebe", "liebes", "beste", "bester", "bestes", "schönen", "einen", "caro", "cara", "cher", "gentile", "ganz", "du"}
)  # fmt: skip
"""Greetings that may as well begin a sentence: „Morgen kann ich nicht“."""
_GREETING_WORDS = (
    "sehr", "geehrte", "geehrter", "geehrten", "verehrte", "liebe", "lieber", "hallo", "guten", "tag", "morgen", "abend",
)  # fmt: skip
ALIKE = 0.65
"""How much of a word must be that of a greeting (`difflib` ratio) for a slip of the keyboard: „geerhte“ has 0.86."""
MAX_TITLE = 6
MAX_WORDS = 12
MAX_CHARACTERS = 160
MAX_NAME_WORDS = 4


def salutation_end(line: str, *, first: bool = False) -> int:
    """How many characters of `line` are its salutation; 0 where it opens with none.

    `first`: the line opens the letter, so that a bare „Henning,“ or „An die Personalabteilung“ counts too.
    """
    lead = _LEADING.match(line)
    before = lead.end() if lead else 0
    head = line[before : before + MAX_CHARACTERS]
    if not head:
        return 0
    greeting = match_greeting(head)
    if greeting:
        end = _after_greeting(head, greeting)
    elif _ADDRESS.match(head):
        end = _after_address(head) if first or not _follows(head) else 0
    else:
        end = _bare(head) or _misspelt(head) if first else 0
    return _with_decoration(line, before + _continued(head, end)) if end else 0


def is_salutation(line: str) -> bool:
    """Whether `line` is a salutation as a whole."""
    return salutation_end(line) == len(line)


def is_address_line(line: str) -> bool:
    """Whether `line` is „Frau Mona Kessler“, „Herrn Dr. Ott“ or „An die Nordkai GmbH“: the line of an address.

    Without a letterhead around it people also greet so.
    """
    bare = _ADDRESS.match(line) and line[-1] not in ",!:;" and _until_mark(line[:MAX_CHARACTERS], 0) == len(line)
    return bool(bare) or bool(_TO.fullmatch(line))


def _after_greeting(head: str, greeting: re.Match[str]) -> int:
    you_all = _YOU_ALL.match(head, greeting.end())
    end = you_all.end() if you_all else _until_mark(head, greeting.end())
    if end:
        return end
    strict = _strict_name(head, greeting.end())
    if first_word(greeting.group()) in _ALSO_WORDS:
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
    """„Henning,“, „«Briefanrede»,“, „An Nordkai Personal.“, „Steffi, ich …“ as the first line."""
    mark = _END.search(head)
    words = head.split()
    if (
        _TO.fullmatch(head)
        and len(words) <= 8
        and not any(is_function_word(word) for word in words if bare_word(word) not in lexicon("salutation_words"))
    ):
        return len(head)
    if (head[-1] in ",!" and _all_open(head)) or (_DEAR_BEHIND.fullmatch(head) and head[0].isupper()):
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


def _all_open(head: str) -> bool:
    """Whether `head` is made of placeholders: „{{Anrede}} {{Nachname}},“."""
    rest, last = "", 0
    for start, end in placeholders(head):
        rest, last = rest + head[last:start], end
    return last > 0 and not any(map(str.isalnum, rest + head[last:]))


def _misspelt(head: str) -> int:
    """„Sehr geerhte Frau Weiß,“: words that are nearly a greeting's before a title."""
    words = [bare_word(word) for word in head.split()[:4]]
    title = next((place for place, word in enumerate(words) if word in TITLES or word == "damen"), 0)
    alike = [difflib.get_close_matches(word, _GREETING_WORDS, n=1, cutoff=ALIKE) for word in words[:title]]
    return _until_mark(head, 0) if title and all(alike) else 0


def _until_mark(head: str, start: int) -> int:
    """The end of the mark that closes the salutation, if only names and permitted small words stand before it; else 0."""
    titled, before = False, ""
    for words, found in enumerate(_TOKEN.finditer(head, start), start=1):
        raw, word = found.group(), bare_word(found.group())
        last, before = before, raw
        mark = _END_AT.match(head, found.start())
        if mark:
            return mark.end()
        if titled and is_particle(raw) and words <= MAX_WORDS:
            continue
        named = titled and raw[0].isupper() and word not in TITLES
        named = named or _names_somebody(last, raw, ends=not head[found.end() :].strip(" ,!:"))
        if words > MAX_WORDS or (
            not named and word not in lexicon("salutation_words") and is_function_word(raw) and not is_title(raw)
        ):
            return 0
        if raw.endswith(".") and len(word) > 1 and not _abbreviated(head, found.end(), raw):
            return found.end()
        titled = word in TITLES or (titled and (not named or is_title(raw) or bool(_OFFICE.fullmatch(word))))
    return len(head) if len(head) < MAX_CHARACTERS else 0


def _names_somebody(before: str, word: str, *, ends: bool) -> bool:
    """Whether a common word with a capital is a name: „Lasse“, „Anna | Lange,“ at the end of the salutation."""
    if not word[0].isupper() or not word[1:].islower():
        return False
    if bare_word(word) in lexicon("first_names"):
        return True
    person = before[:1].isupper() and bare_word(before) not in lexicon("salutation_words")
    return ends and person and not is_function_word(before)


def _abbreviated(head: str, position: int, raw: str) -> bool:
    """Whether the full stop after `raw` belongs to a title: „Frau Arch. Neumüller“."""
    following = head[position:].split(maxsplit=1)
    return is_title(raw) or (
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
        if word in _BEFORE_NAME or is_title(raw) or (titled and not names and is_particle(raw)):
            titled = titled or word in TITLES
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
    """Past further pieces: „Hallo, Frau Kern,“, „Guten Tag, Kim Meier,“ and „…, sehr geehrter Herr Weiß,“."""
    while end and end < len(head) and head[end - 1] in ",!":
        start = end + len(head[end:]) - len(head[end:].lstrip())
        rest = head[start:]
        if _FRIEND.fullmatch(rest):
            return len(head)
        greeting = match_greeting(rest)
        if greeting or _ADDRESS.match(rest):
            more = _until_mark(rest, greeting.end() if greeting else 0)
        else:
            more = _named(head[:end], rest)
        if not more or more > 80:
            break
        end = start + more
    return end


def _named(before: str, rest: str) -> int:
    """The end of a name behind a greeting that stands alone: „Guten Tag, | Kim Meier,“."""
    greeting = match_greeting(before)
    mark = _END.search(rest)
    if not greeting or before[greeting.end() :].strip(" ,!") or mark is None or mark.group()[0] not in ",!:":
        return 0
    name = rest[: mark.start()]
    words = name.split()
    if is_placeholder(name.strip()):
        return mark.end()
    known = bool(words) and bare_word(words[0]) in lexicon("first_names")
    alone = mark.end() == len(rest)
    if len(words) > MAX_NAME_WORDS or not words or not words[0][0].isupper() or not looks_like_name(name):
        return 0
    return mark.end() if known or (alone and len(words) > 1) else 0


def _with_decoration(line: str, end: int) -> int:
    """With the emoji or asterisks that end the line."""
    rest = line[end : end + 20]
    bare = _DECORATION.sub("", rest)
    if end + len(rest) == len(line) and not bare.strip() and rest.strip():
        return len(line)
    return end

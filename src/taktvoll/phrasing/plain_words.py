"""Colloquial words put plainly, and a sentence without the clause that gives too much away."""

import functools
import re
from collections.abc import Callable

from taktvoll.analysis import AnalysedSentence
from taktvoll.annotate.word_lists import classes_of, stands
from taktvoll.mail.emoji import EMOJI, JOINTS, TONES
from taktvoll.mail.lexicon import lines_of_list
from taktvoll.phrasing.lexicons import standard_forms

_WORD = re.compile(r"[^\W\d_]+(?:[\u00AD\u200B-\u200D\u2060'’][^\W\d_]+)*")
_EMOJI = re.compile(
    rf"(?:(?<![ \t])[ \t]+)?(?:(?:{EMOJI}|[✀-➿])[{JOINTS}{TONES}]*)+|(?:(?<=\s)|^)(?:[:;]-?[)(DPp/|]+|(?:lol|haha+|hihi+|hehe+|xd)(?=[\s.,!?)]|$)|\^\^|xD|<3)(?=\s|$|[.,])"
)
_MARKS = re.compile(r"([!?])[!?]+")
_SHOUT = re.compile(r"\b[A-ZÄÖÜ]{4,}\b(?:\s+[A-ZÄÖÜ]{2,}\b)*")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2,}")
_KEEP_CAPITALS = frozenset({"GMBH", "HTML", "BWL", "REFA", "DSGVO", "BDSG"})
_ABBREVIATES = re.compile(r"(?!SCH|STR|SPR|SPL|PFL|PFR|CHR|SCHR|SCHL|SCHW|THR)[B-DF-HJ-NP-TV-Z]{3}[A-ZÄÖÜ]{1,5}$")
"""„DSGVO“: no German word begins so, and none is shouted."""
_SIGH = re.compile(
    r",\s*(?:so ein (?:mist|pech|ärger|sch\w+)|na super|haha|mahlzeit|echt jetzt|ätzend|zum heulen|ohne witz|ungelogen|kein witz)(?=\s*[,.!?])",
    re.IGNORECASE,
)
"""Sighs at the end of a sentence."""
_CLIPPED = re.compile(
    r"\b(seh|steig|fahr|lieg|sitz|steh|unterschreib|fang|dank|wünsch|bitt|find|nehm|les|hol|zieh|arbeit|bleib|trau|ruf|wart|bring|hätt|werd|pack|bekomm|schick|zahl|lass|werf|geb|leg|stell|check|müsst|sollt|könnt|dürft|wollt) (ich)\b|\b(ich) (seh|steig|fahr|lieg|sitz|steh|unterschreib|fang|dank|wünsch|bitt|find|nehm|les|hol|zieh|arbeit|bleib|trau|ruf|wart|bring|hätt|werd|pack|bekomm|schick|zahl|lass|werf|geb|leg|stell|check|müsst|sollt|könnt|dürft|wollt)\b",
    re.IGNORECASE,
)
_CLIPPED_BEHIND_UND = re.compile(
    r"(\bich\b[^.!?;:]*\bund\s+)(seh|steig|fahr|lieg|sitz|steh|unterschreib|fang|dank|wünsch|find|hol|zieh|arbeit|bleib|ruf|wart|bring|pack|schick|zahl|komm|mach|geh|schreib|meld|sag|geb|leg|werf|stell)\b(?!\s+(?:mir|mich|uns|bitte|doch)\b)",
    re.IGNORECASE,
)
"""„Ich komme nicht und fang nicht an“."""
_I = re.compile(r"\b(?:ich|i|mich|mein\w*)\b", re.IGNORECASE)
_NO_COMMANDS = frozenset({"wär", "würd", "hätt", "hatt", "möcht", "fänd"})
_SEAM = re.compile(r"[,;:.!?–]|\bund\b", re.IGNORECASE)
_THANKS_INTENSIFIED = re.compile(
    r"\b(?:einen?\s+)?(?:mega|voll|fetten|dicken|riesen|super)\s?-?\s?dank\b", re.IGNORECASE
)
_INTENSIFIED = re.compile(
    r"\b(?:voll|übelst|mega|urst|total|hammer)\s+(?=(?:lieb|nett|gern|schön|schade|froh|gut|freundlich|dankbar|spannend|interessant|happy|traurig|leid|stolz|begeistert|schwer|peinlich)\w*)",
    re.IGNORECASE,
)
"""„voll lieb“, „übelst froh“: very."""
_GREAT = re.compile(
    r"\b(eine|ne|einen|nen|ein|n)\s+(?:mega|hammer|riesen)\s+(?-i:(?=[A-ZÄÖÜ]))(?!dank\b)", re.IGNORECASE
)
_GREAT_FORMS = {"eine": "eine große ", "ne": "eine große ", "einen": "einen großen ", "nen": "einen großen "}
"""„ne mega Chance“; of „ein“ nobody knows the gender, and the word goes."""
_MANAGES = re.compile(
    r"\b(?:krieg|kriege|bekomm|bekomme)\s+(?P<who>ich\s+)?(?P<what>das|es|den\s+Termin)\s+(?P<but>(?:(?:aber|leider|gerade|grad|zeitlich|jetzt|einfach)\s+)*)nicht\s+(?:gebacken|hin|geregelt|auf\s+die\s+reihe|unter)\b",
    re.IGNORECASE,
)
"""„Ich krieg das nicht gebacken“: does not manage it."""
_THANKS_BEHIND = re.compile(r"(?<!\s)\s++(?:\w+en\s++)?(?:dank|geduld|nachsicht|verständnis|mut)\b", re.IGNORECASE)
_MEGA_ALONE = re.compile(r"\bmega\b(?!\s+(?!(?:bei|für|mit|und|oder|dass|in|an|auf|von|zu)\b)[a-zäöü])", re.IGNORECASE)


@functools.cache
def plain_forms() -> dict[str, str]:
    """Colloquial word to the standard form that a rewrite may use."""
    return {word: form.text for word, form in standard_forms().items() if form.in_rewrites}


@functools.cache
def _turns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Spoken turns of several words, each with what is written instead (``spoken_turns.txt``)."""
    rows = (line.partition(" =") for line in lines_of_list(f"{__package__}.lexicons", "spoken_turns"))
    return tuple((re.compile(pattern, re.IGNORECASE), written.strip()) for pattern, _, written in rows)


@functools.cache
def _rough() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(lines_of_list(f"{__package__}.lexicons", "rough_words")) + r")\b", re.IGNORECASE
    )


def is_rough(sentence: str) -> bool:
    """Whether a word of the sentence has no plain form and no place in such a letter (``rough_words.txt``)."""
    return bool(_rough().search(sentence))


@functools.cache
def _spoken() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(lines_of_list(f"{__package__}.lexicons", "spoken_marks")) + r")\b(?![-’'])", re.IGNORECASE
    )


def sounds_spoken(sentence: str) -> bool:
    """Whether the sentence has a word that is said and hardly written (``spoken_marks.txt``)."""
    return any(match[0] == match[0].lower() or match.start() == 0 for match in _spoken().finditer(sentence))


@functools.cache
def plain_vocabulary() -> frozenset[str]:
    """The words that `in_plain_words` may bring in."""
    return frozenset(word for form in plain_forms().values() for word in _WORD.findall(form)) | {
        "großartig", "große", "großen", "sehr", "schaffe",
    }  # fmt: skip


def cased_like(old: str, new: str) -> str:
    """`new` with a capital where `old` has one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def without_marks(line: str) -> str:
    """A line of the frame without emoji and runs of „!!“; its words stay, names are among them."""
    return re.sub(r"([!?])[!?]+", r"\1", _EMOJI.sub("", line)).rstrip()


def _is_own(verb: re.Match[str]) -> bool:
    """Whether the writer is the one who does it: „sag ich“, and no „sag ihr, dass …“."""
    before, after = _SEAM.split(verb.string[: verb.start()])[-1], _SEAM.split(verb.string[verb.end() :])[0]
    return _I.search(f"{before} {after}") is not None


def _managed(match: re.Match[str]) -> str:
    return cased_like(match[0], f"schaffe {match['who'] or ''}{match['what']} {match['but']}nicht")


def _cased(match: re.Match[str], form: str) -> str:
    return cased_like(match[0], match.expand(form))


def _without_idioms(text: str) -> str:
    """`text` with turns of phrase of several words put plainly."""
    text = _MANAGES.sub(_managed, text)
    text = _GREAT.sub(lambda match: _GREAT_FORMS.get(match[1].lower(), "ein "), text)
    text = _INTENSIFIED.sub(lambda match: cased_like(match[0], "sehr "), text)
    for pattern, written in _turns():
        text = pattern.sub(functools.partial(_cased, form=written), text)
    text = re.sub(r"\b(freue?\s+(?:ich\s+)?mich\s+)mega\b", r"\1sehr", text, flags=re.IGNORECASE)
    return _MEGA_ALONE.sub("großartig", text)


def _calm(shout: re.Match[str], unshouted: Callable[[str], str | None]) -> str:
    """The shouted words as they are written; abbreviations stay."""

    def written(word: re.Match[str]) -> str:
        stays = word[0] in _KEEP_CAPITALS or _ABBREVIATES.match(word[0])
        return word[0] if stays else unshouted(word[0]) or word[0]

    words = _CAPITALS.sub(written, shout[0])
    return words[:1].upper() + words[1:] if shout.start() == 0 else words


def in_plain_words(sentence: str, unshouted: Callable[[str], str | None] | None = None) -> str:
    """The sentence without emoji, runs of „!!“ and shouting, its colloquial words written out.

    `unshouted` gives a word in capitals as it is written, None for an abbreviation.
    """

    def written_out(match: re.Match[str]) -> str:
        word = match.group()
        form = plain_forms().get(word.lower())
        said = word.lower() == "hab" and not _THANKS_BEHIND.match(match.string, match.end())
        own = said or word.lower() in _NO_COMMANDS
        if form == word.lower() + "e" and not (own or _is_own(match)):  # „Sag ihr Grüße“, „Hab Dank“ command
            return word
        if form is None or not stands(match.string, *match.span(), classes_of(word)):
            return word
        return cased_like(word, form)

    def whole(match: re.Match[str]) -> str:
        return f"{match.group(1)}e {match.group(2)}" if match.group(1) else f"{match.group(3)} {match.group(4)}e"

    text = _EMOJI.sub("", sentence)
    if text != sentence and len(text.split()) > 3 and text[:1].isupper() and text.rstrip()[-1:].isalnum():
        text = text.rstrip() + "."
    text = _SIGH.sub("", text)
    text = _MARKS.sub(lambda match: "?" if "?" in match.group() else ".", text)
    if any(char.islower() for char in text):
        text = _SHOUT.sub(functools.partial(_calm, unshouted=unshouted or str.lower), text)
    text = _CLIPPED.sub(whole, text)
    text = _CLIPPED_BEHIND_UND.sub(r"\1\2e", text)
    text = _THANKS_INTENSIFIED.sub(lambda match: cased_like(match[0], "vielen Dank"), text)
    text = re.sub(r"\bwas (?=(?:ander|Ander|Neu|Besser|Pass|Eig)\w*)", "etwas ", text)
    text = _without_idioms(text)
    text = _WORD.sub(written_out, text)
    text = re.sub(r"[ \t]{2,}", " ", text).strip()
    text = re.sub(r"[ \t]+([,.;?!])", r"\1", text)
    if text and text[-1] == "!" and sentence.count("!") > 0:
        text = text[:-1] + "."
    return text


def without_reasons(text: str, sentence: AnalysedSentence) -> str | None:
    """The sentence without its reason clauses; None where no whole sentence would be left."""
    clauses = [mark for mark in sentence.evidence if mark.kind == "reason_clause"]
    if not clauses or clauses[0].start == sentence.start:
        return None
    pieces, last = [], sentence.start
    for clause in clauses:
        if clause.start < last:
            continue
        pieces.append(text[last : clause.start].rstrip(" \t\r\n,;:–-"))
        last = clause.end
    rest = text[last : sentence.end]
    stop = rest.rstrip()[-1:] if rest.strip() else text[sentence.end - 1]
    body = " ".join(piece for piece in pieces if piece)
    tail = rest.strip(" \t\r\n,.!?;")
    if tail:
        body += (" " if text[last : last + 1].isspace() or not rest.startswith(",") else ", ") + tail
    if len(body.split()) < 3 or body.lower().endswith(_LOOSE_ENDS):
        return None
    return body + (stop if stop in ".?" else ".")


_LOOSE_ENDS = (
    " und",
    " oder",
    " aber",
    " denn",
    " dass",
    " weil",
    " da",
    " nämlich",
    " also",
    " sondern",
    " mit",
    " als",
)

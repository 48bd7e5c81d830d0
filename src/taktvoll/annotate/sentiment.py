"""Polarity, subjectivity and formality of a sentence.

Polarity is the stance towards the reader, not the mood of the words: „leider muss ich absagen“ is neutral in a letter that
cancels, thanks are friendly, a complaint is hostile whatever its words. The signal of the words comes from the lexicon of
textblob-de (Klenner et al. 2009, polarity lexicon of the University of Zurich), read through our own word forms: its own
parser gives the same values at a tenth of the speed. What is conventional in this genre counts nothing, a negation turns a
word, and the acts of the sentence move the result. Of subjectivity that lexicon knows next to nothing (7 of 7,924 words have a
value): a sentence is as personal as the share and the strength of the words that judge, or as an opinion that its acts show.
"""

import functools
import re
from collections.abc import Collection

from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.pipeline.word_cache import WordCache

ACT_STANCE = {"thanks": 0.6, "goodwill": 0.6, "understanding": 0.2, "apology": 0.1, "negative": -0.8}
"""What an act says about the stance towards the reader, in polarity."""
WORD_WEIGHT = 0.3
"""Share of the lexicon in a sentence without a stance-bearing act, where there is no tone model."""
ACT_SHARE, MODEL_SHARE, LEXICON_SHARE = 0.45, 0.45, 0.1
"""Shares of the acts, the tone model and the lexicon; chosen on the drafts' half of ``corpora/stance.jsonl``."""
OPINION = 0.7
"""Subjectivity at least of a sentence that complains, hedges or tells private matters."""
OPINIONATED = frozenset({"negative", "hedge", "private"})
JUDGING_SHARE = 1 / 3
"""Share of words with full polarity that makes a sentence wholly personal."""
NEUTRAL_STEMS = (
    "leider", "absag", "absage", "bedauer", "krank", "entschuld", "unannehm", "leid", "verschieb", "verhinder", "zurückzieh",
    "ablehn", "schade", "verzicht", "umstände", "kurzfrist", "bewerb", "frei", "richtig", "neu", "groß", "kurz", "möglich", "lang",
)  # fmt: skip
"""Stems that textblob-de counts and this genre does not: they belong to every cancellation."""
_NEGATION = frozenset(
    {
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "nie",
        "niemals",
        "nichts",
        "ohne",
        "weder",
        "kaum",
        "wenig",
    }
)
NEGATION_REACH = 3
"""Words after a negation that it turns."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = (
    "esten",
    "ester",
    "estes",
    "eren",
    "erer",
    "eres",
    "ste",
    "sten",
    "em",
    "en",
    "er",
    "es",
    "e",
    "n",
    "s",
    "t",
    "st",
)
_OFFICIAL = re.compile(
    r"(?:ung|ungen|heit|keit|ität|ismus|nahme|bezüglich|hiermit|gemäß|seitens|hinsichtlich|diesbezüglich|nachstehend)$"
)


@functools.cache
def _lexicon() -> dict[str, float]:
    """Word form to polarity, from the data file that textblob-de ships; the parser is never imported."""
    from importlib.util import find_spec
    from pathlib import Path
    from xml.parsers.expat import ParserCreate

    spec = find_spec("textblob_de")
    if spec is None or spec.origin is None:  # pragma: no cover - a declared dependency
        return {}
    entries: dict[str, float] = {}

    def add(tag: str, word: dict[str, str]) -> None:
        if tag == "word":
            entries.setdefault(word.get("form", "").lower(), float(word.get("polarity") or 0))

    parser = ParserCreate()
    parser.StartElementHandler = add
    with (Path(spec.origin).parent / "data" / "de-sentiment.xml").open("rb") as source:
        parser.ParseFile(source)
    return entries


def word_sentiment(word: str) -> float | None:
    """Polarity of a lower-case word or its stem, None where the lexicon has neither."""
    if word.startswith(NEUTRAL_STEMS):
        return None
    lexicon = _lexicon()
    if word in lexicon:
        return lexicon[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            stem = word[: -len(ending)]
            for form in (stem, stem + "en", stem + "e"):
                if form in lexicon:
                    return lexicon[form]
    return None


_sentiments = WordCache(word_sentiment)


def _read_words(sentence: str) -> tuple[float, float]:
    """The mean polarity of the words of a sentence that have any, and the share of those that judge."""
    values: list[float] = []
    reach = 0
    words = _WORD.findall(sentence.lower())
    for word in words if any(_sentiments[word] is not None for word in words) else ():
        if word in _NEGATION:
            reach = NEGATION_REACH
            continue
        found = _sentiments[word]
        if found is not None:
            values.append(-found if reach else found)
        if reach:
            reach -= 1
    own = sum(values) / len(values) if values else 0.0
    return own, min(1.0, sum(map(abs, values)) / len(words) / JUDGING_SHARE) if words else 0.0


_by_words = SentenceCache(_read_words)


def polarity_of(sentence: str, labels: Collection[str], learned: float | None = None) -> tuple[float, float]:
    """(polarity, subjectivity) of a sentence with these labels, -1 to 1 and 0 to 1; `learned` is the tone model's polarity."""
    own, judging = _by_words[sentence]
    acts = [ACT_STANCE[label] for label in labels if label in ACT_STANCE]
    act = ACT_STANCE["negative"] if "negative" in labels else max(acts, default=0.0)
    if learned is not None:
        stance = ACT_SHARE * act + MODEL_SHARE * learned + LEXICON_SHARE * own
    else:
        stance = act if acts else WORD_WEIGHT * own
    return max(-1.0, min(1.0, stance)), max(judging, OPINION * (not OPINIONATED.isdisjoint(labels)))


def formality_of(sentence: str, labels: Collection[str], *, du: int, sie: int) -> float:
    """-1 (colloquial) to 1 (official), from forms of address, word length, nominal style and colloquial words."""
    words = _WORD.findall(sentence)
    if not words:
        return 0.0
    mean_length = sum(map(len, words)) / len(words)
    value = 0.12 * (mean_length - 5.0) + 0.15
    value += 0.25 * bool(sie) - 0.35 * bool(du) - 0.6 * ("informal" in labels)
    value += min(0.3, 0.15 * sum(bool(_OFFICIAL.search(word.lower())) for word in words))
    return max(-1.0, min(1.0, value))

"""Lemmas from what was learned of single words, the full-form dictionary, and learned endings.

In this order: words of the closed classes and others whose lemma the gold corpora settle; the
dictionary's lemma for the word's tag, where „Schnuppertage“ may borrow from „Tage“; the commonest
change of the word's ending among all words with that tag; the word as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from taktvoll.pipeline import weights
from taktvoll.pipeline.dictionary import DictionaryHit, of_vocab
from taktvoll.pipeline.word_cache import WordCache

CACHE_SIZE = 50_000
"""Words with tags whose lemma is kept; then the memory starts afresh."""
ENDING = range(6, 0, -1)
"""Lengths of the endings that are tried, the longest first."""
CAPITALISED = frozenset(("NN", "NE"))
UNCHANGED = frozenset(("XY", "FM", "TRUNC", "EMOASC", "EMOIMG", "HST", "ADR", "URL", "EML", "$.", "$,", "$("))
NOMINALISED = "NN"
READINGS: dict[str, tuple[str, ...]] = {
    "NN": ("SUB", "EIG"),
    "NE": ("EIG", "SUB"),
    "VVFIN": ("VER:FIN", "VER:IMP", "VER:INF", "AUX:FIN", "MOD:FIN"),
    "VVIMP": ("VER:IMP", "VER:FIN", "AUX:IMP"),
    "VVINF": ("VER:INF", "AUX:INF", "MOD:INF", "VER:FIN"),
    "VVIZU": ("VER:EIZ",),
    "VVPP": ("VER:PA2", "AUX:PA2", "MOD:PA2"),
    "VAFIN": ("AUX:FIN", "VER:FIN"),
    "VAIMP": ("AUX:IMP", "VER:IMP"),
    "VAINF": ("AUX:INF", "VER:INF"),
    "VAPP": ("AUX:PA2", "VER:PA2"),
    "VMFIN": ("MOD:FIN", "VER:FIN"),
    "VMINF": ("MOD:INF", "VER:INF"),
    "VMPP": ("MOD:PA2", "VER:PA2"),
    "ADJA": ("ADJ:A", "PA2:A", "PA1:A", "ADJ", "PRO:IND"),
    "ADJD": ("ADJ:PRD", "PA2:PRD", "PA1:PRD", "ADV", "ADJ"),
    "ADV": ("ADV",),
    "CARD": ("ZAL",),
    "KON": ("KON",),
    "KOUS": ("KON",),
    "APPR": ("PRP",),
    "PTKVZ": ("ZUS", "ADV", "PRP"),
}
"""For each fine tag the coarse tags of the dictionary whose lemma fits, the best first."""


class Lemmatizer(Pipe):
    """Sets lemmas."""

    def __init__(self, name: str, vocab: Vocab) -> None:
        """Start without learned words and endings; `from_disk` brings them."""
        self.name = name
        self.vocab = vocab
        self.words: dict[str, str] = {}
        """`form|pos` to lemma, for words that the gold corpora settle."""
        self.endings: dict[str, tuple[int, str]] = {}
        """`tag|ending` to how many letters are cut and what is added."""
        self._lemmas: WordCache[tuple[int, int, int], int] = WordCache(self._lemma_of, CACHE_SIZE)
        """`(form, tag, part of speech)` to the lemma, as spaCy's hashes."""

    def lemma(self, form: str, tag: str, pos: str) -> str:
        """Return the lemma of `form` as a word with this fine `tag` and part of speech.

        The dictionary decides for nouns, verbs and adjectives, the learned words for all else.
        """
        if tag in UNCHANGED or not form.strip():
            return form
        known = self.words.get(f"{form}|{pos}") or self.words.get(f"{form.lower()}|{pos}")
        if known is not None:
            return known
        found = self._look_up(form, tag)
        if found is not None:
            return found
        return self._change_ending(form, tag)

    def _look_up(self, form: str, tag: str) -> str | None:
        wanted = READINGS.get(tag)
        if wanted is None:
            return None
        matches = list(of_vocab(self.vocab).matches(form))
        if tag in CAPITALISED:
            matches.sort(key=lambda match: match.how == "lower")
        else:
            matches.sort(key=lambda match: match.how == "title")
        for match in matches:
            if (lemma := match.lemma(*wanted)) is not None:
                return _recase(lemma, tag)
        if tag == NOMINALISED:
            return self._nominalised(matches)
        return None

    @staticmethod
    def _nominalised(matches: list[DictionaryHit]) -> str | None:
        for match in matches:
            if match.lemma("VER:INF") is not None and match.how != "tail":
                return match.form.capitalize()
        return None

    def _change_ending(self, form: str, tag: str) -> str:
        word = form if tag in CAPITALISED else form.lower()
        for length in ENDING:
            rule = self.endings.get(f"{tag}|{word[-length:].lower()}") if length < len(word) else None
            if rule is not None:
                cut, added = rule
                return word[: len(word) - cut] + added
        return word

    def predict(self, doc: Doc) -> list[int]:
        """Return the hash of each token's lemma."""
        return [self._lemmas[token.orth, token.tag, token.pos] for token in doc]

    def _lemma_of(self, key: tuple[int, int, int]) -> int:
        strings = self.vocab.strings
        form, tag, pos = (strings[one] if one else "" for one in key)
        lemma: int = strings.add(self.lemma(form, tag, pos))
        return lemma

    def set_annotations(self, doc: Doc, lemmas: list[int]) -> None:
        """Write `lemmas` into `doc`."""
        for token, lemma in zip(doc, lemmas, strict=True):
            token.lemma = lemma

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of `doc`."""
        if len(doc) and not doc.has_annotation("TAG"):
            raise ValueError(f"The pipe {self.name} needs tags: put the pipe tagger before it.")
        self.set_annotations(doc, self.predict(doc))
        return doc

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Return the accuracy over `examples`."""
        scores: dict[str, Any] = Scorer.score_token_attr(examples, "lemma")
        return scores

    def to_bytes(self, **_: object) -> bytes:
        """Return what was learned."""
        packed: bytes = srsly.msgpack_dumps({"words": self.words, "endings": self.endings})
        return packed

    def from_bytes(self, packed: bytes, **_: object) -> Lemmatizer:
        """Take what was learned from `packed`."""
        data = srsly.msgpack_loads(packed)
        self.words = data["words"]
        self.endings = {key: (cut, added) for key, (cut, added) in data["endings"].items()}
        self._lemmas.clear()
        return self

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write what was learned to the folder `path`."""
        weights.write(path, self.to_bytes())

    def from_disk(self, path: Path | str, **_: object) -> Lemmatizer:
        """Read what was learned from the folder `path`."""
        return self.from_bytes(weights.read(path))


def _recase(lemma: str, tag: str) -> str:
    """Write the lemma of a noun with a capital."""
    if tag in CAPITALISED and lemma[:1].islower():
        return lemma[:1].upper() + lemma[1:]
    return lemma


@Language.factory(
    "taktvoll_lemmatizer",
    assigns=["token.lemma"],
    requires=["token.tag", "token.pos"],
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """Make the lemmatizer."""
    return Lemmatizer(name, nlp.vocab)

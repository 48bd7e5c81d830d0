"""The full-form dictionary: which readings and lemmas a German word form can have.

552,000 forms of german-pos-dict (CC BY-SA 4.0) in 6 MB: a sorted array of 32-bit checksums of
the forms, a parallel array of entry numbers, and a table of the distinct entries. An unknown
form is taken for a known one with a chance of 1 in 7,800, the price of not storing the letters.
The tables travel in `nlp.vocab.lookups`, so that a saved pipeline carries them.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import srsly
from spacy.vocab import Vocab

from taktvoll.pipeline.word_cache import WordCache

TABLE = "taktvoll_dictionary"
BLOB = "blob"
MIN_TAIL = 4
"""Letters that the known last part of a compound must have."""
MAX_TAIL = 60
"""Letters that it has at most: no noun is longer, and time stays linear in the longest chunk."""
MIN_HEAD = 3
"""Letters that the part before it must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LemmaRule:
    """How a lemma is made from a form: cut and add at the front, cut and add at the end."""

    front_cut: int
    front_add: str
    end_cut: int
    end_add: str

    def apply(self, form: str) -> str:
        """Return the lemma of `form`, or `form` itself if it is too short for the rule."""
        if len(form) < self.front_cut + self.end_cut:
            return form
        return self.front_add + form[self.front_cut : len(form) - self.end_cut] + self.end_add


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The readings of one form."""

    tags: str
    """Coarse tags of the dictionary, sorted, joined by `|`: `SUB|VER:INF`."""
    morph: int
    """Number of the set of case, number, gender, person and tense readings; 0 for none."""
    rules: tuple[tuple[str, LemmaRule], ...]
    """One rule for each coarse tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryHit:
    """An entry and how the form was found."""

    entry: Entry
    how: str
    """`exact`, `lower`, `title` or `tail` (the last part of a compound)."""
    head: str
    """What stands before the part that was found; empty but for `tail`."""
    form: str
    """The form as it stands in the dictionary."""

    def lemma(self, *tags: str) -> str | None:
        """Return the lemma for the first of TAGS (a tag or its beginning) that the entry has."""
        for wanted in tags:
            for tag, rule in self.entry.rules:
                if tag == wanted or tag.startswith(wanted + ":"):
                    lemma = rule.apply(self.form)
                    joined = self.head and not self.head.endswith("-")
                    return self.head + (lemma.lower() if joined else lemma)
        return None


class Dictionary:
    """Look-up of forms; made from a blob by `parse`."""

    def __init__(self, blob: bytes) -> None:
        """Unpack `blob`, written by `pack`."""
        data = srsly.msgpack_loads(blob)
        self._keys = array("I", data["keys"])
        self._numbers = array("H", data["numbers"])
        self._tags, self._rules, self._rows = data["tags"], data["rules"], data["entries"]
        self._entries: WordCache[int, Entry] = WordCache(self._entry)

    def __len__(self) -> int:
        """Count the forms."""
        return len(self._keys)

    def _entry(self, number: int) -> Entry:
        """Build the entry with this `number`: a text needs few of the 10,000."""
        tags, morph, *pairs = self._rows[number]
        rules = (
            (self._tags[tag], _to_rule(*self._rules[rule])) for tag, rule in zip(pairs[::2], pairs[1::2], strict=True)
        )
        return Entry(tags=self._tags[tags], morph=morph, rules=tuple(rules))

    def get(self, form: str) -> Entry | None:
        """Return the entry of exactly this `form`."""
        key = checksum(form)
        i = bisect_left(self._keys, key)
        if i < len(self._keys) and self._keys[i] == key:
            return self._entries[self._numbers[i]]
        return None

    def matches(self, form: str) -> Iterator[DictionaryHit]:
        """Yield the entries for `form` as written and in the other case, else that of its tail."""
        found = False
        for how, variant in (("exact", form), ("lower", form.lower()), ("title", form.title())):
            if how != "exact" and variant == form:
                continue
            if (entry := self.get(variant)) is not None:
                found = True
                yield DictionaryHit(entry=entry, how=how, head="", form=variant)
        if not found and (match := self.tail(form)) is not None:
            yield match

    def tail(self, form: str) -> DictionaryHit | None:
        """Return the entry of the longest known last part of a compound.

        A capitalised form or one with a hyphen looks for a noun („Schnupper|termin“), another for
        any word („fertig|gestellt“).
        """
        if "-" in form[1:-1]:
            cut = form.rindex("-", 0, len(form) - 1) + 1
            for variant in (form[cut:], form[cut:].title()):
                if (entry := self.get(variant)) is not None:
                    return DictionaryHit(entry=entry, how="tail", head=form[:cut], form=variant)
        noun = form[:1].isupper()
        for cut in range(max(MIN_HEAD, len(form) - MAX_TAIL), len(form) - MIN_TAIL + 1):
            rest = form[cut:]
            variant = rest[:1].upper() + rest[1:] if noun else rest
            entry = self.get(variant)
            if entry is not None and ("SUB" in entry.tags if noun else entry.tags != "EIG"):
                return DictionaryHit(entry=entry, how="tail", head=form[:cut], form=variant)
        return None


def checksum(form: str) -> int:
    """Return the 32-bit key of `form`."""
    return zlib.crc32(form.encode("utf8"))


@lru_cache(maxsize=2)
def parse(blob: bytes) -> Dictionary:
    """Unpack `blob` once for all pipelines of the process that carry the same dictionary."""
    return Dictionary(blob)


def of_vocab(vocab: Vocab) -> Dictionary:
    """Return the dictionary that `vocab` carries; an empty one if it has none."""
    if TABLE not in vocab.lookups:
        return parse(EMPTY)
    return parse(vocab.lookups.get_table(TABLE)[BLOB])


def pack(forms: dict[str, tuple[str, int, tuple[tuple[str, LemmaRule], ...]]]) -> bytes:
    """Write `forms` (tags, number of the morphology, rules) as a blob that `parse` reads."""
    tags: dict[str, int] = {}
    rules: dict[LemmaRule, int] = {}
    entries: dict[tuple[int, ...], int] = {}
    numbers: dict[int, int] = {}
    for form, (tag, morph, pairs) in sorted(forms.items()):
        row = [tags.setdefault(tag, len(tags)), morph]
        for name, rule in pairs:
            row += [tags.setdefault(name, len(tags)), rules.setdefault(rule, len(rules))]
        numbers.setdefault(checksum(form), entries.setdefault(tuple(row), len(entries)))
    keys = sorted(numbers)
    columns = [[r.front_cut, r.front_add, r.end_cut, r.end_add] for r in rules]
    blob: bytes = srsly.msgpack_dumps(
        {
            "keys": array("I", keys).tobytes(),
            "numbers": array("H", [numbers[key] for key in keys]).tobytes(),
            "tags": list(tags),
            "rules": columns,
            "entries": [list(row) for row in entries],
        }
    )
    return blob


def _to_rule(front_cut: int, front_add: str, end_cut: int, end_add: str) -> LemmaRule:
    return LemmaRule(front_cut=front_cut, front_add=front_add, end_cut=end_cut, end_add=end_add)


EMPTY = pack({})

"""Read the gold corpora into one shape: sentences of tokens, what is not annotated being empty.

Surface tokens count: „im“ is one token with the tag APPRART, the lemma of its preposition and the
inflection of its article, as a mail is tokenised; the treebanks split it in two words.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import unescape

CONTRACTIONS = {
    ("an", "dem"): "am",
    ("an", "das"): "ans",
    ("auf", "das"): "aufs",
    ("bei", "dem"): "beim",
    ("in", "dem"): "im",
    ("in", "das"): "ins",
    ("von", "dem"): "vom",
    ("zu", "dem"): "zum",
    ("zu", "der"): "zur",
}
SHARED_FEATS = ("Case", "Gender", "Number")
"""What a contraction keeps of its article."""
STANDARD_TAGS = {
    "PTKIFG": "ADV",
    "PTKMA": "ADV",
    "PTKMWL": "ADV",
    "DM": "KON",
    "ADVART": "ADV",
    "VVPPER": "VVFIN",
    "VAPPER": "VAFIN",
    "VMPPER": "VMFIN",
    "PPERPPER": "PPER",
    "KOUSPPER": "KOUS",
}
"""Tags that STTS_IBK splits off or adds for clitics, and what STTS says; those for emoticons,
addresses, hashtags and action words stay."""
UNIMORPH_POS = {"N": "NOUN", "PRO": "PRON", "CONJ": "CCONJ", "V": "VERB"}
SUBORDINATING = frozenset(
    [
        "als",
        "bevor",
        "bis",
        "da",
        "damit",
        "dass",
        "daß",
        "ehe",
        "falls",
        "indem",
        "indes",
        "nachdem",
        "ob",
        "obgleich",
        "obwohl",
        "seit",
        "seitdem",
        "sobald",
        "sodass",
        "sofern",
        "solange",
        "sooft",
        "soweit",
        "sowie",
        "während",
        "weil",
        "wenn",
        "wie",
        "wenngleich",
        "wobei",
        "zumal",
    ]
)
AMBIGUOUS_CONJUNCTIONS = frozenset(["als", "denn", "wie", "sowie", "seit", "bis", "statt", "anstatt", "um", "ohne"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tok:
    """One token; an empty string or a head of -1 means: not annotated."""

    form: str
    tag: str = ""
    pos: str = ""
    lemma: str = ""
    feats: str | None = None
    head: int = -1
    """Index of the head in the sentence; that of the token itself for the root."""
    dep: str = ""
    space: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and where it is from."""

    toks: tuple[Tok, ...]
    source: str
    ents: tuple[tuple[int, int, str], ...] | None = field(default=None)
    """Entities as token spans; `None` where nobody looked for them."""

    def bilou(self) -> list[str]:
        """Return the entities as one tag a token: beginning, inside, last, unit, outside."""
        tags = ["O"] * len(self.toks)
        for start, end, name in self.ents or ():
            tags[start:end] = [f"I-{name}"] * (end - start)
            tags[start], tags[end - 1] = f"B-{name}", f"L-{name}"
            if end - start == 1:
                tags[start] = f"U-{name}"
        return tags


def read_conllu(path: Path, source: str, stts: bool) -> Iterator[Sentence]:
    """Read a treebank; its fine tags are kept if they are STTS."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        for block in file.read().strip().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
            yield Sentence(toks=tuple(_surface(rows, stts)), source=source)


def _surface(rows: list[list[str]], stts: bool) -> list[Tok]:
    """Join the words of each multi-word token."""
    spans: dict[str, tuple[int, int, str, str]] = {}
    for row in rows:
        if "-" in row[0]:
            start, end = row[0].split("-")
            spans[start] = (int(start), int(end), row[1], row[9])
    words = {row[0]: row for row in rows if row[0].isdigit()}
    groups: list[tuple[list[list[str]], str, str]] = []
    number = 1
    while str(number) in words:
        if str(number) in spans:
            start, end, form, misc = spans[str(number)]
            groups.append(([words[str(i)] for i in range(start, end + 1)], form, misc))
            number = end + 1
        else:
            row = words[str(number)]
            groups.append(([row], row[1], row[9]))
            number += 1
    place = {row[0]: i for i, (group, _, _) in enumerate(groups) for row in group}
    return [_join(group, form, misc, place, i, stts) for i, (group, form, misc) in enumerate(groups)]


def _join(group: list[list[str]], form: str, misc: str, place: dict[str, int], i: int, stts: bool) -> Tok:
    first = next((row for row in group if row[6] == "0" or place[row[6]] != i), group[0])
    joined = len(group) > 1
    feats = "" if first[5] == "_" else first[5]
    if joined and group[0][3] == "ADP":
        pairs = [p for p in group[-1][5].split("|") if p.split("=")[0] in SHARED_FEATS]
        first, feats = group[0], "|".join(pairs)
    tag = first[4] if stts else ""
    if joined and group[0][3] == "ADP":
        tag = "APPRART"
    head = i if first[6] == "0" else place[first[6]]
    return Tok(
        form=form,
        tag=tag,
        pos=first[3],
        lemma=first[2],
        feats=feats,
        head=head,
        dep=first[7].lower() if first[7] != "root" else "ROOT",
        space="SpaceAfter=No" not in misc,
    )


def read_unimorph(path: Path) -> Iterator[Sentence]:
    """Read the morphology part of the GSD train text: parts of speech and lemmas, no inflection.

    Its older annotation takes all of sein, haben, werden and the modals for verbs where UD today
    has auxiliaries, and nouns for some pronouns: such parts of speech are left empty.
    """
    with gzip.open(path, "rt", encoding="utf8") as file:
        for block in file.read().strip().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n")]
            toks: list[Tok] = []
            for form, lemma, msd in rows:
                parts = msd.split(";")
                if toks and parts[0] == "DET" and "DEF" in parts and toks[-1].pos == "ADP":
                    short = CONTRACTIONS.get((toks[-1].form.lower(), form))
                    if short:
                        short = short.title() if toks[-1].form[0].isupper() else short
                        toks[-1] = replace(toks[-1], form=short, tag="APPRART")
                        continue
                toks.append(Tok(form=form, pos=_unimorph_pos(form, lemma, parts), lemma=_unimorph_lemma(lemma)))
            yield Sentence(toks=tuple(toks), source="gsd_train_morph")


def _unimorph_pos(form: str, lemma: str, parts: list[str]) -> str:
    pos = UNIMORPH_POS.get(parts[0], parts[0])
    if pos in ("VERB", "AUX") and lemma in AUXILIARIES:
        return ""
    if pos == "PRON" and "PSSS" in parts:
        return "DET"
    if pos == "CCONJ":
        lower = form.lower()
        if lower in AMBIGUOUS_CONJUNCTIONS:
            return ""
        return "SCONJ" if lower in SUBORDINATING else "CCONJ"
    if (pos == "NOUN" and form[0].islower()) or pos in ("X", "_"):
        return ""
    return pos


def _unimorph_lemma(lemma: str) -> str:
    return "" if "|" in lemma or lemma == "_" else lemma


AUXILIARIES = frozenset(["sein", "haben", "werden", "können", "müssen", "sollen", "wollen", "dürfen", "mögen"])


def read_empirist(path: Path, part: str) -> Iterator[Sentence]:
    """Read the train or test PART of EmpiriST 2.0 with tags reduced to STTS where they can be."""
    toks: list[Tok] = []
    wanted = False
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("<text "):
                wanted = f'set="{part}"' in line
            elif line == "</s>" or line == "</posting>":
                if toks and wanted:
                    yield Sentence(toks=tuple(toks), source=f"empirist_{part}")
                toks = []
            elif "\t" in line and not line.startswith("<"):
                row = [unescape(cell, {"&quot;": '"', "&apos;": "'"}) for cell in line.split("\t")]
                tag = STANDARD_TAGS.get(row[1], row[1])
                toks.append(Tok(form=row[0], tag=tag, pos=row[2] if row[2] != "ADJD" else "ADJ", lemma=row[6]))


def tag_table(sentences: list[Sentence]) -> dict[str, dict[str, int]]:
    """Count which fine tags go with which part of speech."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sentence in sentences:
        for tok in sentence.toks:
            if tok.tag and tok.pos:
                table[tok.pos][tok.tag] += 1
    return table

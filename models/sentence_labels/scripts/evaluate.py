"""Reports on annotated drafts, scored by `corpora/tools/score_reports.py`: the shipped model, and the baselines beside it.

python scripts/evaluate.py ../../corpora/dev metrics/dev_reports.json
python scripts/evaluate.py ../../corpora/test metrics/test_reports.json --release 0.1.0     (once per release of a model)
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import typer

TODAY = "2027-01-01"
SCORER = Path(__file__).parents[3] / "corpora" / "tools" / "score_reports.py"


def main(corpus: Path, output: Path, release: str = "dev", errors: int = 0) -> None:
    """Score CORPUS with the model and with patterns alone; write the figures to OUTPUT. ERRORS prints so many of them."""
    paths = sorted(corpus.glob("*.jsonl"))
    drafts = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]
    figures = {
        "release": release,
        "corpus": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
        "model": score(drafts, patterns_alone=False, errors=errors),
        "patterns": score(drafts, patterns_alone=True, errors=0),
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def score(drafts: list[dict], *, patterns_alone: bool, errors: int) -> dict:
    """Figures of the scorer for reports on `drafts`."""
    from taktvoll.letter import Letter
    from taktvoll.library import check_letters
    from taktvoll.show.json import report_to_dict
    from taktvoll.understand import classifier

    with tempfile.TemporaryDirectory() as folder:
        gold, reports = Path(folder, "gold.jsonl"), Path(folder, "reports.jsonl")
        shipped = classifier.sentence_classifier
        if patterns_alone:
            classifier.sentence_classifier = lambda: None
        try:
            letters = [Letter(text=draft["text"], id=draft["id"]) for draft in drafts]
            rows = [report_to_dict(report) for report in check_letters(letters, today=TODAY)]
        finally:
            classifier.sentence_classifier = shipped
        for path, lines in ((gold, drafts), (reports, rows)):
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(reports)]
        if errors:
            sys.stdout.write(
                subprocess.run([*command, "--errors", str(errors)], check=True, capture_output=True, text=True).stdout
            )
        return json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    typer.run(main)

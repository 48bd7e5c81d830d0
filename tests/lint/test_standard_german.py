"""No rule of tone speaks of standard German, and none of anybody's name."""

from pathlib import Path

import pytest

import taktvoll

HERE = Path(__file__).parents[1]
TONE = {"informal", "negative_opinion", "private_detail", "hedged_decision"}
POLITE = (
    "Betreff: Absage des Gesprächs am 4. Mai\n\n{}\n\nvielen Dank für die Einladung. Den Termin am 4. Mai muss ich leider absagen und ziehe"
    " meine Bewerbung zurück. {}Bitte entschuldigen Sie die Umstände. Für die Zukunft wünsche ich Ihnen alles Gute."
    "\n\nMit freundlichen Grüßen\n{}"
)


def lines_of(path: str) -> list[str]:
    lines = (HERE / path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def names(kind: str) -> list[str]:
    return [name for line in lines_of(f"mail/names/{kind}.txt") for name in line.split()]


@pytest.mark.model
def test_standard_german_is_silent_in_a_letter():
    sentences = lines_of("annotate/sentences/standard_german.txt")
    assert len(sentences) == len(set(sentences)) >= 200
    drafts = [POLITE.format("Sehr geehrte Frau Tamm,", f"{sentence} ", "Runa Hellwig") for sentence in sentences]
    reports = taktvoll.check_many(drafts, today="2026-01-05")
    said = [
        (sentence, finding.rule)
        for sentence, report in zip(sentences, reports, strict=True)
        for finding in report.findings
        if finding.rule in TONE
    ]
    assert not said


@pytest.mark.model
def test_no_rule_speaks_of_a_name():
    people = [f"{first} {last}" for first, last in zip(names("first_names"), names("surnames"), strict=True)]
    drafts = [
        POLITE.format(f"Sehr geehrte Frau {last},", "", who)
        for who, last in zip(people, names("surnames")[::-1], strict=True)
    ]
    reports = taktvoll.check_many(drafts, today="2026-01-05")
    wrong = [
        (who, report.slots.get("sender"), [finding.rule for finding in report.findings])
        for who, report in zip(people, reports, strict=True)
        if report.findings or report.slots["sender"] != who
    ]
    assert not wrong

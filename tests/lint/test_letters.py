"""Whole letters through the real pipeline: perfect ones and rants."""

import pytest

import taktvoll
from analyses import read_text
from taktvoll.finding import Severity
from taktvoll.lint.run import lint_analysis
from taktvoll.settings import Settings

PERFECT = {
    "sie": """Betreff: Absage des Vorstellungsgesprächs

Sehr geehrte Frau Dr. Weiß,

vielen Dank für Ihre Einladung zum Gespräch am 12. März um 10 Uhr. Leider muss ich den Termin absagen und ziehe meine Bewerbung zurück. Für die Umstände bitte ich um Entschuldigung. Ich wünsche Ihnen viel Erfolg bei der Suche.

Mit freundlichen Grüßen
Jana Kröger""",
    "du": """Betreff: Unser Gespräch am Freitag

Hallo Tim,

vielen Dank für deine Einladung. Leider muss ich das Gespräch am Freitag absagen und ziehe meine Bewerbung zurück. Bitte entschuldige die Umstände. Ich wünsche dir viel Erfolg bei der Suche.

Viele Grüße
Jana""",
    "move": """Betreff: Bitte um einen anderen Termin

Guten Tag Herr Kern,

vielen Dank für Ihre Einladung. Leider kann ich am Freitag nicht kommen, weil ich krank bin. Könnten Sie mir einen anderen Termin vorschlagen? Bitte entschuldigen Sie die Umstände.

Freundliche Grüße
Jana Kröger""",
}
RANT = """Hallo,

ich komme am Montag nicht!! Die Bezahlung ist ein Witz und Ihre Bewertungen auf Kununu haben mich abgeschreckt. Nach drei Wochen haben Sie sich erst gemeldet, so geht man mit Menschen nicht um. Meine Frau hat geweint und mein Sohn hat Brechdurchfall. Danke für nichts.

Jana"""


@pytest.mark.parametrize("name", PERFECT)
def test_perfect_letter_has_at_least_95(name):
    report = lint_analysis(read_text(PERFECT[name]), Settings())
    assert [finding.rule for finding in report.findings if finding.severity is not Severity.HINT] == []
    assert report.score >= 95


def test_rant_has_at_most_40():
    assert lint_analysis(read_text(RANT), Settings()).score <= 40


@pytest.mark.model
@pytest.mark.parametrize("marks", ["„" * 50, "((((", "??? !!!", "😀", "||||", '"'])
def test_marks_without_a_word_are_an_empty_draft(marks):
    assert [finding.rule for finding in taktvoll.check(marks).findings] == ["empty_draft"]

"""What says that a label does not hold, and what holds whatever a model thinks."""

import pytest

from taktvoll.annotate.evidence import evidence_in
from taktvoll.annotate.labels import Labelled, label_sentence
from taktvoll.annotate.occasion import occasion_of


def labels(text: str, **decided: float) -> set[str]:
    return set(label_sentence(text, 0, len(text), evidence_in(text), decided).labels)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Die Schichtzeiten haben mich nicht abgeschreckt.", "negative"),
        ("Von Chaos war bei Ihnen nichts zu spüren.", "negative"),
        ("Ich habe Ihr Haus nie als unfreundlich erlebt.", "negative"),
        ("Ich danke Ihnen schon heute für Ihr Entgegenkommen.", "thanks"),
        ("Danke im Voraus für Ihre Mühe.", "thanks"),
        ("Danke für nichts!!", "thanks"),
        ("Eine Entschuldigung bekommen Sie auch nicht.", "apology"),
        ("Ich will weder absagen noch verschieben.", "decision"),
        ("Mal neige ich zum Gehen, mal zum Bleiben.", "decision"),
        ("Als Notarin betreue ich an dem Tag eine Erbengemeinschaft, die zerstritten ist.", "private"),
    ],
)
def test_denied_label_is_none_whatever_a_model_thinks(text, denied):
    assert denied not in labels(text, **{denied: 0.84})


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Die Schichtzeiten haben mich nicht abgeschreckt, aber die Bezahlung.", "negative"),
        ("Noch nie bin ich so unhöflich behandelt worden.", "negative"),
        ("Nicht einmal unhöflich waren Sie, nur frech.", "negative"),
        ("Ich kann mich nicht genug entschuldigen.", "apology"),
    ],
)
def test_denial_gives_way_to_what_else_is_said(text, label):
    assert label in labels(text, **{label: 0.84})


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "ich danke Ihnen für die Einladung, muss sie jedoch ablehnen, weil ich ein Studium begonnen habe.",
            {"decision", "reason"},
        ),
        ("Danke für die Einladung, ich kann sie leider nicht annehmen.", {"decision"}),
        ("Haben Sie Verständnis, wenn ich der Einladung fernbleibe, denn ich habe Dienst.", {"decision", "reason"}),
        ("Da ich am 5. Juni geprüft werde, möchte ich Sie um einen Ausweichtermin bitten.", {"reschedule", "reason"}),
        ("Leider muss ich den Termin verschieben.", {"reschedule"}),
        ("Danke für nichts.", {"negative"}),
        ("Ich wünsch Ihnen alles Gute.", {"informal"}),
        ("Möglich ist beides.", {"hedge"}),
        ("Nächste Woche werd ich an der Hernie operiert, Diagnose Gürtelrose.", {"private", "informal"}),
    ],
)
def test_acts_in_a_clause_hold_without_a_model(text, acts):
    assert acts <= labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich möchte sie nicht absagen.",
        "Muss ich sie ablehnen?",
        "Ich möchte die Schicht verschieben.",
        "Auf der Station für Schlaganfall habe ich gearbeitet.",
    ],
)
def test_acts_in_a_clause_are_no_others(text):
    assert labels(text) == {"other"}


def occasion(*texts: str, **scores: float) -> str:
    spans: list[Labelled] = [label_sentence(text, 0, len(text), evidence_in(text), {}) for text in texts]
    return occasion_of(spans, {"decline": 0.1, "reschedule": 0.1, "unclear": 0.1, "other": 0.1} | scores)


def test_move_in_plain_words_is_not_about_something_else():
    assert occasion("Leider muss ich den Termin verschieben.", other=0.9, reschedule=0.5) == "reschedule"


def test_acceptance_is_about_something_else():
    assert occasion("Ihr Termin am 4. Mai passt mir sehr gut.", reschedule=0.9) == "other"


def test_no_that_is_denied_is_about_something_else():
    assert occasion("Ich will weder absagen noch verschieben.", unclear=0.9) == "other"


def test_open_question_is_unclear():
    assert occasion("Ob wir uns sehen, das sollen die nächsten Tage zeigen.", other=0.9) == "unclear"

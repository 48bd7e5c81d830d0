"""The situation of a draft: stage, stance, counterpart, and mails that are none of our matter."""

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import taktvoll
from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.models import shipped_models
from taktvoll.annotate.sign_model import SignModel
from taktvoll.annotate.situation_cues import clause_around, cues_in, is_others
from taktvoll.formats.evidence import situation_in_words
from taktvoll.lint.run import lint_analysis
from taktvoll.settings import Settings

SITUATIONS = Path(__file__).parents[2] / "corpora" / "situations"
TODAY = "2027-03-01"


def situation(body: str, greeting: str = "Sehr geehrte Frau Weiß,") -> tuple[str, str, str]:
    found = taktvoll.check(f"{greeting}\n\n{body}\n\nMit freundlichen Grüßen\nJana Kröger", today=TODAY).situation
    return str(found.stage), str(found.stance), str(found.counterpart)


def report(body: str) -> taktvoll.Report:
    return taktvoll.check(f"Guten Tag,\n\n{body}\n\nMit freundlichen Grüßen\nJana Kröger", today=TODAY)


@pytest.mark.model
@pytest.mark.parametrize(
    ("stage", "body"),
    [
        ("none", "meine Bewerbung als Gärtnerin vom 3. Februar ziehe ich zurück."),
        ("invited", "vielen Dank für die Einladung zum Gespräch. Leider muss ich absagen."),
        ("agreed", "unser Gespräch am 9. März, das wir am Telefon vereinbart haben, muss ich absagen."),
        ("after_interview", "in unserem Gespräch ist mir klar geworden, dass ich mehr im Freien arbeiten will. Ich sage ab."),
        ("trial_day", "zum Probearbeiten am Samstag kann ich nicht kommen, ich bin krank. Ginge der nächste?"),
        ("offer", "Ihr Angebot habe ich gelesen und nehme es nicht an."),
        ("contract", "vom Arbeitsvertrag, den ich Ihnen unterschrieben geschickt habe, muss ich zurücktreten."),
    ],
)  # fmt: skip
def test_stage_is_the_furthest_point_reached(stage, body):
    assert situation(body)[0] == stage


@pytest.mark.model
@pytest.mark.parametrize(
    ("stance", "body"),
    [
        ("declines", "vielen Dank für die Einladung. Das Gespräch möchte ich absagen, ich habe eine andere Stelle angenommen."),
        ("withdraws", "vielen Dank für die Einladung. Von meiner Bewerbung nehme ich heute Abstand."),
        ("withdraws", "am Montag hatte ich Ihnen für die Stelle zugesagt. Diese Zusage muss ich leider zurücknehmen."),
        ("prevented", "am Freitag bin ich krank. Wäre für unser Gespräch ein anderer Tag möglich?"),
        ("prevented", "vielen Dank für die Einladung. Können wir das Gespräch zur selben Uhrzeit per Video führen?"),
        ("missed_it", "gestern bin ich nicht zu unserem Gespräch erschienen. Das tut mir leid."),
        ("undecided", "vielen Dank für die Einladung. Ich weiß noch nicht, ob ich kommen kann."),
        ("accepts", "vielen Dank für die Einladung. Ich komme am Mittwoch um 14 Uhr gern zum Gespräch."),
    ],
)  # fmt: skip
def test_stance_is_what_the_writer_means_to_do(stance, body):
    assert situation(body)[1] == stance


@pytest.mark.model
@pytest.mark.parametrize(
    ("counterpart", "greeting", "body"),
    [
        ("employer", "Sehr geehrte Frau Weiß,", "das Gespräch in Ihrem Uniklinikum sage ich ab."),
        ("agency", "Sehr geehrte Frau Weiß,", "das Gespräch bei Ihrem Kunden in Ulm sage ich ab."),
        ("authority", "Sehr geehrte Frau Weiß,", "das Auswahlgespräch im Landratsamt sage ich ab."),
        ("authority", "Sehr geehrte Frau Bürgermeisterin,", "das Gespräch am Montag sage ich ab."),
        ("contact", "Lieber Onkel Tom,", "sag deinem Chef bitte, dass ich am Montag nicht zum Gespräch komme."),
    ],
)
def test_counterpart_is_who_reads_it(counterpart, greeting, body):
    assert situation(body, greeting)[2] == counterpart


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "ich habe bei einem anderen Unternehmen einen Vertrag unterschrieben und sage das Gespräch am Montag ab.",
        "meine jetzige Firma hat mir eine Stelle angeboten. Das Gespräch am Montag sage ich deshalb ab.",
        "Ihr Angebot, mich am Montag zum Gespräch zu empfangen, freut mich. Ich komme aber nicht.",
    ],
)
def test_what_another_employer_does_is_no_stage(body):
    assert situation(body)[0] == "invited"


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "den Termin beim Friseur am Mittwoch muss ich leider absagen. Wann geht es sonst?",
        "die Besichtigung der Wohnung am Samstag sage ich ab, wir haben eine andere gefunden.",
        "hiermit kündige ich meine Mitgliedschaft zum nächstmöglichen Termin.",
        "zur Chorprobe am Freitag kann ich nicht kommen. Können wir sie verschieben?",
        "Ihr Vorstellungsgespräch am Dienstag müssen wir leider verschieben. Passt Ihnen der Mittwoch?",
    ],
)
def test_mail_about_something_else_has_no_score_and_is_not_rewritten(body):
    found = report(body)
    assert (found.occasion, found.score, found.scores, found.notes) == ("other", None, None, ())
    assert found.situation == taktvoll.check("", today=TODAY).situation.__class__(
        stage="none", stance="other", counterpart="none", evidence=found.situation.evidence
    )
    (rewrite,) = taktvoll.rewrite(found.text, today=TODAY)
    assert (rewrite.text, rewrite.proof.verdict) == (found.text, "not_possible")


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "am Mittwoch habe ich einen Termin beim Zahnarzt und kann nicht zum Gespräch kommen. Ginge Freitag?",
        "wegen des Elternabends kann ich am Montag nicht. Passt Ihnen der Dienstag für unser Gespräch?",
        "der Monteur kommt genau dann. Können wir das Vorstellungsgespräch verschieben?",
    ],
)
def test_what_is_only_the_reason_is_not_the_matter(body):
    found = report(body)
    assert (found.occasion, found.situation.counterpart) == ("reschedule", "employer")


@pytest.mark.model
def test_withdrawal_is_no_move():
    body = (
        "zum Gespräch am 5. Juli kann ich nicht kommen. Ab dem 12. Juli bin ich wieder im Büro. "
        "Ich ziehe meine Bewerbung zurück."
    )
    assert report(body).occasion == "decline"


@pytest.mark.model
def test_evidence_quotes_the_words_that_decided():
    found = report(
        "in unserem Gespräch wurde mir klar, dass ich etwas anderes suche. Ich ziehe meine Bewerbung zurück."
    )
    said = {ground.field: found.text[ground.start : ground.end] for ground in found.situation.evidence}
    assert "unserem Gespräch" in said["stage"]
    assert "ziehe meine Bewerbung" in said["stance"]


@pytest.mark.model
def test_evidence_is_in_the_json_only_on_demand():
    found = report("Ihr Angebot nehme ich nicht an.")
    assert set(found.to_dict()["situation"]) == {"stage", "stance", "counterpart"}
    assert found.to_dict(why=True)["situation"]["evidence"]


@pytest.mark.model
def test_offsets_are_those_of_the_text_as_received():
    text = "Guten Tag,\n\nin unserem Gespra\u0308ch wurde mir klar, dass es nicht passt. Ich sage ab.\n\nMit freundlichen Gru\u0308ßen\nJana Kröger"
    (ground, *_) = taktvoll.check(text, today=TODAY).situation.evidence
    assert text[ground.start : ground.end].startswith("in unserem Gespra\u0308ch")


def corrected(field: str, value: str, others: tuple[str, ...]) -> taktvoll.Report:
    """The report of a letter where a model is sure that `field` is `value`, whatever the rules say."""
    values = (value, *others)
    sure = SignModel(
        values,
        tuple(9.0 if one == value else 0.0 for one in values),
        {"label=decision": (1.0,) + (0.0,) * len(others)},
        0.9,
    )
    models = replace(shipped_models(), situation={field: sure})
    nlp = load_pipeline()
    nlp.get_pipe("taktvoll_reader").models = models
    text = "Guten Tag Frau Holm,\n\nvielen Dank für die Einladung. Das Gespräch am Montag sage ich ab.\n\nMit freundlichen Grüßen\nJana Kröger"
    return lint_analysis(nlp(text)._.taktvoll_analysis, Settings())


@pytest.mark.model
def test_sure_model_overrules_a_field_and_says_how_sure_it_is():
    found = corrected("stance", "withdraws", ("declines",))
    (ground,) = [one for one in found.situation.evidence if one.field == "stance"]
    assert found.situation.stance == "withdraws"
    assert ground.probability == pytest.approx(1, abs=0.01)
    assert found.text[ground.start : ground.end] == "Das Gespräch am Montag sage ich ab."
    assert "100 % sicher" in situation_in_words(found, "de")


@pytest.mark.model
def test_model_finds_no_stance_that_does_not_go_with_the_occasion():
    assert corrected("stance", "undecided", ("declines",)).situation.stance == "declines"


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("danke, dass Sie mich gestern durch das Lager geführt haben. Ich möchte die Stelle nicht.", "after_interview"),
        ("danke, dass ich am Freitag bei Ihnen mitfahren durfte. Ich komme nicht wieder.", "trial_day"),
        ("vielen Dank für den Arbeitsvertrag. Ich sage ab.", "offer"),
        ("ich muss schon wieder verschieben: Am Montag geht es nicht. Passt der Mittwoch?", "agreed"),
        ("ich ziehe meine Bewerbung zurück, am 12. Mai komme ich nicht.", "invited"),
    ],
)
def test_stage_in_other_words(body, expected):
    assert situation(body)[0] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sehr geehrte Frau Ministerialrätin Holm,\n\ndas Gespräch am Montag sage ich ab.", "authority"),
        ("Sehr geehrter Herr Schulleiter Holm,\n\ndas Gespräch am Montag sage ich ab.", "authority"),
        ("Guten Tag,\n\ndas Gespräch beim Zweckverband Harz am Montag sage ich ab.", "authority"),
        ("Sehr geehrter Herr Professor Holm,\n\ndas Gespräch in Ihrer Klinik am Montag sage ich ab.", "employer"),
        ("Guten Tag,\n\nam Montag muss ich zum Gericht und kann nicht zum Gespräch kommen.", "employer"),
        (
            "Guten Tag Frau Holm,\n\nnehmen Sie mich bitte aus Ihrer Datenbank. Zum Gespräch am Montag komme ich nicht.",
            "agency",
        ),
        ("Hallo Rosi,\n\nsag bitte dem Chef, dass ich am Montag nicht zum Gespräch komme.", "contact"),
    ],
)
def test_counterpart_in_other_words(text, expected):
    assert (
        taktvoll.check(f"{text}\n\nMit freundlichen Grüßen\nJana Kröger", today=TODAY).situation.counterpart == expected
    )


def test_clause_ends_at_marks_but_not_behind_a_number():
    text = "am 5. mai komme ich nicht, weil ich krank bin"
    assert clause_around(text, 3, 8) == "am 5. mai komme ich nicht"


def test_somebody_elses_contract_is_not_the_readers():
    text = "ich habe woanders den vertrag unterschrieben"
    assert is_others(text, text.index("vertrag"), len(text))
    assert not is_others("ich habe ihnen den vertrag unterschrieben", 19, 26)


@pytest.mark.parametrize(
    "quote",
    ["ich ziehe meine Bewerbung zurück", "ICH ZIEHE MEINE BEWERBUNG ZURÜCK", "ich ziehe meine Bewerbung zurueck"],
)
def test_cues_are_found_in_every_spelling(quote):
    assert ("stance", "withdraws") in {(cue.field, cue.value) for cue in cues_in([quote])}


@pytest.mark.model
@pytest.mark.parametrize(("part", "least"), [("train", 0.9), ("dev", 0.93)])
def test_situations_of_the_corpus_are_read_as_well_as_measured(part, least):
    rows = [json.loads(line) for line in (SITUATIONS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = taktvoll.check_many((row["text"] for row in rows), today=TODAY)
    right: Counter[str] = Counter()
    for row, found in zip(rows, reports, strict=True):
        read = found.to_dict()["situation"]
        right.update(field for field in read if read[field] == row["situation"][field])
    assert all(right[field] / len(rows) >= least for field in ("stage", "stance", "counterpart")), right


def test_order_of_cues_means_nothing(monkeypatch):
    from taktvoll.annotate import situation_cues

    quotes = ["unser Gespräch am Montag sage ich ab", "ich habe Ihr Angebot gelesen und ziehe die Bewerbung zurück"]
    before = set(cues_in(quotes))
    shuffled = random.Random(1).sample(situation_cues._expressions(), len(situation_cues._expressions()))
    monkeypatch.setattr(situation_cues, "_expressions", lambda: tuple(shuffled))
    situation_cues._keys.cache_clear()
    situation_cues._cued_by.clear()
    assert set(cues_in(quotes)) == before
    situation_cues._keys.cache_clear()
    situation_cues._cued_by.clear()

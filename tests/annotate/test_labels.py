import re
import tomllib
import unicodedata
from importlib import resources

import pytest

from taktvoll.annotate import lexicons, patterns
from taktvoll.annotate.evidence import evidence_in, evidence_matrix
from taktvoll.annotate.labels import label_frame, label_sentence
from taktvoll.annotate.patterns import evidence_names
from taktvoll.letter import SegmentKind


def kinds(sentence):
    return {mark[0] for mark in evidence_in(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Vielen Dank für die Einladung.", "thanks"),
        ("Über Ihre Einladung habe ich mich sehr gefreut.", "thanks"),
        ("Hiermit ziehe ich meine Bewerbung zurück.", "decision"),
        ("Den Termin am Montag muss ich leider absagen.", "decision"),
        ("Könnten wir das Gespräch verschieben?", "reschedule"),
        ("Ich bitte um Ihr Verständnis.", "understanding"),
        ("Bitte entschuldigen Sie die Umstände.", "apology"),
        ("Ich wuensche Ihnen viel Erfolg.", "goodwill"),
        ("Die Bezahlung ist ein Witz.", "negative"),
        ("Ihre Antwortzeiten sind eine Katastrophe.", "negative"),
        ("Eure Kommunikation ist eine einzige Katastrophe.", "negative"),
        ("Ihr Bewerbungsportal ist eine Blamage.", "negative"),
        ("Euer Umgang mit Bewerbern ist eine Schande.", "negative"),
        ("Ihr Empfang war das Letzte.", "negative"),
        ("Ihr Ton ist unter aller Kritik.", "negative"),
        ("Ihre Personalabteilung ist ein Saustall.", "negative"),
        ("Ihr Bewerbungsprozess ist der reinste Horror.", "negative"),
        ("Ihre Ausschreibung ist eine Farce.", "negative"),
        ("Mein Sohn hat Brechdurchfall.", "private"),
        ("Ich hab keine Zeit", "informal"),
        ("Vielleicht sage ich eher ab.", "hedge"),
    ],
)
def test_patterns_find(sentence, kind):
    assert kind in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Danke für nichts.", "thanks"),
        ("Vielen Dank im Voraus.", "thanks"),
        ("Vielen Dank für Ihr Verständnis.", "thanks"),
        ("Ich habe kein Verständnis für diesen Umgang.", "understanding"),
        ("Ich wünsche mir eine andere Stelle.", "goodwill"),
        ("Ihre Kantine ist ein Traum.", "negative"),
        ("Ihre Absage wäre für mich ein Verlust gewesen.", "negative"),
        ("Ihr Sommerfest war das letzte im August.", "negative"),
        ("Ihr Theaterstück ist eine Farce von Feydeau.", "negative"),
    ],
)
def test_patterns_do_not_fall_for(sentence, kind):
    assert kind not in kinds(sentence)


def test_patterns_match_decomposed_umlauts():
    assert "understanding" in kinds(unicodedata.normalize("NFD", "Ich bitte um Ihr Verständnis."))


def test_evidence_matrix_has_the_columns_that_are_asked_for():
    columns = {name: column for column, name in enumerate(evidence_names())}
    found = [evidence_in("Die Bezahlung ist ein Witz, ich hab genug."), evidence_in("Guten Tag.")]
    matrix = evidence_matrix(found, columns)
    assert matrix.shape == (2, len(columns))
    assert {name for name, column in columns.items() if matrix[0, column]} == {
        "negative.rude_words",
        "negative.pay",
        "informal.word",
    }
    assert not matrix[1].any()
    assert evidence_matrix(found, {"private.family": 0, "negative.pay": 1}).tolist() == [[0, 1], [0, 0]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Hiermit sage ich den Termin am 3. Mai, 10 Uhr, bei der Nordkai GmbH ab.", True),
        ("Ich muss das Gespräch leider absagen.", True),
        ("Ich muss das Gespräch vielleicht absagen.", False),
        ("Ich sage den Termin nicht ab.", False),
        ("Soll ich absagen?", False),
    ],
)
def test_a_plain_no_is_a_pattern_like_the_others(sentence, found):
    assert ("decision.plain" in {mark[3] for mark in evidence_in(sentence)}) is found
    assert label_sentence(sentence, 0, len(sentence), evidence_in(sentence), {}).labels == (
        ("decision",) if found else ("other",)
    )


def test_sure_evidence_is_what_the_pattern_files_call_sure():
    assert patterns.sure_names() == {
        "decision.alemannic",
        "decision.away",
        "decision.idiom",
        "decision.in_a_clause",
        "decision.plain",
        "goodwill.esteem",
        "goodwill.one_must_like",
        "goodwill.praises_the_house",
        "goodwill.wishes_you",
        "hedge.open",
        "informal.clipped",
        "informal.emoji",
        "informal.idiom",
        "informal.shouting",
        "informal.word",
        "negative.against_you",
        "negative.called_by_name",
        "negative.asked_in_private",
        "negative.blames_you",
        "negative.deceives",
        "negative.facts_of_the_process",
        "negative.facts_of_the_talk",
        "negative.heard_nothing",
        "negative.nobody_kind",
        "negative.pay",
        "negative.proof_of_the_opposite",
        "negative.refused_courtesy",
        "negative.repelled",
        "negative.reviews",
        "negative.said_politely",
        "negative.suggestion",
        "negative.thanks_for_nothing",
        "negative.the_only_one",
        "negative.verdict_on_yours",
        "private.employer_says_yes",
        "private.former_partner",
        "private.named_employer",
        "private.named_illness",
        "private.now_alone",
        "private.pay_elsewhere",
        "private.pay_there",
        "private.without_its_word",
        "reason.alemannic",
        "reason.da_at_the_head",
        "reason.named_employer",
        "reason.voice",
        "reason.weil_behind",
        "reschedule.alemannic",
        "reschedule.asked",
        "reschedule.envisaged",
        "reschedule.plain",
        "reschedule.time_once_more",
        "thanks.for_invitation",
        "thanks.stays_with_me",
        "understanding.verstaendnis",
    }


def test_a_word_of_two_lists_belongs_to_the_sure_one():
    assert [entry.name for entry in patterns.word_lists()] == ["informal.word", "informal.perhaps"]


def test_words_that_are_colloquial_in_some_sentences_only_are_left_to_the_model():
    assert [mark[3] for mark in evidence_in("Ich sag leider ab.") if mark[0] == "informal"] == ["informal.perhaps"]
    text = "Sag mir bitte Bescheid."
    assert label_sentence(text, 0, len(text), evidence_in(text), {}).labels == ("other",)
    assert "informal" in label_sentence(text, 0, len(text), evidence_in(text), None).labels


def test_label_sentence_without_a_model_takes_the_evidence():
    text = "Leider muss ich den Termin absagen, weil ich krank bin."
    found = label_sentence(text, 0, len(text), evidence_in(text), None)
    assert found.labels == ("decision", "reason")
    assert [text[start:end] for kind, start, end, *_ in found.marks if kind == "reason_clause"] == [
        "weil ich krank bin."
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Da ich schon entschieden bin, ersuche ich Sie, den Termin zu streichen.", "Da ich schon entschieden bin"),
        ("Weil mir die Stelle, die ich habe, liegt, sehe ich davon ab.", "Weil mir die Stelle, die ich habe, liegt"),
    ],
)
def test_reason_clause_ends_where_the_main_clause_begins(text, clause):
    found = label_sentence(text, 0, len(text), evidence_in(text), {"reason": 0.9})
    assert [text[start:end] for kind, start, end, *_ in found.marks if kind == "reason_clause"] == [clause]


def test_label_sentence_with_a_model_keeps_sure_evidence_alone():
    text = "Ich hab den Vertrag, es tut mir leid."
    found = label_sentence(text, 0, len(text), evidence_in(text), {"reason": 0.7})
    assert found.labels == ("reason", "informal")
    assert ("reason", 0, len(text), "model", 0.7) in found.marks


@pytest.mark.parametrize(
    ("text", "kind", "register", "labels"),
    [
        ("Hi Frau Weiß,", SegmentKind.SALUTATION, "sie", ("salutation", "informal")),
        ("Hi Jule,", SegmentKind.SALUTATION, "du", ("salutation",)),
        ("LG Finn", SegmentKind.CLOSING, "sie", ("closing", "informal")),
        ("Hi Frau Lenz,", SegmentKind.SALUTATION, "mixed", ("salutation", "informal")),
        ("Bussi", SegmentKind.CLOSING, "mixed", ("closing", "informal")),
        ("Ciao", SegmentKind.CLOSING, "du", ("closing",)),
        ("Betreff: ES REICHT", SegmentKind.SUBJECT, "sie", ("subject", "informal")),
        ("NICHT MIT MIR!!", SegmentKind.SUBJECT, "sie", ("subject", "informal")),
        ("AW: CNC GMBH", SegmentKind.SUBJECT, "sie", ("subject",)),
        ("Mit der Bitte um Entschuldigung und freundlichen Grüßen", SegmentKind.CLOSING, "sie", ("apology", "closing")),
        ("P. S. Der Parkplatz war gut.", SegmentKind.POSTSCRIPT, "sie", ("other",)),
        ("> Sie sind eingeladen", SegmentKind.QUOTE, "sie", ("other",)),
    ],
)
def test_label_frame(text, kind, register, labels):
    assert label_frame(text, 0, len(text), kind, register=register).labels == labels


def test_every_pattern_compiles_and_names_its_cue():
    for file in patterns.FILES:
        tables = tomllib.loads(resources.files(patterns).joinpath(file).read_text(encoding="utf-8"))
        for kind, entries in tables.items():
            for name, entry in entries.items():
                assert entry.get("cue") or entry["lexicon"], (kind, name)
                assert (kind == patterns.DENIED) == ("denies" in entry), (kind, name)
    names = [pattern.name for pattern in patterns.all_patterns()]
    assert len(names) == len(set(names))
    for pattern in patterns.all_patterns():
        assert patterns.compile_expression(pattern.find).pattern
        assert patterns.compile_expression(pattern.unless or "").flags
        assert re.compile(pattern.when or "").flags


@pytest.mark.parametrize(
    "name", ["abbreviations", "colloquial", "job_nouns", "no_names", "perhaps_colloquial", "sentence_starters"]
)
def test_word_lists_are_sorted_unique_and_in_nfc(name):
    text = resources.files(lexicons).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    entries = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert entries == sorted(set(entries))
    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("#")

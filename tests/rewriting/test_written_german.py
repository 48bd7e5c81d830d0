"""Kept sentences in written German: nothing spoken stays, nothing of meaning goes, names and commands stand.

``kept_words.jsonl`` has drafts of many voices; those of its part ``aside`` were measured once, after the code was written.
"""

import json
from pathlib import Path

import pytest

from taktvoll import rewrite
from taktvoll.annotate.reading import reader_of
from taktvoll.rewriting.clauses import syntax_of
from taktvoll.rewriting.written_german import as_spelt, in_written_german, with_subjects

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("kept_words.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def syntax():
    return syntax_of(reader_of().borrow)


@pytest.fixture
def written(syntax):
    def write(sentence, *, formal=True):
        return as_spelt(in_written_german(sentence, syntax, formal=formal), syntax)

    return write


@pytest.mark.parametrize("row", [row for row in ROWS if "kept" in row], ids=lambda row: row["id"])
def test_kept_sentence_is_written_german(row, written):
    shown = written(row["kept"], formal=row["register"] == "sie")
    assert [words for words in row["has"] if words not in shown] == []
    assert [words for words in row["lacks"] if words in shown] == []
    assert written(shown, formal=row["register"] == "sie") == shown


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_rewrite_of_a_draft_leaves_nothing_spoken(row):
    for mode in ("minimal", "fresh"):
        text = rewrite(row["text"], mode=mode, today=row["today"])[0].text
        assert [words for words in row["lacks"] if words in text] == [], mode
        if "kept" not in row:
            assert [words for words in row["has"] if words not in text] == [], mode


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        ("Den Besucherausweis leg ich bei.", "Den Besucherausweis lege ich bei."),
        ("Ich bring sie vorbei und geb sie an der Pforte ab.", "Ich bringe sie vorbei und gebe sie an der Pforte ab."),
        ("Genau so stell ich mir das vor.", "Genau so stelle ich mir das vor."),
        ("Den Rest regel ich selbst, und ich wechsel erst im Mai.", "Den Rest regle ich selbst, und ich wechsle erst im Mai."),
        ("Ich lief zurück, ließ alles liegen und blieb zu Hause.", "Ich lief zurück, ließ alles liegen und blieb zu Hause."),
        ("Ich soll am Montag kommen und will das auch.", "Ich soll am Montag kommen und will das auch."),
        ("Bin ich still, wach oder laut?", "Bin ich still, wach oder laut?"),
    ],
)  # fmt: skip
def test_first_person_has_its_ending(spoken, shown, written):
    assert written(spoken) == shown


def test_command_to_a_friend_is_no_first_person(written):
    for command in (
        "Schick mir bitte meine Mappe zurück und gib dem Pförtner Bescheid.",
        "Ich komme nicht und ruf mich bitte an.",
        "Leg mir die Mappe bitte an die Pforte.",
    ):
        assert written(command, formal=False) == command


@pytest.mark.parametrize(
    ("bare", "shown"),
    [
        ("Hoffe Sie denken jetzt nicht dass das dauernd so ist.", "Ich hoffe, Sie denken jetzt nicht, dass das dauernd so ist."),
        ("Können Sie mir bitte sagen an welchem Tag das geht?", "Können Sie mir bitte sagen, an welchem Tag das geht?"),
        ("Die Dame die am Empfang saß hat mir geholfen.", "Die Dame, die am Empfang saß, hat mir geholfen."),
        ("Ich schreibe um abzusagen.", "Ich schreibe, um abzusagen."),
        ("Es war der beste Tag seit ich dort gekündigt habe.", "Es war der beste Tag, seit ich dort gekündigt habe."),
    ],
)  # fmt: skip
def test_clause_has_its_commas(bare, shown, written):
    assert written(bare) == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich komme auch wenn es regnet.",
        "Ohne dass ich etwas getan hätte, war die Stelle weg.",
        "Ich komme als Vertreter und nicht als Gast.",
        "Wann passt es Ihnen denn?",
        "Welche Unterlagen brauchen Sie von mir?",
        "So leid es mir tut, ich sage ab.",
        "Ihr Satz „Sagen Sie mir wann es geht“ hat mich gefreut.",
    ],
)
def test_no_comma_where_the_tree_leaves_a_doubt(sentence, written):
    assert written(sentence) == sentence


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        ("Passt Ihnen davon was?", "Passt Ihnen davon etwas?"),
        ("Sagen Sie mir, was ich mitbringen soll.", "Sagen Sie mir, was ich mitbringen soll."),
        ("Was mir gefallen hat, war der Rundgang.", "Was mir gefallen hat, war der Rundgang."),
        ("Ich freue mich schon drauf.", "Ich freue mich schon darauf."),
        ("Ich bin heute gut drauf.", "Ich bin heute gut drauf."),
        ("Das Zeugnis ist echt.", "Das Zeugnis ist echt."),
        ("Das hat mir echt geholfen.", "Das hat mir wirklich geholfen."),
        ("Telefonisch erwischt man mich abends.", "Telefonisch erreicht man mich abends."),
        ("Meine Grippe hat mich erwischt.", "Meine Grippe hat mich erwischt."),
        ("Am Freitag um 10 kriege ich das leider nicht hin.", "Am Freitag um 10 schaffe ich das leider nicht."),
        ("Das schaff ich nimmer.", "Das schaffe ich nicht mehr."),
        ("Den Termin gibt es nie und nimmer.", "Den Termin gibt es nie und nimmer."),
    ],
)
def test_spoken_words_are_put_plainly(spoken, shown, written):
    assert written(spoken) == shown


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        ("Am Freitag, 5., da kann ich zu jeder Uhrzeit.", "Am Freitag, 5., kann ich zu jeder Uhrzeit."),
        ("Oder am Montag, da hätte ich Zeit.", "Oder am Montag hätte ich Zeit."),
        ("Die Mappe, die brauche ich zurück.", "Die Mappe brauche ich zurück."),
        ("Die Mappe, die fehlt, bringe ich am Montag.", "Die Mappe, die fehlt, bringe ich am Montag."),
        ("Wenn es geht, da käme ich gern.", "Wenn es geht, da käme ich gern."),
    ],
)
def test_subject_is_not_taken_up_again(spoken, shown, written):
    assert written(spoken) == shown


def test_abbreviations_keep_their_capitals(written):
    sentence = "Bitte löschen Sie meine Daten nach DSGVO und senden Sie mir das Zeugnis der DEKRA (21.1., 17 Uhr)."
    assert written(sentence) == sentence
    assert written("Bitte löschen Sie sie WIRKLICH.") == "Bitte löschen Sie sie wirklich."


def test_subject_is_written_where_the_verb_opens_alone():
    assert with_subjects("Hoffe, es klappt.") == "Ich hoffe, es klappt."


def test_long_sentence_stays_as_it_is(syntax):
    long = "und ich leg es bei " * 200
    assert as_spelt(long, syntax) == long


def test_no_comma_behind_an_abbreviation(syntax):
    sentence = "P. S. Falls eine Stelle frei wird, freue ich mich über einen Anruf."
    assert as_spelt(sentence, syntax) == sentence


def test_bescheid_is_a_noun(written):
    assert written("Sagen Sie mir bitte trotzdem bescheid.") == "Sagen Sie mir bitte trotzdem Bescheid."
    assert written("Ich werde Ihnen bescheid geben.") == "Ich werde Ihnen Bescheid geben."


@pytest.mark.parametrize(
    "sentence",
    [
        "Anrufen bitte nicht vor 15 Uhr, da schlafe ich.",
        "Bitte nicht in der Firma anrufen, da weiß keiner etwas.",
        "Aus unserem Treffen am Donnerstag um 14:30 Uhr wird nichts.",
    ],
)
def test_clause_of_its_own_keeps_what_joins_it(written, sentence):
    assert written(sentence) == sentence


def test_halt_before_its_subject_is_a_verb(written):
    assert written("Fremde Leute anlächeln halt ich nicht aus.") == "Fremde Leute anlächeln halte ich nicht aus."

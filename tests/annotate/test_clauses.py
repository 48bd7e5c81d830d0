"""Clauses: where a sentence is cut, and which clause bears which label."""

import pytest

import taktvoll
from taktvoll.analysis import AnalysedClause, AnalysedSentence
from taktvoll.annotate.clause_labels import with_clauses
from taktvoll.annotate.clause_spans import pieces_of
from taktvoll.annotate.draft import DraftInput
from taktvoll.annotate.labels import Labelled
from taktvoll.letter import SegmentKind


def letter(*sentences):
    return f"Sehr geehrte Frau Engler,\n\n{' '.join(sentences)}\n\nMit freundlichen Grüßen\nArno Tiedjen"


def clauses_of(text):
    """(quote, labels) of the clauses of the body."""
    report = taktvoll.check(text, today="2027-01-05")
    body = next(part for part in report.segments if part.kind == "body")
    return [(text[c.start : c.end], c.labels) for c in report.clauses if body.start <= c.start < body.end]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ich muss leider absagen, weil ich krank bin.",
            [("Ich muss leider absagen", ("decision",)), ("weil ich krank bin.", ("reason",))],
        ),
        (
            "Ich bedanke mich herzlich für die Einladung und ziehe meine Bewerbung zurück.",
            [("Ich bedanke mich herzlich für die Einladung", ("thanks",)), ("und ziehe meine Bewerbung zurück.", ("decision",))],
        ),
        (
            "Am Montag kann ich nicht kommen; könnten wir uns stattdessen am Mittwoch treffen?",
            [("Am Montag kann ich nicht kommen", ("decision",)), ("könnten wir uns stattdessen am Mittwoch treffen?", ("reschedule",))],
        ),
    ],
)  # fmt: skip
def test_clause_bears_what_it_does(sentence, expected):
    assert clauses_of(letter(sentence)) == expected


@pytest.mark.parametrize(
    ("tagged", "pieces"),
    [
        ("Die/ART Stelle/NN ,/$, die/PRELS ich/PPER annehme/VVFIN ,/$, passt/VVFIN besser/ADJD", 1),
        ("Leider/ADV muss/VMFIN ich/PPER ,/$, weil/KOUS Otto/NE fiebert/VVFIN ,/$, absagen/VVINF", 1),
        ("Ich/PPER kann/VMFIN und/KON will/VMFIN nicht/PTKNEG kommen/VVINF", 1),
        ("Ich/PPER hoffe/VVFIN ,/$, dass/KOUS Sie/PPER es/PPER verstehen/VVFIN", 1),
        ("Ob/KOUS ich/PPER komme/VVFIN ,/$, weiß/VVFIN ich/PPER nicht/PTKNEG", 1),
        ("Montag/NN ,/$, Dienstag/NN und/KON Freitag/NN passen/VVFIN mir/PPER", 1),
        ("Da/KOUS ich/PPER fehle/VVFIN ,/$, muss/VMFIN ich/PPER absagen/VVINF", 2),
        ("Ich/PPER danke/VVFIN Ihnen/PPER und/KON sage/VVFIN hiermit/PAV ab/PTKVZ", 2),
    ],
)
def test_sentence_is_cut_only_where_each_side_has_a_verb(tagged, pieces):
    words, tags = zip(*(part.rsplit("/", 1) for part in tagged.split()), strict=True)
    found = pieces_of(words, tags)
    assert len(found) == pieces
    assert [place for low, high in found for place in range(low, high)] == list(range(len(words)))


def test_clauses_of_a_report_lie_in_their_sentences_and_have_their_labels():
    text = letter(
        "Vielen Dank für Ihre Einladung, über die ich mich gefreut habe.",
        "Leider muss ich absagen, denn ich habe eine andere Stelle angenommen, und bitte um Ihr Verständnis.",
        "Für die Besetzung wünsche ich viel Erfolg.",
    )
    report = taktvoll.check(text, today="2027-01-05")
    for sentence in report.sentences:
        inside = [clause for clause in report.clauses if sentence.start <= clause.start < sentence.end]
        union = {label for clause in inside for label in clause.labels}
        assert inside[0].start == sentence.start
        assert inside[-1].end == sentence.end
        assert set(sentence.labels) - {"other"} == union - {"other"}
    assert all(first.end <= second.start for first, second in zip(report.clauses, report.clauses[1:], strict=False))


def test_clauses_keep_their_place_behind_decomposed_letters():
    text = letter("Für die Mühe danke ich Ihnen sehr, aber ich muss absagen, weil ich krank bin.").replace(
        "ü", "u\u0308"
    )
    assert [quote for quote, _ in clauses_of(text)][-1] == "weil ich krank bin."


@pytest.mark.parametrize(
    ("sentence", "rule", "quote"),
    [
        ("Leider muss ich absagen, weil mein Sohn Brechdurchfall hat.", "private_detail", "weil mein Sohn Brechdurchfall hat."),
        ("Leider muss ich absagen, denn Ihr Gehaltsangebot ist eine Frechheit.", "negative_opinion", "denn Ihr Gehaltsangebot ist eine Frechheit."),
    ],
)  # fmt: skip
def test_finding_marks_the_one_clause_that_bears_its_label(sentence, rule, quote):
    text = letter("Vielen Dank für Ihre Einladung.", sentence, "Ich bitte um Verständnis.")
    report = taktvoll.check(text, today="2027-01-05")
    assert [text[found.start : found.end] for found in report.findings if found.rule == rule] == [quote]


def test_label_that_no_clause_speaks_for_is_borne_by_all():
    draft = DraftInput("Ich komme, ich gehe.", [(0, 20, SegmentKind.BODY)], [], [], None, None, [[(0, 9), (11, 20)]])
    found = with_clauses([draft], [[Labelled(("goodwill",), ())]], None)
    assert [labels for _, _, labels in found[0][0].clauses] == [("goodwill",), ("goodwill",)]


def test_stretch_of_a_label_reaches_from_its_first_clause_to_its_last():
    clauses = [
        AnalysedClause(start=s, end=s + 9, labels=labels) for s, labels in ((0, ("decision",)), (10, ("reason",)))
    ]
    sentence = AnalysedSentence(
        start=0, end=19, segment=SegmentKind.BODY, labels=("decision", "reason"), polarity=0, formality=0, words=4,
        syllables=4, clauses=tuple(clauses),
    )  # fmt: skip
    assert (sentence.stretch_of("reason"), sentence.stretch_of("private")) == ((10, 19), (0, 19))

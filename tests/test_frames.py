"""Reports as tables: what stands in them, and that they have one shape whatever the drafts say."""

import sys

import pytest

import taktvoll
from shell import ENGLISH, FLAWED, GOOD

pd = pytest.importorskip("pandas", reason="needs the extra notebook")
TODAY = "2027-02-20"
TABLES = ["drafts", "findings", "sentences", "labels", "scores", "slots"]


@pytest.fixture(scope="module")
def reports():
    return list(taktvoll.check_many([taktvoll.Letter(GOOD, id="a"), FLAWED, ENGLISH], lang="en", today=TODAY))


@pytest.fixture(scope="module")
def frames(reports):
    return taktvoll.to_frame(reports)


def test_tables_are_attributes_and_items(frames):
    assert list(frames) == TABLES
    assert len(frames) == len(TABLES)
    assert all(frames[name] is getattr(frames, name) for name in TABLES)
    with pytest.raises(KeyError):
        frames["keys"]


def test_drafts_hold_a_row_for_each_report(frames, reports):
    drafts = frames.drafts
    assert list(drafts.draft) == [0, 1, 2]
    assert drafts.id[0] == "a"
    assert drafts.id.isna()[1]
    assert list(drafts.score[:2]) == [report.score for report in reports[:2]]
    assert drafts.score.isna()[2]
    assert list(drafts.words) == [report.length.words for report in reports]
    assert drafts.errors[1] == sum(finding.severity == "error" for finding in reports[1].findings)


def test_findings_quote_what_they_mark(frames, reports):
    of_second = frames.findings[frames.findings.draft == 1]
    assert list(of_second.rule) == [finding.rule for finding in reports[1].findings]
    row = of_second[of_second.rule == "negative_opinion"].iloc[0]
    assert "Witz" in row.text
    assert (row.severity, row.line) == ("error", 3)


def test_severities_are_ordered(frames):
    worst = frames.findings.groupby("draft").severity.max()
    assert worst[1] == "error"
    assert (frames.findings.severity >= "warning").sum() >= 1


def test_labels_are_those_of_the_sentences(frames):
    counted = frames.labels.groupby(["draft", "sentence"]).size()
    assert list(counted) == [len(labels) for labels in frames.sentences.labels]
    assert set(frames.labels.label) <= set(frames.labels.label.cat.categories)


def test_scores_pivot_to_a_column_for_each_dimension(frames, reports):
    wide = frames.scores.pivot_table(index="draft", columns="dimension", values="score", observed=True)
    assert wide.loc[0].to_dict() == pytest.approx(dict(reports[0].scores))
    assert 2 not in wide.index


def test_slots_are_literal(frames):
    named = frames.slots[frames.slots.draft == 1].set_index("slot").value
    assert (named["recipient"], named["date"]) == ("Frau Brandt", "12. März")


def test_no_reports_give_the_same_columns_and_types(frames):
    empty = taktvoll.to_frame([])
    for name in TABLES:
        assert empty[name].empty
        assert list(empty[name].dtypes.items()) == list(frames[name].dtypes.items())


def test_sets_of_reports_unite(frames, reports):
    first, second = taktvoll.to_frame(reports[:1]), taktvoll.to_frame(reports[1:])
    for name in TABLES:
        both = pd.concat([first[name], second[name]], ignore_index=True)
        assert list(both.dtypes) == list(frames[name].dtypes)


def test_one_report_is_a_set_of_one(reports):
    assert list(taktvoll.to_frame(reports[0]).drafts.draft) == [0]


def test_reports_may_come_one_by_one(reports):
    assert len(taktvoll.to_frame(report for report in reports).drafts) == 3


@pytest.mark.parametrize("wrong", ["text", 3, None, {"a": 1}, [3], ["text"]])
def test_what_is_no_report_is_a_type_error_in_both_languages(wrong):
    with pytest.raises(TypeError, match="Gebraucht wird ein Report"):
        taktvoll.to_frame(wrong)


def test_frames_leave_the_drafts_out_of_their_repr(frames):
    assert repr(frames).startswith("Frames(drafts: 3, findings:")
    assert "<table" in frames._repr_html_()


def test_without_pandas_the_error_names_the_extra(monkeypatch, reports):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(taktvoll.MissingExtraError, match=r"pip install .taktvoll\[notebook\]") as error:
        taktvoll.to_frame(reports)
    assert "Das Paket pandas fehlt" in error.value.in_language("de")
    assert isinstance(error.value, ImportError)

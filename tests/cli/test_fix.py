"""``check --fix`` and ``check --statistics``."""

import json

import pytest

from shell import FLAWED, GOOD, TODAY, run, write

MENDED = FLAWED.replace("LG\n", "Viele Grüße\n")


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def rules(out):
    return {finding["rule"] for report in json.loads(out) for finding in report["findings"]}


def test_fix_writes_the_safe_fixes_and_keeps_the_original(draft):
    ran = run("check", draft, "--fix", "--format", "json", *TODAY)
    assert ran.status == 1
    assert draft.read_text() == MENDED
    assert draft.with_name("absage.txt.bak").read_text() == FLAWED
    assert "1 sicherer Vorschlag übernommen" in ran.err
    assert "informal" not in rules(ran.out)
    assert "negative_opinion" in rules(ran.out)


def test_fix_ends_as_what_is_left_says(tmp_path):
    path = write(tmp_path / "a.txt", GOOD.replace("Mit freundlichen Grüßen", "LG"))
    assert run("check", path, *TODAY).status == 1
    assert run("check", path, "--fix", *TODAY).status == 0


def test_fix_of_a_draft_without_safe_fixes_writes_nothing(tmp_path):
    path = write(tmp_path / "a.txt", GOOD)
    ran = run("check", path, "--fix", *TODAY)
    assert (ran.status, ran.err) == (0, "")
    assert list(tmp_path.iterdir()) == [path]


def test_fix_of_standard_input_prints_the_text(draft):
    ran = run("check", "-", "--fix", *TODAY, stdin=FLAWED)
    assert (ran.status, ran.out) == (1, MENDED)
    assert "Es bleibt: " in ran.err
    assert "Negatives über das Unternehmen" in ran.err
    clean = run("check", "--fix", *TODAY, stdin=GOOD)
    assert (clean.status, clean.out, clean.err) == (0, GOOD, "")


def test_fix_of_standard_input_writes_no_file_of_that_name(draft):
    ran = run("check", "-", "--fix", "--stdin-filename", draft, *TODAY, stdin=FLAWED)
    assert ran.out == MENDED
    assert draft.read_text() == FLAWED


@pytest.mark.parametrize("name", ["a.eml", "a.jsonl"])
def test_fix_leaves_mails_and_json_lines_alone_and_says_so(tmp_path, name):
    data = {
        "a.eml": b"Content-Type: text/plain; charset=utf-8\n\n" + FLAWED.encode(),
        "a.jsonl": (json.dumps({"text": FLAWED}) + "\n").encode(),
    }[name]
    path = write(tmp_path / name, data)
    ran = run("check", path, "--fix", "--format", "json", *TODAY)
    assert ran.status == 1
    assert path.read_bytes() == data
    assert "bleibt, wie es ist" in ran.err
    assert "informal" in rules(ran.out)


def test_fix_of_a_mail_on_standard_input_is_refused(draft):
    ran = run("check", "-", "--fix", "--stdin-filename", "a.eml", stdin=b"Subject: x\n\nHallo")
    assert (ran.status, ran.out) == (2, "")
    assert "--fix" in ran.err


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8-sig", ""), ("cp1252", ""), ("utf-16", "")])
def test_fix_keeps_encoding_and_line_ends(tmp_path, encoding, mark):
    path = write(tmp_path / "a.txt", FLAWED.replace("\n", "\r\n").encode(encoding))
    run("check", path, "--fix", *TODAY)
    assert path.read_bytes() == MENDED.replace("\n", "\r\n").encode(encoding)


def test_fix_applies_fixes_that_touch_in_order(draft, monkeypatch):
    """Overlapping fixes: the first is applied, the other sees what is left of its place."""
    from taktvoll.cli.fixing import _apart
    from taktvoll.finding import Edit, Fix, Safety

    class Found:
        def __init__(self, *spans, safety=Safety.SAFE):
            edits = tuple(Edit(start=start, end=end, text="x") for start, end in spans)
            self.fixes = (Fix(title="", safety=safety, edits=edits),)

    first, over, apart, offer, touching = Found((0, 5)), Found((3, 8)), Found((10, 12), (20, 21)), Found((30, 31), safety=Safety.OFFER), Found((21, 25))  # fmt: skip
    assert _apart([first, over, apart, offer, touching]) == [first.fixes[0], apart.fixes[0]]


def test_fix_repeats_until_nothing_is_left_to_fix(tmp_path):
    path = write(tmp_path / "a.txt", FLAWED.replace("komme nicht", "komm nich").replace("danke", "hey danke"))
    run("check", path, "--fix", *TODAY)
    (report,) = json.loads(run("check", path, "--format", "json", *TODAY).out)
    assert not [fix for finding in report["findings"] for fix in finding["fixes"] if fix["safety"] == "safe"]


# Statistics


def test_statistics_count_each_rule_over_all_drafts(tmp_path):
    for number in range(3):
        write(tmp_path / f"{number}.txt", FLAWED if number else GOOD)
    ran = run("check", tmp_path, "--statistics", *TODAY)
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert "2  Fehler   Negatives über das Unternehmen" in lines
    assert lines[-1].startswith("3 Entwürfe: 1 ohne Befund, 2 mit Befunden (2 Fehler, ")
    english = run("check", tmp_path, "--statistics", "--lang", "en", *TODAY).out
    assert "3 drafts: 1 without findings, 2 with findings" in english


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_statistics_for_programs_have_ids(tmp_path, form):
    write(tmp_path / "a.txt", FLAWED)
    out = run("check", tmp_path, "--statistics", "--format", form, *TODAY).out
    rows = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert {"rule": "negative_opinion", "severity": "error", "count": 1, "drafts": 1} in rows


def test_statistics_of_clean_drafts_is_one_line(tmp_path):
    ran = run("check", write(tmp_path / "a.txt", GOOD), "--statistics", *TODAY)
    assert (ran.status, ran.out) == (0, "1 Entwurf: 1 ohne Befund, 0 mit Befunden\n")


def test_statistics_refuse_formats_of_places(draft):
    assert run("check", draft, "--statistics", "--format", "sarif").status == 2

"""Drafts that are replaced: what was decided is written, what was there stays, what is no text file is left alone."""

import json

import pytest

from shell import FLAWED, GOOD, TODAY, run, write

BACKUPS = ("absage.txt.bak", "absage.txt.bak.1", "absage.txt.bak.2")


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# Deciding about each change


def test_what_was_accepted_is_written_where_another_change_was_refused(draft):
    everything = json.loads(run("rewrite", draft, "--format", "json", *TODAY).out)[0]["changes"]
    changed = sum(change["kind"] != "kept" for change in everything)
    ran = run("rewrite", draft, "--interactive", "--in-place", *TODAY, stdin="j\n" * (changed - 1) + "n\n")
    assert (ran.status, ran.out) == (1, "")
    assert draft.read_text() != FLAWED
    assert "Witz" not in draft.read_text()
    assert draft.with_name(BACKUPS[0]).read_text() == FLAWED
    assert "Änderungen übernommen" in ran.err
    assert "Es bleibt" in ran.err


@pytest.mark.parametrize("refused", range(3))
def test_refusing_one_change_loses_no_other(draft, refused):
    everything = run("rewrite", draft, "--format", "json", *TODAY)
    changes = [change for change in json.loads(everything.out)[0]["changes"] if change["kind"] != "kept"]
    answers = "".join("n\n" if place == refused else "j\n" for place in range(len(changes)))
    run("rewrite", draft, "--interactive", "--in-place", *TODAY, stdin=answers)
    written = draft.read_text()
    for place, change in enumerate(changes):
        if place != refused and change["text"]:
            assert change["text"] in written
        if place != refused and change["kind"] == "dropped":
            assert FLAWED[change["start"] : change["end"]] not in written


def test_refusing_everything_changes_nothing_and_says_so(draft):
    ran = run("rewrite", draft, "--interactive", "--in-place", *TODAY, stdin="n\n" * 20)
    assert (ran.status, ran.out, draft.read_text()) == (1, "", FLAWED)
    assert names(draft.parent) == ["absage.txt"]
    assert "nicht verändert" in ran.err


def test_breaking_off_says_that_nothing_was_changed(draft):
    ran = run("rewrite", draft, "--interactive", "--in-place", *TODAY, stdin="j\n")
    assert (ran.status, ran.out, draft.read_text()) == (130, "", FLAWED)
    assert "nicht verändert" in ran.err
    assert "abgebrochen" in ran.err


# Backups


def test_every_original_stays(draft):
    run("rewrite", draft, "--in-place", *TODAY)
    second = draft.read_text()
    run("rewrite", draft, "--in-place", "--mode", "fresh", "--occasion", "reschedule", *TODAY)
    assert names(draft.parent) == ["absage.txt", *BACKUPS[:2]]
    assert draft.with_name(BACKUPS[0]).read_text() == second
    assert draft.with_name(BACKUPS[1]).read_text() == FLAWED


def test_somebody_elses_backup_stays(draft):
    write(draft.with_name(BACKUPS[0]), "von gestern")
    run("rewrite", draft, "--in-place", *TODAY)
    assert draft.with_name(BACKUPS[0]).read_text() == FLAWED
    assert draft.with_name(BACKUPS[1]).read_text() == "von gestern"


# The line for Taktvoll belongs to the file


@pytest.mark.parametrize(
    "head",
    [
        "taktvoll: ignore=informal\n",
        "# taktvoll: ignore=informal\n\n",
        "Betreff: Absage am 12. März\ntaktvoll: ignore=informal\n\n",
    ],
)
def test_the_line_for_taktvoll_stays(draft, head):
    write(draft, head + FLAWED)
    assert run("rewrite", draft, "--in-place", *TODAY).status == 0
    assert draft.read_text().startswith(head + "Hallo Frau Brandt,\n\ndanke")
    checked = json.loads(run("check", draft, "--format", "json", *TODAY).out)[0]
    assert "informal" not in {finding["rule"] for finding in checked["findings"]}


def test_a_draft_that_needs_nothing_but_has_the_line_is_not_written(tmp_path):
    path = write(tmp_path / "a.txt", "taktvoll: ignore=informal\n" + GOOD)
    assert run("rewrite", path, "--in-place", *TODAY).status == 0
    assert names(tmp_path) == ["a.txt"]


# Several drafts, folders, mails


def test_several_files_and_a_folder_are_replaced_alike(tmp_path):
    for place in ("einzeln", "ordner"):
        for name in ("a.txt", "b.md"):
            write(tmp_path / place / name)
    ran = run("rewrite", tmp_path / "einzeln" / "a.txt", tmp_path / "einzeln" / "b.md", "--in-place", *TODAY)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert run("rewrite", tmp_path / "ordner", "--in-place", *TODAY).status == 0
    for name in ("a.txt", "a.txt.bak", "b.md", "b.md.bak"):
        assert (tmp_path / "einzeln" / name).read_text() == (tmp_path / "ordner" / name).read_text()
    assert "Witz" not in (tmp_path / "ordner" / "b.md").read_text()


def test_a_mail_among_the_drafts_stays_and_is_told(tmp_path):
    mail = write(tmp_path / "a.eml", b"Subject: Absage\nContent-Type: text/plain; charset=utf-8\n\n" + FLAWED.encode())
    write(tmp_path / "b.txt")
    before = mail.read_bytes()
    ran = run("rewrite", tmp_path, "--in-place", *TODAY)
    assert ran.status == 2
    assert mail.read_bytes() == before
    assert "a.eml" in ran.err
    assert "Witz" not in (tmp_path / "b.txt").read_text()


def test_an_off_topic_draft_stays_without_a_word_on_standard_output(tmp_path):
    path = write(tmp_path / "a.txt", "Einkaufsliste: Milch, Brot, Käse und zwei Äpfel für die Kinder.\n")
    ran = run("rewrite", path, "--in-place", *TODAY)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (0, "", 1)
    assert names(tmp_path) == ["a.txt"]


def test_a_replaced_draft_is_told_at_a_terminal_only(draft):
    ran = run("rewrite", draft, "--in-place", *TODAY, terminal=True)
    assert "absage.txt.bak" in ran.err
    assert "Geprüft" in ran.err

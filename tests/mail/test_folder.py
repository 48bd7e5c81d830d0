import os

import pytest

from taktvoll.mail.folder import MAX_NAMED, contents_of, unread_remark


def made(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"Nein.")
    return contents_of(folder)


def test_contents_of_tells_drafts_from_other_letters(tmp_path):
    found = made(tmp_path, "b.txt", "a.MD", "x/c.eml", "absage.docx", "x/absage.PDF", "foto.png", "notiz")
    assert [str(path.relative_to(tmp_path)) for path in found.drafts] == ["a.MD", "b.txt", "x/c.eml"]
    assert [str(path.relative_to(tmp_path)) for path in found.unread] == ["absage.docx", "x/absage.PDF"]
    assert found.errors == []


def test_contents_of_takes_regular_files_alone(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to("b.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    found = made(tmp_path, "b.txt")
    assert [path.name for path in found.drafts] == ["b.txt", "broken.txt", "link.txt"]
    assert [path.name for path in found.unread] == ["a.txt"]


def test_contents_of_says_that_a_folder_has_no_draft(tmp_path):
    found = made(tmp_path, "absage.docx")
    (error,) = found.errors
    assert "no draft in this folder" in str(error)
    assert [path.name for path in found.unread] == ["absage.docx"]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_unread_remark_names_the_files_in_one_line(tmp_path, lang):
    paths = [tmp_path / f"{number}.pdf" for number in range(MAX_NAMED + 3)]
    remark = unread_remark(tmp_path, paths).in_language(lang)
    assert "0.pdf, 1.pdf" in remark
    assert ("3 weitere" if lang == "de" else "3 more") in remark
    assert "\n" not in remark

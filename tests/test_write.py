import errno
import os
import stat
from pathlib import Path

import pytest

from taktvoll import write
from taktvoll.errors import OutputError
from taktvoll.write import write_atomically


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_write_atomically_makes_and_replaces_a_file(tmp_path):
    path = tmp_path / "a.txt"
    write_atomically(path, b"eins")
    write_atomically(path, b"zwei")
    assert path.read_bytes() == b"zwei"
    assert names(tmp_path) == ["a.txt"]


def test_write_atomically_keeps_mode_bits(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    path.chmod(0o640)
    write_atomically(path, b"x", backup=True)
    assert [stat.S_IMODE(file.stat().st_mode) for file in (path, tmp_path / "a.txt.bak")] == [0o640, 0o640]


def test_write_atomically_keeps_every_backup(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"eins")
    kept = [write_atomically(path, data, backup=True) for data in (b"zwei", b"drei", b"vier")]
    assert kept == [tmp_path / "a.txt.bak"] * 3
    assert path.read_bytes() == b"vier"
    saved = [(tmp_path / f"a.txt.bak{number}").read_bytes() for number in ("", ".1", ".2")]
    assert saved == [b"drei", b"zwei", b"eins"]


def test_write_atomically_keeps_the_backup_of_somebody_else(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"eins")
    (tmp_path / "a.txt.bak").write_bytes(b"fremd")
    write_atomically(path, b"zwei", backup=True)
    assert (tmp_path / "a.txt.bak.1").read_bytes() == b"fremd"
    assert (tmp_path / "a.txt.bak").read_bytes() == b"eins"


def test_write_atomically_says_that_the_folder_is_missing(tmp_path):
    with pytest.raises(OutputError) as caught:
        write_atomically(tmp_path / "fehlt" / "x", b"x")
    assert "den Ordner gibt es nicht" in caught.value.german
    assert "there is no such folder" in str(caught.value)


def test_write_atomically_copies_where_there_are_no_links(tmp_path, monkeypatch):
    def refuse(self, target):
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "a.txt"
    path.write_bytes(b"eins")
    write_atomically(path, b"zwei", backup=True)
    assert (tmp_path / "a.txt.bak").read_bytes() == b"eins"


def test_write_atomically_makes_no_backup_of_nothing(tmp_path):
    write_atomically(tmp_path / "a.txt", b"x", backup=True)
    assert names(tmp_path) == ["a.txt"]


def test_write_atomically_follows_a_link(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"eins")
    link = tmp_path / "link.txt"
    link.symlink_to("a.txt")
    write_atomically(link, b"zwei")
    assert link.is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"zwei"


@pytest.mark.parametrize("step", ["fsync", "write", "replace", "chmod"])
def test_write_atomically_leaves_the_original_on_a_full_disk(tmp_path, monkeypatch, step):
    path = tmp_path / "a.txt"
    path.write_bytes(b"eins")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(write.os, "fsync", full)
    elif step == "write":
        monkeypatch.setattr(write.os, "fdopen", lambda descriptor, *_: os.close(descriptor) or full())
    else:
        monkeypatch.setattr(Path, step, full)
    with pytest.raises(OutputError, match=r"a\.txt.*No space left.*nothing was changed"):
        write_atomically(path, b"zwei")
    assert path.read_bytes() == b"eins"
    assert names(tmp_path) == ["a.txt"]


def test_write_atomically_cleans_up_after_an_interruption(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(write.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.txt", b"x")
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_write_atomically_reports_a_full_device():
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(Path("/dev/full"), b"x")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_write_atomically_writes_to_a_device_as_it_is():
    write_atomically(Path("/dev/null"), b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_write_atomically_refuses_a_file_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"eins")
    monkeypatch.setattr(write.os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="Permission denied"):
        write_atomically(path, b"zwei")
    assert path.read_bytes() == b"eins"


@pytest.mark.parametrize("name", ["", "x/y.txt", "a\0b"])
def test_write_atomically_refuses_an_impossible_place(tmp_path, name):
    with pytest.raises(OutputError):
        write_atomically(tmp_path / name, b"x")
    assert names(tmp_path) == []

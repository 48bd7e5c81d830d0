"""Installing: from a copy, from an archive, by language-tool-python's download; whole or not at all."""

import hashlib
import http.server
import os
import subprocess
import sys
import threading
import zipfile

import pytest

from taktvoll.errors import GrammarError
from taktvoll.grammar.install import check_complete, install
from taktvoll.grammar.languagetool_dir import find_home, languagetool_in


@pytest.fixture(autouse=True)
def data(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("LTP_PATH", raising=False)
    return tmp_path / "data" / "taktvoll"


def make_copy(folder, *, libs=("one.jar", "two.jar"), named=("one.jar", "two.jar")):
    home = folder / "LanguageTool-6.7"
    (home / "libs").mkdir(parents=True)
    for name in libs:
        (home / "libs" / name).write_bytes(b"jar")
    path = "Class-Path: " + " ".join(f"libs/{name}" for name in named)
    with zipfile.ZipFile(home / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\r\n{path[:20]}\r\n {path[20:]}\r\n\r\n")
    return home


def zipped(home, target):
    with zipfile.ZipFile(target, "w") as archive:
        for path in home.rglob("*"):
            archive.write(path, path.relative_to(home.parent))
    return target


@pytest.mark.parametrize("which", ["itself", "around", "zip"])
def test_copy_at_hand_is_installed(tmp_path, data, which):
    home = make_copy(tmp_path / "copy")
    source = {"itself": home, "around": home.parent, "zip": zipped(home, tmp_path / "lt.zip")}[which]
    said = []
    assert install(source, tell=said.append) == data / "LanguageTool-6.7"
    assert find_home() == data / "LanguageTool-6.7"
    assert (data / "LanguageTool-6.7" / "libs" / "two.jar").read_bytes() == b"jar"
    assert str(data) in said[0].de
    assert str(data) in said[0].en
    assert [path.name for path in data.iterdir()] == ["LanguageTool-6.7"]


def test_installed_one_stays_unless_forced(tmp_path, data):
    home = make_copy(tmp_path / "copy")
    install(home)
    (home / "libs" / "one.jar").write_bytes(b"newer")
    said = []
    install(home, tell=said.append)
    assert "schon" in said[0].de
    assert (data / "LanguageTool-6.7" / "libs" / "one.jar").read_bytes() == b"jar"
    install(home, force=True)
    assert (data / "LanguageTool-6.7" / "libs" / "one.jar").read_bytes() == b"newer"


@pytest.mark.parametrize("source", ["missing", "empty", "text", "broken.zip", "other.zip"])
def test_source_without_languagetool_changes_nothing(tmp_path, data, source):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("x")
    good = zipped(make_copy(tmp_path / "copy"), tmp_path / "good.zip").read_bytes()
    (tmp_path / "broken.zip").write_bytes(good.replace(b"jar", b"rja"))
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme", "x")
    with pytest.raises(GrammarError):
        install(tmp_path / source)
    assert not any(data.iterdir())


def test_incomplete_copy_is_refused(tmp_path, data):
    with pytest.raises(GrammarError, match="not complete: 2 of 2"):
        install(make_copy(tmp_path / "copy", libs=()))
    assert languagetool_in(data) is None


def test_jar_that_is_none_is_refused(tmp_path):
    home = make_copy(tmp_path / "copy")
    (home / "languagetool-server.jar").write_bytes(b"x")
    with pytest.raises(GrammarError, match="is broken"):
        check_complete(home)


def test_archive_writes_nothing_outside(tmp_path, data):
    source = zipped(make_copy(tmp_path / "copy"), tmp_path / "lt.zip")
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("../../../../outside", "x")
    install(source)
    assert not list(tmp_path.rglob("../outside"))
    assert not (tmp_path / "outside").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_is_said(tmp_path, data):
    data.mkdir(parents=True)
    data.chmod(0o500)
    with pytest.raises(GrammarError, match="cannot be written"):
        install(make_copy(tmp_path / "copy"))


def test_languagetool_of_the_variable_comes_first(tmp_path, monkeypatch):
    install(make_copy(tmp_path / "own"))
    other = make_copy(tmp_path / "named")
    monkeypatch.setenv("LTP_PATH", str(other.parent))
    assert find_home() == other


def test_ours_comes_before_another_version(tmp_path):
    ours = make_copy(tmp_path)
    for version in ("6.10", "6.2"):
        (tmp_path / f"LanguageTool-{version}").mkdir()
        (tmp_path / f"LanguageTool-{version}" / "languagetool-server.jar").write_bytes(b"")
    assert languagetool_in(tmp_path) == ours
    (ours / "languagetool-server.jar").unlink()
    assert languagetool_in(tmp_path).name == "LanguageTool-6.10"


DOWNLOAD = "import sys\nfrom taktvoll.grammar.install import install\nprint(install(tell=lambda word: print(word, file=sys.stderr)))"


@pytest.fixture
def mirror(tmp_path, fake_java, monkeypatch):
    """A host on the loopback that has the archive; gives the environment that leads there."""
    pytest.importorskip("language_tool_python", reason="the extra `grammar` is not installed")
    monkeypatch.delenv("LTP_PATH")
    folder = tmp_path / "mirror"
    folder.mkdir()
    archive = zipped(make_copy(tmp_path / "copy"), folder / "LanguageTool-6.7.zip")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(folder))

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield {
            **os.environ,
            "LTP_DOWNLOAD_HOST_NEW_RELEASES": f"http://127.0.0.1:{server.server_address[1]}/",
            "LTP_DOWNLOAD_SHA256": hashlib.sha256(archive.read_bytes()).hexdigest(),
            "no_proxy": "127.0.0.1",
        }
        server.shutdown()


def run_download(environment):
    return subprocess.run(
        [sys.executable, "-c", DOWNLOAD], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_download_says_how_much_and_where_and_installs(mirror, data):
    done = run_download(mirror)
    assert done.returncode == 0, done.stderr
    assert "etwa 260 MB von http://127.0.0.1" in done.stderr
    assert str(data / "LanguageTool-6.7") in done.stderr
    assert "100%" in done.stderr
    assert find_home() == data / "LanguageTool-6.7"


@pytest.mark.parametrize(
    "change", [{"LTP_DOWNLOAD_SHA256": "0" * 64}, {"LTP_DOWNLOAD_HOST_NEW_RELEASES": "http://127.0.0.1:9/"}]
)
def test_download_that_fails_leaves_nothing(mirror, data, change):
    done = run_download(mirror | change)
    assert done.returncode != 0
    assert "GrammarError: LanguageTool could not be fetched" in done.stderr
    assert not any(data.iterdir())


def test_missing_extra_says_how_to_get_it(fake_java, monkeypatch, data):
    monkeypatch.delenv("LTP_PATH")
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    monkeypatch.setitem(sys.modules, "language_tool_python.download_lt", None)
    with pytest.raises(GrammarError, match=r"pip install 'taktvoll\[grammar\]'"):
        install()

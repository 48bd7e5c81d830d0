"""Installing LanguageTool: by language-tool-python's download, or from a copy at hand; whole or not at all."""

import contextlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from taktvoll.bilingual import Text, default_lang
from taktvoll.errors import GrammarError
from taktvoll.grammar.languagetool_dir import FOLDER, VERSION, find_java, install_folder, jar_in, languagetool_in

DOWNLOAD_MB = 260
"""Size of the archive; unpacked it takes about as much again."""
NEEDED_MB = 3 * DOWNLOAD_MB
"""Room for the archive, what it holds, and a margin."""
_CHUNK = 1024 * 1024


def install(
    from_dir: Path | None = None, *, force: bool = False, tell: Callable[[Text], None] = lambda _: None
) -> Path:
    """Install LanguageTool and give its folder; raises `GrammarError`, after which everything is as it was.

    `from_dir` is a folder with LanguageTool (itself or the folder around it) or its .zip; without it the archive is
    downloaded, with its checksum compared. With `force` an installed one is replaced.
    """
    target = install_folder() / FOLDER
    if jar_in(target) is not None and not force:
        tell(
            Text(
                de=f"LanguageTool {VERSION} ist schon eingerichtet (--force ersetzt es)",
                en=f"LanguageTool {VERSION} is installed already (--force replaces it)",
            )
        )
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".languagetool-") as folder:
            staged = (
                _copied(from_dir, Path(folder), tell)
                if from_dir is not None
                else _downloaded(Path(folder), target, tell)
            )
            check_complete(staged)
            _put(staged, target, Path(folder))
    except OSError as error:
        raise GrammarError(
            f"{target}: cannot be written ({error.strerror or error}); free some space or check the permissions",
            f"{target}: lässt sich nicht schreiben ({error.strerror or error}); schaffen Sie Platz oder prüfen Sie die Zugriffsrechte.",
        ) from error
    return target


def check_complete(languagetool: Path) -> None:
    """Raise `GrammarError` where the jar in `languagetool`, or one that it names, is missing or broken."""
    jar = jar_in(languagetool)
    if jar is None:
        raise GrammarError(
            f"{languagetool} holds no LanguageTool: there is no languagetool-server.jar in it",
            f"In {languagetool} liegt kein LanguageTool: Es gibt darin keine languagetool-server.jar.",
        )
    try:
        with zipfile.ZipFile(jar) as archive:
            manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise GrammarError(
            f"{jar} is broken ({type(error).__name__}); get a fresh copy",
            f"{jar} ist beschädigt ({type(error).__name__}); holen Sie eine neue Kopie.",
        ) from error
    unfolded = manifest.replace("\r\n", "\n").replace("\n ", "")
    named = next(
        (line.partition(":")[2].split() for line in unfolded.split("\n") if line.startswith("Class-Path:")), []
    )
    missing = [name for name in named if not (languagetool / name).is_file()]
    if len(missing) == len(named) > 0 or (missing and not (languagetool / "libs").is_dir()):
        raise GrammarError(
            f"{languagetool} is not complete: {len(missing)} of {len(named)} files that LanguageTool needs are missing; get a fresh copy",
            f"{languagetool} ist unvollständig: {len(missing)} von {len(named)} Dateien, die LanguageTool braucht, fehlen; holen Sie eine neue Kopie.",
        )


def _copied(source: Path, folder: Path, tell: Callable[[Text], None]) -> Path:
    """A copy of what is at hand, in `folder`."""
    if source.is_file() and zipfile.is_zipfile(source):
        target = install_folder() / FOLDER
        tell(
            Text(
                de=f"LanguageTool wird aus {source} entpackt nach {target}",
                en=f"LanguageTool is being unpacked from {source} to {target}",
            )
        )
        return _unpacked(source, folder / "unpacked")
    languagetool = languagetool_in(source) if source.is_dir() else None
    if languagetool is None:
        raise GrammarError(
            f"{source}: there is no LanguageTool; name the folder with languagetool-server.jar, the one around it, or the .zip",
            f"{source}: Hier ist kein LanguageTool; nennen Sie den Ordner mit languagetool-server.jar, den darüber oder die .zip-Datei.",
        )
    check_complete(languagetool)
    files = [path for path in languagetool.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    target = install_folder() / FOLDER
    tell(
        Text(
            de=f"LanguageTool wird kopiert: {size / 1e6:.0f} MB aus {languagetool} nach {target}",
            en=f"LanguageTool is being copied: {size / 1e6:.0f} MB from {languagetool} to {target}",
        )
    )
    staged = folder / FOLDER
    with _progress(Text(de="Kopieren", en="Copying"), size) as advance:
        for path in files:
            copy = staged / path.relative_to(languagetool)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            advance(path.stat().st_size)
    return staged


def _unpacked(archive: Path, folder: Path) -> Path:
    """What `archive` holds, in `folder`; nothing is written outside it."""
    try:
        with zipfile.ZipFile(archive) as source:
            members = source.infolist()
            with _progress(
                Text(de="Entpacken", en="Unpacking"), sum(member.file_size for member in members)
            ) as advance:
                for member in members:  # extract() drops drive letters, leading slashes and ..
                    source.extract(member, folder)
                    advance(member.file_size)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise GrammarError(
            f"{archive} is a broken archive ({type(error).__name__}); get a fresh copy",
            f"{archive} ist ein beschädigtes Archiv ({type(error).__name__}); holen Sie eine neue Kopie.",
        ) from error
    languagetool = languagetool_in(folder)
    if languagetool is None:
        raise GrammarError(
            f"{archive} holds no LanguageTool; name another archive",
            f"In {archive} liegt kein LanguageTool; nennen Sie ein anderes Archiv.",
        )
    return languagetool


def _downloaded(folder: Path, target: Path, tell: Callable[[Text], None]) -> Path:
    """The archive, fetched, compared with its checksum and unpacked by language-tool-python."""
    find_java()
    try:
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.exceptions import LanguageToolError
    except ImportError as error:
        raise GrammarError(
            "the package language-tool-python is missing, which fetches LanguageTool; "
            "install it with `pip install 'taktvoll[grammar]'`, or take a copy at hand with --from DIR",
            "Das Paket language-tool-python fehlt, das LanguageTool holt; "
            "installieren Sie es mit `pip install 'taktvoll[grammar]'`, oder nehmen Sie mit --from eine vorhandene Kopie.",
        ) from error
    if shutil.disk_usage(folder).free < NEEDED_MB * 1_000_000:
        raise GrammarError(
            f"{target.parent}: {NEEDED_MB} MB of free space are needed to install LanguageTool; make room",
            f"{target.parent}: Um LanguageTool einzurichten, müssen {NEEDED_MB} MB frei sein; schaffen Sie Platz.",
        )
    tool = LocalLanguageTool.from_version_name(VERSION)
    tell(
        Text(
            de=f"LanguageTool {VERSION} wird geladen: etwa {DOWNLOAD_MB} MB von {tool.download_url} nach {target}",
            en=f"LanguageTool {VERSION} is being downloaded: about {DOWNLOAD_MB} MB from {tool.download_url} to {target}",
        )
    )
    try:
        with _environment("LTP_PATH", str(folder)):
            tool.download()
    except (LanguageToolError, OSError, SystemExit, zipfile.BadZipFile, ValueError) as error:
        raise GrammarError(
            f"LanguageTool could not be fetched from {tool.download_url} ({type(error).__name__}); "
            "check the connection and run the command again, or take a copy at hand with --from DIR",
            f"LanguageTool ließ sich nicht von {tool.download_url} holen ({type(error).__name__}); "
            "prüfen Sie die Verbindung und rufen Sie den Befehl noch einmal auf, oder nehmen Sie mit --from eine vorhandene Kopie.",
        ) from error
    return folder / FOLDER


def _put(staged: Path, target: Path, folder: Path) -> None:
    """Move `staged` to `target` in one step; an older one goes when the new one stands."""
    if target.exists():
        target.rename(folder / "old")
    try:
        staged.rename(target)
    except OSError:
        if (folder / "old").exists():
            (folder / "old").rename(target)
        raise


@contextlib.contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """An environment variable for as long as the block runs: language-tool-python takes its folder from one."""
    before = {key: os.environ.pop(key, None) for key in (name, "LTP_JAR_DIR_PATH")}
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]
        os.environ.update({key: old for key, old in before.items() if old is not None})


@contextlib.contextmanager
def _progress(title: Text, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error that counts bytes."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    with Progress(TextColumn("{task.description}"), BarColumn(), DownloadColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(title.in_language(default_lang()), total=total)
        yield lambda step: bar.advance(task, step)

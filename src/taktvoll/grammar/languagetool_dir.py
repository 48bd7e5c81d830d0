"""Where LanguageTool lies on this machine, and Java."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from taktvoll.bilingual import Text
from taktvoll.errors import GrammarError

VERSION = "6.7"
"""The version that our tests run against; another one that the user has is used as it is."""
FOLDER = f"LanguageTool-{VERSION}"
JARS = ("languagetool-server.jar", "languagetool.jar")
MIN_JAVA = 17
JAVA_ADVICE = Text(
    de="installieren Sie Java 17 oder neuer (Debian, Ubuntu: apt install openjdk-17-jre-headless; sonst: adoptium.net), oder prüfen Sie ohne --grammar.",
    en="install Java 17 or newer (Debian, Ubuntu: apt install openjdk-17-jre-headless; others: adoptium.net), or run without --grammar",
)
INSTALL_ADVICE = Text(
    de="rufen Sie `taktvoll grammar install` auf (etwa 260 MB), oder nennen Sie in der Variablen LTP_PATH den Ordner, in dem LanguageTool-6.7 liegt.",
    en="run `taktvoll grammar install` (about 260 MB), or name the folder that holds LanguageTool-6.7 by the variable LTP_PATH",
)
_JAVA_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def install_folder() -> Path:
    """The folder that `taktvoll grammar install` fills."""
    import platformdirs

    return Path(platformdirs.user_data_dir("taktvoll"))


def find_home() -> Path:
    """The folder with LanguageTool's jar: below LTP_PATH first, then our own install; raises `GrammarError`."""
    named = os.environ.get("LTP_PATH")
    places = [Path(named)] if named else []
    for place in (*places, install_folder()):
        languagetool = languagetool_in(place)
        if languagetool is not None:
            return languagetool
    looked = [str(place) for place in (*places, install_folder())]
    raise GrammarError(
        f"LanguageTool is not installed (looked in {' and '.join(looked)}); {INSTALL_ADVICE.en}",
        f"LanguageTool ist nicht eingerichtet (gesucht in {' und '.join(looked)}); {INSTALL_ADVICE.de}",
    )


def languagetool_in(place: Path) -> Path | None:
    """`place` itself or the LanguageTool below it: ours where it is there, else the newest."""
    try:
        below = sorted(place.glob("LanguageTool-*"), key=lambda path: (path.name == FOLDER, _numbers(path.name)))
    except OSError:
        return None
    for candidate in (place, *reversed(below)):
        if jar_in(candidate) is not None:
            return candidate
    return None


def jar_in(languagetool: Path) -> Path | None:
    """The server's jar in `languagetool`."""
    return next((languagetool / name for name in JARS if (languagetool / name).is_file()), None)


def find_java() -> str:
    """The command of a Java that is new enough; raises `GrammarError` where there is none."""
    named = os.environ.get("JAVA_HOME")
    java = (shutil.which("java", path=str(Path(named) / "bin")) if named else None) or shutil.which("java")
    if java is None:
        raise GrammarError(
            f"LanguageTool needs Java, and there is no `java` on this machine; {JAVA_ADVICE.en}",
            f"LanguageTool braucht Java, und auf diesem Rechner gibt es kein `java`; {JAVA_ADVICE.de}",
        )
    version = java_version(java)
    if version < MIN_JAVA:
        raise GrammarError(
            f"LanguageTool needs Java {MIN_JAVA}, and {java} is Java {version}; {JAVA_ADVICE.en}",
            f"LanguageTool braucht Java {MIN_JAVA}, und {java} ist Java {version}; {JAVA_ADVICE.de}",
        )
    return java


def java_version(java: str) -> int:
    """The major version of the command `java`; raises `GrammarError` where it does not say."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 - found by which
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GrammarError(
            f"{java} does not run ({type(error).__name__}); {JAVA_ADVICE.en}",
            f"{java} läuft nicht ({type(error).__name__}); {JAVA_ADVICE.de}",
        ) from error
    found = _JAVA_VERSION.search(said.stderr + said.stdout)
    if found is None:
        raise GrammarError(
            f"{java} does not tell its version; {JAVA_ADVICE.en}", f"{java} sagt seine Version nicht; {JAVA_ADVICE.de}"
        )
    return int(found.group(1))


def _numbers(name: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", name)]

"""Why a server did not start, from what Java printed: it has seen no draft yet."""

from typing import Any

from taktvoll.errors import GrammarError
from taktvoll.grammar.languagetool_dir import INSTALL_ADVICE, JAVA_ADVICE

MAX_MEMORY = "1g"
"""Java's heap. Rules for three variants of German, twice each for batches, take some 600 MB."""


class StartError(GrammarError):
    """The server did not come up."""


class PortTakenError(StartError):
    """Someone else got the port first."""


def port_taken(port: int) -> PortTakenError:
    """The error about a port that someone else has."""
    return PortTakenError(
        f"port {port} on 127.0.0.1 is taken by another program; name another one, or none to get a free one",
        f"Port {port} auf 127.0.0.1 ist von einem anderen Programm belegt; nennen Sie einen anderen oder keinen, dann wird ein freier genommen.",
    )


def start_error(event: dict[str, Any], port: int) -> GrammarError:
    """Why Java ended before it was ready, from what it printed (it has seen no draft yet)."""
    output = "\n".join(event.get("output", ()))
    if "BindException" in output or "Address already in use" in output or "could not be started on" in output:
        return port_taken(port)
    if "UnsupportedClassVersionError" in output:
        return StartError(
            f"this Java is too old for LanguageTool; {JAVA_ADVICE.en}",
            f"Dieses Java ist zu alt für LanguageTool; {JAVA_ADVICE.de}",
        )
    if event.get("memory") or "Could not reserve enough space" in output or "insufficient memory" in output:
        return StartError(
            f"there is not enough memory for LanguageTool ({MAX_MEMORY}); close other programs, or run without --grammar",
            f"Der Arbeitsspeicher reicht nicht für LanguageTool ({MAX_MEMORY}); schließen Sie andere Programme oder prüfen Sie ohne --grammar.",
        )
    if "ClassNotFoundException" in output or "NoClassDefFoundError" in output or "Unable to access jarfile" in output:
        return StartError(
            "LanguageTool's files are not complete; run `taktvoll grammar install --force`, or mend the folder in LTP_PATH",
            "Die Dateien von LanguageTool sind unvollständig; rufen Sie `taktvoll grammar install --force` auf, oder ergänzen Sie den Ordner in LTP_PATH.",
        )
    last = next((line for line in reversed(output.split("\n")) if line.strip()), "–")[:200]
    return StartError(
        f"LanguageTool did not start (exit status {event.get('code')}: {last}); {INSTALL_ADVICE.en}",
        f"LanguageTool ist nicht angelaufen (Rückgabewert {event.get('code')}: {last}); {INSTALL_ADVICE.de}",
    )

"""Examples and exit status for the help of each command."""

from collections.abc import Mapping
from dataclasses import dataclass

from taktvoll.bilingual import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """What stands below the options of a command."""

    examples: tuple[tuple[str, Text], ...] = ()
    status: tuple[tuple[str, Text], ...] = ()


_FAILED = (
    "2",
    Text(
        de="falscher Aufruf, fehlerhafte Einstellung, oder ein Entwurf, der sich nicht lesen oder prüfen ließ; schlägt 1",
        en="wrong usage, a broken setting, or a draft that could not be read or checked; beats 1",
    ),
)
_DONE = ("0", Text(de="erledigt", en="done"))

PAGES: Mapping[str, HelpPage] = {
    "": HelpPage(
        examples=(
            ("taktvoll", Text(de="einen Entwurf einfügen und prüfen", en="paste a draft and check it")),
            ("taktvoll check absage.txt", Text(de="was an dem Entwurf wehtut oder fehlt", en="what hurts in the draft or is missing")),
            ("taktvoll rewrite absage.txt", Text(de="die ruhige Fassung", en="the calm version")),
            ("taktvoll explain Umgangssprache", Text(de="warum eine Stelle angemerkt wird", en="why something is remarked on")),
            (
                "taktvoll --install-completion",
                Text(de="Befehle und Optionen mit der Tabulatortaste vervollständigen", en="complete commands and options with the tab key"),
            ),
        ),
    ),
    "check": HelpPage(
        examples=(
            ("taktvoll check absage.txt", Text(de="einen Entwurf prüfen", en="check a draft")),
            ("taktvoll check entwuerfe/ --statistics", Text(de="viele prüfen und die Befunde zählen", en="check many and count the findings")),
            ("taktvoll check absage.txt --fix", Text(de="sichere Vorschläge gleich übernehmen", en="apply the safe suggestions at once")),
            ("taktvoll check absage.txt --open", Text(de="den Bericht im Browser ansehen", en="look at the report in the browser")),
            ("taktvoll check --clipboard", Text(de="prüfen, was in der Zwischenablage liegt", en="check what lies in the clipboard")),
            ("… | taktvoll check - --format json", Text(de="aus einem anderen Programm", en="from another program")),
            ("taktvoll check viele.jsonl --workers 4 --output berichte.parquet", Text(de="sehr viele prüfen", en="check very many")),
        ),
        status=(
            ("0", Text(de="nichts ab der Schwere von --fail-on", en="nothing at or above --fail-on")),
            ("1", Text(de="Befunde", en="findings")),
            _FAILED,
        ),
    ),
    "rewrite": HelpPage(
        examples=(
            ("taktvoll rewrite absage.txt", Text(de="die neue Fassung zeigen", en="show the rewrite")),
            ("taktvoll rewrite absage.txt --in-place", Text(de="die Datei ersetzen; das Original bleibt als .bak", en="replace the file; the original stays as .bak")),
            ("taktvoll rewrite absage.txt --interactive --in-place", Text(de="jede Änderung selbst entscheiden", en="decide about each change")),
            ("taktvoll rewrite absage.txt --diff | patch -p0", Text(de="die Unterschiede als Patch", en="the differences as a patch")),
        ),
        status=(
            ("0", Text(de="die Fassung hat ihre Prüfung bestanden, oder es war nichts zu ändern", en="the rewrite passed its proof, or nothing had to change")),
            ("1", Text(de="es bleibt etwas; was, steht auf der Standardfehlerausgabe", en="something is left; standard error says what")),
            _FAILED,
        ),
    ),
    "rules": HelpPage(
        examples=(("taktvoll rules --format json", Text(de="für ein Programm", en="for a program")),),
    ),
    "explain": HelpPage(
        examples=(
            ("taktvoll explain informal", Text(de="nach dem Namen", en="by its name")),
            ('taktvoll explain "Guter Wunsch fehlt"', Text(de="nach dem Titel", en="by its title")),
            ("taktvoll explain settings", Text(de="was sich einstellen lässt", en="what can be set")),
            ("taktvoll explain score", Text(de="wie die Wertung zustande kommt", en="how the score comes about")),
        ),
        status=(_DONE, ("2", Text(de="diese Regel gibt es nicht", en="there is no such rule"))),
    ),
    "silence": HelpPage(
        examples=(
            ("taktvoll silence absage.txt 3 informal", Text(de="den Befund in Zeile 3", en="the finding in line 3")),
            ("taktvoll silence absage.txt 3:72 informal", Text(de="den einen in Spalte 72", en="the one in column 72")),
        ),
        status=(
            _DONE,
            ("2", Text(de="in dieser Zeile gibt es keinen solchen Befund, oder die Datei ließ sich nicht lesen oder schreiben", en="there is no such finding in that line, or the file could not be read or written")),
        ),
    ),
    "lsp": HelpPage(
        examples=(
            ("taktvoll lsp", Text(de="was ein Editor startet; wie, steht in docs/editors", en="what an editor starts; docs/editors says how")),
            ("taktvoll lsp --tcp 127.0.0.1:9999", Text(de="zur Fehlersuche: ein Editor verbindet sich", en="for debugging: an editor connects")),
            ("taktvoll lsp --schema", Text(de="was sich im Editor einstellen lässt", en="what can be set in the editor")),
        ),
        status=(
            ("0", Text(de="der Editor hat sich verabschiedet", en="the editor has taken leave")),
            ("1", Text(de="der Editor war plötzlich weg", en="the editor was suddenly gone")),
            ("2", Text(de="falscher Aufruf, oder das Extra `lsp` fehlt", en="wrong usage, or the extra `lsp` is missing")),
        ),
    ),
    "settings": HelpPage(
        examples=(
            ("taktvoll settings", Text(de="was hier gilt, als JSON", en="what holds here, as JSON")),
            ("taktvoll settings --format toml > taktvoll.toml", Text(de="eine Einstellungsdatei beginnen", en="begin a settings file")),
        ),
        status=(_DONE, ("2", Text(de="den Ordner gibt es nicht, oder eine Einstellung ist fehlerhaft", en="there is no such folder, or a setting is broken"))),
    ),
    "thunderbird": HelpPage(
        examples=(
            ("taktvoll thunderbird install", Text(de="Thunderbird findet Taktvoll; das Add-on dazu: docs/editors/thunderbird.md", en="Thunderbird finds Taktvoll; the add-on: docs/editors/thunderbird.md")),
            ("taktvoll thunderbird uninstall", Text(de="wieder entfernen", en="take it away again")),
        ),
    ),
    "grammar status": HelpPage(
        status=(
            ("0", Text(de="der Server läuft", en="the server runs")),
            ("1", Text(de="es läuft keiner", en="there is none")),
        ),
    ),
}  # fmt: skip

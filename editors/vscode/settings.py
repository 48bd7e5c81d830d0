"""Writes the extension's settings into package.json and package.nls*.json, from the server's own schema (`taktvoll lsp --schema`).

    python editors/vscode/settings.py

VS Code sends every contributed default to the server, where it would win over taktvoll.toml: so each default is null, „not set“.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taktvoll.lsp.server_settings import server_schema

FOLDER = Path(__file__).parent
OWN = {
    "description": (
        "Checks and rewrites German mails that decline, cancel or move a job interview; everything stays on this machine.",
        "Prüft und glättet Mails, mit denen Sie ein Vorstellungsgespräch absagen oder verschieben; alles bleibt auf diesem Rechner.",
    ),
    "rewriteMinimal": ("Rewrite: your good sentences stay", "Umschreiben: Ihre guten Sätze bleiben"),
    "rewriteBrief": ("Compose anew: brief", "Neu schreiben: knapp"),
    "rewriteWarm": ("Compose anew: warm", "Neu schreiben: herzlich"),
    "rewriteFormal": ("Compose anew: formal", "Neu schreiben: förmlich"),
    "showReport": ("Show the report", "Den Bericht zeigen"),
    "restart": ("Restart the server", "Den Server neu starten"),
    "command": (
        "The server's command line as a list; empty: taktvoll lsp.",
        "Die Befehlszeile des Servers als Liste; leer: taktvoll lsp.",
    ),
}
"""Texts of package.json, in English and German."""


def settings() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Each setting of the server: its path, its schema for VS Code, its meaning in English and German."""
    schema = server_schema()
    yield from _settings(schema, schema["$defs"], "taktvoll")


def _settings(
    schema: dict[str, Any], kinds: dict[str, Any], path: str
) -> Iterator[tuple[str, dict[str, Any], str, str]]:
    for name, given in schema["properties"].items():
        form = {**kinds[given["$ref"].rpartition("/")[2]], **given} if "$ref" in given else given
        here = f"{path}.{name}"
        if "properties" in form:
            yield from _settings(form, kinds, here)
            continue
        yield here, _nullable(form), form["description"], form["description_de"]


def _nullable(form: dict[str, Any]) -> dict[str, Any]:
    """The schema of a setting that may also be null, which is its default."""
    choices = form.get("anyOf", [form])
    made: dict[str, Any] = {"default": None}
    types = [one["type"] for one in choices if "type" in one]
    flat = [name for kind in types for name in (kind if isinstance(kind, list) else [kind])]
    made["type"] = [*dict.fromkeys(flat or ["string"]), *([] if "null" in flat else ["null"])]
    for key in ("items", "minimum", "maximum", "exclusiveMinimum"):
        if key in form:
            made[key] = form[key]
    if "enum" in form:
        made["enum"] = [*form["enum"], None]
    return made


def files() -> dict[Path, str]:
    """What the files should hold."""
    package = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    english, german = ({key: texts[i] for key, texts in OWN.items()} for i in (0, 1))
    properties: dict[str, Any] = {
        "taktvollEditor.command": {
            "type": "array",
            "items": {"type": "string"},
            "default": [],
            "scope": "machine",
            "description": "%command%",
        }
    }
    for path, form, said, gesagt in settings():
        properties[path] = {**form, "description": f"%{path}%"}
        english[path], german[path] = said, gesagt
    package["contributes"]["configuration"]["properties"] = properties
    texts = {"package.json": package, "package.nls.json": english, "package.nls.de.json": german}
    return {FOLDER / name: json.dumps(text, ensure_ascii=False, indent=2) + "\n" for name, text in texts.items()}


if __name__ == "__main__":
    for target, content in files().items():
        target.write_text(content, encoding="utf-8")

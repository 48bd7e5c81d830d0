"""The known name that a mistyped one is nearest to, and the one sentence that says so."""

import difflib
from collections.abc import Iterable, Mapping

from taktvoll.bilingual import Text

CUTOFF = 0.57
"""How alike (difflib's ratio) a known name must be to be offered."""
SHOWN = 60
"""Characters of a mistyped name that are said again."""
RULE = Text(de="Die Regel `{name}` gibt es nicht", en="there is no rule `{name}`")
SETTING = Text(de="Die Einstellung `{name}` gibt es nicht", en="there is no setting `{name}`")
OPTION = Text(de="Die Option `{name}` gibt es nicht", en="there is no option `{name}`")
COMMAND = Text(de="Den Befehl `{name}` gibt es nicht", en="there is no command `{name}`")
KEYWORD = Text(de="Das Schlüsselwort `{name}` gibt es nicht", en="there is no keyword `{name}`")
_LISTED = {
    KEYWORD: Text(de="`help(taktvoll.check)` nennt alle", en="`help(taktvoll.check)` names them all"),
    RULE: Text(de="`taktvoll rules` zeigt alle", en="`taktvoll rules` lists them all"),
    SETTING: Text(de="`taktvoll settings` zeigt alle", en="`taktvoll settings` lists them all"),
    OPTION: Text(de="`--help` zeigt alle", en="`--help` lists them all"),
    COMMAND: Text(de="`taktvoll --help` zeigt alle", en="`taktvoll --help` lists them all"),
}


def nearest(name: str, known: Iterable[str] | Mapping[str, str]) -> str | None:
    """The most similar of `known`; None where none is similar. Of a mapping from spellings to names, the name."""
    names = known if isinstance(known, Mapping) else dict.fromkeys(known)
    spellings = {_folded(spelling): names[spelling] or spelling for spelling in reversed(list(names))}
    found = difflib.get_close_matches(_folded(name), spellings, n=1, cutoff=CUTOFF)
    return spellings[found[0]] if found else None


def unknown(kind: Text, name: str, known: Iterable[str] | Mapping[str, str], *, where: str | Text = "") -> Text:
    """The message that there is no such `kind` of name (`RULE`, `SETTING`, …), said of `where`, with the nearest one."""
    near = nearest(name, known)
    places = where if isinstance(where, Text) else Text(de=where, en=where)
    shown = name[:SHOWN]

    def said(lang: str, question: str) -> str:
        place = places.in_language(lang)
        prefix = f"{place}: " if place else ""
        advice = question if near else _LISTED[kind].in_language(lang)
        return f"{prefix}{kind.in_language(lang, name=shown)}; {advice}"

    return Text(de=said("de", f"meinten Sie `{near}`?"), en=said("en", f"did you mean `{near}`?"))


def _folded(name: str) -> str:
    return "_".join(name.lower().replace("-", "_").split())

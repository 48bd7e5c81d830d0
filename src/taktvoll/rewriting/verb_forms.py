"""Verbs with which a letter asks for something: their imperatives, and du, ihr and Sie of what they say."""

import functools
import re
from types import MappingProxyType
from typing import Final

_ASKED: Final = """
ablehnen absagen achten antworten ausrichten beachten bedenken behalten benachrichtigen benutzen berücksichtigen berichten bestätigen bestellen
bewahren bleiben bringen buchen danken denken drucken drücken entfernen entschuldigen erinnern erklären erlauben erstatten ersetzen erzählen fragen
freuen füllen geben gestatten glauben grüßen gucken halten hängen heben helfen hinterlassen hinterlegen holen hören informieren klären kontaktieren kopieren
korrigieren kümmern laden lassen legen leiten lesen löschen mailen melden merken nehmen nennen notieren öffnen packen planen probieren prüfen
quittieren reden reichen reservieren richten rufen sagen schauen schenken schicken schließen schmeißen schreddern schreiben sehen senden setzen
sparen speichern sperren sprechen stellen stornieren streichen suchen teilen tragen überlegen überweisen unterrichten unterschreiben ändern vergeben
vergessen verlegen vermerken vermitteln vernichten verraten verschieben verschonen verstehen versuchen verwenden verzeihen vormerken warten werfen
wünschen zahlen zeigen ziehen zerreißen zurücksenden kündigen bereiten vertrauen vereinbaren verabreden besprechen beantworten
"""
_ONLY_WITH_PLEASE: Final = "kommen gehen machen tun haben bleiben reichen denken danken freuen glauben hören verstehen warten sparen sehen".split()
"""What is said of others or left out of „ich …“ as easily: „Macht nichts“, „Kommt drauf an“, „Denke, das passt“."""
_STRONG: Final = {
    "geben": "gib", "nehmen": "nimm", "sehen": "sieh", "lesen": "lies", "helfen": "hilf", "sprechen": "sprich", "besprechen": "besprich",
    "vergessen": "vergiss", "vergeben": "vergib", "werfen": "wirf", "lassen": "lass", "haben": "hab", "tun": "tu", "sein": "sei",
}  # fmt: skip
"""Imperatives of du that have no form in -e."""
_SINGULAR: Final = {
    "behalten": "behältst", "halten": "hältst", "lassen": "lässt", "tragen": "trägst", "fahren": "fährst", "laden": "lädst", "raten": "rätst",
    "verraten": "verrätst", "hinterlassen": "hinterlässt", "erhalten": "erhältst", "geben": "gibst", "vergeben": "vergibst", "helfen": "hilfst",
    "lesen": "liest", "nehmen": "nimmst", "sehen": "siehst", "sprechen": "sprichst", "besprechen": "besprichst", "treffen": "triffst",
    "vergessen": "vergisst", "werfen": "wirfst", "werden": "wirst", "wissen": "weißt", "haben": "hast", "sind": "bist", "sein": "bist",
    "können": "kannst", "wollen": "willst", "müssen": "musst", "dürfen": "darfst", "sollen": "sollst", "mögen": "magst",
}  # fmt: skip
_SHORT: Final = frozenset(
    "denken rufen schicken sagen schreiben fragen holen bringen legen stellen schauen tragen hängen heben sperren verzeihen hören ziehen kommen machen gehen bleiben".split()
)
"""Verbs whose du is commanded without -e: „ruf“, „denk“."""
_NEEDS_E = re.compile(r"(?:[td]|[^aeiouäöülrhmn][mn]|chn|ig|e[lr])$")
_DROPS_E = re.compile(r"(?:[rl][td]|[aeiou][td]|nd|tt)$")
"""„verrat“, „send“ are said for „verrate“, „sende“."""
_SIBILANT = re.compile(r"(?:s|ß|x|z)$")
REFLEXIVE: Final = re.compile(
    r"\b(?:melde\w*|meldet|genommen|nehm\w*|nimm|freu\w*|kümmer\w*|entscheid\w*|überleg\w*|vorstell\w*|bemüh\w*|wend\w*|merk\w*|vertrag\w*)\b",
    re.IGNORECASE,
)
"""Verbs with which „euch“ is „sich“."""


def stem_of(infinitive: str) -> str:
    """„bestätig“, „erinner“."""
    return infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")


def second_plural(infinitive: str) -> str:
    """„bestätigt“, „sendet“: what ihr do, and are told to do."""
    stem = stem_of(infinitive)
    return {"sein": "seid", "sind": "seid", "haben": "habt", "wissen": "wisst"}.get(
        infinitive, stem + ("et" if _NEEDS_E.search(stem) and not stem.endswith(("ig", "el", "er")) else "t")
    )


def second_singular(infinitive: str) -> str:
    """„bestätigst“, „nimmst“."""
    if infinitive in _SINGULAR:
        return _SINGULAR[infinitive]
    stem = stem_of(infinitive)
    if _SIBILANT.search(stem):
        return stem + "t"
    return stem + ("est" if _NEEDS_E.search(stem) and not stem.endswith(("ig", "el", "er")) else "st")


def told_to_du(infinitive: str) -> str:
    """„bestätige“, „gib“, „ruf“."""
    if infinitive in _STRONG:
        return _STRONG[infinitive]
    stem = stem_of(infinitive)
    return stem if infinitive in _SHORT else stem + "e"


def is_plural_form(word: str) -> bool:
    """Whether a word may be what „Sie“ do: „haben“, „bestätigen“; no article, no adverb."""
    return (word.endswith(("en", "ern", "eln")) and len(word) > 3 and word not in _NO_VERB) or word in {
        "sind",
        "tun",
        "seien",
    }


_NO_VERB = frozenset(
    "einen keinen meinen deinen seinen ihren unseren euren diesen jenen jeden allen vielen wegen gegen neben zwischen morgen denen eben oben unten innen außen"
    " guten neuen alten ganzen großen schönen freundlichen besten meisten letzten nächsten ersten welchen solchen anderen beiden".split()
)


@functools.cache
def commands() -> MappingProxyType[str, str]:
    """Imperative of du or ihr → infinitive."""
    found: dict[str, str] = {}
    for verb in [*_ASKED.split(), *_ONLY_WITH_PLEASE]:
        stem = stem_of(verb)
        forms = {second_plural(verb), _STRONG.get(verb) or stem}
        if verb not in _STRONG:
            forms.add(stem + "e")
        for form in forms:
            if form != stem or verb in _STRONG or not _NEEDS_E.search(stem) or _DROPS_E.search(stem):
                found.setdefault(form, verb)
    found.update({"seid": "sein", "sei": "sein"})
    return MappingProxyType(found)


_CUT = re.compile(r"[.!?:;,–]")
_LEAD = re.compile(
    r"(?P<lead>(?:^|(?P<stop>[.!?:;–]\s+)|(?P<comma>,\s+)|\b(?P<joined>(?:und|aber|oder|dann|also|sonst)\s+))(?:(?:und|aber|also|dann|so|oder)\s+)?(?P<please>[Bb]itte,?\s+)?)(?P<verb>[^\W\d_]+)(?![\w-])"
)
PARTICLES = frozenset({"halt"})
"""Stems that are said as particles, too: „das ist halt so“."""
_NO_COMMAND = frozenset(
    "er man wer ich wir jemand niemand sich wurde wurden wird werden ist sind war waren hat habe haben hatte hatten habt worden"
    " mein unser kein ein sein ihr du sie Sie Ihnen dieser jeder der".split()
)
"""Words behind the verb that make it no imperative: a subject, or the auxiliary of a participle."""
_TO_ME = frozenset("mir mich uns euch dir dich".split())
_BEHIND_COMMAND = frozenset(
    "bitte mir mich uns dich dir ihn ihm ihnen es die das den dem deine deinen deinem alle alles nicht doch einfach kurz noch trotzdem auch am im zum an mal vorbei".split()
)
"""Words behind a bare „hol“ or „schick“ in the middle of a sentence."""
_UNMISTAKABLE = frozenset("geben nehmen lesen helfen sprechen vergessen werfen sein".split())
"""Verbs whose command to du is no form of „ich“."""
_IF = re.compile(r"^\W*(?:wenn|falls|sobald|sollte\w*|solange|bevor|sofern)\b", re.IGNORECASE)
_END = re.compile(r"[!?]|(?<!\d)\.(?=\s|$)")
_I = re.compile(r"\bich\b", re.IGNORECASE)


def find_commands(text: str) -> list[tuple[int, int, str]]:
    """(start, end, infinitive) of every imperative of du or ihr in `text`: „bestätigt mir bitte“, „denkt an mich“."""
    found: list[tuple[int, int, str]] = []
    for match in _LEAD.finditer(text):
        verb = commands().get(match["verb"].lower())
        if verb is not None and _commands(text, match, verb, chained=bool(found)):
            found.append((match.start("verb"), match.end("verb"), verb))
    return found


def _commands(text: str, match: re.Match[str], verb: str, *, chained: bool) -> bool:  # noqa: PLR0911 - one sign a line
    cut = _CUT.search(text, match.end())
    clause = text[match.end() : cut.start() if cut else len(text)].split()
    asks = bool(match["please"]) or "bitte" in clause
    starts = not (match["comma"] or match["joined"])
    end = _END.search(text, match.end())
    if (end is not None and end.group() == "?") or (match["verb"][0].isupper() and not (starts or match["please"])):
        return False
    following = clause[0] if clause else ""
    if match["verb"] in PARTICLES and following == "nicht" and not starts:  # „wenn nicht, dann halt nicht“
        return False
    if following in _NO_COMMAND and not (asks and following in {"sie", "der", "ihr"}):
        return False
    to_me = bool(_TO_ME & set(clause[:3]))
    told_one = match["verb"].lower() in {_STRONG.get(verb), stem_of(verb)}
    if told_one and not starts and (following in _BEHIND_COMMAND or chained):
        return verb in _UNMISTAKABLE or asks or not _I.search(text[: match.start("verb")])
    if verb in _ONLY_WITH_PLEASE and not asks:
        return verb == "denken" and following == "an" and _follows_condition(text, match)
    if verb == "danken" and match["verb"].lower() == "danke" and not re.match(r"dein|eur|bitte", following):
        return False
    plural = match["verb"].lower() == second_plural(verb)
    if not starts:
        if not plural and _I.search(text[: match.start("verb")]) and not (asks and (to_me or match["comma"])):
            return False
        return asks or chained or (_follows_condition(text, match) and not _I.match(following))
    if not plural:
        return asks or to_me or verb in _STRONG
    return asks or to_me or cut is None or cut.group() in ".!"


def _follows_condition(text: str, match: re.Match[str]) -> bool:
    """Whether „Wenn …,“ stands before the verb."""
    return bool(match["comma"]) and _IF.match(text[: match.start()]) is not None

"""Where the talk is held: building, street, town and room, as the employer's mail writes them."""

import re
from collections.abc import Iterator

from taktvoll.annotate.received.given_names import is_first_name
from taktvoll.annotate.received.houses import has_legal_form, house_in
from taktvoll.annotate.received.parts import MailParts, Span
from taktvoll.annotate.received.whereabouts import ONLINE
from taktvoll.mail.lexicon import fold

_PLACE_LABEL = re.compile(
    r"(?:^|\n|;|\(|[.!?]\s+)[\s*•-]*(?:[📍🏢📌]|(?:ort|wo|adresse|treffpunkt|veranstaltungsort|anschrift|location|gesprächsort|where)\s*:)[ \t]*(?P<place>[^\n;]{4,120})",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(
    r"(?<=[a-zäöüß]{2})[.!?]\s+(?=[A-ZÄÖÜ])|(?<=\d)\.\s+(?!Stock|Etage|Obergeschoss|Geschoss|Ebene)(?=[A-ZÄÖÜ][a-zäöü]+\s)"
)
_STREET_WORD = (
    r"(?:\w*(?:[Ss]tr\.|[Ss]traße|[Ss]trasse|[Ww]eg|gasse|platz|allee|ring|ufer|damm|chaussee|hof|berg|stieg|pfad|steig|markt|graben|zeile|wall|kai|quai|promenade|winkel|twiete|bogen|rain|feld|kamp|garten|anger|dreieck|zentrale)"
    r"|[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ][\wäöüß]*)*-(?:Ring|Platz|Allee|Weg|Gasse|Ufer|Damm|Markt|Hof|Park|Steig|Chaussee|Promenade|Wall|Graben|Tor)"
    r"|[A-ZÄÖÜ][\wäöüß-]*(?:er|e|es|en)\s+(?:Tor|Ring|Platz|Markt|Allee|Gasse|Weg|Straße|Strasse|Damm|Ufer|Park|Graben|Wall|Hof|Berg|Chaussee|Steig|Landstraße)"
    r"|(?:Am|An\s+der|Im|Zum|Zur|Unter\s+den)\s+[A-ZÄÖÜ][\w-]+)"
)
_WORD = r"[A-ZÄÖÜ][\wäöüß.-]*"
_TOWN_WORD = r"(?:St\.[ ])?[A-ZÄÖÜ][\wäöüß-]*(?:/[A-ZÄÖÜ][\wäöüß-]*)?"
"""A full stop ends the sentence, but for „St. Gallen“."""
_STREET = re.compile(
    rf"(?P<address>(?!Uhr|Raum|Zimmer|Hörsaal)[A-ZÄÖÜ]\w{{2,}}(?:[ ][A-ZÄÖÜ][\w.-]+)?[ ]\d{{1,4}}[a-z]?(?=,?[ ](?:in[ ])?\d{{4,5}}[ ][A-ZÄÖÜ])|(?:(?!Uhr|Frau|Herr|GmbH|AG\b|Wir\b|In\b){_WORD}\s+){{0,2}}(?<!\w)(?=[A-ZÄÖÜ]){_STREET_WORD}\s+\d{{1,4}}(?:\s?[a-z]\b)?(?:[/–-]\d+)?)"
    rf"(?P<town>(?:,?\s+(?:in\s+)?\d{{4,5}}[ ]+{_TOWN_WORD}(?:[ ]+(?:am|an\s+der|im|bei)\s+{_TOWN_WORD}|[ ]+{_TOWN_WORD})?)|(?:,|\s+in)\s+(?!Hinterhof|Hof\b|Seiten|\w*[Ee]ingang|Empfang|Raum|Zimmer|Stock|Etage|Erdgeschoss){_TOWN_WORD}(?:\s+{_TOWN_WORD})?(?=[.,;)\n?!]|\s+(?:statt|um|am|ein|ab|zum|zur|zu|für|vorbei|bei|mit)\b|\s*$))?",
)
BEFORE = 90
"""Characters before a street in which its building stands."""
_PREPOSITION = re.compile(
    r"(?:[,(:;]\s*|\n\s*)(?P<lead>(?:An\s+de[rn]|Am|Im|In\s+de[rn]|Auf\s+de[rm]|Hinter\s+de[rm]|Hinterm|Vor\s+de[rm]|Zum|Zur|Unter\s+den|Beim|Bei\s+de[rn]|Rue(?:\s+(?:de|du|des|la))*|Via|Place|Avenue)\s+)$"
)
_LEAD = re.compile(
    r"(?:Adresse|Ort|Wir|Die|Das|Ihre?|Unser\w*|Treffpunkt|Im|In|Am(?=\s+(?:Am|An)\b)|An(?!\s+der\b)|Bei|Der)\s+"
)
_BARE_STREET = re.compile(
    rf"(?<![\w-])(?P<address>(?:{_WORD}[ ])?[A-ZÄÖÜ][a-zäöüß-]{{2,}}[ ]\d{{1,3}}[a-h]?)(?P<town>(?:,?[ ](?:in[ ])?\d{{4,5}}[ ]{_TOWN_WORD}|(?:,|[ ]in)[ ](?!Eingang|Empfang|Raum|Zimmer|Stock|Etage|Erdgeschoss|Hinterhof){_TOWN_WORD}(?=[.,;)\n]|$|[ ](?:vorbei|statt|zu|ein)\b)))?(?=\s*(?:[,;)(]|\.(?!\d)|$)|[ ](?:vorbei|statt|zu|ein)\b)(?!\s*[.,]?\s*(?:Uhr|%|Prozent|Euro|EUR))",
    re.MULTILINE,
)
"""A street that has no word for one: „in der Gerberau 15“."""
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in\s+der|in\s+die|an\s+der|im|am|beim|auf\s+dem|auf\s+der|zur|zum|unter\s+den)\s+|[(,:]\s*|\n\s*)$",
    re.IGNORECASE,
)
_NO_STREET = frozenset(
    "raum zimmer halle haus ebene etage stock kw woche abteilung gruppe klasse stufe januar februar märz april mai juni juli august september oktober november dezember gebäude saal eingang gleis tor werk montag dienstag mittwoch donnerstag freitag samstag sonntag uhr station kapitel stelle seite nummer nr teil punkt runde anlage version level windows office telefon durchwahl tel fax linie bus tram bahn kennziffer referenz ausschreibung kennwort frau herr herrn jahr jahre teams zoom meeting apartment wohnung top platz paragraf artikel und oder".split()
)
_ROOM = re.compile(
    r"\s*,\s*(?P<room>(?:(?:\d{1,2}|[IVX]+)\.\s?(?:OG|Stock|Etage|Obergeschoss)|(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|oberste)[rs]?\s+(?:Stock|OG|Etage|Obergeschoss|Stockwerk)|EG|UG|DG|Erdgeschoss|(?:Zimmer|Raum|Zi\.|\w*[Rr]aum|\w*[Tt]rakt|\w*[Ff]lügel|Sitzungszimmer|Hörsaal|Haus|Gebäude|(?:[A-ZÄÖÜ]\w+[ern]\s+)?\w*[Ss]aal|\w*[Zz]immer|Tür|Top|Eingang(?=\s+[A-ZÄÖÜ0-9]))(?:\s+(?:[A-ZÄÖÜ0-9][\w.-]*|[a-z]\b))?(?:\s+EG)?|Konferenzraum)(?![\w]))"
)
_BUILDING = re.compile(
    rf"(?P<building>(?:(?:das|dem|im|den|der|die|unserem|unser)\s+)?(?P<name>(?:{_WORD}\s+){{0,3}}(?:[A-ZÄÖÜ]\w*)?(?:[Rr]athaus|[Kk]reishaus|[Dd]ienstgebäude\s+\w+(?:\s+\d+)?|[Hh]auptverwaltung|[Kk]onzernzentrale|[Hh]örsaal\s+\d+|[Hh]auptsitz|[Ff]orum\s+\w+|[Hh]aus\s+{_WORD}|[Bb]uchhandlung\s+{_WORD}|[Zz]entrale|[Mm]inisterium|[A-ZÄÖÜa-zäöü]*(?:zentrum|heim|halle(?:\s+\d+)?|gemeindehaus|vereinshaus|haupthaus|verwaltung(?:sgebäude)?)|[Gg]ebäude\s+\w+|[Cc]ampus\s+\w+)))\s*,\s*$"
)
_NAMED_BUILDING = re.compile(
    rf"(?:(?P<at>\b(?:im|ins|in\s+(?:der|die|das|den|dem)|am|an\s+der|auf\s+dem|beim|ist|zum|zur|das|dem)\s+(?:(?:der|die|das)\s+)?|:\s*)|[,;(]\s*|(?<=\n))(?P<name>(?!\d{{1,2}}[.:]){_WORD}(?:\s+(?:{_WORD}|\d+[\w.]*|zum|zur|am|der|des|im|an\s+der|&|\([^()]{{3,40}}\))){{0,5}})\s*,\s*$"
)
_NO_BUILDING = re.compile(
    r"\b(?:Uhr|Frau|Herrn?|\w+tag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Bitte|Wir|Sie|Teams|Zoom)\b"
)
_GENERAL = re.compile(
    r"(?:Büro\w*|Café|Werkstatt|Kanzlei\w*|Praxis\w*|Firma|Filiale|Laden|Studio|Atelier|Werk|Haus|Betrieb|Geschäft\w*|Empfang|Rezeption|Sitz|Tor|Verwaltung|Hinterhof|Hinterhaus|Vorderhaus|Innenhof|Parkplatz)"
)
"""What says no more than „bei uns“."""
_BUILDING_WORD = re.compile(
    r"(?:haus|halle|saal|pforte|amt|zentrum|zentrale|heim|gebäude|turm|schule|akademie|raum|zimmer|klinik\w*|hotel|schloss|museum|loft|hof)$",
    re.IGNORECASE,
)
_VENUE = re.compile(
    rf"(?:\b(?:im|ins|in\s+(?:der|die|das|den|dem)|am|beim|auf\s+(?:dem|der)|an\s+der|zum|zur)\s+|[,:(]\s*|(?<=\n))(?P<name>(?:{_WORD}\s+)?(?:[A-ZÄÖÜ][\wäöüß-]*)?(?i:rathaus|schulhaus|kreishaus|landratsamt|hotel|gasthof|gasthaus|schloss|museum|bibliothek|klinikum|krankenhaus|theater|gemeindehaus|gemeindezentrum|pfarrhaus|bürgerhaus|kulturhaus|haupthaus|hauptgebäude|dienstgebäude|verwaltungsgebäude|amtsgebäude|stadthalle|campus|akademie|kirche|hauptwache|feuerwache|[a-zäöü]{{4,}}haus|bürgersaal|festsaal|ratssaal|aula)(?![\wäöüß-])(?:\s+(?:(?:der|des|am|an\s+der|im|zum|zur)\s+)?(?:{_WORD}|\d+)){{0,3}})"
)


def place_of(parts: MailParts, firm: str | None = None) -> str | None:
    """Where the talk is held: street, town and room, with the building where one is named before them, unless it is the `firm`."""
    prose = parts.prose
    label = _PLACE_LABEL.search(prose)
    if label and not ONLINE.match(label["place"].strip()) and not re.match(r"bleib", label["place"].strip()):
        place = _NEXT_SENTENCE.split(label["place"].strip(), maxsplit=1)[0]
        return _without_firm(place.rstrip(".,; "))
    street = next(_streets(prose), None) or next(_bare_streets(prose), None)
    if street is None:
        return _venue(prose, firm)
    start, end = _from_building(prose, street[0], firm), _to_room(prose, street[1])
    return " ".join(prose[start:end].split()).strip(" ,.")


def _streets(prose: str) -> Iterator[Span]:
    """Streets that a word or a postcode shows to be one, with their town."""
    for street in _STREET.finditer(prose):
        start, end = street.start("address"), street.end("town") if street["town"] else street.end("address")
        while lead := _LEAD.match(prose, start, end):
            start = lead.end()
        yield _with_preposition(prose, start), end


def _bare_streets(prose: str) -> Iterator[Span]:
    """„Neue Gasse 5“ and „Limmatquai 90“, where the words before show that a place is meant."""
    for street in _BARE_STREET.finditer(prose):
        words = re.findall(r"[^\W\d_]+", street["address"])
        if any(fold(word) in _NO_STREET for word in words) or not _PLACE_BEFORE.search(prose, 0, street.start()):
            continue
        start = _with_preposition(prose, street.start("address"))
        yield start, street.end("town") if street["town"] else street.end("address")


def _with_preposition(prose: str, start: int) -> int:
    """Where „An der Alster 21“ begins, whose „Alster 21“ stands at `start`: behind a mark, so that „An“ is no sentence's word."""
    found = _PREPOSITION.search(prose, max(0, start - BEFORE), start)
    return found.start("lead") if found else start


def _to_room(prose: str, end: int) -> int:
    while room := _ROOM.match(prose, end):
        end = room.end("room")
    return end


def _from_building(prose: str, start: int, firm: str | None) -> int:
    """Where the address begins with the building and the room that stand before the street at `start`."""
    first = max(0, start - BEFORE)
    before = prose[first:start].replace("\n", " ")
    listed = _BUILDING.search(before)
    if listed:
        start = first + listed.start("name")
    while (found := _NAMED_BUILDING.search(prose, max(0, start - BEFORE), start)) and _is_building(found, firm):
        start = found.start("name")
    return start


def _is_firm(name: str, firm: str | None) -> bool:
    """Whether `name` is the firm's, or the beginning of it without the legal form."""
    whole = fold(firm or "")
    return fold(name) == whole or (" " in name and whole.startswith(fold(name)))


def _is_building(found: re.Match[str], firm: str | None) -> bool:
    """„im Zentrum Lärchenhof, “, „Raum Alster, “: no firm, no person, no day, and no town alone."""
    name = found["name"]
    words = name.split()
    if has_legal_form(name) or _is_firm(name, firm) or _NO_BUILDING.search(name):
        return False
    if is_first_name(words[0]) or (_GENERAL.fullmatch(words[0]) and not (len(words) > 1 and words[0] == "Haus")):
        return False
    return bool(found["at"]) or len(words) > 1 or _BUILDING_WORD.search(name) is not None


def _venue(prose: str, firm: str | None) -> str | None:
    """A house without a street: „im Rathaus der Stadt Ellerburg“, „Hotel Bergkristall, Seminarraum Enzian“."""
    for found in _VENUE.finditer(prose):
        name = found["name"]
        end = _to_room(prose, found.end("name"))
        has_room = end > found.end("name")
        if (len(name.split()) > 1 and fold(name) != fold(firm or "")) or has_room:
            return " ".join(prose[found.start("name") : end].split()).strip(" ,.")
    at = prose.find(firm) if firm else -1
    if firm and at >= 0 and (end := _to_room(prose, at + len(firm))) > at + len(firm):
        return " ".join(prose[at:end].split())
    return None


def _without_firm(place: str) -> str:
    """A labelled place without the firm's name before the street: „Hansekontor GmbH, Brooktorkai 18“."""
    pieces = place.split(", ")
    if len(pieces) > 1 and _GENERAL.fullmatch(pieces[0]):
        return ", ".join(pieces[1:])
    if len(pieces) > 1 and house_in(pieces[0]) == (0, len(pieces[0])) and any(char.isdigit() for char in pieces[1]):
        return ", ".join(pieces[1:])
    return place

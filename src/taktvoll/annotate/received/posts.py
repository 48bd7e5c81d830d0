"""The title of the post that the employer's mail is about."""

import re
from collections.abc import Iterator

from taktvoll.annotate.names import position_names
from taktvoll.annotate.received.houses import CAPITAL, house_in, is_role, with_legal_form
from taktvoll.annotate.received.parts import MailParts
from taktvoll.annotate.sentence_index import SentenceIndex

_LABEL = re.compile(
    r"(?:^|\n|;|\()[\s*•-]*(?:stelle|position|stellenbezeichnung|job|rolle|funktion)\s*:\s*(?P<name>[^\n;)]+(?:\([mwdxi/|, ]+\))?)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\b\w*(?:stelle|position|rolle|ausschreibung|anzeige|inserat|ausbildungsplatz|berufungsverfahrens?|besetzungsverfahrens?|auswahlverfahrens?|praktikum|vakanz)\w*\s*(?:als\s+|:\s*)?[„\"»«](?P<name>[^“”\"«»\n]{3,90})[“”\"«»]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\((?:Stelle|Kennziffer|Ref\w*\.?|Nr\.)\s+[\w./-]+,\s+(?P<after>[A-ZÄÖÜ][^()\n]{3,60})\)|\b(?:stelle|position|rolle)\s*\((?:stelle:\s*)?(?P<name>[A-ZÄÖÜ][^()\n]{3,60})\)",
    re.IGNORECASE,
)
_TRACK = re.compile(
    rf"\b(?:(?:Ihr|[Dd]ein|das|ein)(?=\s+(?:Freiwillig|FSJ|Bundesfreiwill|Volontariat|Duale))|als|für\s+(?:das|die|den)|zum|zur|für\s+unser\w*|um\s+(?:den|die)|Ihnen\s+(?:\w+\s+)?das|dir\s+(?:\w+\s+)?das)\s+(?P<name>(?:Trainee\w*|Duale[ns]?\s+Studium|Bundesfreiwilligendienst|FSJ|Freiwillige\w*\s+\w+\s+Jahr|Volontariat|Referendariat|Praktikum|Werkstudent\w*)(?:\s+(?:im\s+|in\s+der\s+|für\s+)?{CAPITAL}){{0,3}})"
)
_AS = re.compile(
    rf"(?:\b(?:Bewerbung|Initiativbewerbung|Posten|Stelle|Position|Rolle|Funktion|Ausbildung|Lehrstelle|Ausbildungsplatz|Ausschreibung|Stellenausschreibung|Unterlagen|Bewerber\w*|Bewirbst|beworben|Tätigkeit|Einsatz|Mitarbeit|Job|Vakanz|Anzeige)\b(?:\s+(?:vom\s+[\d.]+(?:\s+[A-ZÄÖÜ]\w+)?(?:\s+\d{{4}})?|um|für|auf|die|den|der|ausgeschriebenen?|unsere|Stelle|Position|Rolle|Ausbildung|bei\s+uns)){{0,5}}\s+(?:als|zum|zur|der|des|für|im\s+Bereich)\s+"
    rf"|\b(?:die|der|unsere|um\s+die|auf\s+die|für\s+die)\s+(?:Stelle|Position|Rolle)\s+(?:als\s+)?|\bsuche(?:n)?\s+(?:ich|wir)\s+(?:derzeit\s+)?eine?n?\s+|\bsuch(?:e|en|t)\s+(?:\w+\s+){{0,2}}für\s+[^.!?\n]{{3,60}}?,?\s+eine[n]?\s+|\bsuch(?:t|en)\s+(?:\w+\s+){{0,2}}eine[n]?\s+|\b(?:Plans|S)telle\s+eine[rs]\s+|\bSuche\b[^.!?\n]{{0,60}}?\bnach\s+eine[mrn]?\s+|\bBewerbung\s+)"
    rf"(?:eine[nrms]?\s+)?(?P<name>(?:[a-zäöü]+e[rns]?\s+(?=[A-ZÄÖÜ]))?{CAPITAL}(?:/\w+)?(?:[ \t]+(?:&\s+)?{CAPITAL}){{0,3}}(?:\s+(?:für|im|in|der|des|am)\s+(?:der\s+|die\s+|den\s+)?{CAPITAL}(?:[ \t]+{CAPITAL})?)?)"
)
_EMPLOYED_AS = re.compile(
    rf"\bals\s+(?P<name>{CAPITAL})\s+(?:bei\s+uns\s+|in\s+unserem\s+\w+\s+)?(?:beschäftigen|einstellen|anstellen|begrüßen|gewinnen|kennenlernen|beworben)\b"
)
_LEADS = re.compile(
    rf"\b(?:für|um|Ihnen|dir)\s+die\s+(?P<name>(?:\w*[Ll]eitung|\w*[Aa]ssistenz|[Ss]ach\w*ung|\w*[Kk]oordination|\w*[Bb]uchhaltung|[Ss]tellvertretung|\w*[Bb]etreuung)(?:\s+(?:der|des|im|in\s+der|unsere[rs]))?\s+{CAPITAL}(?:\s+(?:Am|am|an|im|zur)?\s*{CAPITAL}){{0,3}})"
)
_ENGLISH = re.compile(
    rf"\b(?:role\s+of|position\s+of|position\s+as|for\s+the|as\s+an?|as)\s+(?P<name>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})(?=\s+(?:role|position|at|in)\b|[.,\n]|\s+\()"
)
_TO_BECOME = re.compile(
    rf"\b(?:Ausbildung|Lehre|Lehrstelle|Ausbildungsplatz|Umschulung|Weiterbildung)\b[^.!?\n]{{0,20}}\s(?:zur|zum)(?:\s?/\s?(?:zur|zum|r|m))?\s+(?P<name>{CAPITAL}(?:\s+(?:für|im|in)\s+{CAPITAL})?)"
    rf"|\b(?:den|in\s+den)\s+(?P<service>(?:(?:gehobenen|mittleren|höheren|einfachen)\s+)?(?!Vorbereitungs)[A-ZÄÖÜ]\w*dienst)\b"
)
_AS_WHAT = re.compile(
    rf"\b(?:als|zum|zur|[Gg]espräch\s+für|[Tt]ermin\s+für|[Tt]ag\s+für|\w+tag\s+für)\s+(?:(?:eine[nmrs]?|unser\w*|neue[rn]?|unsere\s+neue)\s+)*(?P<name>(?:[a-zäöü]+e[rns]?\s+(?=[A-ZÄÖÜ]))?{CAPITAL}(?:[/:*]-?\w+)?(?:[ \t]+(?:&\s+)?{CAPITAL}){{0,3}}(?:\s+(?:für|im|in|der|des)\s+(?:der\s+|die\s+|den\s+)?{CAPITAL}(?:[ \t]+{CAPITAL}|\s+und\s+{CAPITAL}(?=[\s,.]))?)?)"
)
_OPENING = re.compile(
    r"\b(?:für|um|auf|über)\s+(?:die|eine|unsere)\s+(?:\w+e\s+)?(?P<name>(?!Geschäfts|Personal|Halte|Beratungs|Anlauf|Plan|Arbeits|Teilzeit|Vollzeit|Außen|Zweig|Tank|Schnitt)[A-ZÄÖÜ][\wäöüß]{3,}(?:-S|s)telle)\b"
)
"""„für die Direktorinnenstelle“."""
_NEEDED = re.compile(
    rf"\b(?:brauchen|suchen|sucht|brauche|suche)\s+(?:(?:wir|ich|dringend|noch|gerade|derzeit|immer|eine[nr]?|weitere|neue[nr]?)\s+)*(?P<name>{CAPITAL})"
)
_SOMEBODY = re.compile(
    r"(?:er|erin|in|ist|istin|ent|entin|ant|antin|eur|eurin|or|orin|är|ärin|oge|ogin|mann|frau|kraft|hilfe|assistenz|designer|officer|engineer|owner|lead|analyst|specialist|consultant|scientist|angestellten?|angestellter|beauftragte[rn]?|studierende[rn]?|auszubildende[rn]?|lernende[rn]?|azubi|trainee|volontär|aushilfe|praktikant|werkstudent|kaufleute|wirt|arzt|ärztin|schmied|wart|koch|köchin|bote|botin|jurist|pädagoge|therapeut|manager|lotse|lotsin|pilot|steward|beamter|beamtin)$",
    re.IGNORECASE,
)
_NOT_A_POST = re.compile(
    r"(?:termin|nummer|zimmer|wetter|partner|partnerin|bewerber|bewerberin|interessent\w*|kandidat\w*|gesprächspartner\w*|ansprechpartner\w*|dezember|oktober|september|november|januar|februar|muster|ordner|partner|muster|leiter\s+(?:des|der)\s+gesprächs|vertreter|vertreterin|zeuge|kunde|kundin|mitbewerber\w*|favorit\w*|mensch\w*|unser|anker|vorsitzende[rn]?|vermittler|vermittlerin|personal\w*vermittler\w*|abteilungsleiter)$",
    re.IGNORECASE,
)
_ABOUT_A_POST = re.compile(
    r"bewerb|bewirb|beworben|stelle\b|position\b|posten\b|interess|unterlagen|profil|einsteig|anfangen|anfang|verstärk|unterstütz|praktik|ausbildung|lehre\b|lehrstelle|anbieten|an\s+bord|\bteam|start\b|beginn|mappe|lebenslauf|dossier|such(?:en|t|e)\b|arbeiten\b|tätig|einsetzen|gewinnen|gespräch\s+für|tag\s+für|dabei|mitmachen|vorstellen|eignungstest|vakanz|einstellen|\bhaben\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s|$)|\n\s*\n")
_GENDER = re.compile(
    r"\s*[(\[]?\b(?:[mwdxif]\s*[/|,]\s*){1,3}[mwdxif]\b[)\]]?.*$|\s*\((?:Referenz|Kennziffer|Ref)\b.*$|\s*\(.*$"
)
_ENDS = re.compile(r"\s+(?:bei|in|im|für|der|des|und|am|an|zu|bei\s+der)$|[\s.,;:–-]+$")
_NO_POST = re.compile(
    r"^(?:Sommer|Herbst|Winter|Frühjahr|Frühling|Jahresbeginn|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Verstärkung|Unterstützung)\b|^Trainee(?:programm|stelle)$|^(?:Vorstellungs|Bewerbungs|Kennenlern|Telefon|Video)?(?:gespräch|interview|termin)\w*$|^(?:Stelle|Position|Rolle|Termin|Rückmeldung|Einladung|Bewerbung|Zeit|Duo|Ausbildung|die\s+\w+)$|^Hearing|^(?:unser\w*|Team)\s",
    re.IGNORECASE,
)


def position_of(parts: MailParts) -> str | None:
    """The title of the post, without „(m/w/d)“."""
    subject = parts.quote(parts.subject)
    return next(_posts(parts.prose, subject), None)


def _posts(text: str, subject: str) -> Iterator[str]:
    """What may be the title, what says so most plainly first."""
    for pattern in (_LABEL, _QUOTED, _BRACKETED, _TRACK, _LEADS, _EMPLOYED_AS, _AS, _TO_BECOME):
        for source in (text, subject):
            yield from filter(None, (_post(_named(match)) for match in pattern.finditer(source)))
    yield from filter(None, (_post(match["name"]) for match in _ENGLISH.finditer(text)))
    yield from _as_what(text)
    yield from (match["name"] for match in _OPENING.finditer(text))
    for match in _NEEDED.finditer(text):
        if _SOMEBODY.search(match["name"]) and not _NOT_A_POST.search(match["name"]):
            yield match["name"]
    for source in (text, subject):
        homes = SentenceIndex([(0, len(source), "body", ())])
        for start, end, sources in position_names(source, homes, ()):
            if sources & ({"mwd", "training"} if source is text else {"mwd", "training", "job"}) and (
                name := _post(source[start:end])
            ):
                yield name


def _named(match: re.Match[str]) -> str:
    return next(value for value in match.groupdict().values() if value)


def _as_what(text: str) -> Iterator[str]:
    """„bei uns als Elektroniker für Betriebstechnik beworben“: somebody that one can be, in a sentence about the post."""
    ends = [match.end() for match in _CLAUSE.finditer(text)]
    for match in _AS_WHAT.finditer(text):
        start = max((end for end in ends if end <= match.start()), default=0)
        stop = min((end for end in ends if end >= match.end()), default=len(text))
        if not _ABOUT_A_POST.search(text, start, stop):
            continue
        words = re.split(r"\s+(?:für|im|in|der|des)\s+", match["name"])[0].split()
        heads = [re.split(r"[/:*]-?", words[-1])[0], *words[:-1]]
        if any(_SOMEBODY.search(word) and not _NOT_A_POST.search(word) for word in heads) and (
            name := _post(match["name"])
        ):
            yield name


def _post(words: str) -> str | None:
    name = _GENDER.sub("", " ".join(words.split()))
    while (shorter := _ENDS.sub("", name)) != name:
        name = shorter
    name = name.strip('„“"»« ')
    is_house = house_in(name) == (0, len(name)) and not is_role(name)
    if not name or _NO_POST.search(name) or is_house or with_legal_form(name):
        return None
    return name

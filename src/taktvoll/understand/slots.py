"""Slots: the facts of the letter as literal quotes (recipient, company, position, date, time, sender)."""

import bisect
import re
from collections.abc import Iterable, Sequence

from taktvoll.letter import Segment, SegmentKind
from taktvoll.reading import DateMention, SlotSpan

_GREETING = re.compile(
    r"^\W*(?:(?:einen?\s+)?(?:sehr\s+(?:ge|ver)ehrte[rsn]?|(?:ge|ver)ehrte[rsn]?|werte[rsn]?|liebe[rsnm]?|libe[rs]?|hallo|hallöchen|hi|hey|moin(?:\s+moin)?|servus|grüezi|grüß\s+gott|gruezi"
    r"|grüß\s+(?:sie|dich|euch)|gruss|guten\s+(?:tag|morgen|abend)|guada?|gude|hoi|salü|tach|dear|an|schönen\s+guten\s+tag|schönen\s+(?:tag|abend)|tag)\s*,?\s*)+",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:damen|dame|herren|(?:zusammen|alle|alle\s+zusammen|leute|miteinander|ihr|team|liebes?\s+team|ihr\s+lieben|euch|beisammen|allerseits|personalabteilung|personaler\w*|recruiting.?team|hr.?team|\w*team|\w*amt|\w*abteilung|\w*stelle|\w*sekretariat)\b)",
    re.IGNORECASE,
)
_LEGAL_FORM = r"(?:GmbH(?:\s*&\s*Co\.?\s*KG)?|gGmbH|AG|KG|KGaA|SE|OHG|UG|GbR|e\.\s?K\.|e\.\s?V\.|e\.\s?G\.|eG|Ges\.\s?m\.\s?b\.\s?H\.|GesmbH|& Co\.?(?:\s+KG)?|& Söhne|& Partner|Inc\.|Ltd\.|Holding|SA|Sàrl)"
_LEGAL_SIGNS = (
    "mbH", "AG", "KG", "SE", "OHG", "UG", "GbR", "e.K", "e. K", "e.V", "e. V", "e.G", "e. G", "eG", "b.H", "b. H", "& Co",
    "& S", "& P", "Inc.", "Ltd.", "Holding", "SA", "Sàrl",
)  # fmt: skip
"""One of them stands in every text in which `_LEGAL_FORM` does."""
_WORD = r"[A-ZÄÖÜ][\wäöüß&.'’-]*"
_FIRM = re.compile(
    rf"\b((?:{_WORD}\s+(?:(?:&|und|am|der|für|an\s+der)\s+(?=[A-ZÄÖÜ]))?){{1,5}}?{_LEGAL_FORM})(?![\wäöü])"
)
_FIRM_AFTER = re.compile(
    rf"\b(?:bei\s+(?:der|dem|den|Ihnen\s+(?:in|im|am)\s*(?:der|dem)?|euch\s+(?:in|im|am)\s*(?:der|dem)?)|bei|Firma|Fa\.|vom|von\s+der|von|zur|zum|der|die|ins?|im|für\s+(?:die|den|das)|Team\s+(?:von|der|des)?)\s+(?P<name>{_WORD}(?:[ \t]+(?:(?:&|und|am|der|für|an\s+der|im)\s+)?{_WORD}){{0,3}})"
)
_FIRM_WORD = re.compile(
    r"(?:werke?|haus|bau|technik|amt|klinik|klinikum|verlag|bank|stiftung|institut|agentur|verein|logistik|spedition|hotel|gasthof|praxis|apotheke|schule|kita|zentrum|gruppe|group|labs?|studio|media|consulting|systeme?|systems|solutions|personal|versicherung|kasse|stadtwerke|reederei|schlosserei|tischlerei|schreinerei|bäckerei|metzgerei|gärtnerei|brauerei|druckerei|kanzlei|genossenschaft|akademie|universität|hochschule|museum|theater|verwaltung|verband|kontor|handel|markt|automation|robotik|energie|pharma|optik|hosting|analytics|metrics|ventures|works|soft|tech|holding|service|immobilien|maschinen|präzision|guss|medizin|pflege|partner|kollektiv|bezirksamt|magistrat|landesamt|stadt|gemeinde|seniorenhof|café|restaurant|salon|atelier|manufaktur|kombinat|hafen\w*|verleih|rück|alpin|airlines?|touristik|reisen|werkstatt|betriebe|anstalt|kreis|ministerium|bibliothek|bücherei|archiv|sammlung|familienzentrum|hort|internat|gymnasium|grundschule)$",
    re.IGNORECASE,
)
_POSITION = re.compile(
    rf"\b(?:(?:Stelle|Position|Posten|Bewerbung|Ausbildung|Ausbildungsplatz|Anstellung|Tätigkeit|Job|Praktikum|Einsatz|Arbeit|Rolle|Gespräch|Vorstellungsgespräch|Interview|Stellenangebot|Ausschreibung|Kandidatur|Aufgabe|Lehrstelle|Lehre|Werkstudentenstelle|Amt)\w*\s+(?:(?:als|zum|zur|der|des|eines?|einer|im\s+Bereich|für\s+die\s+(?:Stelle|Position)\s+(?:als|der|des)?|um\s+die\s+(?:Stelle|Position)\s+(?:als|der|des)?|[:–-])\s+)"
    rf"|(?:Stelle|Position|Posten)\s+(?=„))(?:ein(?:e[nmr]?)?\s+)?"
    rf"(?P<name>„?(?:(?:stellvertretende[rn]?|leitende[rn]?|staatlich|technische[rn]?|kaufmännische[rn]?|medizinische[rn]?|wissenschaftliche[rn]?|pädagogische[rn]?|erste[rn]?)\s+)?{_WORD}(?:[ \t]+{_WORD}){{0,3}}(?:\s+(?:für|im|in|der|des|am)\s+(?:der\s+|die\s+|den\s+)?{_WORD}(?:[ \t]+{_WORD})?)?)"
)
_AS = re.compile(
    rf"\bals\s+(?:ein(?:e[nmr]?)?\s+)?"
    rf"(?P<name>„?(?:(?:stellvertretende[rn]?|leitende[rn]?|staatlich|technische[rn]?|kaufmännische[rn]?|medizinische[rn]?|wissenschaftliche[rn]?|pädagogische[rn]?|erste[rn]?)\s+)?{_WORD}(?:[ \t]+{_WORD}){{0,3}}(?:\s+(?:für|im|in|der|des|am)\s+(?:der\s+|die\s+|den\s+)?{_WORD}(?:[ \t]+{_WORD})?)?)"
)
_MWD = re.compile(rf"\b({_WORD}(?:[ \t/-]+{_WORD}){{0,3}})\s*\((?:m|w|d|x|i)\s*[/|,]\s*(?:m|w|d|x|i)")
_NO_APPOINTMENT = re.compile(
    r"\b(?:ab|bis|seit|erst|stand|noch|(?:schreiben|mail|anruf|nachricht|angebot|brief|anzeige|inserat|einladung|zusage)\s+(?:vom|von|am)|nach|jeden|letzten|letzte|vergangenen|vorigen)\s+(?:dem\s+|zum\s+)?$"
)
"""What stands before a date that is not the appointment's."""
_NO_NAME = frozenset(
    "Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres Euch Uns Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Zeit Gespräch Termin Bewerbung Vorstellungsgespräch Interview Stelle Position Januar Februar März April Mai Juni Juli August September Oktober November Dezember Einladung Herr Frau Herrn Liebe Ich Wir Das Die Der Uhr Betreff".split()
)


MAX_KNOWN_WORDS = 1 << 16
"""Words that are remembered between letters."""
_MARKS = ".,;:!?…()[]„“”\"'’»«/"
_POSITION_CUE = re.compile(
    r"Stelle|Position|Posten|Bewerbung|Ausbildung|Anstellung|Tätigkeit|Job|Praktikum|Einsatz|Arbeit|Rolle|Gespräch"
    r"|Vorstellungsgespräch|Interview|Ausschreibung|Kandidatur|Aufgabe|Lehr|Werkstudentenstelle|Amt"
)
"""What a word must contain that `_POSITION` begins with."""
SentenceRow = tuple[int, int, str, tuple[str, ...]]
"""(start, end, kind of the segment, labels)."""


class _SlotCues(dict[str, int]):
    """What a word as typed may begin or hold: 1 a firm's common noun, 2 a word after which a position stands, 4 „als“."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MAX_KNOWN_WORDS:
            self.clear()
        bare = word.strip(_MARKS)
        pieces = bare.split("-")
        found = bool(any(map(_FIRM_WORD.search, (bare, *pieces)))) + 2 * bool(_POSITION_CUE.search(word))
        found += 4 * ("als" in word.lower())
        self[word] = found
        return found


_slot_cues = _SlotCues()


def _cues_in(quote: str) -> int:
    found = 0
    for word in quote.split():
        found |= _slot_cues[word]
    return found


class Homes(list[SentenceRow]):
    """Sentences in order, in which that at an offset is found by bisection."""

    def __init__(self, rows: Iterable[SentenceRow]) -> None:
        super().__init__(rows)
        self._starts = [row[0] for row in self]

    def at(self, offset: int) -> SentenceRow | None:
        """The sentence that covers `offset`."""
        place = bisect.bisect_right(self._starts, offset) - 1
        return self[place] if place >= 0 and offset < self[place][1] else None


def find_slots(
    text: str,
    segments: Sequence[Segment],
    sentences: Homes,
    dates: Sequence[DateMention],
    times: Sequence[tuple[int, int]],
    entities: Sequence[tuple[int, int, str]] = (),
) -> dict[str, SlotSpan]:
    """Slots that the draft states; `sentences` are (start, end, segment kind, labels), `entities` (start, end, label)."""
    spans: dict[str, tuple[int, int] | None] = {
        "recipient": _recipient(text, segments),
        "company": _company(text, sentences, entities),
        "position": _position(text, sentences, entities),
        "sender": _sender(text, segments),
    }
    spans["date"] = _appointment(dates, sentences, text)
    spans["time"] = _appointment_time(times, spans["date"], sentences)
    return {
        name: SlotSpan(start=span[0], end=span[1], text=text[span[0] : span[1]])
        for name in ("recipient", "company", "position", "date", "time", "sender")
        if (span := spans[name]) and span[0] < span[1]
    }


def _recipient(text: str, segments: Sequence[Segment]) -> tuple[int, int] | None:
    part = next((segment for segment in segments if segment.kind is SegmentKind.SALUTATION), None)
    if not part:
        return None
    line = text[part.start : part.end]
    greeting = _GREETING.match(line)
    start = greeting.end() if greeting else 0
    rest = re.split(r"[,!:;\n]|\s[–-]\s|\s*[\U0001F300-\U0001FAFF]", line[start:], maxsplit=1)[0].rstrip(" .")
    rest = re.split(r"\s+(?:und\s+(?:liebes?|alle|team)|vom|von\s+der|aus\s+de[rm])\b", rest, maxsplit=1)[0]
    if not rest or _NOBODY.match(rest) or len(rest) > 60:
        return None
    return part.start + start, part.start + start + len(rest)


def _sender(text: str, segments: Sequence[Segment]) -> tuple[int, int] | None:
    part = next((segment for segment in segments if segment.kind is SegmentKind.NAME), None)
    if part:
        line = text[part.start : part.end].split("\n", 1)[0].rstrip(" \r,.")
        prefix = re.match(r"(?:gez\.|i\.\s?A\.|Ihre?|Dein[e]?|Eure?)\s+", line)
        start = prefix.end() if prefix else 0
        return part.start + start, part.start + len(line)
    closing = [segment for segment in segments if segment.kind is SegmentKind.CLOSING]
    for part in closing:
        match = re.search(
            r"(?:grüßen?|grüssen?|gruß|gruss|grüße|lg|vg|mfg|bg|ciao|herzlich(?:st)?|dein|deine|ihre?|eure?|gez\.|von)[,!]?\s+((?:Dr\.\s+|Mag\.\s+)?[A-ZÄÖÜ][\wäöüß.-]+(?:\s+(?:von\s+|van\s+)?[A-ZÄÖÜ][\wäöüß.-]+){0,3})\s*$",
            text[part.start : part.end],
            re.IGNORECASE,
        )
        if match:
            return part.start + match.start(1), part.start + match.end(1)
    return None


def _trim_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = list(re.finditer(r"\S+", text[start:end]))
    while words and words[-1].group().strip(".,„“") in _NO_NAME | {"und", "für", "der", "am", "im", "in", "des"}:
        words.pop()
    if not words or words[0].group() in _NO_NAME:
        return None
    stop = start + words[-1].end()
    while stop > start and text[stop - 1] in '.,;:!?“”"':
        stop -= 1
    while start < stop and text[start] in '„"':
        start += 1
    return start, stop


def _company(text: str, sentences: Homes, entities: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    scored: list[tuple[float, int, int]] = []
    firms = [(start, end) for start, end, label in entities if label == "ORG"]
    lawful = any(sign in text for sign in _LEGAL_SIGNS)
    for start, end, kind, labels in sentences:
        if kind in {SegmentKind.QUOTE, SegmentKind.DIRECTIVE, SegmentKind.NAME}:
            continue
        weight = -3.0 if "private" in labels or ("reason" in labels and "decision" not in labels) else 0.0
        weight -= 2.0 if kind == SegmentKind.SIGNATURE else 0.0
        weight += 0.5 if {"thanks", "decision", "subject", "goodwill", "salutation"} & set(labels) else 0.0
        if lawful:
            scored += ((weight + 3, *match.span(1)) for match in _FIRM.finditer(text, start, end))
        for match in _FIRM_AFTER.finditer(text, start, end) if _cues_in(text[start:end]) & 1 else ():
            span = _trim_name(text, *match.span("name"))
            if span and any(_FIRM_WORD.search(word) for word in text[span[0] : span[1]].split()):
                known = any(first < span[1] and span[0] < last for first, last in firms)
                if not known and " " in text[span[0] : span[1]]:
                    scored.append((weight + 1.2, *span))
        scored += [(weight + 2.0, first, last) for first, last in firms if start <= first and last <= end]
    best = max(scored, key=lambda row: (row[0], -row[1]), default=None)
    return (best[1], best[2]) if best and best[0] > 1 else None


def _position(text: str, sentences: Homes, entities: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    posts = [(start, end) for start, end, label in entities if label == "POSITION"]
    for start, end, kind, labels in sentences:
        if (
            kind in {SegmentKind.QUOTE, SegmentKind.DIRECTIVE, SegmentKind.SIGNATURE, SegmentKind.SALUTATION}
            or "private" in labels
        ):
            continue
        cues = _cues_in(text[start:end])
        for pattern, group, cued in (
            (_MWD, 1, "(" in text),
            (_POSITION, "name", cues & 2),
            (_AS, "name", cues & 4),
        ):
            match = pattern.search(text, start, end) if cued else None
            span = _trim_name(text, *match.span(group)) if match else None
            if span is None:
                continue
            known = next((post for post in posts if post[0] < span[1] and span[0] < post[1]), None)
            if pattern is not _AS or known:
                return known if known and known[0] >= span[0] else span
        inside = next((post for post in posts if start <= post[0] and post[1] <= end), None)
        if (
            inside
            and "negative" not in labels
            and (kind == SegmentKind.SUBJECT or {"thanks", "decision"} & set(labels))
        ):
            return inside
    return None


def _appointment(dates: Sequence[DateMention], sentences: Homes, text: str) -> tuple[int, int] | None:
    scored = []
    for date in dates:
        if date.proposed:
            continue
        home = sentences.at(date.start)
        if home is None or home[2] in {SegmentKind.QUOTE, SegmentKind.SIGNATURE, SegmentKind.DIRECTIVE}:
            continue
        labels = set(home[3])
        score = 4.0 * ("decision" in labels) + 2.0 * ("thanks" in labels) + 3.0 * ("subject" in labels)
        score += 1.5 * (date.day is not None) + 0.5 * (date.weekday is not None)
        score -= 2.0 * bool(labels & {"negative", "private"} and not labels & {"decision"})
        score -= 1.0 * (labels == {"other"})
        if date.day is None and not labels & {"decision", "subject", "apology", "thanks", "hedge", "reschedule"}:
            continue
        before = text[max(0, date.start - 24) : date.start].lower()
        if _NO_APPOINTMENT.search(before) or text[date.end : date.end + 2].lower() in {"s ", "s.", "s,"}:
            score -= 4.0
        scored.append((score, -date.start, date.start, date.end))
    best = max(scored, default=None)
    return (best[2], best[3]) if best and best[0] > 0 else None


def _appointment_time(
    times: Sequence[tuple[int, int]],
    date: tuple[int, int] | None,
    sentences: Homes,
) -> tuple[int, int] | None:
    for start, end in times:
        home = sentences.at(start)
        if home is None or home[2] in {SegmentKind.QUOTE, SegmentKind.SIGNATURE, SegmentKind.DIRECTIVE}:
            continue
        near = date is not None and 0 <= start - date[1] <= 25
        labels = set(home[3])
        if near or labels & {"decision", "subject", "thanks"}:
            if not near and "reschedule" in labels and date is not None and not home[0] <= date[0] < home[1]:
                continue
            return start, end
    return None

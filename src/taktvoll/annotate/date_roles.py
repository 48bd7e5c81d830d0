"""What each date of a letter is the day of: the appointment, a talk that was held, a proposal, an absence, a contract, something else.

Words around the date decide first, then what its sentence does. The slot „date“ has the last word (`settled`): it is the
day of the appointment, and so is every other mention of that day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taktvoll.analysis import DateMention
from taktvoll.annotate.clock_times import ClockTime
from taktvoll.annotate.sentence_index import SentenceIndex, SentenceRow
from taktvoll.appointment import OF_WRITING, day_of
from taktvoll.letter import EXCLUDED
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.scheme import DateRole

Spot = tuple[str, int, int]
"""A sentence, and start and end of a date in it."""
REFUSAL_REACH = 80
"""Characters behind a date in which a „nicht“ is about it."""
REACH = 60
"""Characters around a date that say what it is."""
TIME_REACH = 30
"""Characters between a date and its hour."""
_TALK = r"(?:\w*gespräch\w*|\w*interview\w*|\w*termin\w*|\w*treffen\w*|kennenlern\w*|vorstell\w*|probe(?:tag|arbeit|schicht|stunde|koch|fahr|unterricht|spiel|einsatz|woche)\w*|schnupper\w*|hospit\w*|\w*runde\b|\w*auswahl(?:tag|verfahren)\w*|assessment\w*|call\b|telefonat\w*|lehrprobe\w*)"
_ON = r"(?:\s+(?:am|vom|von|an\s+diesem|letzten|vergangenen|vorigen|gestern|heute))*\s*$"
_WITH = r"(?:\s+(?:mit|bei|in)\s+[^,.!?]{1,25})?"
_HELD_BEFORE = re.compile(
    rf"\b(?:(?:in|nach|bei|seit|während|aus)\s+(?:unser|ihr|eur|euer|mein|dein|dies|ein)?(?:em|er|en|dem|den|der|beiden|zwei)|beim|im)\s+(?:\w+\s+){{0,3}}{_TALK}{_WITH}{_ON}(?!\w)",
    re.IGNORECASE,
)
_THANKED_BEFORE = re.compile(
    rf"\bfür\s+(?:das|unser|den|die|euer|ihr|ihre|eure|dein)\s+(?:(?!\w*ladung|möglichkeit|gelegenheit|zusage|vorschlag|angebot|bestätigung|zum\b|zur\b|zu\b)\w+\s+){{0,5}}(?:\w*gespräch|\w*interview|\w*treffen|kennenlernen|probe(?:tag|arbeiten)|schnuppertag|telefonat)\b{_WITH}{_ON}",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\b(?:wir|uns|ich)\b[^.!?]{{0,60}}\b(?:miteinander\s+gesprochen|mit\s+(?:ihnen|euch|dir)\s+gesprochen|kennengelernt|kennen\s+gelernt|unterhalten\b|(?:gespräch|interview)\w*\s+geführt|vorgestellt|vorzustellen|vorstellen\s+dürfen|(?:zur\s+|auf\s+)?probe\s*(?:ge)?arbeite[nt]|hospitier(?:t|en\s+dürfen)|(?:rein|hinein)?geschnuppert|mitgearbeitet|mitgelaufen)\b"
    rf"|\bwir\b[^.!?]{{0,60}}\b(?:gesprochen|getroffen|gesehen)\b|\b(?:haben|hatten)\s+wir\s+[^.!?]{{0,40}}gesprochen"
    rf"|{_TALK}\b[^.!?]{{0,60}}\b(?:war|waren|hat\s+(?:mir|mich|gezeigt|bestätigt)|haben\s+(?:mir|mich|gezeigt|bestätigt)|verlief|stattgefunden|verlaufen|wurde\s+mir|ist\s+mir\s+klar)\b"
    rf"|\b(?:war|hat|haben)\b[^.!?]{{0,40}}\b(?:unser|das|ihr|euer)\s+(?:\w+\s+){{0,2}}{_TALK}[^.!?]{{0,50}}\b(?:gezeigt|gefallen|gefreut|überzeugt|bestätigt)\b"
    rf"|\b(?:ich\s+war|war\s+ich|wir\s+waren)\b[^.!?]{{0,60}}\b(?:zum|zur|beim|im)\s+{_TALK}"
    rf"|\b(?:durfte|konnte)\s+ich\b[^.!?]{{0,60}}\b(?:kennenlernen|erleben|sehen|sprechen|hospitieren|mitarbeiten|probearbeiten|zuschauen|zusehen|vorsprechen|vorspielen)\b"
    rf"|\b(?:haben|habt|hast)\s+(?:sie|ihr|du)\s+(?:mir|mich)\b[^.!?]{{0,60}}\b(?:gezeigt|geführt|empfangen|herumgeführt|kennengelernt)\b",
    re.IGNORECASE,
)
_WAS_KIND = re.compile(
    r"\b(?:war|waren|gezeigt|geführt|empfangen|begleitet|zugehört|beantwortet|herumgeführt|bewirtet|erklärt|gesprochen|mitgenommen|zusehen\s+lassen|zuschauen\s+lassen)\b",
    re.IGNORECASE,
)
"""What somebody did for a writer who was there."""
_ENDS = re.compile(
    r"\b(?:frist\w*|probezeit|elternzeit|bedenkzeit|\w*vertrag|\w*erlaubnis|befristung|angebot|visum|anmeldung)\b[^.!?]{0,60}\b(?:endet|läuft|verfällt|erlischt|gilt)\b"
    r"|\b(?:endet|läuft|verfällt|erlischt)\b[^.!?]{0,30}\b(?:frist\w*|probezeit|elternzeit|bedenkzeit|\w*vertrag|\w*erlaubnis|befristung)\b",
    re.IGNORECASE,
)
"""What runs out on a day."""
_AGREEMENT = re.compile(r"\b\w*vertrag\b", re.IGNORECASE)
_BECAUSE_OF = re.compile(
    r"\b(?:wegen|aufgrund)\s+(?:de[sr]|eines|einer)\s+(?:\w+\s+)?\w*(?:streiks?|ausstands?|feiertags?|sperrung|wahl|messe|unwetters?)\s+(?:am|vom|an|im)\s+$",
    re.IGNORECASE,
)
_FREE_BEFORE = re.compile(r"\b(?:frei|zeit|luft)\s+(?:habe|hätte|wäre)\s+ich\b[^.!?;]{0,25}$", re.IGNORECASE)
_FREE_BEHIND = re.compile(
    r"^[^.!?;,]{0,25}\b(?:habe|hätte|wäre)\s+ich\s+(?:\w+\s+)?(?:frei|zeit|luft)\b", re.IGNORECASE
)
_INSTEAD_OF = re.compile(
    r"\b(?:statt|anstatt|anstelle)\b(?:\s+(?:um\s+\S+(?:\s+uhr)?|am|an|de[mrs]|dem|vo[nm]))*\s+$", re.IGNORECASE
)
_FROM = re.compile(r"\bvo[nm]\s+(?:\w+tag,?\s+(?:de[mn]\s+)?)?$", re.IGNORECASE)
_TO_ANOTHER = re.compile(r"^[^.!?]{0,30}\bauf\b", re.IGNORECASE)
_MOVES = re.compile(r"\b(?:verschieb\w*|verleg\w*|legen|umleg\w*|tausch\w*|vertag\w*)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:einlad\w*|eingeladen|ladung|ausgemacht|geplant\w*|vereinbart\w*|vorgesehen\w*|angesetzt\w*|anberaumt\w*|angeboten\w*|vorgeschlagen\w*)\b",
    re.IGNORECASE,
)
_CANCELS = re.compile(
    r"\b(?:absag\w*|abzusagen|abgesagt|sage?\b[^.!?]{0,60}\bab\b|nicht\b[^.!?]{0,30}\b(?:kommen|komme|komm|wahrnehmen|teilnehmen|erscheinen|dabei|zur\s+verfügung|schaff\w*|möglich)|verschieb\w*|verleg\w*|ohne\s+mich|verhindert|verzicht\w*|muss\s+ich\s+(?:leider\s+)?passen)",
    re.IGNORECASE,
)
_LETTER_BEFORE = re.compile(
    r"\b(?:\w*mail|schreiben|brief|nachricht|\w*anzeige|\w*ausschreibung|bewerbung|anruf|zusage|\w*angebot|unterlagen|einladung|antwort|post|telefonat|absage|bestätigung)\s+(?:\w+\s+){0,2}vo[mn]\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$",
    re.IGNORECASE,
)
_DEADLINE_BEFORE = re.compile(
    r"\bbis\s+(?:spätestens\s+)?(?:zum\s+|am\s+|einschließlich\s+)?$|\bspätestens\s+(?:am\s+|bis\s+(?:zum\s+)?)?$|\b(?:frist|stichtag)\w*\s+(?:ist\s+)?(?:de[rm]\s+|am\s+|zum\s+)?$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:bescheid|antwort\w*|rückmeld\w*|zurückmeld\w*|melde\w*|entscheid\w*|entschied\w*|bestätig\w*|frist\w*|gültig|gilt|befristet|bedenkzeit|geben|zusagen|wissen|mitteil\w*)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:angenommen|zugesagt|unterschrieben|bekommen|erhalten|erfahren|entschieden|gehört|gelesen|geschrieben|geschickt|gesendet|angerufen|telefoniert|beworben|gemeldet|gestorben|verstorben|gekommen|eingegangen|angeboten|gegeben|erreicht|mitgeteilt|abgesagt|zugestellt|gebrochen|gestürzt|operiert|geboren|bestanden)\b"
    r"|\b(?:erhielt|bekam|erfuhr|erreichte|kam|rief|schrieb|schickte|sagte|starb|entschied|hörte|las)\b",
    re.IGNORECASE,
)
_IS_INVITED = re.compile(r"\b(?:einlad\w*|eingeladen|gesprächstermin\w*)\b", re.IGNORECASE)
_POST_BEFORE = re.compile(
    r"\b(?:ab|zum|per|mit\s+wirkung\s+(?:vom|zum)|seit|am|vom)\s+(?:dem\s+|den\s+)?$", re.IGNORECASE
)
_CONTRACT = re.compile(
    r"\b(?:antret\w*|antritt\w*|trete\b|tritt\b|\w*arbeitsbeginn\w*|eintritt\w*|vertragsbeginn|dienstbeginn|stellenantritt|anfang(?:en|e)\b|fange?\b[^.!?]{0,50}\ban\b|angefangen|beginne\b|starte\b|starten\b|arbeite\b|wechs(?:le|eln?)\b|einsteig\w*|steige\b[^.!?]{0,40}\bein\b|\w*vertrag\w*|kündig\w*|gekündigt|kündigungsfrist|eingestellt|befördert|angestellt|verbeamt\w*|versetzung|versetzt|übernahme|übernommen|studienplatz\b[^.!?]{0,30}\ban)\b"
    r"|\b(?:neue|andere|feste)[nrs]?\s+(?:stelle|job|arbeit|position|aufgabe|anstellung|festanstellung)\b|\b(?:stelle|ausbildung|ausbildungsplatz|lehrstelle|studienplatz|referendariat|volontariat|festanstellung)\b[^.!?]{0,30}\b(?:beginn\w*|zum|ab)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"antret|antritt|anzutreten|trete\b[^.!?]{0,40}\ban\b(?!\s+der\s+prüfung)|beginn|fang|start|kündig", re.IGNORECASE
)
_APPEARS = re.compile(
    r"\b(?:zu\s+erscheinen|erscheine|kommen?\b[^.!?]{0,30}\bnicht|nicht\b[^.!?]{0,40}\b(?:kommen|unterschrift))",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b\w*vertrag\w*\b[^.!?]{0,60}\b(?:unterschr\w*|unterzeichn\w*|geschlossen)|\b(?:unterschr\w*|unterzeichn\w*)\b[^.!?]{0,40}\b\w*vertrag",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:bin|wäre|ist|sind|komme|kehre)\b[^.!?,]{0,30}\b(?:wieder|zurück|gesund|fit)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"\b(?:verreist|verreise|\w*urlaub\w*|\w*reise\b|unterwegs|krank\w*|verhindert|ausland|auf\s+see|abwesend|außer\s+haus|\w*schicht\w*|\w*dienst\b|\w*prüfung\w*|klausur\w*|\w*operation|op\b|operiert|kur\b|reha|krankenhaus|klinik|seminar\w*|messe|\w*kurs\b|\w*fortbildung\w*|weiterbildung\w*|lehrgang|quarantäne|bettruhe|arzttermin\w*|zahnarzt\w*|behandlung|beerdigung|trauerfeier|hochzeit|umzug|umziehe|ziehe\s+ich|flug|fliege|belegt|verplant|ausgebucht|eingeteilt|im\s+einsatz|nicht\s+(?:da|im\s+lande?|in\s+der\s+stadt|verfügbar|erreichbar)|weg\b|fort\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bseit\s+(?:dem\s+)?$", re.IGNORECASE)
_DOT_OF_NUMBER = re.compile(r"(?<=\d)\.")
_SPAN_BEFORE = re.compile(
    r"\b(?:bis|seit|ab|vom|von|zwischen)\s+(?:einschließlich\s+|zum\s+|dem\s+|mindestens\s+)*$", re.IGNORECASE
)
_TALK_BEFORE = re.compile(
    rf"(?:{_TALK}|einladung\w*|eingeladen|ladung)(?:\s+(?:als|bei|mit|in|im|für|zur|zum|auf|über|der|des)\s+[^,.!?;]{{1,45}}?)?(?:,?\s*(?:am|vom|für|zum|auf|den|dem|der|an|um\s+\S+(?:\s+uhr)?))*[\s,:(–-]*$"
    r"|\b(?:gespräch|interview|termin)s?(?:termin|tag)?\w*\s+(?:ist|war|wäre|sei)\s+(?:am|für)\s+$",
    re.IGNORECASE,
)
_TALK_BEHIND = re.compile(rf"^[^.!?;,]{{0,40}}?\b(?:{_TALK}|einladung\w*|eingeladen)", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:nicht|nich|ned|net|nit|nix|verhindert|absagen)\b(?![^.]{0,12}\?)", re.IGNORECASE)
_COMES = re.compile(
    rf"\b(?:komme?n?|kumm|dabei|erschein\w*|schaff\w*|passt|bestätig\w*|bin\s+ich\s+(?:da|bei)|ich\s+bin\s+da|stehe\s+ich|freue\s+(?:ich\s+)?mich|bei\s+(?:ihnen|euch|dir)|einlad\w*|{_TALK})\b",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\s(?:und|sowie)\s+(?:auch\s+)?(?:für\s+)?(?:die|den|das|ihre|deine|eure)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:!?]|,\s+(?:denn|da|weil|aber|doch|sondern|und|dass|obwohl|während)\b|\s+(?:weil|denn|sondern)\s+"
)


def with_roles(
    text: str, dates: Sequence[DateMention], sentences: SentenceIndex, times: Sequence[ClockTime] = ()
) -> list[DateMention]:
    """`dates` with the role that the words around them and their sentences give, and with the hour that belongs to each.

    A sentence that also cancels names the appointment first.
    """
    cancelled: set[int] = set()
    result = []
    for place, date in enumerate(dates):
        home = sentences.at(date.start)
        role = _by_words(text, date, home)
        if role is None and home is not None:
            role = _by_sentence(text, dates, place, home, cancelled)
        if role in {DateRole.OTHER, DateRole.ABSENCE, DateRole.CONTRACT} and _is_gone(text, date, home):
            date = replace(date, weeks_later=-1)  # noqa: PLW2901 - the same date, said of the past
        result.append(replace(date, role=str(role or DateRole.OTHER), time=_time_of(text, dates, place, times, home)))
    return result


def _by_words(text: str, date: DateMention, home: SentenceRow | None) -> DateRole | None:
    """The role of which the words around leave no doubt; they are those of its sentence alone."""
    if home is None or home[2] in EXCLUDED or home[2] == "letterhead":
        return DateRole.OTHER
    sentence, start, end = _spot(text, date, home)
    until = None if date.until is None else replace(date.until, start=0, end=0)
    return _roles_by_words[sentence, home[3], replace(date, start=start, end=end, until=until)]


def _spot(text: str, date: DateMention, home: SentenceRow) -> Spot:
    return text[home[0] : home[1]], date.start - home[0], date.end - home[0]


def _role_by_words(key: tuple[str, tuple[str, ...], DateMention]) -> DateRole | None:  # noqa: C901, PLR0911, PLR0912 - one cue a line
    text, labels, date = key
    before = text[max(0, date.start - 2 * REACH) : date.start]
    after = text[date.end : date.end + 2 * REACH]
    spot = text, date.start, date.end
    clause = _clauses[spot]
    if _LETTER_BEFORE.search(before):
        return DateRole.OTHER
    if date.days_ahead == 0 and OF_WRITING.search(text):
        return DateRole.OTHER
    if _BECAUSE_OF.search(before):
        return DateRole.OTHER
    if _running_out[spot]:
        return DateRole.CONTRACT if _AGREEMENT.search(clause) else DateRole.OTHER
    if _is_of_contract(before, after, clause):
        return DateRole.CONTRACT
    if _is_held(before, clause, date, _until_and(spot)) and "reschedule" not in labels:
        return DateRole.PAST
    if "thanks" in labels and _WAS_KIND.search(clause) and not (_PLANNED.search(clause) or _CANCELS.search(clause)):
        return DateRole.PAST
    if _DEADLINE_BEFORE.search(before) and _ANSWER.search(clause):
        return DateRole.OTHER
    if (date.until is not None or _SPAN_BEFORE.search(before)) and not _TALK_BEFORE.search(before):
        is_span = date.until is not None or "ab " not in before[-8:].lower()
        if _AWAY.search(clause) or (_BACK.search(clause) and "ab " in before[-8:].lower()):
            return DateRole.ABSENCE
        if is_span and "reason" in labels and "reschedule" not in labels:
            return DateRole.ABSENCE
    if _BACK.search(after) and "?" not in text[date.end :] and "decision" not in labels:
        return DateRole.ABSENCE
    if (date.weeks_later < 0 or (date.weeks_ahead or 0) < 0 or (date.days_ahead or 0) < 0) and not _CANCELS.search(
        clause
    ):
        return DateRole.OTHER
    return DateRole.OTHER if _told_of[spot] else None


_roles_by_words = SentenceCache(_role_by_words)


def runs_out(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether an offer, a contract or a permit ends on that day."""
    return _running_out[_spot(text, date, home)]


def _is_running_out(spot: Spot) -> bool:
    clause = _clauses[spot]
    return _ENDS.search(clause) is not None and not re.search(_TALK, clause, re.IGNORECASE)


_running_out = SentenceCache(_is_running_out)


def is_told_of(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether something happened on that day which was no talk: „am 23. April habe ich eine Zusage bekommen“."""
    return _told_of[_spot(text, date, home)]


def _is_told_at(spot: Spot) -> bool:
    text, start, _ = spot
    before, clause = text[max(0, start - 2 * REACH) : start], _clauses[spot]
    return (
        _TOLD.search(clause) is not None
        and not _IS_INVITED.search(clause)
        and not _TALK_BEFORE.search(before)
        and not _CANCELS.search(clause)
    )


_told_of = SentenceCache(_is_told_at)


def _is_of_contract(before: str, after: str, clause: str) -> bool:
    if _SIGNED.search(clause):
        return not _APPEARS.search(clause)
    opens = _POST_BEFORE.search(before)
    if opens is None or re.search(_TALK, clause, re.IGNORECASE) or _APPEARS.search(clause):
        return False
    if opens.group().lower().startswith(("am", "vom")) and not _BEGINS.search(clause):
        return False
    return bool(_CONTRACT.search(clause)) and not re.search(rf"^[^.!?]{{0,30}}\b{_TALK}", after, re.IGNORECASE)


def _is_held(before: str, clause: str, date: DateMention, own: str) -> bool:
    """`own` is the part of the clause that can be about this date alone."""
    if _THANKED_BEFORE.search(before) and not _CANCELS.search(own) and not _PLANNED.search(own):
        return re.search(r"dank", clause, re.IGNORECASE) is not None
    if _CANCELS.search(clause) or _PLANNED.search(clause):
        return False
    if _HELD_BEFORE.search(before):
        return True
    gone = date.weeks_later < 0 or (date.weeks_ahead or 0) < 0 or (date.days_ahead or 0) < 0
    return bool(_HELD.search(clause)) or (gone and bool(re.search(_TALK, clause, re.IGNORECASE)))


def _by_sentence(  # noqa: PLR0911 - one cue a line
    text: str, dates: Sequence[DateMention], place: int, home: SentenceRow, cancelled: set[int]
) -> DateRole | None:
    """The role that follows from what the sentence does, and from a word for the talk beside the date."""
    date, labels = dates[place], home[3]
    before = text[max(home[0], date.start - 2 * REACH) : date.start]
    asks = "reschedule" in labels and not _is_refused(text, dates, place, home[1])
    if _INSTEAD_OF.search(before) or (
        _FROM.search(before) and _TO_ANOTHER.search(text[date.end : home[1]]) and _MOVES.search(text[home[0] : home[1]])
    ):
        cancelled.add(home[0])
        return DateRole.APPOINTMENT
    if "decision" in labels and home[0] not in cancelled:
        cancelled.add(home[0])
        asks = False
    if asks or _FREE_BEFORE.search(before) or _FREE_BEHIND.search(text[date.end : home[1]]):
        return DateRole.PROPOSED
    clause = _clause_of(text, date, home)
    if names_the_talk(text, date, home):
        return DateRole.APPOINTMENT
    if "decision" in labels:
        return DateRole.APPOINTMENT
    if _AWAY.search(clause) and not _CANCELS.search(clause):
        return DateRole.ABSENCE
    if "reschedule" in labels:
        return DateRole.APPOINTMENT
    if "reason" in labels or "private" in labels:
        is_day = re.search(r"\b(?:am|an|den)\s+$", before, re.IGNORECASE) or date.start == home[0]
        return DateRole.ABSENCE if is_day and _is_mine(clause) else DateRole.OTHER
    if "subject" in labels or ("thanks" in labels and date.days_ahead != 0):
        return DateRole.APPOINTMENT
    return DateRole.APPOINTMENT if _COMES.search(clause) else DateRole.OTHER


def names_the_talk(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether a word for the talk stands right in front of the date or behind it: „Probekochen am 11. Juni“."""
    return _named_talks[_spot(text, date, home)]


def _names_the_talk_at(spot: Spot) -> bool:
    text, start, end = spot
    before = text[max(0, start - 2 * REACH) : start]
    return _TALK_BEFORE.search(before) is not None or _TALK_BEHIND.search(text[end:]) is not None


_named_talks = SentenceCache(_names_the_talk_at)


def _is_mine(clause: str) -> bool:
    return re.search(r"\b(?:ich|mir|mich|wir|uns)\b", clause, re.IGNORECASE) is not None


def _until_and(spot: Spot) -> str:
    """The clause around a date without what „und die Einladung …“ adds behind it."""
    text, start, end = spot
    clause = _clauses[spot]
    at = clause.find(_DOT_OF_NUMBER.sub(" ", text[start:end]))
    more = _AND_MORE.search(clause, max(at, 0))
    return clause[: more.start()] if more else clause


def _clause_of(text: str, date: DateMention, home: SentenceRow) -> str:
    """The part of the sentence around a date, between conjunctions that open another clause."""
    return _clauses[_spot(text, date, home)]


def _clause_at(spot: Spot) -> str:
    text, first, last = spot
    start, end = 0, len(text)
    for match in _CLAUSE_END.finditer(text):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            end = match.start()
            break
    return _DOT_OF_NUMBER.sub(" ", text[start:end])


_clauses = SentenceCache(_clause_at)


def _is_gone(text: str, date: DateMention, home: SentenceRow | None) -> bool:
    """Whether a bare weekday is the last one: „seit Montag“, „am Freitag habe ich zugesagt“."""
    if home is None or date.weekday is None or date.weeks_later or date.days_ahead is not None:
        return False
    if date.day is not None or date.weeks_ahead is not None or date.week is not None or date.feast is not None:
        return False
    before, clause = text[max(home[0], date.start - REACH) : date.start], _clause_of(text, date, home)
    return _SINCE.search(before) is not None or (
        _TOLD.search(clause) is not None and not _PLANNED.search(clause) and not _TALK_BEFORE.search(before)
    )


def _is_refused(text: str, dates: Sequence[DateMention], place: int, end: int) -> bool:
    """Whether a „nicht“ follows the date before the next one, in the sentence that ends at `end`."""
    date = dates[place]
    following = dates[place + 1].start if place + 1 < len(dates) else end
    return _REFUSED.search(text, date.end, min(following, end, date.end + REFUSAL_REACH)) is not None


def _time_of(
    text: str, dates: Sequence[DateMention], place: int, times: Sequence[ClockTime], home: SentenceRow | None
) -> str | None:
    """The hour right behind the date, before the next one, or right in front of it."""
    if home is None:
        return None
    date = dates[place]
    following = dates[place + 1].start if place + 1 < len(dates) else len(text)
    behind = (t for t in times if date.end <= t.start < min(following, home[1], date.end + TIME_REACH))
    found = next(behind, None)
    if (found is None and place == 0) or (place and found is None and dates[place - 1].end < date.start - TIME_REACH):
        found = next(
            (t for t in times if home[0] <= t.start and 0 <= date.start - t.end <= len(" am kommenden, den ")), None
        )
    return None if found is None else str(found)


def settled(
    dates: Sequence[DateMention], slot: Sequence[int] | None, today: dt.date, time: str | None = None
) -> Iterator[DateMention]:
    """`dates`, those of the day in the `slot` „date“ as the appointment's; `time` is the hour of the appointment."""
    chosen = next((date for date in dates if slot and date.start < slot[1] and slot[0] < date.end), None)
    day = None if chosen is None else day_of(chosen, today)
    for date in dates:
        is_same_day = (
            day is not None
            and date.role in {DateRole.OTHER, DateRole.APPOINTMENT}
            and date.until is None
            and day_of(date, today) == day
            and not (date.role == DateRole.OTHER and date.days_ahead == 0)
        )
        told = date.role == DateRole.ABSENCE and any(
            other is not date and other.role == DateRole.APPOINTMENT and day is not None and day_of(other, today) == day
            for other in dates
        )
        held = date.role == DateRole.PAST and day is not None and day < today
        if (date is chosen and date.role != DateRole.CONTRACT and not told and not held) or is_same_day:
            yield replace(date, role=str(DateRole.APPOINTMENT), time=date.time or time)
        else:
            yield date

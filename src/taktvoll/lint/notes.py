"""Remarks that are no findings: when and how to tell them, and one second thought. One line each, never repeated."""

import re
from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.appointment import appointment, talk_lies_ahead
from taktvoll.intent import effective_occasion
from taktvoll.lint.rule import Text
from taktvoll.report import Note
from taktvoll.scheme import Counterpart, Stage
from taktvoll.settings import Settings

EARLY_DAYS = 5
"""From so many days before the appointment on, an employer can fill the slot again without trouble."""
TODAY = Text(
    de="Der Termin ist heute: Rufen Sie am besten zuerst kurz an und schicken Sie die Mail danach.",
    en="The appointment is today: best make a short call first and send the mail afterwards.",
)
TOMORROW = Text(
    de="Der Termin ist schon morgen: Rufen Sie am besten zuerst kurz an und schicken Sie die Mail danach.",
    en="The appointment is tomorrow: best make a short call first and send the mail afterwards.",
)
SOON = Text(
    de="Bis zum Termin sind es nur {days} Tage: Ein kurzer Anruf vor der Mail hilft der anderen Seite.",
    en="The appointment is only {days} days away: a short call before the mail helps the other side.",
)
EARLY = Text(
    de="Sie sagen {days} Tage vorher Bescheid: Das ist rücksichtsvoll und hilft der anderen Seite.",
    en="You tell them {days} days ahead: that is considerate and helps the other side.",
)
SECOND_THOUGHT = Text(
    de="Ein Gedanke vor dem Absenden: Auch ein Gespräch für eine Stelle, die Sie nicht wollen, ist Übung. Wenn Ihr Entschluss steht, ist er in Ordnung.",
    en="One thought before you send it: even an interview for a job you do not want is practice. If your mind is made up, that is fine.",
)
PHONE = Text(
    de="Das Unternehmen meldet sich telefonisch: Rufen Sie zuerst an und schicken Sie diese Mail als Bestätigung.",
    en="The company uses the telephone: call first and send this mail as a confirmation.",
)
_FIRST_TALK = frozenset({Stage.INVITED, Stage.AGREED})
"""Stages at which the talk itself is still to come."""
_PRAISE = re.compile("|".join(re.escape(text).replace(r"\{days\}", r"\d+") for text in (EARLY.de, EARLY.en)))


def asks_to_act_first(note: Note) -> bool:
    """Whether the reader should do something before the draft goes out: call first, mend the line for Taktvoll."""
    return note.kind in {"channel", "directive"} or (note.kind == "timing" and not _PRAISE.fullmatch(note.text))


def notes(analysis: Analysis, settings: Settings) -> Iterator[Note]:
    """At most one note of each kind, for letters about an interview."""
    occasion = effective_occasion(analysis, settings)
    if occasion == "other" or not analysis.is_german or not analysis.has_letter:
        return
    if analysis.situation.counterpart is Counterpart.NONE and settings.occasion == "auto":
        return
    ahead = talk_lies_ahead(analysis.situation)
    timing = _timing(analysis, settings) if ahead else None
    if timing:
        yield Note(kind="timing", text=timing)
    if occasion == "decline" and ahead and analysis.situation.stage in _FIRST_TALK:
        yield Note(kind="second_thought", text=SECOND_THOUGHT.in_language(settings.lang))
    if settings.channel == "phone":
        yield Note(kind="channel", text=PHONE.in_language(settings.lang))


def _timing(analysis: Analysis, settings: Settings) -> str | None:
    day = appointment(analysis)
    days = (day - analysis.today).days if day else -1
    late = settings.limits.late_notice_days
    if days < 0 or late < days < EARLY_DAYS:
        return None
    if days > late:
        return EARLY.in_language(settings.lang, days=days)
    text = {0: TODAY, 1: TOMORROW}.get(days, SOON)
    return text.in_language(settings.lang, days=days)

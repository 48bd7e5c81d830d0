"""The draft cancels or moves an appointment whose day is over."""

import datetime as dt
from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.appointment import day_of, in_words, last_day_of
from taktvoll.finding import Severity
from taktvoll.lint.example_letter import letter
from taktvoll.lint.open_appointment import has_other_weekday, is_about_a_talk, open_appointment
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.scheme import Stance
from taktvoll.settings import Settings

RECENT_DAYS = 31
"""„12. März“ without a year is over for so long; later the draft was perhaps written for another year."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The appointment of a letter that speaks of it as still to come, and days that it proposes, where they are over."""
    places = dict(_past(analysis, settings))
    for (start, end), day in sorted(places.items()):
        yield Match(start=start, end=end, fields={"date": in_words(day, settings.lang, with_year=True)})


def _past(analysis: Analysis, settings: Settings) -> Iterator[tuple[tuple[int, int], dt.date]]:
    found = open_appointment(analysis, settings)
    if found is not None and _is_over(found.day, analysis, with_year=found.has_year):
        yield (found.start, found.end), found.day
    if not is_about_a_talk(analysis, settings) or analysis.situation.stance is Stance.MISSED_IT:
        return
    for date in analysis.dates:
        day = day_of(date, analysis.today)
        if not date.proposed or not date.is_calendar_date or day is None or has_other_weekday(date, day):
            continue
        if _is_over(last_day_of(date, analysis.today) or day, analysis, with_year=date.year is not None):
            yield (date.start, date.start + len(analysis.quote(date).rstrip())), day


def _is_over(day: dt.date, analysis: Analysis, *, with_year: bool) -> bool:
    """Whether `day` is past; without a year only where it cannot well be that of the coming year."""
    return day < analysis.today and (with_year or (analysis.today - day).days <= RECENT_DAYS)


RULE = Rule(
    id="past_appointment",
    severity=Severity.WARNING,
    title=Text(de="Termin in der Vergangenheit", en="Appointment in the past"),
    message=Text(de="Der {date} ist schon vorbei.", en="{date} is already over."),
    advice=Text(
        de="Prüfen Sie das Datum. War der Termin wirklich schon, rufen Sie an, entschuldigen Sie sich und sagen Sie offen, dass Sie nicht gekommen sind.",
        en="Check the date. If the appointment really is over, call, apologise, and say plainly that you did not come.",
    ),
    why=Text(
        de="Was vorbei ist, lässt sich nicht absagen: Entweder stimmt der Tag nicht, oder es braucht einen anderen Brief.",
        en="What is over cannot be cancelled: either the day is wrong, or another letter is needed.",
    ),
    source=Text(
        de="Sagen Sie rechtzeitig und eindeutig Bescheid.",
        en="Tell them promptly and clearly.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am ⟦12. März 2024⟧ absagen. Bitte entschuldigen Sie die Umstände."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 12. März 2098 absagen. Bitte entschuldigen Sie die Umstände."
            ),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Können wir den Termin am ⟦5.11.2024⟧ verschieben? Bitte entschuldigen Sie die Umstände.",
                subject="Betreff: Bitte um einen anderen Termin",
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Können wir den Termin am 5.11.2098 verschieben? Bitte entschuldigen Sie die Umstände.",
                subject="Betreff: Bitte um einen anderen Termin",
            ),
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für das Gespräch am 12. März 2024. Leider muss ich meine Bewerbung zurückziehen. Bitte entschuldigen Sie die Umstände."
        ),
        letter(
            "vielen Dank für Ihre Mail vom 12. März 2024. Leider muss ich das Gespräch absagen. Bitte entschuldigen Sie die Umstände."
        ),
    ),
)

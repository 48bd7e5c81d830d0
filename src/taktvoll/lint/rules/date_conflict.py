"""The draft names another day or hour for the appointment than the mail that it answers."""

import datetime as dt
import re
from collections.abc import Iterator

from taktvoll.analysis import Analysis, DateMention
from taktvoll.appointment import MONTHS, WEEKDAYS, appointment, day_of, in_words, mention_of, talk_lies_ahead
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.open_appointment import invited_dates, is_about_a_talk
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.scheme import DateRole
from taktvoll.settings import Settings

WRITE = Text(de="„{text}“ schreiben", en="Write “{text}”")
AT = Text(de="um {time} Uhr", en="at {time}")
OR = Text(de=" oder ", en=" or ")
_DIGITS = re.compile(r"\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The day of the appointment, or else its hour, where the employer's mail gives it otherwise."""
    if not analysis.reply_to or not is_about_a_talk(analysis, settings) or not talk_lies_ahead(analysis.situation):
        return
    slot = analysis.slots.get("date")
    mention = None if slot is None else mention_of(analysis, slot)
    day = None if mention is None else appointment(analysis)
    invited = [(other, date.time) for date in invited_dates(analysis) if (other := day_of(date, analysis.today))]
    if mention is None or day is None or not invited or mention.role != DateRole.APPOINTMENT or mention.until:
        return
    days, hours = {other for other, _ in invited}, {time for other, time in invited if other == day}
    quote, end = shorten(analysis.quote(mention)), mention.start + len(analysis.quote(mention).rstrip())
    joint = OR.in_language(settings.lang)
    if day not in days and not _may_be(mention, days):
        said = joint.join(in_words(other, settings.lang) for other in sorted(days))
        fixes = _fixes(analysis, settings, mention, min(days)) if len(days) == 1 else ()
        yield Match(start=mention.start, end=end, fields={"quote": quote, "said": said}, fixes=fixes)
    elif day in days and mention.time and None not in hours and mention.time not in hours:
        said = joint.join(AT.in_language(settings.lang, time=hour) for hour in sorted(hour for hour in hours if hour))
        quote = f"{quote} {AT.de.format(time=mention.time)}"
        yield Match(start=mention.start, end=end, fields={"quote": quote, "said": said})


def _may_be(mention: DateMention, days: set[dt.date]) -> bool:
    """Whether a bare weekday, or a bare day of the month, means one of `days` all the same."""
    if mention.weekday is not None and mention.day is None:
        return any(day.weekday() == mention.weekday for day in days)
    return mention.month is None and mention.day is not None and any(day.day == mention.day for day in days)


def _fixes(analysis: Analysis, settings: Settings, mention: DateMention, day: dt.date) -> tuple[Fix, ...]:
    """The invitation's day in the place of the draft's, written as the draft writes its own."""
    if not mention.is_calendar_date:
        return ()
    quote = analysis.quote(mention).rstrip()
    text = quote
    if mention.weekday is not None:
        names = "|".join(WEEKDAYS["de"])
        if not re.search(names, text, re.IGNORECASE):
            return ()
        text = re.sub(names, WEEKDAYS["de"][day.weekday()], text, count=1, flags=re.IGNORECASE)
    if found := _DIGITS.search(text):
        year = re.search(r"\d{4}$", found.group())
        text = text[: found.start()] + f"{day.day}.{day.month}." + (str(day.year) if year else "") + text[found.end() :]
    else:
        month = "|".join(MONTHS["de"])
        text, count = re.subn(rf"\d{{1,2}}\.\s*(?:{month})", f"{day.day}. {MONTHS['de'][day.month - 1]}", text)
        if not count:
            return ()
    edit = Edit(start=mention.start, end=mention.start + len(quote), text=text)
    return offer(Text(de=WRITE.de.format(text=text), en=WRITE.en.format(text=text)), settings, (edit,))


_INVITATION = "Guten Tag Frau Kröger,\n\nwir laden Sie zum Gespräch am 12. März 2098 um 10 Uhr ein.\n\nMit freundlichen Grüßen\nAnna Weiß"
RULE = Rule(
    id="date_conflict",
    severity=Severity.WARNING,
    title=Text(de="Anderer Termin als in der Einladung", en="Another date than in the invitation"),
    message=Text(
        de="Im Entwurf steht „{quote}“, in der Nachricht der Firma {said}.",
        en="The draft says “{quote}”, the employer's message {said}.",
    ),
    advice=Text(
        de="Sehen Sie in der Einladung nach und nennen Sie den Termin, den sie nennt.",
        en="Look it up in the invitation and name the appointment that it names.",
    ),
    why=Text(
        de="Bei zwei verschiedenen Terminen weiß niemand, welcher abgesagt ist.",
        en="With two different dates nobody knows which appointment is cancelled.",
    ),
    source=Text(
        de="Sagen Sie rechtzeitig und eindeutig Bescheid.",
        en="Tell them promptly and clearly.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am ⟦13. März 2098⟧ absagen. Bitte entschuldigen Sie die Umstände."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 12. März 2098 absagen. Bitte entschuldigen Sie die Umstände."
            ),
            reply_to=_INVITATION,
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich den Termin am ⟦2.4.2098⟧ absagen. Bitte entschuldigen Sie die Umstände."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich den Termin am 12.3.2098 absagen. Bitte entschuldigen Sie die Umstände."
            ),
            reply_to=_INVITATION,
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre Einladung. Am 12. März 2098 kann ich leider nicht; passt Ihnen der 19. März 2098? Bitte entschuldigen Sie die Umstände."
        ),
    ),
)

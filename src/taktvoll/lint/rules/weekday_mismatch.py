"""A weekday that the calendar does not give that date."""

import datetime as dt
import re
from collections.abc import Iterator

from taktvoll.analysis import Analysis, DateMention
from taktvoll.appointment import WEEKDAYS, day_of, in_words, meant_instead
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Settings

WRITE = Text(de="„{text}“ schreiben", en="Write “{text}”")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,2}(?=\.)")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """Each date of the letter with weekday, day and month that do not fit."""
    context = RuleContext(analysis, settings)
    for mention in analysis.dates:
        day = day_of(mention, analysis.today)
        if day is None or mention.weekday in {None, day.weekday()} or mention.weekday is None:
            continue
        if context.sentence_at(mention.start) is None:
            continue
        end = mention.start + len(analysis.quote(mention).rstrip())
        lang = settings.lang
        fields: dict[str, object] = {
            "quote": shorten(analysis.quote(mention)),
            "date": in_words(day, lang, with_year=True),
            "weekday": WEEKDAYS[lang][day.weekday()],
            "instead": _instead(day, mention.weekday, lang),
        }
        yield Match(start=mention.start, end=end, fields=fields, fixes=_fixes(analysis, settings, mention, day))


def _instead(day: dt.date, weekday: int, lang: str) -> str:
    """„ (Montag wäre der 15. März)“: which date the writer may have meant."""
    dates = meant_instead(day, weekday)
    if not dates:
        return ""
    name = WEEKDAYS[lang][weekday]
    if lang == "en":
        return f" ({name} would be " + " or ".join(in_words(date, lang) for date in dates) + ")"
    return f" ({name} wäre der " + " oder der ".join(in_words(date, lang) for date in dates) + ")"


def _fixes(analysis: Analysis, settings: Settings, mention: DateMention, day: dt.date) -> tuple[Fix, ...]:
    """The right weekday for the date, or the right day for the weekday: only the user knows which."""
    fixes: tuple[Fix, ...] = ()
    word = _WORD.match(analysis.text, mention.start, mention.end)
    number = _NUMBER.search(analysis.text, mention.start, mention.end)
    if word and len(word.group()) > len("Mo"):
        name = WEEKDAYS["de"][day.weekday()]
        name = name if word.group()[0].isupper() else name.lower()
        fixes += _rewrite(analysis, settings, mention, Edit(start=word.start(), end=word.end(), text=name))
    if number and mention.weekday is not None:
        for other in meant_instead(day, mention.weekday):
            if other.month == day.month:
                edit = Edit(start=number.start(), end=number.end(), text=str(other.day))
                fixes += _rewrite(analysis, settings, mention, edit)
    return fixes


def _rewrite(analysis: Analysis, settings: Settings, mention: DateMention, edit: Edit) -> tuple[Fix, ...]:
    text = analysis.text[mention.start : edit.start] + edit.text + analysis.text[edit.end : mention.end]
    return offer(Text(de=WRITE.de.format(text=text.strip()), en=WRITE.en.format(text=text.strip())), settings, (edit,))


RULE = Rule(
    id="weekday_mismatch",
    severity=Severity.WARNING,
    title=Text(de="Wochentag und Datum passen nicht", en="Weekday and date do not fit"),
    message=Text(
        de="„{quote}“: Der {date} ist ein {weekday}{instead}.",
        en="“{quote}”: {date} is a {weekday}{instead}.",
    ),
    advice=Text(
        de="Sehen Sie in der Einladung nach, welcher Tag gemeint ist.",
        en="Look up in the invitation which day is meant.",
    ),
    why=Text(
        de="Bei einem falschen Tag weiß niemand, welcher Termin abgesagt ist.",
        en="With a wrong day nobody knows which appointment is cancelled.",
    ),
    source=Text(
        de="Sagen Sie rechtzeitig und eindeutig Bescheid.",
        en="Tell them promptly and honestly; a date that cannot be right undoes that.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am ⟦Montag, dem 12. März 2027⟧ absagen."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am Freitag, dem 12. März 2027 absagen."
            ),
        ),
        Example(
            bad=letter("vielen Dank für Ihre Einladung. Leider muss ich am ⟦Dienstag, den 1.4.2027⟧ absagen."),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich am Donnerstag, den 1.4.2027 absagen."),
        ),
    ),
    near_misses=(letter("vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am Montag absagen."),),
)

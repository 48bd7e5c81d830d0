"""A date that the calendar does not have: with another weekday, or on a day that its month lacks."""

import datetime as dt
import re
from collections.abc import Iterator

from taktvoll.analysis import Analysis, DateMention
from taktvoll.appointment import WEEKDAYS, day_of, in_words, is_impossible, meant_instead
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Settings

WRITE = Text(de="„{text}“ schreiben", en="Write “{text}”")
NO_SUCH_DAY = Text(de="Diesen Tag gibt es nicht", en="there is no such day")
OTHER_WEEKDAY = Text(de="Der {date} ist ein {weekday}{instead}", en="{date} is a {weekday}{instead}")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,2}(?=\.)")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """Each date of the letter with weekday, day and month that do not fit, or that does not exist."""
    context = RuleContext(analysis, settings)
    for mention in analysis.dates:
        day = day_of(mention, analysis.today)
        other_weekday = day is not None and mention.weekday is not None and mention.weekday != day.weekday()
        if not (other_weekday or is_impossible(mention)) or context.sentence_at(mention.start) is None:
            continue
        end = mention.start + len(analysis.quote(mention).rstrip())
        fields: dict[str, object] = {
            "quote": shorten(analysis.quote(mention)),
            "fault": _fault(day, mention.weekday, settings.lang),
        }
        fixes = _fixes(analysis, settings, mention, day) if day else ()
        yield Match(start=mention.start, end=end, fields=fields, fixes=fixes)


def _fault(day: dt.date | None, weekday: int | None, lang: str) -> str:
    """What is wrong with the date."""
    if day is None or weekday is None:
        return NO_SUCH_DAY.in_language(lang)
    return OTHER_WEEKDAY.in_language(
        lang,
        date=in_words(day, lang, with_year=True),
        weekday=WEEKDAYS[lang][day.weekday()],
        instead=_instead(day, weekday, lang),
    )


_INSTEAD = Text(de=" ({weekday} wäre der {dates})", en=" ({weekday} would be {dates})")
_OR = Text(de=" oder der ", en=" or ")


def _instead(day: dt.date, weekday: int, lang: str) -> str:
    """„ (Montag wäre der 15. März)“: which date the writer may have meant."""
    dates = meant_instead(day, weekday)
    if not dates:
        return ""
    name = WEEKDAYS[lang][weekday]
    named = _OR.in_language(lang).join(in_words(date, lang) for date in dates)
    return _INSTEAD.in_language(lang, weekday=name, dates=named)


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
    title=Text(de="Datum, das es so nicht gibt", en="A date that does not exist"),
    message=Text(
        de="„{quote}“: {fault}.",
        en="“{quote}”: {fault}.",
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
        Example(
            bad=letter("vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am ⟦31. Februar⟧ absagen."),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 28. Februar absagen."),
        ),
    ),
    near_misses=(letter("vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am Montag absagen."),),
)

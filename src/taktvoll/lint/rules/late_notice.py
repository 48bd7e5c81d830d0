"""The appointment is today or tomorrow: a mail alone may come too late."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.open_appointment import is_near, open_appointment, says_called
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings

TODAY = Text(de="heute", en="today")
TOMORROW = Text(de="schon morgen", en="tomorrow")
IN_DAYS = Text(de="schon in {days} Tagen", en="in only {days} days")


NAMED = Text(de=" („{quote}“)", en=" (“{quote}”)")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The appointment of a letter where it is within `late_notice_days` and the letter tells of no call."""
    found = open_appointment(analysis, settings)
    if found is None or not is_near(found.day, analysis, settings) or says_called(analysis):
        return
    days = (found.day - analysis.today).days
    when = {0: TODAY, 1: TOMORROW}.get(days, IN_DAYS).in_language(settings.lang, days=days)
    named = ""
    if found.is_named:
        quote = shorten(analysis.text[found.start : found.end])
        named = NAMED.in_language(settings.lang, quote=quote)
    yield Match(start=found.start, end=found.end, fields={"when": when, "named": named})


RULE = Rule(
    id="late_notice",
    severity=Severity.WARNING,
    title=Text(de="Kurzfristig: erst anrufen", en="Short notice: call first"),
    message=Text(de="Der Termin ist {when}{named}.", en="The appointment is {when}{named}."),
    advice=Text(
        de="Rufen Sie zuerst kurz an, schicken Sie die Mail danach, und bitten Sie um Entschuldigung.",
        en="Make a short call first, send the mail afterwards, and apologise.",
    ),
    why=Text(
        de="So kurz vorher liest vielleicht niemand mehr die Mail, und jemand wartet umsonst. Wer schreibt, dass er angerufen hat, bekommt diesen Befund nicht.",
        en="At such short notice nobody may read the mail in time, and somebody waits in vain. A letter that tells of a call does not get this finding.",
    ),
    source=Text(
        de="Sagen Sie rechtzeitig ab, und auf dem Weg, auf dem man Sie eingeladen hat; kurzfristig erst am Telefon.",
        en="Tell them promptly and by their preferred channel; at short notice by telephone first.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch ⟦morgen⟧ um 10 Uhr absagen. Bitte entschuldigen Sie die Umstände."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Wie soeben telefonisch besprochen, muss ich das Gespräch morgen um 10 Uhr leider absagen. Bitte entschuldigen Sie die Umstände."
            ),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider kann ich den Termin ⟦heute⟧ um 15 Uhr nicht wahrnehmen. Bitte entschuldigen Sie die Umstände."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider kann ich den Termin heute um 15 Uhr nicht wahrnehmen; ich habe Ihnen eben schon auf den Anrufbeantworter gesprochen. Bitte entschuldigen Sie die Umstände."
            ),
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch übermorgen absagen. Bitte entschuldigen Sie die Umstände."
        ),
        letter(
            "vielen Dank für Ihre Einladung. Heute teile ich Ihnen mit, dass ich das Gespräch leider absagen muss. Bitte entschuldigen Sie die Umstände."
        ),
    ),
)

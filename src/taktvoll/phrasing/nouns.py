"""What an appointment is called, with the forms that go with it."""

import re
from dataclasses import dataclass

_ARTICLES = {
    "m": ("den", "dem", "zum", "des", "am"),
    "n": ("das", "dem", "zum", "des", "am"),
    "f": ("die", "der", "zur", "der", "an der"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentNoun:
    """A noun for an appointment."""

    lemma: str
    gender: str
    """„m“, „f“ or „n“."""
    genitive: str = ""
    """Where it is not regular."""
    is_the_employers: bool = False
    """Whether the applicant takes part in it and so cannot cancel it: a selection procedure."""

    @property
    def accusative(self) -> str:
        """„das Gespräch“."""
        return f"{_ARTICLES[self.gender][0]} {self.lemma}"

    @property
    def to(self) -> str:
        """„zum Gespräch“."""
        return f"{_ARTICLES[self.gender][2]} {self.lemma}"

    @property
    def of(self) -> str:
        """„des Gesprächs“."""
        ending = "" if self.gender == "f" else "s"
        return f"{_ARTICLES[self.gender][3]} {self.genitive or self.lemma + ending}"

    @property
    def at(self) -> str:
        """„am Gespräch“, as one takes part."""
        return f"{_ARTICLES[self.gender][4]} {self.lemma}"

    @property
    def about(self) -> str:
        """„das Gespräch über die Stelle“, „den Termin für die Stelle“."""
        return "über" if _TALKS.search(self.lemma) else "für"


_TALKS = re.compile(r"gespräch|interview|telefonat|kennenlernen", re.IGNORECASE)
APPOINTMENT = AppointmentNoun(lemma="Termin", gender="m")
NOUNS = (
    AppointmentNoun(lemma="Vorstellungsgespräch", gender="n"),
    AppointmentNoun(lemma="Bewerbungsgespräch", gender="n"),
    AppointmentNoun(lemma="Auswahlgespräch", gender="n"),
    AppointmentNoun(lemma="Kennenlerngespräch", gender="n"),
    AppointmentNoun(lemma="Erstgespräch", gender="n"),
    AppointmentNoun(lemma="Zweitgespräch", gender="n"),
    AppointmentNoun(lemma="Telefongespräch", gender="n"),
    AppointmentNoun(lemma="Videogespräch", gender="n"),
    AppointmentNoun(lemma="Telefoninterview", gender="n"),
    AppointmentNoun(lemma="Videointerview", gender="n"),
    AppointmentNoun(lemma="Telefonat", gender="n"),
    AppointmentNoun(lemma="Kennenlernen", gender="n"),
    AppointmentNoun(lemma="Probearbeiten", gender="n"),
    AppointmentNoun(lemma="Probearbeit", gender="f"),
    AppointmentNoun(lemma="Probeschicht", gender="f"),
    AppointmentNoun(lemma="Probetag", gender="m"),
    AppointmentNoun(lemma="Schnuppertag", gender="m"),
    AppointmentNoun(lemma="Auswahltag", gender="m", is_the_employers=True),
    AppointmentNoun(lemma="Auswahlverfahren", gender="n", is_the_employers=True),
    AppointmentNoun(lemma="Eignungstest", gender="m", is_the_employers=True),
    AppointmentNoun(lemma="Einstellungstest", gender="m", is_the_employers=True),
    AppointmentNoun(lemma="Assessment-Center", gender="n", is_the_employers=True),
    AppointmentNoun(lemma="Hospitation", gender="f"),
    AppointmentNoun(lemma="Vorstellung", gender="f"),
    AppointmentNoun(lemma="Treffen", gender="n"),
    AppointmentNoun(lemma="Interview", gender="n"),
    AppointmentNoun(lemma="Gespräch", gender="n"),
    APPOINTMENT,
)
"""Longer names first."""
_BY_LEMMA = {noun.lemma.lower(): noun for noun in NOUNS}
_CALLED = re.compile(r"\b(" + "|".join(noun.lemma for noun in NOUNS) + r")(?:e?s|e)?\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\b(?:Gesprächs?|Vorstellungs|Interview)-?termin", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:nach|seit)\s+(?:de[rm]|unsere[rm]|ihre[rm]|eure[rm])\s+\w+|\b(?:war|waren|warst|wart)\s+(?:beim|im)\s+\w+",
    re.IGNORECASE,
)


def named_in(quote: str) -> AppointmentNoun | None:
    """The appointment that `quote` names, if any; „nach unserem Gespräch“ names a past one."""
    text = _PAST.sub("", quote)
    if _COMPOUND.search(text):
        return APPOINTMENT
    match = _CALLED.search(text)
    return _BY_LEMMA[match[1].lower()] if match else None

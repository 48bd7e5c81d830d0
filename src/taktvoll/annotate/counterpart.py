"""Who reads the letter: the employer, an agency, a public body, or a person who only passes it on."""

from taktvoll.annotate.letter_cues import LetterCues
from taktvoll.annotate.situation_cues import Cue
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.letter import SegmentKind
from taktvoll.scheme import Counterpart

_ANSWERS = frozenset({"thanks", "decision", "reschedule", "goodwill", "subject"})
"""Labels of sentences that speak to the reader about the matter itself."""
_NOT_HERE = lazy_pattern(
    r"\b(?:bleib\w*|zugesprochen|beginne|anfange|beschäftigt|angestellt|arbeite|angenommen|muss\s+ich\s+zu|einen\s+termin|hab\w*\s+(?:ich\s+)?(?:jetzt|inzwischen)"
    r"|(?:jetzt|inzwischen)\s+\w+\s+(?:beim?|am|an)|andere\w*|woanders|verlangt|schickt|zahlt)\b"
)
_LINKED = lazy_pattern(
    r"\b(?:\w*vertrag|\w*stelle|einladung|\w*bewerbung|\w*gespräch|\w*termin|zusage|angebot|kandidatur|ausschreibung|leitung)\b"
)


_RELATIVE = lazy_pattern(r"\b(?:onkel|tante|cousin\w*|schwager|schwägerin|opa|oma)\b")
_HOSPITAL = lazy_pattern(r"\b\w*(?:klinik|klinikum|krankenhaus|spital|praxis|chirurgie|kanzlei|anwälte)\w*\b|\bgmbh\b")
_FRAME = frozenset({SegmentKind.SALUTATION, SegmentKind.SUBJECT})


def counterpart_of(cues: LetterCues) -> tuple[Counterpart, list[Cue]]:
    """The reader, and the words that say so."""
    contact = cues.of("counterpart", "contact")
    if contact or _RELATIVE.search(cues.greeting):
        return Counterpart.CONTACT, contact
    agency = cues.of("counterpart", "agency")
    if agency:
        return Counterpart.AGENCY, agency
    office = [cue for cue in cues.of("counterpart", "authority") if _is_reader(cues, cue)]
    if any(_HOSPITAL.search(quote) for quote in cues.lowered):  # a professor, or pay by table, is there as well
        office = [cue for cue in office if not cue.name.endswith((".title", ".paid_by_table"))]
    return (Counterpart.AUTHORITY, office) if office else (Counterpart.EMPLOYER, [])


def _is_reader(cues: LetterCues, cue: Cue) -> bool:
    """Whether an office is that of the reader, not where the writer stays, studies or goes instead."""
    if cues.is_outside(cue) or cues.kinds[cue.sentence] in _FRAME:
        return True
    if cue.name.endswith(".yours"):
        return True
    clause = cues.clause(cue)
    if _NOT_HERE.search(clause):
        return False
    return bool(_LINKED.search(clause)) or not cues.labels[cue.sentence].isdisjoint(_ANSWERS)

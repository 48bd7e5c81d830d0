"""Places of a letter where a day, a firm or a post stands even though nothing else says so; asked where no ranker is sure.

„Bewerbung als Bademeisterin, Freibad Ellernsee“ ends with the firm; „Sie finden sicher eine gute Floristin“ names the post.
"""

import re
from collections.abc import Iterable, Sequence

from taktvoll.analysis import DateMention
from taktvoll.annotate.candidates import Candidate
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.scheme import DateRole

Span = tuple[int, int]
_POST_THEN_FIRM = lazy_pattern(
    r"\b(?:bewerbung|stelle|ausbildung|gespräch|termin|absage|rückzug|vorstellungsgespräch|praktikum)\b.*\b(?:als|zur|zum|um|für)\b[^,–|]{3,50}(?:\s*[,–|]|\s+-|\s+bei(?:m|\s+der|\s+dem)?)\s+$",
    re.IGNORECASE,
)
_FROM = lazy_pattern(r"\bvo[mn]\s+$", re.IGNORECASE)
_SOUGHT = lazy_pattern(
    r"\b(?:finde[nt]?|findest|sucht|suchen|gesucht|braucht|brauchen|gewinn(?:t|en)|bekomm(?:t|en))\s+(?:\S+\s+){0,4}?einen?\s+(?:[a-zäöüß]+\s+){0,2}$",
    re.IGNORECASE,
)

_OF_OUR_CONTRACT = lazy_pattern(
    r"\b(?:[Dd]en|[Uu]nseren|Ihren|[Ee]uren|[Dd]einen|[Dd]iesen|Ihr|[Ee]uer|[Dd]ein|[Mm]eine)\s+(?:[a-zäöüß]+\s+)?(?:\w*[Vv]ertrag|Angebot|Zusage)\s+als\s+(?:eine?[rnm]?\s+)?$"
)
"""„den Vertrag als Küchenchef“, and not „einen Vertrag als …“, which may be anybody's."""


def day_of_subject(text: str, dates: Iterable[DateMention], homes: SentenceIndex) -> Span | None:
    """The day of the talk that a subject line names: „Probekochen am 11. Juni“, but not „Ihr Vorschlag vom 4.2.“."""
    for date in dates:
        home = homes.at(date.start)
        if home is None or "subject" not in home[3] or date.role != DateRole.APPOINTMENT:
            continue
        if not _FROM.search(text[home[0] : date.start]):
            return date.start, date.end
    return None


_AT = lazy_pattern(r"\bum\s+$", re.IGNORECASE)
_TALK_AT = lazy_pattern(
    r"\b(?:\w*gespräch|\w*termin|treffen|kennenlernen|interview|vorstellung|probe\w+)\s+um\s+$", re.IGNORECASE
)


def hour_of_talk(text: str, times: Sequence[Span], homes: SentenceIndex) -> Span | None:
    """The hour of the talk in a letter that does not name its day: „unser Gespräch um 14 Uhr“, „schaffe ich es nicht um 11.30 Uhr“."""
    found: list[Span] = []
    for start, end in times:
        home = homes.at(start)
        if home is None:
            continue
        before = text[home[0] : start]
        if _TALK_AT.search(before) or ("decision" in home[3] and "reschedule" not in home[3] and _AT.search(before)):
            found.append((start, end))
    return found[0] if len(found) == 1 else None


def firm_of_subject(text: str, candidates: Iterable[Candidate], homes: SentenceIndex) -> Span | None:
    """The firm at the end of a subject line that names the post before it."""
    for candidate in candidates:
        home = homes.at(candidate.start)
        if home is None or "subject" not in home[3] or text[candidate.end : home[1]].strip(" ."):
            continue
        if _POST_THEN_FIRM.search(text[home[0] : candidate.start]):
            return candidate.start, candidate.end
    return None


def sure_post(text: str, candidates: Sequence[Candidate], homes: SentenceIndex) -> Span | None:
    """The post for which the writer wishes the reader somebody else, or that the contract between them names."""
    for candidate in candidates:
        home = homes.at(candidate.start)
        if home is not None and "goodwill" in home[3] and _SOUGHT.search(text[home[0] : candidate.start]):
            return candidate.start, candidate.end
    for candidate in candidates:
        home = homes.at(candidate.start)
        if home is not None and _OF_OUR_CONTRACT.search(text[home[0] : candidate.start]):
            return candidate.start, candidate.end
    return None

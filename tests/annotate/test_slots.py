"""Slots against people and placeholders, with a ranking that takes every candidate."""

from taktvoll.annotate import slots
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.mail.segments import segment


class First:
    """A ranking that takes the first candidate."""

    def best(self, candidates, unless=None):
        return next(((found.start, found.end) for found in candidates if not (unless and unless(found))), None)


RANKERS = dict.fromkeys(("company", "position", "date", "time"), First())


def read(text, *entities):
    rows = SentenceIndex((part.start, part.end, str(part.kind), ("other",)) for part in segment(text))
    spans = [(text.index(words), text.index(words) + len(words), label) for words, label in entities]
    found = slots.find_slots(text, segment(text), rows, list(find_dates(text)), [], spans, RANKERS)
    return {name: slot.text for name, slot in found.items()}


LETTER = "{salutation}\n\nam {day} kann ich leider nicht kommen.\n\nViele Grüße\n{name}\n"


def test_company_is_neither_who_is_greeted_nor_who_signs():
    text = LETTER.format(salutation="Dear Ms Kessler,", day="14. April", name="Tilda & Jonte")
    found = read(text, ("Dear Ms Kessler", "ORG"), ("Tilda & Jonte", "ORG"))
    assert found == {"recipient": "Ms Kessler", "date": "14. April", "sender": "Tilda & Jonte"}


def test_company_may_be_greeted_by_its_name():
    text = LETTER.format(salutation="Hallo Nordkai,", day="14. April", name="Tilda")
    assert read(text, ("Nordkai", "ORG"))["company"] == "Nordkai"


def test_placeholder_states_nothing():
    text = LETTER.format(salutation="Hallo Frau [Name],", day="[Datum, z. B. 14. April]", name="[Ihr Name]")
    assert read(text) == {}


def test_sender_is_the_first_name_that_is_filled_in():
    text = LETTER.format(salutation="Hallo Frau Kern,", day="14. April", name="[Dein Name]\nMika Wolters")
    assert read(text)["sender"] == "Mika Wolters"


def test_date_of_a_letterhead_is_not_that_of_the_appointment():
    head = "Tilda Wernike\nHafenweg 3\n24103 Kiel\n\nKiel, 1. März 2027\n\nAbsage\n\n"
    assert (
        read(head + LETTER.format(salutation="Hallo Frau Kern,", day="14. April", name="Tilda"))["date"] == "14. April"
    )


def test_place_behind_nach_or_bare_in_is_no_post():
    text = "Hallo Frau Kern,\n\ndie Reise nach Steyr zum Laden in Eutin trete ich am 14. April nicht an.\n\nViele Grüße\nTilda\n"
    assert "position" not in read(text, ("Steyr", "POSITION"), ("Eutin", "POSITION"))


def test_post_of_the_contract_between_both_is_the_position():
    class Nobody:
        def best(self, candidates, unless=None):
            list(candidates)

    def position(words):
        text = f"Hallo Frau Kern,\n\n{words} haben wir unterzeichnet.\n\nViele Grüße\nTilda\n"
        rows = SentenceIndex((part.start, part.end, str(part.kind), ("other",)) for part in segment(text))
        rankers = {**RANKERS, "position": Nobody()}
        found = slots.find_slots(text, segment(text), rows, list(find_dates(text)), [], [], rankers)
        return found["position"].text if "position" in found else None

    assert position("den Vertrag als Küchenchef") == "Küchenchef"
    assert position("einen Vertrag als Küchenchef") is None


def test_year_of_trainees_is_no_position():
    text = "Hallo Frau Kern,\n\ndas Gespräch für den Ausbildungsjahrgang 2028 sage ich ab.\n\nViele Grüße\nTilda\n"
    assert "position" not in read(text, ("Ausbildungsjahrgang 2028", "POSITION"))

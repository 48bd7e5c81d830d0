"""Sixty short drafts and the notes that each should get, or none: who is told what, beside praise of early notice."""

import datetime as dt

import pytest

from analyses import read_text
from taktvoll.lint.notes import MOST, notes
from taktvoll.settings import Settings

MONDAY = dt.date(2027, 3, 8)
THOUGHT, CONTRACT, BENEFITS, OFFER = {"second_thought"}, {"contract"}, {"benefits"}, {"offer"}
AGENCY, SILENCE, LATE, REASON, FILE = {"agency"}, {"silence"}, {"running_late"}, {"reason"}, {"attachment"}
NONE: set[str] = set()
TABLE = [
    # a second thought: low interest, nerves, or no reason at all
    ("Vielen Dank für die Einladung. Ich sage das Gespräch ab.", THOUGHT),
    ("Vielen Dank für Ihre Einladung. Die Stelle passt doch nicht zu mir, deshalb sage ich das Gespräch ab.", THOUGHT),
    ("Danke für die Einladung. Ich habe kein Interesse mehr an der Stelle und komme nicht zum Gespräch.", THOUGHT),
    ("Danke für die Einladung zum Gespräch. Ich bin so aufgeregt, dass ich mich nicht traue. Ich sage ab.", THOUGHT),
    ("Danke für Ihre Einladung. Ich habe mich anders entschieden und nehme den Termin nicht wahr.", THOUGHT),
    ("Der Arbeitsweg ist mir zu weit. Ich sage das Vorstellungsgespräch ab.", THOUGHT),
    ("Danke für die Einladung. Ich habe große Angst vor dem Gespräch und sage deshalb ab.", THOUGHT),
    ("Die Bezahlung entspricht nicht meinen Vorstellungen, deshalb komme ich nicht zum Gespräch.", THOUGHT),
    ("Leider werde ich den Termin nicht wahrnehmen. Vielen Dank für die Einladung.", THOUGHT),
    ("Ich glaube, die Arbeit ist nichts für mich. Das Gespräch sage ich ab.", THOUGHT),
    # none: ill, family, another post, a move, the talk is over
    ("Ich bin krank und kann nicht zum Gespräch kommen. Ich ziehe meine Bewerbung zurück.", NONE),
    ("Aus gesundheitlichen Gründen muss ich das Gespräch absagen.", NONE),
    ("Leider bin ich erkrankt. Können wir das Gespräch verschieben?", NONE),
    ("Ich liege mit Fieber im Bett und kann nicht kommen. Die Stelle möchte ich sehr gern.", NONE),
    ("Meine Mutter ist gestorben. Ich sage das Gespräch ab.", NONE),
    ("Aus familiären Gründen sage ich das Gespräch ab.", NONE),
    ("Ich habe eine andere Stelle angenommen und sage das Gespräch ab.", NONE),
    ("Ich habe mich für ein anderes Angebot entschieden. Das Gespräch sage ich ab.", NONE),
    ("Wir ziehen um, deshalb komme ich nicht zum Gespräch.", NONE),
    ("Ich bleibe bei meinem jetzigen Arbeitgeber und sage das Gespräch ab.", NONE),
    ("Ich habe einen Studienplatz bekommen und sage das Vorstellungsgespräch ab.", NONE),
    ("Können wir das Gespräch auf nächste Woche verschieben?", NONE),
    ("Leider kann ich am Termin nicht. Hätten Sie einen anderen Tag für mich?", NONE),
    ("Vielen Dank für das freundliche Gespräch. Ich ziehe meine Bewerbung zurück.", NONE),
    ("Nach unserem Gespräch habe ich mich dagegen entschieden und ziehe meine Bewerbung zurück.", NONE),
    ("Ich freue mich auf das Gespräch und komme gern.", NONE),
    ("Meine Bewerbung als Gärtner ziehe ich zurück.", NONE),
    ("Das Gespräch morgen sage ich ab, die Stelle passt nicht zu mir.", NONE),
    ("Das Gespräch heute um 15 Uhr sage ich ab.", NONE),
    ("Gestern bin ich nicht zum Gespräch erschienen. Das tut mir leid. Ich möchte die Stelle nicht mehr.", NONE),
    # a signed contract
    (
        "Den Arbeitsvertrag, den ich bei Ihnen unterschrieben habe, möchte ich auflösen. Ich trete die Stelle nicht an.",
        CONTRACT,
    ),
    ("Leider muss ich vom Arbeitsvertrag zurücktreten, den ich Ihnen unterschrieben geschickt habe.", CONTRACT),
    ("Obwohl ich Ihren Vertrag schon unterschrieben habe, werde ich die Stelle nicht antreten.", CONTRACT),
    ("Ich kündige den Arbeitsvertrag, den wir letzte Woche unterschrieben haben.", CONTRACT),
    # on benefits
    (
        "Das Jobcenter hat mir Ihre Stelle vorgeschlagen. Ich sage das Gespräch ab, weil ich eine andere Stelle habe.",
        BENEFITS,
    ),
    ("Ich beziehe Arbeitslosengeld. Das Gespräch sage ich ab, weil ich krank bin.", BENEFITS),
    ("Den Vermittlungsvorschlag der Agentur für Arbeit lehne ich ab, weil ich krank bin.", BENEFITS),
    ("Ich bekomme Bürgergeld und möchte das Gespräch aus familiären Gründen absagen.", BENEFITS),
    # an offer, and another one
    ("Vielen Dank für Ihr Angebot. Ich habe eine andere Zusage bekommen und lehne ab.", OFFER),
    ("Ihr Stellenangebot nehme ich nicht an, weil ich mich für ein anderes Unternehmen entschieden habe.", OFFER),
    ("Vielen Dank für Ihr Stellenangebot. Ich habe einen anderen Vertrag schon unterschrieben und lehne ab.", NONE),
    ("Ihr Angebot lehne ich ab, die Arbeitszeiten passen mir nicht.", NONE),
    # an agency
    ("Bitte sagen Sie Ihrem Kunden das Vorstellungsgespräch ab, ich bin krank. Danke für Ihre Vermittlung.", AGENCY),
    (
        "Danke, dass Sie mich Ihrem Kunden vorgestellt haben. Ich habe eine andere Stelle und sage das Gespräch dort ab.",
        AGENCY,
    ),
    # silence
    ("Seit sechs Wochen habe ich nichts von Ihnen gehört. Ich ziehe meine Bewerbung zurück.", SILENCE),
    ("Auf meine Bewerbung habe ich bis heute keine Antwort bekommen. Ich ziehe sie zurück.", SILENCE),
    ("Nach Wochen habe ich noch keine Rückmeldung erhalten und ziehe meine Bewerbung zurück.", SILENCE),
    # running late
    ("Ich stecke im Stau und komme eine halbe Stunde später zum Gespräch.", LATE),
    ("Mein Zug hat Verspätung, ich bin zum Vorstellungsgespräch 20 Minuten später da.", LATE),
    # a reason is not owed
    ("Ich sage das Gespräch ab, weil ich krank bin. Muss ich einen Grund angeben?", REASON),
    ("Das Gespräch sage ich aus familiären Gründen ab, die genauen Gründe möchte ich nicht nennen.", REASON),
    # an enclosure
    ("Ich bin krank und muss das Gespräch absagen. Das Attest finden Sie im Anhang.", FILE),
    ("Leider bin ich erkrankt. Anbei meine Krankmeldung. Können wir das Gespräch verschieben?", FILE),
    ("Ich sage das Gespräch aus gesundheitlichen Gründen ab und hänge die Bescheinigung an.", NONE | FILE),
    # what looks like one and is none
    ("Ich habe eine andere Stelle gefunden, der Vertrag ist schon unterschrieben. Das Gespräch sage ich ab.", NONE),
    ("Ich habe lange überlegt und aus gesundheitlichen Gründen entschieden, das Gespräch abzusagen.", NONE),
    ("Wegen einer Prüfung kann ich nicht zum Gespräch kommen. Ginge es eine Stunde später?", NONE),
    ("Mein Kind ist krank. Könnten wir später telefonieren statt uns zu treffen?", NONE),
    ("Ich war vor Wochen bei Ihnen und habe nun eine andere Stelle. Das Gespräch sage ich ab.", NONE),
    ("Die Wochen bis zum Umzug sind voll, deshalb sage ich das Gespräch ab.", NONE),
]


def test_table_has_sixty_rows():
    assert len({body for body, _ in TABLE}) >= 60


@pytest.mark.model
@pytest.mark.parametrize(("body", "wanted"), TABLE)
def test_note_goes_to_whom_it_fits(body, wanted):
    text = f"Sehr geehrte Frau Weiß,\n\n{body[0].lower()}{body[1:]}\n\nMit freundlichen Grüßen\nJana Kröger"
    found = [note.kind for note in notes(read_text(text, today=MONDAY), Settings(lang="de"))]
    assert len(found) == len(set(found)) <= MOST
    assert set(found) == wanted

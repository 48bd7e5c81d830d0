import gzip
import json
from pathlib import Path

import pytest

from taktvoll.mail.language_id import is_german

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "codealltag_s" / "codealltag_s.jsonl.gz"

GERMAN = [
    "Bin krank, komme nicht.",
    "morgen ohne mich",
    "Termin abgesagt. Gruß Finn",
    "Sehr geehrte Frau Weiß,\n\nleider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger",
    "hab was anderes gefunden, sorry",
    "Ich kann nicht kommen an Montag weil ich bin krank und muss gehen zu Arzt.",
    "ich möchte absagen mein Termin, danke fur Ihre Zeit",
    "Betreff: Absage\n\nHallo Team,\n\nich ziehe meine Bewerbung zurück.",
    "Grüezi Frau Müller\n\nIch muss den Termin leider verschieben.\n\nFreundliche Grüsse",
    "Leider nein.",
    "Komme nicht.",
    "Wegen Fieber verhindert.",
    "Nordlicht GmbH, Frau Dr. Weiß, Hafenstraße 12, 28195 Bremen: ich komme am 3. März nicht.",
    "Das Meeting am Montag mit dem Team Lead im Office passt mir nicht, der Job auch nicht.",
    "koennen wir das gespraech verschieben? ich bin verhindert",
    "WIR SEHEN UNS NICHT.",
    "Ich bin raus 🙈",
    "Servus Basti, Freitag haut nicht hin",
    "Vielen Dank fuer Ihr Interesse, ich habe mich anders entschieden.",
    "Ich libe ire Firma aber ich habe ein ander Arbeit gefunde",
    "",
    "🙂",
    "12345",
]
FOREIGN = [
    "I am sick and cannot come tomorrow.",
    "Dear Ms Weiss,\n\nunfortunately I have to cancel the interview.\n\nKind regards\nJana",
    "Thank you for the invitation, but I have accepted another offer.",
    "Please cancel my appointment.",
    "Hello, could we reschedule the interview?",
    "Bonjour Madame,\n\nje ne peux pas venir à l'entretien de lundi.\n\nCordialement\nLuc",
    "Je suis malade, désolé.",
    "Merci pour votre invitation, mais j'ai accepté un autre poste.",
    "Geachte mevrouw, helaas kan ik morgen niet komen naar het gesprek. Met vriendelijke groet, Jan",
    "Ik ben ziek, ik kom niet.",
    "Bedankt voor de uitnodiging, maar ik heb een andere baan.",
    "Sayın Müller, yarın görüşmeye gelemeyeceğim. Teşekkür ederim.",
    "Hastayım, gelemiyorum.",
    "Başvurumu geri çekmek istiyorum, çok teşekkürler.",
    "Dzień dobry, niestety nie mogę przyjść jutro na rozmowę.",
    "Jestem chora, przepraszam.",
    "Dziękuję za zaproszenie, ale mam już inną pracę.",
    "Gentile signora, purtroppo non posso venire al colloquio di domani. Cordiali saluti",
    "Sono malato, non vengo.",
    "La ringrazio per l'invito, ma ho accettato un altro lavoro.",
    "Lamentablemente no puedo ir a la entrevista de mañana.",
    "Завтра я не приду, я заболел.",
]


@pytest.mark.parametrize("text", GERMAN)
def test_is_german_accepts_german(text):
    assert is_german(text)


@pytest.mark.parametrize("text", FOREIGN)
def test_is_german_refuses_other_languages(text):
    assert not is_german(text)


def test_is_german_looks_past_a_quoted_english_mail():
    quote = "\n".join(
        "> Thank you for your application, we would like to invite you to an interview." for _ in range(20)
    )
    assert is_german(f"Leider kann ich nicht kommen.\n\n{quote}")


def test_is_german_looks_past_a_german_quote():
    quote = "\n".join("> Wir laden Sie herzlich zu einem Gespräch ein und freuen uns auf Sie." for _ in range(20))
    assert not is_german(f"I am sorry, but I cannot come.\n\n{quote}")


def test_is_german_looks_past_the_signature():
    assert is_german(
        "Bin krank, komme nicht.\n\nGruß\nFinn\n-- \nSent from my iPhone, please excuse the brevity of this mail and its typos"
    )


def test_is_german_looks_at_a_bounded_sample(monkeypatch):
    seen = []
    monkeypatch.setattr("taktvoll.mail.language_id._german", lambda word: seen.append(word) or 1.0)
    assert is_german("Ich kann leider nicht kommen. " * 40_000)
    assert len(seen) < 3_000


@pytest.mark.skipif(not DATA.exists(), reason="no shared data here")
def test_is_german_accepts_donated_mails():
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:200]
    english = [text for text in texts if not is_german(text)]
    assert len(english) <= 2
    assert all(" you" in text or " the " in text for text in english)

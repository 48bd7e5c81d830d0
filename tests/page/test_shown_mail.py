"""What the page shows of the employer's mail: rows in the user's language, nothing that the mail does not say."""

from dataclasses import fields

import pytest

pytest.importorskip("uvicorn", reason="needs the extra page")

from taktvoll.page.shown_mail import CHANNELS, FORMS, KINDS, shown_mail
from taktvoll.reply_to import AnswerChannel, MailKind, ReplyTo, TalkForm

MAIL = ReplyTo(
    kind=MailKind.INVITATION, recipient="Ronja", sender="Juliane Ostertag", sender_role="People Team",
    company="Pfotenfunk GmbH", position="Datenanalystin", date="13. Mai 2027", time="11:15 Uhr",
    dates=("13. Mai, 9 Uhr", "14. Mai, 10 Uhr"), old_date="11. Mai", place="Gartenweg 3,\n 6900 Bregenz",
    form=TalkForm.ON_SITE, reference="PF-17", channel=AnswerChannel.MAIL, answer_by="Freitag",
    interviewers=("Ole Brandt", "Mara Kern"), register="du", language="de",
)  # fmt: skip


def rows(reply, lang="de"):
    return {row["title"]: row["text"] for row in shown_mail(reply, lang)}


def test_rows_say_who_when_where_and_how_to_answer():
    assert rows(MAIL) == {
        "Was": "eine Einladung",
        "Von": "Juliane Ostertag, People Team, Pfotenfunk GmbH",
        "Stelle": "Datenanalystin",
        "Wann": "13. Mai 2027, 11:15 Uhr",
        "Zur Wahl": "13. Mai, 9 Uhr · 14. Mai, 10 Uhr",
        "Bisher": "11. Mai",
        "Wo": "Gartenweg 3, 6900 Bregenz, vor Ort",
        "Mit": "Ole Brandt, Mara Kern",
        "Antwort": "per Mail, bis Freitag",
        "Kennzeichen": "PF-17",
        "Anrede": "per Du",
    }


def test_rows_in_english_keep_the_words_of_the_mail():
    shown = rows(MAIL, "en")
    assert shown["When"] == "13. Mai 2027, 11:15 Uhr"
    assert shown["Answer"] == "by mail, by Freitag"
    assert not shown.keys() & rows(MAIL).keys()


def test_what_the_mail_does_not_say_has_no_row():
    assert rows(ReplyTo(kind=MailKind.MOVED, date="3. Juni")) == {"Was": "der Termin ist verschoben", "Wann": "3. Juni"}
    assert shown_mail(ReplyTo(kind=MailKind.OTHER), "de") == []
    assert shown_mail(None, "de") == []


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("value", [*MailKind, *TalkForm, *AnswerChannel])
def test_every_value_has_words(value, lang):
    known = KINDS | FORMS | CHANNELS
    assert value is MailKind.OTHER or known[value].in_language(lang)


def test_every_field_is_shown_but_what_the_applicant_knows():
    shown = str(shown_mail(MAIL, "de"))
    for field in fields(ReplyTo):
        value = getattr(MAIL, field.name)
        if field.name not in {"kind", "form", "channel", "register", "recipient", "language"}:
            for word in (value,) if isinstance(value, str) else value:
                assert " ".join(word.split()) in shown

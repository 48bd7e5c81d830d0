"""What the employer's mail says, as the page shows it beside the draft: who, what, when, where, how to answer."""

from collections.abc import Iterator

from taktvoll.bilingual import Text
from taktvoll.formats.labels import REGISTERS
from taktvoll.formats.visible import one_line
from taktvoll.reply_to import AnswerChannel, MailKind, ReplyTo, TalkForm

KINDS = {
    MailKind.INVITATION: Text(de="eine Einladung", en="an invitation"),
    MailKind.MOVED: Text(de="der Termin ist verschoben", en="the appointment is moved"),
    MailKind.CANCELLED: Text(de="der Termin ist abgesagt", en="the appointment is cancelled"),
    MailKind.REMINDER: Text(de="eine Erinnerung", en="a reminder"),
    MailKind.OFFER: Text(de="ein Angebot", en="an offer"),
    MailKind.REJECTION: Text(de="eine Absage", en="a rejection"),
}
FORMS = {
    TalkForm.ON_SITE: Text(de="vor Ort", en="on site"),
    TalkForm.PHONE: Text(de="am Telefon", en="by phone"),
    TalkForm.VIDEO: Text(de="als Videogespräch", en="by video"),
}
CHANNELS = {
    AnswerChannel.MAIL: Text(de="per Mail", en="by mail"),
    AnswerChannel.PHONE: Text(de="am Telefon", en="by phone"),
    AnswerChannel.PORTAL: Text(de="im Portal", en="in the portal"),
}

_WHAT = Text(de="Was", en="What")
_WHO = Text(de="Von", en="From")
_POSITION = Text(de="Stelle", en="Position")
_WHEN = Text(de="Wann", en="When")
_CHOICE = Text(de="Zur Wahl", en="To choose from")
_BEFORE = Text(de="Bisher", en="Until now")
_WHERE = Text(de="Wo", en="Where")
_WITH = Text(de="Mit", en="With")
_ANSWER = Text(de="Antwort", en="Answer")
_BY = Text(de="bis {day}", en="by {day}")
_REFERENCE = Text(de="Kennzeichen", en="Reference")
_REGISTER = Text(de="Anrede", en="Address")


def shown_mail(reply: ReplyTo | None, lang: str) -> list[dict[str, str]]:
    """A row for each thing that the mail says, in `lang`; none without a mail, or where it says nothing."""
    if reply is None:
        return []
    return [{"title": title.in_language(lang), "text": text} for title, text in _rows(reply, lang) if text]


def _rows(reply: ReplyTo, lang: str) -> Iterator[tuple[Text, str]]:
    def said(text: Text | None) -> str | None:
        return text.in_language(lang) if text else None

    until = _BY.in_language(lang, day=reply.answer_by) if reply.answer_by else None
    yield _WHAT, _listed(said(KINDS.get(reply.kind)))
    yield _WHO, _listed(reply.sender, reply.sender_role, reply.company)
    yield _POSITION, _listed(reply.position)
    yield _WHEN, _listed(reply.date, reply.time)
    yield _CHOICE, " · ".join(reply.dates)
    yield _BEFORE, _listed(reply.old_date)
    yield _WHERE, _listed(reply.place, said(FORMS[reply.form]) if reply.form else None)
    yield _WITH, _listed(*reply.interviewers)
    yield _ANSWER, _listed(said(CHANNELS[reply.channel]) if reply.channel else None, until)
    yield _REFERENCE, _listed(reply.reference)
    yield _REGISTER, _listed(said(REGISTERS.get(reply.register or "")))


def _listed(*parts: str | None) -> str:
    """The parts that are there, on one line."""
    return ", ".join(one_line(part) for part in parts if part)

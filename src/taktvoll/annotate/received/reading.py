"""From the text of the employer's mail to `Received`: what the report says of it and what drafts are compared with."""

import datetime as dt
import functools
import re
from dataclasses import replace

from taktvoll.annotate.received.calendar import CalendarEntry, is_calendar, read_calendar
from taktvoll.annotate.received.companies import company_of, is_from_agency
from taktvoll.annotate.received.given_names import is_first_name
from taktvoll.annotate.received.houses import house_in
from taktvoll.annotate.received.interviewers import interviewers_of
from taktvoll.annotate.received.kinds import kind_of
from taktvoll.annotate.received.parts import MailParts, parts_of
from taktvoll.annotate.received.people import recipient_of, sender_of
from taktvoll.annotate.received.places import place_of
from taktvoll.annotate.received.posts import position_of
from taktvoll.annotate.received.times import talk_times
from taktvoll.annotate.received.tone import formality_in
from taktvoll.annotate.received.whereabouts import channel_of, form_of, reference_of
from taktvoll.annotate.register import address_marks, register_of_salutation
from taktvoll.mail.language_id import is_german
from taktvoll.reply_to import MailKind, Received, ReplyTo, TalkForm

MAX_MAIL = 6000
"""Characters read of a mail: three times the longest invitation of corpora/threads; what follows are disclaimers and older mails."""
_NO_WORD = re.compile(r"\S{200,}")
KEPT = 8
"""Mails remembered: a rewrite is read again and again beside the same one."""
_ENGLISH = re.compile(r"\b(?:the|you|your|for|and|we|our|dear|with)\b", re.IGNORECASE)
_GERMAN = re.compile(r"\b(?:der|die|das|und|wir|Sie|du|für|mit|uns|Ihre?|ein|eine)\b")
_TALK_WORDS = re.compile(
    r"(?:gespräch|interview|vorstell|kennenlern|probe|schnupper|termin|bewerb|hearing|assessment)", re.IGNORECASE
)


_TALK_FOR = re.compile(
    r"\s*(?i:\w*gespräch|\w*interview|\w*termin|Kennenlernen|Probe\w+|Schnupper\w+)\s+(?i:als\s+|für\s+|zur\s+Stelle\s+)?(?P<post>[A-ZÄÖÜ].*)"
)
"""„Bewerbungsgespräch Konstrukteur – Rafael Kunert“."""
LEAST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


@functools.lru_cache(maxsize=KEPT)
def read_received(text: str, today: dt.date) -> Received | None:
    """The employer's mail `text`, or its calendar entry, read; None where there are too few words in it to be one."""
    if len(_WORD.findall(text[:MAX_MAIL])) < LEAST_WORDS:
        return None
    if is_calendar(text):
        return _from_calendar(text, today)
    return _from_mail(_bounded(text), today)


def _bounded(text: str) -> str:
    """The part of a mail that is read, without words that no mail has; places stay what they are."""
    return _NO_WORD.sub(lambda found: " " * len(found.group()), text[:MAX_MAIL])


def _from_mail(text: str, today: dt.date, known: MailKind | None = None) -> Received:
    parts = parts_of(text)
    name, role, _ = sender_of(parts)
    recipient = recipient_of(parts)
    agency = is_from_agency(parts)
    drafted = talk_times(text, *parts.body, today, MailKind.INVITATION)
    moved = talk_times(text, *parts.body, today, MailKind.MOVED)
    kind = known or kind_of(
        parts, dated=bool(drafted.date or drafted.dates), anew=bool(moved.date or moved.dates), had=bool(moved.old_date)
    )
    times = talk_times(text, *parts.body, today, kind)
    language = _language(text, parts)
    talks = kind in {MailKind.INVITATION, MailKind.MOVED, MailKind.REMINDER}
    firm = company_of(parts, agency=agency, person=name)
    place = place_of(parts, firm) if talks else None
    body = _without_links(parts.prose)
    reply = ReplyTo(
        kind=kind,
        recipient=recipient,
        sender=name,
        sender_role=role,
        company=firm,
        position=position_of(parts),
        date=times.date,
        time=times.time,
        dates=times.dates,
        old_date=times.old_date,
        place=place,
        form=form_of(parts, place) if talks else None,
        reference=reference_of(parts),
        channel=channel_of(parts) if kind not in {MailKind.REJECTION, MailKind.OTHER, MailKind.CANCELLED} else None,
        answer_by=times.answer_by,
        interviewers=interviewers_of(parts, name, recipient) if talks else (),
        register=_register(parts) if language == "de" else None,
        language=language,
    )
    return Received(
        reply=reply,
        text=text,
        body=parts.prose.strip(),
        words=len(body.split()),
        formality=formality_in(body),
        salutation=parts.quote(parts.salutation) or None,
        closing=parts.quote(parts.closing).split("\n")[0].strip() or None,
        is_from_agency=agency,
    )


def _without_links(prose: str) -> str:
    return re.sub(r"https?://\S+", " ", prose).strip()


def _register(parts: MailParts) -> str | None:
    marks = address_marks(parts.text, [parts.salutation or (0, 0), parts.body])
    du, sie = (sum(mark[2] == side for mark in marks) for side in ("du", "sie"))
    if du != sie:
        return "du" if du > sie else "sie"
    implied = register_of_salutation(parts.quote(parts.salutation))
    recipient = recipient_of(parts)
    if recipient and is_first_name(recipient) and implied not in {"du", "sie"}:
        return "du"
    return implied if implied in {"du", "sie"} else None


def _language(text: str, parts: MailParts) -> str | None:
    sample = parts.prose or text
    english, german = len(_ENGLISH.findall(sample)), len(_GERMAN.findall(sample))
    if english > 2 * german and english > 2:
        return "en"
    first, last = parts.body
    body = tuple(part for part in parts.segments if first <= part.start and part.end <= last)
    return "de" if is_german(text, body or parts.segments) else None


def _from_calendar(text: str, today: dt.date) -> Received | None:
    entry = read_calendar(text)
    if entry is None:
        return None
    described = (
        _from_mail(_bounded(entry.description), today, _calendar_kind(entry))
        if len(entry.description.split()) > 5
        else None
    )
    told = described.reply if described else ReplyTo(kind=MailKind.OTHER)
    firm, place = _firm_and_place(entry)
    day = _quoted(entry, entry.day_span)
    online = entry.is_online or _is_online(entry.location) or told.form is TalkForm.VIDEO
    form = (
        TalkForm.VIDEO
        if online
        else TalkForm.PHONE
        if re.search("telefon", entry.location + entry.summary, re.IGNORECASE)
        else None
    )
    kind = _calendar_kind(entry)
    is_off = kind is MailKind.CANCELLED
    reply = replace(
        told,
        kind=kind,
        recipient=told.recipient or entry.attendee or None,
        sender=_whole_name(told.sender, entry.organizer),
        company=told.company or firm,
        position=told.position or _post_in(entry),
        date=None if is_off else day,
        time=None if is_off else _quoted(entry, entry.time_span),
        dates=(),
        old_date=day if is_off else None,
        place=place or told.place,
        interviewers=told.interviewers or _others(entry),
        form=form or told.form or (TalkForm.ON_SITE if place else None),
    )
    base = described or Received(reply=reply, text=entry.text)
    return replace(base, reply=reply, text=entry.text, is_calendar=True)


def _others(entry: CalendarEntry) -> tuple[str, ...]:
    """Who else is asked to come, without the applicant."""
    return tuple(name for name in entry.others if name not in {entry.attendee, entry.organizer})


def _whole_name(signed: str | None, organizer: str) -> str | None:
    """Who signed the description; with the organizer's full name where the first name alone is signed."""
    if signed and organizer.casefold().startswith(f"{signed.casefold()} "):
        return organizer
    return signed or organizer or None


def _calendar_kind(entry: CalendarEntry) -> MailKind:
    if entry.is_cancelled:
        return MailKind.CANCELLED
    if not _TALK_WORDS.search(entry.summary + entry.description + entry.location) and not entry.attendee:
        return MailKind.OTHER
    return MailKind.MOVED if entry.is_update else MailKind.INVITATION


def _quoted(entry: CalendarEntry, span: tuple[int, int] | None) -> str | None:
    return None if span is None else entry.text[slice(*span)]


def _is_online(location: str) -> bool:
    return bool(re.search(r"teams|zoom|meet|webex|skype|online|video|https?:", location, re.IGNORECASE))


def _firm_and_place(entry: CalendarEntry) -> tuple[str | None, str | None]:
    """The firm and the place that the location names, escapes of commas kept."""
    location = entry.location
    if not location or _is_online(location) or re.search("telefon", location, re.IGNORECASE):
        return _firm_in(entry.summary), None
    first, comma, rest = location.partition("\\, ")
    firm = house_in(first)
    if comma and firm and any(char.isdigit() for char in rest):
        return first[slice(*firm)], rest
    return _firm_in(entry.summary), location


def _firm_in(summary: str) -> str | None:
    found = house_in(summary)
    return summary[slice(*found)] if found else None


def _post_in(entry: CalendarEntry) -> str | None:
    """The post behind a dash in the summary: „Vorstellungsgespräch Rita Falk – Qualitätsprüferin“."""
    parts = parts_of(entry.summary)
    named = position_of(parts)
    if named:
        return named
    pieces = re.split(r"\s[–—-]\s|:\s", entry.summary)
    for piece in pieces:
        told = _TALK_FOR.match(piece)
        if (
            told
            and told["post"] not in {entry.attendee, entry.organizer}
            and not (_TALK_WORDS.search(told["post"]) or house_in(told["post"]))
        ):
            return re.sub(r"\s*\([mwdxf/|, ]+\)", "", told["post"]).strip()
    last = re.sub(r"\s*\([mwdxf/|, ]+\)", "", pieces[-1]).strip()
    return last if len(pieces) > 1 and last and not _TALK_WORDS.search(last) and last != entry.attendee else None

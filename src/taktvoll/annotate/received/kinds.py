"""What the employer's mail does: it invites, moves, cancels, reminds, offers, rejects, or something else."""

import re

from taktvoll.annotate.received.parts import MailParts
from taktvoll.reply_to import MailKind

AROUND = 120
"""Characters before the end of an offer in which it is said what is offered."""
_TALK = r"\w*(?:termin|gespräch|interview|treffen|kennenlern|probetag|probearbeit|telefonat|hearing|assessment|meeting|auswahl)\w*"
_REJECTION = re.compile(
    r"\b(?:haben\s+(?:wir\s+)?uns\s+(?:leider\s+)?gegen\s|unterlagen\b[^.!?]{0,40}\bbedauer\w*|bedauer\w*[^.!?]{0,40}\bunterlagen|nicht\s+für\s+(?:Sie|dich)\s+(?:entscheiden|entschieden)|(?:leider|bedauer\w*)\b(?:[^.!?]|(?<=\d)\.){0,160}\b(?:nicht\s+(?:weiter\s+)?(?:berücksichtig\w*|in\s+die\s+engere|zum\s+zug|folgen)|keine\s+(?:zusage|positive)|absage\s+(?:erteilen|geben)|ander\w*\s+(?:kandidat|bewerb)\w*)|für\s+(?:eine?n?\s+)?(?:andere\w*|mitbewerb\w*)\s*(?:kandidat|bewerb|person)?\w*\s+entschieden"
    r"|(?:nicht\s+(?:weiter\s+)?berücksichtig\w*|unfortunately\b(?:[^.!?]|(?<=\d)\.){0,120}\b(?:not|other)\b|haben\s+uns\s+(?:leider\s+)?gegen\s|absage\s+erteilen|für\s+ein(?:e|en)?\s+(?:profil|person)\b[^.!?]{0,60}\bentschieden))",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:freuen\s+uns\b(?:[^!?.]|(?<=\d)\.){0,80}\beinzustellen|\b(?:Ihnen|dir|euch)\b[^.!?]{0,60}\b(?:vertrags|arbeits|stellen|job)angebot\b|\b(?:vertrags|arbeits|stellen|job)angebot\b[^.!?]{0,60}\b(?:anbei|anhang|beigefügt|unterbreiten|machen|gilt|annehmen)\b|\banbei\b[^.!?]{0,30}(?:vertrags|arbeits|stellen|job)angebot\b|(?:stelle|platz|job)\s+(?:gehört\s+(?:Ihnen|dir)|ist\s+(?:Ihre|deine))\b(?=\s*[.!])|haben\s+den\s+job\b|hast\s+den\s+job\b|\bzusage\s+für\s+(?:\w+\s+)?(?:\w*stelle|position|\w*platz|job)\b|bieten\s+(?:wir\s+)?(?:Ihnen|dir)\b[^.!?]{0,60}\b\w*vertrag\b|freuen\s+uns\b[^.!?]{0,100}\banzubieten|vertrag\b[^.!?]{0,40}\bgeht\s+(?:Ihnen|dir)\b|(?:stelle|position|platz)\b[^.!?]{0,60}\banzubieten|angebot\b(?:[^.!?]|(?<=\d)\.){0,100}\bmachen|(?:beigefügt|beiliegend|anliegend|angehängt)\w*\s+\w*vertrag\w*|(?:Ihnen|dir|euch)\s+(?:gern\w*\s+)?(?:die|den|das|eine?n?)\s+(?:\w*stelle|position|\w*platz|job|\w*vertrag)\b[^.!?]{0,60}\b(?:geben|überlassen|anvertrauen|zusagen)|an\s+bord\s+(?:holen|nehmen|haben)|(?:start|beginn|eintritt)\b(?:[^.!?\n]|(?<=\d)\.){0,30}\bals\b[^.!?\n]{0,60}\b(?:euro|eur|stunden|€)|(?:unser|mein)\s+angebot\s+(?:gilt|steht|bleibt)|anbieten\s+zu\s+können|zusagen\s+zu\s+können|(?:zusage|zusagen)\b[^.!?]{0,40}\b(?:stelle|position)|(?:arbeits)vertrag\s+(?:erhalten|geht|liegt|senden)|(?:stelle|position|rolle|vertrag|job|ausbildungsplatz|platz|anstellung)\w*\s+(?:[^.!?]|(?<=\d)\.){0,80}\banbieten|bieten\s+(?:wir\s+)?(?:Ihnen|dir)\b[^.!?]{0,60}\b(?:stelle|position|rolle|vertrag|job|ausbildungsplatz|anstellung)|(?:arbeits)?vertrag(?:s?entwurf)?\b[^.!?]{0,60}\b(?:anhang|anbei|anlage|unterschr\w*|unterzeichn\w*)|(?:unser|ein)\s+(?:vertrags|stellen|job)?angebot\s+(?:annehmen|unterbreiten)|zusage\s+für\s+die\s+(?:stelle|position)|(?:möchten|würden|wollen)\s+(?:wir\s+)?(?:Sie|dich)\b[^.!?]{0,40}\beinstellen\b|vertrag\b[^.!?]{0,30}\b(?:kommt|folgt)\b|für\s+(?:Sie|dich)\s+(?:entschieden|ausgesprochen)|(?:Ihnen|dir)\b(?:[^.!?]|(?<=\d)\.){0,120}\bübertragen\b|im\s+team\s+haben\b|(?:Ihnen|dir)\b(?:[^.!?]|(?<=\d)\.){0,120}\bzusprechen\b|vertrag\b[^.!?]{0,60}\bzugehen\b|\bangebot\b(?:[^.!?]|(?<=\d)\.){0,80}\b(?:hängt\s+an|anbei|anhang|beigefügt)\b|(?:ab|zum)\b(?:[^.!?]|(?<=\d)\.){0,80}\b(?:beschäftigen|einstellen|anstellen)\b|pleased\s+to\s+offer|offer\s+you\s+the)",
    re.IGNORECASE,
)
_TRY_OUT = re.compile(
    r"\b(?:als|zum|zu\s+einem|einen?|folgende)\s+(?:\w+\s+)?(?:schnupper|probe(?:arbeit|tag|vortrag|schicht|einsatz)|hospit|kennenlern|\w*gespräch|\w*termin|einblick)|termin\w*[^.!?]{0,60}$",
    re.IGNORECASE,
)
"""What is offered is a day to come, not the post: „Als Schnuppertag für die Stelle können wir Ihnen den 16. anbieten“."""
_MOVED = re.compile(
    rf"\b(?:{_TALK}\b(?:[^.!?]|(?<=\d)\.){{0,120}}\b(?:umgebucht|umgelegt|vertagt|erst\s+am|verschieb\w*|verschoben|verleg\w*|verlegt|rutsch\w*|vorverleg\w*|verschoben\s+werden)|(?:verschieb\w*|verleg\w*)\b(?:[^.!?]|(?<=\d)\.){{0,80}}{_TALK}|auf\s+(?:den\s+)?(?:[^.!?]|(?<=\d)\.){{1,40}}\bverschieben|terminverschiebung|\bstattdessen\b|terminänderung\b(?!en)|rescheduled?)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?<!kein )(?<!keinen )(?:neue[rn]?|anderen|alternativ\w*|ersatz)\s?-?termin\w*(?![^.!?]*\bnicht\s+möglich)",
    re.IGNORECASE,
)
"""A day instead of another one, or beside it: only with an old day is the talk moved."""
_CANCELLED = re.compile(
    rf"\b(?:(?:müssen|muss|möchten)\b(?:[^.!?]|(?<=\d)\.){{0,120}}\b(?:absagen|streichen)|{_TALK}\b(?:[^.!?]|(?<=\d)\.){{0,80}}\b(?:entfällt|entfallen|ausfallen|abgesagt|fällt\b[^.!?]{{0,40}}\baus|findet\s+(?:\w+\s+){{0,3}}nicht\s+statt|storniert)|ersatzlos|sagen\s+(?:wir\s+)?[^.!?]{{0,60}}\bab\b|cancell?ed|(?:have|need)\s+to\s+cancel\b|call(?:ed)?\s+off)",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"\b(?:kann|können)\s+(?:ich|wir)\s+(?:am\s+|den\s+|unsere\w*\s+|heute\s+|morgen\s+)(?:[^.!?]|(?<=\d)\.){{0,40}}\bnicht\b(?=\s*[,.!]|\s+(?:kommen|wahrnehmen|einhalten|da\s+sein))|\bwir\b[^.!?]{{0,60}}{_TALK}(?:[^.!?]|(?<=\d)\.){{0,60}}\bnicht\s+(?:wahrnehmen|durchführen|abhalten)|{_TALK}(?:[^.!?]|(?<=\d)\.){{0,80}}\bnicht\b(?:[^.!?]|(?<=\d)\.){{0,40}}\b(?:stattfinden|statt)\b|\b(?:uhrzeit|zeit|termin)\b[^.!?]{{0,40}}\b(?:ändert|geändert)\b|(?<!findet\s)(?<!finden\s)\bstatt\s+(?:wie\s+\w+\s+)?(?:am|vom)\s+\S*\d|{_TALK}(?:[^.!?]|(?<=\d)\.){{0,80}}\bnicht\s+(?:ein)?halten\b|\bklappt\b[^.!?]{{0,40}}\bnicht\b|{_TALK}(?:[^.!?]|(?<=\d)\.){{0,80}}\b(?:geht|wird)\b[^.!?]{{0,40}}\b(?:nicht|nix|nichts)\b(?=\s*[,.!])|\b(?:heute|morgen|übermorgen|\w+tag)\b[^.!?]{{0,20}}\bwird\s+(?:leider\s+)?(?:nix|nichts)\b(?=\s*[,.!])|\b(?:daraus|draus)\s+wird\s+(?:\w+\s+)?(?:nix|nichts)\b|\bnicht\s+(?:erst|mehr|wie\s+geplant)\s+(?:am|um)\b",
    re.IGNORECASE,
)
"""The talk will not be as it was agreed."""
_INSTEAD = re.compile(
    r"\b(?:dafür|stattdessen|ersatzweise|ausweich\w*|weichen\b|schon\s+am\b|sondern\b|statt\s+(?:um\s+)?\d|ginge\b|wäre\s+auch\b|(?:biete|bieten|schlage|schlagen)\s+(?:wir|ich)\b|neue[rn]?\s+termin|auf\s+(?:den|die|\w+tag)\b(?:[^.!?]|(?<=\d)\.){0,60}\blegen|wäre\b(?:[^.!]|(?<=\d)\.){0,80}\bmöglich\w*|neu\b|ersatz(?!los)\w*|alternativ\w*|passt['’]?s?\s+(?:das\s+|es\s+)?(?:Ihnen|dir|euch)|(?:können|könnten|wollen)\s+wir)\b|(?<!findet\s)(?<!finden\s)\bstatt\s+(?:wie\s+\w+\s+)?(?:(?:um|am|vom)\s+)?\S*\d",
    re.IGNORECASE,
)
_SAYS_NO = re.compile(r"\b(?:müssen|muss)\s+(?:wir|ich)\s+(?:Ihnen|dir)\s+(?:\w+\s+){0,3}absagen\b", re.IGNORECASE)
"""To the applicant, not of a day."""
_FILLED = re.compile(
    r"\b(?:stelle|position|platz|posten)\w*\b[^.!?]{0,80}\b(?:anderweitig|bereits|inzwischen|schon)\s+(?:\w+\s+)?(?:vergeben|besetzt)\b",
    re.IGNORECASE,
)
_REMINDER = re.compile(
    rf"\b(?:erinner\w*)\b(?:[^.!?]|(?<=\d)\.){{0,120}}{_TALK}|{_TALK}(?:[^.!?]|(?<=\d)\.){{0,120}}\berinner\w*|\breminder\b|\bsteht\s+(?:unser\w*|der|das)\s+[^.!?]{{0,40}}\?|\b(?:zur|kurze|kleine)\s+erinnerung\b|\bdenk\w*\b[^.!?]{{0,20}}\ban\b[^.!?]{{0,30}}{_TALK}|{_TALK}[^.!?]{{0,60}}\bnicht\s+(?:zu\s+)?vergessen|\bob\b[^.!?]{{0,40}}\beinladung\b(?:[^.!?]|(?<=\d)\.){{0,60}}\b(?:erhalten|bekommen|angekommen|erreicht)|\b(?:noch\s+(?:keine|nicht)|fehlt\w*|bislang|bisher)\b[^.!?]{{0,60}}\b(?:antwort|rückmeldung|bestätigung|nachricht)\b|\bnichts\s+von\s+(?:Ihnen|dir)\s+(?:gehört|gelesen)(?=[^.!?]*[.!?])",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    rf"\b(?:einlad\w*|lad(?:en|e)\b|lädt|invit\w*|kennen\s?(?:zu)?lernen|kennenlern\w*|vorschlag\w*|vorschlagen|telefonieren|{_TALK}\b|anrufen|sehen\s+wir\s+uns|sprechen|vorbei(?:kommen)?|komm(?:t|en)?\b|schnupper\w*|erfahren|austausch\w*|slot|vorzustellen|meet\b)\b",
    re.IGNORECASE,
)


def kind_of(parts: MailParts, *, dated: bool, anew: bool, had: bool) -> MailKind:
    """The kind of a mail; `dated`: it names a day for a talk; `anew`: one that still holds; `had`: one that no longer does."""
    said = f"{parts.quote(parts.subject)}.\n{parts.prose}"
    offers = _OFFER.search(said)
    offered = offers and not _TRY_OUT.search(said[: offers.end()][-AROUND:])
    moved = _asserted(_MOVED, said, asks=True)
    cancelled, off = (_asserted(pattern, said) for pattern in (_CANCELLED, _OFF))
    moved = moved or (_asserted(_OTHER_DAY, said) and (had or cancelled or off))
    told = (
        (MailKind.OFFER, offered),
        (MailKind.REJECTION, _REJECTION.search(said)),
        (
            MailKind.MOVED,
            (moved and (anew or not (cancelled or off)))
            or ((off or cancelled) and anew and _asserted(_INSTEAD, said, asks=True)),
        ),
        (MailKind.REJECTION, not dated and _SAYS_NO.search(said)),
        (MailKind.CANCELLED, cancelled or off),
        (MailKind.REJECTION, not dated and _FILLED.search(said)),
        (MailKind.REMINDER, _REMINDER.search(said)),
        (MailKind.INVITATION, dated or (_INVITATION.search(said) and _INVITES.search(said))),
    )
    return next((kind for kind, holds in told if holds), MailKind.OTHER)


_INVITES = re.compile(
    r"\b(?:einladen|lad(?:en|e)|lädt|einladung|kennenlernen|kennen\s+lernen|invite|bitten\s+Sie\s+zu|video-?call|telefonat|mehr\s+über\s+(?:dich|Sie)|(?:video|telefon)-?interview|assessment|absolvier\w*|termin\b[^.!?]{0,60}\b(?:aus|buchen)|slot|sprechen|telefonieren)\b",
    re.IGNORECASE,
)


def _asserted(pattern: re.Pattern[str], said: str, *, asks: bool = False) -> bool:
    """Whether a sentence says so of the talk, not what the applicant may do: „Sollten Sie den Termin verschieben wollen“; `asks`: it may be a question."""
    for match in pattern.finditer(said):
        start = max(said.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ", "\n"))
        stop = min((end for mark in ".!?\n" if (end := said.find(mark, match.end())) >= 0), default=len(said))
        if (said[stop : stop + 1] == "?" and not asks) or re.search(
            r"\b(?:falls|wenn|sofern)\b", said[match.end() : stop], re.IGNORECASE
        ):
            continue
        before = said[start + 1 : match.end()]
        if re.search(
            r"\b(?:sollte\w*|falls|wenn)\b|\b(?:können|könnten|möchten|müssen)\s+Sie\b|\bbitte\b(?!\s+(?:Sie|dich|euch)\b)|ob\s+Sie|\bif\s+you\b|\bshould\s+you\b|\bplease\b|\A\s*(?:dann\s+)?(?:\w+en\s+Sie|sag|gib|meld|ruf|schreib|lass)\b|\b(?:ablehnen|absagen)\s+oder|\boder\s+verschieben",
            before,
            re.IGNORECASE,
        ):
            continue
        return True
    return False

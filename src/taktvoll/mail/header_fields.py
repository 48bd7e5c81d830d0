"""Header fields of a quoted mail as text: „Von: … Gesendet: … An: … Betreff: …“, in the languages of mail programs."""

import re

from taktvoll.mail.lines import Line

FROM, SENT, DATE, TO, SUBJECT, OTHER = "from", "sent", "date", "to", "subject", "other"
_LABELS = {
    FROM: "von|from|absender|de|da|van|od|från|fra|lähettäjä|feladó|kimden|gönderen|expéditeur|mittente|remitente|od kogo|de la|šalje|от|від|από|من",
    SENT: "gesendet|gesendet am|sent|envoyé|inviato|enviado|enviada|enviado el|enviado em|verzonden|wysłano|wysłane|skickat|sendt|lähetetty"
    "|odesláno|odoslané|elküldve|gönderildi|gönderilme tarihi|trimis|poslano|отправлено|надіслано|изпратено|εστάλη",
    DATE: "datum|date|data|fecha|dato|päivämäärä|dátum|tarih|дата|ημερομηνία|تاريخ",
    TO: "an|to|empfänger|à|a|para|aan|do|till|til|komu|címzett|kime|alıcı|vastaanottaja|către|prima|destinatario|кому|до|προς|إلى",
    SUBJECT: "betreff|subject|objet|oggetto|asunto|assunto|onderwerp|temat|ämne|emne|předmět|predmet|tárgy|konu|aihe|subiect|тема|относно|θέμα|الموضوع",
    OTHER: "cc|bcc|kopie|kopie an|copie|copia|kopia|dw|копия|antwort an|reply-to|répondre à|rispondi a|responder a|wichtigkeit|importance|priorität"
    "|priority|anlagen|anhänge|attachments|vertraulichkeit|organisation|user-agent|x-mailer|message-id|in-reply-to|references|return-path|mime-version"
    "|content-type|content-transfer-encoding|content-language|delivered-to",
}  # fmt: skip
_KIND = {label: kind for kind, labels in _LABELS.items() for label in labels.split("|")}
_FIELD = re.compile(
    r"[*_\s]*(?P<label>[^\W\d_](?:[\w-]|[ ](?=[^\W\d_])){0,20})[.]?[*_]*\s*[:：][*_]*\s*(?P<value>.*)", re.DOTALL
)
_TOGETHER = re.compile(
    r"[*_]*(?:von|from)[*_]*\s*:.{1,250}\b(?:gesendet|sent|datum|date)[*_]*\s*:", re.IGNORECASE | re.DOTALL
)
"""„Von: … Gesendet: …“ in one line."""
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w{2,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
MAX_LINES = 10
"""Von, Gesendet, An, Cc, Betreff, Antwort an, and some of them wrapped."""
MIN_FIELDS = 3


def field_of(head: str) -> str | None:
    """The kind of header field that a line is; None for none."""
    field = _FIELD.match(head)
    return _KIND.get(field["label"].lower().strip()) if field else None


def block_length(lines: list[Line], index: int, *, announced: bool = False) -> int:
    """How many lines from `index` on are the header block of a quote; 0 for none.

    Blank lines may stand between its fields. It names the sender, first or with two other fields; `announced`: below a
    banner („Ursprüngliche Nachricht“) any fields will do.
    """
    if index >= len(lines):
        return 0
    kinds: list[str] = []
    values: list[str] = []
    last = index
    for following in range(index, min(len(lines), index + MAX_LINES)):
        field = _FIELD.match(lines[following].head)
        kind = _KIND.get(field["label"].lower().strip()) if field else None
        if kind is None and (following == index or lines[following].after_blank):
            break
        if kind is not None:
            kinds.append(kind)
            values.append(field["value"] if field else "")
            last = following
    if kinds and (announced or _TOGETHER.match(lines[index].head) or _is_block(kinds, values)):
        return last - index + 1
    return _foreign_length(lines, index)


def _is_block(kinds: list[str], values: list[str]) -> bool:
    """Whether fields of these kinds are a mail's header: three with the sender, or two that no list of a letter has."""
    if FROM not in kinds or len(kinds) < 2:
        return False
    if len(set(kinds)) >= MIN_FIELDS:
        return True
    sender = values[kinds.index(FROM)]
    if sender[:1].isdigit():
        return False
    dated = any(kind == DATE and any(map(str.isdigit, value)) for kind, value in zip(kinds, values, strict=True))
    return "@" in sender or SENT in kinds or (dated and kinds[0] == FROM)


def _foreign_length(lines: list[Line], index: int) -> int:
    """How many lines are a header block in a language that no list here knows; told by an address and a date with clock."""
    fields: list[str] = []
    for line in lines[index : index + MAX_LINES]:
        field = _FIELD.match(line.head)
        if field is None or (fields and line.after_blank):
            break
        fields.append(field["value"])
    addressed = any(_ADDRESS.search(value) for value in fields)
    dated = any(_YEAR.search(value) and _CLOCK.search(value) for value in fields)
    return len(fields) if len(fields) >= MIN_FIELDS and addressed and dated else 0

"""What a file is, by its first bytes: mails and letters are read, other kinds are named and refused."""

import enum
import io
import re

from taktvoll.errors import InputError


class FileKind(enum.StrEnum):
    """Kinds of files that come where a draft is expected."""

    TEXT = "text"
    MESSAGE = "message"
    """The source of a mail: header fields, then MIME."""
    EMLX = "emlx"
    """Apple Mail: a byte count, the message, a property list."""
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    MSG = "msg"
    """An Outlook message."""
    DOC = "doc"
    RTF = "rtf"
    PAGES = "pages"
    CALENDAR = "ics"
    CARD = "vcf"
    ENCRYPTED = "encrypted"
    """A mail encrypted with OpenPGP or S/MIME, as text."""
    TNEF = "winmail.dat"
    TABLE = "xlsx"
    SLIDES = "pptx"
    ARCHIVE = "zip"
    PICTURE = "picture"
    POSTSCRIPT = "ps"
    XML = "xml"
    """Word's or LibreOffice's flat file, a web page's data: any XML but HTML."""
    WEBARCHIVE = "webarchive"
    """Apple's binary property list, in which Safari saves pages."""


DOCUMENTS = frozenset({FileKind.DOCX, FileKind.ODT, FileKind.PDF, FileKind.MSG})
"""What libraries turn to text, where the extra ``documents`` is installed."""
NAMES = {
    FileKind.DOCX: ("a Word file (.docx)", "eine Word-Datei (.docx)"),
    FileKind.ODT: ("an OpenDocument text (.odt)", "ein OpenDocument-Text (.odt)"),
    FileKind.PDF: ("a PDF file", "eine PDF-Datei"),
    FileKind.MSG: ("an Outlook message (.msg)", "eine Outlook-Nachricht (.msg)"),
    FileKind.DOC: ("an old Word file (.doc)", "eine alte Word-Datei (.doc)"),
    FileKind.RTF: ("an RTF file", "eine RTF-Datei"),
    FileKind.PAGES: ("a Pages document", "ein Pages-Dokument"),
    FileKind.CALENDAR: ("a calendar file (.ics)", "eine Kalenderdatei (.ics)"),
    FileKind.CARD: ("a contact card (.vcf)", "eine Visitenkarte (.vcf)"),
    FileKind.ENCRYPTED: ("an encrypted message", "eine verschlüsselte Nachricht"),
    FileKind.TNEF: ("Outlook's winmail.dat (TNEF)", "Outlooks winmail.dat (TNEF)"),
    FileKind.TABLE: ("a spreadsheet", "eine Tabelle"),
    FileKind.SLIDES: ("a presentation", "eine Präsentation"),
    FileKind.ARCHIVE: ("an archive (ZIP or the like)", "ein Archiv (ZIP oder ähnlich)"),
    FileKind.PICTURE: ("a picture", "ein Bild"),
    FileKind.XML: ("an XML file", "eine XML-Datei"),
    FileKind.WEBARCHIVE: ("an Apple web archive (property list)", "ein Apple-Webarchiv (Property List)"),
    FileKind.POSTSCRIPT: ("a PostScript file", "eine PostScript-Datei"),
}
"""What a kind is called in messages, in English and in German."""
_MAGIC = (
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RTF),
    (b"%!PS", FileKind.POSTSCRIPT),
    (b"\x78\x9f\x3e\x22", FileKind.TNEF),
    (b"\x89PNG\r\n", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"bplist00", FileKind.WEBARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"7z\xbc\xaf", FileKind.ARCHIVE),
    (b"Rar!\x1a", FileKind.ARCHIVE),
    (b"II*\0", FileKind.PICTURE),
    (b"MM\0*", FileKind.PICTURE),
)
_PICTURE_BRAND = re.compile(rb".{4}ftyp(?:hei|mif|avif)|RIFF.{4}WEBP", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("__properties_version1.0", FileKind.MSG),
    ("Workbook", FileKind.TABLE),
    ("PowerPoint", FileKind.SLIDES),
)
_ZIP = b"PK\x03\x04"
_ZIP_MEMBERS = (
    ("word/", FileKind.DOCX), ("xl/", FileKind.TABLE), ("ppt/", FileKind.SLIDES), ("Index/", FileKind.PAGES),
    ("index.xml", FileKind.PAGES),
)  # fmt: skip
HEAD = 8192
"""Bytes, or characters, that are looked at."""
_ARMOR = re.compile(
    r"^[ \t]*-----BEGIN (PGP MESSAGE|PKCS7|CMS)-----[ \t]*\r?$.*?(?:^[ \t]*-----END \1-----|\Z)",
    re.MULTILINE | re.DOTALL,
)
MAX_WORDS_OUTSIDE = 7
"""A greeting and a footer around an encrypted block; with more words the letter is what stands outside."""
_SOURCES = (
    (re.compile(r"\{\\rtf\d?[\\{ ]"), FileKind.RTF),
    (re.compile(r"%PDF-\d"), FileKind.PDF),
    (re.compile(r"%!PS"), FileKind.POSTSCRIPT),
    (re.compile(r"BEGIN:VCALENDAR[ \t]*\r?\n", re.IGNORECASE), FileKind.CALENDAR),
    (re.compile(r"BEGIN:VCARD[ \t]*\r?\n", re.IGNORECASE), FileKind.CARD),
    (re.compile(r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL), FileKind.HTML),
)  # fmt: skip
_XML = re.compile(r"<\?xml\s|<office:document[\s>]")
_LEADING = "\ufeff\u200b \t\r\n"
_FIELD = re.compile(r"[!-9;-~]{1,76}:(?:[ \t]|\r?\n|[^/\s])")
_TECHNICAL = re.compile(
    r"(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Received|Return-Path)\s*:", re.IGNORECASE
)
MIN_FIELDS = 3
"""A mail has at least so many header fields, one of them written by programs alone."""
_COUNTED = re.compile(rb"\s*(\d{1,10})[ \t]*\r?\n")
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MESSAGE_SUFFIXES = frozenset({".eml", ".mht", ".mhtml", ".emltpl"})
_TAG = re.compile(r"<(?:!--|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def kind_of(data: bytes, suffix: str = "") -> FileKind:
    """What `data` is; its first bytes count more than the `suffix` of its name."""
    head = data[:HEAD]
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((kind for magic, kind in _MAGIC if bare.startswith(magic)), None)
    if found is not None:
        return found
    if head.startswith(_OLE):
        return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), FileKind.DOC)
    if head.startswith(_ZIP):
        return _zip_kind(data)
    if _PICTURE_BRAND.match(head):
        return FileKind.PICTURE
    return _text_kind(head, suffix.lower())


def _text_kind(head: bytes, suffix: str) -> FileKind:
    if suffix in _MESSAGE_SUFFIXES:
        return FileKind.MESSAGE
    head = head.replace(b"\0", b"")  # UTF-16 and UTF-32 read as what their letters are
    text = head.decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")
    counted = _COUNTED.match(head)
    if counted and is_message(text[counted.end() :]):
        return FileKind.EMLX
    source = source_kind(text)
    if source is not None:
        return source
    if suffix in _HTML_SUFFIXES and _TAG.search(text):
        return FileKind.HTML
    return FileKind.MESSAGE if is_message(text) else FileKind.TEXT


def _zip_kind(data: bytes) -> FileKind:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            if "mimetype" in members:
                with archive.open("mimetype") as declared:
                    mimetype = declared.read(100)
                if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
                    return FileKind.ODT
                if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
                    return FileKind.TABLE
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return FileKind.ARCHIVE
    return next(
        (kind for start, kind in _ZIP_MEMBERS if any(name.startswith(start) for name in members)), FileKind.ARCHIVE
    )


def source_kind(text: str) -> FileKind | None:
    """Which format's source `text` is; None for a letter. Decided at its beginning, where such sources say what they are."""
    head = text[:HEAD].lstrip(_LEADING)
    found = next((kind for pattern, kind in _SOURCES if pattern.match(head)), None)
    if found is None and _XML.match(head):
        return FileKind.XML
    return FileKind.ENCRYPTED if found is None and _is_encrypted(text) else found


def _is_encrypted(text: str) -> bool:
    if "-----BEGIN " not in text:
        return False
    outside, blocks = _ARMOR.subn("", text)
    return blocks > 0 and len(outside.split()) <= MAX_WORDS_OUTSIDE


def is_message(text: str) -> bool:
    """Whether `text` begins like the source of a mail, as no letter and no text export of a mail does."""
    fields, technical = 0, False
    for line in text[:HEAD].lstrip(_LEADING).split("\n"):
        if fields and line[:1] in {" ", "\t"}:
            continue
        if not _FIELD.match(line + "\n"):
            if fields == 0 and line.startswith("From "):  # the first line of a mailbox
                continue
            break
        fields += 1
        technical = technical or _TECHNICAL.match(line) is not None
    return fields >= MIN_FIELDS and technical


def refusal(kind: FileKind) -> InputError:
    """The error that says what the file is and how its text is got out."""
    english, german = NAMES[kind]
    if kind is FileKind.CALENDAR:
        return InputError(
            f"this is {english}, not a draft; write the draft as text, and give the calendar file with --reply-to",
            f"Das ist {german}, kein Entwurf: Schreiben Sie den Entwurf als Text; die Kalenderdatei geben Sie mit --reply-to an.",
        )
    if kind is FileKind.ENCRYPTED:
        return InputError(
            "this message is encrypted (OpenPGP or S/MIME), and Taktvoll holds no keys; decrypt it in your mail program and save or copy the text",
            "Diese Nachricht ist verschlüsselt (OpenPGP oder S/MIME), und Taktvoll hat keine Schlüssel: Entschlüsseln Sie sie in Ihrem Mailprogramm und speichern oder kopieren Sie den Text.",
        )
    return InputError(
        f"this is {english}, not a text; open it, copy the text of the letter into a .txt file, and check that",
        f"Das ist {german}, kein Text: Kopieren Sie den Text des Briefs daraus in eine .txt-Datei und prüfen Sie diese.",
    )

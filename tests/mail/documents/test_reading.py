import importlib.util
import zipfile
from io import BytesIO

import pytest

from documents import outlook, pdf, saved, word
from taktvoll.errors import InputError
from taktvoll.mail.documents import read_document
from taktvoll.mail.file_kind import DOCUMENTS, FileKind, kind_of

LONG = "leider kann ich am 3. März um 10 Uhr nicht zum Gespräch in Ihrem Hause kommen, weil ich krank bin."


def text_in(data):
    return read_document(kind_of(data), data).text


def run(text, *properties):
    return f"<w:r><w:rPr>{''.join(properties)}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*content, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def odt(*paragraphs):
    from odf.opendocument import OpenDocumentText
    from odf.text import P

    document = OpenDocumentText()
    for one in paragraphs:
        document.text.addElement(P(text=one) if isinstance(one, str) else one)
    return saved(document)


@pytest.mark.parametrize("make", [word, odt])
def test_paragraphs_are_lines_as_they_were_typed(make):
    assert text_in(make("Hallo Frau Kern,", "", "ich komme nicht.", "", "Gruß", "Tom")) == (
        "Hallo Frau Kern,\n\nich komme nicht.\n\nGruß\nTom\n"
    )


@pytest.mark.parametrize("make", [word, odt])
def test_prose_gets_blank_lines_where_no_paragraph_is_blank(make):
    assert text_in(make("Tom Berger", "28195 Bremen", "Hallo Frau Kern,", LONG, "Gruß", "Tom")) == (
        f"Tom Berger\n28195 Bremen\nHallo Frau Kern,\n\n{LONG}\n\nGruß\nTom\n"
    )


def test_word_is_read_with_all_changes_accepted():
    body = paragraph(
        run("ich ziehe "),
        "<w:del><w:r><w:delText>den Antrag</w:delText></w:r></w:del>",
        f"<w:ins>{run('meine Bewerbung')}</w:ins>",
        f"<w:moveFrom>{run('alt')}</w:moveFrom><w:moveTo>{run(' hiermit')}</w:moveTo>",
        run(" zurück."),
    )
    assert text_in(word(body=body)) == "ich ziehe meine Bewerbung hiermit zurück.\n"


def test_word_leaves_hidden_and_struck_text_out():
    body = paragraph(
        run("Nein", "<w:vanish w:val='0'/>"), run("geheim", "<w:vanish/>"), run("weg", "<w:strike/>"), run(".")
    )
    assert text_in(word(body=body)) == "Nein.\n"


def test_word_reads_fields_tabs_breaks_and_hyphens():
    field = "<w:r><w:instrText>DATE</w:instrText></w:r>"
    text = "<w:r><w:t>am</w:t><w:tab/><w:t>3. März</w:t><w:br/><w:t>S</w:t><w:noBreakHyphen/><w:t>Bahn</w:t></w:r>"
    assert text_in(word(body=paragraph(field, text))) == "am\t3. März\nS\u2011Bahn\n"


def test_word_reads_tables_and_content_controls_in_order():
    cell = "<w:tc>{}</w:tc>".format
    row = f"<w:tr>{cell(paragraph(run('Datum')))}{cell(paragraph(run('3. März')))}{cell(paragraph())}</w:tr>"
    nested = f"<w:tr>{cell(paragraph(run('a')) + paragraph(run('b')))}</w:tr>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('Gruß'))}</w:sdtContent></w:sdt>"
    body = f"{paragraph(run('Hallo'))}<w:tbl>{row}{nested}</w:tbl>{control}"
    assert text_in(word(body=body)) == "Hallo\nDatum\t3. März\na\nb\nGruß\n"


def test_word_numbers_its_lists():
    import docx

    document = docx.Document()
    for text, style in (("eins", "List Number"), ("zwei", "List Number"), ("Punkt", "List Bullet"), ("Ende", None)):
        document.add_paragraph(text, style=style)
    assert text_in(saved(document)) == "1. eins\n2. zwei\n- Punkt\nEnde\n"


def test_opendocument_reads_spaces_tabs_and_breaks():
    from odf.text import LineBreak, P, S, Span, Tab

    one = P(text="ich  komme\n")
    for element in (S(c=2), Span(text="nicht"), Tab(), LineBreak(), Span(text="mehr")):
        one.addElement(element)
    assert text_in(odt(one)) == "ich komme   nicht\t\nmehr\n"


def test_opendocument_leaves_deleted_text_notes_and_comments_out():
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>weg</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
    )
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Fuß</text:p></text:note-body></text:note>"
    comment = "<office:annotation><text:p>Kommentar</text:p></office:annotation>"
    body = f'{changes}<text:p>Nein<text:change text:change-id="c"/>{note}{comment}.</text:p>'
    data, source = BytesIO(), zipfile.ZipFile(BytesIO(odt("HIER")))
    with zipfile.ZipFile(data, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content.replace(b"<text:p>HIER</text:p>", body.encode()))
    assert text_in(data.getvalue()) == "Nein.\n"


def test_opendocument_numbers_its_lists():
    from odf.opendocument import OpenDocumentText
    from odf.text import List, ListItem, ListLevelStyleNumber, ListStyle, P

    document = OpenDocumentText()
    style = ListStyle(name="N")
    style.addElement(ListLevelStyleNumber(level="1", numformat="1"))
    document.automaticstyles.addElement(style)
    for name in ("N", None):
        items = List(stylename=name) if name else List()
        for text in ("a", "b"):
            item = ListItem()
            item.addElement(P(text=text))
            items.addElement(item)
        document.text.addElement(items)
    assert text_in(saved(document)) == "1. a\n2. b\n- a\n- b\n"


def test_pdf_keeps_lines_and_paragraphs_and_joins_divided_words():
    page = [
        "Hallo Frau Kern,",
        "",
        "leider muss ich das Gespräch in der Finanz-",
        "buchhaltung absagen – „krank“.",
        "",
        "Gruß",
        "Tom",
    ]
    assert text_in(pdf(page)) == (
        "Hallo Frau Kern,\n\nleider muss ich das Gespräch in der Finanzbuchhaltung\nabsagen – „krank“.\n\nGruß\nTom\n"
    )


def test_pdf_keeps_a_hyphen_that_belongs_to_its_word():
    assert text_in(pdf(["die Vor-", "und Nachteile der E-", "Mail"])) == "die Vor-\nund Nachteile der E-\nMail\n"


def test_pdf_reads_all_pages():
    assert text_in(pdf(["Seite eins"], ["Seite zwei"])) == "Seite eins\n\nSeite zwei\n"


@pytest.mark.parametrize("codepage", [None, "cp1252", "utf-8"])
def test_outlook_reads_the_plain_body(codepage):
    text = "Hallo Frau Kern,\r\n\r\nGrüße – „nein“, 10 €\r\n"
    if codepage == "utf-8":
        text = text.encode("ascii", "ignore").decode()
    data = outlook("Absage", text, codepage=codepage)
    letter = read_document(kind_of(data), data)
    assert (letter.subject, letter.text) == ("Absage", text.replace("\r\n", "\n"))


def test_outlook_reads_html_where_there_is_no_plain_body():
    assert text_in(outlook("Absage", html="<p>Grüße</p><div style='display:none'>x</div>")) == "Grüße\n"


def test_outlook_knows_its_addressees_and_files():
    data = outlook(
        "Absage",
        "Hallo\r\n",
        recipients=[("Petra Domke", "p.domke@firma.example", 1), ("Achim Roth", "a.roth@firma.example", 2)],
        files=[("attest.pdf", "application/pdf", None), ("logo.png", "image/png", "logo@firma")],
    )
    envelope = read_document(kind_of(data), data).envelope
    assert (envelope.to, envelope.cc) == (
        (("Petra Domke", "p.domke@firma.example"),),
        (("Achim Roth", "a.roth@firma.example"),),
    )
    assert envelope.files == 1


def test_outlook_parses_a_message_once(monkeypatch):
    oxmsg = pytest.importorskip("oxmsg", reason="needs the extra documents")
    parsed = []
    load = oxmsg.Message.load
    monkeypatch.setattr(oxmsg.Message, "load", lambda data: parsed.append(len(data)) or load(data))
    data = outlook("Absage", "Hallo\r\n", recipients=[("Petra Domke", "p.domke@firma.example", 1)])
    assert read_document(kind_of(data), data).envelope.to == (("Petra Domke", "p.domke@firma.example"),)
    assert parsed == [len(data)]


def test_outlook_without_a_text_says_so():
    with pytest.raises(InputError, match=r"Outlook message \(.msg\), but there is no text in it"):
        text_in(outlook("Absage"))


@pytest.mark.parametrize("make", [lambda: pdf([]), word, odt])
def test_a_document_without_text_says_so(make):
    with pytest.raises(InputError, match="there is no text in it") as error:
        text_in(make())
    assert "ohne Text darin" in error.value.german


@pytest.mark.parametrize(
    "make", [lambda: pdf(["Nein."]), lambda: word("Nein."), lambda: odt("Nein."), lambda: outlook("x", "Nein.")]
)
def test_a_damaged_document_names_its_format(make):
    data = make()
    kind = kind_of(data)
    broken = data[: len(data) // 3] if kind in {FileKind.PDF, FileKind.MSG} else data.replace(b"PK\x01\x02", b"xxxx")
    with pytest.raises(InputError, match=r"^this is an? ") as error:
        read_document(kind, broken)
    assert str(kind) in str(error.value).lower() or "outlook" in str(error.value).lower()


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_without_the_extra_the_error_names_format_and_extra(kind, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"taktvoll\[documents\]") as error:
        read_document(kind, b"")
    assert "Zusatz documents" in error.value.german
    assert error.value.german.startswith("Das ist ein")


def test_an_archive_that_would_unpack_to_more_than_a_letter_is_refused(monkeypatch):
    monkeypatch.setattr("taktvoll.mail.documents.reading.MAX_UNPACKED", 1000)
    with pytest.raises(InputError, match="cannot be read"):
        text_in(word("Nein."))

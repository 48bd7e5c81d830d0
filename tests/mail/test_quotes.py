"""Lines that introduce a quote, in the forms of mail programs, and prose that looks like them."""

import pytest

from taktvoll.letter import SegmentKind
from taktvoll.mail.segments import quoted_mail, segment

LETTER = """Sehr geehrte Frau Kern,

vielen Dank für die Einladung. Leider kann ich nicht kommen.

Mit freundlichen Grüßen
Tom Berger

"""
MAILS = (
    "\n\nSehr geehrter Herr Berger,\n\nwir laden Sie ein. Ich hab Zeit!!\n\nLG\nIda Kern",
    "\nHallo,\n\nkommen Sie doch vorbei, ich hab Zeit!!\n\nGruß\nIda",
)
INTRODUCTIONS = """\
Am Mo., 14. Feb. 2028 um 10:12 Uhr schrieb Ida Kern <ida@n.example>:
Am Montag, 14. Februar 2028 um 10:12:05 MEZ hat Ida Kern <ida@n.example> Folgendes geschrieben:
Am Montag, 14. Februar 2028, 10:12:05 MEZ hat|Ida Kern <ida@n.example>|Folgendes geschrieben:
Ida Kern <ida@n.example> schrieb am Mo., 14. Feb. 2028, 10:12:
Ida Kern schrieb am 14.02.2028 um 10:12:
Am 14.02.2028 10:12, schrieb Ida Kern:
Am 14.02.28 um 10:12 schrieb Ida Kern
Am 14.02.28 um 10:12 schrieb "Kern, Ida" <ida@n.example>
Am Montag, 14. Februar 2028 um 10:12, Ida Kern <ida@n.example> schrieb:
Ida Kern <ida@n.example> hat am 14.02.2028 10:12 CET geschrieben:
14. Feb. 2028, 10:12 von ida@n.example:
2028-02-14 10:12 GMT+01:00 Ida Kern <ida@n.example>:
2028-02-14 10:12 GMT+01:00 Ida Kern <ida@n.example>
---- Am Mo, 14 Feb 2028 10:12:05 +0100 ida@n.example schrieb ----
---- On Mon, 14 Feb 2028 10:12:05 +0100 Ida Kern <ida@n.example> wrote ----
On 14/02/2028 10:12, Ida Kern wrote:
Le 14/02/2028 à 10:12, Ida Kern a écrit :
Il giorno lun 14 feb 2028 alle ore 10:12 Ida Kern <ida@n.example> ha scritto:
El lun, 14 feb 2028 a las 10:12, Ida Kern (<ida@n.example>) escribió:
W dniu 14.02.2028 o 10:12, Ida Kern pisze:
Ida Kern <ida@n.example>, 14 Şub 2028 Pzt, 10:12 tarihinde şunu yazdı:
Am 14.02.2028 um 10:12 schrieben Sie:
Zitat von Ida Kern <ida@n.example>:
>>> Ida Kern <ida@n.example> 14.02.2028 10:12 >>>
* Ida Kern <ida@n.example> [2028-02-14 10:12]:
Am Mo., 14. Feb. 2028 um 10:12 Uhr|schrieb Ida Kern von der|Nordkai Logistik GmbH <|ida@n.example>:
-----Ursprüngliche Nachricht-----|Von: Ida Kern [mailto:ida@n.example]|Gesendet: Montag, 14. Februar 2028 10:12|An: Tom Berger|Betreff: Einladung
-------- Original-Nachricht --------|Betreff: 	Einladung|Datum: 	Mon, 14 Feb 2028 10:12:05 +0100|Von: 	Ida Kern <ida@n.example>|An: 	tom@m.example
Gesendet: Montag, 14. Februar 2028 um 10:12 Uhr|Von: "Ida Kern" <ida@n.example>|An: tom@m.example|Betreff: Einladung
Von: "Ida Kern" <ida@n.example>|An: tom@m.example|Gesendet: 14.02.2028 10:12:05|Betreff: Einladung
Von: Ida Kern <ida@n.example>||Gesendet: Montag, 14. Februar 2028 10:12||An: Tom||Betreff: Einladung
Betreff: Einladung|Datum: Mon, 14 Feb 2028 10:12|Von: Ida Kern <ida@n.example>|An: tom@m.example
De : Ida Kern <ida@n.example>|Envoyé : lundi 14 février 2028 10:12|À : Tom|Objet : Invitation
Od: Ida Kern <ida@n.example>|Wysłano: poniedziałek, 14 lutego 2028 10:12|Do: Tom|Temat: Zaproszenie
*Von:* Ida Kern <ida@n.example>|*Gesendet:* Montag, 14. Februar 2028 10:12|*An:* Tom|*Betreff:* Einladung
----- Videresendt besked -----|Fra: Ida Kern <ida@n.example>|Sendt: mandag 14. februar 2028 10:12|Til: Tom|Emne: x
发件人: Ida Kern <ida@n.example>|发送时间: 2028年2月14日 10:12|收件人: Tom|主题: 邀请
Anfang der weitergeleiteten Nachricht:||Von: Ida Kern <ida@n.example>|Betreff: Einladung|Datum: 14. Februar 2028 um 10:12:05 MEZ
""".splitlines()
PROSE = """\
Am 3. Februar schrieb mir Ihre Kollegin: „Bitte kommen Sie.“
Am 3. Februar um 10:30 schrieb mir Ihre Kollegin:
Am 3. Februar 2028 um 10:30 Uhr schrieb mir Frau Kern (kern@n.example):
Ihre Kollegin schrieb am 3. Februar um 10:12 Uhr:
In Ihrer Mail vom 3.2. um 10:12 hat Frau Kern geschrieben:
Wie Sie am 14. Februar um 10:12 Uhr schrieben:
Am Montag um 10:30 schrieb Frau Kern:
Sie erreichen mich am 14.02.2028 ab 10:12 Uhr unter tom@m.example:
Ich schrieb am 14.02.2028 um 10:12:
Von: 10 Uhr|Bis: 11 Uhr
Datum: 14. April|Von: 10 bis 11 Uhr
Termin: 14. April|Ort: Bremen|An: Empfang
Zitat von Goethe:
De: facto|Data: keine
""".splitlines()


def quotes(text):
    return [text[part.start : part.end] for part in segment(text) if part.kind is SegmentKind.QUOTE]


@pytest.mark.parametrize("mail", MAILS, ids=["formal", "plain"])
@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_segment_finds_the_quote_below_an_introduction(introduction, mail):
    quote = introduction.replace("|", "\n") + mail
    text = LETTER + quote
    assert quotes(text) == [quote]
    assert quoted_mail(text, segment(text)) == mail.strip()


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_segment_finds_the_marked_quote_below_an_introduction(introduction):
    quote = introduction.replace("|", "\n") + "\n\n> Kommen Sie?\n> Ida Kern"
    assert quotes(LETTER + quote) == [quote]


@pytest.mark.parametrize("prose", PROSE)
def test_segment_takes_no_prose_for_an_introduction(prose):
    text = f"Sehr geehrte Frau Kern,\n\nvielen Dank.\n\n{prose}\n\nDas passt nicht. Ich sage ab.\n\nGruß\nTom Berger\n"
    assert quotes(text.replace("|", "\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "________________________________",
        "Nachricht von Frau Kern vom 14.02.2028:",
        "Kern, Ida (Personal)\nMontag, 10:12",
        "",
    ],
)
@pytest.mark.parametrize("greeting", ["Sehr geehrter Herr Berger,", "Hallo Tom,", "Lieber Herr Tom Berger!"])
def test_a_salutation_that_names_the_writer_begins_a_quote_whatever_stands_above(line, greeting):
    quote = f"{line}\n\n{greeting}\n\nwir laden Sie ein.\n\nGruß\nIda Kern".strip()
    assert quotes(LETTER + quote) == [quote]


@pytest.mark.parametrize(
    "below",
    [
        "P. S.: Grüßen Sie Herrn Berger senior.",
        "Hallo Frau Kern,\n\nnoch ein Nachtrag: Ich komme auch nicht am Montag.",
        "Von meinem iPhone gesendet",
    ],
)
def test_no_other_words_below_the_name_begin_a_quote(below):
    assert quotes(LETTER + below) == []


def test_the_writers_own_words_above_an_unannounced_quote_stay_the_writers():
    text = LETTER + "Unter 0171 000 12 40 bin ich erreichbar.\n\nHallo Tom,\n\nkomm vorbei.\n\nIda"
    assert quotes(text) == ["Hallo Tom,\n\nkomm vorbei.\n\nIda"]


@pytest.mark.parametrize("above", ["", "Von meinem Samsung gesendet.\n\n", "taktvoll: ignore=informal\n\n"])
def test_the_draft_may_stand_below_the_quote(above):
    quote = "Gesendet: Montag, 14. Februar 2028\nVon: Ida Kern <ida@n.example>\nAn: Tom\n\nHallo Herr Berger,\n\nkommen Sie?\n\nIda Kern"
    assert quotes(f"{above}{quote}\n\n{LETTER}") == [quote]


def test_the_draft_may_stand_below_a_quote_without_salutation():
    quote = (
        "Am 14.02.2028 um 10:12 schrieb Ida Kern <ida@n.example>:\n\nkommen Sie zum Gespräch?\n\nViele Grüße\nIda Kern"
    )
    assert quotes(f"{quote}\n\n{LETTER}") == [quote]


@pytest.mark.parametrize(
    "header",
    [
        "Betreff: Absage\nVon: Tom Berger <tom@m.example>\nDatum: 14.02.28, 10:12\nAn: ida@n.example",
        "Subject: No\nFrom: Tom Berger <tom@m.example>\nDate: 14.02.28, 10:12\nTo: ida@n.example",
        'Gesendet: Montag, 14. Februar 2028 um 10:12 Uhr\nVon: "Tom Berger" <tom@m.example>\nAn: ida@n.example\nBetreff: Absage',
    ],
)
@pytest.mark.parametrize("letter", [LETTER, "leider kann ich nicht kommen.\n\nGruß\nTom\n"])
def test_the_drafts_own_header_is_no_quote(header, letter):
    text = f"{header}\n\n{letter}"
    assert quotes(text) == []
    assert {part.kind for part in segment(text) if part.end <= len(header)} <= {
        SegmentKind.LETTERHEAD,
        SegmentKind.SUBJECT,
        SegmentKind.LETTERHEAD,
    }

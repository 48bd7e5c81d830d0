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
Am Mo, 14. Feb 2028, um 10:12, schrieb Ida Kern:
Am 14.02.2028 um 10:12 schrieb die Personalabteilung <personal@n.example>:
Am 14.02.2028 um 10:12 schrieb Ihr Recruiting-Team <jobs@n.example>:
2028-02-14 10:12 GMT+01:00 Mein Laden <jobs@n.example>:
---- Ida Kern schrieb ----
Originalnachricht|Von: Ida Kern|Gesendet: Montag, 14. Februar 2028 10:12|An: Tom|Betreff: Einladung
=====|Am 14.02.2028 um 10:12 schrieb Ida Kern:
Ida Kern|Mo. 14.02.2028 10:12|An: Tom Berger
In data lunedì 14 febbraio 2028 10:12:05 CET, Ida Kern ha scritto:
Am 14. Feb. 2028, 10:12 +0100 schrieb Ida Kern <ida@n.example>:
Am 14. Feb. 2028 um 10:12 +0100, Ida Kern <ida@n.example>, schrieb:
Am Montag, den 14. Februar 2028 um 10.12 Uhr schrieb Ida Kern:
Am 14. Februar 2028 um 10:12:05, Ida Kern (ida@n.example) schrieb:
Am Montag, Feb. 14, 2028 um 10:12, Ida Kern <ida@n.example (mailto:ida@n.example)> schrieb:
Am 14. Februar 2028 um 10:12 Uhr hat Ida Kern <ida@n.example> geschrieben
*Am 14.02.2028 um 10:12 schrieb Ida Kern:*
\u200eAm Mo., 14. Feb. 2028 um 10:12\u202fUhr schrieb Ida\u00a0Kern \u202a<ida@n.example>\u202c:
Ida Kern <ida@n.example> schrieb am Mo., 14.|Feb. 2028, 10:12:
In einer eMail vom 14.02.2028 10:12:05 Westeuropäische Normalzeit schreibt ida@n.example:
Ida Kern ---14.02.2028 10:12:05---Einladung zum Gespräch
On Mon, February 14, 2028 10:12 am, Ida Kern said:
On Monday 14 February 2028 10:12:05 you wrote:
Le lun. 14 févr. 2028 à 10 h 12, Ida Kern a écrit :
Il 14/02/2028 10:12, Ida Kern ha scritto:
Wiadomość napisana przez Ida Kern <ida@n.example> w dniu 14.02.2028, o godz. 10:12:
Dana 14.02.2028. u 10:12, Ida Kern je napisao/la:
14 Şubat 2028 10:12:05 CET tarihinde Ida Kern <ida@n.example> şöyle yazdı:
Στις 14/2/28 10:12, ο/η Ida Kern έγραψε:
На 14.02.2028 г. в 10:12 ч., Ida Kern написа:
在 2028/2/14 10:12, Ida Kern 写道:
\u202bבתאריך יום ב׳, 14 בפבר׳ 2028 ב-10:12 מאת \u202aIda Kern\u202c\u200f <\u202aida@n.example\u202c\u200f>:\u202c
E-Mail von Ida Kern <ida@n.example> vom 14.02.2028:
Von: Ida Kern (ida@n.example) am 14.02.2028 10:12
Ida Kern <ida@n.example>|14.02.2028 10:12
-------- Ursprüngliche Nachricht --------|Am 14.02.28 10:12 schrieb Ida Kern:
------ Originalnachricht ------|Von "Ida Kern" <ida@n.example>|An "Tom" <tom@m.example>|Datum 14.02.2028 10:12:05|Betreff Einladung zum Gespräch
Original Message processed by david®|Einladung 14. Februar 2028, 10:12 Uhr|Von|Ida Kern <ida@n.example>|An|Tom Berger <tom@m.example>
Message du 14/02/28 10:12|De : "Ida Kern" <ida@n.example>|A : tom@m.example|Objet : Invitation
מאת: Ida Kern <ida@n.example>|\u200fנשלח: יום שני 14 פברואר 2028 10:12|אל: Tom|נושא: x
Inizio messaggio inoltrato:||Da: Ida Kern <ida@n.example>|Oggetto: Invito|Data: 14 febbraio 2028 alle ore 10:12:05 CET
##- Bitte geben Sie Ihre Antwort über dieser Zeile ein. -##
--- Bitte antworten Sie oberhalb dieser Linie ---
Anfang der weitergeleiteten Nachricht:||Von: Ida Kern <ida@n.example>|Betreff: Einladung|Datum: 14. Februar 2028 um 10:12:05 MEZ
""".splitlines()
SHORT_INTRODUCTIONS = """\
Am 14. Februar 2028 schrieb Ida Kern:
Am 14. Februar 2028 schrieb Ida Kern <ida@n.example>
Am 14.02.2028 um 10:12 schrieb Ida Kern ...
Ida Kern schrieb:
Ida Kern hat geschrieben:
Ida Kern wrote:
Ida Kern a écrit :
Sie schrieben am 14. Februar 2028:
Du schriebst am 14. Februar 2028:
Zitat von Ida Kern:
Nachricht vom 14.02.2028 10:12, Ida Kern:
Ursprüngliche Nachricht vom 14.02.2028 10:12 von Ida Kern:
Antwort auf die Nachricht von Ida Kern vom 14.02.2028, 10:12:
Ida Kern, 14.02.2028 10:12:
Ida Kern <ida@n.example>, 14. Februar 2028:
[14.02.2028 10:12] Ida Kern:
""".splitlines()
"""Known for what they are by what stands around them."""
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
Frau Kern schrieb:
Sie schrieben am 14. Februar 2028:
Am 14. Februar 2028 schrieb Ida Kern:
Zitat von Ida Kern:
Bremen, 14.02.2028, 10:12:
Von "A" bis "Z":
Bitte antworten Sie auf diese Zeilen:
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


@pytest.mark.parametrize("introduction", SHORT_INTRODUCTIONS)
def test_segment_finds_the_quote_below_a_short_introduction_where_the_writer_has_signed(introduction):
    quote = f"{introduction}\n\nkommen Sie doch vorbei, ich hab Zeit!!\n\nGruß\nIda"
    assert quotes(LETTER + quote) == [quote]
    postscript = LETTER + "P. S.: Die Unterlagen können Sie behalten.\n\n"
    assert quotes(postscript + quote) == [quote]


@pytest.mark.parametrize("introduction", SHORT_INTRODUCTIONS)
def test_segment_finds_the_quote_below_a_short_introduction_above_a_salutation(introduction):
    quote = introduction + MAILS[1]
    assert quotes(f"Hallo Frau Kern,\n\nich kann leider nicht kommen.\n\n{quote}") == [quote]


@pytest.mark.parametrize("introduction", SHORT_INTRODUCTIONS)
def test_segment_finds_the_marked_quote_below_a_short_introduction(introduction):
    quote = introduction + "\n> Kommen Sie?\n> Ida Kern"
    assert quotes(f"{quote}\n\n{LETTER}") == [quote]


@pytest.mark.parametrize(
    "line",
    [
        "P. S.: Frau Kern schrieb:",
        "Anlagen:",
        "Ich schrieb am 14.02.2028 um 10:12:",
        "Telefonisch ab 10:12 Uhr am 14.02.2028:",
    ],
)
def test_lines_of_the_writers_below_the_name_introduce_no_quote(line):
    assert quotes(f"{LETTER}{line}\n\nZeugnis und Lebenslauf.\n") == []


def test_a_banner_and_an_attribution_together_introduce_a_marked_quote_above_the_draft():
    quote = "-------- Original Message --------\nOn 14.02.2028 10:12, Ida Kern wrote:\n> Kommen Sie?\n> Ida"
    assert quotes(f"{quote}\n\n{LETTER}") == [quote]


@pytest.mark.parametrize("name", ["Gesa Trollmann", "Simon Jochum", "Tom", "Mona Simon", "Am Ende"])
@pytest.mark.parametrize("introduction", INTRODUCTIONS[:6])
def test_the_writers_name_right_above_an_introduction_is_none_of_it(introduction, name):
    quote = introduction.replace("|", "\n") + MAILS[1]
    assert quotes(LETTER.replace("Tom Berger\n\n", f"{name}\n") + quote) == [quote]


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

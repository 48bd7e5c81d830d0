#!/bin/sh
# A hyphen at a line's end is, in PDFium's text, U+FFFE or U+0002, by the method asked; never a hyphen.
#
# Packages: pypdfium2 5.15.2; to compare: pypdf 7.1.1; the letters are made with fpdf2 2.8.9.
# One expects: "Vorstellungs-" at the line's end stays as it is (as with pypdf) or is joined to one word.
# What happens: PDFium takes away both hyphen and line break and puts one character for them: get_text_range
#   gives the noncharacter U+FFFE, get_text_bounded of the same page the control character U+0002. Also
#   hyphens that belong to the word go that way (E-Mail, Mo-Fr). Behind a full stop (14.-) it stays.
# Why it matters: German letters are full of long words broken at the line's end. "Vorstellungsgespräch" is
#   not found, "E\uFFFEMail" is no word, U+0002 is forbidden in XML, and deleting the character
#   gives "EMail" and "MoFr".
# Seen:
#   Vorstellungs-/gespräch  range 'Vorstellungs\ufffegespr\xe4ch'  bounded 'Vorstellungs\x02gespr\xe4ch'
#   per E-/Mail             range 'per E\ufffeMail'  bounded 'per E\x02Mail'
#   Mo-/Fr                  range 'Mo\ufffeFr'  bounded 'Mo\x02Fr'
#   am 14.-/16. März        range 'am 14.-\r\n16. M\xe4rz'  bounded 'am 14.-\r\n16. M\xe4rz'
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile pypdfium2==5.15.2 pypdf==7.1.1 fpdf2==2.8.9
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import io, sys

import pypdf, pypdfium2
from fpdf import FPDF

for first, second, sign in [
    ("Vorstellungs-", "gespräch", True), ("per E-", "Mail", True), ("Mo-", "Fr", True), ("am 14.-", "16. März", False),
]:
    letter = FPDF()
    letter.add_page()
    letter.set_font("Helvetica", size=12)
    for line in (first, second):
        letter.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    file = bytes(letter.output())
    page = pypdfium2.PdfDocument(file)[0].get_textpage()
    got = page.get_text_range(), page.get_text_bounded()
    print(f"{first + '/' + second:22}  range {ascii(got[0])}  bounded {ascii(got[1])}")
    want = (f"{first[:-1]}\ufffe{second}", f"{first[:-1]}\x02{second}") if sign else (f"{first}\r\n{second}",) * 2
    if got != want:
        sys.exit(f"Changed: PDFium now gives {got!a}, before {want!a}")
    if (plain := pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text()) != f"{first}\n{second}":
        sys.exit(f"Changed: pypdf now gives {plain!a}")
EOF

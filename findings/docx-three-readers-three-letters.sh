#!/bin/sh
# One valid .docx letter, three readers, three texts; one of them turns the refusal round.
#
# Packages: python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0.
# One expects: the readers differ in layout, but give the words that Word shows.
# What happens: Paragraph.text of python-docx knows runs and hyperlinks alone. Words that somebody inserted
#   with "track changes" (w:ins), the content controls of a template (w:sdt) and simple fields (w:fldSimple)
#   are missing without a warning: "Ich komme nicht" becomes "Ich komme", name and date are gone.
#   docx2txt has all that, but drops the non-breaking hyphen ("EMail"). mammoth drops the date field, too,
#   writes U+2011 for that hyphen, and its raw text glues lines at a line break ("GrüßenTom").
# Why it matters: letters of application are made from templates and corrected by friends with tracked
#   changes. A checker with the wrong reader judges a letter that says the contrary.
# Seen:
#   python-docx  'Ich komme zum Gespräch.'
#   python-docx  'Sehr geehrte ,'
#   python-docx  'Kiel, .'
#   python-docx  'Ihre E-Mail'
#   python-docx  'Mit freundlichen Grüßen\nTom Berger'
#   docx2txt     'Ich komme nicht zum Gespräch.'
#   docx2txt     'Sehr geehrte Frau Kern,'
#   docx2txt     'Kiel, 14. März 2028.'
#   docx2txt     'Ihre EMail'
#   docx2txt     'Mit freundlichen Grüßen\nTom Berger'
#   mammoth      'Ich komme nicht zum Gespräch.'
#   mammoth      'Sehr geehrte Frau Kern,'
#   mammoth      'Kiel, .'
#   mammoth      'Ihre E\u2011Mail'
#   mammoth      'Mit freundlichen GrüßenTom Berger'
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import io, sys

import docx, docx2txt, mammoth
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(*parts):
    inside = (p if p.startswith("<") else f'<w:t xml:space="preserve">{p}</w:t>' for p in parts)
    return f"<w:r>{''.join(inside)}</w:r>"


paragraphs = [
    run("Ich komme ") + f'<w:ins w:id="7" w:author="Ida">{run("nicht ")}</w:ins>' + run("zum Gespräch."),
    run("Sehr geehrte ") + f"<w:sdt><w:sdtContent>{run('Frau Kern')}</w:sdtContent></w:sdt>" + run(","),
    run("Kiel, ") + f'<w:fldSimple w:instr=" DATE ">{run("14. März 2028")}</w:fldSimple>' + run("."),
    run("Ihre E", "<w:noBreakHyphen/>", "Mail"),
    run("Mit freundlichen Grüßen", "<w:br/>", "Tom Berger"),
]
whole = ["Ich komme nicht zum Gespräch.", "Sehr geehrte Frau Kern,", "Kiel, 14. März 2028.", "Ihre E-Mail",
         "Mit freundlichen Grüßen\nTom Berger"]
readers = [
    ("python-docx", lambda file: docx.Document(file).paragraphs[0].text,
     ["Ich komme zum Gespräch.", "Sehr geehrte ,", "Kiel, ."] + whole[3:]),
    ("docx2txt", docx2txt.process, whole[:3] + ["Ihre EMail"] + whole[4:]),
    ("mammoth", lambda file: mammoth.extract_raw_text(file).value,
     whole[:2] + ["Kiel, .", "Ihre E\u2011Mail", "Mit freundlichen GrüßenTom Berger"]),
]
for name, reader, wants in readers:
    for xml, want in zip(paragraphs, wants):
        letter, file = docx.Document(), io.BytesIO()
        letter.element.body.insert(0, parse_xml(f"<w:p {W}>{xml}</w:p>"))
        letter.save(file)
        got = reader(io.BytesIO(file.getvalue())).strip()
        print(f"{name:11}  {got!r}".replace("\u2011", r"\u2011"))
        if got != want:
            sys.exit(f"Changed: {name} now gives {got!r}, before {want!r}")
EOF

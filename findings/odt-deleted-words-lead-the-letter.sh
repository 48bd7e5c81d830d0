#!/bin/sh
# The text of an .odt letter with recorded changes begins with the words that were deleted.
#
# Packages: odfpy 1.4.1, odfdo 3.27.3.
# One expects: a reader that does not know of recorded changes drops deleted words (as with w:delText in
#   .docx) or leaves them where they stood.
# What happens: ODF keeps each deletion as whole paragraphs ahead of the first line, and the readers read
#   on. odfpy's teletype.extractText gives author, moment and deleted words glued to the salutation; its
#   list of paragraphs (getElementsByType(P), the obvious loop) begins with the deletion, ends with
#   the remark from the margin as a line of its own, and has it once more inside the line it belongs to.
#   odfdo's inner_text is alike; its get_formatted_text leaves the deletion out, but the date field, too.
# Why it matters: the harsh sentence that the writer took out is judged as the first of the letter, the
#   remark of a friend ("Zu hart?") as the writer's words, or the day of the interview is lost.
# Seen (MOMENT stands for 2028-02-14T10:00:00):
#   odfpy text       'IdaMOMENTSo eine Frechheit!Sehr geehrte Frau Kern,am 14. März sage ich ab.IdaMOMENTZu hart?'
#   odfpy P          ['So eine Frechheit!', 'Sehr geehrte Frau Kern,',
#                     'am 14. März sage ich ab.IdaMOMENTZu hart?', 'Zu hart?']
#   odfdo inner      begins with 'IdaMOMENTSo eine Frechheit!'
#   odfdo formatted  has 'am  sage ich ab.'
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile odfpy==1.4.1 odfdo==3.27.3
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import io, sys

import odfdo
from odf import dc, office, teletype, text
from odf.namespaces import TEXTNS
from odf.opendocument import OpenDocumentText, load

MOMENT = "2028-02-14T10:00:00"


def add(parent, *children):
    for child in children:
        parent.addElement(child)
    return parent


who = lambda: (dc.Creator(text="Ida"), dc.Date(text=MOMENT))
region = text.ChangedRegion(check_grammar=False)
region.setAttrNS(TEXTNS, "id", "c1")
add(region, add(text.Deletion(), add(office.ChangeInfo(), *who()), text.P(text="So eine Frechheit!")))
line = add(text.P(text="am "), text.Date(text="14. März", datevalue="2028-03-14"))
line.addText(" sage ich ab.")
add(line, text.Change(changeid="c1"), add(office.Annotation(), *who(), text.P(text="Zu hart?")))
letter, file = OpenDocumentText(), io.BytesIO()
add(letter.text, add(text.TrackedChanges(), region), text.P(text="Sehr geehrte Frau Kern,"), line)
letter.save(file)

odfpy = load(io.BytesIO(file.getvalue()))
other = odfdo.Document(io.BytesIO(file.getvalue()))
first, greeting, last = "So eine Frechheit!", "Sehr geehrte Frau Kern,", f"am 14. März sage ich ab.Ida{MOMENT}Zu hart?"
for name, got, want in [
    ("odfpy text", teletype.extractText(odfpy.text), f"Ida{MOMENT}{first}{greeting}{last}"),
    ("odfpy P", [teletype.extractText(p) for p in odfpy.getElementsByType(text.P)], [first, greeting, last, "Zu hart?"]),
    ("odfdo inner", other.body.inner_text.splitlines()[0], f"Ida{MOMENT}{first}"),
    ("odfdo formatted", other.get_formatted_text().splitlines()[2], "am  sage ich ab."),
]:
    got = [part.removesuffix("[*]") for part in got] if isinstance(got, list) else got.removesuffix("[*]")
    print(f"{name:15}  {got!r}".replace(MOMENT, "MOMENT"))
    if got != want:
        sys.exit(f"Changed: {name} is now {got!r}, before {want!r}")
EOF

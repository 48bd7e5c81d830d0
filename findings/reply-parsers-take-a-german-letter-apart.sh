#!/bin/sh
# Two parsers of mail replies cut German letters that quote nothing: one at "Betreff:", one at "Grüße".
#
# Packages: quotequail 0.5.4, mail-parser-reply 1.36.
# One expects: a letter without ">", "schrieb" or a forwarded block is wholly the writer's.
# What happens: quotequail's unwrap takes two neighbouring lines of Betreff, Datum, An, Von for the head of
#   a forwarded mail, and so the lines of a formal German letter: it reports a "forward" with nothing above
#   it. Its quote() on the same text finds no quotation. mail-parser-reply takes a line that begins
#   with a closing phrase for the start of the signature, however it goes on: with "mit freundlichen Grüßen
#   sende ich …" or "viele Grüße auch an …" behind the salutation, reply.body is the salutation alone.
# Why it matters: the letter is taken for the employer's words, or it is judged without its refusal.
# Seen:
#   quotequail unwrap  {'type': 'forward', 'text': 'Sehr geehrte Frau Kern,\n\nleider sage ich ab.',
#                       'subject': 'Ihre Einladung', 'date': '14. März 2028'}
#   quotequail quote   the whole letter is (True, …), that is: not quoted
#   mail-parser-reply  'Hallo Frau Kern,'          (body of a letter that begins "viele Grüße auch an")
#   mail-parser-reply  'Sehr geehrte Frau Kern,'   (… "mit freundlichen Grüßen sende ich")
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile quotequail==0.5.4 mail-parser-reply==1.36
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

import quotequail
from mailparser_reply import EmailReplyParser

formal = "Betreff: Ihre Einladung\nDatum: 14. März 2028\n\nSehr geehrte Frau Kern,\n\nleider sage ich ab."
warm = "Hallo Frau Kern,\nviele Grüße auch an Herrn Berg!\nLeider sage ich das Gespräch ab.\n\nTom Berger"
stiff = "Sehr geehrte Frau Kern,\n\nmit freundlichen Grüßen sende ich Ihnen hiermit meine Absage.\n\nTom Berger"
body = lambda text: EmailReplyParser(languages=["de"]).read(text).replies[0].body
forward = {"type": "forward", "text": formal.partition("\n\n")[2], "subject": "Ihre Einladung", "date": "14. März 2028"}
for name, got, want in [
    ("quotequail unwrap", quotequail.unwrap(formal), forward),
    ("quotequail quote", quotequail.quote(formal), [(True, formal)]),
    ("mail-parser-reply", body(warm), "Hallo Frau Kern,"),
    ("mail-parser-reply", body(stiff), "Sehr geehrte Frau Kern,"),
]:
    print(f"{name:17}  {got!r}")
    if got != want:
        sys.exit(f"Changed: {name} now gives {got!r}, before {want!r}")
EOF

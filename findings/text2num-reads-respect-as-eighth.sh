#!/bin/sh
# text2num takes the German verb "achten" (to respect, to heed) for the ordinal "8.".
#
# Package: text2num 3.1.0 (module text_to_num).
# One expects: number words become digits where they are numbers: "am achten März" -> "am 8. März".
# What happens: every "achte" and "achten" does: "Bitte achten Sie auf die Uhrzeit" -> "Bitte 8. Sie auf die
#   Uhrzeit". The parameter `threshold` spares lone numbers below it (3 by default: "am ersten"); a higher
#   one spares the verb, and the date "am achten März" with it. Surnames become figures, too.
# Why it matters: it is a handy first step before dates are read, since hours and days are often in words.
#   Respect is what polite letters talk of: "Ich achte Ihre Arbeit" must not turn into a date.
# Seen:
#   am achten März um zehn Uhr -> am 8. März um 10 Uhr
#   Bitte achten Sie auf die Uhrzeit. -> Bitte 8. Sie auf die Uhrzeit.
#   Ich achte Ihre Arbeit. -> Ich 8. Ihre Arbeit.
#   Hallo Frau Zwanzig, -> Hallo Frau 20,
#   am ersten -> am ersten
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile text2num==3.1.0
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

from text_to_num import alpha2digit

for text, want in {
    "am achten März um zehn Uhr": "am 8. März um 10 Uhr",
    "Bitte achten Sie auf die Uhrzeit.": "Bitte 8. Sie auf die Uhrzeit.",
    "Ich achte Ihre Arbeit.": "Ich 8. Ihre Arbeit.",
    "Hallo Frau Zwanzig,": "Hallo Frau 20,",
    "am ersten": "am ersten",
}.items():
    got = alpha2digit(text, "de")
    print(f"{text} -> {got}")
    if got != want:
        sys.exit(f"Changed: {text!r} is now {got!r}, before {want!r}")
for text in ("Ich achte Ihre Arbeit.", "am achten März"):
    if (got := alpha2digit(text, "de", threshold=9)) != text:
        sys.exit(f"Changed: with threshold=9 {text!r} is now {got!r}")
EOF

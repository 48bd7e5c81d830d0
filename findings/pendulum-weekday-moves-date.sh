#!/bin/sh
# pendulum moves the date when the written weekday contradicts it.
#
# Packages: pendulum 3.3.0; to compare: arrow 1.4.0.
# One expects: "Montag, 14. März 2028" (in truth a Tuesday) raises an error, or the weekday is ignored,
#   as arrow and strptime do.
# What happens: pendulum.from_format takes the weekday as stronger than the day of the month: it reads the
#   date, then goes to that weekday of the same week. Each of the seven weekdays gives another date, none
#   gives an error, and only one of them is the date that was written.
# Why it matters: a wrong weekday is the usual slip in mails about appointments, and the one a checker is
#   to report. Here it cannot be seen any more, and the date answered is one that nobody wrote.
# Seen:
#   pendulum  Montag, 14. März 2028    2028-03-13
#   pendulum  Dienstag, 14. März 2028  2028-03-14
#   pendulum  Freitag, 14. März 2028   2028-03-17
#   pendulum  Sonntag, 14. März 2028   2028-03-19
#   arrow     Sonntag, 14. März 2028   2028-03-14
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile pendulum==3.3.0 arrow==1.4.0
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

import arrow, pendulum

FORMAT = "dddd, D. MMMM YYYY"
read = {
    "pendulum": lambda text: pendulum.from_format(text, FORMAT, locale="de"),
    "arrow": lambda text: arrow.get(text, FORMAT, locale="de"),
}
for library, text, want in [
    ("pendulum", "Montag, 14. März 2028", "2028-03-13"),
    ("pendulum", "Dienstag, 14. März 2028", "2028-03-14"),
    ("pendulum", "Freitag, 14. März 2028", "2028-03-17"),
    ("pendulum", "Sonntag, 14. März 2028", "2028-03-19"),
    ("arrow", "Sonntag, 14. März 2028", "2028-03-14"),
]:
    got = read[library](text).date().isoformat()
    print(f"{library:8}  {text:23}  {got}")
    if got != want:
        sys.exit(f"Changed: {library} now reads {text!r} as {got}, before as {want}")
EOF

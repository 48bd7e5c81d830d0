#!/bin/sh
# ics reads the time of an Outlook invitation as UTC, though the file itself defines the zone.
#
# Packages: ics 0.7.3; to compare: icalendar 7.3.2, vobject 0.9.9.
# One expects: DTSTART with a TZID that the file's own VTIMEZONE defines (RFC 5545, 3.2.19) takes the
#   offset from there. Outlook writes such a block, under names like "W. Europe Standard Time".
# What happens: ics knows only IANA names. Any other TZID, defined or not, silently becomes UTC, and
#   the result is not naive but aware: 10:30 in Germany in July comes out as 10:30+00:00, that is 12:30.
#   With TZID=Europe/Berlin all is well, so tests with hand-made files pass.
# Why it matters: whoever names the hour of an interview in a mail, from the employer's invitation,
#   is one hour off in winter and two in summer, with no error and no naive time to warn.
# Seen:
#   ics        W. Europe Standard Time  2028-07-14T10:30:00+00:00
#   icalendar  W. Europe Standard Time  2028-07-14T10:30:00+02:00
#   vobject    W. Europe Standard Time  2028-07-14T10:30:00+02:00
#   ics        Europe/Berlin            2028-07-14T10:30:00+02:00
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile ics==0.7.3 icalendar==7.3.2 vobject==0.9.9
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

import ics, icalendar, vobject


def invitation(zone):
    lines = f"""BEGIN:VCALENDAR
PRODID:-//Invented//Recruiting//DE
VERSION:2.0
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1@nordwerk.example
DTSTAMP:20280701T080000Z
DTSTART;TZID={zone}:20280714T103000
DTEND;TZID={zone}:20280714T113000
SUMMARY;LANGUAGE=de-de:Vorstellungsgespräch
END:VEVENT
END:VCALENDAR
"""
    return lines.replace("\n", "\r\n")


read = {
    "ics": lambda text: next(iter(ics.Calendar(text).events)).begin,
    "icalendar": lambda text: icalendar.Calendar.from_ical(text).events[0].start,
    "vobject": lambda text: vobject.readOne(text).vevent.dtstart.value,
}
for library, zone, want in [
    ("ics", "W. Europe Standard Time", "2028-07-14T10:30:00+00:00"),
    ("icalendar", "W. Europe Standard Time", "2028-07-14T10:30:00+02:00"),
    ("vobject", "W. Europe Standard Time", "2028-07-14T10:30:00+02:00"),
    ("ics", "Europe/Berlin", "2028-07-14T10:30:00+02:00"),
]:
    got = read[library](invitation(zone)).isoformat()
    print(f"{library:10} {zone:24} {got}")
    if got != want:
        sys.exit(f"Changed: {library} now reads {zone} as {got}, before as {want}")
EOF

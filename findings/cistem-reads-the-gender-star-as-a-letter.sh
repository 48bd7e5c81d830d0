#!/bin/sh
# NLTK's German stemmer CISTEM spells the gender star as a doubled letter: Kolleg*innen -> kollegginn.
#
# Package: nltk 3.10.4 (nltk.stem.cistem.Cistem, no data needed).
# One expects: "*" in Kolleg*innen stays, or the word is cut there; the stem is that of Kolleg or Kollegin.
# What happens: CISTEM marks doubled letters and sch, ei, ie inside the word by *, $, % and &, and turns the
#   marks back at the end. Marks that stood in the text are turned, too: "*" doubles the letter before it,
#   "&" becomes "ie", "%" "ei", "$" "sch". With a colon (Mitarbeiter:innen) nothing happens.
# Why it matters: gender forms with a star stand in many job advertisements and letters, "&" in company
#   names (GmbH&Co, F&E). Their stems are words that nobody wrote and no word list has.
# Seen:
#   Kolleg*innen -> kollegginn   Bewerber*in -> bewerberri   der*die -> derrdie
#   F&E -> fiee   50% -> 50ei   Mitarbeiter:innen -> mitarbeiter:inn   Kolleginnen -> kolleginn
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile nltk==3.10.4
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

from nltk.stem.cistem import Cistem

stem = Cistem().stem
for word, want in {
    "Kolleg*innen": "kollegginn", "Bewerber*in": "bewerberri", "der*die": "derrdie", "F&E": "fiee", "50%": "50ei",
    "Mitarbeiter:innen": "mitarbeiter:inn", "Kolleginnen": "kolleginn",
}.items():
    got = stem(word)
    print(f"{word} -> {got}")
    if got != want:
        sys.exit(f"Changed: the stem of {word} is now {got}, before {want}")
EOF

#!/bin/sh
# spaCy's German lookup lemmatizer turns Sie, Ihnen, wir and er into "ich", Ihre and deine into "mein".
#
# Packages: spacy 3.8.18, spacy-lookups-data 1.0.5.
# One expects: the lemma of a pronoun keeps its person (Ihre -> Ihr or ihr), as in simplemma.
# What happens: the table has one lemma for the personal pronouns of all persons and one for the
#   possessives. "Ich danke Ihnen für Ihre Mühe" becomes "Ich danke ich für mein Mühe". "Ich" itself, not in
#   the table, keeps its capital; "mir" and "uns" become "sich"; and the salutation "Liebe" is "lieben".
# Why it matters: whoever matches by lemma cannot tell "Ihre Firma" from "meine Firma" (an insult from a
#   reason), nor Ihre from deine, which is what tone and form of address hang on.
# Seen:
#   Sie -> ich   Ihnen -> ich   wir -> ich   Ihre -> mein   deine -> mein   er -> ich   uns -> sich
#   mir -> sich   Ich -> Ich   Liebe -> lieben   Grüße -> Gruß
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile spacy==3.8.18 spacy-lookups-data==1.0.5
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

import spacy

nlp = spacy.blank("de")
nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
nlp.initialize()
wants = dict(Sie="ich", Ihnen="ich", wir="ich", Ihre="mein", deine="mein", er="ich", uns="sich", mir="sich", Ich="Ich",
             Liebe="lieben", Grüße="Gruß")
for word, want in wants.items():
    got = nlp(word)[0].lemma_
    print(f"{word} -> {got}", end="   ", flush=True)
    if got != want:
        sys.exit(f"\nChanged: the lemma of {word} is now {got}, before {want}")
print()
EOF

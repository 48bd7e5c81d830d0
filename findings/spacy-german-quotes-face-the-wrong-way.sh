#!/bin/sh
# To spaCy's German tokens the closing quotation mark opens, and the opening » closes.
#
# Package: spacy 3.8.18.
# One expects: in spacy.blank("de"), is_left_punct is true for the marks that open in German („ ‚ » ›) and
#   is_right_punct for those that close (“ ‘ « ‹).
# What happens: the flags are those of English and French: “ and ‘ are left and never right, so no German
#   quotation in „…“ has a right end at all; » and › are right only, « and ‹ left only, so »…« ends
#   where it begins.
# Why it matters: quotations from the employer's mail („flexibel“) are not the writer's own tone. Code that
#   finds them by these flags, or joins tokens to text by them, takes the wrong side in every letter.
# Seen:
#   „ left   “ left   ‚ left   ‘ left   » right   « left   › right   ‹ left
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile spacy==3.8.18
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

import spacy

nlp = spacy.blank("de")
wants = {"„": "left", "“": "left", "‚": "left", "‘": "left", "»": "right", "«": "left", "›": "right", "‹": "left"}
for mark, want in wants.items():
    (token,) = [t for t in nlp(f"{mark} flexibel")][:1]
    got = " and ".join(s for s, flag in (("left", token.is_left_punct), ("right", token.is_right_punct)) if flag)
    print(mark, got, end="   ", flush=True)
    if got != want:
        sys.exit(f"\nChanged: {mark} is now {got or 'neither'}, before {want}")
print()
EOF

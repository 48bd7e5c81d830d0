#!/bin/sh
# Two spaCy spans over the same words share their custom attributes, whatever their label and id.
#
# Package: spacy 3.8.18.
# One expects: spans that are unequal and have unequal hashes, labels and ids keep a value each in span._.x.
# What happens: the value is stored by start and end character alone. The second finding on the same words
#   overwrites the remark of the first, in doc.spans as well and after a way through DocBin.
# Why it matters: a rule and a model often object to the same words ("Frechheit": insult, and colloquial).
#   Both findings then show the remark of whichever came last; nothing warns.
# Seen:
#   equal: False, same hash: False
#   before DocBin: ['umgangssprachlich', 'umgangssprachlich']
#   after DocBin:  ['umgangssprachlich', 'umgangssprachlich']
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile spacy==3.8.18
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import sys

import spacy
from spacy.tokens import DocBin, Span

Span.set_extension("remark", default=None)
nlp = spacy.blank("de")
doc = nlp("Das ist eine Frechheit.")
insult = Span(doc, 3, 4, label="INSULT", span_id="rule-1")
style = Span(doc, 3, 4, label="STYLE", span_id="rule-2")
insult._.remark = "beleidigend"
style._.remark = "umgangssprachlich"
doc.spans["findings"] = [insult, style]
(copy,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
equal = insult == style, hash(insult) == hash(style)
print(f"equal: {equal[0]}, same hash: {equal[1]}")
if any(equal):
    sys.exit("Changed: spans with other labels and ids are now equal")
for name, one in (("before DocBin:", doc), ("after DocBin: ", copy)):
    got = [span._.remark for span in one.spans["findings"]]
    print(name, got)
    if got != ["umgangssprachlich"] * 2:
        sys.exit(f"Changed: the spans now have the remarks {got}")
EOF

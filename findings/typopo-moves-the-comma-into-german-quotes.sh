#!/bin/sh
# typopo's German typography writes „Ich komme nicht,“ sagte sie: the comma inside, as in American English.
#
# Package: typopo 3.1.0 (npm).
# One expects: fixTypos(text, "de-de") leaves correct German alone. The comma after a quotation stands
#   outside, behind the closing mark; inside it is a mistake.
# What happens: behind a quotation of two or more words the comma is moved in; behind a single word it
#   stays. Also the blank of the signature's delimiter "-- " (RFC 3676, 4.3) goes, with removeLines off as
#   well, so mail programs no longer see a signature, and the hyphen of phone and reference numbers
#   becomes a dash, so the number is not found any more.
# Why it matters: a finishing step after a rewrite would put mistakes into letters that had none, and a
#   check of the rewrite's facts before that step proves nothing about the number that is sent.
# Seen:
#   "„Ich komme nicht“, sagte sie."  ->  "„Ich komme nicht,“ sagte sie."
#   "„Teamgeist“, schrieben Sie."    ->  "„Teamgeist“, schrieben Sie."
#   "Gruß\n-- \nTom"                 ->  "Gruß\n--\nTom"
#   "Kennziffer 2028-0314"           ->  "Kennziffer 2028–0314"
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
cd "$T"
npm install --silent --no-audit --no-fund --prefix . typopo@3.1.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat >seen.mjs <<'EOF'
import { fixTypos } from "typopo";

for (const [text, want] of [
  ["„Ich komme nicht“, sagte sie.", "„Ich komme nicht,“ sagte sie."],
  ["„Teamgeist“, schrieben Sie.", "„Teamgeist“, schrieben Sie."],
  ["Gruß\n-- \nTom", "Gruß\n--\nTom"],
  ["Kennziffer 2028-0314", "Kennziffer 2028–0314"],
]) {
  const got = fixTypos(text, "de-de", { removeLines: false });
  console.log(`${JSON.stringify(text).padEnd(31)}  ->  ${JSON.stringify(got)}`);
  if (got !== want) {
    console.error(`Changed: before ${JSON.stringify(want)}`);
    process.exit(1);
  }
}
EOF
node seen.mjs

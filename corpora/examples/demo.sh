#!/bin/sh
# The demonstration behind `make demo`: every example draft, checked and then rewritten.
# Used as: BIN=.venv/bin TODAY=2027-02-20 sh demo.sh FOLDER
set -u
folder=$1

show() { # show OPTION…: run Taktvoll; 1 means findings (or no proven rewrite), which is what the examples are for
  "$BIN/taktvoll" "$@" --today "$TODAY" --no-config
  status=$?
  [ "$status" -le 1 ] || exit "$status"
}

for draft in "$folder"/[0-9]*; do
  printf '\n────────────────────────────────────────────────────────────────────────\n'
  printf '$ taktvoll check %s\n' "$draft"
  show check "$draft"
  printf '\n$ taktvoll rewrite %s\n\n' "$draft"
  show rewrite "$draft"
done

cat <<'END'

────────────────────────────────────────────────────────────────────────
Now your own draft:   .venv/bin/taktvoll check mein-entwurf.txt
                      .venv/bin/taktvoll rewrite mein-entwurf.txt
In English:           … --lang en
END

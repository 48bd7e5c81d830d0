#!/usr/bin/env bash
# What a release hands out, and whether it is true: `make release`. It publishes nothing and changes no file but DIST.
#   DIST=dist .ci/release.sh            builds, and runs every test against the wheel
#   SHARE="1 of 12" .ci/release.sh      a part of the tests
source "$(dirname "$0")/common.sh"

DIST="$(realpath -m "${DIST:-dist}")"
python="$(python_of 3.11)" || { say "no Python 3.11 on this machine"; exit 1; }
version="$(sed -n 's/^VERSION = "\(.*\)"$/\1/p' src/taktvoll/version.py)"

# The same version everywhere, and a changelog that a release can be made of.
grep -qx "version = \"$version\"" pyproject.toml || { say "pyproject.toml has another version than src/taktvoll/version.py ($version)"; exit 1; }
grep -q "^| \`taktvoll\` | $version |" docs/releases.md || { say "docs/releases.md does not name $version"; exit 1; }
odd="$(cd changelog.d && ls | grep -Evx 'README\.md|[A-Za-z0-9_-]+\.(added|changed|fixed|removed)\.md' || true)"
[ -z "$odd" ] || { say "no fragments of the changelog: $odd"; exit 1; }
[ -z "$(git status --porcelain 2>/dev/null)" ] || say "note: there are changes that are not committed"

rm -rf "$DIST"
make dist DIST="$DIST" >/dev/null
wheel="$(ls "$DIST"/taktvoll-"$version"-*.whl)"
ls "$DIST"/taktvoll-"$version".tar.gz >/dev/null

# The ways in which users start a command of a package, each in an environment that it makes itself.
draft="$PWD/corpora/examples/03-gelungen.txt"
again uv --version >/dev/null
uv="$(command -v "$PWD/.venv/bin/uv" || ls "$cache"/uv==*/bin/uv | tail -1)"
cd "$work"
say "uvx: $(again "$uv" tool run --quiet --python "$python" --from "$wheel" taktvoll --version | sed -n 1p)"
"$uv" tool run --quiet --python "$python" --from "$wheel" taktvoll check "$draft" --today 2027-02-20 >/dev/null
export PIPX_HOME="$work/pipx" PIPX_BIN_DIR="$work/bin" PIPX_MAN_DIR="$work/man"
again "$uv" tool run --quiet --python "$python" pipx install --quiet --python "$python" "$wheel" >/dev/null
say "pipx: $("$work/bin/taktvoll" --version | sed -n 1p)"
"$work/bin/taktvoll" check "$draft" --today 2027-02-20 >/dev/null
cd - >/dev/null

WHEELS="$DIST" .ci/package.sh
say "$(cd "$DIST" && sha256sum -- *)"

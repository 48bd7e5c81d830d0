# Sourced by the scripts of this folder: where they work, and what they share.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache="${TAKTVOLL_CI_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/taktvoll-ci}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$cache"
# The bounds of [tool.uv] are for who makes the locks, not for who installs.
export UV_NO_CONFIG=1
# uv compiles nothing, and hundreds of tests start Python anew: what the first compiles the others find.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; }

# again COMMAND…: up to four times, since networks hiccup.
again() {
  local wait
  for wait in 5 15 30 ''; do
    "$@" && return
    [ -n "$wait" ] || return 1
    say "failed: $1; once more in $wait s"
    sleep "$wait"
  done
}

# locked NAME: what requirements-test.lock says of a package, hashes included.
locked() { awk -v pin="^$1==" '$0 ~ pin { on = 1; print; next } /^[A-Za-z0-9]/ { on = 0 } on' requirements-test.lock; }

# uv …: the uv of the lock; where there is no .venv, pip fetches it alone.
uv() {
  local folder
  if [ -x .venv/bin/uv ]; then .venv/bin/uv "$@"; return; fi
  folder="$cache/$(locked uv | sed -n '1s/ .*//p')"
  if [ ! -x "$folder/bin/uv" ]; then
    locked uv >"$work/uv.txt"
    again python3 -m pip install --quiet --require-hashes --target "$folder" -r "$work/uv.txt" >&2
  fi
  "$folder/bin/uv" "$@"
}

# python_of VERSION: the path of such a Python on this machine; fails where there is none. Nothing is fetched.
python_of() {
  local command
  for command in "python$1" "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/"$1".*/bin/python /root/.pyenv/versions/"$1".*/bin/python; do
    if [ "$("$command" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$1" ]; then
      "$command" -c 'import sys; print(sys.executable)'
      return
    fi
  done
  return 1
}

# installed PACKAGE…: Debian's packages, installed where this runs as root (or may become it); else an error that says how.
installed() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  if ! command -v apt-get >/dev/null || ! "${root[@]}" true 2>/dev/null; then
    say "needs: apt-get install $*"
    return 1
  fi
  say "installs $*"
  again "${root[@]}" apt-get update -qq -o Acquire::Retries=3 >&2 &&
    again "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o Acquire::Retries=3 "$@" >"$work/apt.log" 2>&1 ||
    { cat "$work/apt.log" >&2; return 1; }
}

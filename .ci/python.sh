#!/usr/bin/env bash
# The tests on one Python, in an environment of its own. Ends with 3 where that Python is not to be had.
#   .ci/python.sh 3.13              with the packages of the lock
#   .ci/python.sh 3.11 lowest       with the oldest packages that pyproject.toml allows
#   .ci/python.sh 3.13 newest       with the newest
#   SHARE="1 of 3" …                a third of the tests
source "$(dirname "$0")/common.sh"

version=$1 packages=${2:-locked}

# Where this machine has no such Python: Debian's, in a folder of its own, if we are root on a Debian.
in_debian() {
  local debian="$cache/debian-with-python$version" tree="$work/tree"
  [ "$(uname)" = Linux ] && [ "$(id -u)" = 0 ] || return 3
  if [ ! -e "$debian/.complete" ]; then
    command -v debootstrap >/dev/null || installed debootstrap || return 3
    say "no Python $version here: unpacks Debian's in $debian"
    rm -rf "$debian"
    debootstrap --variant=minbase --include="python$version,ca-certificates,git" testing "$debian" >"$work/debian.log" 2>&1 ||
      { tail -3 "$work/debian.log" >&2; return 3; }
    touch "$debian/.complete"
  fi
  cp /etc/resolv.conf "$debian/etc/resolv.conf"
  cp /etc/ssl/certs/ca-certificates.crt "$debian/etc/ssl/certs/ca-certificates.crt"
  mkdir -p "$tree/.venv/bin" "$debian/taktvoll"
  git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- --ignore-failed-read 2>/dev/null | tar --extract --directory "$tree"
  uv --version >/dev/null
  cp "$([ -x .venv/bin/uv ] && echo .venv/bin/uv || ls "$cache"/uv==*/bin/uv | tail -1)" "$tree/.venv/bin/uv"
  # Mounts of a namespace end with it.
  unshare --mount bash -euc '
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount --bind "$2" "$1/taktvoll"
    exec chroot "$1" env PATH=/usr/sbin:/usr/bin HOME=/root TAKTVOLL_CI_CACHE=/var/cache/taktvoll-ci bash "/taktvoll/.ci/python.sh" "${@:3}"
  ' in_debian "$debian" "$tree" "$version" "$packages"
}

if ! python="$(python_of "$version")"; then
  in_debian
  exit
fi

uv venv --quiet --python "$python" "$work/venv"
python="$work/venv/bin/python"
into() { again uv pip install --quiet --python "$python" "$@"; }
marks="not java and not editor and not browser"
case $packages in
  locked)
    into --require-hashes -r requirements.lock
    into --require-hashes --no-build-isolation -r requirements-test.lock
    ;;
  lowest) # of what users install; the tools are those of today
    uv pip compile --quiet --python "$python" --resolution lowest-direct --extra all pyproject.toml -o "$work/lowest.txt"
    into -r "$work/lowest.txt" --group build --group test
    marks="$marks and not lock" warnings="-o filterwarnings=default"
    ;;
  newest)
    into --upgrade -r pyproject.toml --extra all --group build --group test
    marks="$marks and not lock" warnings="-o filterwarnings=default" # a newer package may announce what it will change
    ;;
esac
into --no-deps --no-build-isolation --editable .
say "Python $("$python" -c 'import platform; print(platform.python_version())') with the $packages packages: $(
  uv pip list --quiet --python "$python" --format freeze | grep -E '^(numpy|pydantic|rich|spacy|thinc|typer)==' | tr '\n' ' ')"
share=(${SHARE:+--splits "${SHARE#* of }" --group "${SHARE% of *}" --splitting-algorithm least_duration})
"$python" -m pytest -q -p no:cacheprovider -n "${JOBS:-auto}" --maxprocesses 8 --dist loadfile ${warnings:-} -m "$marks" "${share[@]}"

#!/usr/bin/env bash
# Both locks, from nothing, by the oldest pip that we support and by the newest. pip resolves, fetches and compares the hashes
# of everything; a lock that lacks an extra (coverage for coverage[toml]) fails here as it does in an installation.
source "$(dirname "$0")/common.sh"

# The pip of Python 3.11.0; README and Makefile say it too.
oldest=22.3
python="$(python_of 3.11)" || { say "no Python 3.11 on this machine"; exit 1; }

for pip in "==$oldest" ""; do
  environment="$work/pip$pip"
  uv venv --quiet --python "$python" "$environment"
  again uv pip install --quiet --python "$environment/bin/python" --upgrade "pip$pip"
  for lock in requirements.lock requirements-test.lock; do
    started=$SECONDS
    again "$environment/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --dry-run --require-hashes -r "$lock" >"$work/log" ||
      { tail -5 "$work/log"; exit 1; }
    say "$("$environment/bin/python" -m pip --version | cut -d ' ' -f 1-2) installs $lock ($((SECONDS - started)) s)"
  done
done

#!/usr/bin/env bash
# sdist and wheel as a user gets them: built, installed into an environment of their own, tried and tested without src/.
#   SHARE="1 of 3" .ci/package.sh     a third of the tests
#   WHEELS=dist .ci/package.sh        what lies there instead of building it
source "$(dirname "$0")/common.sh"

python="$(python_of 3.11)" || { say "no Python 3.11 on this machine"; exit 1; }
if [ -n "${WHEELS:-}" ]; then cp -r "$WHEELS" "$work/dist"; else make dist DIST="$work/dist" >/dev/null; fi
wheel="$(ls "$work"/dist/*.whl)"
say "$(cd "$work/dist" && du -h -- * | tr '\t\n' '  ')"

# The user: the oldest pip, the packages of the lock, another folder.
uv venv --quiet --python "$python" "$work/user"
again uv pip install --quiet --python "$work/user/bin/python" "pip==$(sed -n 's/^oldest=//p' .ci/locks.sh)"
pip="$work/user/bin/python -m pip --quiet --no-input --disable-pip-version-check"
again $pip install --require-hashes -r requirements.lock
$pip install --no-deps "$wheel"
$pip check
cp -r corpora/examples "$work/examples"
cd "$work"
user/bin/taktvoll --version
BIN="$work/user/bin" TODAY=2027-02-20 sh examples/demo.sh examples >demo.txt
say "check and rewrite of the examples: $(wc -l <demo.txt) lines"
cd - >/dev/null

# The packager: the tests of the unpacked sdist against the wheel.
uv venv --quiet --python "$python" "$work/packager"
into() { again uv pip install --quiet --python "$work/packager/bin/python" "$@"; }
into --require-hashes -r requirements.lock
into --require-hashes --no-build-isolation -r requirements-test.lock
into --no-deps "$wheel"
tar -xzf "$work"/dist/*.tar.gz -C "$work"
cd "$work"/taktvoll-*/
test="$work/packager/bin/python"
"$test" -c 'import sys, taktvoll; sys.exit("site-packages" not in taktvoll.__file__ and taktvoll.__file__)'
share=(${SHARE:+--splits "${SHARE#* of }" --group "${SHARE% of *}" --splitting-algorithm least_duration})
"$test" -m pytest -q -p no:cacheprovider -n "${JOBS:-auto}" --maxprocesses 8 --dist loadfile -m "not java and not editor and not browser" "${share[@]}"

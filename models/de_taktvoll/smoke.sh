#!/usr/bin/env bash
# Runs every step of the project once on a few sentences: bash smoke.sh [FOLDER]
# PYTHON names the interpreter (default: python); it needs the group `train` of pyproject.toml.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH="$here/scripts:$here/../shared:$here/../../src${PYTHONPATH:+:$PYTHONPATH}"
exec "${PYTHON:-python}" "$here/scripts/smoke.py" "${1:-$(mktemp -d)}"

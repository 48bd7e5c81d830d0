#!/bin/sh
# `import dask` changes how every exception of the process is pickled: its cause and its traceback come along.
#
# Packages: dask 2026.8.0, and tblib 3.2.2, which distributed brings (Python's own pickle is what they meet).
# One expects: pickle.dumps(error) takes the class, the arguments and the attributes of an error, whoever raised it, and that
#   an import of a library for data frames changes nothing about it.
# What happens: where tblib is there, Dask installs its support for tracebacks into copyreg when it is imported. From then on the cause is
#   pickled, too, so an error that could be sent cannot be sent any more where its cause is of a local class.
# Why it matters: whoever turns an error that cannot be sent into one that can („raise Told(...) from error“) before it leaves a
#   worker process is safe until somebody imports Dask in the same process; then the pool says that a worker ended abruptly.
#   Without a cause („raise told“ outside the except block) it is sent as before.
# Seen:
#   before import dask: sent
#   after import dask: AttributeError
#   after import dask, without its cause: sent
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$T/v"
"$T/v/bin/pip" -q --disable-pip-version-check install --no-compile dask==2026.8.0 tblib==3.2.2
"$T/v/bin/python" -I -X utf8 - <<'EOF'
import pickle
import sys


def told(*, with_cause):
    class LocalError(Exception):
        pass

    try:
        if not with_cause:
            raise RuntimeError("what it was")
        try:
            raise LocalError("what it was")
        except LocalError as error:
            raise RuntimeError("what it was") from error
    except RuntimeError as error:
        return error


def sent(**how):
    try:
        pickle.dumps(told(**how))
    except Exception as error:
        return type(error).__name__
    return "sent"


def expect(when, got, want):
    print(f"{when}: {got}")
    if got != want and not (want != "sent" and got != "sent"):
        sys.exit(f"Changed: {when} it is now {got}, before {want}")


expect("before import dask", sent(with_cause=True), "sent")
import dask  # noqa: E402,F401

expect("after import dask", sent(with_cause=True), "AttributeError")
expect("after import dask, without its cause", sent(with_cause=False), "sent")
EOF

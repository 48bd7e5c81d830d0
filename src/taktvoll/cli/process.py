"""The process of the command: what lets it start and end quickly. The library does nothing of the kind to its caller's process."""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from taktvoll.checker import Checker
    from taktvoll.grammar.session import GrammarSession
    from taktvoll.settings import Settings

GARBAGE = (250_000, 20, 50)
"""Objects, and collections, after which Python looks for garbage. Its own limit is 700: while modules are imported and models
loaded, it would look hundreds of times and find nothing. The check of one draft makes fewer than this and never looks."""
_SPACY_COMMANDS = "spacy.cli"
_OLD_PYDANTIC = "pydantic.v1"
"""What spaCy's settings are read with asks for it in case somebody has models of pydantic 1; ours has none."""


def start_quickly() -> None:
    """To be called before anything is imported."""
    gc.set_threshold(*GARBAGE)


def end_quickly(status: object) -> None:
    """End the process with `status` without taking its objects apart one by one, as mypy does; come back where that is not safe.

    Not safe: a status that is no number, output that cannot be written, other threads, and whoever looks on (a debugger, a
    profiler, an interactive session). What others registered to be done at exit is done.
    """
    looked_on = sys.gettrace() or sys.getprofile() or sys.flags.interactive or sys.flags.inspect
    if not isinstance(status, int) or looked_on or threading.active_count() > 1:
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - the only way to run them now
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def checker_of(settings: "Settings", session: "GrammarSession | None") -> "Checker":
    """A checker, for which spaCy is imported without what the check of a draft does not need of it."""
    from taktvoll.checker import Checker

    if "spacy" not in sys.modules:
        with ExitStack() as lean:
            lean.enter_context(_without_spacy_commands())
            lean.enter_context(_models_built_when_used())
            if settings.model is None:
                lean.enter_context(_without_old_pydantic())
            import spacy  # noqa: F401 - from now on it is there
    return Checker(settings, session=session)


@contextmanager
def lean_protocol() -> Iterator[None]:
    """Have the classes of the language server protocol made without what nobody asks of them: comparing, printing, slots.

    ``lsprotocol`` makes 554 of them with attrs, which writes and compiles the code of each: a quarter of the server's start.
    """
    import attrs

    define = attrs.define

    def lean(cls: type | None = None, **options: Any) -> Any:
        options |= {"repr": False, "eq": False, "slots": False, "match_args": False}
        return define(**options) if cls is None else define(cls, **options)

    vars(attrs)["define"] = lean
    try:
        yield
    finally:
        vars(attrs)["define"] = define


@contextmanager
def _without_spacy_commands() -> Iterator[None]:
    """Have a stand-in for ``spacy.cli``, which ``import spacy`` loads for one function and which takes a fifth of a cold start.

    It is gone afterwards: who imports ``spacy.cli`` gets the real one, and who calls ``spacy.info()``, too.
    """
    package, module = ModuleType(_SPACY_COMMANDS), ModuleType(f"{_SPACY_COMMANDS}.info")
    package.__path__ = []
    module.__dict__["info"] = _info
    stand_ins = {package.__name__: package, module.__name__: module}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


@contextmanager
def _models_built_when_used() -> Iterator[None]:
    """Let pydantic put off the validators of models that are defined meanwhile until they are first used.

    spaCy defines a dozen for its own settings, training and projects, of which loading a pipeline uses two.
    """
    from pydantic import BaseModel

    before = BaseModel.model_config
    BaseModel.model_config = {**before, "defer_build": True}
    try:
        yield
    finally:
        BaseModel.model_config = before


@contextmanager
def _without_old_pydantic() -> Iterator[None]:
    """Have no pydantic 1 to be found; afterwards it is where it was."""
    if _OLD_PYDANTIC in sys.modules:
        yield
        return
    sys.modules[_OLD_PYDANTIC] = None  # type: ignore[assignment]  # Python then says that there is none
    try:
        yield
    finally:
        del sys.modules[_OLD_PYDANTIC]


def _info(*args: Any, **options: Any) -> Any:
    """What ``spacy.info`` is then: the real one, asked for when it is called."""
    from spacy.cli.info import info

    return info(*args, **options)

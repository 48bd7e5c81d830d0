"""One server in the background for later commands."""

import contextlib
from collections.abc import Callable

from taktvoll.errors import GrammarError
from taktvoll.grammar.process import end
from taktvoll.grammar.server import IDLE, Server
from taktvoll.grammar.state import State, forget_state, read_state, state_path


def start_background(
    *, port: int | None = None, idle: float = IDLE, tell: Callable[[str], None] = lambda _: None
) -> tuple[State, bool]:
    """The server in the background, and whether this call started it; `tell` gets „start“ and „load“."""
    state = read_state()
    if state is not None:
        return state, False
    tell("start")
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(port=port))
        tell("load")
        server.warm_up()
        other = read_state()
        if other is not None:  # someone else was faster
            return other, False
        kept = server.keep(idle)
        stack.pop_all()
        return kept, True


def stop_background() -> bool:
    """End the server in the background; whether there was one. Raises `GrammarError` where it will not end."""
    state = read_state()
    if state is None:
        forget_state()
        return False
    end(state.watchdog, state.watchdog_started, patience=8.0)
    if not end(state.pid, state.started):
        raise GrammarError(
            f"LanguageTool (process {state.pid}) does not end; end it by hand and delete {state_path()}",
            f"LanguageTool (Prozess {state.pid}) endet nicht; beenden Sie es von Hand und löschen Sie {state_path()}.",
        )
    forget_state()
    return True

"""Whether to print in colour: what the user says by option or variable, else whether a terminal listens."""

import os


def use_color(choice: str = "auto", *, to_terminal: bool) -> bool:
    """Whether to print in colour: `choice` is „always“, „never“, or „auto“.

    With „auto“ NO_COLOR and ``TERM=dumb`` say no, FORCE_COLOR and CLICOLOR_FORCE say yes (but for „0“), else `to_terminal`.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"

"""Regular expressions that are compiled when they are first asked: of hundreds a draft asks some, and each compilation takes its time."""

import re
from typing import Any, cast


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, as far as its methods and attributes go; an error in `source` shows when it is first used.

    It is no `re.Pattern` and cannot be given to the functions of `re`.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))


class _LazyPattern:
    """Stands for a pattern. What was asked of it once lies in its own ``__dict__``, so that the next call finds it there."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._flags), name)  # `re` keeps it, and so do the methods
        self.__dict__[name] = found
        return found

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r}, {self._flags!r})"

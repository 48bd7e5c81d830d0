"""The reading of drafts in threads of its own, so that the loop stays free, and only for so long."""

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

from taktvoll.bilingual import Text
from taktvoll.page.questions import Refused
from taktvoll.page.texts import TOO_SLOW

LONGEST = 20.0
"""Seconds for one question; a mail takes hundredths of one."""
AT_ONCE = 2
"""Questions that are worked at together: a check need not wait for a rewrite."""

T = TypeVar("T")


class Work:
    """Threads that end with the process: who stops the server does not wait for a draft that nobody wants any more."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._limiter = anyio.CapacityLimiter(AT_ONCE)

    async def do(self, job: Callable[[], T]) -> T:
        """What `job` gives; raises `Refused` where it takes too long, else what `job` raises."""
        try:
            with anyio.fail_after(self._longest):
                return await anyio.to_thread.run_sync(job, abandon_on_cancel=True, limiter=self._limiter)
        except TimeoutError:
            said = (TOO_SLOW.in_language(lang, seconds=round(self._longest)) for lang in ("de", "en"))
            raise Refused(504, Text(de=next(said), en=next(said))) from None

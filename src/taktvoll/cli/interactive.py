"""``rewrite --interactive``: show each change and ask for it, on standard error."""

import sys
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text

if TYPE_CHECKING:
    from taktvoll.rewritten import Change

_QUESTION = Text(de="Übernehmen? [J/n] ", en="Accept? [Y/n] ")
YES, NO = frozenset({"", "j", "ja", "y", "yes"}), frozenset({"n", "nein", "no"})


class Asking:
    """Asks about the changes of one draft, and knows how many were asked about and accepted."""

    def __init__(self, original: str, *, lang: str, color: bool) -> None:
        self._original = original
        self._lang = lang
        self._color = color
        self.asked = 0
        self.accepted = 0

    def __call__(self, change: "Change") -> bool:
        """Whether the user accepts `change`; KeyboardInterrupt where there are no more answers, as for Ctrl-C."""
        from taktvoll.formats.terminal import render_change

        sys.stderr.write(render_change(change, self._original, lang=self._lang, color=self._color))
        self.asked += 1
        while True:
            sys.stderr.write(_QUESTION.in_language(self._lang))
            sys.stderr.flush()
            answer = sys.stdin.readline()
            if not answer:
                raise KeyboardInterrupt
            word = answer.strip().lower()
            if word in YES or word in NO:
                self.accepted += word in YES
                return word in YES

"""``rewrite --interactive``: go through the changes of a draft and decide, on standard error; nothing is final until the end."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text

if TYPE_CHECKING:
    from taktvoll.rewritten import Change

_QUESTION = Text(
    de="Übernehmen? [J]a, [n]ein, [b]earbeiten, [z]urück, [a]lle, [f]ertig: ",
    en="Accept? [Y]es, [n]o, [e]dit, [b]ack, [a]ll, [d]one: ",
)
_MEANING = Text(
    de="""  j oder nur die Eingabetaste: übernehmen     n: so lassen, wie es war
  b: eigenen Text dafür schreiben             z: zur Änderung davor
  a: diese und alle weiteren übernehmen       f: fertig, die weiteren bleiben, wie sie waren
""",
    en="""  y or just Enter: accept                     n: leave it as it was
  e: write a text of your own for it          b: back to the change before
  a: accept this and all that follow          d: done, those that follow stay as they were
""",
)
_PLACE = Text(de="{number} von {count} · Zeile {line}", en="{number} of {count} · line {line}")
_OWN = Text(de="Ihr Text (leer: doch nicht): ", en="Your text (empty: not after all): ")
YES, NO = frozenset({"", "j", "ja", "y", "yes"}), frozenset({"n", "nein", "no"})
_COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {"b": "edit", "bearbeiten": "edit", "z": "back", "zurück": "back", "a": "all", "alle": "all", "f": "done", "fertig": "done"},
    "en": {"e": "edit", "edit": "edit", "b": "back", "back": "back", "a": "all", "all": "all", "d": "done", "done": "done"},
}  # fmt: skip


class Asking:
    """Asks about the changes of one draft; called with a change afterwards, it gives what was decided: yes, no, or another text."""

    def __init__(self, original: str, *, lang: str, color: bool) -> None:
        self._original = original
        self._lang = lang
        self._color = color
        self._decided: dict[Change, bool | str] = {}

    @property
    def asked(self) -> int:
        """How many changes there were."""
        return len(self._decided)

    @property
    def accepted(self) -> int:
        """How many are made, as they are or in the user's words."""
        return sum(answer is not False for answer in self._decided.values())

    def __call__(self, change: "Change") -> bool | str:
        """What was decided about `change`."""
        return self._decided[change]

    def ask(self, changes: "Sequence[Change]") -> None:
        """Go through `changes`; KeyboardInterrupt where there are no more answers, as for Ctrl-C."""
        answers: list[bool | str] = []
        while len(answers) < len(changes):
            answer = self._about(changes[len(answers)], len(answers) + 1, len(changes))
            if answer == "back":
                answers = answers[:-1]
            elif answer in {"all", "done"}:
                answers += [answer == "all"] * (len(changes) - len(answers))
            elif answer == "edit":
                own = self._line(_OWN).strip()
                answers += [own] if own else []
            else:
                answers.append(answer == "yes")
        self._decided = dict(zip(changes, answers, strict=True))

    def _about(self, change: "Change", number: int, count: int) -> str:
        from taktvoll.formats.terminal import render_change
        from taktvoll.positions import Places

        line = Places(self._original).place(change.start)[0]
        sys.stderr.write(f"\n{_PLACE.in_language(self._lang, number=number, count=count, line=line)}")
        sys.stderr.write(render_change(change, self._original, lang=self._lang, color=self._color))
        while True:
            word = self._line(_QUESTION).strip().lower()
            if word in YES or word in NO:
                return "yes" if word in YES else "no"
            if word in _COMMANDS[self._lang]:
                return _COMMANDS[self._lang][word]
            sys.stderr.write(_MEANING.in_language(self._lang))

    def _line(self, question: Text) -> str:
        sys.stderr.write(question.in_language(self._lang))
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        return answer

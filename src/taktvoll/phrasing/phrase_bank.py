"""The phrase bank: what a letter may say for each act, as data with conditions (``bank/*.toml``).

Each ``[[phrase]]`` has an ``act`` and a ``text``. ``[Ihnen|dir|euch|-]`` holds the forms for Sie, du, ihr and a letter without
address, „-“ where there is none (`Voice`). Conditions, all optional, each a list of which one must fit: ``matter``, ``style``,
``register``, ``region``, ``occasion``, ``stage``, ``stance``, ``counterpart``, ``kind``, ``noun``; ``needs`` names parts that must
be filled; ``late = true`` fits only a mail on the last day or the day before. ``{what}``, ``{where}``, ``{when}`` and the like are
filled from the draft's own facts, or are empty. No phrase states a fact.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from taktvoll.phrasing.nouns import NOUNS
from taktvoll.phrasing.voice import Voice

_CONDITIONS = ("matter", "register", "region", "occasion", "stage", "stance", "counterpart", "kind", "noun")
_PART = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One wording of an act."""

    act: str
    text: str
    style: tuple[str, ...] = ()
    """Styles it belongs to; empty: all."""
    needs: tuple[str, ...] = ()
    late: bool = False
    conditions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(name, values of which one must fit)."""

    @property
    def is_of_situation(self) -> bool:
        """Whether only some stages or stances have it: then it says more than the general wordings."""
        return any(name in {"stage", "stance"} for name, _ in self.conditions)

    def fits(self, voice: Voice, facts: Mapping[str, str], parts: Mapping[str, str]) -> bool:
        """Whether it can be said: `facts` are condition → value, `parts` what fills its places."""
        known = {**facts, "register": voice.register, "region": voice.region}
        return (
            voice.can_say(self.text)
            and all(parts.get(name, "").strip() for name in self.needs)
            and (not self.late or facts.get("late") == "yes")
            and all(known.get(name, "") in values for name, values in self.conditions)
        )


@functools.cache
def phrases_of(act: str) -> tuple[Phrase, ...]:
    """All wordings of `act`, in the order of the files; raises KeyError for an unknown act."""
    return _bank()[act]


@functools.cache
def _bank() -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    folder = files(f"{__package__}.bank")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            for entry in tomllib.loads(path.read_text(encoding="utf-8"))["phrase"]:
                found.setdefault(entry["act"], []).append(_phrase(entry, path.name))
    return {act: tuple(wordings) for act, wordings in found.items()}


def _phrase(entry: Mapping[str, object], file: str) -> Phrase:
    known = {"act", "text", "style", "needs", "late", *_CONDITIONS}
    if unknown := entry.keys() - known:
        raise ValueError(f"{file}: {entry.get('text')!r} has unknown keys {sorted(unknown)}; known are {sorted(known)}")

    def several(name: str) -> tuple[str, ...]:
        values = entry.get(name, ())
        if not isinstance(values, list | tuple):
            raise ValueError(f"{file}: {entry.get('text')!r}: {name} is a list")  # noqa: TRY004 - data, not an argument
        return tuple(str(value) for value in values)

    return Phrase(
        act=str(entry["act"]),
        text=str(entry["text"]),
        style=several("style"),
        needs=several("needs"),
        late=bool(entry.get("late", False)),
        conditions=tuple((name, several(name)) for name in _CONDITIONS if name in entry),
    )


def candidates(
    act: str, voice: Voice, *, facts: Mapping[str, str], parts: Mapping[str, str], style: str = "plain"
) -> list[Phrase]:
    """The wordings of `act` that fit, those of the style first; the most special conditions first among them."""
    fitting = [phrase for phrase in phrases_of(act) if phrase.fits(voice, facts, parts)]
    reasoned = [phrase for phrase in fitting if "why" in phrase.needs]
    late = [phrase for phrase in fitting if phrase.late]
    told = [phrase for phrase in fitting if phrase.act != "reason" and phrase.is_of_situation]
    fitting = reasoned or told or late or fitting
    of_style = [phrase for phrase in fitting if style in phrase.style] if style != "plain" else []
    neutral = [phrase for phrase in fitting if not phrase.style or "plain" in phrase.style]
    return of_style or neutral or fitting


def fill(phrase: Phrase, voice: Voice, parts: Mapping[str, str]) -> str:
    """The wording in the letter's voice, its places filled."""
    text = _PART.sub(lambda match: parts.get(match[1], ""), voice.say(phrase.text))
    text = re.sub(r",(?=[.,?!])", "", re.sub(r"\s{2,}", " ", text)).strip()
    text = re.sub(r"(?<!\.)\.\.$", ".", text)
    return voice.spelled(text[:1].upper() + text[1:])


@functools.cache
def vocabulary() -> frozenset[str]:
    """Every word of every wording: words that a rewrite may use although the draft does not."""
    texts = " ".join(phrase.text for wordings in _bank().values() for phrase in wordings)
    words = set(_WORD.findall(_PART.sub(" ", texts)))
    words |= {
        word for noun in NOUNS for form in (noun.accusative, noun.to, noun.of, noun.at) for word in _WORD.findall(form)
    }
    words |= {word.replace("ß", "ss") for word in words}
    return frozenset(words)

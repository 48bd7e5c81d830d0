"""Colloquial words, emoji, „!!“ and shouting in a letter to an employer."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from taktvoll.analysis import AnalysedSentence, Analysis, Evidence
from taktvoll.finding import Edit, Severity
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.lint.edits import begins_a_sentence, offer, safe
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import enumerate_quotes, shorten, sources_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.mail.emoji import EMOJI, JOINTS, TONES
from taktvoll.phrasing.lexicons import standard_forms
from taktvoll.settings import Settings

PLAIN = Text(de="In Schriftsprache", en="In standard German")
_GREETINGS = lazy_pattern(r"(?:v?lg|glg|vg)\Z", re.IGNORECASE)
_HELLOS = frozenset({"hi", "hey", "huhu", "hallöchen", "na"})
_STOPS = lazy_pattern(r"[!?]+\Z")
_PICTURE = lazy_pattern(rf"[^\w\s.,!?]+\Z|{EMOJI}[{JOINTS}]*\Z|[:;]-?[)(DPp]\Z|\^\^\Z|xD\Z|<3\Z")
_JOINT = lazy_pattern(rf"[{JOINTS}]*")
_TONES = lazy_pattern(f"[{TONES}]")
_LOOK_BACK = 80
_SHOUTED = frozenset(
    ["NICHT", "NIE", "NIEMALS", "SEHR", "BITTE", "KEIN", "KEINE", "ABSOLUT", "WIRKLICH", "GAR", "IMMER", "NUR", "DREI", "ALLES", "SOFORT", "ENDLICH", "UND", "NEIN", "NICHTS", "ECHT", "VIEL"]
)  # fmt: skip
"""Words in shouting capitals that are surely no nouns."""


PERHAPS = "informal.perhaps"
"""Evidence that a model has confirmed: whether it does so again once another word is mended is not certain."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for each sentence that carries `informal`, from its first informal word to the last."""
    context = RuleContext(analysis, settings)
    for sentence in analysis.letter_sentences_with("informal"):
        marks = _whole_pictures(analysis.text, sentence.evidence_of("informal"))
        start, end = (_trimmed(analysis, marks) if marks else None) or sentence.stretch_of("informal")
        quotes = [analysis.quote(mark).strip() for mark in marks] or [shorten(analysis.text[start:end])]
        edits = [_plain(context, sentence, mark) for mark in marks]
        known = tuple(edit for edit, _ in (pair for pair in edits if pair is not None))
        sure = all(mark.source != PERHAPS for mark in marks)
        certain = bool(edits) and sure and all(pair is not None and pair[1] for pair in edits)
        fix = safe if certain else offer
        yield Match(
            start=start,
            end=end,
            fields={"quote": enumerate_quotes(quotes, settings.lang)},
            fixes=fix(PLAIN, settings, known) if len(known) == len(edits) else (),
            evidence=sources_of(marks),
        )


def _whole_pictures(text: str, marks: Sequence[Evidence]) -> list[Evidence]:
    """Marks of pictures with all that belongs to them: 👩‍💻 is three characters, 👍🏽 two, and each is one picture."""
    whole: list[Evidence] = []
    for mark in marks:
        before = whole[-1] if whole else None
        joined = before is not None and before.end == mark.start and _PICTURE.match(text, before.start, before.end)
        if _PICTURE.match(text, mark.start, mark.end):
            joint = _JOINT.match(text, mark.end)
            mark = dataclasses.replace(mark, end=joint.end() if joint else mark.end)  # noqa: PLW2901 - the same mark, whole
            if joined and before and (text[before.end - 1] == "\u200d" or _TONES.match(text, mark.start)):
                whole[-1] = dataclasses.replace(before, end=mark.end)
                continue
        whole.append(mark)
    return whole


def _trimmed(analysis: Analysis, marks: list[Evidence]) -> tuple[int, int]:
    text = analysis.text[marks[0].start : marks[-1].end]
    return marks[0].start + len(text) - len(text.lstrip()), marks[-1].end - (len(text) - len(text.rstrip()))


def _plain(context: RuleContext, sentence: AnalysedSentence, mark: Evidence) -> tuple[Edit, bool] | None:
    """The edit that writes the marked words out, and whether it is always right."""
    start, end = _trimmed(context.analysis, [mark])
    word = context.text[start:end]
    if _PICTURE.match(word):
        line = sentence.has("closing", "salutation")
        ends = not line and end == sentence.end
        sure = not ends or _line_ends(context.text, end) or begins_a_sentence(context.text, end)
        return _without_picture(context.text, start, end, stop=ends), sure
    form, certain = _written_out(context, word)
    certain = certain or (form == f"{word}e" and _beside_ich(context.text, start, end))
    return (Edit(start=start, end=end, text=form), certain) if form else None


def _beside_ich(text: str, start: int, end: int) -> bool:
    """Whether a clipped verb stands beside its „ich“ and so is no imperative."""
    before, after = text[max(0, start - 6) : start].lower().split(), text[end : end + 6].lower().split()
    return before[-1:] == ["ich"] or after[:1] == ["ich"]


def _written_out(context: RuleContext, word: str) -> tuple[str | None, bool]:
    """What is written instead of `word`, None where nothing is known, and whether that is always right."""
    certain = True
    if _STOPS.match(word):
        form: str | None = "?" if "?" in word else "."
    elif _GREETINGS.match(word):
        form = context.greeting
    elif word.lower() in _HELLOS:
        form = "hallo"
    elif word in _SHOUTED:
        return word.lower(), certain
    else:
        known = standard_forms().get(word.lower())
        form, certain = (known.text, known.certain and not word.isupper()) if known else (None, False)
    return (form[0].upper() + form[1:] if form and word[0].isupper() else form), certain


def _without_picture(text: str, start: int, end: int, *, stop: bool) -> Edit:
    """Take an emoji out with the space before it; where a `stop` is due, a sentence that has none gets its full stop.

    At the head of a line it goes with the space behind it.
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    if not before.rpartition("\n")[2].strip(" ") and text[end : end + 1] == " ":
        return Edit(start=start, end=end + 1, text="")
    space = len(before) - len(before.rstrip(" "))
    stopped = before.rstrip(" ").endswith((".", "!", "?", ",", ":", "\n"))
    return Edit(start=start - space, end=end, text="." if stop and not stopped else "")


def _line_ends(text: str, end: int) -> bool:
    return not text[end : end + 80].split("\n", 1)[0].strip()


RULE = Rule(
    id="informal",
    severity=Severity.WARNING,
    title=Text(de="Umgangssprache", en="Colloquial wording"),
    message=Text(de="Für diesen Brief zu locker: „{quote}“.", en="Too casual for this letter: “{quote}”."),
    advice=Text(
        de="Schreiben Sie das Wort aus oder wählen Sie ein neutrales; Emoji und doppelte Ausrufezeichen lassen Sie weg.",
        en="Write the word out or choose a neutral one; leave out emoji and double exclamation marks.",
    ),
    why=Text(
        de="Am Bildschirm fehlt Ihre Stimme: Was gesprochen freundlich klingt, wirkt geschrieben leicht gleichgültig.",
        en="On the screen your voice is missing: what sounds friendly when spoken may look careless when written.",
    ),
    source=Text(
        de="Derselbe sachliche Ton wie in Ihrer Bewerbung.",
        en="The same professional tone as in your application.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter("vielen Dank für Ihre Einladung. Leider ⟦hab⟧ ich am Freitag keine Zeit und muss absagen."),
            good=letter("vielen Dank für Ihre Einladung. Leider habe ich am Freitag keine Zeit und muss absagen."),
        ),
        Example(
            bad=letter("vielen Dank für Ihre Einladung⟦!!⟧ Leider muss ich absagen."),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen."),
        ),
    ),
    near_misses=(
        "Hallo Frau Weiß,\n\nvielen Dank für Ihre Einladung! Leider muss ich absagen.\n\nViele Grüße\nJana Kröger",
        "Grüezi Herr Kern\n\nVielen Dank für Ihre Einladung. Leider muss ich absagen.\n\nFreundliche Grüsse\nJana Kröger",
    ),
)

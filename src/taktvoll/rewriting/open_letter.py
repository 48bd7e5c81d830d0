"""What stays of a draft that leaves its decision open: what its writer asks, waits for and promises, and no word of the wavering.

Such a letter says that nothing is decided (a phrase), by when the answer comes, what the reader has to know or to answer until
then, and the thanks, papers and warm lines of the draft. It refuses nothing, gives no ground, apologises for nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from taktvoll.annotate.open_decision import answers_later, asks_to_hold, depends_on_something, is_unsure, says_no
from taktvoll.mail.reading_text import one_line
from taktvoll.phrasing.plain_words import cased_like, in_plain_words
from taktvoll.rewriting.content import LIKELY_NEEDED, ClauseContent, SentenceContent
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.open_points import plain_points, reader_is_asked
from taktvoll.rewriting.own_words import OwnWords, own_words
from taktvoll.rewriting.practical import asks, is_practical
from taktvoll.rewriting.selection import Fate, first_fate
from taktvoll.rewritten import ChangeKind

_NO_FAULTS_HERE = frozenset({"hedged_decision", "unneeded", "over_explanation"})
"""Rules that object to doubt and length: what of an open letter has to be said is no doubt."""
PLAINLY_OPEN = re.compile(
    r"\b(?:keine\s+(?:feste\s+|endgültige\s+|verbindliche\s+)?zusage|weder\s+(?:fest\s+)?zu-?\s+noch\s+ab|noch\s+nicht\s+(?:entschieden|entscheiden|zusagen|unterschreiben|festlegen))\b",
    re.IGNORECASE,
)
"""The writer's own words for it, as good as a phrase."""
_SOFTENED = re.compile(
    r",?\s(?:vielleicht|eventuell|irgendwie|quasi|halt|sozusagen|ehrlich gesagt|eh|ja)(?=[\s,.?!])(?!\s+(?:oder|wenn)\b)",
    re.IGNORECASE,
)
_MAYBE_ASKS = re.compile(
    r"^(?:Vielleicht|Eventuell)\s+(?P<verb>(?:könn|kann|würd|wär|dürf|mög|mag|wiss)\w*)\s(?P<rest>[^?]+?)[.!]?$",
    re.IGNORECASE,
)
"""„Vielleicht könnten Sie mir sagen, ob …“: a question."""
_OR_ELSE = re.compile(
    r"(?:,\s*+|(?<=\w)\s++)(?:ansonsten|sonst|andernfalls|oder)\s+(?:vergeben|geben|nehmen|gib|gebt|nimm|nehmt|vergebt)\b[^.!?]*|,\s*wenn\s+(?:das|es)\s+(?:\w+\s+)?(?:geht|ginge|möglich\s+ist)\b",
    re.IGNORECASE,
)
"""„…, ansonsten geben Sie ihn halt weiter“: what the reader may do anyway."""
_NO_COMMA = re.compile(r"\b(sagen|wissen|verraten)(?=\s(?:ob|wann)\s)", re.IGNORECASE)
_AWAITS = re.compile(
    r"\b(?:entscheid\w*|entschied\w*|entscheidung|rückmeldung|ergebnis|zusage|bescheid|prüfung|antwort)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"^(?:also\s+|so,?\s+|hm+,?\s+|puh,?\s+)?(?P<about>(?:wegen|bezüglich|betreffs?|zu[mr]?|was|es\s+geht\s+um)\s(?:[^:.!?]|(?<=\d)[.:]){3,110}?)(?:\s*(?::\s|(?<!\d)\.$|…|\.\.\.|,\s+(?=ich\b))|\s(?=\w+\s+ich\b))",
    re.IGNORECASE,
)
"""„wegen dem Interview am 18.11. um 14 Uhr, Postdoc Ökologie: …“: what the letter is about, before the doubt."""
NAMES_A_DAY = re.compile(
    r"\d|\b(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:vormittag|nachmittag|mittag|abend|früh)?|morgen|heute)\b",
    re.IGNORECASE,
)


_ON_THAT = re.compile(r"\b(?:davon|daran)\b[^.!?]{0,60}\b(?:abhängig|ab|hängt|abhängen)\b", re.IGNORECASE)


SHORT = 14
"""Words of a sentence that only tells a day."""
_SAYS_OF_THE_READER = re.compile(
    r"\b(?:eingeladen|angeboten|vorgeschlagen|vereinbart|ausgemacht|gebeten)\b", re.IGNORECASE
)
_PLEADS_SLOPPILY = re.compile(r"\b(?:sauer|böse|krumm|übel)\b", re.IGNORECASE)
ONE_BREATH = 24
"""Words of a condition that is told as its writer tells it."""


def select_open(content: Sequence[SentenceContent], goal: Goal) -> tuple[Fate, ...]:
    """The fate of every sentence of a draft that leaves its decision open."""
    fates: list[Fate] = []
    for item in content:
        if not item.in_body:
            fates.append(first_fate(item, goal))
            continue
        last = next((fate for fate in reversed(fates) if fate.item.in_body), None)
        fates.append(_open_fate(item, goal, torn=last is not None and last.is_gone))
    return tuple(fates)


def without_open(fates: Sequence[Fate], rules: Mapping[int, str], goal: Goal) -> tuple[Fate, ...]:
    """`fates` without the sentences at the places that `rules` names; what they ask and promise stays, in a phrase."""
    return tuple(
        fate
        if fate.item.place not in rules or (rules[fate.item.place] in _NO_FAULTS_HERE and is_point(fate))
        else _in_phrases(fate.item, goal, rules[fate.item.place])
        for fate in fates
    )


def is_point(fate: Fate) -> bool:
    """Whether what stays of a sentence is a point."""
    return fate.words is not None and says_a_point(fate.words.text)


def says_a_point(quote: str) -> bool:
    """Whether the reader of an open letter has to know it: a question, a condition, when the answer comes, what to keep."""
    line = one_line(quote)
    return (
        reader_is_asked(line) or asks_to_hold(line) or (answers_later(line) and _says_when(line))
        or (depends_on_something(line) and not is_unsure(line))
    )  # fmt: skip


def _says_when(line: str) -> bool:
    return line.endswith("?") or bool(NAMES_A_DAY.search(line)) or "dann" in line.lower() or "woche" in line.lower()


def _open_fate(item: SentenceContent, goal: Goal, *, torn: bool) -> Fate:
    line = one_line(item.quote)
    if says_a_point(line):
        words = _own_point(item, goal, torn=torn)
        if words is not None:
            return Fate(item=item, words=words, rule=words.rule)
        return _in_phrases(item, goal, "hedged_decision", torn=torn)
    words = own_words(_undoubted(item), goal, torn=torn) if _stays(item, line) else None
    doubt = item.sentence.has("hedge") or is_unsure(line)
    return Fate(
        item=item, words=words, rule=None if words else "hedged_decision" if doubt else (*item.faults, "unneeded")[0]
    )


def _stays(item: SentenceContent, line: str) -> bool:
    """Whether a sentence that says none of the points belongs into the letter all the same."""
    hard = set(item.faults) - _NO_FAULTS_HERE - {"informal", "register_mix"}
    about = ABOUT.match(line)
    doubts = is_unsure(line) or (item.sentence.has("hedge") and not is_practical(line))
    if hard or (about is not None and about.end() == len(line)) or says_no(line) or item.withdraws:
        return False
    if _PLEADS_SLOPPILY.search(line):
        return False
    if doubts or PLAINLY_OPEN.search(line):
        return bool(PLAINLY_OPEN.search(line))
    if item.acts & {"thanks", "goodwill"}:
        return True
    if "reason" in item.acts or item.sentence.has("private", "negative"):
        return not item.faults and not item.sentence.has("private", "negative") and bool(_AWAITS.search(line))
    return _tells(item, line)


def _tells(item: SentenceContent, line: str) -> bool:
    """Whether the reader has to do something with it, or it is kind."""
    needed = item.needed >= LIKELY_NEEDED and not item.sentence.has("informal")
    return (
        is_practical(line)
        or asks(line)
        or item.is_listed
        or (bool(NAMES_A_DAY.search(line)) and (len(line.split()) <= SHORT or bool(_SAYS_OF_THE_READER.search(line))))
        or ((needed or item.is_warm) and not item.faults)
    )


def _undoubted(item: SentenceContent) -> SentenceContent:
    """`item` without the faults that only object to doubt."""

    def clause(one: ClauseContent) -> ClauseContent:
        return replace(one, faults=_rest(one.faults), bare_faults=_rest(one.bare_faults))

    return replace(
        item,
        faults=_rest(item.faults),
        main=tuple(map(clause, item.main)),
        dependent=tuple(map(clause, item.dependent)),
    )


def _rest(faults: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fault for fault in faults if fault not in _NO_FAULTS_HERE)


def _own_point(item: SentenceContent, goal: Goal, *, torn: bool) -> OwnWords | None:
    """The writer's own words for a point, without what softens them; None where a phrase says it better."""
    line = one_line(item.quote)
    if _is_better_said(item, line):
        return None
    words = own_words(_undoubted(item), goal, torn=torn)
    if words is None or not says_a_point(words.text):
        return None
    text = _OR_ELSE.sub("", one_line(words.text))
    asked = _MAYBE_ASKS.match(text)
    text = f"{asked['verb'].capitalize()} {asked['rest']}?" if asked else text
    text = _NO_COMMA.sub(r"\1,", _SOFTENED.sub("", text))
    if not reader_is_asked(text) and reader_is_asked(line):
        return None
    if text == one_line(words.text):
        return words
    return replace(
        words, text=cased_like(words.text, text), kind=ChangeKind.REPLACED, rule=words.rule or "hedged_decision"
    )


def _is_better_said(item: SentenceContent, line: str) -> bool:
    """Whether a phrase says better what a sentence with a point in it says beside doubts, in private words, at length or curtly."""
    if is_unsure(line) or ABOUT.match(line) or item.sentence.has("private", "negative"):
        return True
    curt = asks_to_hold(line) and not _POLITE.match(line)
    return curt or (depends_on_something(line) and len(line.split()) > ONE_BREATH)


_POLITE = re.compile(r"\W{0,3}(?:bitte|könn|wär|dürf|würd|ich\s+(?:würde|möchte|bitte)\b)", re.IGNORECASE)


def _in_phrases(item: SentenceContent, goal: Goal, rule: str, *, torn: bool = True) -> Fate:
    """What a sentence asks and promises, in phrases of the bank; gone where there is nothing of it.

    `torn`: the sentence before it is gone, so that „davon“ means nothing any more.
    """
    said: list[str] = []
    if not torn and _ON_THAT.search(one_line(item.quote)):
        said.append(goal.phrases.say("depends_on_that") or "")
    if item.in_body:
        for point in plain_points(in_plain_words(one_line(item.quote)), goal.register):
            part = {point.part: point.words}
            text = goal.phrases.say(point.act, frozenset(), style=goal.style, variant=goal.variant, **part)
            said += [text] if text else []
    if not said:
        return Fate(item=item, words=None, rule=rule)
    words = OwnWords(text=" ".join(dict.fromkeys(said)), kind=ChangeKind.REPLACED, acts=frozenset(), rule=rule)
    return Fate(item=item, words=words, rule=rule)

"""Which sentences of the draft stay, and in what form: faults out, groups kept together, one reason, one apology."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from taktvoll.annotate.day_names import PLAIN_MONTH, PLAIN_WEEKDAY
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.phrasing.plain_words import cased_like
from taktvoll.report import Report
from taktvoll.rewriting.content import LIKELY_NEEDED, PLEAS, SentenceContent
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.leaning import SIR, has_open_pronoun, leans
from taktvoll.rewriting.own_words import OwnWords, own_words
from taktvoll.rewritten import ChangeKind

_ABOUT_THE_LETTER = re.compile(
    r"deutlichkeit|länge dieser|länge dieses|lange[nrs]? (?:sermon|mail|text|schreiben|brief|nachricht)|so viel(?:en)? text|zu direkt|offenheit|klagelied|(?:auszu|aus)holen|wird länger|suche nach worten"
    r"|diese[rsnm]? (?:zeilen|worte|zaudern|zögern|theater)|so ausführlich|offen sein|offen gestanden|verstehen sie mich (?:bitte )?(?:richtig|nicht falsch)|versteh mich (?:bitte )?(?:richtig|nicht falsch)"
    r"|(?:die|meine) (?:beweg)?gründe (?:im einzelnen|dafür|sind|liegen)|(?:drei|zwei|ein paar|folgende) (?:hinweise|gründe|punkte|dinge|anmerkungen)|im einzelnen|folgende[rn]? erwägungen|(?:dies|das) (?:beruht|liegt) (?:auf|an)",
    re.IGNORECASE,
)
_FAREWELL = re.compile(r"besetz|suche\b|erfolg|alles gute|künftig|zukunft|anderweitig", re.IGNORECASE)
_SLOPPY = re.compile(
    r"\bnicht böse\b|\bsorry\b|\bsry\b|\bstress\b|\bnix für ungut|\bnichts für ungut|\bpardon\b", re.IGNORECASE
)
_ASKS_BACK = re.compile(r"^[^,.!?]*\b(?:da|dabei|damit|dazu|daran|davon|darüber)\b[^,.!?]*\?$", re.IGNORECASE)
"""„Können Sie da mitgehen?“"""
_SECOND_PS = re.compile(r"^P{2,}S\b|^(?:P\.\s?){2,}S\b")
_MAX_REASON_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of one sentence."""

    item: SentenceContent
    words: OwnWords | None
    """None: it goes."""
    rule: str | None = None
    """The rule for which it goes."""

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it stays."""
        return self.words is None


def select(content: Sequence[SentenceContent], report: Report, goal: Goal) -> tuple[Fate, ...]:
    """The fate of every sentence, before anything is added."""
    found = {finding.rule for finding in report.findings if finding.severity != "hint"}
    fates = [first_fate(item, goal) for item in content]
    fates = _whole_postscripts(_keep_groups_together(fates))
    fates = _one_apology(fates, strict="over_apology" in found)
    if "over_explanation" in found:
        fates = _one_reason(fates, goal)
    if goal.asked:
        fates = [_as_asked(fate, goal) for fate in fates]
    fates = _settled(_unnumbered(_whole_counts(fates), goal), goal)
    fates = [_without_orphans(fates, index, goal) for index in range(len(fates))]
    if "too_long" in found:
        fates = _settled(_shortened(fates), goal)
    return _not_again(fates)


def without(fates: Sequence[Fate], rules: Mapping[int, str], goal: Goal) -> tuple[Fate, ...]:
    """`fates` without the sentences at the places that `rules` names, and without what leaned on them."""
    result = [_gone(fate, rules[fate.item.place]) if fate.item.place in rules else fate for fate in fates]
    return _not_again(_settled(_whole_postscripts(_keep_groups_together(result)), goal))


def _not_again(fates: Sequence[Fate]) -> tuple[Fate, ...]:
    """`fates` with „nochmals“ out of an apology, where the one before it is gone."""
    gone = any(fate.is_gone and fate.item.in_body and fate.item.acts & PLEAS for fate in fates)
    return tuple(_said_once(fate) if gone else fate for fate in fates)


def first_fate(item: SentenceContent, goal: Goal) -> Fate:
    """What becomes of a sentence by itself, whatever becomes of those beside it."""
    segment = item.sentence.segment
    if segment is SegmentKind.DIRECTIVE:
        return Fate(item=item, words=None, rule="directive")
    if segment in EXCLUDED or segment not in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}:
        return Fate(item=item, words=OwnWords(text=item.quote, kind=ChangeKind.KEPT, acts=frozenset()))
    if segment is SegmentKind.POSTSCRIPT and item.faults:
        return Fate(item=item, words=None, rule=item.faults[0])
    words = own_words(item, goal, torn=False)
    if words is not None and item.acts & PLEAS and _SLOPPY.search(words.text) and goal.composable:
        if item.is_request:
            return Fate(item=item, words=own_words(_without_sloppy_plea(item), goal, torn=False), rule="informal")
        if item.acts <= PLEAS:
            return Fate(item=item, words=None, rule="informal")
    return Fate(item=item, words=words, rule=item.faults[0] if words is None and item.faults else None)


def _without_sloppy_plea(item: SentenceContent) -> SentenceContent:
    """`item` with a fault in its clauses that ask pardon sloppily: what it asks for besides stays."""
    main = tuple(
        replace(clause, faults=("informal",), bare_faults=("informal",)) if _SLOPPY.search(clause.text) else clause
        for clause in item.main
    )
    return replace(item, main=main, faults=item.faults or ("informal",))


def _gone(fate: Fate, rule: str | None) -> Fate:
    return replace(fate, words=None, rule=fate.rule or rule)


def _whole_postscripts(fates: list[Fate]) -> list[Fate]:
    """Where a sentence of a P. S. goes, what is left of it stays only if it asks, tells or greets."""
    after = [fate for fate in fates if fate.item.is_postscript]
    blame = next((fate.rule for fate in after if fate.is_gone), None)
    if blame is None:
        return fates
    return [
        _gone(fate, blame)
        if fate.item.is_postscript and not (fate.item.is_practical or fate.item.acts)
        else _as_first_postscript(fate)
        for fate in fates
    ]


def _as_first_postscript(fate: Fate) -> Fate:
    """„PPS:“ as „PS:“, once the one before it is gone."""
    if fate.words is None or not fate.item.is_postscript:
        return fate
    text = _SECOND_PS.sub("PS", fate.words.text)
    return (
        replace(fate, words=replace(fate.words, text=text, kind=ChangeKind.REPLACED))
        if text != fate.words.text
        else fate
    )


def _goes_on(fates: Sequence[Fate], place: int) -> bool:
    """Whether the sentence belongs to the list before it: an item, or more words in the line of one."""
    if fates[place].item.is_item:
        return True
    later = next((fate for fate in fates[place:] if fate.item.is_item and fate.item.in_body), None)
    return fates[place - 1].item.is_item and later is not None and not fates[place].item.acts - {"reason"}


def _keep_groups_together(fates: list[Fate]) -> list[Fate]:
    """A list with the line above it stays or goes as one; an announcement goes with what it announces."""
    result = list(fates)
    place = 0
    while place < len(result):
        if not (result[place].item.announces or result[place].item.is_item) or not result[place].item.in_body:
            place += 1
            continue
        first = place
        place += 1
        while place < len(result) and result[place].item.in_body and _goes_on(result, place):
            place += 1
        group = range(first, place)
        if place == first + 1 and result[first].item.announces:
            follower = result[place] if place < len(result) else None
            if follower is None or follower.is_gone or _ABOUT_THE_LETTER.search(result[first].item.quote):
                result[first] = _gone(result[first], "dangling")
            continue
        bad = next((result[index].rule for index in group if result[index].is_gone), None)
        shortened = any(result[index].is_gone for index in group)
        reasons = sum("reason" in result[index].item.acts for index in group)
        if shortened or reasons > 1 or _ABOUT_THE_LETTER.search(result[first].item.quote):
            for index in group:
                result[index] = _gone(result[index], bad or "dangling")
            result[first] = _without_announcement(result[first])
    return result


_ANNOUNCED = re.compile(
    r"^aus (?:den )?(?:folgenden|nachstehenden|nachfolgenden|diesen|mehreren|verschiedenen|zwei|drei|vier|fünf) [a-zäöüß]*\s?(?:Gründen|Erwägungen|Ursachen|Motiven) (?P<verb>[a-zäöüß]+) (?P<who>ich|wir)\b",
    re.IGNORECASE,
)


def _without_announcement(fate: Fate) -> Fate:
    """„Aus folgenden Gründen bitte ich um einen anderen Termin:“ as „Ich bitte um einen anderen Termin.“, once the list is gone."""
    item = fate.item
    match = _ANNOUNCED.match(item.quote)
    if match is None or item.faults or not item.acts & {"decision", "reschedule"}:
        return fate
    text = f"{match['who'].capitalize()} {match['verb']}{item.quote[match.end() :]}".rstrip(" :") + "."
    return replace(
        fate,
        words=OwnWords(text=text, kind=ChangeKind.SHORTENED, acts=item.acts - {"reason"}, rule="over_explanation"),
    )


def _one_apology(fates: list[Fate], *, strict: bool) -> list[Fate]:
    """One plain apology; a second one goes where the draft apologises too much."""
    pleas = [
        index
        for index, fate in enumerate(fates)
        if fate.words and fate.item.in_body and fate.words.acts <= PLEAS and fate.words.acts and not fate.item.settles
    ]
    apologies = [index for index in pleas if fates[index].words and "apology" in fates[index].words.acts]  # type: ignore[union-attr]
    if not strict or len(pleas) < 2:
        return fates
    keep = min(apologies or pleas, key=lambda index: len(fates[index].item.quote))
    return [
        _gone(fate, "over_apology") if index in pleas and index != keep else fate for index, fate in enumerate(fates)
    ]


_BARE_PLEA = 3
"""Words: „Entschuldigen Sie bitte.“ alone says too little."""
_AGAIN = re.compile(r"^(?:nochmals?|noch einmal)[:,]?\s+|\s+(?:nochmals?|noch\s?(?:ein)?mal)\b", re.IGNORECASE)


def _said_once(fate: Fate) -> Fate:
    """An apology without its „nochmals“, once the one before it is gone."""
    if fate.words is None or not _AGAIN.search(fate.words.text):
        return fate
    text = _AGAIN.sub("", fate.words.text)
    if len(text.split()) <= _BARE_PLEA:
        return _gone(fate, "over_apology")
    text = cased_like(fate.words.text, text)
    return replace(fate, words=replace(fate.words, text=text, kind=ChangeKind.REPLACED, rule="over_apology"))


_NUMBER = re.compile(r"\d+")


def _one_reason(fates: list[Fate], goal: Goal) -> list[Fate]:
    """The first reason that is short stays; the others go, with their sentence where it does nothing else."""
    result, kept = list(fates), False
    for index, fate in enumerate(fates):
        if fate.words is None or "reason" not in fate.words.acts or not fate.item.in_body or _stays_anyway(fate):
            continue
        clauses = [mark for mark in fate.item.sentence.evidence if mark.kind == "reason_clause"]
        words = sum(mark.end - mark.start for mark in clauses) / 6 if clauses else len(fate.words.text.split())
        if not kept and words <= _MAX_REASON_WORDS and len(clauses) <= 1:
            kept = True
            continue
        others = fate.words.acts - {"reason"}
        connected = any(mark.source == "connective" for mark in clauses)
        if "goodwill" in others and not fate.item.faults and not connected:
            continue
        shorter = own_words(fate.item, goal, torn=False, reasons=False) if others or fate.item.settles else None
        offers = "reschedule" in others and not fate.item.faults
        if (fate.item.settles and not others) or offers:
            whole = shorter is None or _NUMBER.findall(fate.words.text) != _NUMBER.findall(shorter.text)
            result[index] = fate if whole else replace(fate, words=shorter, rule="over_explanation")
            continue
        if shorter is None and others & {"decision", "reschedule"} and _is_short_refusal(fate) and not kept:
            kept = True
            continue
        result[index] = replace(fate, words=shorter, rule="over_explanation")
    return result


_TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s*Uhr\b|\b(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|\bMittwoch|\b\d{1,2}\.\s?\d{1,2}\."
)
SURE_TO_STAY = 0.75
"""Probability that editors would leave a unit as it is from which it is no mere reason."""


def _stays_anyway(fate: Fate) -> bool:
    """Whether editors would leave all of a sentence that names a time: a reason in the eyes of a model, and an offer in theirs."""
    sure = bool(fate.item.selected) and all(one.keep >= SURE_TO_STAY for one in fate.item.selected)
    return sure and _TIME.search(fate.item.quote) is not None


def _is_short_refusal(fate: Fate) -> bool:
    """Whether the sentence may stay with the reasons in it: faultless, one breath long, without an account behind a colon."""
    quote = fate.item.quote
    return not fate.item.faults and len(quote.split()) <= _ONE_BREATH and ":" not in quote


_ONE_BREATH = 28
"""Words."""


def _as_asked(fate: Fate, goal: Goal) -> Fate:
    """Out with what the user does not want: a request for a date, a withdrawal, a farewell."""
    if fate.words is None or not fate.item.in_body:
        return fate
    if goal.occasion == "decline":
        unwanted = "reschedule" in fate.item.acts
    else:
        unwanted = fate.item.withdraws or ("goodwill" in fate.item.acts and bool(_FAREWELL.search(fate.item.quote)))
    return _gone(fate, "occasion") if unwanted else fate


_NUMBERED = re.compile(
    r"^(?:erstens|zweitens|drittens|viertens|zum einen|zum anderen|einerseits|andererseits|zum ersten|zum zweiten)\b",
    re.IGNORECASE,
)


_COUNTED = re.compile(r"^\W*(?:\d{1,2}[.)]\s|(?:grund|punkt)\s+(?:\d|eins|zwei|drei|vier|fünf)\b)", re.IGNORECASE)


def _whole_counts(fates: list[Fate]) -> list[Fate]:
    """A counted list of reasons („1. …“, „Grund zwei: …“) of which an item is gone goes as a whole."""
    counted = [
        index
        for index, fate in enumerate(fates)
        if fate.item.in_body and _COUNTED.match(fate.item.quote) and "reschedule" not in fate.item.acts
    ]
    blame = next((fates[index].rule or "dangling" for index in counted if fates[index].is_gone), None)
    if blame is None:
        return fates
    return [
        _gone(fate, blame) if index in counted and not fate.item.is_request else fate
        for index, fate in enumerate(fates)
    ]


def _unnumbered(fates: list[Fate], goal: Goal) -> list[Fate]:
    """„Erstens“ without „zweitens“ loses its numeral."""
    numbered = [index for index, fate in enumerate(fates) if _NUMBERED.match(fate.item.quote)]
    if not any(fates[index].is_gone for index in numbered):
        return fates
    result = list(fates)
    for index in numbered:
        if not result[index].is_gone:
            words = own_words(result[index].item, goal, torn=True)
            result[index] = replace(result[index], words=words, rule=None if words else "dangling")
    return result


def _without_orphans(fates: Sequence[Fate], index: int, goal: Goal) -> Fate:
    """A sentence without its clauses about an „er“ whom only a dropped sentence named."""
    fate = fates[index]
    before = [place for place in range(index) if fates[place].item.in_body]
    if fate.words is None or not fate.item.in_body or not _speaks_of_the_gone(fate.words.text, fates, before):
        return fate
    words = own_words(fate.item, goal, torn=False, orphans=True)
    if (
        words is None and not fate.item.main and fate.item.is_practical
    ):  # „Zur Not auch per Video, abends wenn er schläft.“
        text = _WHEN_THEY.sub("", fate.words.text)
        words = replace(fate.words, text=text, kind=ChangeKind.SHORTENED) if not has_open_pronoun(text) else None
    return replace(fate, words=words, rule="private_detail")


def _settled(fates: list[Fate], goal: Goal) -> list[Fate]:
    """Out with, or freed from its connective, what only made sense beside sentences that are gone."""
    result = list(fates)
    body = [index for index, fate in enumerate(result) if fate.item.in_body]
    if not any(result[index].is_gone for index in body):
        return result
    for _ in range(len(body)):
        before = list(result)
        for place, index in enumerate(body):
            result[index] = _beside(result, body, place, goal)
        if result == before:
            break
    return result


def _beside(fates: Sequence[Fate], body: Sequence[int], place: int, goal: Goal) -> Fate:
    fate = fates[body[place]]
    if fate.words is None or fate.item.is_item:
        return fate
    last = fates[body[place - 1]] if place else None
    following = fates[body[place + 1]] if place + 1 < len(body) else None
    torn = last is not None and (last.is_gone or (last.words is not None and last.words.kind is ChangeKind.SHORTENED))
    blame = (last.rule if last is not None and last.is_gone else None) or "dangling"
    if _ABOUT_THE_LETTER.search(fate.item.quote) and fate.item.acts <= PLEAS:
        return _gone(fate, blame)
    if torn and (
        (fate.words.kind is ChangeKind.SHORTENED and leans(fate.words.text)) or _ASKS_BACK.search(fate.item.quote)
    ):
        return _gone(fate, blame)
    if torn and last is not None and not fate.words.stands_alone:
        words = own_words(fate.item, goal, torn=True)
        if words is None or words.text == fate.words.text:
            words = _after_the_absence(last, fate) or words
        if words is None or _speaks_of_the_gone(words.text, fates, body[:place]):
            return _gone(fate, blame)
        fate = replace(fate, words=words)
    idle = (
        not fate.item.acts and not fate.item.is_practical and not fate.item.is_warm and fate.item.needed < LIKELY_NEEDED
    )
    cut_beside = torn or (following is not None and following.is_gone and following.rule not in {None, "dangling"})
    return _gone(fate, blame) if idle and cut_beside else fate


_WHEN_THEY = re.compile(
    r",?\s+(?:wenn|sobald|während|solange|weil|da)\s+(?:er|ihm|ihn)\b[^,.;!?]*(?=[.!?]|$)", re.IGNORECASE
)
_NAMES_A_MAN = re.compile(SIR)
"""A kept sentence before names whom „er“ may be: „an Herrn Kleinhenz“."""


_AFTERWARDS = re.compile(r"(?:danach|ab dann|ab da|anschließend)\s+(?=\w+\s+ich\b)", re.IGNORECASE)
_MONTH = rf"(?:\d{{1,2}}\.|{PLAIN_MONTH})"
_ABSENT_UNTIL = re.compile(
    rf"\bbis\s+(?:einschließlich\s+)?(?:zum\s+)?(?:(?:nächsten|kommenden|diesen)\s+)?(?:{PLAIN_WEEKDAY}(?:,?\s+(?:(?:den|dem)\s+)?\d{{1,2}}\.\s?{_MONTH})?|\d{{1,2}}\.\s?{_MONTH})",
    re.IGNORECASE,
)


def _after_the_absence(last: Fate, fate: Fate) -> OwnWords | None:
    """„Danach kann ich jeden Tag“ behind an illness that goes: „Bis Mittwoch bin ich verhindert, danach kann ich jeden Tag“."""
    match = _AFTERWARDS.match(fate.words.text) if fate.words is not None and last.is_gone else None
    until = _ABSENT_UNTIL.search(last.item.quote)
    if fate.words is None or match is None or until is None:
        return None
    day = " ".join(until.group().split())
    text = f"{day[:1].upper()}{day[1:]} bin ich verhindert, {fate.words.text[:1].lower()}{fate.words.text[1:]}"
    return replace(fate.words, text=text, kind=ChangeKind.REPLACED, rule=fate.words.rule or "dangling")


def _speaks_of_the_gone(text: str, fates: Sequence[Fate], before: Sequence[int]) -> bool:
    """Whether an „er“ or „sein“ has lost the person whom only a dropped sentence named."""
    if not has_open_pronoun(text) or any(
        _NAMES_A_MAN.search(words.text) for index in before if (words := fates[index].words)
    ):
        return False
    return any(
        fate.words is None or man.group() not in fate.words.text
        for fate in (fates[index] for index in before)
        if fate.is_gone or (fate.words is not None and fate.words.kind is ChangeKind.SHORTENED)
        for man in _A_MAN.finditer(fate.item.quote)
    )


_A_MAN = re.compile(
    r"\b(?:kleine[rn]?|jüngste[rn]|älteste[rn]|bub|junge|sohn|mann|vater|bruder|chef|hund|onkel|opa|freund|partner|kollege|er|ihm|ihn)\b",
    re.IGNORECASE,
)
"""Whom „er“ may be."""


def _shortened(fates: list[Fate]) -> list[Fate]:
    """Without what does nothing, the longest first, until the body is short enough."""
    result = list(fates)
    limit = 115
    idle = [
        index
        for index, fate in enumerate(result)
        if fate.words and fate.item.in_body and not fate.words.acts and not fate.item.is_practical
    ]
    for index in sorted(idle, key=lambda place: -len(result[place].item.quote)):
        words = sum(len(fate.words.text.split()) for fate in result if fate.words and fate.item.in_body)
        if words <= limit:
            break
        result[index] = _gone(result[index], "too_long")
    return result

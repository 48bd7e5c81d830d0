"""What a careful reader would stop at in a changed letter, where neither a rule nor a label objects.

The judged letters of ``corpora/rewrites`` (dev) gave the list: a proof that knows only rules said yes to sentences that
were cut in the middle, that no dictionary knows, or whose place in the
letter only the dropped sentence beside them explained. Each such place is shown to the user instead of being vouched for.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from taktvoll.analysis import Analysis
from taktvoll.appointment import says_missed
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.reading_text import one_line
from taktvoll.phrasing.phrase_bank import vocabulary
from taktvoll.phrasing.plain_words import plain_vocabulary, sounds_spoken
from taktvoll.rewriting.content import ACTS, LIKELY_NEEDED, SentenceContent, breaks_word_order, unknown_words
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewriting.open_letter import says_a_point
from taktvoll.rewriting.practical import demands_in
from taktvoll.rewriting.private_reason import is_private_matter, names_illness
from taktvoll.rewriting.refusal import is_usual_refusal, refuses
from taktvoll.rewriting.second_addressee import spoken_to
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind, Doubt
from taktvoll.scheme import Stance

_SAID = {
    "cut": ("Hier fehlt dem Satz etwas.", "Something is missing from this sentence."),
    "unknown_word": ("Dieses Wort steht in keinem Wörterbuch.", "No dictionary has this word."),
    "spoken": ("So spricht man; schreiben Sie es so?", "This is how one speaks; would you write it?"),
    "purpose": ("Passt dieser Satz noch hierher?", "Does this sentence still belong here?"),
    "reproach": ("Kann der Empfänger das als Vorwurf lesen?", "Might the reader take this for a reproach?"),
    "private": ("Muss der Empfänger das wissen?", "Does the reader need to know this?"),
    "curt": ("So sagt man es in einer Absage selten; schlichter?", "An unusual way to say it in such a letter; plainer?"),
    "grammar": ("Ist dieser Satz so richtig gebaut?", "Is this sentence built right?"),
    "address": ("Hier wird der Empfänger anders angeredet als sonst im Brief.", "This addresses the reader otherwise than the rest of the letter."),
    "closing_order": ("Der Gruß steht hier nicht vor dem Namen.", "The closing does not stand before the name."),
}  # fmt: skip
_CUT = re.compile(
    r"\b(?:zum|zur|am|im|ins|vom|beim|für|ohne|wegen|eine|einen|einem|dem|den|des|und|oder|ein\s+\w+\s+lässt)\s*[.!?](?=\s|$)"
)
_VERB_LAST = re.compile(
    r"(?:^|[.!?;:]\s)(?:Ich|Wir|Sie)\s+(?:unser\w*|mein\w*|ihre?\w*|den|die|das|dem|des|ein\w*|kein\w*|also|am|im|vom|zum|zur|mit|nicht|bei|jetzt|noch)\s(?!\w+[,.]?$)"
)
"""„Ich unseren Wagen also brauche“: the verb still stands where the clause it was cut from had it."""
_COUNTS_REASONS = re.compile(
    r"\baus\s+(?:all\s+)?(?:zwei|drei|vier|mehreren|folgenden|diesen|vielen|verschiedenen)\s+(?:\w+\s+)?gründen\b|\b(?:gründe|erwägungen)\s+(?:sind|lauten|waren)\b",
    re.IGNORECASE,
)
"""In a letter that was changed: the reasons are hardly all there any more."""
_REFERS = re.compile(r"\b(?:auch|so|wenigstens|trotzdem|dann|da|daher|dort|dabei|dafür|davon)\b", re.IGNORECASE)
_HANDING_OVER = re.compile(r"zurück|bring|schick|\bleg|beilieg|liegt|hol|lösch|vernicht|wegwerf", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_DU_WORDS = re.compile(
    r"\b(?:du|dich|dir|dein\w{0,2}|euch|euer|eure\w?)\b|\bihr\s+[a-zäöü]+t\b(?!\s+\w*(?:heit|keit|ung)\b)|\b(?:[Hh]abt|[Ss]eid|[Kk]önnt|[Ww]ollt|[Mm]üsst|[Dd]ürft|[Hh]ättet|[Ww]ärt|[Ww]ürdet|[Kk]önntet|[Ww]erdet|[Bb]raucht|[Ss]ollt)\s+ihr\b"
)
_SIE_WORDS = re.compile(r"(?<![.!?:]\s)(?<!^)\b(?:Sie|Ihnen)\b")
_QUOTED = re.compile(r"„[^“]*“|\"[^\"]*\"")


def _is_addressed_otherwise(sentence: str, register: str) -> bool:
    """Whether the words say du or ihr in a letter that says Sie, or the other way round; what is quoted apart."""
    pattern = {"sie": _DU_WORDS, "du": _SIE_WORDS}.get(register)
    return pattern is not None and pattern.search(_QUOTED.sub("", sentence)) is not None


def unchanged_doubts(analysis: Analysis, *, lang: str) -> tuple[Doubt, ...]:
    """The doubts about a draft that comes back as it is: private matters beside the reason, which no rule has marked."""
    return tuple(
        doubt_of("private", sentence.start, sentence.end, lang)
        for sentence in analysis.letter_sentences
        if sentence.segment in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}
        and not sentence.has("reason", "private")
        and is_private_matter(one_line(analysis.quote(sentence)))
    )


def careful_doubts(
    blocks: Sequence[TextBlock],
    places: Sequence[tuple[int, int]],
    fates: Sequence[Fate],
    goal: Goal,
) -> tuple[Doubt, ...]:
    """The doubts about a changed letter, which `blocks` at `places` make, whose sentences had `fates`."""
    content = {fate.item.sentence.start: fate.item for fate in fates}
    cut = any(fate.is_gone for fate in fates if fate.item.in_body)
    found = [
        *_of_closing(blocks, places),
        *(
            doubt
            for block, place in zip(blocks, places, strict=True)
            for doubt in _of_block(block, place, content, goal, is_cut=cut)
        ),
    ]
    return tuple(doubt_of(kind, start, end, goal.lang) for kind, start, end in found)


def doubt_of(kind: str, start: int, end: int, lang: str) -> Doubt:
    """A doubt with what it says to the writer."""
    return Doubt(start=start, end=end, kind=kind, text=_SAID[kind][lang == "en"])


Place = tuple[str, int, int]


def _of_block(
    block: TextBlock, place: tuple[int, int], content: dict[int, SentenceContent], goal: Goal, *, is_cut: bool
) -> Iterator[Place]:
    if not block.text or block.ready or block.segment not in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}:
        return
    start, end = place
    item = content.get(block.start)
    flat = one_line(block.text)
    if (
        _COUNTS_REASONS.search(flat)
        or _CUT.search(flat)
        or (block.kind is not ChangeKind.KEPT and _VERB_LAST.search(flat))
    ):
        yield "cut", start, end
    yield from (("unknown_word", start, end) for _ in [*_new_words(block, item, goal)][:1])
    if "informal" in goal.rules and sounds_spoken(_QUOTED.sub("", flat)):
        yield "spoken", start, end
    admits = goal.situation.stance is Stance.MISSED_IT and says_missed(flat)
    if item is None or admits:
        return
    own_acts = item.acts & ACTS
    useful = item.is_practical or item.is_request or _HANDING_OVER.search(flat)
    apart = useful and (not is_cut or _stands_alone(flat))
    alone = is_cut and len(flat.split()) == 1 and not _ONE_WORD.match(flat)
    idle = not own_acts and not item.is_warm and not apart and item.needed < LIKELY_NEEDED
    asked = goal.wavers and says_a_point(flat)
    if alone or (idle and not asked):
        yield "purpose", start, end
    if _DISAGREES.search(flat) or breaks_word_order(flat):
        yield "grammar", start, end
    if _is_addressed_otherwise(flat, goal.register) and spoken_to(flat, goal.second_addressees) is None:
        yield "address", start, end
    unusual = _BACKS_IN.match(flat) or not is_usual_refusal(flat)
    keen = goal.moves and "goodwill" in own_acts and not refuses(flat)
    if "decision" in own_acts and unusual and not goal.wavers and not keen:
        yield "curt", start, end
    useful_or_kind = own_acts & {"goodwill", "apology"} or item.is_practical
    told = names_illness(flat) if useful_or_kind else is_private_matter(flat)
    if told and not own_acts & {"reason", "thanks"} and not item.sentence.has("private"):
        yield "private", start, end


_BACKS_IN = re.compile(r"\W*eigentlich\s+(?:wollte|hatte|hätte|sollte)\b", re.IGNORECASE)
"""„Eigentlich wollte ich am Freitag kommen, aber …“: a refusal by the back door."""
_DISAGREES = re.compile(
    r"\b(?:eine|keine|meine|deine|seine|ihre|unsere|eure|diese|jede)\s+(?:[a-zäöüß]+e\s+)?(?:Tag|Termin|Monat|Vertrag|Platz|Weg|Grund|Mensch|Chef|Arzt|Zug|Bus|Disponent|Fahrer|Kollege|Laden)\b(?!-)"
    r"|\b(?:zwei|drei|vier|fünf|sechs|[2-9])\s+(?:Tag|Woche|Monat|Jahr|Stunde|Rippe)\b(?!-)"
    r"|\bbitte\s+(?:ich\s+)?(?:Ihnen|dir)\s+um\b|\b(?:in|an|auf|mit|bei)\s+[Ii]hre\s+(?:Krankenhaus|Haus|Firma|Betrieb|Team|Restaurant|Küche\s+ich)\b|\bgute\s+(?:Mensch|Tag)\b|\b(?:weil|dass)\s+(?:ich|wir|er|sie|Sie)\s+(?:habe|haben|hat|bin|sind|ist|kann|muss|will)\s+(?!\w+[,.!?])(?:mir|mich|Sie|Ihnen|in|an|auf|so|sehr|nicht|bei|ein\w*|viel|gemacht|gesagt)\b"
)
"""Slips of people who are new to German, in sentences that stay: a letter with them needs a second pair of eyes."""
_ONE_WORD = re.compile(r"\W*(?:dank\w*|entschuldig\w*|verzeih\w*|sorry|pardon)\b", re.IGNORECASE)
"""What one word can say."""


def _stands_alone(sentence: str) -> bool:
    """Whether a request or a hint is understood without the sentence that stood before it."""
    if _REFERS.search(sentence):
        return False
    return len(sentence.split()) > _FEW_WORDS or _HANDING_OVER.search(sentence) is not None


_FEW_WORDS = 5


def _new_words(block: TextBlock, item: SentenceContent | None, goal: Goal) -> Iterator[str]:
    """Small words that no dictionary knows: dialect, slips, and forms that a change of address made up."""
    own = set(_LETTERS.findall(item.quote.lower())) if item is not None else set()
    ready = ready_words()
    for word in unknown_words(block.text, goal.is_known):
        if word not in ready and (block.kind is not ChangeKind.KEPT or word in own):
            yield word


@functools.cache
def ready_words() -> frozenset[str]:
    """Every word that the phrase bank or the plain words may bring into a letter."""
    return vocabulary() | plain_vocabulary()


def _of_closing(blocks: Sequence[TextBlock], places: Sequence[tuple[int, int]]) -> Iterator[Place]:
    shown = [(block, place) for block, place in zip(blocks, places, strict=True) if block.text]
    for (before, place), (block, _) in itertools.pairwise(shown):
        added = block.segment is SegmentKind.CLOSING and block.kind is ChangeKind.ADDED
        if added and before.segment is SegmentKind.BODY and before.text.rstrip()[-1:].isalnum():
            yield "closing_order", *place
    kinds = [block.segment for block, _ in shown]
    if SegmentKind.NAME in kinds and SegmentKind.CLOSING in kinds:
        name = kinds.index(SegmentKind.NAME)
        if SegmentKind.CLOSING not in kinds[:name]:
            yield "closing_order", *shown[name][1]


def lost_demands(text: str, fates: Sequence[Fate]) -> list[str]:
    """What the writer wants back, deleted or paid in a sentence that is gone, where the letter `text` no longer says so."""
    kept = one_line(text).lower()
    return [
        demand
        for fate in fates
        if fate.is_gone and fate.item.sentence.segment not in EXCLUDED
        for demand in demands_in(one_line(fate.item.quote))
        if demand.lower() not in kept
    ]

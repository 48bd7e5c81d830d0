"""Edits that leave a clean letter: insert, drop and replace sentences with the white space and capitals around them.

Everything that is inserted uses the draft's own line ending.
"""

import re

from taktvoll.analysis import AnalysedSentence, Analysis, adjacent_runs
from taktvoll.finding import Edit, Fix, Safety
from taktvoll.lint.rule import Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Settings

_SPACE_AFTER = re.compile(r"\s*")
_STOP = re.compile(r"[.!?…]['\"“”»)]*\Z")
_LIST = re.compile(r"[-–—*•·]|\d{1,2}[.)]\s|[a-z]\)\s|[>|]")
_FORMAL = re.compile(r"(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
_LOOK_BACK = 400
"""White space before a sentence is looked for in this many characters; a longer gap is cut there."""
_SMALL_STARTERS = frozenset(
    ["aber", "alle", "als", "am", "an", "auch", "auf", "aus", "aufgrund", "bei", "bitte", "da", "daher", "danke", "dann", "das", "dass", "den", "der", "deshalb", "dem", "denn", "die", "dies", "diese", "dieser", "diesen", "diesem", "doch", "ein", "eine", "einen", "einem", "einer", "es", "falls", "für", "ganz", "gern", "gerne", "gleichwohl", "heute", "herzlichen", "hiermit", "ich", "im", "in", "inzwischen", "jedoch", "kurzfristig", "leider", "mein", "meine", "meinen", "meinem", "meiner", "mich", "mir", "mit", "morgen", "nach", "nun", "ob", "schon", "seit", "sehr", "sollte", "so", "trotzdem", "über", "um", "unter", "vielen", "von", "vor", "während", "wegen", "weil", "wenn", "wie", "wir", "zu", "zum", "zur", "zunächst", "herzlichsten", "besten", "lieben", "tausend", "nochmals", "wäre", "könnte", "könnten", "könnten", "würde", "darf", "dürfte", "möchte", "kann", "muss"]
)  # fmt: skip
"""First words that are written small within a sentence: only these may lose their capital after „Anrede,“."""


def begins_a_sentence(text: str, at: int) -> bool:
    """Whether the word behind `at` surely begins a sentence: one with a capital that is written small within a sentence."""
    word = re.match(r"\s*([^\W\d_]+)", text[at : at + 30])
    return word is not None and word[1][0].isupper() and word[1].lower() in _SMALL_STARTERS


def line_ending(text: str) -> str:
    """CRLF where the draft has it, else LF."""
    return "\r\n" if "\r\n" in text else "\n"


def offer(title: Text, settings: Settings, edits: tuple[Edit, ...]) -> tuple[Fix, ...]:
    """A fix that a person decides about; none where there is nothing to edit."""
    return _fix(title, settings, edits, Safety.OFFER)


def safe(title: Text, settings: Settings, edits: tuple[Edit, ...]) -> tuple[Fix, ...]:
    """A fix that may be applied in bulk; none where there is nothing to edit."""
    return _fix(title, settings, edits, Safety.SAFE)


def _fix(title: Text, settings: Settings, edits: tuple[Edit, ...], safety: Safety) -> tuple[Fix, ...]:
    return (Fix(title=title.in_language(settings.lang), safety=safety, edits=edits),) if edits else ()


DROP = Text(de="Streichen", en="Delete")


def drop(context: RuleContext, sentences: list[AnalysedSentence]) -> tuple[Edit, ...]:
    """Delete `sentences` with the white space that belongs to them; nothing where no body would remain."""
    gone = {sentence.start for sentence in sentences}
    follower = next((sentence for sentence in context.analysis.body if sentence.start not in gone), None)
    if not sentences or follower is None:
        return ()
    edits: list[Edit] = []
    for block in adjacent_runs(sorted(sentences, key=lambda sentence: sentence.start), context.analysis.place_of):
        edits += _drop_block(context.analysis, block[0].start, block[-1].end)
    first = context.analysis.body[0]
    if first.start in gone and context.text[first.start].islower():
        edits += _small(context.text, follower)
    return tuple(edits)


def _drop_block(analysis: Analysis, start: int, end: int) -> list[Edit]:
    text = analysis.text
    before = text[_before(text, start) : start]
    found = _SPACE_AFTER.match(text, end)
    after = found.group() if found else ""
    breaks_before, breaks_after = before.count("\n"), after.count("\n")
    at_end, at_start = end + len(after) == len(text), start == len(before)
    keep_after = not at_start and (
        at_end or (breaks_after > 0 and breaks_before == 0) or (breaks_after > 1 and breaks_before <= 1)
    )
    if keep_after:
        return [Edit(start=start - len(before), end=end, text="")]
    return [Edit(start=start, end=end + len(after), text="")]


def _before(text: str, start: int) -> int:
    piece = text[max(0, start - _LOOK_BACK) : start]
    return start - (len(piece) - len(piece.rstrip()))


def _small(text: str, sentence: AnalysedSentence) -> list[Edit]:
    """The first letter of `sentence` small, where its first word is one that may be."""
    word = re.match(r"[^\W\d_]+", text[sentence.start : sentence.start + 30])
    if word is None or word.group() == word.group().lower() or word.group().lower() not in _SMALL_STARTERS:
        return []
    return [Edit(start=sentence.start, end=sentence.start + 1, text=text[sentence.start].lower())]


def insert_first(analysis: Analysis, sentence: str) -> tuple[Edit, ...]:
    """Put `sentence` at the head of the body, small after „Anrede,“, and give the next one its capital."""
    text = analysis.text
    body = analysis.body
    comma = _salutation_ends_in_comma(analysis)
    if not body:
        return insert_last(analysis, _lower_first(sentence) if comma else sentence)
    first = body[0]
    begins_small = text[first.start].islower()
    new = _lower_first(sentence) if comma or begins_small else sentence
    if _LIST.match(text, first.start, first.end):
        return (Edit(start=first.start, end=first.start, text=new + 2 * line_ending(text)),)
    if begins_small:
        return (Edit(start=first.start, end=first.start + 1, text=f"{new} {text[first.start].upper()}"),)
    return (Edit(start=first.start, end=first.start, text=f"{new} "),)


def insert_after(analysis: Analysis, target: AnalysedSentence, sentence: str) -> tuple[Edit, ...]:
    """Put `sentence` behind `target`, in its paragraph, or in one of its own behind a list."""
    text = analysis.text
    quote = text[target.start : target.end]
    if _STOP.search(quote) and not _LIST.match(quote):
        return (Edit(start=target.end, end=target.end, text=f" {sentence}"),)
    if _LIST.match(quote):
        return (Edit(start=target.end, end=target.end, text=2 * line_ending(text) + sentence),)
    stop = "." if quote[-1].isalnum() else ""
    return (Edit(start=target.end, end=target.end, text=f"{stop} {sentence}"),)


def insert_last(analysis: Analysis, sentence: str) -> tuple[Edit, ...]:
    """Put `sentence` at the end of the body, before the closing."""
    body = analysis.body
    if body:
        return insert_after(analysis, body[-1], sentence)
    return insert_paragraph(analysis, sentence)


def insert_paragraph(analysis: Analysis, paragraph: str) -> tuple[Edit, ...]:
    """Put `paragraph` behind the body, or behind the salutation where there is no body."""
    text = analysis.text
    before = analysis.body or analysis.letter_sentences_with("salutation") or analysis.letter_sentences_with("subject")
    if not before:
        return ()
    return (Edit(start=before[-1].end, end=before[-1].end, text=2 * line_ending(text) + paragraph),)


def insert_salutation(analysis: Analysis, salutation: str) -> tuple[Edit, ...]:
    """Put `salutation` above the body; its first word loses the capital where it may."""
    body = analysis.body
    if not body:
        return ()
    head = Edit(start=body[0].start, end=body[0].start, text=salutation + 2 * line_ending(analysis.text))
    small = _small(analysis.text, body[0])
    if not small:
        return (head,)
    return (Edit(start=head.start, end=small[0].end, text=head.text + small[0].text),)


def insert_subject(analysis: Analysis, line: str) -> tuple[Edit, ...]:
    """Put a subject line above the letter."""
    letter = analysis.letter_sentences
    if not letter:
        return ()
    return (Edit(start=letter[0].start, end=letter[0].start, text=line + 2 * line_ending(analysis.text)),)


def replace(analysis: Analysis, sentence: AnalysedSentence, text: str) -> tuple[Edit, ...]:
    """Put `text` in the place of `sentence`, small where `sentence` begins small."""
    small = analysis.text[sentence.start].islower()
    return (Edit(start=sentence.start, end=sentence.end, text=_lower_first(text) if small else text),)


def drop_clause(analysis: Analysis, sentence: AnalysedSentence, start: int, end: int) -> tuple[Edit, ...]:
    """Delete a subordinate clause at the end of `sentence`, its comma included; nothing where it stands elsewhere."""
    text = analysis.text
    rest = text[end : sentence.end].strip()
    cut = len(text[sentence.start : start].rstrip(" \r\n\t"))
    head = text[sentence.start : sentence.start + cut]
    if rest not in {"", ".", "!", "…"} or not head.endswith((",", " –")) or len(head.split()) < 3:
        return ()
    kept = head[:-1].rstrip(" ,–")
    return (Edit(start=sentence.start + len(kept), end=sentence.end, text=rest[:1] or "."),)


def _salutation_ends_in_comma(analysis: Analysis) -> bool:
    found = analysis.letter_sentences_with("salutation")
    return bool(found) and analysis.quote(found[-1]).endswith(",")


def _lower_first(sentence: str) -> str:
    """`sentence` as it goes on behind „Anrede,“: „Ihr Angebot“ keeps its capital."""
    return sentence if _FORMAL.match(sentence) else sentence[:1].lower() + sentence[1:]

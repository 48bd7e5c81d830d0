"""Content determination: what each sentence of a draft says, clause by clause, and what in it may not be sent."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.annotate.content_selection import Selected
from taktvoll.finding import Severity
from taktvoll.letter import SegmentKind
from taktvoll.mail.reading_text import as_read
from taktvoll.phrasing.plain_words import in_plain_words, is_rough
from taktvoll.report import Report
from taktvoll.rewriting.clauses import Clause, Syntax
from taktvoll.rewriting.layout import is_item
from taktvoll.rewriting.practical import MATTERS, asks, is_practical, settles
from taktvoll.rewriting.private_reason import is_private_matter, names_illness
from taktvoll.rewriting.proxy import introduces_the_applicant
from taktvoll.rewriting.refusal import is_bare_no
from taktvoll.rewriting.run_on_closing import runs_into_closing
from taktvoll.rewriting.tone import begs, commands_in, is_brusque

ACTS = frozenset({"thanks", "decision", "reschedule", "reason", "apology", "understanding", "goodwill"})
PLEAS = frozenset({"apology", "understanding"})
"""One of them is enough for a letter."""
_RULE_OF = {"negative": "negative_opinion", "private": "private_detail", "hedge": "hedged_decision"}
"""Label → rule, the gravest first."""
_TELEGRAM = re.compile(r"[^.!?:]{8,}(?:uhr|\d\.|,)[^.!?:]*:\s+ich\s", re.IGNORECASE)
"""„Vorstellung morgen 8 Uhr, Gartenbau Prill: Ich sage ab.“"""
_ASKS = re.compile(
    r"\b(?:könn|würd|dürf|wär|ginge?|geht|passt|passen|hätt|habt|haben|hast|besteht|ließe|liesse|soll|darf|kann|möglich)\w*\b",
    re.IGNORECASE,
)
_REMEMBERS = re.compile(r"\W*(?:weißt du|wisst ihr|wissen sie|erinner\w+)\b", re.IGNORECASE)
"""„Weißt du noch, wie …?“ waits for no answer."""
_WARM = re.compile(
    r"\b(?:gefreut|freude|herzlich\w*|sympathisch\w*|beeindruck\w*|begeister\w*|schön\w*|wunderbar\w*|großartig\w*|toll\w*|angenehm\w*|freundlich\w*|liebenswürdig\w*|favorit|lieblings\w*|beste[rsn]?|spannend\w*|interessant\w*|gern\w*|wertvoll\w*|interessier\w*|neugierig\w*|gespannt|freue|gastfreund\w*|einblick\w*|wiedersehen|alles gute|glück|erfolg|ans herz|grüß\w*|schätze)\b",
    re.IGNORECASE,
)


_HEARTFELT = re.compile(
    r"\b(?:hat|hatte|hätte|haben|hatten)\s+mich\b[^.!?]{0,40}\b(?:gereizt|gefreut|interessiert|begeistert|beeindruckt|berührt|angesprochen)\b"
    r"|\b(?:am\s+telefon|im\s+gespräch|beim\s+\w+)\b[^.!?]{0,40}\b(?:nett|freundlich|herzlich|lieb|offen|aufmerksam)\b|\bwar(?:en|st|t)?\b[^.!?]{0,40}\b(?:wirklich|so|sehr|richtig|echt|total)\s+(?:nett|freundlich|herzlich|lieb)\b",
    re.IGNORECASE,
)
"""„Die Stelle hat mich gereizt“, „am Telefon waren Sie so nett“."""
_AND_NOW = re.compile(r"\b(?:und|aber)\s+(?:jetz|nun|dann)\w*\b", re.IGNORECASE)
"""„Sie waren so lieb, und jetzt das“."""
_LONGEST_HEARTFELT = 25
"""Words."""


_PRAISE = frozenset(
    f"denied.{name}"
    for name in ("kind_person", "later_opening", "remembered", "pleased", "praise", "praise_in_other_words", "respect")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseContent:
    """A clause: its words, its acts, and the rules for which it cannot be sent."""

    start: int
    end: int
    text: str
    acts: frozenset[str]
    faults: tuple[str, ...]
    clause: Clause
    bare_faults: tuple[str, ...] = ()
    """Faults of its words without the clauses that depend on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceContent:
    """A sentence or stand-alone line of the draft."""

    place: int
    """Among all sentences."""
    sentence: AnalysedSentence
    quote: str
    acts: frozenset[str]
    faults: tuple[str, ...]
    """Of the sentence as a whole, the gravest first; empty where it may be sent."""
    main: tuple[ClauseContent, ...]
    """Its independent clauses in order, each with the clauses that depend on it; empty where it is no clause or is not parsed."""
    dependent: tuple[ClauseContent, ...]
    """Clauses that depend on another one."""
    is_item: bool
    """Whether it is a line of a list."""
    announces: bool
    """Whether it announces what follows: a list, reasons."""

    is_listed: bool = False
    """Whether it is one of the short lines below an announcement that tells the reader something: a name, a number."""
    introduces_the_applicant: bool = False
    """Whether it says for whom its writer speaks."""
    greeted: bool = True
    """Whether it stands below the salutation, where there is one."""
    runs_into_closing: bool = False
    """Whether the closing formula is its end: „… und verbleibe mit freundlichen Grüßen“."""
    selected: tuple[Selected, ...] = ()
    """What editors would make of its units; empty outside body and post scripts."""

    @property
    def in_body(self) -> bool:
        """Whether it stands between salutation and closing."""
        return self.sentence.segment is SegmentKind.BODY and self.greeted

    @property
    def is_postscript(self) -> bool:
        """Whether it stands in a P. S. of the letter."""
        return self.sentence.segment is SegmentKind.POSTSCRIPT

    @property
    def is_practical(self) -> bool:
        """Whether it says what somebody has to do, asks something, or says for whom it speaks."""
        return is_practical(self.quote) or self.is_request or self.is_listed or self.introduces_the_applicant

    @property
    def is_request(self) -> bool:
        """Whether it asks the reader for something."""
        return asks(self.quote) or (
            self.quote.rstrip().endswith("?") and bool(_ASKS.search(self.quote)) and not _REMEMBERS.match(self.quote)
        )

    @property
    def settles(self) -> bool:
        """Whether it asks for something or says who gives what back, so that a letter may not leave it out."""
        return settles(self.quote)

    def settles_in(self, one: Selected) -> bool:
        """Whether one of its units does so."""
        return settles(self.quote[one.unit.start - self.sentence.start : one.unit.end - self.sentence.start])

    @property
    def needed(self) -> float:
        """Probability that the letter has to tell something of what it tells; 0 where no model read it."""
        return max((one.needed for one in self.selected), default=0.0)

    @property
    def withdraws(self) -> bool:
        """Whether a pattern finds in it that the writer steps back for good."""
        return any(mark.kind == "withdrawal" for mark in self.sentence.evidence)

    @property
    def praises(self) -> bool:
        """Whether a pattern knows it for praise, whatever a model thinks."""
        return any(mark.source in _PRAISE for mark in self.sentence.evidence)

    @property
    def is_heartfelt(self) -> bool:
        """Whether it says that the post or the people won the writer over, with nothing bitter or private beside it."""
        bitter = {"negative", "private", "hedge", "decision"} & set(self.sentence.labels)
        return (
            not bitter
            and len(self.quote.split()) <= _LONGEST_HEARTFELT
            and _HEARTFELT.search(self.quote) is not None
            and _AND_NOW.search(self.quote) is None
        )

    @property
    def is_warm(self) -> bool:
        """Whether it is kind beyond the acts that every letter needs."""
        return (
            "goodwill" in self.acts
            or self.praises
            or self.is_heartfelt
            or ("negative" not in self.sentence.labels and bool(_WARM.search(self.quote)))
        )


def content_of(
    analysis: Analysis,
    report: Report,
    *,
    syntax: Syntax,
    read: Callable[[str], Analysis],
    other_register: str | None,
    keep_hedges: bool = False,
    typed_small: bool = False,
    selected: Sequence[Selected] = (),
) -> tuple[SentenceContent, ...]:
    """The content of every sentence of the draft; hedges are no faults where nobody knows what is meant.

    `typed_small`: the draft does without capitals, so that a small word may be a noun or a name. `selected` is what editors would make of the units of the draft.
    """
    found = syntax.clauses(analysis.text, analysis.segments)
    inside = [_clauses_in(sentence, found) for sentence in analysis.sentences]
    labels = _labels_of_clauses(analysis, inside, read)
    salutation = max(
        (place for place, found in enumerate(analysis.sentences) if found.segment is SegmentKind.SALUTATION), default=-1
    )
    listed = _listed_lines(analysis)
    known = _known_small(syntax) if typed_small else syntax.is_known
    contents = _by_own_words(
        [
            _sentence_content(
                analysis,
                report,
                place,
                sentence,
                inside[place],
                labels,
                other_register,
                tuple(one for one in selected if one.unit.place == place),
            )
            for place, sentence in enumerate(analysis.sentences)
        ],
        read,
    )
    return tuple(
        replace(
            item,
            is_listed=item.place in listed,
            introduces_the_applicant=introduces_the_applicant(item.quote),
            greeted=item.place > salutation,
            runs_into_closing=runs_into_closing(analysis, item.place),
            faults=(
                *(fault for fault in item.faults if not (keep_hedges and fault == "hedged_decision")),
                *(("informal",) if item.sentence.segment is SegmentKind.BODY and is_dialect(item.quote, known) else ()),
            ),
        )
        for item in contents
    )


def _known_small(syntax: Syntax) -> Callable[[str], bool]:
    """Whether a small word is known where all is typed small: nouns and names are as well."""
    return lambda word: syntax.is_known(word) or syntax.is_noun(word.capitalize())


_SHORT_LINE = 6
_DATED_LINE = 14
"""Words; of a line that offers a day or tells a time."""
_OPENS_LIST = re.compile(
    r"(?:möglich|folgende\w*|vorschl\w+|passen|passt|gehen|geht|ginge|frei|auswahl)\W*(?:\w+\W*)?$", re.IGNORECASE
)
"""The end of a line after which days are listed, with a colon or without."""


def _listed_lines(analysis: Analysis) -> frozenset[int]:
    """The places of short lines that follow an announcement of something practical."""
    found: set[int] = set()
    open_ = False
    for place, sentence in enumerate(analysis.sentences):
        quote = analysis.quote(sentence).strip()
        if sentence.segment is not SegmentKind.BODY:
            open_ = False
        elif quote.endswith(":") or (quote[-1:].isalpha() and _OPENS_LIST.search(quote)):
            open_ = bool(MATTERS.search(quote) or _OPENS_LIST.search(quote))
        elif open_ and _is_listed_line(analysis, sentence, quote):
            found.add(place)
        else:
            open_ = False
    return frozenset(found)


def _is_listed_line(analysis: Analysis, sentence: AnalysedSentence, quote: str) -> bool:
    """Whether it reads like a line of a list: a few words without a full stop, or a day on a line of its own."""
    on_its_own = analysis.text[: sentence.start].rstrip(" \t").endswith("\n")
    dated = on_its_own and any(sentence.start <= date.start < sentence.end for date in analysis.dates)
    bare = quote[-1:] not in ".!?"
    return (bare and len(quote.split()) <= _SHORT_LINE) or (dated and len(quote.split()) <= _DATED_LINE)


def _clauses_in(sentence: AnalysedSentence, clauses: Sequence[Clause]) -> list[Clause]:
    if sentence.segment not in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}:
        return []
    return [clause for clause in clauses if sentence.start <= clause.start and clause.end <= sentence.end]


def _labels_of_clauses(
    analysis: Analysis, inside: Sequence[Sequence[Clause]], read: Callable[[str], Analysis]
) -> dict[tuple[int, int], frozenset[str]]:
    """The labels of the clauses of sentences that have several, read as sentences of their own in one letter."""
    asked: list[tuple[int, int]] = []
    lines: list[str] = []
    for clauses in inside:
        if len(clauses) < 2:
            continue
        for clause in clauses:
            asked.append((clause.start, clause.end))
            lines.append(_as_sentence(analysis.text[clause.start : clause.end]))
            bare = without_clauses(analysis.text, clause.start, clause.end, clauses)
            if bare:
                asked.append((clause.start, -clause.end))
                lines.append(_as_sentence(bare))
    for sentence in analysis.sentences:
        if sentence.segment is SegmentKind.POSTSCRIPT:
            asked.append((sentence.start, sentence.end))
            lines.append(_as_sentence(re.sub(r"^\W*P\.?\s?S\.?\W*", "", analysis.quote(sentence))))
    return dict(zip(asked, _read_apart(lines, read), strict=True))


def _read_apart(lines: Sequence[str], read: Callable[[str], Analysis]) -> list[frozenset[str]]:
    """The labels of `lines`, each a paragraph of one letter."""
    if not lines:
        return []
    letter = read("Guten Tag,\n\n" + "\n\n".join(lines) + "\n\nFreundliche Grüße\n")
    offset, result = len("Guten Tag,\n\n"), []
    for line in lines:
        covered = [s for s in letter.sentences if offset <= s.start < offset + len(line)]
        result.append(frozenset(label for s in covered for label in s.labels))
        offset += len(line) + 2
    return result


def _by_own_words(contents: Sequence[SentenceContent], read: Callable[[str], Analysis]) -> tuple[SentenceContent, ...]:
    """`contents` without faults that a request has only from the sentences around it."""
    unsure = [item for item in contents if item.settles and _FROM_AROUND.intersection(item.faults)]
    labels = _read_apart([_as_sentence(item.quote) for item in unsure], read)
    denied = {
        item.place: {_RULE_OF[label] for label in ("negative", "private") if label not in alone}
        for item, alone in zip(unsure, labels, strict=True)
    }
    return tuple(
        replace(item, faults=tuple(fault for fault in item.faults if fault not in denied[item.place]))
        if item.place in denied and not is_brusque(as_read(item.quote))
        else item
        for item in contents
    )


_FROM_AROUND = frozenset({"negative_opinion", "private_detail"})
"""Faults of a sentence that a model also reads from its neighbours."""


def without_clauses(text: str, start: int, end: int, clauses: Sequence[Clause]) -> str:
    """``text[start:end]`` without the removable clauses inside it; empty where there are none."""
    inner = [
        c for c in clauses if is_removable(c) and start <= c.start and c.end <= end and (c.start, c.end) != (start, end)
    ]
    if not inner or inner[0].start == start:
        return ""
    kept, last = "", start
    for clause in sorted(inner, key=lambda found: found.start):
        if clause.start < last:
            continue
        kept += text[last : clause.start].rstrip(" ,;:–-\n\r\t")
        last = clause.end
        rest = text[last:end]
        if rest.startswith(",") and rest[1:].strip():
            last += 1
    return (kept + text[last:end]).strip()


_REMOVABLE = frozenset(
    "weil da denn nachdem obwohl obgleich obschon während zumal sodass als wenn falls bevor seit seitdem damit wo wobei wodurch weshalb was".split()
)
_RELATIVE = frozenset("der die das den dem deren dessen welche welcher welches welchen welchem".split())


def is_removable(clause: Clause) -> bool:
    """Whether a sentence still stands without the clause: one of cause, time or condition, or a relative one."""
    return clause.subordinate and clause.connective in _REMOVABLE | _RELATIVE


def _as_sentence(quote: str) -> str:
    line = " ".join(quote.split())
    line = re.sub(r"^(?:und|aber|denn|doch|oder|sondern)\s+", "", line)
    return line[:1].upper() + line[1:] + ("" if line[-1:] in ".!?" else ".")


def _sentence_content(
    analysis: Analysis,
    report: Report,
    place: int,
    sentence: AnalysedSentence,
    clauses: Sequence[Clause],
    labels: dict[tuple[int, int], frozenset[str]],
    other_register: str | None,
    selected: tuple[Selected, ...],
) -> SentenceContent:
    quote = analysis.quote(sentence)
    found = {
        finding.rule
        for finding in report.findings
        if finding.severity is not Severity.HINT and finding.start < sentence.end and sentence.start < finding.end
    }

    if settles(quote) and _only_feels_what_was_given(analysis, sentence) and not is_brusque(quote):
        found.discard("negative_opinion")

    def of(clause: Clause) -> ClauseContent:
        said = labels.get((clause.start, clause.end), frozenset(sentence.labels))
        words = analysis.text[clause.start : clause.end]
        acts = said & ACTS & (frozenset(sentence.labels) | {"reason"})
        bare = without_clauses(analysis.text, clause.start, clause.end, clauses)
        alone = labels.get((clause.start, -clause.end), said)
        return ClauseContent(
            start=clause.start,
            end=clause.end,
            text=words,
            acts=acts,
            faults=_faults(words, said, found, is_foreign=False),
            clause=clause,
            bare_faults=_faults(bare or words, alone, found, is_foreign=False),
        )

    independent = [of(clause) for clause in clauses if not clause.subordinate]
    is_foreign = any(mark.kind == other_register for mark in sentence.evidence) or commands_in(quote, other_register)
    if sentence.segment is SegmentKind.POSTSCRIPT:
        said = labels.get((sentence.start, sentence.end), frozenset())
        found |= {rule for label, rule in _RULE_OF.items() if label in said}
        labelled = frozenset(sentence.labels) | said
        if is_private_matter(as_read(quote)):
            labelled, found = labelled | {"private"}, found | {"private_detail"}
    else:
        labelled = frozenset(sentence.labels)
    return SentenceContent(
        place=place,
        sentence=sentence,
        quote=quote,
        acts=(frozenset(sentence.labels) & ACTS) | ({"decision"} if is_bare_no(quote) else frozenset()),
        faults=_faults(quote, labelled, found, is_foreign=is_foreign),
        selected=selected,
        main=tuple(_disjoint(independent)),
        dependent=tuple(of(clause) for clause in clauses if clause.subordinate),
        is_item=is_item(quote),
        announces=quote.rstrip().endswith(":"),
    )


_I_GAVE = re.compile(
    r"^(?:(?:und|,)\s+)?(?:de[rmn]|die|das|was)\s+ich\b[^.!?;]*\b(?:\w*geschickt|\w*gegeben|\w*gesandt|\w*gesendet|\w*gereicht|\w*geladen|\w*gelassen|\w*gebracht|\w*gelegt|\w*gemailt)\b(?:\s+\w+)?[.!,]?$",
    re.IGNORECASE,
)
"""„das ich an Ihren Kollegen geschickt habe“: what a request is about."""


def _only_feels_what_was_given(analysis: Analysis, sentence: AnalysedSentence) -> bool:
    """Whether a model finds harsh what only says which thing the writer has handed over."""
    marks = [mark for mark in sentence.evidence if mark.kind == "negative"]
    said = [analysis.text[mark.start : mark.end] for mark in marks]
    return bool(marks) and all(mark.confidence < 1 for mark in marks) and all(map(_I_GAVE.match, said))


def _faults(quote: str, labels: frozenset[str], found: set[str], *, is_foreign: bool) -> tuple[str, ...]:
    """The rules for which these words cannot stay; a label whose finding the user has silenced is no fault."""
    quote = as_read(quote)
    rules = [rule for label, rule in _RULE_OF.items() if label in labels and rule in found]
    if settles(quote) and not names_illness(quote):
        rules = [rule for rule in rules if rule != "private_detail"]
    if asks(quote) and "decision" not in labels:  # „wenn nicht, hätte ich gern kurz Bescheid“ wavers in nothing
        rules = [rule for rule in rules if rule != "hedged_decision"]
    if "decision" in labels and _TELEGRAM.match(quote):
        rules.append("informal")
    if labels & ACTS and breaks_word_order(quote):
        rules.append("informal")
    if begs(quote):
        rules.append("over_apology")
    if is_brusque(quote) and not ("negative" in labels and "negative_opinion" not in found):
        rules.append("negative_opinion")
    if "informal" in found and is_rough(in_plain_words(quote)):
        rules.append("informal")
    if is_foreign:
        rules.append("register_mix")
    return tuple(dict.fromkeys(rules))


LIKELY_NEEDED = 0.6
"""Probability that a letter has to tell it from which a sentence is more than idle."""


_SMALL_WORD = re.compile(r"(?<![\w.@/-])[a-zäöüß][a-zäöüß]*(?![\w@/-])")
_ORDINARY = frozenset(
    "od gram per selbe selben einmal zweimal dreimal mail mails video call team meeting job ok plus ca bzw usw etc inkl ggf evtl uhr online teams zoom".split()
)


def is_dialect(quote: str, is_known: Callable[[str], bool]) -> bool:
    """Whether two of its small words, and one in eight, stand in no dictionary: dialect, or German as one hears it."""
    words, unknown = _SMALL_WORD.findall(as_read(quote)), unknown_words(quote, is_known)
    return len(unknown) >= 2 and len(unknown) * 8 >= len(words)


def unknown_words(quote: str, is_known: Callable[[str], bool]) -> list[str]:
    """Its small words that stand in no dictionary, in order."""
    return [word for word in _SMALL_WORD.findall(as_read(quote)) if word not in _ORDINARY and not is_known(word)]


_ORDER = re.compile(
    r"^(?!(?:ich|wir|und|aber|denn|doch|oder|wenn|weil|da|dass|ob|was|wie|falls|obwohl|sobald|bis|seit|nachdem)\b)(?:[^,.;:!?–]|\d[.:]\s?(?=[\w])){3,60}?\s(?:ich|wir)\s(?:leider\s)?(?:kann|bin|habe|will|muss|werde|möchte|brauche|nehme|komme|können|sind|haben)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:und|aber|denn|doch|oder|wenn|weil|da|dass|ob|was|wie|falls|obwohl|sobald|bis|als|die|der|das|den)\s+(?:ich|wir)\b",
    re.IGNORECASE,
)


def breaks_word_order(quote: str) -> bool:
    """„Deswegen morgen 8 Uhr ich kann nicht kommen“: the verb is not the second part of its main clause."""
    match = _ORDER.match(quote)
    return match is not None and not _JOINED.search(quote[: match.end()])


def _disjoint(clauses: list[ClauseContent]) -> list[ClauseContent]:
    """`clauses` without those that lie inside another one."""
    kept: list[ClauseContent] = []
    for clause in sorted(clauses, key=lambda found: (found.start, -found.end)):
        if not kept or clause.start >= kept[-1].end:
            kept.append(clause)
    return kept

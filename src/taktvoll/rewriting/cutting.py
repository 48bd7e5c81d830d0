"""Cutting a sentence down to the clauses that may be sent, so that what is left still stands by itself."""

import re
from collections.abc import Sequence

from taktvoll.rewriting.content import LIKELY_NEEDED, ClauseContent, SentenceContent, is_removable
from taktvoll.rewriting.leaning import JOINS, has_open_pronoun, lacks_main_clause
from taktvoll.rewriting.policies import CAUSAL, share_to_drop
from taktvoll.rewriting.practical import asks, is_practical
from taktvoll.rewriting.tone import commands_in

_WORDS_OF_ACTS = re.compile(
    r"(?:vielen|herzlichen|besten|lieben|danke?|bitte|leider|entschuldig\w*|verzeih\w*)\b", re.IGNORECASE
)
_BEGS_WHOM = re.compile(r"bitte\s+(?:Sie|euch|dich)\s+um\b")
"""„… und bitte Sie um Aufschub“: the verb, whose „ich“ is gone."""
_HAS_ICH = re.compile(r"[A-ZÄÖÜ][\wäöüß-]*\s+(?:bin|habe|kann|wäre|hätte|könnte|muss|möchte|werde)\s+ich\b")
"""„Erreichbar bin ich nur abends“: a subject that the tree missed."""
_FIRST_PERSON = frozenset(
    "kann muss will darf bin habe hab möchte werde würde hätte wäre bitte danke sage ziehe komme nehme".split()
)
_SHORT_NO = re.compile(
    r"(?:das\s+)?(?:geht|klappt|wird)\s+(?:leider\s+|bei\s+mir\s+|also\s+|da\s+)*(?:nicht|nichts|nix)\s*(?:[,;.:–-]|$)",
    re.IGNORECASE,
)
"""„Geht leider nicht, …“: the refusal itself, whatever the sentence goes on with."""


def _loses_the_no(item: SentenceContent, text: str) -> bool:
    return any(_SHORT_NO.match(clause.text) and clause.text.lower() not in text.lower() for clause in item.main)


def cut(item: SentenceContent, *, drop_reasons: bool, orphans: bool) -> tuple[str, frozenset[str]] | None:
    """The clauses that may stay, as sentences; None where none stands by itself."""
    kept: list[tuple[ClauseContent, str]] = []
    acts: set[str] = set()
    for clause in item.main:
        words = _standing(item, clause, drop_reasons=drop_reasons, orphans=orphans) if _is_whole(item, clause) else None
        if words is not None and orphans and has_open_pronoun(words):
            words = None
        if words is not None:
            kept.append((clause, words))
            acts |= clause.acts - ({"reason"} if drop_reasons else set())
    unchanged = len(kept) == len(item.main) and all(words == clause.text for clause, words in kept)
    if not kept or (drop_reasons and unchanged):
        return None
    sentences = _in_sentences(item, kept)
    if not sentences or not (
        _says_enough(item, acts, " ".join(sentences)) or _is_needed(item, [clause for clause, _ in kept])
    ):
        return None
    end = item.quote.rstrip()[-1:]
    is_torn = len(kept) < len(item.main) or any(words != clause.text for clause, words in kept)
    closed = [_closed(sentence, is_torn=is_torn) for sentence in sentences]
    text = " ".join(sentence + (end if end == "?" else ".") for sentence in closed)
    if item.quote[:1].islower() and item.main and kept[0][0] is item.main[0]:
        text = text[:1].lower() + text[1:]
    least = _LEAST_GROUND if acts <= {"reason"} else _LEAST_WORDS
    return (text, frozenset(acts)) if len(text.split()) >= least and not _loses_the_no(item, text) else None


def _in_sentences(item: SentenceContent, kept: Sequence[tuple[ClauseContent, str]]) -> list[str]:
    """The clauses that stay: neighbours in one sentence, each other one as a sentence of its own where it can be."""
    sentences: list[str] = []
    last: ClauseContent | None = None
    for clause, words in kept:
        place = item.main.index(clause)
        adjacent = last is not None and place and item.main[place - 1] is last
        if last is not None and adjacent and sentences:
            between = item.quote[last.end - item.sentence.start : clause.start - item.sentence.start]
            sentences[-1] += (between or " ") + words
        elif (
            sentences
            and _GOES_ON_ASKING.match(words)
            and not clause.clause.has_subject
            and _ASKS_YOU.search(sentences[-1])
        ):
            sentences[-1] += " " + words
        else:
            alone = _alone(words, clause, item.main[:place])
            if alone is None:
                continue
            sentences.append(alone)
        last = clause
    return sentences


_ASKS_YOU = re.compile(r"\b[a-zäöüß]+en Sie\b[^.!?]*$")
_GOES_ON_ASKING = re.compile(r"und [a-zäöüß]+en (?:mir|uns|mich|sie|es|bitte|die|das|den)\b")
"""„löschen Sie bitte …, da …, und geben mir Bescheid“: it shares the „Sie“ of the request before the clause that is gone."""
_SUBORDINATES = re.compile(r"\b(?:weil|da|dass|daß|wenn|ob|obwohl|damit|bevor|nachdem|falls|sobald)\b", re.IGNORECASE)
_RELATIVE_END = re.compile(
    r"(?<![,;\s])\s+(?:(?:und|oder)\s+)?(?:mit|bei|für|von|zu|in|aus|auf|an)\s+(?:dem|der|denen|die|das|den)\s+(?:ich|wir|sie|er|es)\b[^,;?]*"
)
"""„Ich kann nicht kommen mit dem ich nicht gerechnet hatte“: what it said something about is gone."""
_ANOTHER_SUBJECT = re.compile(
    r"(?:,\s*|(?<![\s,])\s+)und\s+(?:hat|ist|wird|sind|haben|werden)\s+(?!ich\b|wir\b|Sie\b|mein)[^,.;!?]{0,200}(?=\W*$)"
)
"""„… muss ich absagen und hat uns zugesagt“: somebody else did, in a clause that is gone."""
_SAYS_NO = re.compile(
    r"\babsag\w*|\bsage\b|\bnicht\b[^.!?]{0,60}\b(?:antret\w*|komm\w*|teilnehm\w*)|\bbitte\b|\bunterlagen\b",
    re.IGNORECASE,
)
"""What no mending may take away."""
_COUNTED_ON = re.compile(r"(?:,\s*|(?<![\s,])\s+)(?:zweitens|drittens)\b.*$", re.IGNORECASE | re.DOTALL)
"""What was counted after a „erstens“ that is gone."""
_VERB_LAST = re.compile(
    r"(?:,\s*|(?<![\s,])\s+)(?:und|oder)\s+(?:(?:er|es|wir|man)\s+(?!(?:bin|ist|war|hat|wird|kann|muss|will|darf|soll|sind|haben|werden|\w+e)\b)[^,.;!?]{0,200}\s(?:möchte|kann|will|muss|darf|soll|bin|habe|werde|ist|hat|wird|sind|haben)"
    r"|ich\s+(?!(?:bin|war|kann|muss|will|darf|soll|mag|weiß|weiss|hab|wünsch|komm|sag|geh|bleib|find|denk|hoff|\w+e)\b)[^,.;!?]{0,200}\s\w+(?:e|bin|kann|will|muss|darf|soll))(?=\W*$)"
)
"""„… und ich ihn begleiten möchte“: it shared the conjunction of a clause that is gone."""


def _closed(sentence: str, *, is_torn: bool) -> str:
    """`sentence` without the marks at its end and, where something that it hung on is gone, without what hung on it."""
    bare = sentence.rstrip(" ,;:–-")
    return _without_loose_end(bare) if is_torn else bare


def _without_loose_end(sentence: str) -> str:
    """`sentence` without a last clause whose verb stands where only a conjunction before it would put it."""
    if not re.search(r"\berstens\b", sentence, re.IGNORECASE):
        sentence = _cut_off(sentence, _COUNTED_ON)
    if _SUBORDINATES.search(sentence):
        return sentence
    for pattern in (_VERB_LAST, _RELATIVE_END, _ANOTHER_SUBJECT):
        sentence = _cut_off(sentence, pattern)
    return sentence


def _cut_off(sentence: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(sentence)
    if match is None or _SAYS_NO.search(match[0]):
        return sentence
    return sentence[: match.start()] + sentence[match.end() :]


_CLAUSE_STARTS = re.compile(r"(?:^|[,;:.!?–—(„\"-]|\b(?:und|oder|aber|denn|sondern|doch))\W*$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\W*(?:$|[,;:.!?–—)“\"-]|(?:und|oder|aber|denn|sondern|doch)\b)", re.IGNORECASE)


def _is_whole(item: SentenceContent, clause: ClauseContent) -> bool:
    """Whether the clause begins and ends where its writer parted clauses, not where only a parser saw a seam."""
    first, last = clause.start - item.sentence.start, clause.end - item.sentence.start
    joins = bool(JOINS.match(clause.text))
    return (joins or bool(_CLAUSE_STARTS.search(item.quote[:first]))) and bool(_CLAUSE_ENDS.match(item.quote[last:]))


def _says_enough(item: SentenceContent, acts: set[str], text: str) -> bool:
    """Whether what is left does, asks or settles something; what is left of a reproach only gives its ground."""
    if item.is_listed or item.introduces_the_applicant or is_practical(text) or asks(text):
        return True
    if item.is_request and "?" in item.quote:
        return True
    return bool(acts) and not ({"negative_opinion", "private_detail"} & {*item.faults} and acts <= {"reason"})


def _is_needed(item: SentenceContent, kept: Sequence[ClauseContent]) -> bool:
    """Whether editors would likely leave one of the clauses in the letter."""
    if not item.selected:
        return False
    return any(1 - share_to_drop(item.selected, clause.start, clause.end) >= LIKELY_NEEDED for clause in kept)


_LEAST_WORDS = 3
_LEAST_GROUND = 5
"""„Ich muss arbeiten.“ by itself is no reason."""


def _standing(item: SentenceContent, clause: ClauseContent, *, drop_reasons: bool, orphans: bool) -> str | None:
    """The clause, without what depends on it and may not stay; None where the clause itself may not."""
    gone = [
        found
        for found in item.dependent
        if clause.start <= found.start
        and found.end <= clause.end
        and is_removable(found.clause)
        and (
            found.faults
            or (orphans and has_open_pronoun(found.text))
            or (drop_reasons and found.clause.connective in CAUSAL)
        )
    ]
    gone = [found for found in gone if found.bare_faults or not any(_is_inside(inner, found) for inner in gone)]
    gone += [found for found in item.dependent if found not in gone and _goes_on_from(found, gone)]
    if drop_reasons and clause.acts == {"reason"}:
        return None
    if not gone:
        return clause.text if not clause.faults else None
    if clause.bare_faults or any(_RUNS_ON.search(found.text) for found in gone):
        return None
    rest = _without(clause, gone)
    if all(JOINS.sub("", clause.text[: found.start - clause.start] + " ").strip() for found in gone):
        return rest
    joins = JOINS.match(rest)
    lead, rest = (joins[0], rest[joins.end() :]) if joins else ("", rest)
    turned = re.match(r"([^\W\d_]+)\s+(ich|wir|es)\b", rest)
    if turned:
        rest = f"{turned[2]} {turned[1]}{rest[turned.end() :]}"
    return lead + rest if lead else rest[:1].upper() + rest[1:]


_RUNS_ON = re.compile(
    r"\b(?:hast|hat|habe|haben|habt|ist|war|bin|sind|wird|kann|muss)\s+(?:hab|habe|bin|kann|muss|war|will|möchte|werde)\W*$",
    re.IGNORECASE,
)
"""„…, als du angerufen hast hab | ich mich nicht getraut“: without its comma, the clause took the verb of the next."""


def _goes_on_from(clause: ClauseContent, gone: Sequence[ClauseContent]) -> bool:
    """Whether it shares the conjunction of a clause that goes: „…, weil ich krank bin und niemanden habe“."""
    if not clause.clause.subordinate or clause.clause.connective not in _GO_ON:
        return False
    return any(0 <= clause.start - found.end <= 2 for found in gone)


_GO_ON = frozenset({"und", "oder", "aber", "sowie", ""})


def _is_inside(inner: ClauseContent, outer: ClauseContent) -> bool:
    """Whether `inner` is a part of `outer`: what is wrong with it is then wrong with both."""
    return inner is not outer and outer.start <= inner.start and inner.end <= outer.end


def _without(clause: ClauseContent, gone: Sequence[ClauseContent]) -> str:
    text, last = "", clause.start
    for found in sorted(gone, key=lambda inner: inner.start):
        if found.start < last:
            continue
        text += clause.text[last - clause.start : found.start - clause.start].rstrip(" ,;:–-\n\r\t")
        last = found.end
        rest = clause.text[last - clause.start :]
        if rest.startswith(","):
            last += 1
    return (text + clause.text[last - clause.start :]).strip()


_OF_THOSE_GONE = re.compile(
    r"(?:die|der)\s+(?:war|waren|sind|ist|hat|hatte|haben|hatten|wollen|will|zahl\w+|biet\w+|geb\w+|gibt)\b",
    re.IGNORECASE,
)
"""„Die waren schneller“: somebody who was named in a clause that is gone."""


def _alone(words: str, clause: ClauseContent, before: Sequence[ClauseContent]) -> str | None:
    """`words` as the beginning of a sentence, with „ich“ where the clause borrowed it from one that is gone."""
    words = JOINS.sub("", words)
    if lacks_main_clause(words):
        return None
    if before and _OF_THOSE_GONE.match(words):
        return None
    if before:
        words = re.sub(r"\bauch (?=nicht\b)", "", words, count=1)
    commands = clause.clause.imperative or commands_in(words, "du")
    if (
        not clause.clause.has_subject
        and not commands
        and not _HAS_ICH.match(words)
        and (not _WORDS_OF_ACTS.match(words) or _BEGS_WHOM.match(words))
    ):
        first = words.split(maxsplit=1)[0].lower() if words.split() else ""
        borrowed = any(re.search(r"\bich\b", other.text, re.IGNORECASE) for other in before)
        if not borrowed or not (first in _FIRST_PERSON or first.endswith("e")):
            return None
        words = "ich " + words
    return words[:1].upper() + words[1:]

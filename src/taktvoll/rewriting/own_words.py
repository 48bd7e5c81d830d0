"""Microplanning with the writer's own words: a sentence as it is, mended, or cut down to the clauses that may be sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taktvoll.phrasing.plain_words import cased_like
from taktvoll.rewriting.content import LIKELY_NEEDED, ClauseContent, SentenceContent, is_removable
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.policies import CAUSAL, share_to_drop
from taktvoll.rewriting.practical import asks, is_practical
from taktvoll.rewriting.private_reason import abstracted
from taktvoll.rewriting.register_shift import to_du, to_sie
from taktvoll.rewriting.second_addressee import spoken_to
from taktvoll.rewriting.small_letters import capitalised, nouns_in
from taktvoll.rewriting.tone import begs, commands_in, is_brusque, without_digs, without_pleading
from taktvoll.rewriting.written_german import as_spelt, in_written_german
from taktvoll.rewritten import ChangeKind

_JOINS = re.compile(r"^(?:und|aber|doch|denn|oder|sondern|jedoch|allerdings|also|nur|bloß)\b,?\s+", re.IGNORECASE)
_NUMERAL = re.compile(
    r"^(?:erstens|zweitens|drittens|viertens|zum einen|zum anderen|einerseits|andererseits|zunächst einmal|zudem|außerdem|ausserdem|überdies|obendrein|ferner|hinzu kommt,? dass)\b[,:]?\s+",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"^(?:deshalb|deswegen|darum|daher|also|somit|außerdem|ausserdem|überdies|zudem|trotzdem|dennoch|gleichwohl|nichtsdestotrotz|mithin|folglich|jedenfalls|allerdings|ebenso|insofern|demnach|ehrlich gesagt|offen gesagt|kurz gesagt|zusammenfassend|abschließend|zusammengefasst|unterm strich|alles in allem|summa summarum|unabhängig davon|zugleich|gleichzeitig|auch|aus (?:all )?(?:diesen|den genannten|diesem) (?:\w+ )?gr[uü]nd(?:en|e)?)\b,?\s+",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:gleichzeitig|zugleich|außerdem|ausserdem|zudem|überdies|auch|jedenfalls|abschließend)\b", re.IGNORECASE
)
"""Connectives that need nothing but a sentence before them."""
_VERB_FIRST = re.compile(
    r"(?:ist|sind|wird|werden|hat|haben|fällt|fallen|kann|muss|entfällt|erübrigt|kommt)\s+(?!(?:sie|er|das|dies)\b)[^?]*$",
    re.IGNORECASE,
)
"""„Somit ist der Videocall hinfällig“: what follows would begin with its verb."""
_INSIDE = re.compile(
    r"(?<![,;:–-])(?<!\bgenau)(?<!\bgerade)(?<!\beben)(?<!\bnur)\s(?:also|daher|deshalb|deswegen|darum|mithin|folglich|demnach|somit|trotzdem|dennoch|gleichwohl|jedenfalls|ebenfalls|allerdings|hingegen)\b(?=\s[^,;]|[.!?])",
    re.IGNORECASE,
)
_THEREFORE = re.compile(r"(?<![,;:–-])\s(?:darum|deshalb|deswegen|daher)\b(?=\s[^,;]|[.!?])", re.IGNORECASE)
_FRANK = re.compile(
    r",?\s(?:ehrlich gesagt|offen gesagt|offen gestanden|ganz ehrlich|um ehrlich zu sein),?(?=\s)", re.IGNORECASE
)
_FRANK_BEFORE_VERB = re.compile(
    r"\b(aber|und|doch|denn|sondern)\s+(?:ehrlich gesagt|offen gesagt|offen gestanden|ganz ehrlich|um ehrlich zu sein),?\s+(\w+)\s+(ich|wir|es)\b",
    re.IGNORECASE,
)
"""„aber ehrlich gesagt kann ich“ → „aber ich kann“."""
_POINTS_BACK = re.compile(
    r"^(?:(?:und|aber|denn)\s+)?(?:(?:genau|gerade|eben)\s+(?:deswegen|deshalb|darum|daher|das)\b|das(?=\s+(?:ist|war|hat|wird|kann|muss|soll|bedeutet|heißt|tut|alles|geht|f[aäi]nde?|freute?|gefiel|gefällt|hätten?|wären?|würden?|bräuchte|brauche|weiß|schätze|rechne|werde|klingt|klang|passt|reicht|schaffe|mache?|macht|möchte|will|könnte)\b)|dies(?:e[rsnm]?)?(?=\s+(?:ist|war|hat|wird|entscheidung|gründe?|grund|umst\w*)\b)|ihretwegen|seinetwegen|damit|davon|dafür|danach(?=\s+\w+\s+ich\b)|daran|dabei|dadurch|darüber|darauf|dazu|dort|dann|so\b(?!\s+(?:gern|leid|schwer|schade|sehr)\w*\s)|er|ihm|ihn|sie(?=\s+(?:ist|war|hat|wird|kann|braucht|liegt|sucht|macht|kommt|geht|steht|wohnt|spricht|arbeitet|weiß|will|muss|soll|passt|kennt|hilft|meldet)\b)|seither|seitdem|beides|letztere[rs]?)\b",
    re.IGNORECASE,
)
_PASSES_ON = re.compile(
    r"^(?:(?:[Uu]nd|[Bb]itte)\s+)*(?:[Ss]ag\w*|[Rr]icht\w*|[Gg]rü(?:ß|ss)\w*|[Gg]ib|[Gg]eb\w*|[Tt]eil\w*|[Dd]ank\w*)(?:\s+(?:Sie|du|ihr(?=\s+(?:ihnen|ihr|ihm|ihn|sie)\b)))?\s+(?:ihnen|ihr(?!\s+[A-ZÄÖÜ])|ihm|ihn|sie|allen\s+beiden)\b"
)
"""„Sag ihnen liebe Grüße“, „Richten Sie ihr meinen Dank aus“: somebody of whom the sentence before it speaks."""
_DEMONSTRATIVE = re.compile(
    r"^(?:[Uu]nd\s+)?(?:(?:[Dd](?:en|ie|em|as|er))\s+[a-zäöüß]+(?:e|st|t|en)\s+(?:Sie|ich|du|ihr|wir|mich|mir)\b|[Dd]a\s+[a-zäöüß]+e\s+ich\b)"
)
"""„Den werfen Sie bitte weg“, „Die behandle ich vertraulich“, „Da bleibe ich lieber“: of what was named before."""
_MEANS_THE_LAST = re.compile(
    r"^von\s+dort\b|\bin\s+diese[rm]\s+(?:lage|zustand|situation|fall)\b|\bumso\b|\bunter\s+diesen\s+umständen\b|\bwäre\s+(?:das|mir\s+das)\s+nicht\b|^(?:der|die|den|dem)\s+(?:hat|ist|war|kann|will|muss|hätte)\b|^da\s+(?:kann|muss|bin|habe?|ist|war|geht|wird|brauche?|komme?|fehlt)\b",
    re.IGNORECASE,
)
_SOFTENED = re.compile(r"\s(?:vorsichtshalber|eventuell|irgendwie|vielleicht)(?:\s+schon\s?mal)?(?=\s)", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:er|ihm|ihn|seine[nmrs]?|(?<!zu )sein(?!\W*$|\s*[,.;!?)]|\s+(?:muss|müsste|kann|könnte|soll|sollte|wird|würde|mag|darf|dürfte|will)\b)|dessen|deren)\b"
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What is kept of a sentence."""

    text: str
    kind: ChangeKind
    acts: frozenset[str]
    rule: str | None = None
    """The rule for which it was changed."""


def own_words(
    item: SentenceContent, goal: Goal, *, torn: bool, reasons: bool = True, orphans: bool = False
) -> OwnWords | None:
    """The best of the writer's own words for the sentence; None where nothing of it can be sent.

    `torn`: the sentence before it is gone, so that it may lean on nothing. `reasons` false: clauses that only give a
    reason go too. `orphans`: clauses with an „er“ or „sein“ go, because nobody is named any more.
    """
    acts, shortened, rule = item.acts, False, None
    hard = [fault for fault in item.faults if fault != "register_mix"]
    text, mended = _without_what_hurts(item)
    if mended is not None:
        hard = [fault for fault in hard if fault != mended]
        rule = mended
    told = _told_in_the_abstract(item, hard, goal) if reasons and not orphans else None
    if told is not None:
        text, shortened, rule = told, True, "private_detail"
    elif hard or not reasons or orphans:
        cut = _cut(item, drop_reasons=not reasons, orphans=orphans)
        if cut is None:
            return None
        text, acts = cut
        shortened, rule = True, (hard[0] if hard else "over_explanation")
    for mend, cause in _MENDS:
        mended = mend(text, item, goal)
        if mended is None:
            return None
        text, rule = mended, rule or (cause if mended != text else None)
    if shortened:
        text = _THEREFORE.sub("", text, count=1)
    freed = _freed(text, torn=torn)
    if freed is None:
        return None
    text, rule = freed, rule or ("dangling" if freed != text else None)
    if goal.typed_small:
        text, rule = _with_capitals(text, item, goal), rule or "informal"
    spelt = as_spelt(text, goal.syntax)
    text, rule = spelt, rule or ("spelling" if spelt != text else None)
    kind = ChangeKind.SHORTENED if shortened else ChangeKind.REPLACED
    return _spelled(OwnWords(text=text, kind=kind, acts=acts, rule=rule), item, goal)


def _spelled(words: OwnWords, item: SentenceContent, goal: Goal) -> OwnWords:
    """Changed words in the spelling of the letter's country; unchanged ones as they are."""
    if words.text == item.quote:
        return replace(words, kind=ChangeKind.KEPT)
    return replace(words, text=goal.phrases.voice.spelled(words.text))


def _told_in_the_abstract(item: SentenceContent, hard: Sequence[str], goal: Goal) -> str | None:
    """The sentence with its private cause as one that may be told; None where it has none, or more is wrong with it."""
    return abstracted(item.quote, for_good=goal.refuses) if hard == ["private_detail"] else None


def _without_what_hurts(item: SentenceContent) -> tuple[str, str | None]:
    """A request without what pleads or digs in it, and the rule that this settles; otherwise the sentence as it is, and None."""
    if "over_apology" in item.faults and item.is_request:
        text = without_pleading(item.quote)
        if text != item.quote and not begs(text):
            return text, "over_apology"
    if "negative_opinion" in item.faults and item.settles:
        text = without_digs(item.quote)
        if text != item.quote and not is_brusque(text):
            return text, "negative_opinion"
    return item.quote, None


def _in_register(text: str, item: SentenceContent, goal: Goal) -> str | None:
    if "register_mix" not in item.faults:
        return text
    apart = spoken_to(text, goal.second_addressees)
    if apart is not None:
        shifted = to_sie(text[:apart]) if text[:apart].strip() else ""
        return None if shifted is None else shifted + text[apart:]
    return to_sie(text) if goal.register == "sie" else to_du(text, plural=goal.phrases.voice.plural)


def _unhedged(text: str, item: SentenceContent, goal: Goal) -> str | None:
    del goal
    return _SOFTENED.sub("", text) if item.sentence.has("hedge", "reschedule") else text


def _in_standard_words(text: str, item: SentenceContent, goal: Goal) -> str | None:
    del item
    if "informal" not in goal.rules:
        return text
    return in_written_german(text, goal.syntax, formal=goal.register == "sie")


_MENDS = ((_in_register, "register_mix"), (_unhedged, "hedged_decision"), (_in_standard_words, "informal"))
"""What mends words without cutting, each with its rule; None from one: the words cannot be mended."""


def with_capital_nouns(text: str, goal: Goal, polite: Sequence[tuple[int, int]] | None = None) -> str:
    """`text` with its nouns, names and sentence starts in capitals, for what a draft says that is typed small; `polite` as in `capitalised`."""
    return capitalised(text, goal.is_noun, polite, nouns_in(goal.syntax.words(text), goal.syntax))


def _with_capitals(text: str, item: SentenceContent, goal: Goal) -> str:
    polite = [
        (mark.start - item.sentence.start, mark.end - item.sentence.start)
        for mark in item.sentence.evidence
        if mark.kind == "sie" and text == item.quote
    ]
    text = with_capital_nouns(text, goal, polite if goal.register == "sie" else None)
    return text if text.rstrip()[-1:] in ".!?:" else text.rstrip() + "."


def leans(quote: str) -> bool:
    """Whether the sentence begins with, or says, something that only what stands before it explains."""
    return bool(
        _POINTS_BACK.match(quote) or passes_on(quote) or _DEMONSTRATIVE.match(quote) or _MEANS_THE_LAST.search(quote)
    )


def passes_on(quote: str) -> bool:
    """Whether the reader is to tell, greet or thank somebody else."""
    return bool(_PASSES_ON.match(quote))


def connects(quote: str) -> bool:
    """Whether the sentence begins with a connective to the one before it: „Deshalb“, „Zudem“."""
    return bool(_CONNECTIVE.match(quote) or _NUMERAL.match(quote))


_SUBORDINATE_FIRST = re.compile(r"(?:Dass|Weil|Ob|Obwohl|Sodass|Damit)\s", re.IGNORECASE)
_NO_VERB_HERE = frozenset(
    "ich du er sie es wir ihr man das die der den dem des ein eine einen dass weil ob wenn falls obwohl damit und aber oder denn sondern was wie wo".split()
)


def lacks_main_clause(sentence: str) -> bool:
    """„Dass Sie denken, ich würde kneifen.“: a clause that hangs on one that is gone; a main clause would begin with its verb."""
    if not _SUBORDINATE_FIRST.match(sentence):
        return False
    return all(word.casefold() in _NO_VERB_HERE for word in re.findall(r",\s+([^\W\d_]+)", sentence))


def has_open_pronoun(quote: str) -> bool:
    """Whether it speaks of „er“, „ihm“ or „sein“ without saying who."""
    match = _PRONOUN.search(quote)
    return match is not None and not _NAMED.search(quote[: match.start()])


_NAMED = re.compile(
    r"\bHerrn?\s+(?:Dr\.\s+|Prof\w*\.?\s+)*[A-ZÄÖÜ]|\b(?:(?:[Dd]ein|[Ii]hr|[Mm]ein|[Uu]nser|[Ee]uer|[Ee]ur)(?:e[nmrs]?)?|[Dd]e[rnm])\s+(?:[a-zäöüß]+e[nrms]?\s+)?(?:Chef|Kolleg|Leiter|Vorstand|Sohn|Mann|Vater|Bruder|Freund|Partner|Nachbar|Arzt|Meister|Küchenchef|Schichtleiter|Fahrer)\w*"
)


def _freed(text: str, *, torn: bool) -> str | None:
    """`text` without the connective that ties it to a sentence that is gone; None where it still leans on one."""
    text = _FRANK.sub("", _FRANK_BEFORE_VERB.sub(r"\1 \3 \2", text))
    if not torn:
        return text
    if leans(text):
        return None
    freed = text
    for pattern in (_JOINS, _NUMERAL):
        freed = pattern.sub("", freed)
    if _CONNECTIVE.match(freed) or freed != text:
        freed = _CONNECTIVE.sub("", freed)
        turned = re.match(r"([^\W\d_]+)\s+(ich|wir|es)\b", freed)
        if turned:
            freed = f"{turned[2]} {turned[1]}{freed[turned.end() :]}"
        elif (_ADDS.match(text) and freed[:1].islower()) or _VERB_FIRST.match(freed):
            return text
        elif re.match(r"(?:sind|ist|war|waren|hat|haben|wird|kann|muss)\s+(?:sie|er|das|dies)\b", freed, re.IGNORECASE):
            return None
    freed = _INSIDE.sub("", freed, count=1)
    if freed == text:
        return text
    return cased_like(text, freed)


_SHORT_NO = re.compile(
    r"(?:das\s+)?(?:geht|klappt|wird)\s+(?:leider\s+|bei\s+mir\s+|also\s+|da\s+)*(?:nicht|nichts|nix)\s*(?:[,;.:–-]|$)",
    re.IGNORECASE,
)
"""„Geht leider nicht, …“: the refusal itself, whatever the sentence goes on with."""


def _loses_the_no(item: SentenceContent, text: str) -> bool:
    return any(_SHORT_NO.match(clause.text) and clause.text.lower() not in text.lower() for clause in item.main)


def _cut(item: SentenceContent, *, drop_reasons: bool, orphans: bool) -> tuple[str, frozenset[str]] | None:
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
    joins = bool(_JOINS.match(clause.text))
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
    if all(_JOINS.sub("", clause.text[: found.start - clause.start] + " ").strip() for found in gone):
        return rest
    joins = _JOINS.match(rest)
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
    words = _JOINS.sub("", words)
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

"""What a sentence leans on: connectives, pronouns and clauses that only the sentence before it explains; and how it is freed of them."""

import re

from taktvoll.phrasing.plain_words import cased_like

JOINS = re.compile(r"^(?:und|aber|doch|denn|oder|sondern|jedoch|allerdings|also|nur|bloß)\b,?\s+", re.IGNORECASE)
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
_PRONOUN = re.compile(
    r"\b(?:er|ihm|ihn|seine[nmrs]?|(?<!zu )sein(?!\W*$|\s*[,.;!?)]|\s+(?:muss|müsste|kann|könnte|soll|sollte|wird|würde|mag|darf|dürfte|will)\b)|dessen|deren)\b"
)


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


SIR = r"\bHerrn?\s+(?:Dr\.\s+|Prof\w*\.?\s+)*[A-ZÄÖÜ]"
"""„Herrn Dr. Kleinhenz“: whom „er“ may be."""
_NAMED = re.compile(
    rf"{SIR}|\b(?:(?:[Dd]ein|[Ii]hr|[Mm]ein|[Uu]nser|[Ee]uer|[Ee]ur)(?:e[nmrs]?)?|[Dd]e[rnm])\s+(?:[a-zäöüß]+e[nrms]?\s+)?(?:Chef|Kolleg|Leiter|Vorstand|Sohn|Mann|Vater|Bruder|Freund|Partner|Nachbar|Arzt|Meister|Küchenchef|Schichtleiter|Fahrer)\w*"
)


def freed(text: str, *, torn: bool) -> str | None:
    """`text` without the connective that ties it to a sentence that is gone; None where it still leans on one."""
    text = _FRANK.sub("", _FRANK_BEFORE_VERB.sub(r"\1 \3 \2", text))
    if not torn:
        return text
    if leans(text):
        return None
    free = text
    for pattern in (JOINS, _NUMERAL):
        free = pattern.sub("", free)
    if _CONNECTIVE.match(free) or free != text:
        free = _CONNECTIVE.sub("", free)
        turned = re.match(r"([^\W\d_]+)\s+(ich|wir|es)\b", free)
        if turned:
            free = f"{turned[2]} {turned[1]}{free[turned.end() :]}"
        elif (_ADDS.match(text) and free[:1].islower()) or _VERB_FIRST.match(free):
            return text
        elif re.match(r"(?:sind|ist|war|waren|hat|haben|wird|kann|muss)\s+(?:sie|er|das|dies)\b", free, re.IGNORECASE):
            return None
    free = _INSIDE.sub("", free, count=1)
    if free == text:
        return text
    return cased_like(text, free)

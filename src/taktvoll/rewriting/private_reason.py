"""A private reason at the level of abstraction that may be told: never an invented one."""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from taktvoll.phrasing.plain_words import cased_like
from taktvoll.rewriting.words import SENTENCES

if TYPE_CHECKING:
    from taktvoll.rewriting.selection import Fate


_ILLNESS = re.compile(
    r"\b(?:schwer|tod|herz|lungen|sterbens)?krank(?!enhäus|enhaus|enpfleg|enkass|enschwester|enwagen|enversicher|entransport|enwesen)\w*|\berkrank\w*|fieber|\bknoten\b|\bbrust(?:krebs\w*|schmerz\w*|operation\w*)?\b|gutartig|bösartig|\bbefund(?:e|es)?\b|chemo|tablette|grippe"
    r"|\b(?:\w+-)?infekt(?:ion|ionen|s|e|es)?\b"
    r"|\b(?:in|aus)\s+(?:der|die|einer)\s+(?:\w+\s)?(?:\w*(?:psychiatrie|reha|intensivstation))\b|\bklinik(?:aufenthalt|einweisung)\w*|\b(?:liege?|liegt|lag|eingeliefert|eingewiesen|(?:muss|musste)\s+(?:\w+\s+){0,3}(?:ins|in\s+die|in\s+ein\w*))\b[^.!?]{0,40}\b(?:klinik(?:um)?|krankenhaus|spital)\b|\bins\s+(?:krankenhaus|spital)\b"
    r"|\b(?:\w*[^ok]|not)?operation(?:en)?\b|\boperier|schmerz|migräne|\bzahn\b|\bzähne\b|depress|burn-?out|\b(?:psycho|verhaltens|gesprächs|trauma)?therapie(?:n|platz|termin\w*|stunde\w*)?\b|diagnose|tumor|\bkrebs"
    r"|gebrochen|\b(?:mein|das|linke[sn]?|rechte[sn]?) bein\b|\brücken(?:schmerz|leiden|problem|operation|op\b)\w*|\b(?:mein|meinen|meinem|am|im)\s+rücken\b|schwanger|fehlgeburt|erschöpf|\b(?:im|ins|das|ans) bett\b|prostata|\bblase(?:n\w*)?\b|menstruation|wechseljahre|eileiter\w*|läuse\b|bandscheib"
    r"|windpocken|scharlach|masern(?!schutz)|hand-?fuß|hand-?mund|pusteln|\bmagen-?\s?darm|über\s+der\s+(?:schüssel|kloschüssel)|\bkotz\w*|übergeben\s+(?:muss|habe)|\bgips\b|verstaucht|bindehaut\w*"
    r"|corona|\bangina|durchfall|notaufnahme|\bgesundheit\b|gesundheitlich",
    re.IGNORECASE,
)
_DOCTOR = re.compile(
    r"\b(?:zahn|haus|fach|frauen|augen|haut)?ärzt(?:e|in|innen|lich\w*)\b|\b(?:zahn|haus|fach|frauen|augen|haut|not)?arzt(?:es|termin\w*|besuch\w*)?\b",
    re.IGNORECASE,
)
"""A visit to one is no illness, and may be told (ruling 5)."""
_FAMILY = re.compile(
    r"\b(?:mein\w*|unser\w*)\s+(?:\w+\s+)?(?:sohn|tochter|kind\w*|mutter|vater|eltern|(?:ehe)?mann|(?:ehe)?frau|gatt(?:e|in)|oma|opa|großmutter|großvater|grossmutter|bruder|schwester|schwieger\w*|familie|partner\w*|freundin|enkel\w*|baby|säugling|tante|onkel)(?:e?s|n)?\b|\b(?:kita|scheidung|geschieden|ehe|sorgerecht|pflegefall|pflegeheim|beerdigung|trauerfall)\b",
    re.IGNORECASE,
)


def abstract_reason(fates: "Sequence[Fate]", *, for_good: bool) -> str | None:
    """„illness“, „family“, „work“, „exam“, „travel“, „private“ or „other_offer“, where the draft's only reason was not to be told as it stood; else None.

    Who refuses `for_good` owes no reason: then it is no more than „private“, and none where pay stands among the reasons. Of two kinds
    that are told as often neither is.
    """
    if any(map(tells_a_reason, fates)):
        return None
    if _goes_elsewhere(fates):
        return "other_offer"
    private = [
        fate.item.quote
        for fate in fates
        if fate.item.sentence.has("private")
        and "reason" in fate.item.acts
        and (fate.words is None or fate.words.text != fate.item.quote)
        and not fate.item.sentence.has("negative")
    ]
    if not private:
        return None if for_good else _hindrance(fates)
    told = private if not for_good else [fate.item.quote for fate in fates if fate.item.in_body]
    kinds = Counter(kind for text in private if (kind := _kind(text)) is not None)
    if for_good or not kinds:
        return None if _is_money(" ".join(told)) else "private"
    (first, often), *others = kinds.most_common(2)
    return "private" if others and others[0][1] == often else first


def tells_a_reason(fate: "Fate") -> bool:
    """Whether what stays of a sentence says why; a refusal says so only with a connective, or at length."""
    if fate.words is None or "reason" not in fate.words.acts:
        return False
    if "decision" not in fate.words.acts or len(fate.words.text.split()) > _BARE_REFUSAL:
        return True
    return any(
        mark.kind == "reason_clause"
        and mark.source == "connective"
        and fate.item.quote[mark.start - fate.item.sentence.start : mark.end - fate.item.sentence.start]
        in fate.words.text
        for mark in fate.item.sentence.evidence
    )


_BARE_REFUSAL = 16
"""Words."""


def _hindrance(fates: "Sequence[Fate]") -> str | None:
    """The kind of a reason that is gone and was not private: an exam, work, the way; None where its words name none."""
    told = [
        fate.item.quote
        for fate in fates
        if fate.item.in_body and fate.is_gone and ("reason" in fate.item.acts or fate.item.sentence.has("private"))
    ]
    kinds = Counter(kind for text in told if (kind := _kind(text)) is not None)
    if not kinds:
        return None
    return kinds.most_common(1)[0][0]  # of two that are told as often the one told first


_ON_DUTY = re.compile(
    r"\b(?:früh|spät|nacht|tag|mittel)?schicht\w*\b[^.!?]{0,60}\b(?:mach\w*|übernehm\w*|eingeteilt|\w*gedrückt|zugeteilt|verlegt|bekommen|gekriegt)\b|\beingeteilt\b|\beinspring\w*|\bzur\s+\w*schicht\b|\b\w*dienst\b(?<!dienstag)[^.!?]{0,40}\b(?:mach\w*|übernehm\w*|eingeteilt|verlegt)\b",
    re.IGNORECASE,
)
"""Whoever has to work has no illness to tell of, though a colleague may."""
_EXAM = re.compile(
    r"\b\w*(?:prüfung(?:en|stermin)?|klausur(?:en)?|examen|abitur|verteidigung|kolloquium)\b(?!\s+(?:bestanden|hinter))",
    re.IGNORECASE,
)
_TRAVEL = re.compile(
    r"\b(?:stellwerk\w*|oberleitung\w*|zug(?:ausfall|verspätung)?|züge|s-bahn|bahn|ersatzbus|autopanne|panne|stau|fähre|flug|streik\w*|bahnstreik)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:was|etwas|eine[nr]?|einem)\s+(?:anderes|anderen?|anderer)\s+(?:gefunden|stelle|job|angebot|zusage|firma|betrieb|arbeitgeber|vertrag|platz)\b|\b(?:was|etwas)\s+anderes\s+(?:gefunden|in\s+aussicht)\b"
    r"|\b(?:bei|in|im|beim)\b[^.!?;]{2,60}\b(?:unterschrieben|zugesagt|angefangen|anfange|anfangen\s+(?:werde|kann|darf))\b|\barbeite\b[^.!?;]{0,40}\b(?:woanders|anderswo)\b"
    r"|\b(?:arbeit|stelle|job|platz|zusage)\b[^.!?;]{0,40}\b(?:bekommen|gefunden|angenommen|gekriegt)\b"
    r"|\bfange\s+(?:ich\s+)?(?:\w+\s+){0,4}(?:bei|beim)\s+(?!euch\b|ihnen\b|dir\b)[^.!?;]{2,40}\ban\b",
    re.IGNORECASE,
)


def _goes_elsewhere(fates: "Sequence[Fate]") -> bool:
    """Whether a sentence that is gone says that the writer has a post, or the promise of one, somewhere else."""
    return any(
        fate.item.in_body
        and (fate.words is None or fate.words.text != fate.item.quote)
        and says_elsewhere(fate.item.quote)
        and not (fate.words and says_elsewhere(fate.words.text))
        for fate in fates
    )


_OF_THE_READER = re.compile(r"\b(?:(?-i:Sie|Ihnen|Ihre?[mnrs]?)|euch|eure\w*|dir|deine?\w*)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:nicht|kein\w*|nie)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;.!?–]")
_OF_OTHERS = re.compile(
    r"\b(?:mein\w*|unser\w*)\s+(?:\w+\s+)?(?:mann|frau|sohn|tochter|schwester|bruder|freund\w*|partner\w*|cousin\w*|nichte|neffe)\b",
    re.IGNORECASE,
)


def says_elsewhere(quote: str) -> bool:
    """Whether the words say that the writer has a post, or the promise of one, somewhere else."""
    for match in _ELSEWHERE.finditer(quote):
        clause = _CLAUSE_END.split(quote[: match.end()])[-1]
        if not any(
            pattern.search(clause) or pattern.search(match[0]) for pattern in (_OF_THE_READER, _NEGATED, _OF_OTHERS)
        ):
            return True
    return False


_PET = re.compile(
    r"\b(?:kater|katze\w*|hund(?:es|e)?|hündin|pferd\w*|stute|kaninchen|wellensittich|papagei\w*|kuh|ziege\w*|tierklinik|tierarzt)\b",
    re.IGNORECASE,
)


def _kind(quote: str) -> str | None:
    """What sort of reason the words give; a relative's illness is a matter of the family."""
    for kind, pattern in (
        ("private", _PET),
        ("work", _ON_DUTY),
        ("exam", _EXAM),
        ("work", _COLLEAGUES_ILL),
        ("family", _FAMILY),
        ("illness", _ILLNESS),
        ("illness", _DOCTOR),
        ("work", _WORK),
        ("travel", _TRAVEL),
    ):
        if pattern.search(quote):
            return kind
    return None


_CAUSE = re.compile(
    r"\b(?:wegen|aufgrund|auf\s+grund|infolge)\s+(?:von\s+)?(?:(?-i:[a-zäöüß][\wäöüß-]*)\s+){0,3}(?-i:[A-ZÄÖÜ])[\w-]+"
    r"(?:\s+(?:(?:von|bei|mit|in|an|im|am)\s+)?(?:de[rsmn]|eine[rsm]|meine[rsmn]?|unsere[rsmn]?)\s+(?:(?-i:[a-zäöüß])[\w-]*\s+){0,2}(?-i:[A-ZÄÖÜ])[\w-]+)*"
    r"(?:\s+(?:am|im)\s+(?!\w*(?:tag|woch|abend|morgen|januar|februar|märz|april|mai|juni|juli|august|ber)\b)(?-i:[A-ZÄÖÜ])\w+)?",
    re.IGNORECASE,
)
"""„wegen eines Bandscheibenvorfalls“, „aufgrund der Demenz meiner Mutter“."""
_ILL_BESIDE = re.compile(r"\bkrank\w*\b|\bim\s+krankenstand\b", re.IGNORECASE)
_HINDERS = re.compile(
    r"\b(?:kann|können|muss|müssen|möchte|werde|sage|schaffe|komme|bin|absag\w*|verschieb\w*|verleg\w*|bitte)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"^\s*+(?:(?:,\s*+)?(?:und|oder|sowie|samt)\b|,\s*+(?:(?:an|bei|in|mit|von|unter|zu|auf)\s++)?(?:d(?:er|ie|as|em|en|eren|essen)|welche\w*|was|wo\w*)\b"
    r"|(?:beim?|von|vom|mit|in|im|an|nach|seit|durch|zur|zum|unter|auf|für)\b|(?-i:[A-ZÄÖÜ]))",
    re.IGNORECASE,
)
"""What belongs to the cause and would be left without it: „… und Husten“, „…, an der ich leide“, „… Erika Berg“."""
_GOES_ON = re.compile(r"^\s++(?:am|um)\b")
"""„Wegen einer Operation am Montag …“: more hangs on the cause."""
_INVERTED = re.compile(r"^\s*+,?\s*+(?P<verb>[^\W\d_]+)\s+(?P<who>ich|wir)\b")


def abstracted(quote: str, *, for_good: bool) -> str | None:
    """`quote` with its private cause as one that may be told („aus gesundheitlichen Gründen“); None where it has none, or more than one.

    Beside „krankgeschrieben“ the cause goes altogether. Who refuses `for_good` owes no more than „aus persönlichen Gründen“.
    """
    found = [match for match in _CAUSE.finditer(quote) if is_private_matter(match[0])]
    if len(found) != 1 or not _stands_alone(found[0], quote):
        return None
    (cause,) = found
    before, after = quote[: cause.start()], quote[cause.end() :]
    if _ILL_BESIDE.search(before + after):
        own = not _FAMILY.search(cause[0]) and re.search(r"\bich\b", quote, re.IGNORECASE)
        return _without(before, after, quote) if own and not for_good else None
    ground = "persönlichen" if for_good else _GROUNDS.get(_kind(cause[0]) or "", "persönlichen")
    return cased_like(quote, f"{before}aus {ground} Gründen{after}")


_GROUNDS = {"illness": "gesundheitlichen", "family": "familiären"}


def _stands_alone(cause: re.Match[str], quote: str) -> bool:
    """Whether the cause keeps the writer from something, is all that is private in the sentence, and nothing else hangs on it."""
    before, after = quote[: cause.start()], quote[cause.end() :]
    return (
        _HINDERS.search(quote) is not None
        and not _HANGS_ON.match(after)
        and not before.rstrip().lower().endswith("von")
        and not is_private_matter(_ILL_BESIDE.sub("", before + after))
        and (bool(before.strip()) or not _GOES_ON.match(after))
    )


def _without(before: str, after: str, quote: str) -> str | None:
    """The sentence without the cause between `before` and `after`, its verb in the second place."""
    if before.strip():
        return before.rstrip() + after
    inverted = _INVERTED.match(after)
    if inverted is None:
        return None
    return cased_like(quote, f"{inverted['who']} {inverted['verb']}{after[inverted.end() :]}")


_COLLEAGUES_ILL = re.compile(
    r"\b(?:team|kolleg\w*|mitarbeiter\w*|belegschaft)\b(?:(?!\b(?:ich|mein\w*)\b)[^.!?,]){0,60}\b(?:krank\w*|corona|fieber|grippe|flach\w*)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:chef\w*|kund\w*|release|schicht\w*|projekt\w*|kolleg\w*|betrieb|firma|überstunden|dienst(?!ag|wagen|leist)\w*|jahresabschluss|abgabe|deadline|büro|nachtdienst|spätdienst|frühdienst|dienstplan|\w*schicht(?:en)?|eingeteilt|revision|vertretung)\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=SENTENCES)
def names_illness(quote: str) -> bool:
    """Whether the words name a disease."""
    return bool(_ILLNESS.search(quote))


@functools.lru_cache(maxsize=SENTENCES)
def is_private_matter(quote: str) -> bool:
    """Whether the words name a disease or a relative."""
    return bool(_ILLNESS.search(quote) or _FAMILY.search(quote))


def _is_money(text: str) -> bool:
    return bool(
        re.search(
            r"\beuro\b|€|gehalt|verdien|brutto|netto|schulden|miete|kredit",
            text,
            re.IGNORECASE,
        )
    )

"""Who leads the talk, as the employer's mail names them."""

import re

from taktvoll.annotate.received.given_names import is_first_name
from taktvoll.annotate.received.houses import house_in, is_role, names_function
from taktvoll.annotate.received.parts import MailParts, Span
from taktvoll.annotate.received.people import (
    AGENT,
    CAPITAL,
    INTRODUCED,
    MR,
    NAME,
    NO_NAME,
    PARTICLE,
    ROLE_NOUN,
    TITLE,
    person_at_start,
)
from taktvoll.mail.lexicon import fold
from taktvoll.mail.names import is_title

_CUE = re.compile(
    r"(?:(?:gespräch|telefonat|interview|anruf)e?\s+(?:führen|führt|führe|leiten|leitet|werden)|\bgeführt\b|(?:^|[.!?\n]\s*)die\s+fragen\s+stell(?:t|en)\b|\bw(?:ird|erden)\s+(?:Ihnen|dir|euch)\b[^.!?\n]{0,40}\bfragen\s+stellen\b|\b(?:Sie|du)\s+telefonier\w*\s+(?:\w+\s+){0,3}mit\b"
    r"|\bw(?:ird|erden)\s+(?:Sie|dich|euch)\b[^.!?\n]{0,60}\banrufen\b|\banrufen\s+w(?:ird|erden)\s+(?:Sie|dich|euch)\b|teilnehm\w*|teilnehmer\w*|nehmen\b|dabei\s+(?:sind|ist)|\bdabei\b|gesprächspartner\w*"
    r"|ansprechpartner\w*|ansprechperson\w*|mit\s+(?:dir|Ihnen|euch)\b[^.!?\n]{0,60}\b(?:sprechen|unterhalten|reden|austauschen)|\b(?:Sie|du|ihr)\s+(?:treffen|triffst|trefft|sprechen|sprichst|sprecht)\b|\byou(?:['’]ll|\s+will)\s+(?:meet|speak|talk)|interview\s+mit|gespräch\s+mit|video\s+interview\b[^.\n]*\bwith|begleite\w*|fre(?:ut|uen)\s+sich|treffen\s+(?:unsere|unseren|auf)\b|kommission"
    r"|will\s+join|empfängt|empfangen|führen\s+wird|(?:^|\n)[^\w\n]*[👥👤]\s*mit\b|(?:^|\n)[^\w\n]*(?:wer|mit|mit\s+wem|gesprächsteilnehmer\w*|teilnehmende|gesprächsrunde|anwesend)\s*:|interviewer\w*|frag\w*\b[^.!?\n]{0,30}\snach\s+(?=[A-ZÄÖÜ])|beteilig\w*|\b(?:ist|sind)\b[^.!?\n]{0,40}\bda\b(?!bei)|\bmacht\s+(?:jetzt|nun|dann)\b|\bwäre\b[^.!?\n]{0,20}\b(?:auch|ebenfalls|mit)\b|\bübern(?:immt|ehmen)\b|\bbesteht\s+aus\b|dazu(?:hol|komm|bitt)\w*|mitbring\w*|melden?\s+(?:Sie\s+sich|dich)\s+(?:dort|am\s+Empfang|an\s+der\s+Pforte|vor\s+Ort)\b[^.\n]{0,30}\bbei|gespräch\s+mit\s+unserem|ruft\s+Sie|\bgeleitet\b|\bmit\s+am\s+tisch\b|\banwesend\s+(?:sein|sind|ist)\b|\bmit\s+am\s+tisch\b|\b(?:hat|haben|hätten?)\b(?:[^.!?\n]|(?<=\d)\.){0,80}\bzeit\b|\blern(?:en|st|t)?\b[^!?\n]{0,80}\bkennen\b|\bmelde\w*\s+(?:Sie\s+|du\s+|ihr\s+)?(?:sich|dich|euch)\s+(?:\w+\s+){0,6}bei\s+(?!mir\b|uns\b)|\b(?:betreu\w*|einweis\w*|weist\s+(?:Sie|dich|euch)\s+ein|zeig\w*\s+(?:Ihnen|dir|euch)|führ\w*\s+(?:Sie|dich|euch)|nimmt\s+(?:Sie|dich|euch)|moderier\w*|erwarte[nt]\s+(?:Sie|dich|euch)|heißt|heisst)\b|\bvon\s+uns\s+(?:sind|ist|kommt|kommen)\b|telefonat\b[^.!?\n]{0,60}\bmit\s+(?:Herrn|Frau)\b|fragen\s+Sie\s+(?:\w+\s+)?nach\b|(?:nimmt|nehmen)\s+sich\b[^!?\n]{0,80}\bzeit)",
    re.IGNORECASE,
)
_COORDINATED = re.compile(rf"\A\s*(?:,|und|and|sowie|&)\s+(?={TITLE}*(?P<next>{CAPITAL})\s+{CAPITAL})")
_OF_UNIT = re.compile(
    r"\s+(?:vom|von\s+der|aus|bei)\s+(?:\w*(?:dienst|bereich|team|abteilung)|Referat|Amt|Vertrieb|Einkauf|Personal\w*)\b.*$"
)
"""„Gruber vom Fachdienst 37“."""
_ONLY_TITLE = frozenset(
    {
        "doktor",
        "direktor",
        "direktorin",
        "professor",
        "professorin",
        "chefin",
        "chef",
        "kollegin",
        "kollege",
        "pfarrer",
        "pfarrerin",
    }
)
_WITH = re.compile(
    rf"\b(?:mit|Mit)\s+(?:(?:unser|mein)(?:e[mnr])?\s+(?:[\w-]+\s+)?|dabei\s+)?(?P<names>{CAPITAL}(?:\s*\([^)]*\))?(?:(?:,|\s+und|\s+&)\s+{CAPITAL}(?:\s*\([^)]*\))?)*)"
)
"""„Diesmal mit unserem CTO Henning und Azra aus dem Backend“."""
_APPOSED = re.compile(r"[,(]\s*$")
_WITH_ME = re.compile(
    r"\bwith\s+me\b|\b(?:\w*gespräch|termin|call|treffen|austausch)\w*\s+mit\s+mir\b|\bmit\s+mir\b[^.!?\n]{0,30}\b(?:sprechen|austausch\w*|auszutauschen|unterhalten)\b",
    re.IGNORECASE,
)
_KNOWN_NAME = re.compile(rf"{TITLE}*(?P<first>{CAPITAL})\s+(?:{PARTICLE}\s+)*{CAPITAL}$")
_INVITES = re.compile(r"\b(?:laden|freuen\s+uns|würden|möchten|erwarten)\b", re.IGNORECASE)
_SUBJECTS = re.compile(rf"(?:^|[.!?:]\s+)(?P<names>{CAPITAL}(?:,\s+{CAPITAL})*\s+und\s+{CAPITAL})\s+[a-zäöü]+en\b")
"""„Malte und Ruth bringen Kuchen mit“."""
_AND_I = re.compile(r"\bund\s+ich\b")
_ASKED_FOR = re.compile(
    rf"\b[Ff]rag\w*\s+(?:Sie\s+)?(?:[^.!?\n]{{0,25}}\s)?nach\s+(?P<name>(?!Ihr|Dein|Frau|Herr){CAPITAL})(?!\s+{CAPITAL})"
)
"""„frag am Tresen nach Mücke“."""
_CALLED_BY_FIRST_NAME = re.compile(
    r"\b(?:dabei|join|frag\w*\s+einfach|frag\w*\b[^.!?\n]{0,30}\bnach|von\s+uns\s+sind|nimmt|mit\s+am\s+tisch|lern\w*\b[^!?\n]*\bkennen|melde\w*|fragen\s+(?:Sie\s+)?(?:\w+\s+)?nach|frag(?:t)?\s+nach|betreu\w*|zeigt|führt|führen|erwarte[nt]|hei[ßs]+t|triff\w*|treff\w*|dazu\w*|mitbring\w*|da|wäre|macht|übernimmt|übernehmen)\b",
    re.IGNORECASE,
)
"""Sentences in which a first name alone is somebody of the talk."""
_WE_TWO = re.compile(rf"(?:^|[.!?]\s+|,\s+)(?P<name>{CAPITAL})\s+und\s+ich\b|\bich\s+und\s+(?P<other>{CAPITAL})\b")
"""„Jonas und ich haben …“."""
_ENGLISH_CUE = re.compile(
    r"\byou(?:['’]ll|\s+will)\s+(?:meet|speak|talk)\b|\blooks?\s+forward\s+to\s+(?:meeting|speaking|talking)\b",
    re.IGNORECASE,
)
"""Behind which two words with capitals are a name, whether or not the first is one that is known."""
_PRESENTED = re.compile(r"\bansprech(?:partner\w*|person\w*)\b[^.!?\n]{0,30}\b(?:ist|sind)\s+$", re.IGNORECASE)
_PERSON = re.compile(
    rf"\b(?:{MR}\s+)(?:(?:{ROLE_NOUN}|[A-ZÄÖÜ]\w*(?:rat|rätin))\s+(?={TITLE}*{CAPITAL})|[A-ZÄÖÜ]\w+(?:in|er|ist|at|ar)\s+(?={TITLE}))?(?P<titled>(?:{PARTICLE}\s+)*(?:[A-ZÄÖÜ]\w*(?:in|er|ung|haft|rat|ratin)\s+(?={TITLE}*{CAPITAL}\s+{CAPITAL}))?{NAME})|(?<!\w)(?!{ROLE_NOUN}\s)(?P<bare>{TITLE}*{NO_NAME}{CAPITAL}\s+(?:{PARTICLE}\s+)*{NO_NAME}{CAPITAL})|\b(?:{ROLE_NOUN}|\w+(?:in|ist|ar|at)(?=\s+{TITLE}))\s+(?P<after>{TITLE}*(?!Frau|Herrn?|Dr|Prof|Dipl|Mag){CAPITAL})(?![\w.-])(?!\s+(?:{PARTICLE}\s+)*(?:{TITLE}|{CAPITAL}))"
)
_SURNAME_BEHIND = re.compile(rf"\s+((?:{PARTICLE}\s+)*{CAPITAL})")
_OF_POST = re.compile(r"\b(?:als|zur|zum|eine[nr]?|stelle|position|rolle)\s+\Z", re.IGNORECASE)
_FUNCTION = re.compile(
    rf"\b(?:{ROLE_NOUN}|[Hh]ead\s+of\s+\w+,?|[Tt]eam\s?[Ll]ead|CTO|CEO|COO|CFO|Gründer(?:in)?|\w*[Mm]eister(?:in)?|\w*leitung|Rektor(?:in)?|\w*[Vv]orstand|\w*ärztin|\w*arzt|Chef(?:in)?|Kolleg(?:e|in|en)|\w*[Ll]eiter(?:in)?|Geschäftsführer(?:in)?|\w*[Ii]nhaber(?:in)?)\s+\Z"
)
_CAPITALISED = re.compile(rf"{CAPITAL}")
_I_TOO = re.compile(
    r"\bund\s+(?:ich|mir|mich|meine\s+Wenigkeit|(?:die|der)\s+Unterzeichn(?:erin|er|ende|ete))\b|\bmit\s+(?:Ihnen|dir)\s+und\s+(?:mein|unser)|\b(?:außer|neben)\s+mir\b|\bich\s+(?:selbst\s+|auch\s+|ebenfalls\s+)?(?:führe|rufe|begleite|leite|nehme\b(?=[^.!?]*\bteil))\b"
)
_I_CALL = re.compile(
    r"\bich\s+(?:werde|würde|möchte)\s+(?:Sie|dich)\b(?:[^.!?\n]|(?<=\d)\.){0,140}\banrufen\b|\bich\s+rufe\s+(?:Sie|dich)\b",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(rf"\b{CAPITAL}\b")
_FAMILY = re.compile(r"\b(?:mein\w*|dein\w*|ihr\w*)\s+$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:^|\n)[^\w\n]*(?:(?:ihre?|deine?|eure?|unsere?)\s+)?(?:wer|mit|mit\s+wem|dabei|gesprächsteilnehmer\w*|teilnehmer\w*|teilnehmende|gesprächspartner\w*|ansprechpartner\w*|ansprechperson\w*|gesprächsrunde|anwesend|interviewer\w*|mit\s+(?:dir|Ihnen|euch)\s+sprechen)\s*:\s*(?P<people>[^\n]+(?:\n\s*[-•*][^\n]+)*(?:\n\n?\s*[-•*][^\n]+)*)",
    re.IGNORECASE,
)
_OUR_ONE = re.compile(
    rf"\b(?:[Uu]nser|[Mm]ein)(?:e[rnm]?)?\s+(?:[a-zäöü]+\s+)?(?:{ROLE_NOUN}|Kolleg(?:e|in|en)|Chef(?:in)?|Mitarbeiter(?:in)?|Mitgründer(?:in)?|Teamkolleg(?:e|in|en))\s+(?P<name>{CAPITAL})(?!\s+{CAPITAL})"
)
_JOINED = re.compile(
    rf"(?:\bsind|:|\bmit|[.!?]|^)\s+(?P<names>{CAPITAL}(?:\s*\([^)]*\))?(?:(?:,|\s+und|\s+and|\s+&)\s+(?:{CAPITAL}|ich\b)(?:\s*\([^)]*\))?)+)"
)
_ASIDE = re.compile(
    r"\b(?:rückfragen|fragen|meld\w*|wend\w*|erreich\w*|anruf\w*|anzurufen|rufen|telefon\w*|tel\b|durchwahl|sekretariat|absag\w*|verhinder\w*|bescheid|informier\w*|kontakt\w*|rückmeld\w*|antwort\w*|e-?mail\w*|bestätig\w*|krank\w*|erkrankt|urlaub|reisen?|verlassen|nachfolg\w*|vertret\w*|weitergeleitet|empfohlen|empfehlung|hinweis|erzählt|berichtet|leider|bedauer\w*|abhol\w*|vermittelt|grüß\w*|hauses?|straße|str)\b|\S+@\S+|https?:",
    re.IGNORECASE,
)
"""A sentence that names somebody for another reason than the talk: whom to answer, who is ill, where the house is."""
_SENTENCE = re.compile(r"(?<=[a-zäöüß)][.!?])\s+(?=[A-ZÄÖÜ])|\n\s*\n")


def interviewers_of(parts: MailParts, sender: str | None, recipient: str | None) -> tuple[str, ...]:
    """Names of who leads the talk, with titles, each once in the order of the mail."""
    found: list[str] = []
    for start, end in _stretches(parts.prose):
        found += _leading(parts.prose[start:end], sender, recipient)
    if not found and sender and _I_CALL.search(parts.prose):
        found.append(sender)
    kept: list[str] = []
    for name in found:
        if not any(fold(name) in fold(other) or fold(other) in fold(name) for other in kept):
            kept.append(name)
    return tuple(kept)


def _leading(words: str, sender: str | None, recipient: str | None) -> list[str]:
    """Whom one sentence names for the talk; the sender too where it says „ich“ of them."""
    me = [sender] if sender else []
    two = _WE_TWO.search(words)
    if two and is_first_name(name := two["name"] or two["other"]):
        return [name, *me]
    first_names = _named_first(words, recipient) if recipient and is_first_name(recipient) else []
    if not _CUE.search(words):
        named = [] if _ASIDE.search(words) or INTRODUCED.search(words) else _people(words, recipient, sender)
        others = named or first_names
        mine = _WITH_ME.search(words) or (_AND_I.search(words) and (others or _INVITES.search(words)))
        return [*others, *me] if mine else others
    people = _listed(words) or _people(words, recipient) or first_names
    if not people and _CALLED_BY_FIRST_NAME.search(words):
        people = _first_names(words)
    says_i = _I_TOO.search(words) or _WITH_ME.search(words)
    return [*people, *me] if says_i and (people or "rufe" not in words) else people


def _stretches(prose: str) -> list[Span]:
    """Sentences; a line that ends in a colon goes on with the list below it."""
    spans, start = [], 0
    for match in _SENTENCE.finditer(prose):
        if prose[: match.start()].rstrip().endswith(":") or re.search(
            r"\b(?:Dr|Prof|Mag|Sr|Br|OA|StB|Nr|Hr|Fr|St|Ing|Dipl|med|jur|phil|rer|nat|(?:Dipl\.-?)?\w*(?:Kfm|Ing|Psych|Päd))\.$",
            prose[: match.start()],
        ):
            continue
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(prose))]


def _people(words: str, recipient: str | None, sender: str | None = None) -> list[str]:
    """Whom `words` name, without the recipient, and without the `sender` where one is given."""
    people = []
    for match in _PERSON.finditer(words):
        name = _titled(match, words) if match["titled"] else _surname(match, words) or _whole(match, words)
        name = _OF_UNIT.sub("", name or "").strip()
        if not name or fold(name) in _ONLY_TITLE:
            continue
        is_known = any(one and _is_same(name, one) for one in (recipient, sender))
        is_family = match["titled"] is None and _FAMILY.search(words, 0, match.start())
        if not is_known and not is_family:
            people.append(name)
    return people


def _is_same(name: str, other: str) -> bool:
    """Whether two names may be one person's: the surnames agree, and no first names speak against it."""
    one, two = ([fold(word) for word in person.split() if not is_title(word)] for person in (name, other))
    if not one or not two or one[-1] != two[-1]:
        return False
    return not (is_first_name(one[0]) and is_first_name(two[0]) and len(one) > 1 and len(two) > 1 and one[0] != two[0])


def _titled(match: re.Match[str], words: str) -> str:
    """„Vogt“ of „Herr Chefredakteur Vogt“."""
    name = re.sub(
        rf"^[A-ZÄÖÜ]\w*(?:leiterin|leiter|beraterin|berater|meister\w*|direktor\w*|anw[aä]lt\w*)\s+(?={CAPITAL}\s+{CAPITAL})",
        "",
        match["titled"],
    )
    name = _without_function(name, words, match.end())
    first, _, rest = name.partition(" ")
    is_function = is_role(first) or AGENT.fullmatch(first)
    return rest if rest and is_function and not (is_first_name(first) or is_title(first)) else name


def _surname(match: re.Match[str], words: str) -> str | None:
    """„Kümmel“ of „Branddirektor Kümmel“, where the sentence says who leads the talk and no post or department is meant."""
    name: str | None = match["after"]
    if not name or not _CUE.search(words):
        return None
    is_other = names_function(name) or house_in(name) or is_first_name(name)
    apart = _APPOSED.search(words, 0, match.start()) or _OF_POST.search(words, 0, match.start())
    return None if is_other or apart else name


def _whole(match: re.Match[str], words: str) -> str | None:
    """First name and surname, or a title and a surname, of somebody who is known or presented."""
    if not match["bare"]:
        return None
    name = re.sub(
        rf"^(?:CTO|CEO|COO|CFO|Gründer\w*|Meister\w*|Chef\w*|Kolleg\w*|\w*leiter\w*|Vorstand)\s+(?={TITLE}?{CAPITAL})",
        "",
        match["bare"],
    )
    name = _without_function(name, words, match.end())
    bare = [word for word in name.split() if not is_title(word)]
    has_title = is_title(name.split()[0])
    if not bare or (len(bare) < 2 and not has_title) or house_in(name) or is_role(bare[-1]):
        return None
    known = is_first_name(bare[0]) or has_title or name != match["bare"]
    return name if known or _is_presented(match, words) else None


def _is_presented(match: re.Match[str], words: str) -> bool:
    """Whether the words around say that a person is named, though no list has the name."""
    return bool(
        _ENGLISH_CUE.search(words)
        or _PRESENTED.search(words[: match.start()])
        or _is_presented_by_function(words, match.start())
        or _is_beside_person(words, match.end())
    )


def _is_beside_person(words: str, end: int) -> bool:
    """Whether „ und Tom Becker“ follows at `end`: a name that no list has stands beside one that is known."""
    following = _COORDINATED.match(words[end:])
    return following is not None and is_first_name(following["next"])


def _without_function(name: str, words: str, end: int) -> str:
    """„Gwendolyn Ott“ for „Intendantin Gwendolyn“ of `words`, where the surname follows at `end`; „Ferdinand Pohl“ for „Notar Ferdinand Pohl“."""
    first, _, rest = name.partition(" ")
    known = rest.split()[0] if rest else ""
    if (
        not known
        or is_first_name(first)
        or is_title(first)
        or not (is_first_name(known) or is_title(known) or AGENT.fullmatch(first))
    ):
        return name
    if len(rest.split()) > 1:
        return rest
    surname = _SURNAME_BEHIND.match(words, end)
    return f"{rest} {surname[1]}" if surname else name


def _is_presented_by_function(words: str, start: int) -> bool:
    """Whether a function stands right before `start`, and is not the post itself („als Kundenberaterin Private Banking“)."""
    found = _FUNCTION.search(words, 0, start)
    return found is not None and _OF_POST.search(words, 0, found.start()) is None


def _listed(words: str) -> list[str]:
    """The people of „Wer: Seraina Caduff (Filialleiterin), Linus Egli“ and of a list below such a line."""
    label = _LISTED.search(words)
    if label is None:
        return []
    people = []
    for piece in re.split(r",\s+(?:und\s+)?|\s+und\s+|\n|;", re.sub(r"\([^)]*\)", "", label["people"])):
        bare = piece.strip(" -•*\t")
        person = person_at_start(re.sub(rf"^{MR}\s+(?:[A-ZÄÖÜ]\w+(?:in|er)\s+(?={CAPITAL}\s+{CAPITAL}))?", "", bare))
        if person is None and (known := _KNOWN_NAME.search(bare)) and is_first_name(known["first"]):
            person = known.group(), ""
        if person and (
            " " in person[0] or bare.startswith(("Frau ", "Herr", "Hr.", "Fr.")) or _CAPITALISED.fullmatch(bare)
        ):
            people.append(person[0])
    whole = [
        name
        for name in people
        if " " in name
        or is_first_name(name)
        or f"Frau {name}" in words
        or f"Herr {name}" in words
        or f"Herrn {name}" in words
    ]
    return whole or people


def _named_first(words: str, recipient: str) -> list[str]:
    """First names behind „mit“ in a mail on first-name terms."""
    ours = _OUR_ONE.search(words)
    if ours and is_first_name(ours["name"]) and not _ASIDE.search(words):
        return [ours["name"]]
    for match in (*_WITH.finditer(words), *_SUBJECTS.finditer(words)):
        names = re.split(r",\s+|\s+(?:und|&)\s+", re.sub(r"\s*\([^)]*\)", "", match["names"]))
        if all(map(is_first_name, names)) and recipient not in names:
            return names
    return []


def _first_names(words: str) -> list[str]:
    """First names alone: „Von uns sind Wiebke und Sören dabei“."""
    ours = _OUR_ONE.search(words) or _ASKED_FOR.search(words)
    if ours:
        return [ours["name"]]
    joined = _JOINED.search(words)
    if joined:
        names = [
            name
            for name in re.split(r",\s+|\s+(?:und|and|&)\s+", re.sub(r"\s*\([^)]*\)", "", joined["names"]))
            if name != "ich"
        ]
        if any(map(is_first_name, names)):
            return names
    return [
        match.group()
        for match in _FIRST_NAME.finditer(words)
        if is_first_name(match.group()) and not re.search(r"\b(?:statt|anstelle\s+von|für)\s+$", words[: match.start()])
    ]

"""Lines that mail programs put above a quote: „Am … schrieb …:“, „… hat Folgendes geschrieben:“, „Zitat von …:“, banners.

Each program has its own, in the language of its user. What they share and prose does not have: an address with date and
clock time and a colon at the end, in any language; or a verb of writing with one of these. Where marked lines („>“) or
a salutation stand below, or the writer has signed above, less will do: somebody's name with a verb of writing, or with a date and clock time.
"""

import re

from taktvoll.mail.header_fields import is_stamp
from taktvoll.mail.lines import Line
from taktvoll.mail.names import bare_word, is_function_word, is_particle
from taktvoll.mail.salutation import is_salutation

MAX_LINES = 6
"""Lines over which a mail program may have wrapped the words."""
MAX_CHARACTERS = 600
_PAST = (
    r"schrieb(?:en|st)?|schreibt|wrote|writes|a écrit|ha scritto|ha escrito|escribió|escreveu|napisała?|napisał\(a\)|pisze|schreef|skrev|kirjoitti"
    r"|napsala?|napsal\(a\)|napísala?|napísal\(a\)|napisao|napisao/la|írta|yazdı|a scris|написала?|написал\(а\)|написано|va escriure|пишет|пише|said|says|ha scrit|ha escrit|shkroi"
    r"|έγραψε|написа|写道|寫道"
)
_SPEAKS = re.compile(
    rf"(?P<before>.{{0,300}}?)(?<!\w)(?:(?:{_PAST})(?!\w)(?P<after>.{{0,200}})"
    r"|(?:hat|haben|heeft)\s(?:.{1,250}\s)?(?:geschrieben|geschreven))",
    re.IGNORECASE | re.DOTALL,
)
_VERB = re.compile(rf"(?<!\w)(?:{_PAST}|hat|haben)(?!\w)", re.IGNORECASE)
_STARTER = re.compile(
    r"(?:am|on|le|il|el|em|op|den|der|dne|dňa|w dniu|dnia|pe|på|na|u|на|вт|στις|在|in data|en data|mo|di|mi|do|fr|sa|so|\d{1,2}[./ ]|\d{4}-)(?:\b|(?<=[./ -]))",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    rf"[@<]|{_STARTER.pattern}|(?:^|\W)(?:schr[ie]{{2}}b|hat\b|zitat\b|quoting\b|(?:{_PAST})(?!\w))|\d[:.]\d\d\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w{2,}|<[^<>\n]{3,}>")
_BRACKETED = re.compile(r"<[^<>\s]+@[^<>\s]+>")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}(?:[:.h]|\sh\s)\d\d(?::\d\d)?(?![\d.]*\d)")
_STAMPED = re.compile(r"\d[\d./-]{5,9},?\s+(?:um\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s.{0,120}<[^<>\s]+@[^<>\s]+>", re.DOTALL)
"""Date, time, name, address, and nothing else."""
_SIGNED = re.compile(
    r"[^<>:]{0,80}<[^<>\s]+@[^<>\s]+>,?\s+\d[\d./-]{5,9},?\s+(?:um\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\sUhr)?", re.DOTALL
)
"""Name, address, date, time, and nothing else, as Notes has them."""
_QUOTING = re.compile(
    r"(?:zitat von|zitiere|quoting|citando a?|en réponse à|in antwort auf|in reply to)\b.{1,250}:",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_MAIL = re.compile(
    r"(?:(?:in\s)?antwort auf\s|(?:urspr(?:ü|u\u0308|ue)ngliche|original)[\s-]*)?(?:die\s)?(?:nachricht|e-?mail|mail|message|schreiben)\s(?:von|vom|from|of|du|de)\s(?P<rest>.{1,250}):",
    re.IGNORECASE | re.DOTALL,
)
"""„Nachricht vom 14.02.2028, Ida Kern:“."""
_FOLLOWED = re.compile(
    r".{3,120}?\s?-{2,3}\s?\d[\d./-]{5,9}\s+\d{1,2}[:.]\d\d(?::\d\d)?(?:\s[AP]M)?\s?-{2,3}.*", re.DOTALL
)
"""Notes: „Ida Kern ---14.02.2028 10:12:05---Einladung“."""
_EMPHASIS = "*_|"
_DASHED = re.compile(r"-{2,}\s*(?P<inner>.+?)\s*-{2,}", re.DOTALL)
_THREAD = re.compile(r">{2,3}\s*[^>].{0,200}\d{1,2}[:.]\d\d.{0,20}>{2,3}", re.DOTALL)
_BANNER_WORDS = (
    r"urspr(?:ü|u\u0308|ue)ngliche|original|weitergeleitete|forwarded|message d['’]origine|message transféré|messaggio originale|mensaje original"
    r"|mensagem original|oorspronkelijk bericht|wiadomość oryginalna|ursprungligt meddelande|oprindelig meddelelse|původní zpráva|eredeti üzenet"
    r"|orijinal ileti|orijinal mesaj|исходное сообщение|alkuperäinen viesti"
)
_BANNER = re.compile(
    rf"[-_=*~>\s]{{2,}}(?:{_BANNER_WORDS})[\s-]*(?:nachricht|mail|e-mail|message|messages|text)?\b[-_=*~:\s]*"
    r"|(?:anfang|beginn) der (?:weitergeleiteten|urspr(?:ü|u\u0308|ue)nglichen) (?:nachricht|e-mail|mail)\s*:?"
    r"|[-#=*_\s]*(?:bitte\s)?(?:antworten sie\s(?:bitte\s)?(?:über|oberhalb)|(?:geben|schreiben) sie ihre antwort (?:bitte )?(?:über|oberhalb)|(?:please\s)?(?:type your\s)?reply above)"
    r"\s(?:von\s)?(?:dieser|this)\s(?:zeile|linie|line)[-#=*_\s]*(?:(?:ein|an)\b)?[-#=*_.\s]*"
    r"|(?:begin forwarded message|start of forwarded message|début du message (?:réexpédié|transféré)|inizio messaggio inoltrato|inicio del mensaje reenviado"
    r"|początek przekazywanej wiadomości|iletilen iletinin başlangıcı|begin doorgestuurd bericht)\s*:"
    r"|\W*original message processed by david\W*|message du \d[\d/.]{5,9}\s(?:à\s)?\d{1,2}[:h]\d\d",
    re.IGNORECASE,
)
_RULES, _ENDINGS = frozenset("-_=*~>—–[#"), frozenset(":：>-*_")
_BEGINNINGS = frozenset(
    {
        "anfan",
        "begin",
        "start",
        "début",
        "debut",
        "bitte",
        "antwo",
        "pleas",
        "reply",
        "messa",
        "origi",
        "urspr",
        "weite",
    }
)
MAX_LABEL = 30
"""Characters in which a header field's name ends."""
_PERSONAL = frozenset(
    "ich mir mich mein meine meinem meinen meiner wir uns unser unsere dir dich ihnen euch ihm ihr ihre ihrer ihren er man die das eine einer bitte leider".split()
)
"""Words that a person says about writing, and no mail program."""
_OBLIQUE = frozenset("ich mir mich wir uns dir dich ihnen euch ihm bitte leider".split())
"""Those that no sender's name has: „Ihr Team“, „Die Küche“, „Mein Laden GmbH“ are names."""
_READER = frozenset({"sie", "du", "ihr", "you"})
_STAMP_WORDS = frozenset({"am", "um", "uhr", "von", "vom", "at", "on", "from", "via"})
"""Small words beside name, date and time."""
MAX_STAMP_WORDS = 9
MAX_STAMP = 50
_STAMP_ENDS = frozenset("0123456789r")
"""„10:12“, „10:12 Uhr“."""


def introducing(lines: list[Line]) -> set[int]:
    """Indices of the lines that may begin an introduction, by what every one has; spares looking at the others."""
    found = set[int]()
    for index, line in enumerate(lines):
        head = line.head
        if len(head) <= MAX_STAMP and head[-1] in _STAMP_ENDS and is_stamp(head):
            found.add(max(0, index - 1))
        if head[0] in _RULES or ":" in head[:MAX_LABEL] or "：" in head[:MAX_LABEL] or head[:5].lower() in _BEGINNINGS:
            found.add(index)
        if head[-1] in _ENDINGS or "schrieb" in head or "wrote" in head:
            found.update(range(max(0, index - MAX_LINES + 1), index + 1))
    return found


def is_banner(head: str) -> bool:
    """„-----Ursprüngliche Nachricht-----“, „Anfang der weitergeleiteten Nachricht:“."""
    return _BANNER.fullmatch(head) is not None


def is_bare_banner(head: str) -> bool:
    """„Originalnachricht“, without the dashes: one only where a header block or an attribution stands below."""
    return _BANNER.fullmatch(f"--{head}") is not None


def is_thread_mark(head: str) -> bool:
    """GroupWise: „>>> X <y@z> 01.03.2027 10:12 >>>“ above a quote without marks."""
    return _THREAD.fullmatch(head) is not None


def attribution_length(lines: list[Line], index: int, *, signed: bool = False) -> int:
    """How many lines from `index` on say who wrote the quote below and when; 0 where they do not.

    `signed`: the writer has taken leave above them.
    """
    if not lines[index].short or not _CANDIDATE.search(lines[index].head):
        return 0
    joined = ""
    for count in range(1, MAX_LINES + 1):
        place = index + count - 1
        if place >= len(lines) or (count > 1 and lines[place].after_blank) or len(joined) > MAX_CHARACTERS:
            return 0
        joined = f"{joined} {lines[place].head}".strip()
        below = lines[place + 1] if place + 1 < len(lines) else None
        marked = below is not None and below.head.startswith(">")
        greeted = below is not None and is_salutation(below.head)
        if _introduces(
            joined[:MAX_CHARACTERS],
            weak=marked or greeted or signed,
            ends=below is None or below.after_blank or marked or greeted,
        ):
            return 0 if count > 1 and _is_own_line(lines, index, signed=signed) else count
    return 0


def _is_own_line(lines: list[Line], index: int, *, signed: bool) -> bool:
    """Whether the line stands above an attribution and is none of it: the writer's name right above „Am … schrieb …:“."""
    head, below = lines[index].head, lines[index + 1].head
    plain = not any(char.isdigit() or char in "@<:" for char in head) and not _VERB.search(head)
    begins = below[0].isupper() or below[0].isdigit() or below[0] in "\"'„" or _STARTER.match(below) is not None
    return plain and begins and attribution_length(lines, index + 1, signed=signed) > 0


def _introduces(raw: str, *, weak: bool, ends: bool) -> bool:
    """Whether a line introduces a quote.

    `weak`: what stands around it says so, too; `ends`: its paragraph ends with it, or a salutation follows.
    """
    line = raw.strip(_EMPHASIS).strip()
    dashed = _DASHED.fullmatch(line)
    if dashed:
        return _SPEAKS.fullmatch(dashed["inner"]) is not None and not _is_personal(line)
    if line.endswith((":", "：")):
        return _with_colon(line, weak=weak)
    return ends and _without_colon(line.rstrip(" .…;") if weak else line, weak=weak)


def _with_colon(line: str, *, weak: bool) -> bool:
    addressed = _ADDRESS.search(line) is not None
    timed = _CLOCK.search(line) is not None and _dated(line)
    if _QUOTING.fullmatch(line):
        return weak or addressed
    if addressed and timed and (_BRACKETED.search(line) or not _is_personal(line)):
        return True
    of_a_mail = _OF_A_MAIL.fullmatch(line)
    if of_a_mail and _dated(line) and (weak or addressed):
        return not _is_personal(of_a_mail["rest"])
    speaks = _SPEAKS.fullmatch(line.rstrip(":：").rstrip())
    if speaks is None:
        named = timed or (_BRACKETED.search(line) is not None and _dated(line))
        return weak and named and _is_stamp(line)
    if weak and (_is_said_to_reader(speaks) or (timed and _STARTER.match(line) and not _is_oblique(line))):
        return True
    return (weak or addressed or timed) and _is_told(line, speaks)


def _is_stamp(line: str) -> bool:
    """„Ida Kern, 14.02.2028 10:12:“, „[14.02.2028 10:12] Ida Kern:“: a name, date and time, and nothing else."""
    words = [bare for word in line.split() if (bare := word.strip("[](){}\"',.:"))[:1].isalpha()]
    named = all(word[0].isupper() or is_particle(word) or word in _STAMP_WORDS for word in words)
    return 0 < len(words) <= MAX_STAMP_WORDS and named and not _is_personal(line)


def _is_said_to_reader(speaks: re.Match[str]) -> bool:
    """„Sie schrieben am 14. Februar:“, „Du schriebst:“."""
    return speaks["before"].strip().lower() in _READER and not _is_personal(speaks["after"] or "")


def _is_told(line: str, speaks: re.Match[str]) -> bool:
    """Whether somebody named is said to have written: not „schrieb mir Ihre Kollegin“, not „Ihre Kollegin schrieb um …“."""
    before, after = speaks["before"].strip(), (speaks["after"] or "").strip()
    if after == "Sie":
        return True
    if _ADDRESS.search(line):
        return not _is_personal(after.split("<")[0])
    begins = _STARTER.match(before) is not None or (bool(before) and not is_function_word(before.split()[0]))
    return begins and not _is_personal(line)


def _without_colon(line: str, *, weak: bool) -> bool:
    """„Am 01.03.27 um 10:12 schrieb Birger Ott“: date, time, and nothing but a name behind the verb, or no verb at all.

    `weak`: the time may be missing.
    """
    if _STAMPED.fullmatch(line) or _FOLLOWED.fullmatch(line) or _SIGNED.fullmatch(line):
        return True
    speaks = _SPEAKS.fullmatch(line)
    if speaks is not None and speaks["after"] is None:  # „Am … hat … geschrieben“
        return (
            _STARTER.match(line) is not None and _ADDRESS.search(line) is not None and _CLOCK.search(line) is not None
        )
    timed = weak or _CLOCK.search(line) is not None
    if speaks is None or not speaks["after"] or not (timed and _dated(line) and _STARTER.match(line)):
        return False
    named = _ADDRESS.sub("", speaks["after"]).replace('"', " ").split()
    return (
        bool(named or _ADDRESS.search(line))
        and all(word[0].isupper() or is_particle(word) or not word[0].isalpha() for word in named)
        and not _is_personal(speaks["after"])
        and line[-1] not in ".!?,;"
    )


def _by_machine(line: str) -> bool:
    """Whether `line` has what a mail program puts there and a person rarely does: an address, or date and clock time."""
    return _ADDRESS.search(line) is not None or (_CLOCK.search(line) is not None and _dated(line))


def _dated(line: str) -> bool:
    """Whether a number beside the clock time stands in `line`."""
    return any(char.isdigit() for char in _CLOCK.sub("", _ADDRESS.sub("", line)))


def _is_oblique(words: str) -> bool:
    return any(bare_word(word) in _OBLIQUE for word in words.split())


def _is_personal(words: str) -> bool:
    return any(bare_word(word) in _PERSONAL for word in words.split())

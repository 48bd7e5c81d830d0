"""Lines that mail programs put above a quote: „Am … schrieb …:“, „… hat Folgendes geschrieben:“, „Zitat von …:“, banners.

Each program has its own, in the language of its user. What they share and prose does not have: an address with date and
clock time and a colon at the end, in any language; or a verb of writing with one of these.
"""

import re

from taktvoll.mail.lines import Line
from taktvoll.mail.names import bare_word, is_function_word, is_particle
from taktvoll.mail.salutation import is_salutation

MAX_LINES = 6
"""Lines over which a mail program may have wrapped the words."""
MAX_CHARACTERS = 600
_PAST = (
    r"schrieb(?:en|st)?|schreibt|wrote|writes|a écrit|ha scritto|ha escrito|escribió|escreveu|napisała?|napisał\(a\)|pisze|schreef|skrev|kirjoitti"
    r"|napsala?|napsal\(a\)|napísala?|írta|yazdı|a scris|написала?|написал\(а\)|пишет|пише"
)
_SPEAKS = re.compile(
    rf"(?P<before>.{{0,300}}?)(?<!\w)(?:(?:{_PAST})(?!\w)(?P<after>.{{0,200}})"
    r"|(?:hat|haben|heeft)\s(?:.{1,250}\s)?(?:geschrieben|geschreven))",
    re.IGNORECASE | re.DOTALL,
)
_STARTER = re.compile(
    r"(?:am|on|le|il|el|em|op|den|der|dne|dňa|w dniu|dnia|pe|på|na|u|вт|mo|di|mi|do|fr|sa|so|\d{1,2}[./ ]|\d{4}-)(?:\b|(?<=[./ -]))",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    rf"[@<]|{_STARTER.pattern}|(?:^|\W)(?:schr[ie]{{2}}b|wrote\b|hat\b|zitat\b|quoting\b)|\d[:.]\d\d\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w{2,}|<[^<>\n]{3,}>")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?::\d\d)?(?![\d.]*\d)")
_STAMPED = re.compile(r"\d[\d./-]{5,9},?\s+(?:um\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s.{0,120}<[^<>\s]+@[^<>\s]+>", re.DOTALL)
"""Date, time, name, address, and nothing else."""
_QUOTING = re.compile(
    r"(?:zitat von|zitiere|quoting|citando a?|en réponse à|in antwort auf|in reply to)\b.{1,250}:",
    re.IGNORECASE | re.DOTALL,
)
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
    r"|(?:begin forwarded message|start of forwarded message|début du message (?:réexpédié|transféré))\s*:",
    re.IGNORECASE,
)
_RULES, _ENDINGS = frozenset("-_=*~>—–"), frozenset(":：>-")
_BEGINNINGS = frozenset({"anfan", "begin", "start", "début", "debut"})
MAX_LABEL = 30
"""Characters in which a header field's name ends."""
_PERSONAL = frozenset(
    "ich mir mich mein meine meinem meinen meiner wir uns unser unsere dir dich ihnen euch ihm ihr ihre ihrer ihren er man die das eine einer bitte leider".split()
)
"""Words that a person says about writing, and no mail program."""


def introducing(lines: list[Line]) -> set[int]:
    """Indices of the lines that may begin an introduction, by what every one has; spares looking at the others."""
    found = set[int]()
    for index, line in enumerate(lines):
        head = line.head
        if head[0] in _RULES or ":" in head[:MAX_LABEL] or "：" in head[:MAX_LABEL] or head[:5].lower() in _BEGINNINGS:
            found.add(index)
        if head[-1] in _ENDINGS or "schrieb" in head or "wrote" in head:
            found.update(range(max(0, index - MAX_LINES + 1), index + 1))
    return found


def is_banner(head: str) -> bool:
    """„-----Ursprüngliche Nachricht-----“, „Anfang der weitergeleiteten Nachricht:“."""
    return _BANNER.fullmatch(head) is not None


def is_thread_mark(head: str) -> bool:
    """GroupWise: „>>> X <y@z> 01.03.2027 10:12 >>>“ above a quote without marks."""
    return _THREAD.fullmatch(head) is not None


def attribution_length(lines: list[Line], index: int) -> int:
    """How many lines from `index` on say who wrote the quote below and when; 0 where they do not."""
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
        if _introduces(
            joined[:MAX_CHARACTERS],
            marked=marked,
            ends=below is None or below.after_blank or marked or is_salutation(below.head),
        ):
            return count
    return 0


def _introduces(line: str, *, marked: bool, ends: bool) -> bool:
    """Whether `line` introduces a quote; `marked`: „>“ stands below it; `ends`: its paragraph ends with it, or a salutation follows."""
    dashed = _DASHED.fullmatch(line)
    if dashed:
        return _SPEAKS.fullmatch(dashed["inner"]) is not None and _by_machine(line)
    if not line.endswith((":", "：")):
        return ends and _without_colon(line)
    if _QUOTING.fullmatch(line):
        return marked or _ADDRESS.search(line) is not None
    if _ADDRESS.search(line) and _dated(line) and _CLOCK.search(line) and not _is_personal(line):
        return True
    speaks = _SPEAKS.fullmatch(line.rstrip(":：").rstrip())
    return speaks is not None and _is_told(line, speaks) and (marked or _by_machine(line))


def _is_told(line: str, speaks: re.Match[str]) -> bool:
    """Whether somebody named is said to have written: not „schrieb mir Ihre Kollegin“, not „Ihre Kollegin schrieb um …“."""
    before, after = speaks["before"].strip(), (speaks["after"] or "").strip()
    if after == "Sie":
        return True
    if _ADDRESS.search(line):
        return not _is_personal(after.split("<")[0])
    begins = _STARTER.match(before) is not None or (bool(before) and not is_function_word(before.split()[0]))
    return begins and not _is_personal(line)


def _without_colon(line: str) -> bool:
    """„Am 01.03.27 um 10:12 schrieb Birger Ott“: date, time, and nothing but a name behind the verb, or no verb at all."""
    if _STAMPED.fullmatch(line):
        return True
    speaks = _SPEAKS.fullmatch(line)
    if speaks is None or not speaks["after"] or not (_CLOCK.search(line) and _dated(line) and _STARTER.match(line)):
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


def _is_personal(words: str) -> bool:
    return any(bare_word(word) in _PERSONAL for word in words.split())

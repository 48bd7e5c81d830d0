"""How a letter speaks to its reader: Sie, du or ihr, capitals, and the spelling of its region; decided once for fixes and rewrites."""

import functools
import re
from dataclasses import dataclass

from taktvoll.analysis import Analysis, Evidence
from taktvoll.intent import effective_register
from taktvoll.letter import SegmentKind
from taktvoll.settings import Settings

_COLUMNS = ("sie", "du", "ihr", "none")
_ALTERNATIVES = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SURNAME = re.compile(r"\b(?:Frau|Herrn?|Damen|Herren)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:zusammen|team|crew|leute|alle|alles|ihr|lieben|zwei|beide[nr]?|miteinander|und|&)\b", re.IGNORECASE
)
_TO_SEVERAL = re.compile(
    r"\b(?:habt|könnt|könntet|hättet|wär(?:e)?t|würdet|werdet|wollt|dürft|müsst|müßt|sollt"
    r"|seid(?!\s+(?:\d|heute|gestern|vorgestern|langem|kurzem|de[mr]|(?:ein|zwei|drei|vier|letzt)\w*|\w*(?:tag|abend|woche|monat|jahr)\w*)\b))\b",
    re.IGNORECASE,
)
"""Verbs of „ihr“; „seid“ for „seit“ is none."""
_ONE = re.compile(r"\b(?:Frau|Herrn?)\b", re.IGNORECASE)
_SWISS = re.compile(
    r"\b(?:[Gg]r[uü]ss\w*|Grüezi|Hoi|Strasse\w*|hiess\w*|weiss|grosse?\w*|ausser\w*|Umtriebe\w*|parkieren)\b"
)
_AUSTRIAN = re.compile(r"\b(?:Jänner|Feber|heuer|Servus|Grüß Gott)\b")
_CAPITAL_DU = re.compile(
    r"(?<![.!?:\n] )(?<!^)(?<=[\w,] )(?:Du|Dir|Dich|Dein\w*|Ihr(?=\s+\w+t\b)|Euch|Eu(?:er|re\w*))\b"
)
_SAYS_DU = re.compile(r"\b(?:du|dir|dich|dein\w*)\b", re.IGNORECASE)
_COMMAND = re.compile(r"(?:bitte )?[^\W\d_]+en Sie", re.IGNORECASE)
_PLEA = re.compile(r"\b(?:entschuldige|verzeih)\b", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:bei|zu|von|nach|in|an|mit|aus|für)\s+$", re.IGNORECASE)
"""„bei euch“ is the house, also where one person is written to."""
_ONE_COMMANDED = re.compile(
    r"(?:^|[.!?:;,–\n]\s*|\bund\s+|\bbitte\s+)(?:schreib|sag|ruf|gib|melde?|schick|lass|nimm|denk|grüß|richte|leite|lösche?|hilf|sei|vergiss|verzeih|entschuldige|drück|halt)\s+(?:mir|mich|uns|bitte|dich|dir|ihm|ihr|ihnen|nicht|doch|einfach|gern|kurz|mal|ruhig)\b",
    re.IGNORECASE,
)
_DU_FORM = re.compile(r"\b(?:du|dir|dich|dein\w*|ihr|euch|eue?re?\w*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The form of address and the spelling of one letter."""

    register: str
    """„sie“, „du“ or „none“."""
    plural: bool = False
    """Whether du addresses several people (ihr)."""
    to_one: bool = False
    """Whether one person is greeted for them all: what is asked of „Moin Marek“ is asked of one."""
    capital: bool = False
    """Whether the draft writes Du, Dir, Euch with capitals."""
    region: str = "de"
    """„de“, „at“ or „ch“ (which writes ss for ß)."""

    @property
    def column(self) -> str:
        """„sie“, „du“, „ihr“ or „none“."""
        return "ihr" if self.register == "du" and self.plural else self.register

    def can_say(self, template: str) -> bool:
        """Whether no alternative of `template` is missing („-“) in this form of address."""
        place = _COLUMNS.index(self.column)
        return all(match[1].split("|")[place] != "-" for match in _ALTERNATIVES.finditer(template))

    def say(self, template: str) -> str:
        """`template` with the alternative of each ``[Ihnen|dir|euch|-]`` that this form of address takes, in the letter's spelling."""
        place = _COLUMNS.index(self.column)

        def chosen(match: re.Match[str]) -> str:
            forms = match[1].split("|")
            form = forms[_COLUMNS.index("du")] if self._commands_one(forms) else forms[place]
            if self.capital and self.register == "du":
                form = _DU_FORM.sub(lambda word: word[0][:1].upper() + word[0][1:], form)
            return form

        return self.spelled(_ALTERNATIVES.sub(chosen, template))

    def _commands_one(self, forms: list[str]) -> bool:
        """Whether `forms` are those of a command, and one person gets it although several are meant."""
        if not (self.plural and self.register == "du" and self.to_one):
            return False
        sie, du = forms[:2]
        return _SAYS_DU.search(du) is None and bool(_COMMAND.fullmatch(sie) or _PLEA.search(du))

    def spelled(self, text: str) -> str:
        """`text` in the spelling of the region."""
        return text.replace("ß", "ss") if self.region == "ch" else text


def voice_of(analysis: Analysis, settings: Settings) -> Voice:
    """The voice of a draft: the register that the user asks for or the draft shows, number and spelling as the draft has them."""
    register = effective_register(analysis, settings)
    greetings = " ".join(
        analysis.quote(found) for found in analysis.sentences if found.segment is SegmentKind.SALUTATION
    )
    if analysis.register == "mixed" and settings.register_ == "auto" and _SURNAME.search(greetings):
        register = "sie"
    own = "\n".join(analysis.quote(sentence) for sentence in analysis.letter_sentences)
    return Voice(
        register=register,
        plural=_is_plural(analysis, greetings, own),
        to_one=_names_one(analysis, greetings),
        capital=bool(_CAPITAL_DU.search(own)) and not re.search(r"\b(?:dir|dich|dein\w*|euch|eu(?:er|re\w*))\b", own),
        region=_region(own, settings.region),
    )


def _is_plural(analysis: Analysis, greetings: str, own: str) -> bool:
    marks = analysis.letter_evidence("du")
    words = {analysis.quote(mark).lower() for mark in marks}
    one = any(word in {"du", "dir", "dich"} or word.startswith("dein") for word in words) or bool(
        _ONE_COMMANDED.search(own)
    )
    several = any(word.startswith("eu") or "ihr" in word.split() for word in words) or bool(_TO_SEVERAL.search(own))
    if one and several and all(map(functools.partial(_is_house, analysis), marks)):
        several = bool(_TO_SEVERAL.search(own))
    if one != several:
        return several
    if _GROUP.search(greetings):
        return True
    titled = len(_ONE.findall(greetings))
    return titled > 1 or not (titled or analysis.slots.get("recipient"))


def _is_house(analysis: Analysis, mark: Evidence) -> bool:
    """Whether „bei euch“ or „in eurem Haus“ means the employer, or the word speaks to one person anyway."""
    word = analysis.quote(mark).lower()
    if not word.startswith("eu"):
        return "ihr" not in word.split()
    return bool(_HOUSE.search(analysis.text[max(0, mark.start - 12) : mark.start]))


def _names_one(analysis: Analysis, greetings: str) -> bool:
    """Whether the salutation greets one person by name."""
    one = len(_GREETS.findall(greetings)) <= 1 and not _GROUP.search(greetings)
    return one and analysis.slots.get("recipient") is not None


_GREETS = re.compile(r"\b(?:hallo|hi|hey|moin|servus|liebe[rs]?|lieber|hoi|tach|geehrte[rs]?)\b", re.IGNORECASE)


def _region(own: str, stated: str) -> str:
    """The spelling that the writer's own words have; where they show none, that of the country of the setting."""
    if "ß" not in own and (stated == "CH" or _SWISS.search(own)):
        return "ch"
    return "at" if stated == "AT" or _AUSTRIAN.search(own) else "de"

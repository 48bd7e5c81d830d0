"""The words of German dates: weekdays, months, numbers, and what turns „Dienstag“ into another Tuesday."""

import re

from taktvoll.feasts import FEASTS

WEEKDAY = (
    r"(?:montag|die?nsta(?:g|ch)|don(?:n)?er(?:s)?ta(?:g|ch)|freita(?:g|ch)|samsta(?:g|ch)|sonntag|sonnabend|mit(?:t)?woch"
    r"|mäntig|zyschtig|mittwuch|donnschtig|fr[iy]+tig|samschtig|sunntig"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
"""Written out; with the slips that nobody else means (Mitwoch, Donerstag, Dinstag), Swiss and English forms."""
PLAIN_WEEKDAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
PLAIN_MONTH = r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
"""Standard names only, as a letter that is written anew may repeat them."""
SHORT_WEEKDAY = r"(?:mo|di|mi|do|fr|sa|so)"
_WEEKDAYS = (
    ("mo", "mä"), ("di", "zy", "tu"), ("mi", "we"), ("do", "th"), ("fr",), ("sa",), ("so", "su"),
)  # fmt: skip
MONTHS = {
    "januar": 1, "jänner": 1, "jaenner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "maerz": 3, "mär": 3,
    "mrz": 3, "april": 4, "apr": 4, "mai": 5, "juni": 6, "juno": 6, "jun": 6, "juli": 7, "julei": 7, "jul": 7,
    "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11,
    "dezember": 12, "dez": 12,
}  # fmt: skip
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
MONTHS_AND_STOP = frozenset(f"{name}." for name in MONTHS if (len(name) > 3 and name != "sept") or name == "mai")
"""A month that is written out takes no full stop: the one behind it ends the sentence."""
PART_OF_DAY = r"(?:abend|morgen|früh|vormittag|nachmittag|mittag|nacht)"
_ONES = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
NUMBERS = {word: number for number, word in enumerate(_ONES.split("|"), start=1)} | {
    "eins": 1, "eine": 1, "einer": 1, "einem": 1, "zwo": 2, "paar": 0, "zwanzig": 20, "einundzwanzig": 21,
    "zweiundzwanzig": 22, "dreiundzwanzig": 23, "vierundzwanzig": 24, "dreißig": 30, "dreissig": 30, "fünfundvierzig": 45,
    "vierzig": 40, "fünfzig": 50, "fünfundzwanzig": 25,
}  # fmt: skip
_STEMS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft")
ORDINALS = (
    {stem: number for number, stem in enumerate(_STEMS, start=1)}
    | {"siebent": 7}
    | {word + "t": NUMBERS[word] for word in _ONES.split("|")[12:]}
    | {"zwanzigst": 20, "dreißigst": 30, "dreissigst": 30, "einunddreißigst": 31, "einunddreissigst": 31}
    | {f"{word}undzwanzigst": 20 + number for number, word in enumerate(_ONES.split("|")[:9], start=1)}
)
"""„vierzehnt“ (with e, en, er behind it) → 14."""
ORDINAL = r"(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")e[nr]?"
FEAST = (
    r"(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(FEASTS, key=len, reverse=True)) + r")"
)
FEAST_HEADS = tuple(sorted({name.split()[-1] for name in FEASTS}))
"""How the last word of a feast day begins."""
WHOLE_FEASTS = frozenset({"ostern", "pfingsten", "weihnachten"})
"""More than one day: a date only with a weekday („Dienstag nach Pfingsten“)."""
_COUNT = r"(?P<{name}>\d{{1,2}}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
HOUR_WORDS = frozenset(
    {"halb", "halber", "viertel", "dreiviertel", "zwischen", "kurz", "eins"}
    | {
        word + ending
        for word in NUMBERS
        for ending in ("", "e")
        if not word.startswith(("ein", "paar")) or word.endswith("zwanzig")
    }
)
"""Words with which an hour without figures begins."""
AHEAD = r"(?:\s*,?\s*(?:in|über)\s+" + _COUNT.format(name="count") + r"\s+(?P<unit>tagen?|wochen?)\b)"
"""„in einer Woche“, „in acht Tagen“, „in 14 Tagen“ behind a day."""


def weekday_of(word: str | None) -> int | None:
    """0 to 6 for „Montag“, „Do.“, „Zyschtig“, „Freitagabend“; None for None."""
    if not word:
        return None
    lowered = word.lower()
    if lowered.startswith("sonnabend"):
        return 5
    return next((place for place, heads in enumerate(_WEEKDAYS) if lowered.startswith(heads)), None)


def month_of(word: str) -> int | None:
    """1 to 12 for „März“, „Sept.“, „3“."""
    bare = word.lower().rstrip(".")
    return int(bare) if bare.isdigit() else MONTHS.get(bare)


def number_of(word: str) -> int:
    """7 for „7“, „sieben“."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def ordinal_of(word: str) -> int:
    """14 for „14“, „14.“, „14ten“, „vierzehnten“."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS[re.sub(r"e[nr]?$", "", word.lower())]


def days_in(count: str, unit: str, *, counted_from: bool) -> int:
    """Days of „in acht Tagen“.

    Eight days are a week in German and fifteen two („heute in acht Tagen“); with a figure and nothing that it is
    `counted_from` they are eight.
    """
    number = number_of(count)
    if unit.lower().startswith("woche"):
        return 7 * number
    if number == 8 and (counted_from or not count.isdigit()):
        return 7
    return number

"""Parts of the day as they are spelt: „heute Abend“, „Montagvormittag“."""

import re

_PART = r"(?P<part>vormittag|mittag|nachmittag|abend|nacht)"
_NEAR_DAY = re.compile(rf"\b(?P<day>heute?|gestern|vorgestern|morgen|übermorgen)\s+{_PART}\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?<!frau )(?<!herr )(?<!herrn )(?<!familie )\b(?P<day>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)[ \t]+(?:{_PART}|(?P<early>morgen)(?!\s+(?:früh|um die|ab die)))\b",
    re.IGNORECASE,
)


def with_day_parts(text: str) -> str:
    """„heute Abend“, „Montagvormittag“: parts of the day as they are spelt; „am Montag abend“ is one word."""

    def near(match: re.Match[str]) -> str:
        day = match["day"] if match["day"].lower() != "heut" else match["day"] + "e"
        return f"{day} {match['part'].capitalize()}"

    def weekday(match: re.Match[str]) -> str:
        return match["day"].capitalize() + (match["part"] or match["early"]).lower()

    return _WEEKDAY.sub(weekday, _NEAR_DAY.sub(near, text))

"""What of Unicode is an emoji, as expressions for `re`: pictures, flags, keys, and signs that a selector makes one.

Python knows no such property. The ranges are those of Unicode's ``emoji-data.txt``: what is shown as a picture by itself
(``Emoji_Presentation``), and what is one where U+FE0F stands behind it (``Emoji``). „✓“, „→“ and „™“ by themselves are none.
"""

PICTURES = r"\U0001F300-\U0001FAFF\u2600-\u26FF\u2764"
"""The inside of a character class: the blocks of pictures, and the heart, with or without a selector."""
_SHOWN = (
    r"\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757"
    r"\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55\U0001F004\U0001F0CF\U0001F18E\U0001F191-\U0001F19A"
    r"\U0001F201\U0001F21A\U0001F22F\U0001F232-\U0001F236\U0001F238-\U0001F23A\U0001F250\U0001F251"
)
"""Those outside these blocks that need no selector."""
_SELECTED = r"[\u00A9\u00AE\u203C\u2049\u2122\u2139\u2194-\u25FF\u2700-\u2763\u2765-\u3299\U0001F170-\U0001F251]\uFE0F"
_FLAG = r"[\U0001F1E6-\U0001F1FF]{1,2}"
"""Two letters of a country; one alone is shown as a letter in a box."""
_KEY = r"[0-9#*]\uFE0F?\u20E3"
OTHERS = rf"(?:{_FLAG}|{_KEY}|{_SELECTED}|[{_SHOWN}])"
"""An expression for one emoji that `PICTURES` does not hold."""
EMOJI = rf"(?:[{PICTURES}]|{OTHERS})"
"""An expression for one emoji, without what is joined to it."""
JOINTS = r"\u200D\uFE0E\uFE0F\u20E3\U000E0020-\U000E007F"
"""The inside of a character class: what holds a picture of several characters together and is none itself: a joiner, selectors,
a key's frame, the letters of a region's flag."""
TONES = r"\U0001F3FB-\U0001F3FF"
"""The inside of a character class: tones of skin, which belong to the picture before them."""

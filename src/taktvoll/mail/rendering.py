"""What a mail program would show of a part, and which of several parts is the letter."""

import re
from collections import Counter
from dataclasses import dataclass

from taktvoll.mail.encoding import Decoded

_STUB = re.compile(
    r"\bhtml\b|\bbrowser|\bonline[- ]?(?:version|ansicht)|\bwebversion|\bview (?:this|it) ", re.IGNORECASE
)
STUB_SHARE = 0.6
"""A plain part beside HTML whose words stand there to no more than this share is no rendering of it."""
SAME_SHARE = 0.8
"""Parts that share so many of their words are forms of one letter."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a mail program would show of a part."""

    decoded: Decoded
    html: bool


def chosen(forms: list[Rendering]) -> Rendering | None:
    """One of several forms of the same text: the plain one, unless it is blank or a stub beside the real letter."""
    plain = next((form for form in forms if not form.html and form.decoded.text.strip()), None)
    html = next((form for form in reversed(forms) if form.html and form.decoded.text.strip()), None)
    if plain is None or (html is not None and _is_stub(plain.decoded.text, html.decoded.text)):
        return html or (forms[0] if forms else None)
    return plain


def _is_stub(plain: str, html: str) -> bool:
    """Whether a plain part only says that the letter is in the HTML part, or gives less than half of it."""
    words, shown = _words(plain), _words(html)
    if len(words) * 2 < len(shown):
        return True
    known = set(shown)
    return _STUB.search(plain) is not None and sum(word in known for word in words) <= STUB_SHARE * len(words)


def _is_same(form: Rendering, other: Rendering) -> bool:
    """Whether two parts are plain and HTML form of one letter, whatever the mail calls their relation."""
    if form.html == other.html:
        return False
    one, two = Counter(_words(form.decoded.text)), Counter(_words(other.decoded.text))
    return (one & two).total() >= SAME_SHARE * max(one.total(), two.total(), 1)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def joined(shown: list[Rendering]) -> Rendering | None:
    """Several inline parts, as a mail program shows them: one below the other."""
    filled: list[Rendering] = []
    for form in shown:
        if form.decoded.text.strip() and not any(_is_same(form, other) for other in filled):
            filled.append(form)
    if len(filled) <= 1:
        return filled[0] if filled else next(iter(shown), None)
    text = "\n".join(form.decoded.text.rstrip("\r\n") + "\n" for form in filled)
    first = filled[0].decoded
    note = any(form.decoded.note for form in filled)
    html = all(form.html for form in filled)
    return Rendering(Decoded(text=text, encoding=first.encoding, note=note), html=html)

"""OpenPGP's and S/MIME's armour around or below a letter: kept, and no part of it."""

import re

from taktvoll.mail.lines import Line

_BEGIN = re.compile(r"-----BEGIN (?P<what>(?:PGP|PKCS ?#?7|CMS|CERTIFICATE)[A-Z0-9 ,/]*)-----")
_SIGNED = "PGP SIGNED MESSAGE"
_FIELD = re.compile(r"(?:hash|charset|version|comment|messageid|notdashescaped)\s*:", re.IGNORECASE)


def armor_lines(lines: list[Line]) -> set[int]:
    """Indices of the lines that are armour: the head of a clear-signed text, signatures, keys, encrypted blocks."""
    found = set[int]()
    index = 0
    while index < len(lines):
        head = lines[index].head
        begin = _BEGIN.fullmatch(head) if head.startswith("-----BEGIN") else None
        if begin is None:
            index += 1
            continue
        first, what = index, begin["what"]
        index += 1
        if what == _SIGNED:
            while index < len(lines) and not lines[index].after_blank and _FIELD.match(lines[index].head):
                index += 1
        else:
            end = f"-----END {what}-----"
            last = next((place for place in range(index, len(lines)) if lines[place].head == end), len(lines) - 1)
            index = last + 1
        found.update(range(first, index))
    return found

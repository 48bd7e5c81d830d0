"""What the fragments of ``changelog.d`` say, as the section of the version that they will become."""

import re
from pathlib import Path

KINDS = {"added": "New", "changed": "Changed", "fixed": "Mended", "removed": "Gone"}
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)")


def unreleased(folder: Path, version: str) -> str:
    """Markdown of all fragments in `folder`, by kind, then by name, for a page in ``docs/``.

    A kind without any is left out. Links of fragments are paths from the root, since a fragment moves.
    """
    lines = [f"## What {version} will bring", ""]
    for kind, title in KINDS.items():
        fragments = sorted(folder.glob(f"*.{kind}.md"))
        if fragments:
            lines += [f"### {title}", "", *(_item(path) for path in fragments), ""]
    return "\n".join(lines)


def _item(path: Path) -> str:
    """A fragment as an item of a list; its further paragraphs stay within the item."""
    text = _LINK.sub("../", path.read_text(encoding="utf-8").strip())
    return "- " + text.replace("\n", "\n  ")

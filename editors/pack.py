"""Packs the add-on for Thunderbird: the same files give the same bytes.

python editors/pack.py dist/taktvoll.xpi
"""

import sys
import zipfile
from pathlib import Path

ADDON = Path(__file__).parent / "thunderbird"
EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(target: Path) -> None:
    """Write the add-on as `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(path for path in ADDON.rglob("*") if path.is_file()):
            name = path.relative_to(ADDON).as_posix()
            made.writestr(zipfile.ZipInfo(name, EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    pack(Path(sys.argv[1]))

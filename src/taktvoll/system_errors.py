"""Why the system refused, in German and English, with its own words behind them for who looks them up."""

import errno
from collections.abc import Mapping

from taktvoll.bilingual import Text

_REASONS: Mapping[int, Text] = {
    errno.ENOSPC: Text(de="der Datenträger ist voll", en="the disk is full"),
    errno.EDQUOT: Text(de="Ihr Anteil am Datenträger ist voll", en="your share of the disk is full"),
    errno.EFBIG: Text(de="die Datei würde zu groß", en="the file would get too large"),
    errno.EIO: Text(de="der Datenträger meldet einen Fehler", en="the disk reports an error"),
    errno.EBADF: Text(de="sie ist geschlossen", en="it is closed"),
    errno.EACCES: Text(de="dazu fehlt die Berechtigung", en="not permitted"),
    errno.EPERM: Text(de="dazu fehlt die Berechtigung", en="not permitted"),
    errno.EROFS: Text(de="der Datenträger lässt sich nur lesen", en="the disk is read-only"),
    errno.ENOENT: Text(de="den Ordner gibt es nicht", en="there is no such folder"),
    errno.ENOTDIR: Text(de="ein Teil des Pfades ist kein Ordner", en="a part of the path is no folder"),
    errno.EISDIR: Text(de="das ist ein Ordner", en="that is a folder"),
    errno.ENAMETOOLONG: Text(de="der Name ist zu lang", en="the name is too long"),
}


def reason_of(error: Exception) -> Text:
    """The reason of `error`: ours where we have one, with the system's own words; else its words alone."""
    number = error.errno if isinstance(error, OSError) else None
    own_words = (isinstance(error, OSError) and error.strerror) or str(error)
    known = _REASONS.get(number) if number is not None else None
    if known is None:
        return Text(de=own_words, en=own_words)
    return Text(de=f"{known.de}: {own_words}", en=f"{known.en}: {own_words}")

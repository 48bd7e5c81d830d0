"""Packages that come with an extra: imported where they are needed, and a clear error where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from taktvoll.bilingual import Text
from taktvoll.errors import MissingExtraError


@contextmanager
def extra(name: str, wanted_by: Text) -> Iterator[None]:
    """Imports of packages that the extra `name` brings; raises `MissingExtraError` where one of them is not installed.

    `wanted_by` begins the message: „to_frame“, „--workers“.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "?").partition(".")[0]
        raise MissingExtraError(
            f'{wanted_by.en}: the package {package} is missing; install the extra `{name}`: pip install "taktvoll[{name}]"',
            f'{wanted_by.de}: Das Paket {package} fehlt; installieren Sie das Extra `{name}`: pip install "taktvoll[{name}]"',
        ) from error

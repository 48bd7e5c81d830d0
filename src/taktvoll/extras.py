"""Packages that come with an extra: imported where they are needed, and a clear error where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from taktvoll.bilingual import Text
from taktvoll.errors import MissingExtraError


@contextmanager
def extra(name: str, wanted_by: Text) -> Iterator[None]:
    """Imports of packages that the extra `name` brings; raises `MissingExtraError` where one of them is not installed.

    `wanted_by` begins the message: „to_frame“, „--workers“. A module of Taktvoll itself that cannot be found is no matter of
    an extra: that error goes on as it is.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "?").partition(".")[0]
        if package == __package__:
            raise
        raise MissingExtraError(
            f"{wanted_by.en}: the package {package} is missing; install the extra `{name}`: {install_command(name)}",
            f"{wanted_by.de}: Das Paket {package} fehlt; installieren Sie das Extra `{name}`: {install_command(name)}",
        ) from error


def install_command(name: str) -> str:
    """What brings the packages of the extra `name`, to be typed in a shell."""
    return f'pip install "taktvoll[{name}]"'

"""``python -m taktvoll``."""

from taktvoll.cli import command

command()

"""``python -m taktvoll``."""

from taktvoll.cli import main

main()

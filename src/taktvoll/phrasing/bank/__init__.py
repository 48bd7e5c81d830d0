"""The phrases themselves, one file an act, written for this project."""

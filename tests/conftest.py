"""Shared by all tests; its place makes `readings` and `strategies` importable from every folder."""

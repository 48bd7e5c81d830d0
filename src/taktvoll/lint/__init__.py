"""Judging a reading: rules, scores, notes, and the pages that explain them."""

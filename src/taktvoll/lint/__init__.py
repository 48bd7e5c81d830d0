"""Judging an analysis: rules, scores, notes, and the pages that explain them."""

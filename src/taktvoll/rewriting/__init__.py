"""Rewriting: from a judged draft to a proven better one."""

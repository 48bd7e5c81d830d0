"""The real LanguageTool beside our own rules: a server on this machine, its client, and what becomes of its matches.

Nothing here is imported unless grammar is asked for, and language-tool-python (GPL-3.0) only inside `install`.
"""

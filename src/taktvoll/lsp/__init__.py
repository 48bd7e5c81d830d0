"""The language server: findings, fixes and rewrites in the editor in which the draft is written.

Needs the extra ``lsp`` (pygls); only ``taktvoll lsp`` imports this package. A draft goes from `documents` (what the client
has on its screen) over `drafts` (which part of that is the letter) to `checks` (one thread, one check at a time), and from
there to `diagnostics`, `actions`, `hover` and `score_line`. `server` says which request asks for which.
"""

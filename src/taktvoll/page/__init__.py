"""``taktvoll page``: a local web page beside the command line (extra ``page``). It stores nothing and calls nobody."""

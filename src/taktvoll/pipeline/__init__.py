"""The parts of the German pipeline that spaCy does not bring along.

`dictionary` reads the full-form dictionary, `encoder` turns words in their sentences into numbers,
`lemmatizer`, `parser`, `ner` and `clauses` are pipes; the trained weights lie in `taktvoll/trained`.
"""

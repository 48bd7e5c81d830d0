"""The parts of the German pipeline that spaCy does not bring along.

`dictionary` reads the full-form dictionary, `encoder` turns words in their sentences into numbers,
`lemmatizer`, `parser`, `entities` and `clauses` are pipes. The trained weights lie in
`taktvoll/trained`; `register` names the layer for those who use the modules without installing.
"""

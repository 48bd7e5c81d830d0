"""The parts of the German pipeline that spaCy does not bring along.

`dictionary` reads the full-form dictionary, `embed` turns words into vectors with its help,
`lemmatizer` and `clauses` are pipes. The trained weights lie in `taktvoll/weights`.
"""

"""What the training projects share. It is not part of the package: an editable install of the repository puts it on the path.

Features are never computed here: every learner asks the module of `taktvoll.annotate` that computes them at run time, and
what it has learned is scored by the classes that are shipped.
"""

"""The version of this package; that of the models is in ``trained/``."""

VERSION = "0.1.0"

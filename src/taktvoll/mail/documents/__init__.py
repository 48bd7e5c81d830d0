"""Word, OpenDocument, PDF and Outlook files to letters, through libraries of the extra ``documents``."""

from taktvoll.mail.documents.reading import read_document

__all__ = ["read_document"]

"""What the add-on for Thunderbird talks to: a native messaging host, and its manifest for this user.

The wire is Mozilla's: four bytes with the length in the machine's order, then JSON in UTF-8 (`wire.py`). A request is an object
with a number `id` and a `method` (`requests.py`), each gets one answer: `{"id", "result"}` or `{"id", "error": {"kind", "message"}}`.
Offsets count code points of the text that was sent, as everywhere in Taktvoll. No word of a draft goes into a log or an error.
"""

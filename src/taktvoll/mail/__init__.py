"""Files, streams and MIME messages to letters; letters to segments. No spaCy, no judgement."""

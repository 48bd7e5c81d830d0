"""What Taktvoll says in a letter: one bank of phrases and one voice, for the fixes of `lint` and for `rewriting`."""

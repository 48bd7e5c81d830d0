"""spaCy components that read a draft: sentences, labels, slots, register, stance. They judge nothing."""

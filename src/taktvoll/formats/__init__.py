"""Reports and rewrites for people and programs: adapters that translate and hold no judgement. No spaCy."""

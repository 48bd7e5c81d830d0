"""The proof of a rewrite in one line."""

from taktvoll.formats.labels import REGISTERS, counted, say
from taktvoll.rewritten import Rewrite


def proof_line(rewrite: Rewrite, lang: str) -> str:
    """What the proof says, without its verdict."""
    proof = rewrite.proof
    left = sorted({finding.rule for finding in proof.findings})
    facts = [
        say("proof_findings_left", lang, rules=", ".join(left)) if left else say("proof_findings", lang),
        say("proof_slots" if proof.slots_kept else "proof_slots_lost", lang),
        REGISTERS[proof.register].in_language(lang),
        counted(proof.words, lang),
    ]
    return "; ".join(facts + ([say("proof_grammar", lang)] if proof.grammar_checked else []))

"""The proof of a rewrite in one line."""

from taktvoll.formats.glyphs import Glyphs
from taktvoll.formats.labels import REGISTERS, counted, say, title_of
from taktvoll.rewritten import Rewrite, Verdict


def proof_line(rewrite: Rewrite, lang: str) -> str:
    """What the proof says, without its verdict."""
    proof = rewrite.proof
    left = dict.fromkeys(finding.rule for finding in proof.findings)
    rules = ", ".join(title_of(rule, lang) for rule in left)
    if left:
        objections = [say("proof_findings_left", lang, rules=rules)]
    else:  # nothing is left to object to only where nothing is left to look at
        objections = [say("proof_findings", lang)] if proof.passed else []
    facts = [
        *objections,
        say("proof_slots" if proof.slots_kept else "proof_slots_lost", lang),
        REGISTERS[proof.register].in_language(lang),
        counted(proof.words, lang),
    ]
    facts += [say("proof_grammar", lang)] if proof.grammar_checked else []
    facts += [say("proof_read", lang)] if proof.passed else []  # measured: the proof is no promise (corpora/rewrites)
    return "; ".join(facts)


def verdict_line(rewrite: Rewrite, lang: str, glyphs: Glyphs) -> str:
    """Whether the rewrite passed its proof, and what the proof says, for a person who has just read the letter."""
    if rewrite.text == rewrite.original and rewrite.proof.passed:
        return f"{glyphs.good} {say('unchanged', lang)}"
    key = {Verdict.PROVEN: "proven", Verdict.LOOK_HERE: "look_here", Verdict.NOT_POSSIBLE: "unproven"}
    sign = glyphs.bad if rewrite.proof.verdict is Verdict.NOT_POSSIBLE else glyphs.good if rewrite.proof.passed else "!"
    return f"{sign} {say(key[rewrite.proof.verdict], lang)}: {proof_line(rewrite, lang)}."

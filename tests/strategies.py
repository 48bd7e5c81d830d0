"""Hypothesis strategies for letters, shared by all property tests."""

from hypothesis import strategies as st

from taktvoll.letter import SegmentKind

LINES = [
    "", " ", "\t", "Betreff: Absage", "Sehr geehrte Frau Dr. Weiß,", "Hallo Frau Kern, danke für die Einladung.", "moin",
    "Henning,", "leider kann ich am 12. März nicht kommen.", "Ich bin raus. LG Finn", "Mit freundlichen Grüßen",
    "Freundliche Gru\u0308sse", "Jana Kröger", "finn", "-- ", "Tel. 0471 000 12 40", "Von meinem iPhone gesendet",
    "P. S.: Der Parkplatz war voll.", "> Wir laden Sie ein.", ">> alt", "Am 3. März 2027 um 10:12 schrieb Kern <k@x.de>:",
    "-----Ursprüngliche Nachricht-----", "Von: Kern", "Gesendet: Montag", "An: Kröger", "________________________________",
    "[Datum]", "🙂🙂", "\u2028", "a\rb", "taktvoll: ignore=informal", "\ufeff", "Bis dann?", "gez. Eilers", "Ihr", "e\u0301",
    "Ent\u00adschul-", "digung bitte.", "\u200b", "Ge\u2060spr\u00adäch", "Reuß\u2011Kern", "-----BEGIN PGP SIGNED MESSAGE-----",
]  # fmt: skip
"""Lines of mails, whole and broken."""


def letters() -> st.SearchStrategy[str]:
    """Texts made of mail lines and noise, with LF and CRLF."""
    line = st.one_of(st.sampled_from(LINES), st.text(max_size=60))
    return st.lists(st.tuples(line, st.sampled_from(["\n", "\r\n", "\n\n"])), max_size=14).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


def texts() -> st.SearchStrategy[str]:
    """Letters, and any text at all."""
    return st.one_of(letters(), st.text(max_size=300))


KINDS = tuple(SegmentKind)

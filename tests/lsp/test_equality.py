"""A report through the server is that of the library, to the byte, after any sequence of edits."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import taktvoll
from lsp_session import PULL, URI, Session
from shell import FLAWED, GOOD
from taktvoll.serialise import dumps

DAY = "2027-02-20"
QUOTED = "\n\nAm 20.02.2027 um 09:12 schrieb Karla Brandt:\n> Sehr geehrte Frau Ohlsen,\n> wir laden Sie am 12. März um 10 Uhr ein.\n"
PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", ".", "!!", "😀👩‍💻", "𝒳", "\u2028", "u\u0308", "LG", "Leider hab ich keine Zeit.", "Vielen Dank für die Einladung. ", "Betreff: Absage\n\n", "taktvoll: ignore=informal\n", "Dein", "Ihr Angebot ist ein Witz. ", QUOTED, GOOD]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.2), PIECES | st.just("")) | st.just("undo"), min_size=1, max_size=6)  # fmt: skip
UNITS = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}


def place(text, offset, encoding):
    """Line and character, found the slow way; an offset between CR and LF is moved behind it."""
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines) - 1, UNITS[encoding](lines[-1])


def snapped(text, offset):
    """No place lies inside a line end."""
    return offset + 1 if text[offset - 1 : offset + 1] == "\r\n" else offset


def edited(text, edit):
    """Start, end and new text of an edit."""
    share, length, new = edit
    start = snapped(text, round(share * len(text)))
    end = snapped(text, min(len(text), start + round(length * len(text))))
    return start, max(start, end), new


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([FLAWED, GOOD, FLAWED.replace("\n", "\r\n")]), EDITS, st.sampled_from(list(UNITS)))
def test_server_reports_what_the_library_reports_after_any_edits(text, edits, encoding):
    with Session(PULL, {"general": {"positionEncodings": [encoding]}}, options={"check": "all"}) as session:
        session.open(text)
        history = [text]
        for edit in edits:
            if edit == "undo":
                if len(history) > 1:
                    history.pop()
                session.change(history[-1])
            else:
                before = history[-1]
                start, end, new = edited(before, edit)
                session.change((*place(before, start, encoding), *place(before, end, encoding), new))
                history.append(before[:start] + new + before[end:])
            assert session.text() == history[-1]
        if session.text().strip():
            report = session.command("taktvoll.report", {"uri": URI})
            assert dumps(report) == taktvoll.check(history[-1], today=DAY).to_json()
            found = session.diagnostics()
            assert [one["code"] for one in found] == [one["rule"] for one in report["findings"]]
            for one, finding in zip(found, report["findings"], strict=True):
                assert tuple(one["range"]["start"].values()) == place(history[-1], finding["start"], encoding)
                assert tuple(one["range"]["end"].values()) == place(history[-1], finding["end"], encoding)

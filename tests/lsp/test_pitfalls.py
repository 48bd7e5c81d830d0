"""The fifteen pitfalls that driving six real editors found; the numbers are those of the notes on them."""

import json
import logging
import time

import pytest

import taktvoll
from lsp_session import PULL, RESOLVES, URI, ResponseError, Session, codes, merged, range_of
from shell import FLAWED

DAY = "2027-02-20"
BROKEN = "Hallo Frau Brandt,\n\nDanke für die Einladung! Leider hab ich am 12. März keine Zeit.\n\nViele Grüße\nSabine Ohlsen\n"
ENCODINGS = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}


def encodings(*names):
    return {"general": {"positionEncodings": list(names)}}


def informal(session, uri=URI):
    """The diagnostic on „hab“."""
    return next(one for one in session.diagnostics(uri) if one["code"] == "informal")


def applied(text, edits, encoding="utf-16"):
    """What a client makes of edits."""
    from taktvoll.lsp.line_index import LineIndex

    index = LineIndex(text, encoding)
    places = [
        (index.offset(*one["range"]["start"].values()), index.offset(*one["range"]["end"].values()), one["newText"])
        for one in edits
    ]
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\v", "\f"])
def test_pitfall_01_edits_below_a_sign_that_is_no_line_end_land_in_their_line(sign):
    with Session(PULL) as session:
        session.open(f"Hallo Frau Brandt,\n\nDanke{sign} für die Einladung!\nLeider kann ich am 12. März nicht.\n\nViele Grüße\nSabine Ohlsen\n")  # fmt: skip
        session.change((3, 0, 3, 6, "Leider hab ich keine Zeit und"))
        assert f"Danke{sign} für die Einladung!\nLeider hab ich keine Zeit und kann" in session.text()
        assert informal(session)["range"] == range_of(3, 7, 3, 10)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_pitfall_01_lines_end_at_lf_crlf_and_cr(newline):
    with Session(PULL) as session:
        session.open("Hallo Frau Brandt,\n\nleider\nmuss ich absagen.\n\nViele Grüße\nJana".replace("\n", newline))
        session.change((2, 0, 2, 6, "bedauerlicherweise"), (3, 0, 3, 4, "werde"))
        assert session.text() == "Hallo Frau Brandt,\n\nbedauerlicherweise\nwerde ich absagen.\n\nViele Grüße\nJana".replace("\n", newline)  # fmt: skip


def test_pitfall_02_a_place_past_the_end_is_the_end():
    with Session(PULL) as session:
        session.open("Grüße aus Neuß")
        session.change((0, 99, 0, 99, "!"))
        session.change((7, 3, 9, 0, "\nJana"))
        assert session.text() == "Grüße aus Neuß!\nJana"


def test_pitfall_03_who_pulls_gets_nothing_pushed():
    with Session(PULL) as session:
        session.open(FLAWED)
        assert session.diagnostics()
        session.change("Hallo")
        session.diagnostics()
        session.close_document()
        assert session.notices("textDocument/publishDiagnostics") == []


def test_pitfall_03_who_does_not_pull_is_not_offered_it_and_gets_every_version():
    with Session({"textDocument": {"publishDiagnostics": {"versionSupport": True}}}) as session:
        assert "diagnosticProvider" not in session.capabilities
        session.open(FLAWED)
        first = session.pushed()
        session.change((5, 0, 5, 0, " "))
        assert session.pushed() == first
        session.change((5, 0, 5, 1, ""))
        assert session.pushed() == first
        sent = session.notices("textDocument/publishDiagnostics")
        assert [one["version"] for one in sent] == [1, 2, 3]


@pytest.mark.parametrize(
    ("offered", "taken"),
    [(("utf-16",), "utf-16"), (("utf-8", "utf-16", "utf-32"), "utf-8"), (("utf-32", "utf-8", "utf-16"), "utf-32"), (("utf-7", "utf-8"), "utf-8"), (("utf-7",), "utf-16"), ((), "utf-16"), (None, "utf-16")],
    ids=str,
)  # fmt: skip
def test_pitfall_04_places_are_counted_as_the_client_prefers(offered, taken):
    line = "Danke 😀👩‍💻 und 𝒳: leider hab ich am 12. März keine Zeit."
    text = f"Hallo Frau Brandt,\n\n{line}\n\nViele Grüße\nSabine Ohlsen\n"
    with Session(PULL, {} if offered is None else encodings(*offered)) as session:
        assert session.capabilities["positionEncoding"] == taken
        session.open(text)
        units = ENCODINGS[taken]
        places = [one["range"] for one in session.diagnostics() if one["code"] == "informal"]
        assert any(place["end"]["character"] == units(line[: line.index("hab") + 3]) for place in places)
        session.change((2, units("Danke 😀👩‍💻"), 2, units("Danke 😀👩‍💻 und 𝒳"), ""))
        assert session.text().split("\n")[2] == "Danke 😀👩‍💻: leider hab ich am 12. März keine Zeit."


@pytest.mark.parametrize("language", ["text", "plaintext", "mail", "message", "", "taktvoll", "python"])
@pytest.mark.parametrize("uri", [URI, "untitled:Untitled-1", "file:///tmp/*message*-20261129-120000", "file:///x/neu"])
def test_pitfall_05_neither_the_language_nor_the_file_decides(language, uri):
    with Session(PULL) as session:
        session.open(FLAWED, uri, language)
        assert "negative_opinion" in codes(session.diagnostics(uri))
        session.open("Rezept für Brot: Mehl, Wasser, Salz und Hefe mischen.", "file:///x/brot.txt", language)
        assert session.diagnostics("file:///x/brot.txt") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_pitfall_06_header_lines_in_the_buffer_are_cut_and_places_kept(newline):
    head = "To: jobs@nordlicht.example\nSubject: Absage am 12. März\n--text follows this line--\n"
    text = (head + FLAWED).replace("\n", newline)
    with Session(PULL) as session:
        session.open(text)
        found = session.diagnostics()
        letter = taktvoll.Letter(FLAWED.replace("\n", newline), "Absage am 12. März")
        assert codes(found) == [one.rule for one in taktvoll.check(letter, today=DAY).findings]
        opinion = next(one for one in found if one["code"] == "negative_opinion")
        assert opinion["range"]["start"]["line"] == 5
        lines = text.split(newline)
        quoted = lines[5][opinion["range"]["start"]["character"] : opinion["range"]["end"]["character"]]
        assert quoted == "Die Bezahlung bei Ihnen ist ein Witz."
        action = session.actions((5, opinion["range"]["start"]["character"]))[0]
        made = applied(text, action["edit"]["changes"][URI])
        assert made.startswith(head.replace("\n", newline))
        assert "Witz" not in made


def test_pitfall_06_a_mail_with_its_header_in_the_buffer():
    head = "Subject: Absage\nTo: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    uri = "file:///x/absage.eml"
    with Session(PULL) as session:
        session.open(head + FLAWED, uri)
        found = session.diagnostics(uri)
        assert "missing_subject" not in codes(found)
        assert next(one for one in found if one["code"] == "negative_opinion")["range"]["start"]["line"] == 8


def test_pitfall_07_actions_come_from_the_place_alone():
    with Session(PULL) as session:
        session.open(BROKEN)
        place = informal(session)["range"]
        line, start, end = 2, place["start"]["character"], place["end"]["character"]
        foreign = {"range": range_of(0, 0, 9, 0), "message": "x", "data": {"rule": "missing_thanks"}}
        for character in (start, start + 1, end):
            (action,) = session.actions((line, character), diagnostics=[foreign])
            assert (action["kind"], action["diagnostics"][0]["code"]) == ("quickfix", "informal")
        beside = session.actions((line, end + 2))
        assert not any(action["kind"] == "quickfix" for action in beside)


def test_pitfall_07_who_asks_for_the_whole_text_because_of_one_finding_gets_one_fix_of_it():
    whole = (0, 0, BROKEN.count("\n"), 0)
    with Session({"textDocument": {"publishDiagnostics": {}}}) as session:  # Kate 22 applies whatever it gets
        session.open(BROKEN)
        meant = informal(session)
        (action,) = session.actions(whole, diagnostics=[meant])
        assert (action["kind"], [one["code"] for one in action["diagnostics"]]) == ("quickfix", ["informal"])
        assert len(session.actions(whole)) > 1
    with Session(PULL, RESOLVES) as session:
        session.open(BROKEN)
        kinds = {action["kind"].partition(".")[0] for action in session.actions(whole, diagnostics=[meant])}
        assert kinds == {"quickfix", "source", "refactor"}


def test_pitfall_07_who_asks_on_every_move_is_answered_without_another_check():
    checked = []

    def make_checker(settings):
        class Counting(taktvoll.Checker):
            def check(self, *args, **options):
                checked.append(1)
                return super().check(*args, **options)

        return Counting(settings)

    with Session(PULL, make_checker=make_checker) as session:
        session.open(BROKEN)
        session.diagnostics()
        before = len(checked)
        for character in range(20):
            assert not any(one["kind"].startswith("refactor") for one in session.actions((2, character), triggerKind=2))
        assert len(checked) == before


def test_pitfall_08_the_edit_is_in_the_action_for_clients_that_resolve_none():
    with Session(PULL) as session:
        session.open(BROKEN)
        place = informal(session)["range"]
        (action,) = session.actions((2, place["start"]["character"]))
        assert applied(BROKEN, action["edit"]["changes"][URI]) == BROKEN.replace("hab ich", "habe ich")
        for action in session.actions((2, 0), only=["refactor.rewrite"]):
            assert action["edit"]["changes"][URI]
        for action in session.actions((0, 0, 9, 0)):
            assert action.get("edit") or action.get("command")


def test_pitfall_08_the_edit_is_for_the_present_version():
    with Session(PULL, RESOLVES, {"workspace": {"workspaceEdit": {"documentChanges": True}}}) as session:
        session.open(FLAWED)
        rewrite = session.actions((2, 0), only=["refactor"])[0]
        assert "edit" not in rewrite
        session.change((0, 0, 0, 0, "Betreff: Absage\n\n"))
        resolved = session.request("codeAction/resolve", rewrite)
        (change,) = resolved["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": URI, "version": 2}
        made = applied("Betreff: Absage\n\n" + FLAWED, change["edits"])
        report = taktvoll.rewrite("Betreff: Absage\n\n" + FLAWED, today=DAY)[0]
        assert made == report.text
        assert resolved["data"]["verdict"] == report.proof.verdict


def slow(checks, seconds=0.25):
    def make_checker(settings):
        class Slow(taktvoll.Checker):
            def check(self, text, *args, **options):
                checks.append(text)
                time.sleep(seconds)
                return super().check(text, *args, **options)

        return Slow(settings)

    return make_checker


def test_pitfall_09_cancelled_requests_are_not_computed():
    checks = []
    with Session(PULL, make_checker=slow(checks)) as session:
        session.open(FLAWED)
        session.diagnostics()
        del checks[:]
        numbers = []
        for version in range(5):
            session.change((4, 2, 4, 2, f" {version}"))
            numbers.append(session.start("textDocument/diagnostic", {"textDocument": {"uri": URI}}))
            if version < 4:
                session.notify("$/cancelRequest", {"id": numbers[-1]})
        for number in numbers[:4]:
            with pytest.raises(ResponseError) as caught:
                session.answer(number)
            assert caught.value.code == -32800
        assert session.answer(numbers[4])["items"]
        assert len(checks) <= 2


def test_pitfall_09_a_check_of_an_old_version_is_not_begun():
    checks = []
    with Session(make_checker=slow(checks)) as session:
        session.open(FLAWED)
        session.pushed()
        del checks[:]
        for version in range(8):
            session.change((4, 2, 4, 2, f" {version}"))
        session.pushed()
        assert len(checks) <= 2
        assert checks[-1].text == session.text()


def test_pitfall_10_unchanged_diagnostics_are_said_to_be_so():
    with Session(PULL) as session:
        session.open(FLAWED)
        first = session.pull()
        assert session.pull(previous=first["resultId"]) == {"kind": "unchanged", "resultId": first["resultId"]}
        session.change((0, 0, 0, 0, "\n"))
        assert session.pull(previous=first["resultId"])["kind"] == "full"


@pytest.mark.parametrize("supported", [True, False])
def test_pitfall_10_only_who_takes_a_refresh_gets_one(supported):
    refreshing = {"workspace": {"diagnostics": {"refreshSupport": supported}}}
    with Session(PULL, refreshing, answers={"workspace/diagnostic/refresh": None}) as session:
        session.open(FLAWED)
        session.diagnostics()
        session.notify("workspace/didChangeConfiguration", {"settings": {"taktvoll": {"select": ["informal"]}}})
        asked = [one for one in session.sent if one.get("method") == "workspace/diagnostic/refresh"]
        assert bool(asked) is supported
        assert codes(session.diagnostics()) == ["informal"]


def test_pitfall_11_no_word_of_an_exception_reaches_the_client_or_a_log(caplog, capfd):
    def make_checker(settings):
        class Failing(taktvoll.Checker):
            def check(self, text, *args, **options):
                raise RuntimeError(f"cannot read {getattr(text, 'text', text)}")

        return Failing(settings)

    for capabilities in (PULL, {}):
        with caplog.at_level(logging.DEBUG), Session(capabilities, make_checker=make_checker) as session:
            session.open(FLAWED)
            with pytest.raises(ResponseError) as caught:
                session.hover(2, 3)
            assert caught.value.data is None
            assert "RuntimeError" in caught.value.message
            said = json.dumps(session.sent) + caplog.text + "".join(capfd.readouterr())
            assert not [word for word in ("Witz", "Brandt", "Bezahlung", "Traceback") if word in said]


def test_pitfall_12_settings_come_at_the_beginning():
    with Session(PULL, options={"taktvoll": {"select": ["informal"], "today": DAY}}) as session:
        session.open(FLAWED)
        assert codes(session.diagnostics()) == ["informal"]


def test_pitfall_12_settings_come_with_a_notice():
    with Session(PULL) as session:
        session.open(FLAWED)
        session.notify("workspace/didChangeConfiguration", {"settings": {"taktvoll": {"select": ["informal"]}}})
        assert codes(session.diagnostics()) == ["informal"]
        session.notify("workspace/didChangeConfiguration", {"settings": None})
        assert codes(session.diagnostics()) == ["informal"]


@pytest.mark.parametrize("answer", [[None], None, [], [{}]])
def test_pitfall_12_settings_are_asked_for_and_null_is_an_answer(answer):
    asks = {"workspace": {"configuration": True}}
    with Session(PULL, asks, answers={"workspace/configuration": answer}) as session:
        session.open(FLAWED)
        assert "negative_opinion" in codes(session.diagnostics())
    with Session(PULL, asks, answers={"workspace/configuration": [{"select": ["informal"]}]}) as session:
        session.open(FLAWED)
        assert codes(session.diagnostics()) == ["informal"]


def test_pitfall_13_whole_texts_and_ranges_both_change_the_document():
    with Session(PULL) as session:
        session.open("Hallo")
        session.change(BROKEN, (0, 0, 0, 5, "Guten Tag"), "Servus\n", (0, 6, 0, 6, ","))
        assert session.text() == "Servus,\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_pitfall_13_fixes_keep_the_line_ends_of_the_text(newline):
    text = FLAWED.replace("\n", newline)
    with Session(PULL, RESOLVES) as session:
        session.open(text)
        session.diagnostics()
        actions = session.actions((0, 0, 9, 0))
        rewrites = [session.request("codeAction/resolve", one) for one in actions if "data" in one]
        edits = [one["edit"]["changes"][URI] for one in [*actions, *rewrites] if "edit" in one]
        assert len(edits) > 5
        for edit in edits:
            made = applied(text, edit)
            assert made.count("\n") == made.count("\r\n") if newline == "\r\n" else "\r" not in made


def test_pitfall_14_what_was_not_offered_is_answered_quietly(caplog, capfd):
    with caplog.at_level(logging.INFO), Session(PULL) as session:
        session.open(FLAWED)
        for _ in range(3):
            with pytest.raises(ResponseError) as caught:
                session.request("textDocument/documentHighlight", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}})  # fmt: skip
            assert caught.value.code == -32601
        session.notify("$/unknown", {})
        session.notify("$/setTrace", {"value": "verbose"})
        assert (session.notices("window/showMessage"), session.notices("window/logMessage")) == ([], [])
    assert (caplog.text, capfd.readouterr().err) == ("", "")


def test_pitfall_15_the_editors_pages_say_what_each_needs():
    from pathlib import Path

    pages = {path.stem: path.read_text(encoding="utf-8") for path in Path(__file__).parents[2].joinpath("docs/editors").glob("*.md")}  # fmt: skip
    assert "**/*.eml" in pages["vscode"]
    assert "Copilot" in pages["vscode"]
    assert "[[language]]" in pages["helix"]
    assert "highlightingModeRegex" in pages["kate"]
    assert "allowed" in pages["kate"]
    assert "CRLF" in pages["neovim"]


def test_merged_capabilities_keep_both_sides():
    assert merged(PULL, RESOLVES)["textDocument"].keys() == {"diagnostic", "codeAction"}

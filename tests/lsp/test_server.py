"""What the server says about a draft: findings, fixes, rewrites, hover, score, commands, settings."""

import json
from dataclasses import replace

import pytest

import taktvoll
from lsp_session import PULL, RESOLVES, URI, ResponseError, Session, codes
from shell import FLAWED, GOOD
from taktvoll.lsp.line_index import LineIndex
from taktvoll.suppression import load_suppressions

DAY = "2027-02-20"
FLOWED = (
    "Subject: Absage\nTo: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8; format=flowed\n"
    "Content-Transfer-Encoding: 8bit\n\nHallo Frau Brandt,\n\ndanke für die Einladung! Leider kann ich am 12. März nicht \n"
    "kommen. Die Bezahlung bei Ihnen ist ein \nWitz.\n\nLG\nSabine Ohlsen\n"
)
APPLIES = {"workspace": {"applyEdit": True}}
MARKDOWN = {"textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}}
CASUAL = "Hallo Frau Brandt,\n\ndanke für die Einladung!! Leider hab ich am 12. März keine Zeit und sag ab.\n\nLG\nSabine Ohlsen\n"


@pytest.fixture
def session():
    with Session(PULL, RESOLVES, APPLIES, MARKDOWN) as started:
        yield started


def applied(text, edits):
    index = LineIndex(text, "utf-16")
    places = [(index.offset(*one["range"]["start"].values()), index.offset(*one["range"]["end"].values()), one["newText"]) for one in edits]  # fmt: skip
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def test_diagnostics_are_the_findings_of_the_library(session):
    session.open(FLAWED)
    findings = taktvoll.check(FLAWED, today=DAY).findings
    found = session.diagnostics()
    severity = {"error": 1, "warning": 2, "hint": 3}
    assert [(one["code"], one["severity"], one["source"]) for one in found] == [(one.rule, severity[one.severity], "taktvoll") for one in findings]  # fmt: skip
    assert all(one.message in two["message"] and one.advice in two["message"] for one, two in zip(findings, found, strict=True))  # fmt: skip
    places = LineIndex(FLAWED, "utf-16")
    assert [tuple(one["range"]["start"].values()) for one in found] == [places.place(one.start) for one in findings]
    assert [tuple(one["range"]["end"].values()) for one in found] == [places.place(one.end) for one in findings]


def test_diagnostics_of_a_good_letter_are_none(session):
    session.open(GOOD)
    assert session.diagnostics() == []


def test_diagnostics_link_to_the_page_of_the_rule_where_that_is_announced():
    with Session({"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": True}}}) as session:
        session.open(FLAWED)
        assert session.pushed()[0]["codeDescription"]["href"].endswith("/rules/missing_subject.md")


def test_diagnostics_go_when_the_document_is_closed():
    with Session() as session:
        session.open(FLAWED)
        assert session.pushed()
        session.close_document()
        assert session.pushed() == []


def test_diagnostics_of_an_encoded_mail_say_why_there_are_none(session):
    uri = "file:///x/absage.eml"
    head = "Subject: Absage\nTo: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    session.open(head + "Leider kann ich nicht kommen, mit freundlichen Gr=C3=BC=C3=9Fen, Ihre Jana Kr=C3=B6ger\n", uri)
    (only,) = session.diagnostics(uri)
    assert (only["severity"], only["range"]["start"]["line"]) == (3, 0)
    assert "taktvoll check absage.eml" in only["message"]
    assert session.actions((0, 0), uri) == []


def test_fix_in_a_flowed_mail_keeps_the_rest(session):
    uri = "file:///x/absage.eml"
    session.open(FLOWED, uri)
    opinion = next(one for one in session.diagnostics(uri) if one["code"] == "negative_opinion")
    assert (opinion["range"]["start"]["line"], opinion["range"]["end"]) == (9, {"line": 10, "character": 5})
    action = session.actions((9, 10), uri)[0]
    made = applied(FLOWED, action["edit"]["changes"][uri])
    assert made == FLOWED.replace(" Die Bezahlung bei Ihnen ist ein \nWitz.", "")
    rewrite = session.request("codeAction/resolve", session.actions((9, 10), uri, only=["refactor.rewrite"])[0])
    made = applied(FLOWED, rewrite["edit"]["changes"][uri])
    assert made.startswith(FLOWED.partition("danke")[0])
    assert "Witz" not in made


def test_two_documents_keep_apart(session):
    other = "file:///nirgends/zweite.txt"
    session.open(FLAWED).open(GOOD, other)
    assert session.diagnostics(other) == []
    assert "negative_opinion" in codes(session.diagnostics())
    session.change(GOOD)
    session.change(FLAWED, uri=other)
    assert session.diagnostics() == []
    assert "negative_opinion" in codes(session.diagnostics(other))


def test_fix_all_makes_the_safe_fixes_alone(session):
    session.open(CASUAL)
    report = taktvoll.check(CASUAL, today=DAY)
    assert {fix.safety.value for finding in report.findings for fix in finding.fixes} == {"safe", "offer"}
    for only in ("source.fixAll.taktvoll", "source.fixAll", "source"):
        (action,) = session.actions((0, 0), only=[only])
        assert action["kind"] == "source.fixAll.taktvoll"
        assert applied(CASUAL, action["edit"]["changes"][URI]) == report.apply() != CASUAL


def test_fix_all_is_not_offered_where_nothing_is_safe(session):
    session.open(GOOD)
    assert session.actions((0, 0), only=["source.fixAll"]) == []


def test_each_fix_does_what_the_library_does(session):
    session.open(CASUAL)
    report = taktvoll.check(CASUAL, today=DAY)
    quick = session.actions((0, 0, 9, 0), only=["quickfix"])
    made = {applied(CASUAL, one["edit"]["changes"][URI]) for one in quick}
    assert made == {report.apply(fix) for finding in report.findings for fix in finding.fixes}
    assert len({one["title"] for one in quick}) == len(quick)


@pytest.mark.parametrize(("place", "style"), list(enumerate(["minimal", "knapp", "herzlich", "förmlich"])))
def test_rewrite_is_made_when_chosen(session, place, style):
    session.open(FLAWED)
    action = session.actions((0, 0), only=["refactor.rewrite"])[place]
    assert "edit" not in action
    resolved = session.request("codeAction/resolve", action)
    options = {"mode": "minimal"} if style == "minimal" else {"mode": "fresh", "style": style}
    expected = taktvoll.rewrite(FLAWED, today=DAY, **options)[0]
    assert applied(FLAWED, resolved["edit"]["changes"][URI]) == expected.text
    assert resolved["data"]["verdict"] == expected.proof.verdict
    (shown,) = session.notices("window/showMessage")
    assert shown["message"] == resolved["data"]["said"]


def test_rewrite_that_cannot_be_proven_changes_nothing():
    class Doubtful(taktvoll.Checker):
        def rewrite(self, *args, **options):
            (made,) = super().rewrite(*args, **options)
            proof = replace(made.proof, verdict=taktvoll.Verdict.NOT_POSSIBLE, missing=("Das Datum fehlt.",))
            return [replace(made, proof=proof)]

    with Session(PULL, RESOLVES, make_checker=Doubtful) as session:
        session.open(FLAWED)
        resolved = session.request("codeAction/resolve", session.actions((0, 0), only=["refactor.rewrite"])[0])
        assert ("edit" in resolved, resolved["data"]["verdict"]) == (False, "not_possible")
        (shown,) = session.notices("window/showMessage")
        assert (shown["type"], "Das Datum fehlt." in shown["message"]) == (2, True)


def test_rewrite_keeps_the_line_for_taktvoll(session):
    text = f"taktvoll: ignore=missing_goodwill\n{FLAWED}"
    session.open(text)
    resolved = session.request("codeAction/resolve", session.actions((0, 0), only=["refactor.rewrite"])[0])
    assert applied(text, resolved["edit"]["changes"][URI]).startswith("taktvoll: ignore=missing_goodwill\n")


def test_rewrite_command_has_the_client_apply_it(session):
    session.answers["workspace/applyEdit"] = {"applied": True}
    session.open(FLAWED)
    result = session.command("taktvoll.rewrite", {"uri": URI, "style": "foermlich"})
    expected = taktvoll.rewrite(FLAWED, mode="fresh", style="förmlich", today=DAY)[0]
    assert result == {"verdict": expected.proof.verdict, "applied": True}
    (asked,) = session.notices("workspace/applyEdit")
    assert applied(FLAWED, asked["edit"]["changes"][URI]) == expected.text


def test_rewrite_command_tells_where_the_client_refuses(session):
    session.answers["workspace/applyEdit"] = {"applied": False}
    session.open(FLAWED)
    assert session.command("taktvoll.rewrite", {"uri": URI})["applied"] is False
    assert session.notices("window/showMessage")[0]["type"] == 2


def test_report_command_gives_the_report(session):
    session.open(FLAWED)
    assert session.command("taktvoll.report", {"uri": URI}) == json.loads(taktvoll.check(FLAWED, today=DAY).to_json())


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("taktvoll.rewrite", []), ("taktvoll.rewrite", ["x"]), ("taktvoll.rewrite", [{"uri": URI, "style": "lang"}]), ("taktvoll.silence", [{"uri": URI, "rule": "informal"}]), ("taktvoll.report", [{}, {}]), ("taktvoll.nichts", []), ("taktvoll.report", [{"uri": "file:///x"}])],
)  # fmt: skip
def test_command_with_wrong_arguments_says_what_it_needs(session, name, arguments):
    session.open(FLAWED)
    with pytest.raises(ResponseError) as caught:
        session.command(name, *arguments)
    assert caught.value.code == -32803
    assert len(caught.value.message) > 20


def test_silence_writes_beside_the_draft_and_the_finding_goes(session, tmp_path):
    path = tmp_path / "absage.txt"
    session.open(FLAWED, path.as_uri())
    opinion = next(one for one in session.diagnostics(path.as_uri()) if one["code"] == "negative_opinion")
    start = opinion["range"]["start"]
    actions = session.actions((start["line"], start["character"]), path.as_uri(), only=["refactor"])
    (silence,) = [one for one in actions if one["kind"] == "refactor.taktvoll.silence"]
    session.command(silence["command"]["command"], *silence["command"]["arguments"])
    assert "negative_opinion" not in codes(session.diagnostics(path.as_uri()))
    file = path.with_name("absage.txt.taktvoll-ignore")
    assert "Witz" not in file.read_text()
    report = taktvoll.Checker().check(FLAWED, today=DAY, suppressions=load_suppressions(path))
    assert "negative_opinion" not in [one.rule for one in report.findings]


def test_silence_without_a_file_says_so():
    with Session(PULL) as session:
        session.open(FLAWED, "untitled:1")
        session.diagnostics("untitled:1")
        argument = {"uri": "untitled:1", "rule": "informal", "position": {"line": 4, "character": 0}}
        with pytest.raises(ResponseError, match="Speichern"):
            session.command("taktvoll.silence", argument)


def test_hover_says_why_and_shows_a_good_example(session):
    session.open(FLAWED)
    shown = session.hover(2, 70)["contents"]
    assert shown["kind"] == "markdown"
    from taktvoll.lint.rules import rule_by_id

    rule = rule_by_id("negative_opinion")
    for said in (rule.title.de, rule.why.de, rule.source.de, rule.examples[0].good, "negative_opinion.md"):
        assert said in shown["value"]
    assert session.hover(2, 2) is None


def test_hover_is_plain_where_markdown_is_not_announced():
    with Session(PULL) as session:
        session.open(FLAWED)
        shown = session.hover(2, 70)["contents"]
        assert (shown["kind"], "**" in shown["value"]) == ("plaintext", False)


def test_score_stands_above_the_letter_or_behind_its_first_line():
    report = taktvoll.check(FLAWED, today=DAY)
    place = {"textDocument": {"uri": URI}}
    everything = place | {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}}
    with Session(PULL) as session:
        session.open(FLAWED)
        title = session.request("textDocument/codeLens", place)[0]["command"]["title"]
        assert f"{report.score} von 100" in title
        assert f"{report.length.words} Wörter" in title
        assert session.request("textDocument/inlayHint", everything) == []
        session.notify("workspace/didChangeConfiguration", {"settings": {"score": "hint"}})
        assert session.request("textDocument/codeLens", place) == []
        (hint,) = session.request("textDocument/inlayHint", everything)
        assert (hint["label"], hint["position"]) == (title, {"line": 0, "character": 18})


def test_language_is_that_of_the_clients_surface_unless_set():
    with Session(PULL, locale="en-GB") as session:
        session.open(FLAWED)
        assert "sounds like" in str(session.diagnostics()) or "subject" in session.diagnostics()[0]["message"]
    with Session(PULL, locale="en-GB", options={"lang": "de"}) as session:
        session.open(FLAWED)
        assert "Betreff" in session.diagnostics()[0]["message"]


def test_settings_of_the_editor_win_over_the_file(session, tmp_path):
    (tmp_path / "taktvoll.toml").write_text('select = ["missing_subject", "informal"]\nlang = "en"\n')
    uri = (tmp_path / "absage.txt").as_uri()
    session.open(FLAWED, uri)
    assert codes(session.diagnostics(uri)) == ["missing_subject", "informal"]
    session.notify("workspace/didChangeConfiguration", {"settings": {"taktvoll": {"select": ["informal"]}}})
    assert codes(session.diagnostics(uri)) == ["informal"]
    assert "Too casual" in session.diagnostics(uri)[0]["message"]


def test_settings_file_that_changes_is_read_again(session, tmp_path):
    uri = (tmp_path / "absage.txt").as_uri()
    session.open(FLAWED, uri)
    assert len(session.diagnostics(uri)) > 2
    (tmp_path / "taktvoll.toml").write_text('select = ["informal"]\n')
    change = {"uri": (tmp_path / "taktvoll.toml").as_uri(), "type": 1}
    session.notify("workspace/didChangeWatchedFiles", {"changes": [change]})
    assert codes(session.diagnostics(uri)) == ["informal"]


def test_settings_file_that_is_saved_in_the_editor_holds_at_once(tmp_path):
    uri, file = (tmp_path / "absage.txt").as_uri(), tmp_path / "taktvoll.toml"
    with Session() as session:
        session.open(FLAWED, uri)
        assert len(session.pushed(uri)) > 2
        file.write_text('select = ["informal"]\n')
        session.notify("textDocument/didSave", {"textDocument": {"uri": file.as_uri()}})
        assert codes(session.pushed(uri)) == ["informal"]


def test_settings_of_a_document_without_a_file_are_those_of_the_workspace(tmp_path):
    (tmp_path / "taktvoll.toml").write_text('select = ["informal"]\n')
    with Session(PULL, root=tmp_path.as_uri()) as session:
        session.open(FLAWED, "untitled:1")
        assert codes(session.diagnostics("untitled:1")) == ["informal"]


def test_settings_file_that_is_broken_is_told_in_the_document(session, tmp_path):
    (tmp_path / "taktvoll.toml").write_text("selekt = []\n")
    uri = (tmp_path / "absage.txt").as_uri()
    session.open(FLAWED, uri)
    (only,) = session.diagnostics(uri)
    assert only["severity"] == 1
    assert "selekt" in only["message"]
    assert session.actions((2, 0), uri) == []


def test_settings_of_the_editor_that_are_broken_are_told_once_and_change_nothing(session):
    session.open(FLAWED)
    before = session.diagnostics()
    for _ in range(3):
        session.notify("workspace/didChangeConfiguration", {"settings": {"taktvoll": {"selekt": []}}})
    assert session.diagnostics() == before
    (shown,) = session.notices("window/showMessage")
    assert (shown["type"], "selekt" in shown["message"]) == (1, True)


def test_check_all_reads_every_text():
    with Session(PULL, options={"check": "all"}) as session:
        session.open("The quick brown fox jumps over the lazy dog and the cat.")
        assert codes(session.diagnostics()) == ["not_german"]


@pytest.mark.parametrize("named", [True, False])
def test_reply_to_lies_beside_the_draft(session, tmp_path, named):
    invitation = "Sehr geehrte Frau Ohlsen,\n\nwir laden Sie zum Gespräch am 13. März um 10 Uhr ein.\n\nMit freundlichen Grüßen\nKarla Brandt\nNordlicht GmbH\n"
    (tmp_path / ("mail.txt" if named else "absage.reply-to.txt")).write_text(invitation)
    if named:
        session.notify("workspace/didChangeConfiguration", {"settings": {"replyTo": "mail.txt"}})
    uri = (tmp_path / "absage.txt").as_uri()
    session.open(FLAWED, uri)
    report = taktvoll.check(FLAWED, invitation, today=DAY)
    assert codes(session.diagnostics(uri)) == [one.rule for one in report.findings]
    assert session.command("taktvoll.report", {"uri": uri}) == json.loads(report.to_json())


def test_progress_shows_that_the_pipeline_loads(monkeypatch):
    import time

    class Slow(taktvoll.Checker):
        def reader(self):
            time.sleep(0.5)
            return super().reader()

    progress = {"window": {"workDoneProgress": True}}
    for answers, kinds in (({"window/workDoneProgress/create": None}, ["begin", "end"]), ({}, [])):
        with Session(PULL, progress, answers=answers, make_checker=Slow) as session:
            session.open(FLAWED)
            assert session.diagnostics()
            session.run(session._quiet())
            assert [one["value"]["kind"] for one in session.notices("$/progress")] == kinds


def test_client_that_answers_nothing_is_served_all_the_same():
    everything = {
        "workspace": {
            "configuration": True,
            "didChangeConfiguration": {"dynamicRegistration": True},
            "didChangeWatchedFiles": {"dynamicRegistration": True},
            "diagnostics": {"refreshSupport": True},
        },
        "window": {"workDoneProgress": True},
    }
    with Session(PULL, everything) as session:
        session.open(FLAWED)
        assert session.diagnostics()
        asked = {one["method"] for one in session.sent if "method" in one and "id" in one}
        assert {"workspace/configuration", "client/registerCapability"} <= asked


def test_request_before_the_beginning_is_refused():
    from taktvoll.lsp.serve import new_server

    sent = []
    server = new_server(taktvoll.Checker)
    server.protocol.set_writer(type("W", (), {"write": lambda _, data: sent.append(json.loads(data))})(), False)
    message = {"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}}  # fmt: skip
    server.protocol.handle_message(json.loads(json.dumps(message), object_hook=server.protocol.structure_message))
    assert sent[0]["error"]["code"] == -32002


@pytest.mark.parametrize(
    "body",
    [b"{", b"\xff\xfe", b"[" * 100_000, b"3", b"[]", b'"x"', b"{}", b'{"jsonrpc": "1.0", "id": 3, "method": "x"}'],
)
def test_rubbish_on_the_wire_is_survived(session, body):
    session.receive_bytes(body)
    session.open(FLAWED)
    assert session.diagnostics()


def test_request_that_breaks_the_protocol_is_answered(session):
    with pytest.raises(ResponseError) as caught:
        session.request("textDocument/hover", {"textDocument": 3})
    assert caught.value.code == -32602

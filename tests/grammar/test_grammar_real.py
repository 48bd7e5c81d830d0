"""Against the real LanguageTool."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from analyses import read_marked
from taktvoll.grammar import background, process, state
from taktvoll.grammar.checker import GrammarChecker
from taktvoll.grammar.client import Client
from taktvoll.grammar.server import Server
from taktvoll.settings import Settings

pytestmark = pytest.mark.java
HERE = Path(__file__).parent
INJECTED = [json.loads(line) for line in (HERE / "injected.jsonl").read_text(encoding="utf-8").splitlines()]
KINDS = ("agreement", "preposition", "comma", "address", "salutation")
PREFIXES = [
    "",
    "🙂 ",
    "👩‍👩‍👧🙂 ",
    "Guten Morgen!\r\n\r\n",
    "Viele Gru\u0308ße aus Köln. ",
    "Scho\u0308ner Tag 🙂.\r\nJa.\r\n",
]


@pytest.fixture
def check(languagetool):
    with GrammarChecker() as checker:
        yield lambda marked, **fields: checker.check(
            read_marked(marked, **fields), Settings(grammar={"url": languagetool, "enabled": True})
        )


@pytest.mark.parametrize("prefix", PREFIXES)
def test_offsets_are_those_of_the_draft(languagetool, prefix):
    from analyses import build

    text = prefix + "Mein Anerkennung ist fertig."
    with GrammarChecker() as checker:
        findings = checker.check(build(text, [(0, len(text), ("other",))]), Settings(grammar={"url": languagetool}))
    assert [text[f.start : f.end] for f in findings if f.languagetool.rule == "DE_AGREEMENT"] == ["Mein Anerkennung"]


EXCLUDED = """\
⟦salutation⟧ Sehr geehrte Frau Kern,

⟦decision⟧ leider kann ich den Termin am Montag nicht wahrnehmen.

⟦closing⟧ Mit freundlichen Grüßen
⟦closing⟧ Jana Kröger
⟦other⟧ --~
Mein Anerkennung Straße 5
Tel. 0471 000 12 40

⟦other⟧ Am 3. März 2027 um 10:12 schrieb Kern <k@x.example>:
> Mein Anerkennung ist fertig. Wir hoffen dass Sie kommen.
""".replace("~", " ")


def test_quoted_mail_and_signature_give_no_finding(check):
    assert check(EXCLUDED) == ()


def test_good_letter_in_each_variant_is_clean(check):
    assert check("⟦decision⟧ Im Jänner kann ich leider nicht zum Gespräch kommen.") == ()
    assert (
        check(
            "⟦decision⟧ Leider kann ich nicht zum Gespräch vom Montag in der Bahnhofstrasse kommen. ⟦closing⟧ Freundliche Grüsse"
        )
        == ()
    )


def test_comma_before_dass_is_a_warning_with_a_safe_fix(check):
    (finding,) = check("⟦other⟧ Ich hoffe dass Sie Verständnis haben.")
    assert finding.severity == "warning"
    assert [(fix.safety, fix.edits[0].text) for fix in finding.fixes] == [("safe", ", dass")]


def test_draft_in_small_letters_gets_one_finding(check):
    findings = check(
        "⟦other⟧ hallo frau dogan ich schreib am montag mathe zap und kann deshalb nich um 10 zum gespräch kommen"
    )
    assert [finding.languagetool.rule for finding in findings] == ["ALL_SMALL"]


@pytest.mark.parametrize("kind", KINDS)
def test_as_many_injected_mistakes_are_found_as_by_the_bare_server(languagetool, kind):
    import taktvoll

    settings = Settings(grammar={"url": languagetool, "enabled": True})
    bare, ours = [], []
    for row in (row for row in INJECTED if row["kind"] == kind):
        start, end = row["text"].index("⟦"), row["text"].index("⟧") - 1
        text = row["text"].replace("⟦", "").replace("⟧", "")
        matches = Client(languagetool).check(text, "de-DE", deadline=60)
        if any(match.offset < end and start < match.offset + match.length for match in matches):
            bare.append(row["id"])
        report = taktvoll.check(text, today="2027-03-01", settings=settings)
        assert report.grammar_checked
        if any(f.rule == "grammar" and f.start < end and start < f.end for f in report.findings):
            ours.append(row["id"])
    assert set(ours) >= set(bare)


def test_injected_mistakes_are_a_hundred():
    assert len(INJECTED) == 100
    assert {row["kind"] for row in INJECTED} == set(KINDS)
    assert all(row["text"].count("⟦") == row["text"].count("⟧") == 1 for row in INJECTED)


def test_good_dev_drafts_have_few_false_alarms(languagetool):
    """docs/grammar.md lists each finding and who is right; a new one has to be looked at by a person."""
    import taktvoll

    page = (HERE.parent.parent / "docs" / "grammar.md").read_text(encoding="utf-8")
    rows = [
        json.loads(line)
        for line in (HERE.parent.parent / "corpora" / "dev" / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    settings = Settings(grammar={"url": languagetool, "enabled": True})
    seen = []
    for row in (row for row in rows if not row["findings"]):
        report = taktvoll.check(row["text"], reply_to=row.get("reply_to"), today="2027-03-01", settings=settings)
        seen += [f"| {row['id']} | {f.languagetool.rule} |" for f in report.findings if f.rule == "grammar"]
    assert [line for line in seen if line not in page] == []


def test_server_listens_on_the_loopback_only(languagetool):
    port = int(languagetool.rpartition(":")[2])
    listening = [
        line.split()[1]
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
        if line.split()[3] == "0A"
    ]
    assert [address.rpartition(":")[0] for address in listening if int(address.rpartition(":")[2], 16) == port] == [
        "0100007F"
    ]


HOLD = """
import sys, time
from taktvoll.grammar.server import Server
with Server() as server:
    print(server.pid, server.started, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_no_java_is_left_when_ours_is_killed(run_python, wait_until, sign):
    ours = run_python(HOLD)
    java, begin = ours.stdout.readline().split()
    assert process.alive(int(java), begin)
    ours.send_signal(sign)
    ours.wait(timeout=60)
    assert wait_until(lambda: not process.alive(int(java), begin))


def test_requests_keep_the_server_in_the_background_alive_and_idleness_ends_it(wait_until):
    import time

    kept, _ = background.start_background(idle=4)
    client, begin = Client(kept.url), time.monotonic()
    while time.monotonic() - begin < 6:
        client.check("Guten Tag.", "de-DE", deadline=60)
    assert process.alive(kept.pid, kept.started)
    assert wait_until(lambda: not process.alive(kept.pid, kept.started), 30)
    assert wait_until(lambda: not state.state_path().exists())


def test_java_killed_in_the_middle_is_said_and_the_next_check_starts_another(monkeypatch):
    from taktvoll.errors import GrammarError

    with GrammarChecker() as checker:
        analysis = read_marked("⟦other⟧ Mein Anerkennung ist fertig.")
        assert checker.check(analysis, Settings()) != ()
        os.kill(checker._server.pid, signal.SIGKILL)
        with pytest.raises(GrammarError, match="ended in the middle"):
            checker.check(analysis, Settings())
        assert checker._server is None


def test_memory_that_runs_out_is_said(monkeypatch):
    from taktvoll.errors import GrammarError
    from taktvoll.grammar import server

    monkeypatch.setattr(server, "MAX_MEMORY", "100m")
    with pytest.raises(GrammarError, match="memory"), Server() as own:
        own.warm_up()


def test_taken_port_is_said_by_the_real_one_too(monkeypatch):
    from taktvoll.errors import GrammarError
    from taktvoll.grammar import server

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setattr(server, "_is_free", lambda port: True)
        with pytest.raises(GrammarError, match="is taken"):
            Server(port=other.getsockname()[1])


def test_command_checks_with_grammar(languagetool, tmp_path):
    draft = tmp_path / "absage.txt"
    draft.write_text(
        "Sehr geehrte Frau Kern,\n\nvielen Dank. Ich sage ab. Mein Anerkennung ist fertig.\n\nMit freundlichen Grüßen\nJana Kröger\n",
        encoding="utf-8",
    )
    (tmp_path / "taktvoll.toml").write_text(f'[grammar]\nurl = "{languagetool}"\n')
    done = subprocess.run(
        [sys.executable, "-m", "taktvoll", "check", "--grammar", "--format", "json", str(draft)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    (report,) = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert report["grammar_checked"]
    (finding,) = [finding for finding in report["findings"] if finding["rule"] == "grammar"]
    assert finding["languagetool"] == {"rule": "DE_AGREEMENT", "category": "GRAMMAR"}

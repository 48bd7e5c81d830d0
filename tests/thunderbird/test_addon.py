"""The add-on in Debian's Thunderbird, without a screen: findings while a draft is written, a fix, a rewrite, a reply, the question before sending."""

import os
import shutil
import socketserver
import subprocess
import sys
import threading
from email import message_from_bytes, policy
from pathlib import Path

import pytest

import taktvoll
from marionette import thunderbird

pytestmark = pytest.mark.editor
ADDON = Path(__file__).parents[2] / "editors" / "thunderbird"
HTML = "<p>Hallo Frau Brandt,</p><p>danke für die Einladung 😀👩‍💻 𝒳! Leider kann ich am 12.&nbsp;März nicht kommen. Die <b>Bezahlung</b> bei Ihnen ist ein Witz.</p><p>LG<br>Sabine Ohlsen</p>"
TEXT = "Hallo Frau Brandt,\n\ndanke für die Einladung 😀👩‍💻 𝒳! Leider kann ich am 12.\xa0März nicht kommen. Die Bezahlung bei Ihnen ist ein Witz.\n\nLG\nSabine Ohlsen"
INVITATION = """From: Petra Brandt <brandt@elbwerk.example>
To: sabine@example.org
Subject: =?utf-8?q?Einladung_zum_Gespr=C3=A4ch?=
Message-ID: <1@elbwerk.example>
Date: Fri, 20 Nov 2026 09:00:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Guten Tag Frau Ohlsen,

wir laden Sie am 12. März um 10 Uhr zum Vorstellungsgespräch ein.

Freundliche Grüße
Petra Brandt
"""
TOOLS = r"""
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { setTimeout } = ChromeUtils.importESModule("resource://gre/modules/Timer.sys.mjs");
const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(what) {
  for (let i = 0; i < 300; i++) {
    const value = await what();
    if (value) return value;
    await later(50);
  }
  throw new Error("no answer: " + what);
}
const windows = () => [...Services.wm.getEnumerator("msgcompose")];
const editor = (win) => win.document.getElementById("messageEditor").contentDocument;
async function opened(open) {
  const before = new Set(windows());
  open();
  const win = await until(() => windows().find((one) => !before.has(one)));
  await until(() => win.gMsgCompose?.editor && editor(win)?.readyState === "complete" && editor(win).body?.childNodes.length);
  return win;
}
const parameters = (type, format) => {
  const made = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
  made.composeFields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
  made.composeFields.to = "brandt@elbwerk.example";
  made.composeFields.subject = "Absage";
  made.type = Ci.nsIMsgCompType[type];
  made.format = Ci.nsIMsgCompFormat[format];
  made.identity = MailServices.accounts.getIdentity("id1");
  return made;
};
const compose = (format) => opened(() => MailServices.compose.OpenComposeWindowWithParams(null, parameters("New", format)));
const written = async (html) => {
  const win = await compose("HTML");
  win.gMsgCompose.editor.QueryInterface(Ci.nsIHTMLEditor).insertHTML(html);
  return win;
};
const button = (win) => win.document.getElementById("thunderbird_taktvoll-composeAction-toolbarbutton");
const badge = (win) => until(() => button(win)?.getAttribute("badge"));
const frame = (page) => [...Services.wm.getEnumerator(null)].flatMap((one) => [...one.document.querySelectorAll("browser")]).find((one) => one.currentURI?.spec.includes(page));
/** What a script gives in a page of the add-on, which lives in a process of its own. */
async function inside(page, script, ...values) {
  const actor = frame(page)?.browsingContext.currentWindowGlobal.getActor("MarionetteCommands");
  return actor?.executeScript(script, values, { sandboxName: null, newSandbox: true, async: false, timeout: 20000 });
}
const there = (page, script, ...values) => until(() => inside(page, script, ...values).catch(() => null));
async function panel(win) {
  await badge(win);
  button(win).click();
  return there("panel.html", "return document.getElementById('score')?.textContent");
}
const click = (page, selector) => there(page, "const found = document.querySelector(arguments[0]); found?.click(); return Boolean(found);", selector);
const marked = (win, severity) => {
  const texts = []; // of a set that scripts of another world see only through forEach
  editor(win).defaultView.CSS.highlights.get("taktvoll-" + severity)?.forEach((range) => texts.push(range.toString()));
  return texts;
};
const shut = async (win) => { win.gMsgCompose.bodyModified = false; win.close(); await until(() => win.closed); };
"""


class _Smtp(socketserver.StreamRequestHandler):
    """As much of SMTP as it takes to be sent a mail."""

    def handle(self):
        self._say("220 here")
        while line := self.rfile.readline():
            if line[:4].upper() == b"DATA":
                self._say("354 go on")
                lines = []
                while (part := self.rfile.readline()) not in {b".\r\n", b""}:
                    lines.append(part)
                self.server.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
            self._say("221 bye" if line[:4].upper() == b"QUIT" else "250 yes")

    def _say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture(scope="module")
def smtp():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Smtp) as server:
        server.daemon_threads = True
        server.mails = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def program(tmp_path_factory, smtp):
    """Thunderbird on a clean machine, set up as the page says."""
    command = shutil.which("thunderbird")
    if command is None:
        pytest.skip("thunderbird is not installed")
    home = tmp_path_factory.mktemp("thunderbird")
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"} | {
        f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    subprocess.run([sys.executable, "-m", "taktvoll", "thunderbird", "install"], env=environment, check=True, capture_output=True)  # fmt: skip
    preferences = {"mail.smtpserver.smtp1.port": smtp.server_address[1], "intl.locale.requested": "en-US"}
    with thunderbird(command, home, environment, preferences=preferences, inbox=INVITATION) as session:
        session.install(ADDON)
        yield lambda script, *values: session.run(TOOLS + script, *values)


def report(text=TEXT, **options):
    return taktvoll.check(taktvoll.Letter(text, "Absage"), lang="en", **options)


def test_thunderbird_marks_findings_while_the_draft_is_written(program):
    badge, marked, later, cleared = program(
        """
        const win = await written(given[0]);
        const found = await badge(win);
        const first = await until(() => marked(win, "error").length && marked(win, "error"));
        editor(win).querySelector("b").nextSibling.remove();
        editor(win).querySelector("b").remove();
        await until(() => marked(win, "error").length === 0);
        const second = await badge(win);
        editor(win).body.innerHTML = "<p>Hallo Tom,<br>kommst du mit ins Kino?</p>";
        await until(() => !button(win).getAttribute("badge"));
        await shut(win);
        return [found, first, second, true];
        """,
        HTML,
    )
    assert badge == str(report().score)
    assert marked == [TEXT[one.start : one.end] for one in report().findings if one.severity == "error"]
    assert later != ""
    assert cleared


def test_thunderbird_applies_a_fix_that_can_be_undone(program):
    score, findings, fixed, undone, left = program(
        """
        const win = await written(given[0]);
        const score = await panel(win);
        const findings = await there("panel.html", "return [...document.querySelectorAll('.finding strong')].map((one) => one.textContent)");
        await click("panel.html", ".error .fix");
        await until(() => !editor(win).body.textContent.includes("Witz"));
        const fixed = editor(win).body.innerHTML;
        const left = await there("panel.html", "return !document.querySelector('.error') && document.querySelectorAll('.finding').length");
        win.gMsgCompose.editor.undo(1);
        const undone = editor(win).body.innerHTML;
        await shut(win);
        return [score, findings, fixed, undone, left];
        """,
        HTML,
    )
    whole = report()
    assert score.startswith(f"{whole.score} of 100")
    assert len(findings) == len(whole.findings)
    error = next(one for one in whole.findings if one.severity == "error")
    after = whole.apply(error.fixes[0])
    assert "12.&nbsp;März nicht kommen." in fixed
    assert "Sabine Ohlsen" in fixed
    assert "<b>Bezahlung</b>" in undone
    assert left == len(report(after).findings)


@pytest.mark.parametrize("style", ["minimal", "knapp"])
def test_thunderbird_rewrites_with_the_proof(program, style):
    verdict, letter, text = program(
        """
        const win = await written(given[0]);
        await panel(win);
        await click("panel.html", `[data-style="${given[1]}"]`);
        const [verdict, letter] = await there("panel.html", "return document.getElementById('take') && ['.verdict', '.letter'].map((one) => document.querySelector(one).textContent)");
        await click("panel.html", "#take");
        await there("panel.html", "return !document.getElementById('take')");
        const text = editor(win).body.innerText;
        await shut(win);
        return [verdict, letter, text];
        """,
        HTML, style,
    )  # fmt: skip
    letter_of = taktvoll.Letter(TEXT, "Absage")
    made = taktvoll.rewrite(letter_of, lang="en")[0] if style == "minimal" else taktvoll.rewrite(letter_of, "fresh", style=style, lang="en")[0]  # fmt: skip
    assert letter == made.text
    assert verdict
    lines = [
        line for line in made.text.replace("\xa0", " ").split("\n") if line
    ]  # Gecko inserts a lone no-break space as a blank
    assert [line for line in text.replace("\xa0", " ").split("\n") if line] == lines


@pytest.mark.parametrize("kind", ["HTML", "PlainText"])
def test_thunderbird_reads_a_reply_without_what_it_quotes(program, kind):
    badge, body, marked = program(
        """
        const folder = MailServices.accounts.localFoldersServer.rootFolder.getChildNamed("Inbox");
        try { folder.updateFolder(null); } catch {}
        const mail = await until(() => { try { return [...folder.messages][0]; } catch { return null; } });
        const win = await opened(() => MailServices.compose.OpenComposeWindow(
          null, mail, folder.getUriForMsg(mail), Ci.nsIMsgCompType.ReplyToSender, Ci.nsIMsgCompFormat[given[1]],
          MailServices.accounts.getIdentity("id1"), "", null,
        ));
        await until(() => editor(win).body.textContent.includes("Guten Tag Frau Ohlsen"));
        win.gMsgCompose.editor.endOfDocument();
        win.gMsgCompose.editor.insertText(given[0]);
        await until(() => marked(win, "error").length);
        const answer = [await badge(win), editor(win).body.innerHTML, marked(win, "error")];
        await shut(win);
        return answer;
        """,
        TEXT, kind,
    )  # fmt: skip
    original = INVITATION.partition("\n\n")[2]
    expected = taktvoll.check(taktvoll.Letter(TEXT, "Re: Einladung zum Gespräch", original), lang="en")
    assert "Vorstellungsgespräch" in body
    assert badge == str(expected.score)
    assert marked == [TEXT[one.start : one.end] for one in expected.findings if one.severity == "error"]


def test_thunderbird_says_to_whom_it_goes_and_that_a_file_is_missing(program):
    first, second = program(
        """
        const win = await written(given[0]);
        const fields = win.gMsgCompose.compFields;
        const notes = async () => {
          await panel(win);
          const found = await there("panel.html", "return [...document.querySelectorAll('#notes li')].map((one) => one.textContent)");
          frame("panel.html").closest("panel").hidePopup();
          await until(() => !frame("panel.html"));
          return found;
        };
        win.document.getElementById("toAddrContainer").querySelectorAll(".address-pill").forEach((one) => one.remove());
        win.addressRowAddRecipientsArray(win.document.getElementById("addressRowTo"), ["Jonas Winter <jonas.winter@elbwerk.example>"]);
        const first = await notes();
        win.document.getElementById("toAddrContainer").querySelectorAll(".address-pill").forEach((one) => one.remove());
        win.addressRowAddRecipientsArray(win.document.getElementById("addressRowTo"), ["Petra Brandt <brandt@elbwerk.example>"]);
        const file = Cc["@mozilla.org/messengercompose/attachment;1"].createInstance(Ci.nsIMsgAttachment);
        file.name = "unterlagen.pdf";
        file.url = "data:application/pdf;base64,JVBERi0=";
        file.size = 5;
        await win.AddAttachments([file]);
        const second = await notes();
        await shut(win);
        return [first, second];
        """,
        "<p>Sehr geehrte Frau Brandt,</p><p>vielen Dank für die Einladung. Leider muss ich das Gespräch am 12. März 2027 absagen. Anbei schicke ich Ihnen die Unterlagen zurück.</p><p>Mit freundlichen Grüßen<br>Sabine Ohlsen</p>",
    )
    assert any("Jonas Winter" in note for note in first)
    assert any("no file is attached" in note for note in first)
    assert not any("Winter" in note or "attach" in note for note in second)


def test_thunderbird_asks_once_before_sending(program, smtp):
    reasons, back, asked_again = program(
        """
        const win = await written(given[0]);
        await badge(win);
        win.goDoCommand("cmd_sendNow");
        const reasons = await there("ask.html", "return document.body.dataset.ready && [...document.querySelectorAll('.finding')].map((one) => one.textContent)");
        await click("ask.html", "#back");
        await until(() => !frame("ask.html"));
        await until(() => !win.gWindowLocked);
        const back = !win.closed && editor(win).body.textContent.includes("Witz");
        win.goDoCommand("cmd_sendNow");
        let again = false;
        await until(() => { again ||= Boolean(frame("ask.html")); return win.closed || again; });
        return [reasons, back, again];
        """,
        HTML,
    )
    error = next(one for one in report().findings if one.severity == "error")
    assert len(reasons) == 1
    assert error.message in reasons[0]
    assert "Die Bezahlung bei Ihnen ist ein Witz." in reasons[0]
    assert back
    assert not asked_again
    (mail,) = smtp.mails
    assert "ist ein Witz" in mail.get_body(("html", "plain")).get_content().replace("\n", " ")
    assert "taktvoll" not in mail.as_string().lower()


def test_thunderbird_sends_at_once_where_no_error_stands(program, smtp):
    before = len(smtp.mails)
    program(
        """
        const win = await written("<p>Sehr geehrte Frau Brandt,</p><p>vielen Dank für die Einladung. Leider muss ich das Gespräch am 12. März absagen.</p><p>Mit freundlichen Grüßen<br>Sabine Ohlsen</p>");
        await badge(win);
        win.goDoCommand("cmd_sendNow");
        await until(() => win.closed);
        return 0;
        """
    )
    assert len(smtp.mails) == before + 1

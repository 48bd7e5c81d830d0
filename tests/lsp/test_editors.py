"""Real editors, set up from nothing by what docs/editors says: a finding behind an emoji, a fix, a rewrite of the whole draft."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import taktvoll
from taktvoll.lsp.line_index import LineIndex

pytestmark = pytest.mark.editor
PAGES = Path(__file__).parents[2] / "docs" / "editors"
DRAFT = """Hallo Frau Brandt,

danke für die Einladung 😀👩‍💻 𝒳! Leider kann ich am 12. März nicht kommen. Die Bezahlung bei Ihnen ist ein Witz.

LG
Sabine Ohlsen
"""
TIMEOUT = 240


def block(page, language):
    """The first block of code in this language on a page."""
    return re.search(rf"```{language}\n(.*?)```", (PAGES / page).read_text(encoding="utf-8"), re.DOTALL)[1]


def needs(command):
    found = shutil.which(command)
    if found is None:
        pytest.skip(f"{command} is not installed")
    return found


@pytest.fixture
def home(tmp_path):
    """A clean machine: an empty home, and the command where the shell finds it."""
    commands = tmp_path / "bin"
    commands.mkdir()
    taktvoll_command = commands / "taktvoll"
    taktvoll_command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m taktvoll "$@"\n')
    taktvoll_command.chmod(0o755)
    (tmp_path / "taktvoll.toml").write_text('lang = "de"\n')
    return tmp_path


def run(home, *command):
    environment = {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "XDG_DATA_HOME": str(home / ".local"),
        "XDG_STATE_HOME": str(home / ".state"), "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "TERM": "dumb", "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    ended = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=TIMEOUT, stdin=subprocess.DEVNULL)  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended


def opinion():
    """Line and column (code points, from 0) of the finding behind the emoji."""
    finding = next(one for one in taktvoll.check(DRAFT).findings if one.rule == "negative_opinion")
    return finding.line - 1, finding.column - 1, finding.end_column - 1


NVIM = r"""
local out = {}
local function wait(what) assert(vim.wait(200000, what, 50), "no answer") end
vim.cmd("edit absage.txt")
wait(function() return #vim.diagnostic.get(0) > 0 end)
local found
for _, one in ipairs(vim.diagnostic.get(0)) do
  if one.code == "negative_opinion" or (one.user_data and one.user_data.lsp and one.user_data.lsp.code == "negative_opinion") then found = one end
end
out.count = #vim.diagnostic.get(0)
out.found = { found.lnum, found.col, found.end_lnum, found.end_col } -- bytes
local clients = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
local client
for _, one in pairs(clients) do client = one end
local function actions(row, column)
  vim.api.nvim_win_set_cursor(0, { row + 1, column })
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 100000)
  for _, answer in pairs(answers) do return answer.result end
end
local fix = actions(found.lnum, found.col)
out.fixes = {}
for _, one in ipairs(fix) do table.insert(out.fixes, one.kind) end
vim.lsp.util.apply_workspace_edit(fix[1].edit, client.offset_encoding)
out.fixed = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
local before = out.fixed
wait(function()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.message:find("Witz") then return false end
  end
  return true
end)
vim.cmd("Taktvoll")
wait(function() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n" ~= before end)
out.rewritten = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
vim.cmd("write")
local file = io.open("out.json", "w")
file:write((vim.json and vim.json.encode or vim.fn.json_encode)(out))
file:close()
vim.cmd("qall!")
"""


def test_neovim_shows_fixes_and_rewrites(home):
    nvim = needs("nvim")
    plugin = home / ".config" / "nvim" / "plugin" / "taktvoll.lua"
    plugin.parent.mkdir(parents=True)
    plugin.write_text(block("neovim.md", "lua"), encoding="utf-8")
    (home / "absage.txt").write_text(DRAFT, encoding="utf-8")
    (home / "drive.lua").write_text(f"local ok, failure = pcall(function() {NVIM} end)\nif not ok then print(failure) vim.cmd('cquit') end\n")  # fmt: skip
    run(home, nvim, "--headless", "-c", "filetype on", "-c", "luafile drive.lua")
    out = json.loads((home / "out.json").read_text(encoding="utf-8"))
    line, start, end = opinion()
    text = DRAFT.split("\n")[line]
    assert out["found"] == [line, len(text[:start].encode()), line, len(text[:end].encode())]
    assert out["count"] == len(taktvoll.check(DRAFT).findings)
    assert out["fixes"] == ["quickfix"]
    finding = next(one for one in taktvoll.check(DRAFT).findings if one.rule == "negative_opinion")
    assert out["fixed"] == taktvoll.check(DRAFT).apply(finding.fixes[0])
    assert (
        out["rewritten"] == taktvoll.rewrite(out["fixed"])[0].text == (home / "absage.txt").read_text(encoding="utf-8")
    )


EMACS = r"""
(setq make-backup-files nil eglot-connect-timeout 200 eglot-sync-connect 200)
(defun wait (what) (let ((rounds 0)) (while (not (funcall what)) (accept-process-output nil 0.05) (sit-for 0.01) (setq rounds (1+ rounds)) (when (> rounds 3000) (error "no answer")))))
(find-file "absage.txt")
(apply #'eglot (eglot--guess-contact))
(flymake-start)
(wait (lambda () (flymake-start) (flymake-diagnostics)))
(defun opinion () (seq-find (lambda (one) (string-match-p "Witz" (flymake-diagnostic-text one))) (flymake-diagnostics)))
(let* ((found (opinion)) (count (length (flymake-diagnostics)))
       (place (list (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
       (actions (progn (goto-char (car place)) (eglot-code-actions (point) (point) nil)))
       (fix (car actions)))
  (if (fboundp 'eglot-execute)
      (eglot-execute (eglot-current-server) fix)
    (eglot--apply-workspace-edit (plist-get fix :edit)))
  (let ((fixed (buffer-string)))
    (eglot--signal-textDocument/didChange)
    (taktvoll-rewrite "minimal")
    (wait (lambda () (not (string= fixed (buffer-string)))))
    (save-buffer)
    (require 'json)
    (let ((out (json-encode (list :place (vconcat place) :count count :actions (length actions) :fixed fixed :rewritten (buffer-string))))
          (coding-system-for-write 'utf-8-unix))
      (with-temp-file "out.json" (insert out)))))
"""


def test_emacs_shows_fixes_and_rewrites(home):
    emacs = needs("emacs")
    if subprocess.run([emacs, "--batch", "--eval", "(require 'eglot)"], capture_output=True, check=False).returncode:
        pytest.skip("eglot is not installed")
    (home / "init.el").write_text(block("emacs.md", "elisp"), encoding="utf-8")
    (home / "absage.txt").write_text(DRAFT, encoding="utf-8")
    (home / "drive.el").write_text(EMACS)
    run(home, emacs, "--batch", "-l", "init.el", "-l", "drive.el")
    out = json.loads((home / "out.json").read_text(encoding="utf-8"))
    finding = next(one for one in taktvoll.check(DRAFT).findings if one.rule == "negative_opinion")
    assert out["place"] == [finding.start + 1, finding.end + 1]
    assert out["count"] == len(taktvoll.check(DRAFT).findings)
    assert out["fixed"] == taktvoll.check(DRAFT).apply(finding.fixes[0])
    assert (
        out["rewritten"] == taktvoll.rewrite(out["fixed"])[0].text == (home / "absage.txt").read_text(encoding="utf-8")
    )


def test_vim_takes_the_concise_lines(home):
    vim = needs("vim")
    compiler = home / ".vim" / "compiler" / "taktvoll.vim"
    compiler.parent.mkdir(parents=True)
    compiler.write_text(block("vim.md", "vim"), encoding="utf-8")
    (home / "absage.txt").write_text(DRAFT, encoding="utf-8")
    script = "compiler taktvoll\nsilent make!\ncall writefile([json_encode(map(getqflist(), {_, one -> [bufname(one.bufnr), one.lnum, one.col, one.type]}))], 'out.json')\nqall!\n"
    (home / "drive.vim").write_text(script)
    run(home, vim, "-u", "NONE", "-i", "NONE", "-N", "-es", "-c", "set rtp+=~/.vim", "absage.txt", "-S", "drive.vim")
    out = json.loads((home / "out.json").read_text(encoding="utf-8"))
    kinds = {"error": "e", "warning": "w", "hint": "h"}
    assert [(one[0], one[1], one[2], one[3].lower()) for one in out] == [("absage.txt", one.line, one.column, kinds[one.severity]) for one in taktvoll.check(DRAFT).findings]  # fmt: skip


WIRE = r"""#!/bin/sh
tee -a "{home}/asked" | "{python}" -m taktvoll "$@" | tee -a "{home}/answered"
"""


@pytest.fixture
def screen():
    """The number of a display without a screen."""
    xvfb = needs("Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen([xvfb, "-displayfd", str(write), "-screen", "0", "1280x900x24"], pass_fds=[write], stderr=subprocess.DEVNULL)  # fmt: skip
    os.close(write)
    with os.fdopen(read) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait()


def messages(file):
    """What was said on the wire, as far as it stands there whole."""
    said, place = [], 0
    data = file.read_bytes() if file.exists() else b""
    while head := re.compile(rb"content-length: *(\d+)[^\n]*\r\n(?:[^\r\n]+\r\n)*\r\n", re.IGNORECASE).search(
        data, place
    ):
        place = head.end() + int(head[1])
        if place <= len(data):
            said.append(json.loads(data[head.end() : place]))
    return said


def wait_for(what):
    end = time.monotonic() + TIMEOUT
    while not (found := what()):
        assert time.monotonic() < end, "no answer"
        time.sleep(0.05)
    return found


def test_kate_shows_and_fixes(home, screen):
    kate, xdotool = needs("kate"), needs("xdotool")
    command = home / "bin" / "taktvoll"
    command.write_text(WIRE.format(home=home, python=sys.executable))
    settings = home / ".config" / "kate" / "lspclient" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(block("kate.md", "json"), encoding="utf-8")
    allowed = block("kate.md", "ini").replace("/usr/local/bin/taktvoll", str(command))
    (home / ".config" / "katerc").write_text(f"{allowed}\n[General]\nShow Tip of the Day=false\n")
    draft = home / "absage.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    line, start, _ = opinion()
    environment = {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "XDG_RUNTIME_DIR": str(home), "DISPLAY": screen,
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
    }  # fmt: skip

    def keys(*arguments):
        return subprocess.run([xdotool, *arguments], env=environment, capture_output=True, text=True, check=False).stdout  # fmt: skip

    def shown():
        params = [one["params"] for one in messages(home / "answered") if one.get("method") == "textDocument/publishDiagnostics"]  # fmt: skip
        return params[-1]["diagnostics"] if params else []

    # Its column counts UTF-16, from 1.
    place = ["--line", str(line + 1), "--column", str(len(DRAFT.split("\n")[line][: start + 5].encode("utf-16-le")) // 2 + 1)]  # fmt: skip
    editor = subprocess.Popen([kate, "-n", *place, str(draft)], cwd=home, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_for(shown)
        window = wait_for(lambda: keys("search", "--onlyvisible", "--pid", str(editor.pid)).split())[-1]
        keys("windowfocus", "--sync", window)
        found = {one["code"]: one["range"] for one in shown()}
        keys("key", "ctrl+period")
        fixed = wait_for(
            lambda: [one for one in messages(home / "asked") if one.get("method") == "textDocument/didChange"]
        )
        keys("key", "ctrl+s")
        wait_for(lambda: draft.read_text(encoding="utf-8") != DRAFT)
        keys("key", "ctrl+q")
        editor.wait(TIMEOUT)
    finally:
        editor.kill()
        editor.wait()
    finding = next(one for one in taktvoll.check(DRAFT).findings if one.rule == "negative_opinion")
    assert found.keys() == {one.rule for one in taktvoll.check(DRAFT).findings}
    lines = LineIndex(DRAFT, "utf-16")
    places = [found[finding.rule][key] for key in ("start", "end")]
    assert [(one["line"], one["character"]) for one in places] == [*map(lines.place, (finding.start, finding.end))]
    assert fixed[-1]["params"]["contentChanges"][-1]["text"] == draft.read_text(encoding="utf-8")
    assert draft.read_text(encoding="utf-8") == taktvoll.check(DRAFT).apply(finding.fixes[0])


def test_line_index_agrees_with_the_draft():
    line, start, _ = opinion()
    finding = next(one for one in taktvoll.check(DRAFT).findings if one.rule == "negative_opinion")
    assert LineIndex(DRAFT, "utf-32").offset(line, start) == finding.start

"""Real editors, set up from nothing by what docs/editors says: a finding behind an emoji, a fix, a rewrite of the whole draft."""

import json
import os
import re
import shutil
import subprocess
import sys
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


def test_line_index_agrees_with_the_draft():
    line, start, _ = opinion()
    finding = next(one for one in taktvoll.check(DRAFT).findings if one.rule == "negative_opinion")
    assert LineIndex(DRAFT, "utf-32").offset(line, start) == finding.start

"use strict";
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const { STYLES, programOf } = require("../dist/test/server.js");
const { statusOf } = require("../dist/test/status.js");

const package_ = JSON.parse(readFileSync(join(__dirname, "..", "package.json")));
const say = (message, ...fields) => message.replace(/\{(\d)\}/g, (_, i) => fields[i]);

test("program: what is set, else taktvoll lsp", () => {
  assert.deepEqual(programOf(undefined), { command: "taktvoll", args: ["lsp"] });
  assert.deepEqual(programOf([]), { command: "taktvoll", args: ["lsp"] });
  assert.deepEqual(programOf(["/opt/bin/taktvoll"]), { command: "/opt/bin/taktvoll", args: ["lsp"] });
  assert.deepEqual(programOf(["python3", "-m", "taktvoll", "lsp"]), { command: "python3", args: ["-m", "taktvoll", "lsp"] });
  assert.deepEqual(programOf(["", 3, "x"]), { command: "x", args: ["lsp"] });
});

test("status: score and counts, a warning colour for an error", () => {
  const report = { score: 74, length: { words: 143 }, findings: [{ severity: "error" }, { severity: "hint" }, { severity: "hint" }] };
  const status = statusOf(report, say);
  assert.equal(status.text, "$(mail) 74");
  assert.match(status.tooltip, /74 of 100, 143 words; errors: 1, warnings: 0, hints: 2/);
  assert.equal(status.warns, true);
  assert.equal(statusOf({ ...report, findings: [] }, say).warns, false);
});

test("status: none for what is no draft", () => {
  for (const report of [undefined, null, {}, { score: null, length: { words: 3 }, findings: [] }]) assert.equal(statusOf(report, say), null);
});

test("commands: each that is announced has a style or a function", () => {
  const announced = package_.contributes.commands.map((one) => one.command);
  for (const name of Object.keys(STYLES)) assert.ok(announced.includes(name));
});

test("texts: every one is there in both languages", () => {
  const [english, german, l10n] = ["package.nls.json", "package.nls.de.json", "l10n/bundle.l10n.de.json"].map((name) => JSON.parse(readFileSync(join(__dirname, "..", name))));
  assert.deepEqual(Object.keys(german), Object.keys(english));
  const used = [...JSON.stringify(package_).matchAll(/"%([^%"]+)%"/g)].map((found) => found[1]);
  assert.deepEqual(used.filter((key) => !(key in english)), []);
  const source = ["extension.ts", "status.ts"].map((name) => readFileSync(join(__dirname, "..", "src", name), "utf8")).join("\n");
  const said = [...source.matchAll(/(?:l10n\.t|\bsay)\(\s*(["'])(.+?)\1\s*,?/gs)].map((found) => found[2]);
  assert.deepEqual(said.filter((text) => !(text in l10n)), []);
  assert.ok(said.length >= 3);
});

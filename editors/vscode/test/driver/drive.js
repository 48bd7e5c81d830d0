"use strict";
// In the extension host of a real VS Code: opens the draft of the folder, fixes, rewrites, and writes down what it saw.
const vscode = require("vscode");
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const until = async (what) => { for (let i = 0; i < 600; i++) { const value = await what(); if (value) return value; await new Promise((r) => setTimeout(r, 100)); } throw new Error("no answer: " + what); };
exports.activate = () => void drive();
async function drive() {
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  const out = {};
  try {
    const document = await vscode.workspace.openTextDocument(join(folder, "absage.eml"));
    await vscode.window.showTextDocument(document);
    out.language = document.languageId;
    const find = () => vscode.languages.getDiagnostics(document.uri);
    const code = (one) => (typeof one.code === "object" ? one.code.value : one.code);
    await until(() => find().length);
    out.findings = find().map((one) => [code(one), one.range.start.line, one.range.start.character, one.range.end.character]);
    const opinion = find().find((one) => code(one) === "negative_opinion");
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, new vscode.Range(opinion.range.start, opinion.range.start), "quickfix", 5);
    out.fixes = actions.map((one) => one.title);
    await vscode.workspace.applyEdit(actions[0].edit);
    out.fixed = document.getText();
    await until(() => !find().some((one) => code(one) === "negative_opinion"));
    out.commands = (await vscode.commands.getCommands(true)).filter((one) => one.startsWith("taktvoll."));
    out.answer = await vscode.commands.executeCommand("taktvoll.rewriteMinimal");
    out.rewritten = await until(() => document.getText() !== out.fixed && document.getText());
  } catch (error) {
    out.failure = String(error && error.stack || error);
  }
  writeFileSync(join(folder, "out.json"), JSON.stringify(out));
}

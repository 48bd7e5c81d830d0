import * as vscode from "vscode";
import { LanguageClient, type Executable } from "vscode-languageclient/node";
import { DOCUMENTS, STYLES, programOf } from "./server";
import { statusOf, type Report } from "./status";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 50);
  item.name = "Taktvoll";
  item.command = "taktvoll.rewriteMinimal";
  context.subscriptions.push(item);

  const show = () => void status(item);
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const open = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === open)) show();
    }),
    vscode.commands.registerCommand("taktvoll.restart", start),
    vscode.commands.registerCommand("taktvoll.showReport", report),
    ...Object.entries(STYLES).map(([name, style]) => vscode.commands.registerCommand(name, () => rewrite(style))),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("taktvollEditor")) void start();
    }),
  );
  await start();
  show();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  await client?.stop().catch(() => undefined);
  const program: Executable = programOf(vscode.workspace.getConfiguration("taktvollEditor").get("command"));
  client = new LanguageClient("taktvoll", "Taktvoll", program, { documentSelector: DOCUMENTS });
  try {
    await client.start();
  } catch {
    client = undefined;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Taktvoll does not start ({0}). Install it with: pip install "taktvoll[lsp]", or set taktvollEditor.command.', program.command),
    );
  }
}

/** The report on a document; undefined where the server knows none. */
async function reportOn(uri: vscode.Uri): Promise<Report | undefined> {
  try {
    return await client?.sendRequest<Report>("workspace/executeCommand", { command: "taktvoll.report", arguments: [{ uri: uri.toString() }] });
  } catch {
    return undefined; // no draft, or not open there
  }
}

async function status(item: vscode.StatusBarItem): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const said = document && vscode.languages.match(DOCUMENTS, document) ? statusOf(await reportOn(document.uri), vscode.l10n.t) : null;
  if (document !== vscode.window.activeTextEditor?.document) return;
  if (said === null) return item.hide();
  item.text = said.text;
  item.tooltip = said.tooltip;
  item.backgroundColor = said.warns ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
  item.show();
}

async function rewrite(style: string): Promise<unknown> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !client) return undefined;
  try {
    return await client.sendRequest("workspace/executeCommand", { command: "taktvoll.rewrite", arguments: [{ uri: document.uri.toString(), style }] });
  } catch (error) {
    void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function report(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const found = document && (await reportOn(document.uri));
  if (found === undefined) return void vscode.window.showInformationMessage(vscode.l10n.t("There is no draft here that Taktvoll checks."));
  const shown = await vscode.workspace.openTextDocument({ language: "json", content: `${JSON.stringify(found, null, 2)}\n` });
  await vscode.window.showTextDocument(shown, { preview: true });
}

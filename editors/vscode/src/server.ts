// Which program is the server, and in which order its settings reach it.

export interface Program {
  command: string;
  args: string[];
}

export const DOCUMENTS = [
  { language: "plaintext" },
  { language: "markdown" },
  { language: "taktvoll-mail" },
  { pattern: "**/*.eml" }, // other extensions give mails languages of their own
  { pattern: "**/*.mail" },
];

/** The server's command line from the setting `taktvollEditor.command`; `taktvoll lsp` where it is empty. */
export function programOf(setting: unknown): Program {
  const words = Array.isArray(setting) ? setting.filter((word): word is string => typeof word === "string" && word !== "") : [];
  const [command = "taktvoll", ...args] = words;
  return { command, args: words.length > 1 ? args : ["lsp"] };
}

export const STYLES = {
  "taktvoll.rewriteMinimal": "minimal",
  "taktvoll.rewriteBrief": "knapp",
  "taktvoll.rewriteWarm": "herzlich",
  "taktvoll.rewriteFormal": "foermlich",
} as const;

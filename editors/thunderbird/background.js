// Between the compose windows and `taktvoll`: what is asked for a draft, the button, and the question before sending.

import { ask } from "./host.js";

const LONGEST_ORIGINAL = 16 << 20; // bytes
const PATIENCE = 8000; // milliseconds that sending waits for a check; then the mail goes
const originals = new Map(); // tab → { id, text }
const questions = new Map(); // tab → { findings, decide }
const COLOURS = { error: "#c4281c", warning: "#b36b00", hint: "#3a6ea5", none: "#2f6f4f" };

const handlers = {
  check: async ({ text, quote }, sender) => {
    const tab = sender.tab.id;
    let found;
    try {
      found = await ask("check", await letter(tab, text, quote));
    } catch (error) {
      found = { draft: false, failure: error.message, findings: [], notes: [] };
    }
    await show(tab, found).catch(() => {}); // the window is closed already
    return found;
  },
  rewrite: async ({ tab, style }) => {
    const { text, quote } = await browser.tabs.sendMessage(tab, { kind: "text" });
    try {
      return { before: text, ...(await ask("rewrite", { style, ...(await letter(tab, text, quote)) })) };
    } catch (error) {
      return { failure: error.message };
    }
  },
  question: async ({ tab }) => questions.get(tab)?.findings ?? [],
  decided: async ({ tab, send }) => questions.get(tab)?.decide({ send, answered: true }),
};

browser.runtime.onMessage.addListener((message, sender) => handlers[message.kind]?.(message, sender));
browser.tabs.onRemoved.addListener((tab) => originals.delete(tab));

async function letter(tab, text, quote) {
  const details = await browser.compose.getComposeDetails(tab);
  const reply_to = (await original(tab, details)) || quote || null;
  return { text, subject: details.subject || null, reply_to, window: await around(tab, details, quote) };
}

/** What stands around the draft: to whom it goes, the names of what is attached, whether a mail is quoted below it. */
async function around(tab, { to, cc }, quote) {
  const files = await browser.compose.listAttachments(tab);
  return { to: people(to), cc: people(cc), files: files.map(({ name }) => name), quoted: Boolean(quote) };
}

/** Each addressee as text; "" for an entry of the address book, which this add-on may not read. */
function people(field) {
  return [field ?? []].flat().map((one) => (typeof one === "string" ? one : ""));
}

/** The text of the mail that is replied to, from the mail itself; "" where there is none at hand. */
async function original(tab, { type, relatedMessageId: id }) {
  if (type !== "reply" || id === undefined) return "";
  const known = originals.get(tab);
  if (known?.id === id) return known.text;
  let text = "";
  try {
    const file = await browser.messages.getRaw(id, { data_format: "File" });
    if (file.size <= LONGEST_ORIGINAL) text = (await ask("original", { source: await base64(file) })).text;
  } catch {
    // an encrypted or broken mail: what the draft quotes of it is taken
  }
  originals.set(tab, { id, text });
  return text;
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

async function show(tabId, { draft, score, findings, failure }) {
  const gravest = ["error", "warning", "hint"].find((severity) => findings.some((one) => one.severity === severity));
  const title = failure ?? (draft ? browser.i18n.getMessage("button", [String(score), String(findings.length)]) : "Taktvoll");
  await browser.composeAction.setBadgeText({ tabId, text: failure ? "!" : draft ? String(score ?? "–") : "" });
  await browser.composeAction.setBadgeBackgroundColor({ tabId, color: failure ? COLOURS.hint : COLOURS[gravest ?? "none"] });
  await browser.composeAction.setTitle({ tabId, title });
}

// Before sending: one question about each error. Without an answer of `taktvoll` the mail goes.

browser.compose.onBeforeSend.addListener(async (tab) => {
  const findings = await soon(browser.tabs.sendMessage(tab.id, { kind: "unasked" })).catch(() => null);
  if (!findings?.length) return {};
  const { send, answered } = await question(tab.id, findings);
  if (answered) await browser.tabs.sendMessage(tab.id, { kind: "asked" }).catch(() => {});
  return { cancel: !send };
});

async function question(tab, findings) {
  const decided = new Promise((decide) => questions.set(tab, { findings, decide }));
  const decide = (send) => questions.get(tab)?.decide({ send, answered: false });
  const asking = browser.windows.create({ type: "popup", url: `ask.html?tab=${tab}`, width: 560, height: 420, allowScriptsToClose: true });
  asking.catch(() => decide(true)); // who cannot ask does not hold a mail back
  const closed = async (id) => id === (await asking).id && decide(false);
  browser.windows.onRemoved.addListener(closed);
  try {
    return await decided;
  } finally {
    browser.windows.onRemoved.removeListener(closed);
    questions.delete(tab);
  }
}

function soon(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
}

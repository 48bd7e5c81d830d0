// The page: what the user does goes to the server, what it says is shown.

import { Gone, Locked, Refusal, ask } from "./ask.js";
import { byId } from "./dom.js";
import { cursor, draftText, field, onChange, replace, replaceAll, reveal, undo } from "./draft.js";
import { copy, printLetter, saveMail, saveText } from "./keep.js";
import { mark, markActive, supported, unmark } from "./marks.js";
import { toUnits } from "./positions.js";
import { showMail, showReport, showWelcome } from "./report.js";
import { showRewrites } from "./rewrites.js";
import { EXAMPLE, currentLanguage, speak, word } from "./words.js";

const PAUSE = 30; // ms without a keystroke before the draft is read; only one reading is on its way at a time
const QUIET = 1200; // ms without a change before a screen reader is told

const shown = { text: null, report: null, places: [], rewrites: null, chosen: 0, rewritten: "" };
let pause = 0;
let telling = 0;
let reading = false;
let again = false;
let typed = 0;
let returnTo = null;

function alarm(message) {
  byId("alarm").hidden = !message;
  byId("alarm").textContent = message;
}

function tell(message, where = "status") {
  clearTimeout(telling);
  byId(where).textContent = message;
}

function fault(error) {
  if (error instanceof Gone) alarm(word("gone"));
  else if (error instanceof Locked) alarm(word("locked"));
  else if (error instanceof Refusal) alarm(error.message);
  else throw error;
}

function question(text) {
  return {
    text,
    reply_to: byId("reply-to").value,
    today: byId("today").value,
    register: byId("register").value,
    occasion: byId("occasion").value,
    lang: currentLanguage(),
  };
}

// Reading the draft

function readSoon() {
  typed = performance.now();
  clearTimeout(pause);
  pause = setTimeout(read, PAUSE);
}

async function read() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    do {
      again = false;
      await readOnce();
    } while (again);
  } catch (error) {
    fault(error);
  } finally {
    reading = false;
  }
}

async function readOnce() {
  const text = draftText();
  if (text.trim() === "") {
    Object.assign(shown, { text: null, report: null, places: [] });
    unmark();
    byId("facts").replaceChildren();
    showMail(byId("mail-facts"), []);
    showWelcome(byId("findings"));
    return;
  }
  const asked = question(text);
  const report = await ask("check", asked, asked.lang);
  alarm("");
  if (draftText() !== text) return; // another one is on its way
  show(text, report);
  performance.measure("taktvoll-marks", { start: typed, end: performance.now() });
}

function show(text, report) {
  const units = toUnits(text);
  Object.assign(shown, { text, report, places: [] });
  mark(field, text, report.cards);
  byId("facts").replaceChildren(...report.facts.map((fact) => Object.assign(document.createElement("li"), { textContent: fact })));
  showMail(byId("mail-facts"), report.mail);
  showReport(byId("findings"), report, {
    fix: (fix, event) => apply([fix], event),
    fixAll: (fixes, event) => apply(fixes, event),
    show: (place) => {
      if (draftText() === shown.text) reveal(units(place.start), units(place.end));
    },
    placed: (place, item) => shown.places.push({ item, look: place.look, start: units(place.start), end: units(place.end) }),
  });
  field.dataset.read = String(Number(field.dataset.read ?? 0) + 1);
  followCursor();
  returnFocus();
  clearTimeout(telling);
  telling = setTimeout(() => tell([report.score == null ? null : `${report.score} ${word("of100")}`, ...report.tally.map((row) => row.said), report.verdict].filter(Boolean).join(". ")), QUIET);
}

// Fixes are of the text that was read; together they are one step for undo.
function apply(fixes, event) {
  const text = draftText();
  if (text !== shown.text) {
    tell(word("stale"));
    return;
  }
  const units = toUnits(text);
  let changed = "";
  let last = fixes[0].start;
  for (const fix of fixes) {
    changed += text.slice(units(last), units(fix.start)) + fix.text;
    last = fix.end;
  }
  if (event.detail === 0) returnTo = [...byId("findings").querySelectorAll("button")].indexOf(event.currentTarget);
  replace(units(fixes[0].start), units(last), changed);
  tell(word("fixed"));
}

// Who goes through the list by keyboard goes on where the mended finding stood.
function returnFocus() {
  if (returnTo == null) return;
  const buttons = [...byId("findings").querySelectorAll("button")];
  (buttons[Math.min(returnTo, buttons.length - 1)] ?? byId("findings-title")).focus();
  returnTo = null;
}

function followCursor() {
  const at = document.activeElement === field && draftText() === shown.text ? cursor() : null;
  const within = at == null ? [] : shown.places.filter((place) => place.look === "words" && place.start <= at && at <= place.end);
  const place = within.sort((one, other) => one.end - one.start - (other.end - other.start))[0];
  for (const other of shown.places) other.item.classList.toggle("current", other === place);
  markActive(field, place);
}

// Rewriting

async function rewrite({ focus = true } = {}) {
  const text = draftText();
  if (text.trim() === "") {
    tell(word("nothing"), "rewrite-status");
    field.focus();
    return;
  }
  const asked = {
    ...question(text),
    mode: byId("mode").value,
    style: byId("mode").value === "fresh" ? byId("style").value : "plain",
    variants: Number(byId("variants").value),
  };
  byId("rewrites").setAttribute("aria-busy", "true");
  tell(word("writing"), "rewrite-status");
  try {
    const { rewrites } = await ask("rewrite", asked, asked.lang);
    alarm("");
    Object.assign(shown, { rewrites, chosen: 0, rewritten: text });
    showChosen(0);
    if (focus) {
      byId("rewrite-title").focus({ preventScroll: true });
      byId("rewriting").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    }
    tell(word("written", { title: rewrites[0].title, verdict: rewrites[0].verdict_title.replace(/\.$/, "") }), "rewrite-status");
  } catch (error) {
    tell("", "rewrite-status");
    fault(error);
  } finally {
    byId("rewrites").removeAttribute("aria-busy");
  }
}

function showChosen(number) {
  shown.chosen = number;
  byId("rewriting").classList.add("filled");
  byId("rewrite-tools").hidden = false;
  showRewrites(byId("rewrites"), shown.rewrites, number, {
    choose: (other) => {
      showChosen(other);
      byId("rewrites").querySelector(`[data-number="${other}"]`)?.focus();
    },
    take: (text) => {
      replaceAll(text.replace(/\n+$/, ""));
      tell(word("taken"), "rewrite-status");
    },
  });
}

// Keeping

async function keep(button) {
  const of = button.dataset.of;
  const where = of === "rewrite" ? "rewrite-status" : "status";
  const text = of === "rewrite" ? shown.rewrites[shown.chosen].text : draftText();
  if (text.trim() === "") {
    tell(word("nothing"), where);
    return;
  }
  const name = of === "rewrite" ? "absage" : "entwurf";
  const ways = {
    copy: async () => {
      try {
        await copy(text);
        confirm(button, word("copied"), where);
      } catch {
        alarm(word("notCopied"));
      }
    },
    txt: async () => confirm(button, word("saved", { name: saveText(text, name) }), where),
    eml: async () => confirm(button, word("saved", { name: await saveMail(text, name) }), where),
    print: async () => printLetter(text),
  };
  try {
    await ways[button.dataset.save]();
  } catch (error) {
    fault(error);
  }
}

function confirm(button, message, where) {
  tell(message, where);
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
}

// Beginning

function setLanguage(lang) {
  speak(lang);
  if (shown.text == null) showWelcome(byId("findings"));
  read();
  if (shown.rewrites) rewrite({ focus: false });
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

speak(currentLanguage());
showWelcome(byId("findings"));
if (!supported) tell(word("noMarks"));
onChange(readSoon);
document.addEventListener("selectionchange", followCursor);
for (const id of ["reply-to", "today", "register", "occasion"]) byId(id).addEventListener("input", readSoon);
for (const button of document.querySelectorAll("[data-lang]")) button.addEventListener("click", () => setLanguage(button.dataset.lang));
for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => keep(button));
byId("theme").addEventListener("click", switchTheme);
byId("undo").addEventListener("click", undo);
byId("example").addEventListener("click", () => replaceAll(EXAMPLE));
byId("rewrite-now").addEventListener("click", () => rewrite());
byId("mode").addEventListener("change", () => { byId("style").disabled = byId("mode").value !== "fresh"; });
byId("way").addEventListener("submit", (event) => {
  event.preventDefault();
  rewrite();
});
addEventListener("beforeunload", (event) => {
  if (draftText().trim() !== "") event.preventDefault(); // the text is nowhere else
});
document.documentElement.dataset.ready = "true";

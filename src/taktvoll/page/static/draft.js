// The draft in its editable field: its text, its places, and changes that Ctrl+Z takes back.

import { byId } from "./dom.js";
import { rangeOf, textOf, unitAt } from "./positions.js";

const field = byId("draft");

function draftText() {
  return textOf(field);
}

function select(start, end) {
  const range = rangeOf(field, start, end);
  field.focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return range;
}

// Replace the units from `start` to `end`, as typing would: one step for undo. Line by line, for Chromium makes of
// a line break in insertText an element of its own.
function replace(start, end, text) {
  select(start, end);
  if (!text && start !== end) document.execCommand("delete");
  text.split("\n").forEach((line, number) => {
    if (number > 0) document.execCommand("insertLineBreak");
    if (line) document.execCommand("insertText", false, line);
  });
}

function replaceAll(text) {
  replace(0, draftText().length, text);
}

function undo() {
  field.focus({ preventScroll: true });
  document.execCommand("undo");
}

// Show the units from `start` to `end`: selected, and in the middle of the window.
function reveal(start, end) {
  const range = select(start, end);
  const box = range.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (box.top < 80 || box.bottom > innerHeight - 40) {
    scrollBy({ top: box.top - innerHeight / 3, behavior: calm ? "auto" : "smooth" });
  }
}

// Where the cursor stands, in units; null where it is elsewhere.
function cursor() {
  const selection = getSelection();
  return selection.rangeCount ? unitAt(field, selection.focusNode, selection.focusOffset) : null;
}

function onChange(changed) {
  const noticed = () => {
    field.classList.toggle("empty", draftText().trim() === "");
    changed();
  };
  field.addEventListener("input", noticed);
}

export { cursor, draftText, field, onChange, replace, replaceAll, reveal, undo };

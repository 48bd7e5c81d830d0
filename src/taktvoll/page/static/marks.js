// Marks in the text: highlights over ranges, so that the text itself, and with it undo, stays as typed.

import { pieces, rangeOf, toUnits } from "./positions.js";

const NAMES = ["hint", "warning", "error"];
const supported = "highlights" in CSS;

function paint(name, ranges, priority = 0) {
  if (!supported) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

// Underline the words of `cards` below `root`, whose text they were said of.
function mark(root, text, cards) {
  const units = toUnits(text);
  const found = pieces(root);
  const ranges = { hint: [], warning: [], error: [] };
  for (const card of cards) {
    for (const place of card.places) {
      if (place.look === "words") ranges[card.severity].push(rangeOf(root, units(place.start), units(place.end), found));
    }
  }
  NAMES.forEach((name, priority) => paint(name, ranges[name], priority));
}

function unmark() {
  for (const name of [...NAMES, "active"]) paint(name, []);
}

function markActive(root, span) {
  paint("active", span ? [rangeOf(root, span.start, span.end)] : [], 5);
}

function markDoubts(root, text, doubts) {
  const units = toUnits(text);
  paint("doubt", doubts.filter((doubt) => doubt.start < doubt.end).map((doubt) => rangeOf(root, units(doubt.start), units(doubt.end))), 4);
}

export { mark, markActive, markDoubts, supported, unmark };

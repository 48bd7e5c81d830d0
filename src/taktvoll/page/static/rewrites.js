// The rewrites: one at a time beside the draft, with what differs, what the proof says, and what was left out.

import { element } from "./dom.js";
import { markDoubts } from "./marks.js";
import { word } from "./words.js";

const SIGNS = { proven: "✓", look_here: "!", not_possible: "✗" };

// One side of the comparison: what both share, and what this one has alone.
function side(parts, own, tag) {
  return parts.filter(([where]) => where === "both" || where === own).map(([where, text]) => (where === "both" ? text : element(tag, {}, text)));
}

function letters(rewrite) {
  const after = element("div", { class: "letter sheet", lang: "de", translate: "no", id: "rewrite-text" }, ...side(rewrite.parts, "after", "ins"));
  const before = element("div", { class: "letter sheet", lang: "de", translate: "no" }, ...side(rewrite.parts, "before", "del"));
  return element("div", { class: "beside" },
    element("section", { "aria-labelledby": "before-title" }, element("h3", { id: "before-title" }, word("before")), before),
    element("section", { "aria-labelledby": "after-title" }, element("h3", { id: "after-title" }, word("after")), after));
}

function proof(rewrite) {
  const lines = [...rewrite.missing, ...rewrite.doubts.map((doubt) => doubt.text)];
  return element("div", { class: `proof ${rewrite.verdict}` },
    element("p", {}, element("span", { "aria-hidden": "true" }, `${SIGNS[rewrite.verdict]} `), element("strong", {}, rewrite.verdict_title), rewrite.proof ? `: ${rewrite.proof}.` : ""),
    lines.length ? element("ul", {}, ...[...new Set(lines)].map((line) => element("li", {}, line))) : null);
}

function leftOut(rewrite) {
  if (rewrite.dropped.length === 0) return null;
  return element("div", { class: "left-out" }, element("h3", {}, `${word("leftOut")}:`),
    element("ul", {}, ...rewrite.dropped.map((fact) => element("li", {}, element("q", { lang: "de" }, fact.text), ` – ${fact.why}`))));
}

function changes(rewrite) {
  if (rewrite.changes.length === 0) return null;
  const rows = rewrite.changes.map((change) => element("li", {},
    element("span", { class: `kind ${change.kind}` }, change.kind_title), " ",
    change.before ? element("del", { lang: "de" }, change.before) : null, change.before && change.after ? " → " : null,
    change.after ? element("ins", { lang: "de" }, change.after) : null,
    change.why || change.rule ? element("span", { class: "reason" }, ` ${change.why || change.rule}`) : null));
  return element("details", { class: "changes" }, element("summary", {}, word("changes", { count: rows.length })), element("ul", {}, ...rows));
}

// Show rewrite number `chosen`; `actions`: choose(number), take(text).
function showRewrites(place, rewrites, chosen, actions) {
  const rewrite = rewrites[chosen];
  const tabs = rewrites.length < 2 ? null : element("div", { class: "choice", role: "group", "aria-label": word("versions") },
    ...rewrites.map((other, number) => element("button", { type: "button", "aria-pressed": String(number === chosen), "data-number": number, onclick: () => actions.choose(number) }, other.title)));
  const take = rewrite.unchanged ? null : element("button", { type: "button", class: "main", id: "take", onclick: () => actions.take(rewrite.text) }, word("take"));
  place.replaceChildren(...[
    element("div", { class: "bar-of-versions" }, tabs, take),
    proof(rewrite), leftOut(rewrite),
    rewrite.unchanged ? null : letters(rewrite),
    changes(rewrite),
  ].filter(Boolean));
  markDoubts(place.querySelector("#rewrite-text"), rewrite.text, rewrite.unchanged ? [] : rewrite.doubts);
}

export { showRewrites };

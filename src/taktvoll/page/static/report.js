// The report beside the draft: score, notes, and a card for each rule, the gravest first.

import { element } from "./dom.js";
import { word } from "./words.js";

function scoreOf(report) {
  if (report.score == null) return element("p", { class: "verdict" }, report.verdict ?? word("noScore"));
  return element("div", { class: "score" },
    element("p", { class: `number ${grade(report.score)}` }, element("span", { class: "hidden" }, `${word("scoreLabel")}: `), element("strong", {}, String(report.score)), ` ${word("of100")}`),
    element("div", { class: "bars" }, ...report.scores.map(bar)));
}

function grade(score) {
  return score >= 80 ? "good" : score >= 50 ? "fair" : "bad";
}

function bar(score) {
  const fill = element("span", { class: score.grade });
  fill.style.inlineSize = `${score.value}%`;
  const meter = element("span", { class: "bar", role: "meter", "aria-label": score.title, "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": score.value }, fill);
  return element("div", { class: "row" }, element("span", { "aria-hidden": "true" }, score.title), meter, element("span", { class: "value", "aria-hidden": "true" }, String(score.value)));
}

function notesOf(report) {
  if (report.notes.length === 0) return null;
  return element("ul", { class: "notes" }, ...report.notes.map((note) => element("li", { class: note.first ? "first" : "" }, note.text)));
}

function fixButton(fix, actions) {
  const shown = [fix.title];
  if (fix.before && fix.after) shown.push(": ", element("del", {}, fix.before), " → ", element("ins", {}, fix.after));
  else if (fix.after && !fix.before) shown.push(": ", element("ins", {}, fix.after));
  return element("button", { type: "button", class: fix.safe ? "fix safe" : "fix", onclick: (event) => actions.fix(fix, event) }, ...shown);
}

function placeOf(place, card, actions) {
  const item = element("li", { class: "place" },
    element("p", {}, place.message, place.also ? element("span", { class: "also" }, ` ${word("alsoNote", { titles: place.also })}`) : null),
    element("div", { class: "actions" },
      ...place.fixes.map((fix) => fixButton(fix, actions)),
      element("button", { type: "button", class: "quiet", "aria-label": `${word("show")}: ${place.message}`, onclick: () => actions.show(place) }, `${word("show")} · ${place.line}`)));
  actions.placed(place, item);
  return item;
}

function cardOf(card, actions) {
  const count = card.places.length > 1 ? element("span", { class: "count" }, word("places", { count: card.places.length })) : null;
  return element("li", { class: `card ${card.severity}` },
    element("h3", {}, element("span", { class: "severity" }, card.severity_title), " ", card.title, count ? " " : null, count),
    element("ul", { class: "places" }, ...card.places.map((place) => placeOf(place, card, actions))),
    ...card.advice.map((advice) => element("p", { class: "advice" }, advice)),
    card.why ? element("details", { class: "why" }, element("summary", {}, word("why"), element("span", { class: "hidden" }, ` ${card.title}`)), element("p", {}, card.why)) : null);
}

// The first fix of each place that anybody would take, without those that overlap an earlier one.
function safeFixes(report) {
  const taken = [];
  for (const place of report.cards.flatMap((card) => card.places)) {
    const fix = place.fixes.find((candidate) => candidate.safe);
    if (fix && !taken.some((other) => fix.start < other.end && other.start < fix.end)) taken.push(fix);
  }
  return taken.sort((one, other) => one.start - other.start);
}

// Show `report` in `place`; `actions`: fix(fix, event), fixAll(fixes, event), show(place), placed(place, item).
function showReport(place, report, actions) {
  const opened = new Set([...place.querySelectorAll("details[open]")].map((details) => details.closest(".card")?.dataset.rule));
  const safe = safeFixes(report);
  const cards = report.cards.map((card) => {
    const made = cardOf(card, actions);
    made.dataset.rule = card.rule;
    if (opened.has(card.rule)) made.querySelector("details")?.setAttribute("open", "");
    return made;
  });
  place.replaceChildren(...[
    scoreOf(report),
    report.tally.length ? element("ul", { class: "tally" }, ...report.tally.map((row) => element("li", { class: row.severity }, row.said))) : null,
    report.score != null && report.verdict ? element("p", { class: report.ready ? "verdict ready" : "verdict" }, report.verdict) : null,
    notesOf(report),
    safe.length > 1 ? element("button", { type: "button", class: "all", onclick: (event) => actions.fixAll(safe, event) }, word("applySafe", { count: safe.length })) : null,
    cards.length ? element("ol", { class: "cards" }, ...cards) : null,
  ].filter(Boolean));
}

// What the employer's mail says, a row each, beside the draft.
function showMail(place, rows) {
  place.closest("section").hidden = rows.length === 0;
  place.replaceChildren(...rows.map((row) => element("div", {}, element("dt", {}, row.title), element("dd", {}, row.text))));
}

function showWelcome(place) {
  place.replaceChildren(element("p", { class: "welcome" }, word("welcome")));
}

export { showMail, showReport, showWelcome };

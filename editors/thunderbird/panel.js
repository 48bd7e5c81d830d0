import { made, say, translate } from "./page.js";

const [{ id: tab }] = await browser.tabs.query({ active: true, currentWindow: true });
const box = (id) => document.getElementById(id);
const compose = (kind, fields) => browser.tabs.sendMessage(tab, { kind, ...fields });

function show(found) {
  box("failure").hidden = !found.failure;
  box("failure").textContent = found.failure ?? "";
  box("score").textContent = found.failure ? "" : found.draft ? scored(found) : say("no_draft");
  box("findings").replaceChildren(...found.findings.map((one) => item(one, found.text)));
  if (found.draft && !found.findings.length) box("findings").append(made("li", say("nothing_found")));
  if (found.left_out) box("findings").append(made("li", say("left_out", found.left_out)));
  box("notes").replaceChildren(...(found.notes ?? []).map((note) => made("li", note)));
  box("rewriting").hidden = !found.draft;
}

function scored({ score, words, occasion }) {
  return say("score", score ?? "–", words, occasion);
}

function item(finding, text) {
  const element = made("li", "", { className: `finding ${finding.severity}` });
  element.append(made("p", made("strong", `${finding.severity_said}: ${finding.title}`)));
  if (finding.quote) {
    const place = made("button", `„${finding.quote}“`, { className: "place" });
    place.addEventListener("click", () => compose("show", { start: finding.start, end: finding.end, text }));
    element.append(place);
  }
  element.append(made("p", finding.message), made("p", finding.advice));
  if (finding.why) {
    const why = made("details");
    why.append(made("summary", say("why")), made("p", finding.why));
    element.append(why);
  }
  for (const fix of finding.fixes) {
    const button = made("button", fix.title, { className: "fix" });
    button.addEventListener("click", async () => take(await compose("apply", { text, edits: fix.edits })));
    element.append(button, " ");
  }
  return element;
}

function take({ applied, found }) {
  show(found);
  box("rewrite").replaceChildren(...(applied ? [] : [made("p", say("changed_meanwhile"), { role: "alert" })]));
}

async function rewrite(style) {
  box("rewrite").replaceChildren(made("p", say("rewriting")));
  const written = await browser.runtime.sendMessage({ kind: "rewrite", tab, style });
  if (written.failure) {
    box("rewrite").replaceChildren(made("p", written.failure, { role: "alert" }));
    return;
  }
  const lines = [made("p", written.said, { className: "verdict" })];
  lines.push(...[...written.missing, ...written.doubts.map((one) => one.text)].map((said) => made("p", said)));
  if (written.changed) {
    lines.push(made("div", written.text, { className: "letter", lang: "de" }));
    lines.push(...written.dropped.map((one) => made("p", say("dropped", one.text, one.why))));
    if (written.why.length) {
      const why = made("details");
      why.append(made("summary", say("why_changes")), ...written.why.map((one) => made("p", one)));
      lines.push(why);
    }
    if (written.verdict !== "not_possible") {
      const button = made("button", say("take"), { id: "take" });
      button.addEventListener("click", async () => take(await compose("replace", { before: written.before, after: written.text })));
      lines.push(button);
    }
  }
  box("rewrite").replaceChildren(...lines);
}

translate();
box("styles").addEventListener("click", ({ target }) => target.dataset.style && rewrite(target.dataset.style));
show(await compose("check"));

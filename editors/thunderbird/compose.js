"use strict";
// In the editor of a compose window: reads the draft, has it checked after each change, marks findings, makes changes that can be undone.

(() => {
  const { Reading, quoteIn, smallest, unitsOf } = globalThis.taktvollReading;
  const QUIET = 150; // milliseconds without a change before a check
  const asked = new Set(); // errors that the writer was asked about before sending
  let latest = null; // { text, ...what the host says }, places in UTF-16
  let running = null;
  let stale = false;
  let timer = 0;

  function reading() {
    return new Reading(document.body);
  }

  /** The answer on the present text; one check at a time, none for a text that is gone. */
  function check() {
    stale = true;
    running ??= (async () => {
      try {
        while (stale) {
          stale = false;
          const { text } = reading();
          const found = await browser.runtime.sendMessage({ kind: "check", text, quote: quoteIn(document.body) });
          latest = { text, ...inUnits(found, text) };
        }
        mark();
        return latest;
      } finally {
        running = null;
      }
    })();
    return running;
  }

  function inUnits(found, text) {
    const units = unitsOf(text);
    const here = (one) => ({ ...one, start: units[one.start], end: units[one.end] });
    const findings = (found.findings ?? []).map((one) => ({
      ...here(one),
      quote: text.slice(units[one.start], units[one.end]),
      fixes: one.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(here) })),
    }));
    return { ...found, findings };
  }

  function mark() {
    const now = reading();
    for (const severity of ["error", "warning", "hint"]) {
      const found = now.text === latest.text ? latest.findings : [];
      const ranges = found
        .filter((one) => one.severity === severity && one.end > one.start)
        .map((one) => now.place(one.start, one.end).range);
      CSS.highlights.set(`taktvoll-${severity}`, new Highlight(...ranges));
    }
  }

  /** Make edits of `text`, from the last to the first, so that the writer can undo them; false where the draft has changed. */
  function change(text, edits) {
    const now = reading();
    if (now.text !== text) return false;
    const selection = document.getSelection();
    for (const edit of [...edits].sort((one, other) => other.start - one.start)) {
      const { range, replacement } = now.place(edit.start, edit.end, edit.text);
      selection.removeAllRanges();
      selection.addRange(range);
      const done = replacement ? document.execCommand("insertText", false, replacement) : range.collapsed || document.execCommand("delete");
      if (!done) return false;
    }
    selection.collapseToEnd();
    return true;
  }

  const errors = (found) => found.findings.filter((one) => one.severity === "error");
  const key = (one) => `${one.rule} ${one.quote}`;

  const answers = {
    check: () => check(),
    text: () => ({ text: reading().text, quote: quoteIn(document.body) }),
    apply: async ({ text, edits }) => ({ applied: change(text, edits), found: await check() }),
    replace: async ({ before, after }) => {
      const edit = smallest(before, after);
      return { applied: edit === null || change(before, [edit]), found: await check() };
    },
    show: ({ start, end, text }) => {
      const now = reading();
      if (now.text !== text) return;
      const { range } = now.place(start, end);
      document.getSelection().removeAllRanges();
      document.getSelection().addRange(range);
      range.startContainer.parentElement?.scrollIntoView({ block: "center" });
    },
    unasked: async () => errors(await check()).filter((one) => !asked.has(key(one))),
    asked: async () => errors(await check()).forEach((one) => asked.add(key(one))),
  };

  browser.runtime.onMessage.addListener((message) => {
    const answer = answers[message.kind];
    return answer && Promise.resolve(answer(message));
  });

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch(() => {}), QUIET); // the add-on was removed or restarted: the next change tries again
  }

  new MutationObserver(later).observe(document.body, { childList: true, characterData: true, subtree: true });
  later();
})();

"use strict";
// What the writer of a mail sees, as a text, and where each of its characters stands in the editor's document.
// `plainTextBody` is a rendering (wrapped, with *b* and /i/), so no place in it is one in the draft.

globalThis.taktvollReading = (() => {
  const NOT_THE_WRITERS = [
    'blockquote[type="cite"]', ".moz-cite-prefix", ".moz-signature", ".moz-forward-container", "[_moz_quote]",
    "script", "style", "head", "template",
  ].join(",");
  const QUOTES = 'blockquote[type="cite"], [_moz_quote]';
  const BLOCKS = new Set(
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGURE FOOTER FORM HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL H1 H2 H3 H4 H5 H6".split(" "),
  );
  const SPACED = new Set("P H1 H2 H3 H4 H5 H6 UL OL BLOCKQUOTE".split(" ")); // a blank line above and below
  const SPACE = /[ \t\n\r\f]/;

  /** A text; `nodes[i]` and `offsets[i]` say where its character i stands, null for a line end that only the layout makes. */
  class Reading {
    text = "";
    nodes = [];
    offsets = [];
    #wanted = 0; // line ends owed before the next character
    #collapsible = false; // the last character is a blank that vanishes at the end of a line

    constructor(root, { whole = false } = {}) {
      this.root = root;
      this.whole = whole;
      this.#element(root);
      this.#dropBlank();
      while (this.text && !this.nodes.at(-1)) this.#drop(); // the lines of an empty paragraph at the end
    }

    #element(element) {
      if (element.nodeName === "BR") {
        this.#dropBlank();
        this.#put("\n", element, 0);
        return;
      }
      if (!this.whole && element !== this.root && element.matches(NOT_THE_WRITERS)) return;
      const block = BLOCKS.has(element.nodeName);
      const lines = SPACED.has(element.nodeName) ? 2 : 1;
      if (block) this.#edge(lines);
      const kept = keepsSpace(element);
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) this.#characters(child, kept);
        else if (child.nodeType === Node.ELEMENT_NODE) this.#element(child);
      }
      if (block) this.#edge(lines);
    }

    /** Where a block begins or ends; a break right before it only ends the line that ends here anyway. */
    #edge(lines) {
      this.#dropBlank();
      const last = this.nodes.length - 1;
      if (last >= 0 && this.nodes[last]?.nodeName === "BR" && this.#wanted === 0) {
        this.#drop();
        this.#wanted = 1;
      }
      this.#wanted = Math.max(this.#wanted, lines);
    }

    #characters(node, kept) {
      const data = node.data;
      for (let i = 0; i < data.length; i++) {
        if (kept || !SPACE.test(data[i])) {
          this.#put(data[i], node, i);
        } else if (this.text && this.#wanted === 0 && !this.#collapsible && !this.text.endsWith("\n")) {
          this.#put(" ", node, i);
          this.#collapsible = true;
        }
      }
    }

    #put(sign, node, offset) {
      if (this.#wanted && this.text) {
        const there = /\n*$/.exec(this.text)[0].length;
        const lines = this.#wanted === 2 ? Math.max(1, 2 - there) : 1;
        for (let i = 0; i < lines; i++) this.#append("\n", null, 0);
      }
      this.#wanted = 0;
      this.#append(sign, node, offset);
      this.#collapsible = false;
    }

    #append(sign, node, offset) {
      this.text += sign;
      this.nodes.push(node);
      this.offsets.push(offset);
    }

    #dropBlank() {
      if (!this.#collapsible) return;
      this.#drop();
      this.#collapsible = false;
    }

    #drop() {
      this.text = this.text.slice(0, -1);
      this.nodes.pop();
      this.offsets.pop();
    }

    /** The range of text[start:end], and what has to be written there instead of `replacement` where only the layout ends a line. */
    place(start, end, replacement = "") {
      while (start > 0 && !this.nodes[start - 1] && !this.nodes[start]) {
        start -= 1;
        replacement = this.text[start] + replacement;
      }
      while (end < this.text.length && !this.nodes[end] && (end === 0 || !this.nodes[end - 1])) {
        replacement += this.text[end];
        end += 1;
      }
      const range = this.root.ownerDocument.createRange();
      if (!this.text) {
        range.selectNodeContents(this.root);
        range.collapse(true);
      } else if (start === end) {
        const after = start > 0 && this.nodes[start - 1];
        range.setStart(...(after ? this.#behind(start - 1) : this.#before(start)));
        range.collapse(true);
      } else {
        range.setStart(...(this.nodes[start] ? this.#before(start) : this.#behind(start - 1)));
        range.setEnd(...(this.nodes[end - 1] ? this.#behind(end - 1) : this.#before(end)));
      }
      return { range, replacement };
    }

    #before(index) {
      const node = this.nodes[index];
      return node.nodeType === Node.TEXT_NODE ? [node, this.offsets[index]] : [node.parentNode, indexOf(node)];
    }

    #behind(index) {
      const node = this.nodes[index];
      return node.nodeType === Node.TEXT_NODE ? [node, this.offsets[index] + 1] : [node.parentNode, indexOf(node) + 1];
    }
  }

  function keepsSpace(element) {
    const style = element.ownerDocument.defaultView.getComputedStyle(element);
    return /^(pre|break-spaces)/.test(style.whiteSpace) || /preserve/.test(style.whiteSpaceCollapse ?? "");
  }

  function indexOf(node) {
    return Array.prototype.indexOf.call(node.parentNode.childNodes, node);
  }

  /** The mail that is quoted under the draft; "" where there is none. */
  function quoteIn(root) {
    const quotes = [...root.querySelectorAll(QUOTES)].filter((one) => !one.parentElement.closest(QUOTES));
    const texts = quotes.map((one) => new Reading(one, { whole: true }).text.replace(/^> ?/gm, ""));
    return texts.join("\n").trim();
  }

  /** UTF-16 offsets of a text's code points, in which Taktvoll counts. */
  function unitsOf(text) {
    const units = [0];
    for (const sign of text) units.push(units.at(-1) + sign.length);
    return units;
  }

  /** The one edit that makes `before` to `after`; null where they are the same. */
  function smallest(before, after) {
    if (before === after) return null;
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before[start] === after[start]) start += 1;
    let rest = 0;
    while (rest < most - start && before.at(-1 - rest) === after.at(-1 - rest)) rest += 1;
    const halves = (sign) => sign >= "\ud800" && sign <= "\udfff";
    if (start > 0 && halves(before[start - 1])) start -= 1; // a pair is not taken apart
    if (rest > 0 && halves(before.at(-rest))) rest -= 1;
    return { start, end: before.length - rest, text: after.slice(start, after.length - rest) };
  }

  return { Reading, quoteIn, smallest, unitsOf };
})();
undefined; // the value of a script is handed to the program, which has no use for it

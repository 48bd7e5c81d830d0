// The server counts code points, the browser UTF-16 units, and the text stands in text nodes and line breaks.

// A function from code points to UTF-16 units of `text`.
function toUnits(text) {
  const wide = []; // the code point behind each character of two units
  let point = 0;
  for (const character of text) {
    point += 1;
    if (character.length === 2) wide.push(point);
  }
  if (wide.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}

// The pieces of text below `root`: a text node, or a <br> that some browsers make of Enter.
function pieces(root) {
  const found = [];
  let start = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeType === Node.TEXT_NODE ? node.length : node.nodeName === "BR" ? 1 : 0;
    if (length === 0) continue;
    found.push({ node, start, end: start + length });
    start += length;
  }
  return found;
}

function textOf(root) {
  return pieces(root).map(({ node }) => (node.nodeType === Node.TEXT_NODE ? node.data : "\n")).join("");
}

function boundary(root, found, offset, atEnd) {
  const piece = found.find((candidate) => (atEnd ? offset <= candidate.end : offset < candidate.end)) ?? found.at(-1);
  if (!piece) return [root, 0];
  if (piece.node.nodeType === Node.TEXT_NODE) return [piece.node, Math.min(offset - piece.start, piece.node.length)];
  const place = [...piece.node.parentNode.childNodes].indexOf(piece.node);
  return [piece.node.parentNode, place + (offset > piece.start ? 1 : 0)];
}

// The range of the units from `start` to `end` below `root`.
function rangeOf(root, start, end, found = pieces(root)) {
  const range = document.createRange();
  range.setStart(...boundary(root, found, start, start === end));
  range.setEnd(...boundary(root, found, end, true));
  return range;
}

// The unit below `root` at which a boundary of a selection stands; null where it is outside.
function unitAt(root, node, offset) {
  if (!root.contains(node)) return null;
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return textOf(before.cloneContents()).length;
}

export { pieces, rangeOf, textOf, toUnits, unitAt };

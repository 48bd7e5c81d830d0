// What leaves the page, all of it by the user's hand: the clipboard, a file, paper.

import { ask } from "./ask.js";
import { byId } from "./dom.js";
import { currentLanguage } from "./words.js";

async function copy(text) {
  await navigator.clipboard.writeText(text);
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function saveText(text, name) {
  download(new Blob([text.endsWith("\n") ? text : `${text}\n`], { type: "text/plain;charset=utf-8" }), `${name}.txt`);
  return `${name}.txt`;
}

async function saveMail(text, name) {
  download(await ask("mail", { text }, currentLanguage()), `${name}.eml`);
  return `${name}.eml`;
}

// Only the letter goes on paper.
function printLetter(text) {
  byId("paper").textContent = text;
  print();
  byId("paper").textContent = "";
}

export { copy, printLetter, saveMail, saveText };

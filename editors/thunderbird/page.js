// What the pages of this add-on share: texts in the language of the mail program, and elements without markup in strings.

export const say = (key, ...fields) => browser.i18n.getMessage(key, fields.map(String));

export function made(name, text = "", properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(text);
  return element;
}

export function translate() {
  document.documentElement.lang = browser.i18n.getUILanguage();
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
}

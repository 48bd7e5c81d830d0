// The one connection of this add-on: to `taktvoll`, on this machine.

const PROTOCOL = 1;
const waiting = new Map();
let port = null;
let next = 1;
let greeted = null;

export const lang = browser.i18n.getUILanguage().toLowerCase().startsWith("de") ? "de" : "en";

/** The result of a request; raises an Error whose message can be shown. */
export async function ask(method, fields = {}) {
  greeted ??= send("hello").then(({ protocol, version }) => {
    if (protocol !== PROTOCOL) throw new Error(browser.i18n.getMessage("other_version", [version]));
  });
  try {
    await greeted;
  } catch (error) {
    greeted = null;
    throw error;
  }
  return send(method, fields);
}

function send(method, fields) {
  port ??= connected();
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    port.postMessage({ id, method, lang, ...fields });
  });
}

function connected() {
  const made = browser.runtime.connectNative("taktvoll");
  made.onMessage.addListener(({ id, result, error }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.reject(new Error(error.message));
    else one?.resolve(result);
  });
  made.onDisconnect.addListener(() => {
    port = greeted = null;
    const gone = [...waiting.values()];
    waiting.clear();
    for (const { reject } of gone) reject(new Error(browser.i18n.getMessage("no_host")));
  });
  return made;
}

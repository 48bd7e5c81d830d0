// Questions to the server, with the token of the printed address. The tab keeps it for a reload, and nothing else is kept.

const KEY = "taktvoll-token";

class Refusal extends Error {}
class Gone extends Error {}
class Locked extends Error {}

function takeToken() {
  const address = new URL(location.href);
  const given = address.searchParams.get("token");
  if (given) {
    sessionStorage.setItem(KEY, given);
    address.searchParams.delete("token");
    history.replaceState(null, "", address);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

const token = takeToken();

async function ask(path, question, lang) {
  let answer;
  try {
    answer = await fetch(`/api/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(question),
    });
  } catch {
    throw new Gone();
  }
  if (answer.ok) return path === "mail" ? answer.blob() : answer.json();
  if (answer.status === 403) throw new Locked();
  const said = await answer.json().catch(() => null);
  throw new Refusal(said?.error?.[lang] ?? `HTTP ${answer.status}`);
}

export { Gone, Locked, Refusal, ask };

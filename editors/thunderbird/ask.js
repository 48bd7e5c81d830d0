import { made, translate } from "./page.js";

const tab = Number(new URLSearchParams(location.search).get("tab"));
const decide = async (send) => {
  await browser.runtime.sendMessage({ kind: "decided", tab, send });
  window.close();
};

translate();
for (const finding of await browser.runtime.sendMessage({ kind: "question", tab })) {
  const element = made("li", "", { className: `finding ${finding.severity}` });
  element.append(made("p", made("strong", finding.title)));
  if (finding.quote) element.append(made("p", `„${finding.quote}“`));
  element.append(made("p", finding.message), made("p", finding.advice));
  document.getElementById("findings").append(element);
}
document.getElementById("back").addEventListener("click", () => decide(false));
document.getElementById("send").addEventListener("click", () => decide(true));
document.getElementById("back").focus();
document.body.dataset.ready = "yes";

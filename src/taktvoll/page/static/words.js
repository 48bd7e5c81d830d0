// The page's own words in both languages; what is said of a draft comes from the server in the chosen one.

const WORDS = {
  skip: { de: "Zum Entwurf springen", en: "Skip to the draft" },
  claim: { de: "Absagen, die gut ankommen", en: "Declining an interview, kindly" },
  language: { de: "Sprache der Seite", en: "Language of the page" },
  theme: { de: "Hell / Dunkel", en: "Light / dark" },
  draft: { de: "Ihr Entwurf", en: "Your draft" },
  draftTools: { de: "Entwurf sichern", en: "Keep the draft" },
  draftHelp: {
    de: "Taktvoll liest beim Schreiben mit. Die Befunde stehen hinter dem Entwurf in der Reihenfolge ihres Gewichts.",
    en: "Taktvoll reads while you write. The findings stand behind the draft in order of weight.",
  },
  placeholder: {
    de: "Fügen Sie hier Ihre Mail ein, oder schreiben Sie einfach los …",
    en: "Paste your German mail here, or just start writing …",
  },
  undo: { de: "Rückgängig", en: "Undo" },
  copy: { de: "Kopieren", en: "Copy" },
  txt: { de: "Als .txt", en: "As .txt" },
  eml: { de: "Als .eml", en: "As .eml" },
  print: { de: "Drucken", en: "Print" },
  example: { de: "Beispiel einsetzen", en: "Insert an example" },
  rewriteNow: { de: "Neue Fassung schreiben", en: "Write a new version" },
  given: { de: "Angaben, die helfen (freiwillig)", en: "What helps to know (optional)" },
  replyTo: { de: "Die Mail der Firma, auf die Sie antworten", en: "The employer’s mail that you answer" },
  mail: { de: "Was in der Mail der Firma steht", en: "What the employer’s mail says" },
  replyToHelp: {
    de: "Damit Namen, Termin und Anrede zusammenpassen.",
    en: "So that names, date and form of address fit together.",
  },
  today: { de: "Heute ist der", en: "Today is" },
  register: { de: "Anrede", en: "Form of address" },
  registerAuto: { de: "wie im Entwurf", en: "as in the draft" },
  registerSie: { de: "Sie", en: "Sie (formal)" },
  registerDu: { de: "du", en: "du (informal)" },
  occasion: { de: "Sie möchten", en: "You want to" },
  occasionAuto: { de: "was der Entwurf sagt", en: "do what the draft says" },
  occasionDecline: { de: "absagen", en: "decline" },
  occasionReschedule: { de: "den Termin verschieben", en: "move the date" },
  findings: { de: "Was auffällt", en: "What stands out" },
  welcome: {
    de: "Noch ist nichts zu lesen. Sobald Sie schreiben, steht hier, was in Ihrer Mail wehtun könnte, was fehlt, und wie es besser klingt.",
    en: "Nothing to read yet. As soon as you write, you will see here what in your mail might hurt, what is missing, and how it sounds better.",
  },
  of100: { de: "von 100", en: "of 100" },
  scoreLabel: { de: "Wertung", en: "Score" },
  noScore: { de: "ohne Wertung", en: "no score" },
  applySafe: { de: "Unbedenkliche Vorschläge übernehmen: {count}", en: "Apply the safe suggestions: {count}" },
  show: { de: "Zeigen", en: "Show" },
  why: { de: "Warum?", en: "Why?" },
  places: { de: "{count} Stellen", en: "{count} places" },
  alsoNote: { de: "auch: {titles}", en: "also: {titles}" },
  fixed: { de: "Geändert. Rückgängig mit Strg+Z.", en: "Changed. Undo with Ctrl+Z." },
  copied: { de: "Kopiert.", en: "Copied." },
  notCopied: { de: "Der Browser erlaubt das Kopieren nicht: Markieren Sie den Text und drücken Sie Strg+C.", en: "The browser does not allow copying: select the text and press Ctrl+C." },
  saved: { de: "Gespeichert als {name}.", en: "Saved as {name}." },
  nothing: { de: "Es ist noch nichts geschrieben.", en: "Nothing is written yet." },
  stale: { de: "Der Entwurf hat sich inzwischen geändert; gleich ist der Vorschlag neu.", en: "The draft has changed meanwhile; the suggestion will be new in a moment." },
  gone: {
    de: "Taktvoll antwortet nicht mehr. Ihr Text steht noch hier: Kopieren Sie ihn, starten Sie `taktvoll page` neu und öffnen Sie die neue Adresse.",
    en: "Taktvoll no longer answers. Your text is still here: copy it, start `taktvoll page` again and open the new address.",
  },
  locked: {
    de: "Diese Seite hat ihren Schlüssel nicht: Öffnen Sie die Adresse, die `taktvoll page` im Terminal ausgibt.",
    en: "This page lacks its key: open the address that `taktvoll page` prints in the terminal.",
  },
  noMarks: {
    de: "Dieser Browser kann die Stellen im Text nicht unterstreichen; die Liste ist trotzdem vollständig.",
    en: "This browser cannot underline the places in the text; the list is complete all the same.",
  },
  rewrite: { de: "Neue Fassung", en: "New version" },
  rewriteTools: { de: "Neue Fassung sichern", en: "Keep the new version" },
  mode: { de: "Wie", en: "How" },
  modeMinimal: { de: "behutsam: Ihre guten Sätze bleiben", en: "gently: your good sentences stay" },
  modeFresh: { de: "ganz neu aus Ihren Angaben", en: "afresh, from your facts" },
  style: { de: "Stil", en: "Style" },
  stylePlain: { de: "schlicht", en: "plain" },
  styleBrief: { de: "knapp", en: "brief" },
  styleWarm: { de: "herzlich", en: "warm" },
  styleFormal: { de: "förmlich", en: "formal" },
  variants: { de: "Fassungen", en: "Versions" },
  write: { de: "Schreiben", en: "Write" },
  writing: { de: "Schreibt …", en: "Writing …" },
  written: { de: "Fertig: {title}. {verdict}.", en: "Done: {title}. {verdict}." },
  versions: { de: "Fassungen", en: "Versions" },
  before: { de: "Bisher", en: "Before" },
  after: { de: "Neu", en: "New" },
  take: { de: "In den Entwurf übernehmen", en: "Put into the draft" },
  taken: { de: "Übernommen. Rückgängig mit Strg+Z.", en: "Put into the draft. Undo with Ctrl+Z." },
  leftOut: { de: "Weggelassen", en: "Left out" },
  look: { de: "Bitte ansehen", en: "Please look at" },
  changes: { de: "Was sich ändert, und warum ({count})", en: "What changes, and why ({count})" },
  outdated: { de: "Der Entwurf hat sich seitdem geändert.", en: "The draft has changed since." },
  privacy: {
    de: "Ihr Text bleibt auf diesem Rechner: Nichts wird gespeichert, nichts wird verschickt. Wenn Sie das Fenster schließen, ist er fort.",
    en: "Your text stays on this machine: nothing is stored, nothing is sent. When you close the window, it is gone.",
  },
};

const EXAMPLE = `Hallo Frau Brandt,

danke für die Einladung! Leider kann ich am Freitag, dem 12. März, um 10 Uhr nicht zum Vorstellungsgespräch kommen, ich hab schon woanders unterschrieben. Die Bezahlung bei Ihnen ist ehrlich gesagt ein Witz. Tut mir wirklich leid, mein Ex lässt mich mit den Kindern mal wieder hängen.

LG
Sabine Ohlsen`;

let language = document.documentElement.lang === "en" ? "en" : "de";

function word(key, fields = {}) {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}

function currentLanguage() {
  return language;
}

// Fill every element that names a text; letters keep lang="de".
function speak(lang) {
  language = lang;
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = word(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", word(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-placeholder]")) {
    element.dataset.placeholder = word(element.dataset.tPlaceholder);
    element.setAttribute("aria-placeholder", element.dataset.placeholder);
  }
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
}

export { EXAMPLE, currentLanguage, speak, word };

/**
 * Made-up pages of a made-up post office.
 */

export const NAME = "Fern Letters";
export const TERMS = `Terms of Service of ${NAME}`;

export const SELL = "We may sell your personal data to third parties for marketing.";
export const TRAIN =
  "We may use your notes and messages to train our artificial intelligence models.";
export const ARBITRATE = "Any dispute between you and us will be settled by binding arbitration.";

/** What every page of terms begins with: enough words for a grade. */
export const COMMON = [
  "These terms are an agreement between you and Fern Letters. You agree to them when you open an account, and they apply until you close it.",
  "We deliver your letters with care, and we keep a list of what was delivered and when. A letter that finds nobody at home waits in the house of letters for a week, and then goes back to the one who wrote it. Parcels are taken at the counter, on every day of the week but the last.",
  "You write the address in letters that others can read, and you tell us when you move. Who rides along in our carts does so as a guest of the house and keeps to its rules. These terms apply to all of it, and the parts of the agreement that speak of letters apply to parcels as well.",
];

export const PRIVACY = [
  "This privacy policy says which personal data Fern Letters collects about you and what happens with it. It covers the site and the counter.",
  "We collect your name, your address and your email address when you write to us, and we keep this personal data for as long as you have an account and for a year after it was closed.",
  "We share your personal data with advertisers for their own marketing. Cookies of our partners follow you across other sites for advertising.",
  "You have the right to access your personal data, to correct it and to have it erased; write to our data protection officer, who answers within a month of the day on which your letter came in. The legal basis of the processing is your consent.",
  "When this policy changes we hang the new one at the counter a month before it applies, with the day on it. What we have of yours lies in a locked room of the house of letters, and nobody enters it but the two who sort the post and the one who repairs the shelves.",
];

export const GERMAN = [
  "Diese Allgemeinen Geschäftsbedingungen gelten für die Nutzung des Dienstes der Fern Post GmbH. Mit der Nutzung stimmen Sie diesen Nutzungsbedingungen zu.",
  "Wir stellen Ihre Briefe mit Sorgfalt zu und führen eine Liste darüber, was wann zugestellt wurde. Pakete nehmen wir am Schalter an, an jedem Tag der Woche außer dem letzten, und geben Ihnen dafür einen Beleg mit einer Nummer.",
  "Wir haften nicht für Schäden, die durch die Nutzung des Dienstes entstehen. Wir können diese Bedingungen jederzeit ohne Ankündigung ändern. Wir können Ihr Konto jederzeit ohne Angabe von Gründen sperren.",
  "Die Anschrift schreiben Sie so, dass andere sie lesen können, und einen Umzug teilen Sie uns mit. Das Konto bleibt bestehen, bis Sie es schließen, und die Teile dieses Vertrages, die von Streitigkeiten sprechen, gelten danach weiter.",
  "Ein Brief, den niemand annimmt, liegt eine Woche im Haus der Briefe und geht dann an den zurück, der ihn geschrieben hat. Wer in unseren Wagen mitfährt, ist Gast des Hauses und hält sich an dessen Regeln. Was an diesen Bedingungen unklar ist, erklären wir am Schalter oder in einem Brief, den wir binnen einer Woche schreiben und dem eine Abschrift der Bedingungen beiliegt.",
];

/** @param {string[]} texts */
export function paragraphs(texts) {
  return texts.map((text) => `<p>${text}</p>`).join("\n");
}

/**
 * @param {string} body
 * @param {{title?: string, head?: string, lang?: string}} [more]
 */
export function page(body, { title = TERMS, head = "", lang = "en" } = {}) {
  return `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
}

/**
 * Terms with these clauses.
 * @param {string} clauses Markup.
 * @param {string} [head]
 */
export function terms(clauses, head) {
  return page(paragraphs(COMMON) + clauses, { head });
}

/**
 * A page that draws terms or a privacy policy, whichever its address asks for, as an application of
 * one page does.
 * @param {string} part Which part of `location` says so.
 * @param {string} [head]
 */
export function application(part, head = "") {
  const documents = {
    terms: `<h1>${TERMS}</h1>${paragraphs([...COMMON, SELL, ARBITRATE])}`,
    privacy: `<h1>Privacy Policy of ${NAME}</h1>${paragraphs(PRIVACY)}`,
  };
  return `<!doctype html><html lang="en"><head><title>${NAME}</title>${head}</head>
<body><main></main><script>
const documents = ${JSON.stringify(documents)};
function draw() {
  const wanted = location.${part}.includes("privacy") ? "privacy" : "terms";
  document.querySelector("main").innerHTML = documents[wanted];
  document.title = document.querySelector("h1").textContent;
}
function go(address) {
  history.pushState(null, "", address);
  draw();
}
addEventListener("hashchange", draw);
draw();
</script></body></html>`;
}

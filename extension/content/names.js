/**
 * What terms, privacy and cookie documents are called, in the languages that are read: of links, and of
 * pages that name themselves. Pure.
 */

/** @type {["terms" | "privacy" | "cookies", RegExp][]} Of texts as {@link folded} makes them. */
const NAMES = [
  ["cookies", /\bcookies?\b|\btracker/],
  [
    "privacy",
    /\bprivacy|data protection|\bdatenschutz|confidentialit|donnees personnelles|vie privee|\bprivacidad|proteccion de datos|datos personales|riservatezza|dati personali|\bprywatno|dan(e|ych) osobow|\b(gdpr|dsgvo|rgpd|rodo)\b/,
  ],
  [
    "terms",
    /\bterms\b|\bconditions\b|\btos\b|\beula\b|(user|service|subscriber|customer) agreement|acceptable use|\blegal\b|\bagb\b|(nutzungs|geschafts|vertrags|teilnahme)bedingungen|\bcg[uv]\b|mentions legales|\btermini\b|condizioni|note legali|\bregulamin|\bwarunki\b|\bterminos\b|condiciones|aviso legal/,
  ],
];

/**
 * A text in lower case, without accents, with single spaces for all but letters and digits.
 * @param {string} text
 */
export function folded(text) {
  return text
    .toLowerCase()
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\W_]+/g, " ");
}

/**
 * @param {string} text
 * @returns {"terms" | "privacy" | "cookies" | null} The kind of document that it names; null for none.
 */
export function kindOf(text) {
  const plain = folded(text);
  return NAMES.find(([, words]) => words.test(plain))?.[0] ?? null;
}

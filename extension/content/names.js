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
  return (
    text
      .toLowerCase()
      // Soft hyphens and the like are no letters.
      .replace(/\p{Cf}/gu, "")
      .replaceAll("ł", "l")
      .replaceAll("ß", "ss")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[\W_]+/g, " ")
  );
}

/** Words that name terms in a link, and in a page's title may be about anything: "weather conditions". */
const LOOSE = /\b(terms|conditions|legal|termini|condizioni|condiciones|warunki)\b/g;

/** The same as names of documents. */
const STRICT =
  /^(the )?(terms|legal|conditions)$|^(\w+ ){1,3}terms$|\bterms (of|and|for)\b|\b(general|our|user|website|service) (terms|conditions)\b|\bterms conditions\b|\bconditions (of|generales|particulieres|d utilisation|de vente)\b|\blegal (notice|terms|information)\b|\btermini (e|di|d|del)\b|\bcondizioni (generali|di|d|del)\b|\bcondiciones (generales|de|del)\b|\bwarunki (korzystania|swiadczenia|uzytkowania|umowy|ogolne)\b|\bogolne warunki\b/;

/**
 * Whether a text names the page that it stands on as such a document: a path, a title, a heading.
 * @param {string} text
 */
export function namesItself(text) {
  const plain = folded(text);
  const kind = kindOf(text);
  if (kind !== "terms") return kind !== null;
  if (kindOf(plain.replace(LOOSE, " ")) !== null) return true;
  return STRICT.test(plain.trim());
}

/**
 * @param {string} text
 * @returns {"terms" | "privacy" | "cookies" | null} The kind of document that it names; null for none.
 */
export function kindOf(text) {
  const plain = folded(text);
  return NAMES.find(([, words]) => words.test(plain))?.[0] ?? null;
}

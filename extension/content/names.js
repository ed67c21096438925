// What terms, privacy and cookie documents are called, in the languages that are read: the one list
// for links and for pages. A script of the old kind, since scout.js, which is registered with it,
// can import nothing; modules have it by naming.js.
(() => {
  /** @type {["terms" | "privacy" | "cookies", RegExp][]} In words without accents. */
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

  /** As naming.js says. @param {string} text */
  const folded = (text) =>
    text
      .toLowerCase()
      .replaceAll("ł", "l")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[\W_]+/g, " ");

  /** @param {string} text */
  const kindOf = (text) => {
    const plain = folded(text);
    return NAMES.find(([, words]) => words.test(plain))?.[0] ?? null;
  };

  const scope = /** @type {Record<symbol, unknown>} */ (/** @type {unknown} */ (globalThis));
  scope[Symbol.for("clauselight-names")] = { folded, kindOf };
})();

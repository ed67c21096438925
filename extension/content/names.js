// What terms, privacy and cookie documents are called, in the languages that are read: the one list
// for links and for pages. A script of the old kind, since scout.js, which is registered with it,
// can import nothing; modules import it for what it defines.
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

  /** @param {string} text */
  const folded = (text) =>
    text
      .toLowerCase()
      .replaceAll("ł", "l")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[\W_]+/g, " ");

  const scope = /** @type {Record<symbol, (text: string) => string | null>} */ (globalThis);
  scope[Symbol.for("clauselight-names")] = (text) => {
    const plain = folded(text);
    return NAMES.find(([, words]) => words.test(plain))?.[0] ?? null;
  };
})();

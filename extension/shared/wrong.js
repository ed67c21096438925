/**
 * What somebody copies who says that a finding is wrong: a pure function.
 */

/**
 * Enough to look into it, and nothing that tells who asked: of the page's address no query, which
 * may name the reader.
 * @param {object} about
 * @param {string} about.version Of the extension.
 * @param {string} about.url Address of the page.
 * @param {string} [about.language] Of the document, where it is known.
 * @param {import("../core/contract.js").Finding} about.finding
 * @returns {string}
 */
export function wrongReport({ version, url, language, finding }) {
  const { origin, pathname } = URL.canParse(url) ? new URL(url) : { origin: "", pathname: "" };
  return [
    `Clauselight ${version}`,
    `Page: ${origin}${pathname}`,
    ...(language ? [`Language: ${language}`] : []),
    `Clause: ${finding.clause} (${finding.certainty}, ${finding.source})`,
    `Quote: ${finding.quote}`,
    "What is wrong: ",
  ].join("\n");
}

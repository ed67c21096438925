/**
 * Finds the links to terms on a page that is none itself.
 */

import "./names.js";
import { findAll } from "./dom.js";

/** @typedef {import("../shared/messages.js").TermsLink} TermsLink */

/** The kind of document that a text names; null for none. */
const kindOf = /** @type {Record<symbol, (text: string) => TermsLink["kind"] | null>} */ (
  globalThis
)[Symbol.for("clauselight-names")];

/** Longest link text, in characters: a sentence with a link in it is no sign on the door. */
const LONGEST = 60;

/** Most links that are told. */
const MOST = 8;

/**
 * Links whose words or address speak of terms, each address once, in the order of the page.
 * @param {Document} page
 * @returns {TermsLink[]}
 */
export function termsLinks(page) {
  /** @type {Map<string, TermsLink>} */
  const found = new Map();
  for (const anchor of findAll(page, "a[href]")) {
    const { href, protocol } = /** @type {HTMLAnchorElement} */ (anchor);
    const text = (anchor.textContent ?? "").replace(/\s+/g, " ").trim();
    if (!/^https?:$/.test(protocol) || text.length === 0 || text.length > LONGEST) continue;
    const kind = kindOf(text);
    const address = href.replace(/#.*$/, "");
    if (!kind || found.has(address) || address === page.location.href.replace(/#.*$/, "")) continue;
    found.set(address, { kind, text, url: address });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

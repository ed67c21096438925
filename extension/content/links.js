/**
 * Finds the links to terms on a page that is none itself.
 */

import { canonicalAddress } from "../shared/address.js";
import { findAll, textContentOf } from "./dom.js";
import { kindOf } from "./names.js";

/** @typedef {import("../shared/messages.js").TermsLink} TermsLink */

/** Longest link text, in UTF-16 code units: a sentence with a link in it names no document. */
const LONGEST = 60;

/** Most links that are told of each sort. */
export const MOST = 8;

/**
 * Links of a tree whose words speak of terms and that lead to another document, in the order of the
 * tree.
 * @param {Document | ShadowRoot} root
 * @param {Document} page That the tree belongs to.
 * @returns {Generator<{anchor: Element, address: string, link: TermsLink}>} `address` is canonical: links
 *   with the same one lead to the same document.
 */
export function* namedLinks(root, page) {
  const own = canonicalAddress(page.location.href, null);
  for (const anchor of findAll(root, "a[href]")) {
    const { href, protocol } = /** @type {HTMLAnchorElement} */ (anchor);
    if (!/^https?:$/.test(protocol)) continue;
    const text = textContentOf(anchor).replace(/\s+/g, " ").trim();
    if (text.length === 0 || text.length > LONGEST) continue;
    const kind = kindOf(text);
    const address = kind && canonicalAddress(href, null);
    if (!kind || !address || address === own) continue;
    yield { anchor, address, link: { kind, text, url: href } };
  }
}

/**
 * Links whose words speak of terms, each address once.
 * @param {Document} page
 * @param {TermsLink[]} told Those that are told elsewhere.
 * @returns {TermsLink[]}
 */
export function termsLinks(page, told) {
  /** @type {Map<string, TermsLink>} */
  const found = new Map();
  const others = new Set(told.map(({ url }) => canonicalAddress(url, null)));
  for (const { address, link } of namedLinks(page, page)) {
    if (found.has(address) || others.has(address)) continue;
    found.set(address, link);
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

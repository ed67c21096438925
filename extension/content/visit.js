/**
 * A visit to one document: a page may show several, one after the other, at addresses of their own.
 */

import { canonicalAddress, isRouted } from "../shared/address.js";
import { attributeOf, findAll, hasAttribute } from "./dom.js";

export class Visit {
  /** @param {Document} page */
  constructor(page) {
    this.page = page;
    /** When the person first asked about this document, ISO 8601. */
    this.began = new Date().toISOString();
    this.address = this.currentAddress();
    /** What the page called itself at the address before; undefined where there was none. */
    this.before = /** @type {string | null | undefined} */ (undefined);
    this.told = this.currentCanonical();
  }

  /**
   * Keeps up with the page's address.
   * @returns {boolean} Whether this is another document than before.
   */
  follow() {
    const address = this.currentAddress();
    if (address === this.address) {
      this.told = this.currentCanonical();
      return false;
    }
    this.address = address;
    this.began = new Date().toISOString();
    this.before = this.told;
    this.told = this.currentCanonical();
    return true;
  }

  /**
   * What the page calls itself; null where that is left over from another address: a script changed
   * the address, and what the page calls itself was not seen to change with it.
   * @returns {string | null}
   */
  get canonical() {
    const told = this.currentCanonical();
    if (!isRouted(loadedAt(this.page), this.page.location.href)) return told;
    const changed = this.before !== undefined && this.before !== told;
    return changed ? told : null;
  }

  currentAddress() {
    return canonicalAddress(this.page.location.href, null);
  }

  currentCanonical() {
    const [link] = findAll(this.page, "link[rel=canonical]");
    return link && hasAttribute(link, "href") ? attributeOf(link, "href") : null;
  }
}

/**
 * The address that a page was loaded at.
 * @param {Document} page
 */
function loadedAt(page) {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation?.name ?? page.location.href;
}

/**
 * How far somebody is with a report: filter, open parts, place. Kept for a tab while the browser
 * runs, so that a popup that was closed opens where it was; nothing of private windows.
 */

import { api } from "./platform.js";

/**
 * @typedef {object} Viewed
 * @property {string} url Address of the page; what was seen of another one says nothing of it.
 * @property {string} filter
 * @property {string[]} open Names of the parts that are open.
 * @property {number} top Distance scrolled, in pixels.
 */

/** @param {number} tabId */
const item = (tabId) => `view/${tabId}`;

/**
 * @param {number} tabId
 * @param {string} url
 * @returns {Promise<Viewed | null>}
 */
export async function loadView(tabId, url) {
  const { [item(tabId)]: viewed } = await api.storage.session.get(item(tabId));
  const known = /** @type {Viewed | undefined} */ (viewed);
  return known?.url === url ? known : null;
}

/**
 * @param {number} tabId
 * @param {Viewed} viewed
 */
export function saveView(tabId, viewed) {
  return api.storage.session.set({ [item(tabId)]: viewed });
}

/** @param {number} tabId */
export function forgetView(tabId) {
  return api.storage.session.remove(item(tabId));
}

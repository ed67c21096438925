/**
 * Pages that the person has cleared with "off now": always-on leaves such a page alone in its tab until
 * it is checked again. Kept in the browser's memory, and nothing of private windows.
 */

import { api } from "./platform.js";

/** @param {number} tabId */
const item = (tabId) => `cleared/${tabId}`;

/**
 * @param {number} tabId
 * @param {string} url
 */
export function keepCleared(tabId, url) {
  return api.storage.session.set({ [item(tabId)]: url });
}

/**
 * @param {number} tabId
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function isCleared(tabId, url) {
  const { [item(tabId)]: cleared } = await api.storage.session.get(item(tabId));
  return cleared === url;
}

/** @param {number} tabId */
export function forgetCleared(tabId) {
  return api.storage.session.remove(item(tabId));
}

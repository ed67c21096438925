/**
 * A tab that the extension opens, and the wait for its page.
 */

import { api, openNext } from "../shared/platform.js";

/** Longest wait for a page, in milliseconds; what is there by then is read. Less than an idle worker's life. */
const LONGEST = 20_000;

/**
 * Opens an address in a tab beside another one and waits for its page. It listens from before the tab is
 * opened: a quick page has begun, or is there, before the browser has told which tab it is.
 * @param {string} url
 * @param {chrome.tabs.Tab | undefined} from
 * @returns {Promise<(chrome.tabs.Tab & {id: number}) | null>} Null if it was closed meanwhile.
 */
export async function openLoaded(url, from) {
  /** What each tab was last seen doing. @type {Map<number, "begun" | "loaded" | "closed">} */
  const seen = new Map();
  let look = () => {};
  const updated = (/** @type {number} */ id, /** @type {{status?: string}} */ { status }) => {
    if (status === "loading") seen.set(id, "begun");
    // A tab may tell that it is complete before it has begun with its page.
    if (status === "complete" && seen.has(id)) seen.set(id, "loaded");
    look();
  };
  const removed = (/** @type {number} */ id) => {
    seen.set(id, "closed");
    look();
  };
  api.tabs.onUpdated.addListener(updated);
  api.tabs.onRemoved.addListener(removed);
  let timer;
  try {
    const tab = await openNext(url, from);
    await new Promise((resolve) => {
      timer = setTimeout(resolve, LONGEST);
      look = () => {
        if (["loaded", "closed"].includes(seen.get(tab.id) ?? "")) resolve(null);
      };
      look();
    });
    return seen.get(tab.id) === "closed" ? null : tab;
  } finally {
    clearTimeout(timer);
    api.tabs.onUpdated.removeListener(updated);
    api.tabs.onRemoved.removeListener(removed);
  }
}

/**
 * "Check this link": the link opens in a new tab and is read there. The person's press in the menu lets no
 * extension read the new tab, so the browser asks them for access to the link's site; it is given back as
 * soon as the page is read. In a private window nothing is asked for: browsers keep what was allowed.
 */

import { withAccess } from "../shared/access.js";
import { askPage } from "../shared/messages.js";
import { api, openNext } from "../shared/platform.js";
import { hostOf } from "../shared/settings.js";
import { speak } from "../shared/speech.js";
import { loadSettings } from "../shared/stored.js";
import { askForPress } from "./badge.js";
import { readTab } from "./read.js";

/** Longest wait for a page, in milliseconds; what is there by then is read. Less than an idle worker's life. */
const LONGEST = 20_000;

/**
 * Nothing may be awaited before this: the browser asks only right after the press.
 * @param {string} url http or https.
 * @param {chrome.tabs.Tab | undefined} from Where the link is.
 * @returns {Promise<void>}
 */
export function checkLink(url, from) {
  const open = (/** @type {boolean} */ allowed) => openLink(url, from, allowed);
  return from?.incognito ? open(false) : withAccess(`*://${hostOf(url)}/*`, open);
}

/**
 * @param {string} url
 * @param {chrome.tabs.Tab | undefined} from
 * @param {boolean} allowed Whether its site may be read.
 */
async function openLink(url, from, allowed) {
  const tab = await openNext(url, from);
  const settled = await loaded(tab.id);
  if (settled === "closed") return;
  const { settings } = await loadSettings();
  const view = allowed ? await readTab(tab, settings).catch(told) : null;
  if (view?.report?.isTerms) return;
  if (!view) {
    // The person may have pressed the button meanwhile.
    const known = await askPage(tab.id, "page/view", {}).catch(() => null);
    if (known && known.status !== "idle") return;
  }
  await speak(settings.language);
  await askForPress(tab.id);
}

/**
 * A link may lead to another site, to a file or to nothing: that is told where the button is pressed.
 * @param {unknown} error
 */
function told(error) {
  console.debug("clauselight: link:", error);
  return null;
}

/**
 * Waits until a new tab has loaded its page.
 * @param {number} tabId
 * @returns {Promise<"loaded" | "closed">}
 */
function loaded(tabId) {
  return new Promise((resolve) => {
    const end = (/** @type {"loaded" | "closed"} */ how) => {
      clearTimeout(timer);
      api.tabs.onUpdated.removeListener(updated);
      api.tabs.onRemoved.removeListener(removed);
      resolve(how);
    };
    // A tab may tell that it is complete before it has begun with its page.
    let begun = false;
    const updated = (/** @type {number} */ id, /** @type {{status?: string}} */ { status }) => {
      if (id !== tabId) return;
      begun ||= status === "loading";
      if (begun && status === "complete") end("loaded");
    };
    const removed = (/** @type {number} */ id) => {
      if (id === tabId) end("closed");
    };
    const timer = setTimeout(() => end("loaded"), LONGEST);
    api.tabs.onUpdated.addListener(updated);
    api.tabs.onRemoved.addListener(removed);
    // It may have loaded, or been closed, before anybody listened; an address is told of an allowed site alone.
    api.tabs.get(tabId).then(
      ({ status, url }) => {
        if (status === "complete" && /^https?:/.test(url ?? "")) end("loaded");
      },
      () => end("closed"),
    );
  });
}

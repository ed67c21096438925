/**
 * Always-on: reads, by itself, pages that name themselves terms. Off at first; on for as long as the
 * person wants it and the browser allows it.
 */

import { giveBackAccess, hasAccess, isOneSite, SITES } from "../shared/access.js";
import { isCleared } from "../shared/cleared.js";
import { api } from "../shared/platform.js";
import { siteOff } from "../shared/settings.js";
import { changeSettings, loadSettings } from "../shared/stored.js";
import { readTab } from "./read.js";

/** What is registered to run in every page, in the top frame. */
const SCOUT = {
  id: "scout",
  matches: SITES,
  js: ["content/scout.js"],
  runAt: /** @type {const} */ ("document_idle"),
};

/**
 * Brings what is registered in line with what is chosen, one time after the other. Access that is
 * not needed is given back.
 * @returns {Promise<void>}
 */
export function followChoice() {
  return navigator.locks.request("always-on", async () => {
    const { alwaysOn } = (await loadSettings()).settings;
    const allowed = await hasAccess();
    const ids = [SCOUT.id];
    const isRegistered = (await api.scripting.getRegisteredContentScripts({ ids })).length > 0;
    if (alwaysOn && allowed) {
      // An update may have other files to run.
      if (isRegistered) await api.scripting.updateContentScripts([SCOUT]);
      else await api.scripting.registerContentScripts([SCOUT]);
    } else if (isRegistered) {
      await api.scripting.unregisterContentScripts({ ids });
    }
    if (!alwaysOn && allowed) await giveBackAccess();
  });
}

/**
 * Turns it off where the access was taken away in the browser's own settings.
 * @param {string[]} [sites] What access was taken away to.
 */
export async function followAccess(sites = []) {
  // What was allowed for one link has nothing to do with it.
  if (sites.length > 0 && sites.every(isOneSite)) return;
  if (await hasAccess()) return;
  await changeSettings(() => ({ alwaysOn: false }));
  await followChoice();
}

/**
 * Reads a page that names itself terms, as a click does, unless the person wants it left alone.
 * @param {string} at Its address, as it says. The browser's own word for it may be that of before a
 *   script changed it, and says whose site it is.
 * @param {chrome.runtime.MessageSender} sender
 */
export async function checkNamed(at, { tab, frameId, url }) {
  if (tab?.id === undefined || frameId !== 0) return;
  const { settings } = await loadSettings();
  if (!settings.alwaysOn || !(await hasAccess())) return;
  if (siteOff(url, settings.sitesOff) !== null || (await isCleared(tab.id, at))) return;
  await readTab({ ...tab, id: tab.id }, settings, at);
}

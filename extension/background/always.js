/**
 * Always-on: reads, by itself, pages that name themselves terms. Off at first; on for as long as the
 * person wants it and the browser allows it. What is registered for it: `shared/always.js`.
 */

import { hasAccess, isOneSite } from "../shared/access.js";
import { followChoice } from "../shared/always.js";
import { isCleared } from "../shared/cleared.js";
import { siteOff } from "../shared/settings.js";
import { changeSettings, loadSettings } from "../shared/stored.js";
import { readTab } from "./read.js";

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

/**
 * What always-on registers with the browser.
 */

import { giveBackAccess, hasAccess, SITES } from "./access.js";
import { api } from "./platform.js";
import { loadSettings } from "./stored.js";

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

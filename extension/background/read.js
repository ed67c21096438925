/**
 * Reading a page from the background, as a click on the button does.
 */

import { lightingOf } from "../shared/choice.js";
import { askPage } from "../shared/messages.js";
import { injectContent } from "../shared/platform.js";

/**
 * Reads a page and lights in it what the person wants to be told.
 * @param {chrome.tabs.Tab & {id: number}} tab
 * @param {import("../shared/settings.js").Settings} settings
 * @param {string} [at] The address that the page must have to be read.
 * @returns {Promise<import("../shared/messages.js").View>}
 * @throws {import("../shared/platform.js").ClauselightError}
 */
export async function readTab(tab, settings, at) {
  await injectContent(tab);
  const choice = lightingOf(settings);
  return askPage(tab.id, "page/check", { amount: settings.amount, choice, at });
}

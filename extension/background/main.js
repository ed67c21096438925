/**
 * The background: hosts the core and the badge. It keeps nothing that matters, since the browser
 * ends it whenever it likes; every listener is registered as the module is evaluated.
 */

import { CORE_ANALYSE, PAGE_STEP } from "../shared/messages.js";
import { activeTab, api, askPage, ClauselightError, failureOf } from "../shared/platform.js";
import { showBadge } from "./badge.js";
import { analysePage } from "./core.js";

/** @typedef {import("../shared/messages.js").CoreAnswer} CoreAnswer */
/** @typedef {import("../shared/messages.js").CoreRequest} CoreRequest */

api.runtime.onMessage.addListener((message, sender, answer) => {
  if (message?.type !== CORE_ANALYSE) return false;
  void analyse(message, sender.tab?.id).then(answer);
  return true;
});

api.commands.onCommand.addListener((command) => {
  if (command === "next-finding") void step(1);
  if (command === "previous-finding") void step(-1);
});

/**
 * @param {CoreRequest} request
 * @param {number | undefined} tabId
 * @returns {Promise<CoreAnswer>}
 */
async function analyse(request, tabId) {
  try {
    const report = await analysePage(request.page);
    if (tabId !== undefined) {
      // The report is what the person waits for; a badge that can't be set must not hold it up.
      showBadge(tabId, report).catch((error) => console.warn("clauselight: badge:", error));
    }
    return { ok: true, report };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/**
 * Goes to the next or the previous finding of the page in front, where one has been read.
 * @param {1 | -1} by
 */
async function step(by) {
  try {
    const tab = await activeTab();
    await askPage(tab.id, { type: PAGE_STEP, by });
  } catch (error) {
    // A page that was never read has no findings to step through.
    if (!(error instanceof ClauselightError)) throw error;
  }
}

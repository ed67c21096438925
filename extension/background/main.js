/**
 * The background: hosts the core and the badge. It keeps nothing that matters, since the browser
 * ends it whenever it likes; every listener is registered as the module is evaluated.
 */

import { canonicalAddress } from "../shared/address.js";
import {
  BADGE_SHOW,
  CORE_ANALYSE,
  HISTORY_FORGET,
  HISTORY_LAST,
  HISTORY_VISIT,
  PAGE_STEP,
} from "../shared/messages.js";
import { activeTab, api, askPage, ClauselightError, failureOf } from "../shared/platform.js";
import { showBadge } from "./badge.js";
import { analysePage } from "./core.js";
import { forgetAll, lastChange, nothing, visit } from "./history.js";

/** @typedef {import("../shared/messages.js").CoreAnswer} CoreAnswer */
/** @typedef {import("../shared/messages.js").CoreRequest} CoreRequest */
/** @typedef {import("../shared/messages.js").HistoryVisit} HistoryVisit */

api.runtime.onMessage.addListener((message, sender, answer) => {
  switch (message?.type) {
    case CORE_ANALYSE:
      void analyse(message, sender.tab?.id).then(answer);
      return true;
    case BADGE_SHOW:
      if (sender.tab?.id !== undefined) tellBadge(sender.tab.id, message.report);
      return false;
    case HISTORY_VISIT:
      void remember(message, sender).then(answer);
      return true;
    case HISTORY_FORGET:
      void forgetAll().then(() => answer(true));
      return true;
    case HISTORY_LAST:
      void lastChange(message.address).then(answer, () => answer(null));
      return true;
    default:
      return false;
  }
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
    if (tabId !== undefined) tellBadge(tabId, report);
    return { ok: true, report };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/**
 * The report is what the person waits for; a badge that can't be set must not hold it up.
 * @param {number} tabId
 * @param {import("../core/contract.js").Report} report
 */
function tellBadge(tabId, report) {
  showBadge(tabId, report).catch((error) => console.warn("clauselight: badge:", error));
}

/**
 * Compares a page with its history and keeps it there; of a private window nothing is looked up
 * and nothing kept.
 * @param {HistoryVisit} request
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<import("../shared/messages.js").Changes>}
 */
async function remember({ page, canonical, began }, sender) {
  const address = canonicalAddress(page.url, canonical);
  if (sender.tab?.incognito !== false || !address) return nothing("private");
  try {
    return { ...(await visit(page, address, began)), address };
  } catch (error) {
    // The report stands without its history.
    console.warn("clauselight: history:", error);
    return nothing("failed");
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

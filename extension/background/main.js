/**
 * The background: hosts the core and the badge. It keeps nothing that matters, since the browser
 * ends it whenever it likes; every listener is registered as the module is evaluated.
 */

import { giveBackBorrowed, SITES } from "../shared/access.js";
import { canonicalAddress } from "../shared/address.js";
import { followChoice } from "../shared/always.js";
import { choiceOf, chosen, lightingOf } from "../shared/choice.js";
import { forgetCleared } from "../shared/cleared.js";
import { askPage, listenInBackground } from "../shared/messages.js";
import {
  activeTab,
  api,
  ClauselightError,
  closeStorage,
  failureOf,
  openSelection,
  setMenuEntries,
  watchCommands,
  watchMenus,
  words,
} from "../shared/platform.js";
import { DEFAULTS, listed } from "../shared/settings.js";
import { languageOf, speak, textsOf } from "../shared/speech.js";
import { changeSettings, loadSettings, watchSettings } from "../shared/stored.js";
import { forgetView } from "../shared/viewed.js";
import { checkNamed, followAccess } from "./always.js";
import {
  comparison,
  exported,
  imported,
  keptPages,
  knownDocuments,
  removePage,
} from "./archive.js";
import { showBadge } from "./badge.js";
import { analysePage, clauseTypes, compareTexts, forgetPage, patternFault } from "./core.js";
import { forgetAll, lastChange, nothing, visit } from "./history.js";
import { checkLink } from "./link.js";

/** @typedef {import("../shared/messages.js").CoreAnswer} CoreAnswer */
/** @typedef {import("../shared/messages.js").HistoryVisit} HistoryVisit */
/** @typedef {import("../shared/messages.js").Page} Page */

listenInBackground({
  "core/analyse": ({ page, spoken }, sender) => analyse(page, spoken, sender.tab),
  "badge/show": ({ report, changed }, sender) => {
    const id = sender.tab?.id;
    if (id === undefined) return;
    void inForce().then((settings) => tellBadge(id, report, settings, changed));
  },
  "page/named": ({ at }, sender) => {
    // The page may go elsewhere meanwhile; nobody waits for it.
    checkNamed(at, sender).catch((error) => console.warn("clauselight: always-on:", error));
  },
  "amount/keep": ({ amount }, sender) => {
    return sender.tab?.incognito === false && keepAmount(amount);
  },
  "clause/choose": ({ clause, wanted }, sender) => {
    return sender.tab?.incognito === false && chooseClause(clause, wanted);
  },
  "amount/kept": () => inForce().then(({ amount }) => amount),
  "history/visit": remember,
  "history/forget": () => forgetAll().then(() => true),
  "language/kept": language,
  "history/last": async ({ address }) => lastChange(address, await language()).catch(() => null),
  "history/known": ({ urls }) => knownDocuments(urls),
  "history/list": () => keptPages(),
  "history/compare": async (versions) => comparison(versions, await language()).catch(() => null),
  "history/remove": ({ address }) => removePage(address).then(() => true),
  "history/export": () => exported(),
  "history/import": ({ file }) => imported(file),
  "core/compare": async ({ before, after }) =>
    compareTexts(before, after, await language()).then(
      (diff) => ({ ok: true, diff }),
      (error) => ({ ok: false, failure: failureOf(error) }),
    ),
  "core/catalogue": async () =>
    clauseTypes(await language()).then(
      (types) => ({ ok: true, types }),
      (error) => ({ ok: false, failure: failureOf(error) }),
    ),
  "core/try": async ({ pattern, text }) =>
    (await analysePage({ title: "", url: "", text }, [pattern])).own ?? [],
  "core/pattern": async ({ pattern }) =>
    patternFault(pattern, await language()).then(
      (fault) => ({ fault }),
      (error) => ({ fault: failureOf(error).message }),
    ),
});

closeStorage().catch((error) => console.warn("clauselight: storage:", error));

watchSettings(({ settings }, fields) => {
  if (fields.includes("language")) void nameControls();
  void tellPages(settings, fields);
  if (fields.includes("alwaysOn")) keepUp(followChoice());
});

// What is registered is lost with an update, and may be with a profile that was put back.
api.runtime.onInstalled.addListener(() => keepUp(followChoice()));
api.runtime.onStartup.addListener(() => keepUp(followChoice()));
api.permissions.onRemoved.addListener(({ origins }) => keepUp(followAccess(origins)));

giveBackBorrowed().catch((error) => console.warn("clauselight: access:", error));

// Once, where it is new; an update changes nothing that needs telling in a page of its own.
api.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void api.tabs.create({ url: "/welcome/welcome.html" });
});

api.tabs.onRemoved.addListener((tabId) => {
  void forgetView(tabId);
  void forgetCleared(tabId);
});

watchCommands((command) => {
  if (command === "next-finding") void step(1);
  if (command === "previous-finding") void step(-1);
});

/** The entries of a selection's menu and of a link's. */
const CHECK_SELECTION = "check-selection";
const CHECK_LINK = "check-link";

// The browser keeps neither for longer than it runs, or than this version is the one that runs.
api.runtime.onInstalled.addListener(() => void nameControls());
api.runtime.onStartup.addListener(() => void nameControls());

/** Names what the extension adds to the browser, in the language that is chosen: one naming after the other. */
function nameControls() {
  return navigator.locks
    .request("names", async () => {
      await speak((await inForce()).language);
      await api.action.setTitle({ title: words("actionTitle") });
      await setMenuEntries([
        { id: CHECK_SELECTION, title: words("menuSelection"), contexts: ["selection"] },
        {
          id: CHECK_LINK,
          title: words("menuLink"),
          contexts: ["link"],
          targetUrlPatterns: SITES,
        },
      ]);
    })
    .catch((error) => console.warn("clauselight: names:", error));
}

watchMenus(({ menuItemId, selectionText, linkUrl }, tab) => {
  const failed = (/** @type {unknown} */ error) =>
    console.warn(`clauselight: ${menuItemId}:`, error);
  if (menuItemId === CHECK_SELECTION && selectionText) openSelection(selectionText).catch(failed);
  if (menuItemId === CHECK_LINK && linkUrl) checkLink(linkUrl, tab).catch(failed);
});

/**
 * @param {Page} page
 * @param {string | undefined} spoken What a content script speaks; undefined for a page of the extension.
 * @param {chrome.tabs.Tab | undefined} tab
 * @returns {Promise<CoreAnswer>}
 */
async function analyse(page, spoken, tab) {
  try {
    const { settings, locked } = await chosenSettings();
    const mayHide = tab?.incognito === false && !locked.includes("clausesOff");
    const told = languageOf(settings.language);
    // A content script's terms are compared with an earlier visit next, if anything is kept of them.
    const remember = spoken !== undefined && tab?.incognito === false;
    const report = await analysePage(page, settings.patterns, told, remember);
    if (tab?.id !== undefined) void tellBadge(tab.id, report, settings, false);
    if (spoken === undefined || spoken === told) return { ok: true, report, mayHide };
    return { ok: true, report, mayHide, texts: await textsOf(told) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/**
 * What the person has chosen. Where that can't be read, everything stands without it.
 * @returns {Promise<import("../shared/settings.js").InForce>}
 */
async function chosenSettings() {
  try {
    return await loadSettings();
  } catch (error) {
    console.warn("clauselight: settings:", error);
    return { settings: DEFAULTS, chosen: {}, locked: [] };
  }
}

async function inForce() {
  return (await chosenSettings()).settings;
}

/** What the person is to be told everything in. */
async function language() {
  return languageOf((await inForce()).language);
}

/**
 * The report is what the person waits for; a badge that can't be set must not hold it up.
 * @param {number} tabId
 * @param {import("../core/contract.js").Report} report
 * @param {import("../shared/settings.js").Settings} settings
 * @param {boolean} changed Whether the page is known to have changed.
 */
async function tellBadge(tabId, report, settings, changed) {
  try {
    // A worker that was ended speaks the browser's language until it is told another.
    await speak(settings.language);
    await showBadge(tabId, chosen(report, choiceOf(settings)).report, changed);
  } catch (error) {
    console.warn("clauselight: badge:", error);
  }
}

/** @param {Promise<void>} work On what always-on has registered. */
function keepUp(work) {
  work.catch((error) => console.warn("clauselight: always-on:", error));
}

/**
 * Has every page that was read show what the person wants to be told now.
 * @param {import("../shared/settings.js").Settings} settings
 * @param {(keyof import("../shared/settings.js").Settings)[]} fields Those that have changed.
 */
async function tellPages(settings, fields) {
  for (const { id } of await api.tabs.query({})) {
    // Most tabs were never read; nobody answers there.
    if (id !== undefined) tellPage(id, settings, fields).catch(() => undefined);
  }
}

/**
 * Keeps how much the person chose in a page to have lit.
 * @param {import("../shared/settings.js").Settings["amount"]} amount
 * @returns {Promise<boolean>} Whether it is kept.
 */
async function keepAmount(amount) {
  try {
    await changeSettings(() => ({ amount }));
    return true;
  } catch (error) {
    console.warn("clauselight: amount:", error);
    return false;
  }
}

/**
 * Has a clause type told, or told no more, as the person chose in a page.
 * @param {string} clause
 * @param {boolean} wanted
 * @returns {Promise<boolean>} Whether it is kept.
 */
async function chooseClause(clause, wanted) {
  const { locked } = await loadSettings();
  if (locked.includes("clausesOff")) return false;
  try {
    // A page's process that was taken over may name what is none.
    const types = await clauseTypes(await language());
    if (!types.some(({ id }) => id === clause)) return false;
    await changeSettings(({ clausesOff }) => ({ clausesOff: listed(clausesOff, clause, !wanted) }));
  } catch (error) {
    console.warn("clauselight: clause:", error);
    return false;
  }
  const { settings } = await loadSettings();
  return settings.clausesOff.includes(clause) !== wanted;
}

/** The settings that pages show. @type {Set<keyof import("../shared/settings.js").Settings>} */
const IN_PAGES = new Set(["amount", "clausesOff", "least", "patterns", "language"]);

/**
 * @param {number} tabId
 * @param {import("../shared/settings.js").Settings} settings
 * @param {(keyof import("../shared/settings.js").Settings)[]} fields
 */
async function tellPage(tabId, settings, fields) {
  if (!fields.some((field) => IN_PAGES.has(field))) return;
  const { amount } = settings;
  const choice = lightingOf(settings);
  const { status } = await askPage(tabId, "page/view", {});
  if (fields.includes("amount")) await askPage(tabId, "page/amount", { amount });
  if (fields.includes("clausesOff") || fields.includes("least")) {
    await askPage(tabId, "page/choice", { choice });
  }
  // What is looked for in the page has changed, or what is said of it.
  const asks = fields.includes("patterns") || fields.includes("language");
  if (asks && status !== "idle") {
    await askPage(tabId, "page/check", { amount, choice, anew: true });
  }
}

/**
 * Compares a page with its history and keeps it there; of a private window nothing is looked up
 * and nothing kept.
 * @param {HistoryVisit} request
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<import("../shared/messages.js").Changes>}
 */
async function remember({ page, language, kind, canonical, began }, sender) {
  const address = canonicalAddress(page.url, canonical);
  // The browser says where the page is from; its script says only which of the site's pages it is.
  const isOwn = sender.url !== undefined && originOf(sender.url) === originOf(page.url);
  if (sender.tab?.incognito !== false || !address || !isOwn) {
    await forgetPage();
    return nothing("private");
  }
  try {
    const told = languageOf((await inForce()).language);
    return { ...(await visit(page, { language, kind }, address, began, told)), address };
  } catch (error) {
    // The report stands without its history.
    console.warn("clauselight: history:", error);
    return nothing("failed");
  }
}

/** @param {string} url */
function originOf(url) {
  return URL.canParse(url) ? new URL(url).origin : null;
}

/**
 * Goes to the next or the previous finding of the page in front, where one has been read.
 * @param {1 | -1} by
 */
async function step(by) {
  try {
    const tab = await activeTab();
    await askPage(tab.id, "page/step", { by });
  } catch (error) {
    // A page that was never read has no findings to step through.
    if (!(error instanceof ClauselightError)) throw error;
  }
}

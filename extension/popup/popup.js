/**
 * The popup: has the page in front read, draws its view, and keeps up with its changes. The panel
 * beside the page is the same, but that it follows the person from tab to tab and reads none by
 * itself: the browser lets a page be read where the toolbar button was clicked.
 */

import { clearBadge } from "../background/badge.js";
import { choiceOf, chosen, lightingOf } from "../shared/choice.js";
import { forgetCleared, keepCleared } from "../shared/cleared.js";
import { copyText } from "../shared/copy.js";
import { askPage, listenInPopup } from "../shared/messages.js";
import {
  activeTab,
  api,
  commandKeys,
  failureOf,
  injectContent,
  onPhone,
  words,
} from "../shared/platform.js";
import { DEFAULTS, listed, siteOff } from "../shared/settings.js";
import { speakHere } from "../shared/speech.js";
import { changeSettings, loadSettings, watchSettings } from "../shared/stored.js";
import { showTheme } from "../shared/theme.js";
import { questionSection } from "./applies.js";
import { askKnown } from "./consent.js";
import { addControls } from "./control.js";
import { byId } from "./dom.js";
import { menuEntries } from "./entries.js";
import { BEGINNING, focusOn, neighbourOf, returnFocus, rowOf } from "./focus.js";
import { drawWaitingHeader } from "./header.js";
import { Memory } from "./memory.js";
import { drawMenu } from "./menu.js";
import { drawNotice } from "./notice.js";
import { drawChanges, drawReport } from "./report.js";
import { stateOf, stateOfFailure } from "./states.js";
import { announce, answerWords, say } from "./status.js";
import { walkFindings } from "./walk.js";
import { wrongReport } from "../shared/wrong.js";

/** @typedef {import("../shared/messages.js").Failure} Failure */
/** @typedef {import("../shared/messages.js").View} View */

/** Whether this is the panel. */
const beside = document.body.dataset.surface === "panel";

/** @type {Awaited<ReturnType<typeof activeTab>> | null} */
let tab = null;
/** @type {import("../shared/settings.js").InForce} */
let inForce = { settings: DEFAULTS, chosen: {}, locked: [] };
/** What the person can press. @type {import("./menu.js").Key[]} */
let keys = [];
/** What was drawn last, to draw it anew where the person changes what is told. @type {View | null} */
let latest = null;
/** @type {Memory | null} */
let memory = null;
/** Ends what belongs to the tab that is followed. */
let following = new AbortController();
/** The state and the report that stand on the screen, to tell a change from a repetition. */
let drawn = "";
/** What is drawn of earlier visits, which comes later than the report. */
let drawnChanges = "";
/** Ends the listeners of what is drawn. */
let drawing = new AbortController();

/** What popup.html shows first; a second reading begins with it again. */
const skeleton = /** @type {Element} */ (byId("content").firstElementChild);

/** Begins with the tab in front, and begins anew with each that comes to the front. */
async function follow() {
  following.abort();
  following = new AbortController();
  const { signal } = following;
  try {
    const front = await activeTab();
    if (signal.aborted) return;
    memory?.pause();
    tab = front;
    latest = null;
    memory = new Memory(byId("content"), front);
    await memory.load();
    if (signal.aborted) return;
    memory.watch(signal);
    if (beside) await look(front.id, signal);
    else if (siteOff(front.url, inForce.settings.sitesOff) === null) await check();
    else drawState(inForce.locked.includes("sitesOff") ? "site-locked" : "site-off");
  } catch (error) {
    if (!signal.aborted) drawFailure(failureOf(error));
  }
}

/**
 * Draws what is known of a page, without reading it.
 * @param {number} tabId
 * @param {AbortSignal} signal
 */
async function look(tabId, signal) {
  const view = await askPage(tabId, "page/view", {}).catch(() => null);
  if (signal.aborted) return;
  if (view === null) drawState("not-read");
  else draw(view);
}

/**
 * Has the page read and draws what comes of it.
 * @param {boolean} [everything] Whether menus, banners and hidden text are read as well; as before
 *   where it is not said.
 * @param {number | null} [document] Which of several documents is read; null for all, as before where it is not said.
 */
async function check(everything, document) {
  if (!tab) return;
  const asked = tab;
  const { signal } = following;
  drawLoading();
  try {
    // Beside the page a click allows nothing; where the script is, it was brought before.
    if (!beside) await injectContent(asked);
    await forgetCleared(asked.id);
    const { settings } = inForce;
    const request = { everything, document, amount: settings.amount, choice: lightingOf(settings) };
    const view = await askPage(asked.id, "page/check", request);
    if (!signal.aborted) draw(view);
  } catch (error) {
    if (signal.aborted) return;
    const failure = failureOf(error);
    if (beside && failure.kind === "gone") drawState("not-read");
    else drawFailure(failure);
  }
}

/** Names what is going on; the boxes of popup.html stand there until there is something to draw. */
function drawLoading() {
  begin("loading");
  byId("content").replaceChildren(skeleton.cloneNode(true));
  drawWaitingHeader(words("reading"));
  byId("bar").setAttribute("aria-label", words("reading"));
  byId("bar").removeAttribute("value");
  announce(words("reading"));
}

/** @param {View} view */
function draw(view) {
  latest = view;
  const state = stateOf(view);
  if (state === "loading") {
    if (document.body.dataset.state !== "loading") drawLoading();
    // A page that is read in a moment tells no progress: the bar then moves by itself.
    if (view.progress > 0) byId("bar").setAttribute("value", String(view.progress));
    if (view.status === "analysing") announce(words("analysing"));
    return;
  }
  const next = JSON.stringify([state, view.report, view.documents, view.failure, inForce]);
  const changes = JSON.stringify(view.changes);
  if (next === drawn) {
    if (state === "done" && view.report && changes !== drawnChanges)
      drawChanges(view.changes, deskOf(view.report, drawing.signal));
    drawnChanges = changes;
    return;
  }
  // What was drawn anew at the person's wish is told by what came of that wish.
  const isNews = document.body.dataset.state !== state;
  const signal = begin(state, view.failure);
  drawn = next;
  drawnChanges = changes;
  const { report } = view;
  if (state === "done" && report) {
    const desk = deskOf(report, signal);
    drawReport({ ...view, report: desk.told.report }, desk);
    addControls(byId("content"), desk.told.report.findings, desk.control, signal);
    walkFindings(byId("content"), signal);
    memory?.restore();
    returnFocus();
  } else if (state !== "done") {
    drawNotice(state, view, view.failure, signal, wishes);
  }
  if (isNews) announce(byId("title").textContent ?? "");
}

/**
 * @param {import("../core/contract.js").Report} verdict
 * @param {AbortSignal} signal
 * @returns {import("./report.js").Desk}
 */
function deskOf(verdict, signal) {
  const told = chosen(verdict, choiceOf(inForce.settings));
  const { readToo, readDocument } = wishes;
  const answered = mayChange("askPerson")
    ? (/** @type {Partial<import("../shared/settings.js").Settings>} */ answers) => {
        change(() => answers);
        focusOn(BEGINNING);
      }
    : null;
  const question = () => questionSection(verdict.findings, inForce, answered, signal);
  const url = tab?.url ?? "";
  return { signal, url, verdict, told, question, control, show, say, readToo, readDocument };
}

/**
 * What the person may say to a report. Nothing of it is kept from a private window, nor where an
 * organisation has decided.
 * @type {import("./control.js").Control}
 */
const control = {
  get dismiss() {
    if (!mayChange("clausesOff")) return null;
    return (/** @type {import("./control.js").Finding} */ { clause, title }) => {
      change((settings) => ({ clausesOff: listed(settings.clausesOff, clause, true) }));
      focusOn(neighbourOf(clause));
      say(words("dismissed", title));
    };
  },
  get bringBack() {
    if (!mayChange("clausesOff")) return null;
    return (/** @type {string} */ clause) => {
      change((settings) => ({ clausesOff: listed(settings.clausesOff, clause, false) }));
      focusOn(rowOf(clause));
    };
  },
  get showPossible() {
    return mayChange("least") ? () => change(() => ({ least: "possible" })) : null;
  },
  wrong(finding) {
    const { version } = api.runtime.getManifest();
    const language = latest?.report?.language ?? "";
    const text = wrongReport({ version, url: tab?.url ?? "", language, finding });
    void copyText(text).then((copied) => say(words(copied ? "wrongCopied" : "notCopied")));
  },
};

/** @param {keyof import("../shared/settings.js").Settings} field */
function mayChange(field) {
  return tab?.incognito === false && !inForce.locked.includes(field);
}

/** @param {Parameters<typeof changeSettings>[0]} what */
function change(what) {
  changeSettings(what).catch((error) => drawFailure(failureOf(error)));
}

/** Takes everything off the page, and the number off the button. */
async function clear() {
  if (!tab) return;
  const { id } = tab;
  await askPage(id, "page/clear", {});
  await clearBadge(id);
}

/** The same, and the page is left alone until the person checks it again. */
async function turnOff() {
  await clear();
  if (tab?.url !== undefined && !tab.incognito) await keepCleared(tab.id, tab.url);
}

/** @returns {import("./menu.js").Entry[]} */
function entries() {
  const address = tab?.url ?? "";
  const host = /^https?:/.test(address) ? new URL(address).hostname : "";
  const off = siteOff(tab?.url, inForce.settings.sitesOff) !== null;
  return menuEntries({
    beside,
    host,
    windowId: tab?.windowId,
    isRead: document.body.dataset.state === "done",
    maySwitchOff: host !== "" && !off && mayChange("sitesOff"),
    offersAlways: !inForce.settings.alwaysOn && mayChange("alwaysOn"),
    turnOff,
    switchOff() {
      change((settings) => ({ sitesOff: listed(settings.sitesOff, host, true) }));
      // A page that was never read has nothing to take away.
      void clear()
        .catch(() => undefined)
        .then(() => drawState("site-off"));
    },
    failed: (error) => drawFailure(failureOf(error)),
  });
}

/**
 * Draws a state that is no report and no failure.
 * @param {import("./states.js").Notice} state
 */
function drawState(state) {
  latest = null;
  drawNotice(state, null, null, begin(state), wishes);
  announce(byId("title").textContent ?? "");
}

/** @param {Failure} failure */
function drawFailure(failure) {
  const state = stateOfFailure(failure);
  const signal = begin(state, failure);
  drawNotice(state, null, failure, signal, wishes);
  announce(byId("title").textContent ?? "");
}

/**
 * @param {import("./states.js").State} state
 * @param {Failure | null} [failure]
 * @returns {AbortSignal} Ends when something else is drawn.
 */
function begin(state, failure = null) {
  drawing.abort();
  drawing = new AbortController();
  drawn = "";
  memory?.pause();
  document.body.dataset.state = state;
  if (failure) document.body.dataset.failure = failure.kind;
  else delete document.body.dataset.failure;
  drawMenu(entries(), keys, drawing.signal);
  return drawing.signal;
}

/** @type {import("./notice.js").Wishes} */
const wishes = {
  get known() {
    return tab?.incognito === false ? askKnown : null;
  },
  again: () => void check(),
  readToo: () => void check(true),
  readDocument(document) {
    // What stood there before may be drawn once more until the answer is there.
    void check(undefined, document).then(() => {
      focusOn("#document");
      returnFocus();
    });
  },
  get siteOn() {
    if (!mayChange("sitesOff")) return null;
    return () => {
      change(({ sitesOff }) => {
        const off = siteOff(tab?.url, sitesOff);
        return off === null ? {} : { sitesOff: listed(sitesOff, off, false) };
      });
      void check();
    };
  },
};

/**
 * Shows a finding in the page.
 * @param {string} id
 */
async function show(id) {
  if (!tab) return;
  const { signal } = following;
  try {
    const answer = await askPage(tab.id, "page/show", { id });
    if (!signal.aborted) say(answerWords(answer));
  } catch (error) {
    if (!signal.aborted) drawFailure(failureOf(error));
  }
}

listenInPopup({
  "page/changed": ({ view }, sender) => {
    if (tab !== null && sender.tab?.id === tab.id) draw(view);
  },
});

watchSettings((next, fields) => {
  inForce = next;
  showTheme(next.settings.theme);
  if (fields.includes("language")) void beginAnew();
  else if (latest) draw(latest);
});

if (beside) {
  api.tabs.onActivated.addListener(({ windowId }) => {
    if (tab === null || windowId === tab.windowId) void follow();
  });
  api.tabs.onUpdated.addListener((id, { status }) => {
    if (status !== undefined && id === tab?.id) void follow();
  });
}

/** All of it in the language that is chosen. */
async function beginAnew() {
  await speakHere(inForce.settings.language);
  keys = await commandKeys();
  // The same report is another one in another language.
  drawn = "";
  await follow();
}

async function start() {
  if (onPhone) document.body.dataset.surface = "page";
  inForce = await loadSettings();
  showTheme(inForce.settings.theme);
  await speakHere(inForce.settings.language);
  drawLoading();
  keys = await commandKeys();
  await follow();
}

start().catch((error) => drawFailure(failureOf(error)));

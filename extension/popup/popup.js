/**
 * The popup: has the page in front read, draws its view, and keeps up with its changes.
 */

import { askPage, listenInPopup } from "../shared/messages.js";
import { activeTab, failureOf, hiddenWords, injectContent, words } from "../shared/platform.js";
import { byId } from "./dom.js";
import { drawWaitingHeader } from "./header.js";
import { drawNotice } from "./notice.js";
import { drawChanges, drawReport } from "./report.js";
import { stateOf, stateOfFailure } from "./states.js";

/** @typedef {import("../shared/messages.js").Failure} Failure */
/** @typedef {import("../shared/messages.js").View} View */

/** @type {Awaited<ReturnType<typeof activeTab>> | null} */
let tab = null;
/** The state and the report that stand on the screen, to tell a change from a repetition. */
let drawn = "";
/** What is drawn of earlier visits, which comes later than the report. */
let drawnChanges = "";
/** Ends the listeners of what is drawn. */
let drawing = new AbortController();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** What popup.html shows first; a second reading begins with it again. */
const skeleton = /** @type {Element} */ (byId("content").firstElementChild);

/** How long a result stays in sight, in milliseconds. */
const SEEN = 4000;

/**
 * Has the page read and draws what comes of it.
 * @param {boolean} [everything] Whether menus, banners and hidden text are read as well; as before
 *   where it is not said.
 */
async function check(everything) {
  drawLoading();
  try {
    tab = await activeTab();
    await injectContent(tab);
    draw(await askPage(tab.id, "page/check", { everything }));
  } catch (error) {
    drawFailure(failureOf(error));
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
  const state = stateOf(view);
  if (state === "loading") {
    // A page that is read in a moment tells no progress: the bar then moves by itself.
    if (view.progress > 0) byId("bar").setAttribute("value", String(view.progress));
    if (view.status === "analysing") announce(words("analysing"));
    return;
  }
  const next = JSON.stringify([state, view.report, view.failure]);
  const changes = JSON.stringify(view.changes);
  if (next === drawn) {
    if (state === "done" && changes !== drawnChanges)
      drawChanges(view.changes, deskOf(drawing.signal));
    drawnChanges = changes;
    return;
  }
  const signal = begin(state, view.failure);
  drawn = next;
  drawnChanges = changes;
  const { report } = view;
  if (state === "done" && report) {
    drawReport({ ...view, report }, deskOf(signal));
  } else if (state !== "done") {
    drawNotice(state, view, view.failure, signal, wishes);
  }
  announce(byId("title").textContent ?? "");
}

/**
 * @param {AbortSignal} signal
 * @returns {import("./report.js").Desk}
 */
function deskOf(signal) {
  return { signal, url: tab?.url ?? "", show, say, readToo: wishes.readToo };
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
  document.body.dataset.state = state;
  if (failure) document.body.dataset.failure = failure.kind;
  else delete document.body.dataset.failure;
  return drawing.signal;
}

const wishes = { again: () => void check(), readToo: () => void check(true) };

/**
 * Shows a finding in the page.
 * @param {string} id
 */
async function show(id) {
  if (!tab) return;
  try {
    say(answerWords(await askPage(tab.id, "page/show", { id })));
  } catch (error) {
    drawFailure(failureOf(error));
  }
}

/** What is said of a finding that was to be shown. */
const SHOW_WORDS = { shown: "shownInPage", unmarked: "shownUnmarked", gone: "notInPage" };

/** @param {import("../shared/messages.js").ShowAnswer} answer */
function answerWords(answer) {
  if (answer.status === "hidden") return hiddenWords(answer);
  return words(SHOW_WORDS[answer.status]);
}

/**
 * Tells a change of state, which everybody else sees at a glance, to screen readers.
 * @param {string} text
 */
function announce(text) {
  byId("status").classList.remove("seen");
  byId("status").textContent = text;
}

/**
 * Tells the result of what the person just did, in sight for a while and to screen readers.
 * @param {string} text
 */
function say(text) {
  announce(text);
  byId("status").classList.add("seen");
  clearTimeout(fading);
  fading = setTimeout(() => byId("status").classList.remove("seen"), SEEN);
}

listenInPopup({
  "page/changed": ({ view }, sender) => {
    if (tab !== null && sender.tab?.id === tab.id) draw(view);
  },
});

document.documentElement.lang = words("locale");
void check();

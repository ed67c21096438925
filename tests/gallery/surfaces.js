/**
 * Every surface of the extension in every state, each brought about as a person would, but for waiting and
 * most notices: those are drawn by the popup's own functions, since not every failure can be caused.
 */

import { check } from "../e2e/harness/browser.js";
import { until } from "../e2e/harness/wait.js";
import { PASTED, PASTED_EARLIER } from "./pages.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** Whether the popup, opened in a tab, has come to its end: it finds itself there, and no page to read. */
const UNREAD = `document.body.dataset.state === "restricted"`;

/**
 * @typedef {object} Stage
 * @property {import("../e2e/harness/browser.js").Driver} driver
 * @property {string} origin Of the made-up pages.
 */

/**
 * @typedef {object} Shown A surface that is open.
 * @property {Page} page What it lies in.
 * @property {string | null} host Selector of the element in whose shadow root it lies; null for the page.
 * @property {() => Promise<unknown>} close
 */

/**
 * @typedef {object} Surface
 * @property {string} name
 * @property {readonly number[]} widths Of the window, in CSS pixels.
 * @property {(stage: Stage) => Promise<Shown>} open
 */

/** A phone, the popup and a desk. */
const PHONE = 360;
const POPUP = 400;
const DESK = 1280;
const SMALL = /** @type {const} */ ([PHONE, POPUP]);
const ALL = /** @type {const} */ ([PHONE, POPUP, DESK]);

/** The interface in a page, where it was staged to be looked into. */
const HOST = ":root > [data-clauselight]";

/** Which notices there are, as state and, for a failure, its kind. @type {[state: string, kind?: string][]} */
const NOTICES = [
  ["no-terms"],
  ["short"],
  ["restricted"],
  ["pdf"],
  ["cleared"],
  ["not-read"],
  ["site-off"],
  ["site-locked"],
  ["failed", "wasm-unavailable"],
  ["failed", "bad-page"],
  ["failed", "crashed"],
  ["failed", "no-answer"],
  ["failed", "gone"],
  ["failed", "internal"],
];

/**
 * The popup over a made-up page. It is shown as it was drawn, in a tab, since the browser gives a popup's
 * window the size that it wants to.
 * @param {Stage} stage
 * @param {string} path
 * @param {string} [then] What is done in the popup, as an expression.
 * @returns {Promise<Shown>}
 */
async function popup(stage, path, then = "1") {
  const page = await read(stage, path);
  const { driver } = stage;
  await driver.inPopup(then);
  return copied(driver, page);
}

/**
 * Opens a page and clicks.
 * @param {Stage} stage
 * @param {string} path
 */
async function read({ driver, origin }, path) {
  const page = await driver.newPage();
  await page.goto(`${origin}/${path}`);
  await check(driver, page);
  return page;
}

/**
 * The popup in a tab, in the place of its page.
 * @param {Stage["driver"]} driver
 * @param {Page} page What the popup lies over.
 * @returns {Promise<Shown>}
 */
async function copied(driver, page) {
  // What was typed into a field is no part of its markup until it is made one.
  await driver.inPopup(
    `document.querySelectorAll("input").forEach((input) => input.setAttribute("value", input.value))`,
  );
  const drawn = await driver.inPopup("document.body.outerHTML");
  const language = await driver.inPopup("document.documentElement.lang");
  await driver.closePopup();
  const tab = await driver.openOwn("/popup/popup.html");
  await until("a page that draws nothing any more", () => tab.evaluate(UNREAD));
  await page.close();
  await tab.evaluate(
    (html, lang) => {
      document.documentElement.lang = lang;
      document.body.replaceWith(new DOMParser().parseFromString(html, "text/html").body);
    },
    String(drawn),
    String(language),
  );
  return { page: tab, host: null, close: () => tab.close() };
}

/** @param {string} then */
const report = (then) => (/** @type {Stage} */ stage) => popup(stage, "terms", then);

/**
 * The popup as it tells that there is no report.
 * @param {string} state
 * @param {string} [kind] Of a failure.
 */
function notice(state, kind) {
  const failure = kind ? { kind, message: "RuntimeError: unreachable" } : null;
  return own(
    "/popup/popup.html",
    UNREAD,
    `import("/popup/notice.js").then(({ drawNotice }) => {
      const wish = () => undefined;
      document.body.dataset.state = ${JSON.stringify(state)};
      const wishes = { again: wish, readToo: wish, siteOn: wish };
      drawNotice(${JSON.stringify(state)}, null, ${JSON.stringify(failure)}, new AbortController().signal, wishes);
    })`,
  );
}

/** The popup before anything is known: what stands in its file. */
const LOADING = `Promise.all([import("/popup/header.js"), import("/shared/platform.js"), fetch("/popup/popup.html")])
  .then(async ([{ drawWaitingHeader }, { words }, file]) => {
    const { body } = new DOMParser().parseFromString(await file.text(), "text/html");
    document.body.dataset.state = "loading";
    document.getElementById("content").replaceChildren(body.querySelector(".skeleton"));
    drawWaitingHeader(words("reading"));
    document.getElementById("bar").setAttribute("value", "0.4");
  })`;

const OPEN_ALL = `document.querySelectorAll("details").forEach((part) => { part.open = true; })`;

/**
 * The popup over terms that changed since the only earlier visit.
 * @param {Stage} stage
 */
async function changed(stage) {
  const { driver, origin } = stage;
  await driver.inExtension(`chrome.storage.local.get(null)
    .then((all) => chrome.storage.local.remove(Object.keys(all).filter((key) => key !== "settings")))
    .then(() => 1)`);
  const visit = async () => {
    const page = await read(stage, "changing");
    await until("what is known of earlier visits", () =>
      driver.inPopup(`document.getElementById("changes").innerText`),
    );
    return page;
  };
  await fetch(`${origin}/edit-before`);
  await (await visit()).close();
  await fetch(`${origin}/edit-after`);
  return copied(driver, await visit());
}

/**
 * A page of the extension in a tab.
 * @param {string} path
 * @param {string} ready An expression that is true once it is drawn.
 * @param {string} [then]
 */
function own(path, ready, then = "1") {
  return async (/** @type {Stage} */ { driver }) => {
    const page = await driver.openOwn(path);
    await until(path, () => page.evaluate(ready));
    await page.evaluate(then);
    return { page, host: null, close: () => page.close() };
  };
}

const OPTIONS = `document.getElementById("file") !== null`;
const TEXT = `document.readyState === "complete" && document.getElementById("heading").textContent !== ""`;

/**
 * The page for any text, once it has come to an end with what was pasted.
 * @param {string} pasted
 * @param {string} state
 */
function text(pasted, state) {
  return async (/** @type {Stage} */ stage) => {
    const shown = await own("/text/text.html", TEXT)(stage);
    await shown.page.evaluate((value) => {
      /** @type {HTMLTextAreaElement} */ (document.getElementById("text")).value = value;
      document.getElementById("check")?.click();
    }, pasted);
    await until("the text's report", () => shown.page.evaluate(state));
    return shown;
  };
}

/**
 * The options page while a word to watch for is tried.
 * @param {Stage} stage
 * @param {string | null} path Of a page to try it on; null for a text.
 * @returns {Promise<Shown>}
 */
async function trial(stage, path) {
  const page = path === null ? null : await read(stage, path);
  await stage.driver.closePopup();
  const shown = await own("/options/options.html", OPTIONS)(stage);
  await shown.page.bringToFront();
  await shown.page.focus("#patterns-entry");
  await shown.page.type("#patterns-entry", "arbitration");
  await until("the trial", () =>
    shown.page.evaluate(`document.querySelector("#patterns .trial").checkVisibility()`),
  );
  if (path === null) await shown.page.type("#patterns-sample", "Arbitration, again arbitration.");
  await until("its places", () =>
    shown.page.evaluate(`document.querySelector("#patterns .trial blockquote") !== null`),
  );
  return {
    ...shown,
    async close() {
      await shown.close();
      await page?.close();
    },
  };
}

/**
 * A page with its clauses lit, the rail, and the card of one of them.
 * @param {string} path
 */
function card(path) {
  return async (/** @type {Stage} */ { driver, origin }) => {
    const page = await driver.newPage();
    await page.goto(`${origin}/${path}`);
    await check(driver, page);
    await driver.inPopup(`document.querySelector("button[data-finding^='ai-training']").click()`);
    await until("the card", () =>
      page.evaluate(
        (host) =>
          Boolean(document.querySelector(host)?.shadowRoot?.querySelector(".card:not([hidden])")),
        HOST,
      ),
    );
    await driver.closePopup();
    return { page, host: HOST, close: () => page.close() };
  };
}

/**
 * Has every clause type told again.
 * @param {Stage["driver"]} driver
 */
function bringBack(driver) {
  return driver.inExtension(`chrome.storage.local.get("settings")
    .then(({ settings }) => chrome.storage.local.set({ settings: { ...settings, clausesOff: [] } }))
    .then(() => 1)`);
}

/** The report beside a page. @param {Stage} stage */
async function panel({ driver, origin }) {
  const page = await driver.newPage();
  await page.goto(`${origin}/terms`);
  await check(driver, page);
  await driver.keepBeside();
  const shown = await driver.pageAt("/popup/panel.html");
  await until("the panel", () => shown.evaluate(`document.body.dataset.state === "done"`));
  return {
    page: shown,
    host: null,
    async close() {
      await shown.close();
      await page.close();
    },
  };
}

/** @type {Surface[]} */
export const SURFACES = [
  { name: "popup-loading", widths: SMALL, open: own("/popup/popup.html", UNREAD, LOADING) },
  { name: "popup-report", widths: SMALL, open: report("1") },
  { name: "popup-report-open", widths: SMALL, open: report(OPEN_ALL) },
  {
    name: "popup-menu",
    widths: SMALL,
    async open(stage) {
      const shown = await popup(stage, "terms");
      await shown.page.evaluate(`document.getElementById("menu").showPopover()`);
      return shown;
    },
  },
  {
    name: "popup-filtered-to-nothing",
    widths: SMALL,
    open: report(`((filter) => {
      filter.value = "zeppelin";
      filter.dispatchEvent(new Event("input", { bubbles: true }));
    })(document.getElementById("filter"))`),
  },
  { name: "popup-fair", widths: SMALL, open: (stage) => popup(stage, "fair", OPEN_ALL) },
  { name: "popup-no-terms-links", widths: SMALL, open: (stage) => popup(stage, "none") },
  { name: "popup-language", widths: SMALL, open: (stage) => popup(stage, "portuguese") },
  { name: "popup-documents", widths: SMALL, open: (stage) => popup(stage, "handbook") },
  { name: "popup-little-text", widths: SMALL, open: (stage) => popup(stage, "short") },
  ...NOTICES.map(([state, kind]) => ({
    name: `popup-${[state, kind].filter(Boolean).join("-")}`,
    widths: SMALL,
    open: notice(state, kind),
  })),
  {
    name: "popup-changes",
    widths: SMALL,
    async open(stage) {
      const shown = await changed(stage);
      await shown.page.evaluate(OPEN_ALL);
      return shown;
    },
  },
  {
    name: "popup-hidden-by-choice",
    widths: SMALL,
    async open(stage) {
      const { driver } = stage;
      const page = await read(stage, "terms");
      await driver.inPopup(
        `document.querySelector("li[data-clause=ai-training] [data-control=dismiss]").click()`,
      );
      await until("the choice", () => driver.inPopup(`document.getElementById("hidden") !== null`));
      const shown = await copied(driver, page);
      await shown.page.evaluate(OPEN_ALL);
      return {
        ...shown,
        async close() {
          await bringBack(driver);
          await shown.close();
        },
      };
    },
  },
  { name: "panel", widths: ALL, open: panel },
  { name: "card", widths: ALL, open: card("terms") },
  { name: "card-night", widths: ALL, open: card("night") },
  {
    name: "card-dismissed",
    widths: ALL,
    async open(stage) {
      const shown = await card("terms")(stage);
      await shown.page.bringToFront();
      const dismiss = await shown.page.waitForSelector(`${HOST} >>> .card .buttons button`);
      await dismiss?.focus();
      await shown.page.keyboard.press("Enter");
      return {
        ...shown,
        async close() {
          await bringBack(stage.driver);
          await shown.close();
        },
      };
    },
  },
  { name: "options", widths: ALL, open: own("/options/options.html", OPTIONS) },
  { name: "options-open", widths: ALL, open: own("/options/options.html", OPTIONS, OPEN_ALL) },
  {
    name: "options-trial",
    widths: ALL,
    open: (stage) => trial(stage, "terms"),
  },
  { name: "options-trial-text", widths: ALL, open: (stage) => trial(stage, null) },
  {
    name: "welcome",
    widths: ALL,
    open: own("/welcome/welcome.html", `document.getElementById("pin") !== null`),
  },
  {
    name: "licences",
    widths: ALL,
    open: own("/licences/licences.html", `document.querySelector("pre") !== null`),
  },
  { name: "text", widths: ALL, open: own("/text/text.html", TEXT) },
  {
    name: "text-report",
    widths: ALL,
    open: text(PASTED, `document.body.dataset.state === "done"`),
  },
  {
    name: "text-earlier",
    widths: ALL,
    async open(stage) {
      const shown = await text(PASTED, `document.body.dataset.state === "done"`)(stage);
      await shown.page.evaluate(`document.getElementById("compare").click()`);
      return shown;
    },
  },
  {
    name: "text-compared",
    widths: ALL,
    async open(stage) {
      const shown = await text(PASTED, `document.body.dataset.state === "done"`)(stage);
      await shown.page.evaluate((earlier) => {
        document.getElementById("compare")?.click();
        /** @type {HTMLTextAreaElement} */ (document.getElementById("earlier-text")).value =
          earlier;
        document.getElementById("earlier-check")?.click();
      }, PASTED_EARLIER);
      await until("the comparison", () =>
        shown.page.evaluate(`document.body.dataset.state === "compared"`),
      );
      await shown.page.evaluate(OPEN_ALL);
      return shown;
    },
  },
  {
    name: "text-refused",
    widths: ALL,
    open: text(" ", `document.getElementById("status").textContent !== ""`),
  },
  {
    name: "changes",
    widths: ALL,
    async open(stage) {
      await (await changed(stage)).close();
      const address = encodeURIComponent(`${stage.origin}/changing`);
      const path = `/changes/changes.html?page=${address}`;
      return own(path, `document.querySelector("td") !== null`, OPEN_ALL)(stage);
    },
  },
  {
    name: "changes-forget",
    widths: ALL,
    open: own(
      "/changes/changes.html?page=https%3A%2F%2Fharbournotes.example%2F",
      `document.querySelector("main p") !== null`,
      `document.getElementById("forget").click()`,
    ),
  },
  {
    name: "changes-none",
    widths: ALL,
    open: own(
      "/changes/changes.html?page=https%3A%2F%2Fharbournotes.example%2F",
      `document.querySelector("main p") !== null`,
    ),
  },
];

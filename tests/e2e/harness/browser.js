/**
 * One interface to both browsers.
 */

import { fileURLToPath } from "node:url";
import { startChromium } from "./chromium.js";
import { startFirefox } from "./firefox.js";
import { until } from "./wait.js";

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {import("puppeteer-core").Browser} browser
 * @property {string[]} outside Addresses outside this machine that anything in the browser asked for.
 * @property {() => Promise<{page: import("puppeteer-core").Page | null, close: () => Promise<void>}>}
 *   openRestricted Opens a page that no extension may read; null where it can't be held as a page.
 * @property {() => Promise<import("puppeteer-core").Page>} newPage
 * @property {(page: import("puppeteer-core").Page | null) => Promise<void>} click Clicks the toolbar
 *   button for a page, or for the one in front.
 * @property {<T>(expression: string) => Promise<T>} inPopup Evaluates in the open popup.
 * @property {(key: string) => Promise<void>} pressInPopup Presses a key in the open popup, by its name in
 *   the DOM.
 * @property {(expression: string) => Promise<any>} inExtension Evaluates in the extension, popup or not.
 * @property {(path: string) => Promise<import("puppeteer-core").Page>} pageAt A page of the extension
 *   that is open in a tab, as soon as it is.
 * @property {(path: string) => Promise<import("puppeteer-core").Page>} openOwn Opens a page of the
 *   extension in a tab.
 * @property {() => Promise<void>} keepBeside Presses "Keep open beside the page" in the popup's menu.
 * @property {<T>(expression: string) => Promise<T>} inPanel Evaluates in the panel beside the page.
 * @property {(url: string, clicks?: boolean) => Promise<{changes: string, close: () => Promise<void>}>} checkPrivately
 *   Opens a page in a private window, clicks there unless told not to, and tells what becomes of the
 *   page's history.
 * @property {() => Promise<void>} closePopup
 * @property {() => import("puppeteer-core").Page | null} popupPage The popup as a page, where the
 *   browser lets it be reached as one.
 * @property {((page: import("puppeteer-core").Page) => Promise<string[]>) | null} selectionMenu Selects
 *   words of a page, opens the browser's menu on them and tells its entries; null where it can't be read.
 * @property {(page: import("puppeteer-core").Page, selector: string, allowed: boolean) => Promise<void>} checkLink
 *   Chooses "Check this link" in the menu of a link, and answers what the browser asks then.
 * @property {() => Promise<string>} badge Text of the badge of the tab in front.
 * @property {(page: import("puppeteer-core").Page) => Promise<void>} handheld Makes a page 360 by 800
 *   pixels large, and the pointer a finger.
 * @property {() => Promise<void>} allowSites Has the browser allow all sites once the extension asks,
 *   in the place of the question, which no test can answer.
 * @property {() => Promise<void>} withdrawSites Takes access away as the browser's own settings do.
 * @property {() => Promise<void>} reload Reloads the extension, as an update does.
 * @property {() => Promise<void>} killBackground
 * @property {() => Promise<void>} close
 */

/** The staged extension that ships. */
export const EXTENSION = fileURLToPath(new URL("../../../dist/extension", import.meta.url));

/** The fixtures. */
export const PAGES = fileURLToPath(new URL("../../pages", import.meta.url));

/** @type {Record<string, (extension: string, options?: import("puppeteer-core").LaunchOptions) => Promise<Driver>>} */
export const BROWSERS = { chromium: startChromium, firefox: startFirefox };

/**
 * Clicks the button and waits until the popup has settled.
 * @param {Driver} driver
 * @param {import("puppeteer-core").Page | null} page
 * @returns {Promise<string>} The popup's state.
 */
export async function check(driver, page) {
  await driver.click(page);
  return until("the popup to settle", async () => {
    const state = /** @type {string} */ (await driver.inPopup("document.body.dataset.state"));
    return state !== "loading" && state;
  });
}

/**
 * What the popup shows, as a screen reader would meet it: role, name and text of what has one.
 * @param {Driver} driver
 * @returns {Promise<{state: string, title: string, regions: string[], findings: {clause: string, polarity: string, title: string, quote: string}[], buttons: string[], text: string, account: string}>}
 */
export function popupContent(driver) {
  return driver.inPopup(`({
    state: document.body.dataset.state,
    title: document.querySelector("h1").textContent.trim(),
    regions: [...document.querySelectorAll("section, [role=group]")].filter((e) => !e.closest("[hidden]")).map((e) => {
      const by = e.getAttribute("aria-labelledby");
      return (e.getAttribute("aria-label") ?? (by ? by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ") : "")).trim();
    }),
    findings: [...document.querySelectorAll("li[data-clause]")].map((e) => ({
      clause: e.dataset.clause,
      polarity: e.dataset.polarity,
      title: e.querySelector("h3").textContent.trim(),
      quote: e.querySelector("blockquote").textContent.trim(),
    })),
    buttons: [...document.querySelectorAll("button")].map((e) => (e.getAttribute("aria-label") ?? e.textContent).trim()),
    text: document.body.innerText,
    account: document.getElementById("account")?.textContent ?? "",
  })`);
}

/**
 * The ranges that are registered for highlighting in a page, its frames and shadow roots, with
 * the text under them. Read from the page's own world.
 * @param {import("puppeteer-core").Page} page
 * @returns {Promise<{name: string, text: string}[]>}
 */
export async function highlights(page) {
  /** @type {{name: string, text: string}[]} */
  const found = [];
  for (const frame of page.frames()) {
    found.push(
      ...(await frame.evaluate(() =>
        [...CSS.highlights].flatMap(([name, highlight]) =>
          [...highlight].map((range) => ({ name, text: String(range) })),
        ),
      )),
    );
  }
  return found;
}

/**
 * Whole sentences that are highlighted with a polarity, the words and the current one left out.
 * @param {import("puppeteer-core").Page} page
 * @returns {Promise<Record<string, string[]>>}
 */
export async function highlightedText(page) {
  /** @type {Record<string, string[]>} */
  const by = {};
  for (const { name, text } of await highlights(page)) {
    const polarity = /^clauselight-(blocker|bad|neutral|good)$/.exec(name)?.[1];
    if (polarity) (by[polarity] ??= []).push(text);
  }
  return by;
}

/**
 * The clause that is looked at in the page in front, as its content script has it: a page can't tell.
 * @param {Driver} driver
 * @returns {Promise<string | null>} Null where none is, or there is no script.
 */
export function lookedAt(driver) {
  return driver.inExtension(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const asked = chrome.tabs.sendMessage(tab.id, { type: "page/view" }, { frameId: 0 });
    const { report, current } = await asked;
    const own = (report.own ?? []).map((one, at) => ({ ...one, id: "own." + (at + 1) }));
    return [...report.findings, ...own].find(({ id }) => id === current)?.quote ?? null;
  })().catch(() => null)`);
}

/**
 * The pictures of the stores and of the README, from the staged extension on pages of a made-up service:
 *
 *   node tests/gallery/screenshots.mjs
 */

import { readFile, writeFile } from "node:fs/promises";
import { TOKENS_CSS } from "../../extension/shared/tokens.js";
import { check, EXTENSION, lookedAt, PAGES } from "../e2e/harness/browser.js";
import { startChromium } from "../e2e/harness/chromium.js";
import { serve } from "../e2e/harness/server.js";
import { until } from "../e2e/harness/wait.js";
import { served } from "./pages.js";
import { small } from "./png.js";
import { SURFACES } from "./surfaces.js";

/** @typedef {import("puppeteer-core").Page} Page */

const STORE = new URL("../../docs/store/", import.meta.url);
const README = new URL("../../docs/screenshot.png", import.meta.url);
const ICON = new URL("../../extension/icons/icon.svg", import.meta.url);
const WORDS = new URL("../../extension/_locales/en/messages.json", import.meta.url);

/** Sizes that the stores ask for. */
const PICTURE = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };

/** Between a page, the popup and the picture's edge, in pixels. */
const GAP = 16;
const POPUP = 400;
const BESIDE = { width: PICTURE.width - POPUP - 3 * GAP, height: PICTURE.height - 2 * GAP };

const site = await serve(PAGES, served());
const driver = await startChromium(EXTENSION, {
  args: ["--lang=en", "--force-prefers-reduced-motion", "--screen-info={1600x1200}"],
  env: { ...process.env, LANGUAGE: "en" },
});
const stage = { driver, origin: site.origin };

/**
 * @param {Page} page
 * @param {{width: number, height: number}} size
 * @returns {Promise<string>} PNG in Base64.
 */
async function shot(page, size) {
  await page.setViewport(size);
  return page.screenshot({ encoding: "base64" });
}

/**
 * Some markup as a picture.
 * @param {{width: number, height: number}} size
 * @param {string} markup
 */
async function drawn(size, markup) {
  const sheet = await driver.newPage();
  await sheet.setViewport(size);
  await sheet.setContent(`<style>${TOKENS_CSS} * { margin: 0; box-sizing: border-box }
    :root { color-scheme: light } body { height: 100vh; background: var(--cl-surface-sunk); color: var(--cl-ink) }</style>${markup}`);
  const png = await sheet.screenshot({ encoding: "base64" });
  await sheet.close();
  return png;
}

/**
 * A page and the popup at its side, both in their true size: no picture of a page holds the popup, which is a
 * window of its own.
 * @param {string} page PNG in Base64, as the other.
 * @param {string} popup
 */
function sideBySide(page, popup) {
  return drawn(
    PICTURE,
    `<style>body { display: flex; gap: ${GAP}px; padding: ${GAP}px; align-items: start }
      img { border-radius: var(--cl-radius); outline: 1px solid var(--cl-line) }</style>
    ${[page, popup].map((png) => `<img src="data:image/png;base64,${png}">`).join("")}`,
  );
}

/** Terms with the popup, and with a clause's card as well. */
async function withPopup() {
  const page = await driver.newPage();
  await page.setViewport(BESIDE);
  await page.goto(`${site.origin}/terms`);
  await check(driver, page);
  const popup = driver.popupPage();
  if (!popup) throw new Error("the popup is no page here");
  await popup.waitForSelector("#changes:not(:empty)");
  const told = await popup.screenshot({ encoding: "base64" });
  // So far down that lit clauses fill the page.
  await page.evaluate(() => document.querySelectorAll("h2")[1].scrollIntoView());
  const lit = await page.screenshot({ encoding: "base64" });
  await driver.inPopup(`document.querySelector("button[data-finding^='ai-training']").click()`);
  await until("the card", () => lookedAt(driver));
  const carded = await page.screenshot({ encoding: "base64" });
  await driver.closePopup();
  const alone = await shot(page, PICTURE);
  await page.close();
  return { popup: await sideBySide(lit, told), both: await sideBySide(carded, told), card: alone };
}

/**
 * @param {string} name Of a surface.
 * @param {string} [then] What is done in it before it is loaded anew, as an expression.
 */
async function surface(name, then) {
  const found = SURFACES.find((one) => one.name === name);
  if (!found) throw new Error(`no surface is called ${name}`);
  const { page, close } = await found.open(stage);
  if (then) {
    await Promise.all([page.waitForNavigation(), page.evaluate(then)]);
    await until("the surface anew", () =>
      page.evaluate(`document.querySelector("main > *") !== null`),
    );
  }
  const png = await shot(page, PICTURE);
  await close();
  return png;
}

/** Has the visit before lie some weeks back, as most do. */
const AGO = `(async () => {
  const { settings, ...kept } = await chrome.storage.local.get(null);
  for (const { versions } of Object.values(kept)) {
    const [first] = Array.isArray(versions) ? versions : [];
    if (first) first.first = first.last = new Date(Date.now() - 40 * 86_400_000).toISOString();
  }
  await chrome.storage.local.set(kept);
  setTimeout(() => location.reload());
})()`;

/** The promo tile: the icon, the name, and a clause that is lit. */
async function tile() {
  const { extName, welcomeClause } = JSON.parse(await readFile(WORDS, "utf8"));
  const icon = (await readFile(ICON)).toString("base64");
  return drawn(
    TILE,
    `<style>body { display: grid; place-content: center; gap: 20px; background: var(--cl-surface); text-align: center }
      h1 { display: flex; align-items: center; justify-content: center; gap: 16px; font: 600 40px/48px var(--cl-font) }
      mark { padding: 2px 4px; background: var(--cl-blocker-wash); color: inherit; text-decoration: underline 2px var(--cl-blocker); text-underline-offset: 4px }
      p { max-width: 360px; font: 19px/30px var(--cl-font-quote) }</style>
    <h1><img src="data:image/svg+xml;base64,${icon}" width="64" height="64">${extName.message}</h1>
    <p><mark>${welcomeClause.message}</mark></p>`,
  );
}

try {
  const { popup, both, card } = await withPopup();
  const pictures = [
    { name: new URL("1-popup.png", STORE), png: popup },
    { name: new URL("2-card.png", STORE), png: card },
    { name: new URL("3-changes.png", STORE), png: await surface("changes", AGO) },
    { name: new URL("4-text.png", STORE), png: await surface("text-report") },
    { name: new URL("5-options.png", STORE), png: await surface("options") },
    { name: new URL("promo.png", STORE), png: await tile() },
    { name: README, png: both },
  ];
  const sheet = await driver.newPage();
  for (const { name, png } of pictures) {
    const file = await small(sheet, png);
    await writeFile(name, file);
    console.log(`${name.pathname}: ${file.length} bytes`);
  }
} finally {
  await driver.close();
  await site.close();
}

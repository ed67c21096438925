/**
 * Shows Clauselight at work on a made-up terms page: node tests/demo/demo.mjs [--headless]
 */

import { mkdir, writeFile } from "node:fs/promises";
import { check, EXTENSION, lookedAt, PAGES } from "../e2e/harness/browser.js";
import { startChromium } from "../e2e/harness/chromium.js";
import { serve } from "../e2e/harness/server.js";
import { until } from "../e2e/harness/wait.js";

const OUT = new URL("../../target/demo/", import.meta.url);
const WIDTH = 1120;
const HEIGHT = 760;

const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const headless = process.argv.includes("--headless") || !display;
const site = await serve(PAGES);
const driver = await startChromium(EXTENSION, {
  headless,
  defaultViewport: headless ? { width: WIDTH, height: HEIGHT } : null,
});
try {
  const page = await driver.newPage();
  await page.goto(`${site.origin}/plain.html`);
  await check(driver, page);
  if (headless) {
    console.log(await driver.inPopup("document.body.innerText"));
    await mkdir(OUT, { recursive: true });
    const popup = await driver.popupPage()?.screenshot({ encoding: "base64" });
    if (!popup) throw new Error("the popup has no picture");
    // Without it the picture would be taken while the page glides to the clause.
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await driver.inPopup(`document.querySelector("button[data-finding^='ai-training']").click()`);
    await until("the card", () => lookedAt(driver));
    const shown = await page.screenshot({ encoding: "base64" });
    const pictures = { popup, page: shown, both: await sideBySide(shown, popup) };
    for (const [name, picture] of Object.entries(pictures)) {
      await writeFile(new URL(`${name}.png`, OUT), picture, "base64");
    }
    console.log("\nwritten to target/demo: page.png, popup.png, both.png");
  } else {
    console.log("Close the browser window to end the demo.");
    await new Promise((resolve) => driver.browser.once("disconnected", resolve));
  }
} finally {
  if (driver.browser.connected) await driver.close();
  await site.close();
}

/**
 * The page with the popup at its side, as one picture: a screenshot of a page never holds the
 * popup, which is a window of its own.
 * @param {string} page PNG in Base64, as the popup and the result.
 * @param {string} popup
 * @returns {Promise<string>}
 */
async function sideBySide(page, popup) {
  const sheet = await driver.newPage();
  await sheet.setContent(`<body style="margin: 0; padding: 24px; display: inline-flex; gap: 24px; align-items: start; background: #d9dbe0">
    ${[page, popup].map((png) => `<img style="box-shadow: 0 2px 12px #0004" src="data:image/png;base64,${png}">`).join("")}`);
  const body = await sheet.$("body");
  if (!body) throw new Error("the sheet is empty");
  const picture = await body.screenshot({ encoding: "base64" });
  await sheet.close();
  return picture;
}

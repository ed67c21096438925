/**
 * Shows Clauselight at work on a made-up terms page: node tests/demo/demo.mjs [--headless]
 */

import { mkdir, writeFile } from "node:fs/promises";
import { check, EXTENSION, PAGES } from "../e2e/harness/browser.js";
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
    const popup = driver.popupPage();
    if (popup) await writeFile(new URL("popup.png", OUT), await popup.screenshot());
    await driver.inPopup(`document.querySelector("button[data-finding^='ai-training']").click()`);
    await until("the card", () => page.evaluate(() => CSS.highlights.has("clauselight-current")));
    await writeFile(new URL("page.png", OUT), await page.screenshot());
    console.log("\nwritten: target/demo/page.png, target/demo/popup.png");
  } else {
    console.log("Close the browser window to end the demo.");
    await new Promise((resolve) => driver.browser.once("disconnected", resolve));
  }
} finally {
  if (driver.browser.connected) await driver.close();
  await site.close();
}

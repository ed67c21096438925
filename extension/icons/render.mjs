/**
 * Draws the PNG icons from their SVG sources: `node extension/icons/render.mjs`, with Chromium at
 * `$CHROMIUM` or /usr/bin/chromium. The results are committed, so a build needs no browser.
 */

import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

/** Sizes in pixels and the drawing that each is made from. @type {[number, string][]} */
const SIZES = [
  [16, "icon-16.svg"],
  [32, "icon.svg"],
  [48, "icon.svg"],
  [96, "icon.svg"],
  [128, "icon.svg"],
];

const here = new URL(".", import.meta.url);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
});
try {
  const page = await browser.newPage();
  for (const [size, source] of SIZES) {
    const svg = await readFile(new URL(source, here), "utf8");
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>* { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`,
    );
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`icon-${size}.png`, here), png);
  }
} finally {
  await browser.close();
}

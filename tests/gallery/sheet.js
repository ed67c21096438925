/**
 * Many pictures at once: one sheet for each width and look, every picture with its name.
 */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Size of a picture on a sheet, in pixels; what is longer is cut below. */
const WIDTH = 320;
const HEIGHT = 640;
const ACROSS = 6;

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} folder
 */
export async function writeSheets(browser, folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".png")).sort();
  /** @type {Map<string, string[]>} By width and look, as the names end. */
  const kinds = new Map();
  for (const file of files) {
    const kind = file.split("-").slice(-2).join("-");
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  const page = await browser.newPage();
  for (const [kind, names] of kinds) {
    const pictures = await Promise.all(
      names.map(async (name) => {
        const png = await readFile(path.join(folder, name), "base64");
        return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${png}"></figure>`;
      }),
    );
    await page.setViewport({ width: ACROSS * (WIDTH + 16) + 16, height: HEIGHT });
    await page.setContent(`<style>
      body { margin: 8px; display: flex; flex-wrap: wrap; background: #c8cad0; font: 11px/16px sans-serif }
      figure { margin: 8px; width: ${WIDTH}px }
      img { display: block; width: 100%; max-height: ${HEIGHT}px; object-fit: cover; object-position: top }
    </style>${pictures.join("")}`);
    const file = path.join(folder, `sheet-${kind}`);
    await page.screenshot({ path: /** @type {`${string}.png`} */ (file), fullPage: true });
  }
  await page.close();
}

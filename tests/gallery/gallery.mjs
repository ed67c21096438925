/**
 * Pictures of every surface in every state, look, width and language, and what a script can see wrong
 * with them:
 *
 *   node tests/gallery/gallery.mjs [--language de] [--only PART-OF-A-NAME]
 *
 * The pictures lie in target/gallery/LANGUAGE; sheet-*.png there shows many at once. Ends with 1 where
 * something was found.
 */

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PAGES } from "../e2e/harness/browser.js";
import { startChromium } from "../e2e/harness/chromium.js";
import { serve } from "../e2e/harness/server.js";
import { stagedOpen } from "../e2e/harness/staging.js";
import { englishLeft, layoutFaults, styleFaults } from "./checks.js";
import { englishTexts } from "./english.js";
import { served } from "./pages.js";
import { writeSheets } from "./sheet.js";
import { SURFACES } from "./surfaces.js";

const OUT = fileURLToPath(new URL("../../target/gallery/", import.meta.url));
const LOCALES = fileURLToPath(new URL("../../extension/_locales/", import.meta.url));

/** Height of a window, in CSS pixels; a page of the extension that is longer is shown whole, up to a length. */
const HEIGHT = 720;
const LONGEST = 8000;

/**
 * How the person has the browser look, as media features.
 * @type {Record<string, {name: string, value: string}[]>}
 */
const LOOKS = {
  light: [{ name: "prefers-color-scheme", value: "light" }],
  dark: [{ name: "prefers-color-scheme", value: "dark" }],
  forced: [
    { name: "prefers-color-scheme", value: "dark" },
    { name: "forced-colors", value: "active" },
  ],
};

/**
 * @param {string} language
 * @param {(name: string) => boolean} isWanted
 * @returns {Promise<string[]>} What was found, each with its place.
 */
async function draw(language, isWanted) {
  const folder = path.join(OUT, language);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const english = await englishTexts(language);
  const site = await serve(PAGES, served());
  const extension = await stagedOpen();
  const driver = await startChromium(extension, {
    args: [`--lang=${language}`, "--force-prefers-reduced-motion"],
    env: { ...process.env, LANGUAGE: language },
  });
  const stage = { driver, origin: site.origin };
  /** @type {Map<string, string[]>} Where, by what. */
  const found = new Map();
  const note = (/** @type {string} */ where, /** @type {string[]} */ faults) => {
    for (const fault of faults) found.set(fault, [...(found.get(fault) ?? []), where]);
  };
  try {
    for (const { name, widths, open } of SURFACES) {
      if (!isWanted(name)) continue;
      const shown = await open(stage);
      const { page, host } = shown;
      const client = await page.createCDPSession();
      const spoken = await page.evaluate(() =>
        location.protocol.startsWith("chrome") ? document.documentElement.lang : "",
      );
      if (spoken !== "" && spoken !== language) note(name, [`speaks ${spoken}`]);
      for (const width of widths) {
        await page.setViewport({ width, height: HEIGHT });
        if (host === null) {
          // What stays in place while a page is scrolled would be drawn over its middle.
          const whole = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewport({ width, height: Math.max(HEIGHT, Math.min(whole, LONGEST)) });
        }
        for (const [look, features] of Object.entries(LOOKS)) {
          await client.send("Emulation.setEmulatedMedia", { features });
          const where = `${name}-${width}-${look}`;
          const file = path.join(folder, `${where}.png`);
          await page.screenshot({ path: /** @type {`${string}.png`} */ (file) });
          note(where, await page.evaluate(styleFaults, host));
          if (look === "light") note(where, await page.evaluate(layoutFaults, host));
        }
      }
      if (language !== "en")
        note(name, await page.evaluate(englishLeft, host, english.texts, english.patterns));
      await client.detach();
      await shown.close();
    }
    await writeSheets(driver.browser, folder);
  } finally {
    await driver.close();
    await site.close();
    await rm(extension, { recursive: true, force: true });
  }
  return [...found].map(([fault, places]) => `${fault}\n      ${places.join(", ")}`);
}

const { values } = parseArgs({
  options: { language: { type: "string" }, only: { type: "string", default: "" } },
});
const languages = values.language ? [values.language] : (await readdir(LOCALES)).sort();
const all = [];
for (const language of languages) {
  const found = await draw(language, (name) => name.includes(values.only));
  console.log(`${language}: ${found.length === 0 ? "nothing found" : `${found.length} found`}`);
  for (const one of found) console.log(`  - ${one}`);
  all.push({ language, found });
}
await writeFile(path.join(OUT, "found.json"), `${JSON.stringify(all, null, 2)}\n`);
console.log(`pictures: ${OUT}`);
if (all.some(({ found }) => found.length > 0)) process.exitCode = 1;

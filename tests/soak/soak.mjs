/**
 * Has the extension read pages again and again in one session of a browser, through the real toolbar button:
 * each report must be the one that its page gave first, and memory must not grow once it is warm.
 *
 *   node tests/soak/soak.mjs [FOLDER] [--browser chromium|firefox] [--runs NUMBER]
 *
 * FOLDER holds saved pages; without one the fixtures are read. Ends with 1 where a report differs. Memory is for
 * reading: the browser's own caches are part of it.
 */

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BROWSERS, check, EXTENSION, PAGES } from "../e2e/harness/browser.js";
import { serve } from "../e2e/harness/server.js";
import { viewOf } from "../realpages/view.js";

/** Parts of a session: the first is for warming up, memory is compared between the second and the last. */
const PARTS = 4;

/**
 * Memory of a process and of all that it has started, each shared page counted by its share.
 * @param {number} root Its id.
 * @returns {Promise<number>} MiB.
 */
async function memoryOf(root) {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // A process may end while it is looked at.
  const read = (/** @type {string} */ id, /** @type {string} */ file) =>
    readFile(`/proc/${id}/${file}`, "utf8").catch(() => "");
  const parents = new Map(
    await Promise.all(
      names.map(async (id) => {
        const parent = /^PPid:\s+(\d+)/m.exec(await read(id, "status"))?.[1] ?? "0";
        return /** @type {[number, number]} */ ([Number(id), Number(parent)]);
      }),
    ),
  );
  const family = new Set([root]);
  // A child may have a lower id than its parent.
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const [id, parent] of parents) if (family.has(parent)) family.add(id);
  }
  const shares = await Promise.all(
    [...family].map(async (id) => /^Pss:\s+(\d+)/m.exec(await read(String(id), "smaps_rollup"))),
  );
  return shares.reduce((sum, share) => sum + Number(share?.[1] ?? 0), 0) / 1024;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/**
 * @param {import("../e2e/harness/browser.js").Driver} driver
 * @param {string} address
 * @returns {Promise<string>} State and report, as one digest.
 */
async function digestOf(driver, address) {
  const page = await driver.newPage();
  await page.goto(address, { waitUntil: "load" });
  const state = await check(driver, page);
  const { report } = await viewOf(driver);
  await driver.closePopup();
  await page.close();
  return createHash("sha256")
    .update(JSON.stringify([state, report]))
    .digest("hex");
}

/**
 * @param {string} name Of the browser.
 * @param {string} folder
 * @param {number} runs
 * @returns {Promise<number>} Reports that were not as before.
 */
async function soak(name, folder, runs) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".html")).sort();
  const site = await serve(folder, {});
  const driver = await /** @type {any} */ (BROWSERS[name])(EXTENSION);
  const root = driver.browser.process()?.pid;
  /** @type {Map<string, string>} */
  const first = new Map();
  /** @type {number[]} */
  const memory = [];
  let different = 0;
  try {
    for (let run = 0; run < runs; run += 1) {
      const file = /** @type {string} */ (files[run % files.length]);
      const digest = await digestOf(driver, `${site.origin}/${encodeURIComponent(file)}`);
      const before = first.get(file) ?? digest;
      first.set(file, before);
      if (digest !== before) {
        different += 1;
        console.log(`run ${run}: another report of ${file}`);
      }
      memory.push(await memoryOf(root));
      if ((run + 1) % 50 === 0) {
        console.log(`${name}: ${run + 1} runs, ${memory.at(-1)?.toFixed(0)} MiB`);
      }
    }
  } finally {
    await driver.close();
    await site.close();
  }
  const part = Math.floor(runs / PARTS);
  const growth = median(memory.slice(-part)) / median(memory.slice(part, 2 * part));
  console.log(`ratio soak-memory-${name} ${growth.toFixed(3)}`);
  console.log(`${name}: ${runs} runs over ${files.length} pages, ${different} reports that differ`);
  return different;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: "string" }, runs: { type: "string", default: "1000" } },
});
const runs = Number(values.runs);
const names = values.browser ? [values.browser] : Object.keys(BROWSERS);
if (positionals.length > 1 || !names.every((name) => BROWSERS[name]) || !(runs >= PARTS)) {
  console.error(
    "usage: node tests/soak/soak.mjs [FOLDER] [--browser chromium|firefox] [--runs NUMBER]",
  );
  process.exit(2);
}
let different = 0;
for (const name of names) different += await soak(name, positionals[0] ?? PAGES, runs);
process.exitCode = different > 0 ? 1 : 0;

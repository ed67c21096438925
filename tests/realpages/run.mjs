/**
 * Runs the extension over a folder of saved pages, through the real toolbar button, and tells for
 * each what was read, what was lit up and what went wrong.
 *
 *   node tests/realpages/run.mjs FOLDER [--browser chromium|firefox] [--shots FOLDER] [--json FILE]
 *
 * Ends with 1 where a page failed: an error, a highlight that is not its quote, a request that
 * left this machine. The shares of text are for reading, not for failing.
 */

import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { isLit } from "../../extension/content/lit.js";
import { BROWSERS, check, EXTENSION, highlights } from "../e2e/harness/browser.js";
import { contentModules } from "../e2e/harness/extraction.js";
import { serve } from "../e2e/harness/server.js";
import { measure } from "./measure.js";
import { viewOf } from "./view.js";

/** @typedef {import("../../extension/shared/messages.js").View} View */

/**
 * @typedef {object} Row What one page gave.
 * @property {string} page
 * @property {string} state The popup's.
 * @property {string} language
 * @property {string} kind
 * @property {string} grade
 * @property {number} findings
 * @property {number} skipped Findings that found no place in the page.
 * @property {number} milliseconds From the click to the drawn report, the popup's start included.
 * @property {string[]} mismatches Polarities whose highlights are not the quotes of what is to be lit.
 * @property {string[]} errors Of the page and its console after the click, and of this run.
 * @property {string[]} outside Requests after the click that would have left this machine.
 * @property {import("./measure.js").Measured | null} text Null where the page lets nothing be measured.
 */

/**
 * Polarities whose highlighted text, taken together, is not the text of those findings that are lit.
 * @param {View} view
 * @param {{name: string, text: string}[]} lit
 * @returns {string[]}
 */
function mismatchesOf(view, lit) {
  if (!view.report?.isTerms) return lit.length > 0 ? ["highlights on a page without terms"] : [];
  const { amount } = view;
  const { findings, actions } = view.report;
  const bare = (/** @type {string[]} */ texts) => texts.join("").replace(/\s+/g, "");
  return ["blocker", "bad", "neutral", "good"].filter((polarity) => {
    const quotes = findings
      .filter((finding) => finding.polarity === polarity && isLit(finding, amount, actions))
      .map(({ quote }) => quote);
    const shown = lit
      .filter(({ name }) => name === `clauselight-${polarity}`)
      .map(({ text }) => text);
    return bare(quotes) !== bare(shown);
  });
}

/**
 * @param {import("../e2e/harness/browser.js").Driver} driver
 * @param {string} origin
 * @param {string} file
 * @param {string | undefined} shots
 * @returns {Promise<Row>}
 */
async function runPage(driver, origin, file, shots) {
  /** @type {string[]} */
  const errors = [];
  const page = await driver.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(`${origin}/${encodeURIComponent(file)}`, { waitUntil: "load" });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // A saved page misses resources of its own; that is not what is looked for.
    if (message.type() === "error" && !message.location().url?.startsWith(origin)) {
      errors.push(message.text());
    }
  });
  const before = driver.outside.length;
  const clicked = performance.now();
  const state = await check(driver, page);
  const milliseconds = Math.round(performance.now() - clicked);
  const outside = driver.outside.slice(before);
  const view = await viewOf(driver);
  const lit = await highlights(page);
  if (shots) {
    await page.screenshot({ path: path.join(shots, `${path.parse(file).name}.png`) });
  }
  await driver.closePopup();
  const text = await page.evaluate(measure, `${origin}/extract.js`).catch((error) => {
    errors.push(`not measured: ${error}`);
    return null;
  });
  await page.close();
  return {
    page: file,
    state,
    language: view.report?.language ?? "",
    kind: view.report?.kind ?? "",
    grade: view.report?.grade ?? "",
    findings: view.report?.isTerms ? view.report.findings.length : 0,
    skipped: view.skipped,
    milliseconds,
    mismatches: mismatchesOf(view, lit),
    errors,
    outside,
    text,
  };
}

/**
 * @param {Row} row
 * @returns {boolean}
 */
function isSound({ mismatches, errors, outside, skipped }) {
  return mismatches.length + errors.length + outside.length + skipped === 0;
}

/**
 * One line of the table.
 * @param {Row} row
 * @returns {string}
 */
function lineOf(row) {
  const { text } = row;
  const cells = [
    isSound(row) ? "ok  " : "FAIL",
    path.parse(row.page).name.slice(0, 44).padEnd(44),
    row.state.padEnd(10),
    row.language.padEnd(3),
    row.grade.padEnd(1),
    String(row.findings).padStart(4),
    `${row.milliseconds} ms`.padStart(8),
    `${text?.characters ?? "?"}`.padStart(8),
    text ? `${(text.covered * 100).toFixed(1)} %`.padStart(8) : "?",
    `${text?.leaked.length ?? "?"}`.padStart(4),
  ];
  const trouble = [
    ...row.mismatches.map((polarity) => `highlight differs: ${polarity}`),
    ...row.errors,
    ...row.outside.map((url) => `left: ${url}`),
  ];
  if (row.skipped > 0) trouble.push(`${row.skipped} skipped`);
  return [cells.join(" "), ...trouble.map((line) => `       ${line.slice(0, 200)}`)].join("\n");
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: "string", default: "chromium" },
    shots: { type: "string" },
    json: { type: "string" },
  },
});
const start = BROWSERS[values.browser];
if (positionals.length !== 1 || !start) {
  console.error(
    "usage: node tests/realpages/run.mjs FOLDER [--browser chromium|firefox] [--shots FOLDER] [--json FILE]",
  );
  process.exit(2);
}
const [folder] = positionals;
const files = (await readdir(folder)).filter((name) => name.endsWith(".html")).sort();
if (values.shots) await mkdir(values.shots, { recursive: true });
const site = await serve(folder, await contentModules(path.join(EXTENSION, "content")));
const driver = await start(EXTENSION);
/** @type {Row[]} */
const rows = [];
try {
  console.log(
    "     page, state, language, grade, findings, time, characters, prose read, menu lines read",
  );
  for (const file of files) {
    const row = await runPage(driver, site.origin, file, values.shots);
    rows.push(row);
    console.log(lineOf(row));
  }
} finally {
  await driver.close();
  await site.close();
}
if (values.json) await writeFile(values.json, JSON.stringify(rows, null, 2));
const failed = rows.filter((row) => !isSound(row)).length;
console.log(`${rows.length - failed} sound, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

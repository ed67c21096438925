/**
 * What is read of a page, block by block, in both browsers. Each page has a file with the text that is
 * to be read of it, found by its folder; the command line is held to the same files by
 * `crate/src/cli/input/tests.rs`.
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { BROWSERS, EXTENSION, PAGES } from "./harness/browser.js";
import { contentModules, readPage } from "./harness/extraction.js";
import { serve } from "./harness/server.js";

const FOLDER = fileURLToPath(new URL("../extraction", import.meta.url));

/**
 * Pages that only the command line is held to: one's policy lets nothing be imported but by an
 * extension, the other's text changes with the time.
 */
const APART = new Set(["strict.html", "ticking.html"]);

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} page Name that it is served by.
 * @property {string} expected File with the text to be read.
 */

const folders = (await readdir(FOLDER)).sort();
const pages = (await readdir(PAGES)).filter((name) => name.endsWith(".html")).sort();
/** @type {Case[]} */
const cases = [
  ...folders.map((name) => ({
    name,
    page: `extraction-${name}.html`,
    expected: path.join(FOLDER, name, "expected.txt"),
  })),
  ...pages
    .filter((page) => !APART.has(page))
    .map((page) => ({
      name: page,
      page,
      expected: path.join(PAGES, "expected", page.replace(/html$/, "txt")),
    })),
];
const sources = await Promise.all(
  folders.map((name) => readFile(path.join(FOLDER, name, "page.html"), "utf8")),
);
const made = Object.fromEntries(
  folders.map((name, at) => [`extraction-${name}.html`, () => sources[at]]),
);

for (const [name, start] of Object.entries(BROWSERS)) {
  describe(`extraction: ${name}`, { concurrency: false }, () => {
    /** @type {import("./harness/browser.js").Driver} */
    let driver;
    /** @type {import("./harness/server.js").Served} */
    let site;

    before(async () => {
      site = await serve(PAGES, { ...made, ...(await contentModules()) });
      driver = await start(EXTENSION);
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    /**
     * @param {string} file
     * @param {boolean} [everything]
     */
    async function read(file, everything = false) {
      const page = await driver.newPage();
      await page.setViewport({ width: 1200, height: 900 });
      await page.goto(`${site.origin}/${file}`, { waitUntil: "load" });
      const text = await page.evaluate(readPage, `${site.origin}/extract.js`, everything);
      await page.close();
      return text;
    }

    for (const { name, page, expected } of cases) {
      test(`${name} is read as its file tells`, async () => {
        assert.equal(await read(page), await readFile(expected, "utf8"));
      });
    }

    test("everything: furniture and what is hidden are read as well, struck-out text is not", async () => {
      const hidden = await read("extraction-hidden.html", true);
      assert.match(hidden, /^paragraph: You owed us a fee for each letter\.$/m);
      assert.match(hidden, /^paragraph: Wir dürfen Ihr Tagebuch verleihen\.$/m);
      assert.doesNotMatch(hidden, /^unread/m);
      const banners = await read("extraction-banners.html", true);
      assert.match(banners, /^paragraph: We and our partners use cookies/m);
      assert.doesNotMatch(banners, /^unread/m);
      assert.match(await read("extraction-struck-out.html", true), /^unread: struck-out \d+$/m);
    });
  });
}

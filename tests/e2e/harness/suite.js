/**
 * One suite in both browsers: a browser with the extension and a server of pages for each, and at
 * its end the look at what was asked of the network and at what failed in the pages.
 */

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { BROWSERS, check, EXTENSION, PAGES, popupContent } from "./browser.js";
import { serve } from "./server.js";
import { until } from "./wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** What a suite's tests work with; `driver` and `site` are there once a test runs. */
export class Bench {
  /** @type {import("./browser.js").Driver} */
  driver = /** @type {any} */ (null);
  /** @type {import("./server.js").Served} */
  site = /** @type {any} */ (null);
  /** @type {string[]} Errors that no page caught. */
  errors = [];

  /** @param {string} path */
  async open(path) {
    const page = await this.driver.newPage();
    page.on("pageerror", (error) => this.errors.push(`${path}: ${error}`));
    await page.goto(`${this.site.origin}/${path}`);
    return page;
  }

  /**
   * Clicks the button and waits until the popup has settled.
   * @param {Page} page
   * @returns {Promise<string>} The popup's state.
   */
  check(page) {
    return check(this.driver, page);
  }

  /** Opens a page and clicks there. @param {string} path */
  async read(path) {
    const page = await this.open(path);
    assert.equal(await this.check(page), "done");
    return page;
  }

  /** What the popup shows. */
  popup() {
    return popupContent(this.driver);
  }

  /** @param {Page} page */
  async leave(page) {
    await this.driver.closePopup();
    await page.close();
  }

  /** What the popup says of earlier visits, as soon as it does. @returns {Promise<string>} */
  async changes() {
    const text = await until("what is known of earlier visits", () =>
      this.driver.inPopup(`document.getElementById("changes").innerText`),
    );
    return String(text);
  }

  /** Forgets every visit. */
  forget() {
    return this.driver.inExtension(`chrome.storage.local.clear()`);
  }

  /**
   * Presses "show in page" of a clause in the popup.
   * @param {string} clause
   * @returns {Promise<string>} What the popup says then.
   */
  async show(clause) {
    await this.driver.inPopup(
      `document.querySelector("li[data-clause=${clause}] button[data-finding]").click()`,
    );
    // The status also names the report, whenever it is drawn.
    const said = await until("an answer", () =>
      this.driver.inPopup(`(() => {
        const { textContent, classList } = document.getElementById("status");
        return classList.contains("seen") && textContent;
      })()`),
    );
    return String(said);
  }
}

/**
 * @param {Record<string, () => string>} made Pages by path, beside those of `tests/pages`.
 * @param {(bench: Bench, name: string) => void} define Defines the tests.
 * @param {() => Promise<string>} [stage] Folder of the extension; that which ships unless given.
 */
export function suite(made, define, stage = async () => EXTENSION) {
  for (const [name, start] of Object.entries(BROWSERS)) {
    describe(name, { concurrency: false }, () => {
      const bench = new Bench();
      let folder = EXTENSION;
      before(async () => {
        bench.site = await serve(PAGES, made);
        folder = await stage();
        bench.driver = await start(folder);
      });
      after(async () => {
        await bench.driver?.close();
        await bench.site?.close();
        // A copy of the extension was made for this suite.
        if (folder !== EXTENSION) await rm(folder, { recursive: true, force: true });
      });
      define(bench, name);
      test("nothing but the pages themselves was asked of any network, and no page failed", () => {
        assert.deepEqual(bench.driver.outside, []);
        assert.deepEqual(bench.errors, []);
        const asked = new Set(bench.site.requests.filter((path) => path !== "favicon.ico"));
        for (const path of asked) assert.ok(path in made || /^[a-z]+\.html$/.test(path), path);
      });
    });
  }
}

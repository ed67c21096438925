/**
 * Always-on: off at first, turned on by the switch in the options; pages that name themselves terms
 * are then read without a click, and no others. What no test can do is answer the browser's own
 * question: it is told beforehand to allow what will be asked for.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights } from "./harness/browser.js";
import { COMMON, page as pageWith, paragraphs, SELL, TRAIN } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** What the letters' terms end with. */
let last = SELL;

const made = {
  "terms-of-use": () => pageWith(paragraphs([...COMMON, last])),
  // What counts visitors is taken out of the address at once.
  "renamed-terms": () =>
    pageWith(paragraphs([...COMMON, SELL]), {
      head: "<script>history.replaceState(null, '', '?clean')</script>",
    }),
  // Terms that nothing names so.
  post: () => pageWith(paragraphs([...COMMON, SELL]), { title: "Fern Letters" }),
};

suite(made, (bench) => {
  const SITES = `{ origins: ["*://*/*"] }`;
  const hasAccess = () => bench.driver.inExtension(`chrome.permissions.contains(${SITES})`);
  const registered = () =>
    bench.driver.inExtension(
      `chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)`,
    );

  async function openOptions() {
    const page = await bench.driver.openOwn("/options/options.html");
    await until("the options", () => page.evaluate(`document.getElementById("file") !== null`));
    await page.bringToFront();
    return page;
  }

  /** @param {import("puppeteer-core").Page} options */
  const isOn = (options) => options.evaluate(`document.querySelector("#always input").checked`);

  async function turnOn() {
    await bench.driver.allowSites();
    const options = await openOptions();
    await options.click("#always input");
    await until("the script to be registered", async () => (await registered()) === 1);
    assert.ok(await isOn(options));
    await options.close();
  }

  async function turnOff() {
    const options = await openOptions();
    await until("the switch", () => isOn(options));
    await options.click("#always input");
    await until("the access to be given back", async () => !(await hasAccess()));
    await options.close();
  }

  /** @param {RegExp} what */
  const badgeSays = (what) =>
    until(`the badge to say ${what}`, async () => what.test(await bench.driver.badge()));

  const buttonTitle = () =>
    bench.driver.inExtension(`chrome.tabs.query({ active: true, currentWindow: true })
      .then(([{ id }]) => chrome.action.getTitle({ tabId: id }))`);

  /** @param {import("puppeteer-core").Page} page */
  const isRead = async (page) => (await highlights(page)).length > 0;

  /**
   * Whether the page that is in front was left alone by the time a page of terms, opened after it, has
   * been read.
   * @param {import("puppeteer-core").Page} page
   */
  async function assertLeftAlone(page) {
    const later = await bench.open("terms-of-use");
    await later.bringToFront();
    await until("the terms to be read", () => isRead(later));
    assert.equal(await isRead(page), false);
    await later.close();
  }

  test("at first it is off: no access, nothing registered, terms are left alone", async () => {
    assert.equal(await hasAccess(), false);
    assert.equal(await registered(), 0);
    const page = await bench.open("terms-of-use");
    const options = await openOptions();
    assert.equal(await isOn(options), false);
    await options.close();
    assert.equal(await isRead(page), false);
    assert.equal(await bench.check(page), "done");
    const offer = await bench.driver.inPopup(
      `document.querySelector("#menu [data-entry=always]")?.textContent`,
    );
    assert.equal(offer, "Check terms pages without a click …");
    await bench.driver.inPopup(`document.querySelector("#menu [data-entry=always]").click()`);
    const offered = await bench.driver.pageAt("/options/options.html#always");
    await until("the switch", () =>
      offered.evaluate(`document.querySelector("#always input") !== null`),
    );
    await offered.close();
    await bench.leave(page);
  });

  test("turned on, terms are read, lit and counted; nothing opens, scrolls or takes the keyboard", async () => {
    await bench.forget();
    await turnOn();
    const page = await bench.open("terms-of-use");
    await page.bringToFront();
    await badgeSays(/^\d+$/);
    await until("the clause to be lit", async () =>
      (await highlights(page)).some(({ text }) => text === SELL),
    );
    assert.equal(await buttonTitle(), "Check these terms");
    const state = await page.evaluate(() => [scrollY, document.activeElement === document.body]);
    assert.deepEqual(state, [0, true]);
    assert.equal(await bench.check(page), "done");
    assert.equal(
      await bench.driver.inPopup(`document.querySelector("#menu [data-entry=always]") === null`),
      true,
    );
    await bench.leave(page);
  });

  test("a place in the page and an address that a script has changed are no other page", async () => {
    for (const path of ["terms-of-use#place", "renamed-terms"]) {
      const page = await bench.open(path);
      await until(`${path} to be read`, () => isRead(page));
      await page.close();
    }
  });

  test("a page whose address, title and heading name no terms is not read", async () => {
    const page = await bench.open("post");
    await assertLeftAlone(page);
    assert.equal(await bench.check(page), "done", "a click reads it");
    await bench.leave(page);
  });

  test("a page that changed since is marked on the badge and in the button's title", async () => {
    await bench.forget();
    await turnOn();
    last = SELL;
    const before = await bench.open("terms-of-use");
    await until("the visit to be kept", () =>
      bench.driver.inExtension(
        `chrome.storage.local.get(null).then((all) => Object.keys(all).some((key) => key.endsWith("terms-of-use")))`,
      ),
    );
    await before.close();
    last = `${SELL} ${TRAIN}`;
    const page = await bench.open("terms-of-use");
    await page.bringToFront();
    await badgeSays(/^\d+!$/);
    await until("the title", async () => /changed since your last visit/.test(await buttonTitle()));
    assert.equal(await bench.check(page), "done");
    assert.match(await bench.changes(), /Changed since/);
    // The number comes with the report that was just read anew, the mark with its history.
    await badgeSays(/^\d+!$/);
    await bench.leave(page);
    last = SELL;
  });

  test("off now holds for the page, and a site that is left alone stays so", async () => {
    const page = await bench.open("terms-of-use");
    await until("the terms to be read", () => isRead(page));
    assert.equal(await bench.check(page), "done");
    await bench.driver.inPopup(`document.querySelector("#menu [data-entry=off-now]").click()`);
    await until("the page to be cleared", async () => !(await isRead(page)));
    await until("it to be kept in mind", () =>
      bench.driver.inExtension(
        `chrome.storage.session.get(null).then((all) => Object.keys(all).some((key) => key.startsWith("cleared/")))`,
      ),
    );
    await bench.driver.closePopup();
    await page.reload();
    await assertLeftAlone(page);
    await page.bringToFront();
    assert.equal(await bench.check(page), "done");
    await bench.driver.inPopup(`document.querySelector("#menu [data-entry=site-off]").click()`);
    await until("the site to be left alone", () =>
      bench.driver.inExtension(
        `chrome.storage.local.get("settings").then(({ settings }) => settings?.sitesOff.length === 1)`,
      ),
    );
    await bench.driver.closePopup();
    await page.reload();
    assert.equal(await bench.check(page), "site-off");
    assert.equal(await isRead(page), false);
    await bench.driver.inPopup(`document.querySelector(".notice .buttons button").click()`);
    await until("the site to be read", () => isRead(page));
    await bench.leave(page);
  });

  test("in a private window terms are read, and nothing of them is kept", async () => {
    await bench.driver.inExtension(
      `chrome.storage.local.get(null).then((all) => chrome.storage.local.remove(Object.keys(all).filter((key) => key.startsWith("history"))))`,
    );
    const kept = () =>
      bench.driver
        .inExtension(`Promise.all([chrome.storage.local, chrome.storage.session].map((area) => area.get(null)))
        .then((areas) => areas.flatMap((area) => Object.keys(area)))`);
    const before = await kept();
    const url = `${bench.site.origin}/terms-of-use`;
    const { changes, close } = await bench.driver.checkPrivately(url, false);
    assert.equal(changes, "private");
    // Of the tab of the test before, something may be forgotten meanwhile.
    assert.deepEqual(
      (await kept()).filter((/** @type {string} */ key) => !before.includes(key)),
      [],
    );
    await close();
  });

  test("it stays on when the background ends and when the extension is updated", async () => {
    await bench.driver.killBackground();
    const page = await bench.open("terms-of-use");
    await until("the terms to be read", () => isRead(page));
    await page.close();
    await bench.driver.reload();
    await until("the script to be registered", async () => (await registered()) === 1);
    const next = await bench.open("terms-of-use");
    await until("the terms to be read", () => isRead(next));
    await next.close();
  });

  test("the switch gives the access back, and terms are left alone", async () => {
    await turnOff();
    await until("nothing to be registered", async () => (await registered()) === 0);
    const page = await bench.open("terms-of-use");
    assert.equal(await bench.check(page), "done");
    await bench.leave(page);
  });

  test("access that is taken away in the browser's settings turns it off everywhere", async () => {
    await turnOn();
    const options = await openOptions();
    await until("the switch", () => isOn(options));
    await bench.driver.withdrawSites();
    await until("the switch to be off", async () => !(await isOn(options)));
    await until("nothing to be registered", async () => (await registered()) === 0);
    assert.equal(await hasAccess(), false);
    await options.close();
    await bench.forget();
  });
});

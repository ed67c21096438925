/**
 * What the person has in hand: a clause type that is no problem, off now, off for a site, a wrong
 * finding; in the popup, and nothing of it from a private window.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlightedText, highlights } from "./harness/browser.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const TRAINING = "We may use your notes and messages to train our artificial intelligence models.";

suite({}, (bench, name) => {
  /** @param {string} expression */
  const inPopup = (expression) => bench.driver.inPopup(expression);

  /** @param {string} entry */
  const choose = (entry) =>
    inPopup(`document.querySelector("#menu [data-entry=${entry}]").click()`);

  /** Names of everything that is kept, for good or until the browser ends. */
  const kept = () =>
    bench.driver
      .inExtension(`Promise.all([chrome.storage.local, chrome.storage.session].map((area) => area.get(null)))
      .then((areas) => areas.flatMap((area) => Object.keys(area)).sort().join())`);

  /** @param {string} state */
  const popupIs = (state) =>
    until(`the popup to say ${state}`, () => inPopup(`document.body.dataset.state === "${state}"`));

  /** @param {import("puppeteer-core").Page} page */
  const isLit = async (page) => (await highlightedText(page)).blocker?.includes(TRAINING);

  test("a clause type that is no problem is neither lit nor counted, and comes back", async () => {
    await bench.forget();
    const page = await bench.read("plain.html");
    assert.ok(await isLit(page));
    const before = await bench.popup();
    const badge = Number(await bench.driver.badge());
    await inPopup(
      `document.querySelector("li[data-clause=ai-training] [data-control=dismiss]").click()`,
    );
    await until("the clause to go dark", async () => !(await isLit(page)));
    await until("the badge", async () => Number(await bench.driver.badge()) === badge - 1);
    const after = await bench.popup();
    assert.ok(!after.findings.some(({ clause }) => clause === "ai-training"));
    assert.equal(after.findings.length, before.findings.length - 1);
    assert.match(after.text, /1 clause type is hidden by your choice/);
    assert.equal(after.account, before.account, "the grade's account");
    await inPopup(`document.querySelector("#hidden [data-clause=ai-training]").click()`);
    await until("the clause to be lit", () => isLit(page));
    assert.deepEqual((await bench.popup()).findings, before.findings);
    await bench.leave(page);
  });

  test("the choice holds on the next page, the background ended in between", async () => {
    await bench.forget();
    const first = await bench.read("plain.html");
    await inPopup(
      `document.querySelector("li[data-clause=ai-training] [data-control=dismiss]").click()`,
    );
    await until("the choice", () => inPopup(`document.getElementById("hidden") !== null`));
    await bench.leave(first);
    await bench.driver.killBackground();
    const second = await bench.read("strict.html");
    assert.ok(!(await isLit(second)));
    assert.match((await bench.popup()).text, /1 clause type is hidden by your choice/);
    await bench.leave(second);
    await bench.forget();
  });

  test("off now: the page is as if it had never been read, until it is checked again", async () => {
    const page = await bench.read("plain.html");
    assert.notEqual(await bench.driver.badge(), "");
    await choose("off-now");
    await popupIs("cleared");
    assert.deepEqual(await highlights(page), []);
    assert.equal(
      await page.evaluate(() => document.querySelector(":root > [data-clauselight]")),
      null,
    );
    await until("the badge to go", async () => (await bench.driver.badge()) === "");
    await inPopup(`document.querySelector(".notice .buttons button").click()`);
    await popupIs("done");
    assert.ok(await isLit(page));
    await bench.leave(page);
  });

  test("off for this site: nothing is read there until the person says so", async () => {
    await bench.forget();
    const page = await bench.read("plain.html");
    await choose("site-off");
    await popupIs("site-off");
    await until("the page to be cleared", async () => (await highlights(page)).length === 0);
    await bench.leave(page);
    const next = await bench.open("strict.html");
    assert.equal(await bench.check(next), "site-off");
    assert.deepEqual(await highlights(next), []);
    await inPopup(`document.querySelectorAll(".notice .buttons button")[1].click()`);
    await popupIs("done");
    assert.ok(await isLit(next), "read once");
    await bench.driver.closePopup();
    assert.equal(await bench.check(next), "site-off", "but not the next time");
    await inPopup(`document.querySelector(".notice .buttons button").click()`);
    await popupIs("done");
    await bench.leave(next);
    const last = await bench.read("plain.html");
    assert.ok(await isLit(last));
    await bench.leave(last);
  });

  test("a wrong finding: what is copied names clause and page", async () => {
    const page = await bench.read("plain.html?visitor=mila");
    await inPopup(`(window.navigator.clipboard.writeText = (text) => {
      window.copied = text;
      return Promise.resolve();
    }, 1)`);
    await inPopup(
      `document.querySelector("li[data-clause=arbitration] [data-control=wrong]").click()`,
    );
    const copied = String(await until("the copy", () => inPopup("window.copied")));
    assert.ok(copied.includes(`${bench.site.origin}/plain.html\n`), copied);
    assert.match(copied, /Clause: arbitration/);
    assert.match(copied, /binding arbitration/);
    await bench.leave(page);
  });

  test("a private window is offered nothing that would have to be kept, and leaves nothing", async () => {
    await bench.forget();
    const before = await kept();
    const { close } = await bench.driver.checkPrivately(`${bench.site.origin}/plain.html`);
    // Firefox lets nothing outside a private window look into its popup.
    if (name === "chromium") {
      const entries = await inPopup(
        `[...document.querySelectorAll("#menu button")].map((e) => e.dataset.entry).join()`,
      );
      assert.equal(entries, "beside,off-now,any-text,options,keys");
      const controls = await inPopup(`document.querySelectorAll("[data-control=dismiss]").length`);
      assert.equal(controls, 0);
    }
    assert.equal(await kept(), before);
    await close();
  });
});

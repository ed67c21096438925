/**
 * The report beside the page: it follows the person from tab to tab, and how far they were with a
 * report survives the popup and the panel.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { lookedAt } from "./harness/browser.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

suite({}, (bench) => {
  /** @param {string} expression */
  const inPanel = (expression) => bench.driver.inPanel(expression);

  /**
   * @param {string} state
   * @returns {Promise<string>} Its title.
   */
  const panelIs = async (state) =>
    String(
      await until(`the panel to say ${state}`, () =>
        inPanel(
          `document.body.dataset.state === "${state}" && document.querySelector("h1").textContent`,
        ),
      ),
    );

  test("the popup offers it; it shows the page in front and says where none was read", async () => {
    const page = await bench.read("plain.html");
    const clauses = (await bench.popup()).findings.map(({ clause }) => clause);
    await bench.driver.keepBeside();
    assert.match(await panelIs("done"), /Harbour/);
    assert.deepEqual(
      await inPanel(
        `[...document.querySelectorAll("li[data-clause]")].map((e) => e.dataset.clause)`,
      ),
      clauses,
    );
    const other = await bench.open("none.html");
    await other.bringToFront();
    assert.equal(await panelIs("not-read"), "This page was not read");
    assert.match(await inPanel("document.body.innerText"), /Click the button to read this page/);
    assert.equal(await bench.check(other), "no-terms");
    assert.equal(await panelIs("no-terms"), "No terms on this page");
    await page.bringToFront();
    assert.match(await panelIs("done"), /Harbour/);
    await page.reload();
    assert.equal(await panelIs("not-read"), "This page was not read");
    assert.equal(await bench.check(page), "done");
    assert.match(await panelIs("done"), /Harbour/);
    await bench.leave(other);
    await bench.leave(page);
  });

  test("its buttons lead into the page, and off now clears the page", async () => {
    const page = await bench.read("plain.html");
    await panelIs("done");
    await bench.driver.closePopup();
    await inPanel(`document.querySelector("li[data-clause=arbitration] [data-finding]").click()`);
    await until("the clause to be shown", () => lookedAt(bench.driver));
    await inPanel(`document.querySelector("#menu [data-entry=off-now]").click()`);
    assert.equal(await panelIs("cleared"), "Off on this page");
    await until("the page to be cleared", () => page.evaluate(() => CSS.highlights.size === 0));
    await inPanel(`document.querySelector(".notice .buttons button").click()`);
    assert.match(await panelIs("done"), /Harbour/);
    await bench.leave(page);
  });

  test("filter, open parts and place survive the popup's end, until another page", async () => {
    const page = await bench.read("plain.html");
    const read = () =>
      bench.driver.inPopup(`JSON.stringify({
        filter: document.getElementById("filter").value,
        shown: [...document.querySelectorAll("li[data-clause]:not([hidden])")].map((e) => e.dataset.clause),
        open: [...document.querySelectorAll("li[data-clause] > details[open]")].map((e) => e.parentElement.dataset.clause),
        scrolled: document.documentElement.scrollTop > 0,
      })`);
    await bench.driver.inPopup(`(() => {
      document.querySelector("li[data-clause=arbitration] > details").open = true;
      const filter = document.getElementById("filter");
      filter.value = "arbitrat";
      filter.dispatchEvent(new Event("input", { bubbles: true }));
      document.documentElement.scrollTop = 120;
      return 1;
    })()`);
    const seen = await read();
    assert.deepEqual(JSON.parse(String(seen)).open, ["arbitration"]);
    assert.equal(JSON.parse(String(seen)).scrolled, true);
    await until("the state to be kept", () =>
      bench.driver.inExtension(`chrome.storage.session.get(null)
        .then((all) => Object.values(all).some(({ filter, top }) => filter === "arbitrat" && top > 0))`),
    );
    await bench.driver.closePopup();
    assert.equal(await bench.check(page), "done");
    await until("the state to be restored", async () => (await read()) === seen);
    await bench.leave(page);
    await until("the state to be forgotten with its tab", () =>
      bench.driver.inExtension(`chrome.storage.session.get(null)
        .then((all) => !Object.values(all).some(({ filter }) => filter === "arbitrat"))`),
    );
    const other = await bench.read("strict.html");
    assert.equal(JSON.parse(String(await read())).filter, "");
    await bench.leave(other);
  });
});

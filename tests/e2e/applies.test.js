/**
 * What applies to the reader: asked once where a clause depends on it, and clauses for others folded.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlightedText, lookedAt } from "./harness/browser.js";
import { paragraphs, SELL, terms } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const ABROAD =
  "If you live in the United States, any dispute between you and us will be settled by binding arbitration.";

const made = {
  "limited.html": () => terms(paragraphs([SELL, ABROAD])),
  "letters.html": () => terms(paragraphs([SELL])),
};

suite(made, (bench) => {
  const asked = () => bench.driver.inPopup(`document.getElementById("applies") !== null`);
  const isLit = async (/** @type {import("puppeteer-core").Page} */ page) =>
    Object.values(await highlightedText(page))
      .flat()
      .includes(ABROAD);

  /** @param {number} at Of the buttons of the question. */
  const press = (at) =>
    bench.driver.inPopup(`document.querySelectorAll("#applies button")[${at}].click()`);

  test("a clause that is for some says so, and a report without such asks nothing", async () => {
    await bench.forget();
    const plain = await bench.read("letters.html");
    assert.equal(await asked(), false);
    await bench.leave(plain);
    const page = await bench.read("limited.html");
    const said = await bench.driver.inPopup(
      `document.querySelector("li[data-clause=arbitration] .only").textContent`,
    );
    assert.equal(said, "For people in the United States.");
    assert.equal(await asked(), true);
    assert.ok(await isLit(page));
    await bench.leave(page);
  });

  test("once answered, it is never asked again; clauses for others are folded, told and can be shown", async () => {
    await bench.forget();
    const page = await bench.read("limited.html");
    await bench.driver.inPopup(`document.getElementById("ask-place").value = "eu"`);
    await press(0);
    await until("the clause to be folded", () =>
      bench.driver.inPopup(
        `document.querySelector("#for-others li")?.textContent.includes("binding arbitration")`,
      ),
    );
    assert.equal(await asked(), false);
    const focused = await bench.driver.inPopup(`document.activeElement?.closest("section")?.id`);
    assert.equal(focused, "overview", "the keyboard goes on at the report's beginning");
    const { findings, text } = await bench.popup();
    assert.ok(!findings.some(({ clause }) => clause === "arbitration"));
    assert.match(text, /1 clause is for others/);
    assert.ok(await isLit(page), "what is lit tells the page nothing of who reads it");
    await bench.driver.inPopup(`document.querySelector("#for-others button").click()`);
    await until("the clause to be shown", async () => (await lookedAt(bench.driver)) === ABROAD);
    await bench.leave(page);
    const again = await bench.read("limited.html");
    assert.equal(await asked(), false);
    assert.ok(await isLit(again));
    await bench.leave(again);
  });

  test("not answered, it is not asked again, and nothing is folded", async () => {
    await bench.forget();
    const page = await bench.read("limited.html");
    await press(1);
    await until("the question to be gone", async () => !(await asked()));
    const { findings } = await bench.popup();
    assert.ok(findings.some(({ clause }) => clause === "arbitration"));
    await bench.leave(page);
    const again = await bench.read("limited.html");
    assert.equal(await asked(), false);
    assert.ok(await isLit(again));
    await bench.leave(again);
    await bench.forget();
  });
});

/**
 * The first 600 pixels of the popup, measured: what is at stake, what can still be done, and the titles of what else
 * there is, in English and in a language of longer words.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARBITRATE, paragraphs, SELL, terms, TRAIN } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const CLAUSES = [
  SELL,
  TRAIN,
  ARBITRATE,
  "You waive any right to take part in a class action.",
  "You may opt out of arbitration within 30 days of first accepting these terms by writing to no@letters.example.",
  "In no event shall our total liability to you exceed 100 dollars.",
  "Your subscription renews automatically each year unless you cancel it.",
  "Payments are not refundable.",
  "We may change our prices at any time.",
  "We may terminate your account at our sole discretion and without any notice.",
  "You agree to indemnify us against any claim of others.",
  "You grant us a worldwide, royalty-free and perpetual licence to publish and adapt your content in any media.",
  "If you have any questions, write to us at post@letters.example.",
];

const made = { "many.html": () => terms(paragraphs(CLAUSES)) };

/** What of the report lies where, from the popup's upper edge. */
const MEASURED = `(() => {
  const place = (element) => {
    const { top, bottom, height, right } = element.getBoundingClientRect();
    return { text: element.textContent, top, bottom, height, right };
  };
  const all = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility()).map(place);
  const told = [...document.querySelectorAll(".first [data-finding]")]
    .map(({ dataset }) => dataset.finding.replace(/[.]\\d+$/, ""));
  return {
    width: document.body.offsetWidth,
    header: place(document.querySelector(".top")),
    headline: place(document.querySelector("#overview h2")),
    lines: all(".first > li"),
    proofs: all(".proof blockquote"),
    shows: all(".proof button"),
    ways: all("#actions > .rows > li"),
    until: all("#actions .until"),
    folded: document.querySelector("#more-ways .action h3")?.textContent,
    findings: document.querySelectorAll(".findings li[data-clause]").length,
    further: [...document.querySelectorAll(".findings li[data-clause]")]
      .filter(({ dataset }) => !told.includes(dataset.clause))
      .map((item) => place(item.querySelector("summary"))),
  };
})()`;

/** Height of the popup at most, in both browsers. */
const SCREEN = 600;

suite(made, (bench) => {
  for (const language of ["en", "de"]) {
    test(`${language}: headline, lines, the dated way and three further titles lie on the first screen`, async () => {
      await bench.forget();
      await bench.driver.inExtension(
        `chrome.storage.local.set({ settings: { version: 1, language: "${language}" } }).then(() => 1)`,
      );
      const page = await bench.read("many.html");
      await until("the language", () =>
        bench.driver.inPopup(`document.documentElement.lang === "${language}"`),
      );
      /** @typedef {{text: string, top: number, bottom: number, height: number, right: number}} Place */
      /** @type {{width: number, header: Place, headline: Place, lines: Place[], proofs: Place[], shows: Place[], ways: Place[], until: Place[], folded: string, findings: number, further: Place[]}} */
      const seen = await bench.driver.inPopup(MEASURED);
      const told = JSON.stringify(seen, null, 1);
      assert.ok(seen.width <= 400, String(seen.width));
      assert.ok(seen.findings >= 8, `${seen.findings} findings: ${told}`);
      assert.ok(seen.header.bottom <= 96, told);
      assert.ok(seen.headline.top >= seen.header.bottom && seen.headline.bottom <= SCREEN, told);
      assert.equal(seen.lines.length, 3);
      for (const { bottom } of seen.lines) assert.ok(bottom <= SCREEN, told);
      for (const { height, text } of seen.proofs) {
        assert.ok(text.length > 0 && height <= 20, `one line: ${told}`);
      }
      for (const { height, right } of seen.shows) assert.ok(height >= 24 && right <= 400, told);
      assert.equal(seen.ways.length, 1, "to write to them is no way out");
      assert.match(seen.ways[0].text, /no@letters\.example/);
      assert.equal(seen.until.length, 1);
      assert.match(seen.until[0].text, /\d{4}/);
      assert.ok(seen.ways[0].top >= seen.lines[2].bottom && seen.ways[0].bottom <= SCREEN, told);
      assert.ok(seen.folded.length > 0, "it is folded instead");
      const titles = seen.further.filter(({ bottom }) => bottom <= SCREEN);
      assert.ok(titles.length >= 3, `${titles.length} further titles: ${told}`);
      for (const { top, height } of titles) {
        assert.ok(top >= seen.ways[0].bottom && height >= 24, told);
      }
      await bench.changes();
      assert.equal(
        await bench.driver.inPopup(`Boolean(document.querySelector(".findings")
          .compareDocumentPosition(document.getElementById("changes")) & 4)`),
        true,
        "that this is the first visit stands below the findings",
      );
      await bench.leave(page);
    });
  }

  test("a row opens by key to the words of the document, and Tab leads on to what can be done with them", async () => {
    await bench.forget();
    const page = await bench.read("many.html");
    const row = `document.querySelector(".findings li[data-clause] > details")`;
    const inside = () =>
      bench.driver.inPopup(`${row}.querySelector("blockquote").checkVisibility()`);
    assert.equal(await inside(), false);
    await bench.driver.inPopup(`(${row}.querySelector("summary").focus(), 1)`);
    await bench.driver.pressInPopup("Enter");
    await until("the row to open", inside);
    await bench.driver.pressInPopup("Tab");
    await until("the way to the page", () =>
      bench.driver.inPopup(`document.activeElement.dataset.finding !== undefined`),
    );
    await bench.leave(page);
  });
});

/**
 * The first screen of the popup: what is at stake with the words that prove it, the tiles that lead to their
 * groups, and the fold that hides what most services have and loses none of it.
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, check, EXTENSION, lookedAt, PAGES } from "./harness/browser.js";
import { serve } from "./harness/server.js";
import { until } from "./harness/wait.js";

/** What the first screen holds, as a person meets it. */
const SCREEN = `(() => {
  const list = document.querySelector(".first");
  return {
    headline: document.querySelector("#overview h2").textContent,
    lines: [...list.children].map((item) => ({
      text: item.querySelector("p").textContent,
      quote: item.querySelector("blockquote").textContent,
      bottom: item.getBoundingClientRect().bottom,
    })),
    open: [...document.querySelectorAll("section[data-polarity] li[data-clause]")]
      .filter((item) => !item.closest("details"))
      .map((item) => ({
        clause: item.dataset.clause,
        isTold: [...list.querySelectorAll("[data-finding]")].some(
          ({ dataset }) => dataset.finding.startsWith(item.dataset.clause + "."),
        ),
        isClosed: !item.querySelector("details").open,
      })),
    folded: [...document.querySelectorAll("#rest li[data-clause]")].map((item) => item.dataset.clause),
    restIsOpen: document.querySelector("#rest").open,
  };
})()`;

for (const [name, start] of Object.entries(BROWSERS)) {
  describe(name, { concurrency: false }, () => {
    /** @type {import("./harness/browser.js").Driver} */
    let driver;
    /** @type {import("./harness/server.js").Served} */
    let site;
    /** @type {import("puppeteer-core").Page} */
    let page;
    before(async () => {
      site = await serve(PAGES);
      driver = await start(EXTENSION);
      page = await driver.newPage();
      await page.goto(`${site.origin}/plain.html`);
      assert.equal(await check(driver, page), "done");
    });
    after(async () => {
      await driver?.closePopup();
      await driver?.close();
      await site?.close();
    });

    test("what is at stake comes first, each line with its words, all in sight", async () => {
      /** @type {{headline: string, lines: {text: string, quote: string, bottom: number}[], open: {clause: string, isTold: boolean, isClosed: boolean}[], folded: string[], restIsOpen: boolean}} */
      const { headline, lines, open, folded, restIsOpen } = await driver.inPopup(SCREEN);
      assert.match(headline, /train AI/);
      assert.doesNotMatch(headline, /\d+ clauses/, "what, not how many");
      assert.ok(lines.length > 0 && lines.length <= 3, String(lines.length));
      assert.match(lines[0].text, /train artificial intelligence/);
      assert.match(lines[0].quote, /train our artificial intelligence models/);
      for (const { text, quote, bottom } of lines) {
        assert.ok(quote.length > 0, text);
        assert.ok(bottom <= 600, `${text} ends at ${bottom}`);
      }
      const clauses = open.map(({ clause }) => clause);
      const untold = open.filter(({ isTold }) => !isTold);
      assert.ok(untold.length >= 5 && untold.length <= 7, String(clauses));
      assert.equal(open[0].isTold, false, "what the lines tell does not lead the list");
      assert.equal(open.length - untold.length, lines.length, "and is in it all the same");
      assert.ok(open.every(({ isClosed }) => isClosed));
      assert.ok(folded.includes("governing-law"), String(folded));
      assert.deepEqual(
        clauses.filter((clause) => folded.includes(clause)),
        [],
      );
      assert.equal(restIsOpen, false);
    });

    test("a line leads to its place in the page", async () => {
      await page.setViewport({ width: 800, height: 300 });
      await driver.inPopup(`document.querySelector(".first button").click()`);
      await until("the sentence to be marked", async () =>
        (await lookedAt(driver))?.includes("artificial intelligence"),
      );
    });

    test("a tile leads to its group, opens its fold and hides nothing", async () => {
      const shown = () =>
        driver.inPopup(`document.querySelectorAll("li[data-clause]:not([hidden])").length`);
      const number = await shown();
      for (const polarity of ["blocker", "bad", "neutral", "good"]) {
        await driver.inPopup(`document.querySelector("button[data-jump=${polarity}]").click()`);
        const heading = await driver.inPopup(`(() => {
          const focused = document.activeElement;
          const { top } = focused.getBoundingClientRect();
          return {
            polarity: focused.closest("section")?.dataset.polarity,
            tag: focused.tagName,
            seen: focused.checkVisibility(),
            under: document.querySelector(".top").getBoundingClientRect().bottom <= top,
          };
        })()`);
        assert.deepEqual(heading, { polarity, tag: "H2", seen: true, under: true });
      }
      assert.equal(await shown(), number);
      assert.equal(await driver.inPopup(`document.querySelector("#rest").open`), true);
    });

    test("the filter finds what is folded, opens the fold, and leaves it as it was", async () => {
      const type = (/** @type {string} */ query) =>
        driver.inPopup(`(() => {
          const rest = document.querySelector("#rest");
          const filter = document.querySelector("#filter");
          filter.value = ${JSON.stringify(query)};
          filter.dispatchEvent(new Event("input"));
          const seen = [...document.querySelectorAll("section[data-polarity] li[data-clause]")];
          return {
            open: rest.open,
            seen: seen.filter((item) => item.checkVisibility()).map((item) => item.dataset.clause),
          };
        })()`);
      await driver.inPopup(`document.querySelector("#rest").open = false`);
      const found = await type("State of Franklin");
      assert.deepEqual(found, { open: true, seen: ["governing-law"] });
      await driver.inPopup(`document.querySelector("button[data-jump=blocker]").click()`);
      const cleared = await driver.inPopup(`document.querySelector("#filter").value`);
      assert.equal(cleared, "", "a tile whose group the filter hides clears the filter");
      const { open, seen } = await type("");
      assert.equal(open, false);
      assert.ok(seen.includes("ai-training"), String(seen));
    });
  });
}

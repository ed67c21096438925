/**
 * Pages that live on after they were read, and an extension that is updated under them.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlightedText, highlights } from "./harness/browser.js";
import { ARBITRATE, paragraphs, SELL, terms, TRAIN } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

const CLAUSES = `<p id="sell">${SELL}</p><p id="train">${TRAIN}</p><p>${ARBITRATE}</p>`;

/** Terms in an open shadow root. */
const shadow = terms(`<div id="box"></div><script>
document.getElementById("box").attachShadow({ mode: "open" }).innerHTML =
  ${JSON.stringify(`<p id="sell">${SELL}</p>`)};</script>`);

const made = {
  "letters.html": () => terms(CLAUSES),
  "shadow-letters.html": () => shadow,
  "elsewhere.html": () => "<!doctype html><title>Elsewhere</title><p>Nothing here.</p>",
};

/** Colours of the highlight on the clause of a sale, as the page computes them. */
function look() {
  const root = document.getElementById("box")?.shadowRoot ?? document;
  const clause = /** @type {Element} */ (root.querySelector("#sell"));
  const style = getComputedStyle(clause, "::highlight(clauselight-blocker)");
  return { ground: style.backgroundColor, line: style.textDecorationColor };
}

/**
 * The same, after a change by the page in the same task: what it takes away comes back by itself.
 * @param {Page} page
 * @param {string} [change]
 * @returns {Promise<{ground: string, line: string}>}
 */
function paint(page, change = "") {
  return /** @type {any} */ (page.evaluate(`${change};(${look})()`));
}

/** @param {Page} page */
async function lit(page) {
  return (await highlightedText(page)).blocker ?? [];
}

/** @param {Page} page */
function interfaces(page) {
  return page.evaluate(() => document.querySelectorAll(":root > [data-clauselight]").length);
}

suite(made, (bench) => {
  test("a page empties the register of highlights: they come back", async () => {
    const page = await bench.read("letters.html");
    const before = await highlights(page);
    for (const script of [
      "CSS.highlights.clear()",
      "CSS.highlights.delete('clauselight-blocker')",
      "CSS.highlights.set('clauselight-blocker', new Highlight())",
      "CSS.highlights.get('clauselight-blocker').clear()",
    ]) {
      // In the same task: what the page took away comes back by itself.
      const left = await page.evaluate(`${script};
        [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).length`);
      assert.ok(Number(left) < before.length, script);
      await until(script, async () => (await highlights(page)).length === before.length);
    }
    await bench.leave(page);
  });

  test("a page that changes while somebody types into the popup's filter: no letter is lost", async () => {
    const page = await bench.read("letters.html");
    await bench.driver.inPopup(`document.getElementById("filter").focus()`);
    for (const key of "arbi") await bench.driver.pressInPopup(key);
    const filter = () =>
      bench.driver.inPopup(`JSON.stringify((({ value, selectionStart }) =>
        [value, selectionStart, document.activeElement.id])(document.getElementById("filter")))`);
    const typed = (/** @type {string} */ text) => JSON.stringify([text, text.length, "filter"]);
    await until("the letters", async () => (await filter()) === typed("arbi"));
    await page.evaluate((text) => {
      const more = document.createElement("p");
      more.textContent = text;
      document.querySelector("main")?.append(more);
    }, "You waive your right to take part in a class action.");
    await until("the report to be drawn anew", () =>
      bench.driver.inPopup(
        `document.querySelector("li[data-clause=class-action-waiver]") !== null`,
      ),
    );
    for (const key of "tr") await bench.driver.pressInPopup(key);
    await until("the letters", async () => (await filter()) === typed("arbitr"));
    const seen = await bench.driver.inPopup(
      `[...document.querySelectorAll("li[data-clause]")].filter((e) => e.checkVisibility()).map((e) => e.dataset.clause).join()`,
    );
    assert.equal(seen, "arbitration");
    await bench.leave(page);
  });

  for (const [file, root, scripts] of [
    [
      "letters.html",
      "document",
      [
        "sheets.adoptedStyleSheets = [new CSSStyleSheet()]",
        "sheets.adoptedStyleSheets.forEach((sheet) => sheet.replaceSync(''))",
        "sheets.adoptedStyleSheets.forEach((sheet) => { sheet.disabled = true; })",
      ],
    ],
    [
      "shadow-letters.html",
      "document.getElementById('box').shadowRoot",
      ["sheets.adoptedStyleSheets.length = 0"],
    ],
  ]) {
    test(`${file}: a page replaces or empties the sheets: the paint comes back`, async () => {
      const page = await bench.read(/** @type {string} */ (file));
      const before = await paint(page);
      for (const script of scripts) {
        const changed = await paint(page, `{ const sheets = ${root}; ${script}; }`);
        assert.notDeepEqual(changed, before, script);
        await until(script, async () => (await paint(page)).ground === before.ground);
      }
      await bench.leave(page);
    });
  }

  test("a page removes the extension's element, or moves it: it is in its place again", async () => {
    const page = await bench.read("letters.html");
    for (const script of [
      `document.querySelector(":root > [data-clauselight]").remove()`,
      `document.querySelector("main").append(document.querySelector(":root > [data-clauselight]"))`,
    ]) {
      await page.evaluate(script);
      await until(script, () =>
        page.evaluate(
          () =>
            document.querySelector(":root > [data-clauselight]")?.parentNode ===
            document.documentElement,
        ),
      );
    }
    await bench.leave(page);
  });

  test("a page writes its document anew: what it says then is read and lit", async () => {
    const page = await bench.read("letters.html");
    const next = terms(paragraphs([TRAIN]));
    await page.evaluate((text) => {
      document.open();
      document.write(text);
      document.close();
    }, next);
    await until("the new highlights", async () => (await lit(page)).join() === TRAIN);
    assert.equal(await interfaces(page), 1);
    await bench.leave(page);
  });

  test("a page replaces its root element: what it says then is read and lit", async () => {
    const page = await bench.read("letters.html");
    await page.evaluate(
      (text) => {
        const other = new DOMParser().parseFromString(text, "text/html").documentElement;
        document.replaceChild(document.adoptNode(other), document.documentElement);
      },
      terms(paragraphs([TRAIN])),
    );
    await until("the new highlights", async () => (await lit(page)).join() === TRAIN);
    await until("the interface", async () => (await interfaces(page)) === 1);
    await bench.leave(page);
  });

  test("a page goes dark after it was read: the highlights are those of a dark page", async () => {
    const page = await bench.read("letters.html");
    const light = await paint(page);
    await page.evaluate(() => {
      const style = document.createElement("style");
      style.textContent = ".night { background: #101014; color: #e8e8e8; }";
      document.head.append(style);
      document.documentElement.classList.add("night");
    });
    await until("the dark colours", async () => (await paint(page)).line !== light.line);
    await page.evaluate(() => document.documentElement.classList.remove("night"));
    await until("the light colours", async () => (await paint(page)).line === light.line);
    await bench.leave(page);
  });

  test("back to a page that the browser kept: the badge says what it has", async () => {
    const page = await bench.read("letters.html");
    await until("the badge", async () => (await bench.driver.badge()) === "3");
    await bench.driver.closePopup();
    await page.goto(`${bench.site.origin}/elsewhere.html`);
    await until("no badge", async () => (await bench.driver.badge()) === "");
    // In a task of its own: the answer to this script must not be lost with the page.
    await page.evaluate(() => void setTimeout(() => history.back(), 50));
    await until("the badge", async () => (await bench.driver.badge()) === "3");
    await page.close();
  });

  test("the extension is reloaded under a page: one interface, and no error in the old one", async () => {
    const page = await bench.read("letters.html");
    const found = (await lit(page)).length;
    await bench.driver.reload();
    await page.bringToFront();
    await page.evaluate(() => document.querySelector("main")?.append("The post goes out at noon."));
    // Chromium lets the old script run on, and it cleans up; Firefox ends it where it stands, and
    // the next one cleans up after it.
    if (bench.driver.name === "chromium") {
      await until("the old interface to go", async () => (await interfaces(page)) === 0);
      assert.deepEqual(await highlights(page), []);
    }
    assert.equal(await bench.check(page), "done");
    assert.equal(await interfaces(page), 1);
    assert.equal((await lit(page)).length, found);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 1);
    await bench.leave(page);
  });
});

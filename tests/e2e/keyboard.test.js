/**
 * One person who has nothing but a keyboard, from the page of the first run to switching it off. Only
 * the button's own shortcut can't be pressed: a browser without a window takes none, so the popup is opened
 * as everywhere in these tests. What has the keyboard must be seen to have it at every stop.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights, lookedAt } from "./harness/browser.js";
import { cardOf } from "./harness/interface.js";
import { stagedOpen } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * @typedef {object} Board A document and the keyboard before it.
 * @property {(key: string) => Promise<void>} press
 * @property {(expression: string) => Promise<any>} ask
 */

/** More stops than any surface has: whoever presses Tab this often is held. */
const MOST = 400;

/** Stops of the browser's own that may lie between a document's end and its beginning. */
const BARS = 3;

/**
 * What has the keyboard, the interface's own tree included: a number of its own, and whether that can be
 * seen. Null where nothing of the document has it.
 */
const STOP = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement || !document.hasFocus()) return null;
  const stops = (document.stops ??= []);
  if (!stops.includes(at)) stops.push(at);
  // A way to pick a file is drawn by its label.
  const [label] = at.matches(".unseen") ? at.labels : [];
  const drawn = label ? (label.querySelector(".file") ?? label) : at;
  const { outlineStyle, outlineWidth } = document.defaultView.getComputedStyle(drawn);
  return JSON.stringify({
    number: stops.indexOf(at),
    name: [at.localName, at.id, at.className, at.dataset.finding, (at.textContent ?? "").trim().slice(0, 40)].join(" "),
    seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
    inSight: drawn.checkVisibility() && drawn.getBoundingClientRect().width > 1,
  });
})()`;

/**
 * @param {Board} board
 * @returns {Promise<{number: number, name: string, seen: boolean, inSight: boolean} | null>}
 */
async function stop({ ask }) {
  return JSON.parse(String(await ask(STOP)));
}

/** Counts the keys that reach a document: what a key does is done once it was counted. */
const COUNT = `(() => {
  const { defaultView } = document;
  if (document.keys === undefined) {
    document.keys = 0;
    defaultView.addEventListener("keydown", () => { document.keys += 1; }, { capture: true });
  }
  return document.hasFocus() ? document.keys : -1;
})()`;

/**
 * Presses a key, and waits until a document that has the keyboard has taken it.
 * @param {Board} board
 * @param {string} key
 */
async function press({ press, ask }, key) {
  const before = Number(await ask(COUNT));
  await press(key);
  if (before >= 0)
    await until(`${key} to arrive`, async () => Number(await ask(`document.keys`)) > before);
}

/**
 * Presses Tab once. Wherever that leads, it can be seen.
 * @param {Board} board
 */
async function tab(board) {
  await press(board, "Tab");
  const at = await stop(board);
  if (at) assert.ok(at.seen && at.inSight, `the keyboard is not seen at: ${at.name}`);
  return at;
}

/**
 * Walks with Tab from where the keyboard is until a stop comes again, or it is out of the document for good.
 * @param {Board} board
 * @returns {Promise<string[]>} The stops.
 */
async function walk(board) {
  /** @type {Map<number, string>} */
  const stops = new Map();
  const start = await stop(board);
  if (start) stops.set(start.number, start.name);
  let outside = 0;
  for (let times = 0; times < MOST && outside <= BARS; times += 1) {
    const at = await tab(board);
    outside = at ? 0 : outside + 1;
    if (at && stops.has(at.number)) return [...stops.values()];
    if (at) stops.set(at.number, at.name);
  }
  assert.ok(outside > BARS, `Tab leads nowhere from ${[...stops.values()].at(-1)}`);
  return [...stops.values()];
}

/**
 * Goes to an element with Tab; where a list is one stop, with the arrows in it; where it is in a row, by opening that.
 * @param {Board} board
 * @param {string} target An expression of the element.
 */
async function reach(board, target) {
  for (let times = 0; times < MOST; times += 1) {
    await tab(board);
    if (await board.ask(`document.activeElement === (${target})`)) return;
    if (await board.ask(`document.activeElement.matches(".row:not([open]) > summary")`)) {
      const isWithin = `document.activeElement.parentElement.contains(${target})`;
      if (await board.ask(isWithin)) await press(board, "Enter");
      continue;
    }
    const isBeside = await board.ask(`((at) => {
      const list = at.closest("section[data-polarity]");
      const item = (${target})?.closest("li[data-clause]");
      return Boolean(list && item && at.matches("h2, li") && !at.contains(item));
    })(document.activeElement)`);
    if (!isBeside) continue;
    for (let down = 0; down < MOST; down += 1) {
      await press(board, "ArrowDown");
      if (await board.ask(`document.activeElement.contains(${target})`)) break;
    }
  }
  assert.fail(`no key leads to ${target}`);
}

/** @param {string} selector */
const one = (selector) => `document.querySelector(${JSON.stringify(selector)})`;

/** @param {string} text Of a button. */
const named = (text) =>
  `[...document.querySelectorAll("button")].find((e) => e.textContent === ${JSON.stringify(text)})`;

suite(
  {},
  (bench) => {
    /** @type {Board} */
    const popup = {
      press: (key) => bench.driver.pressInPopup(key),
      ask: (expression) => bench.driver.inPopup(expression),
    };

    /**
     * @param {Page} page
     * @returns {Board}
     */
    const boardOf = (page) => ({
      press: (key) => page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key)),
      ask: (expression) => page.evaluate(expression),
    });

    /**
     * Chooses an entry of the popup's menu.
     * @param {string} entry
     */
    async function choose(entry) {
      await reach(popup, one("#menu-button"));
      await popup.press("Enter");
      await until("the menu", () =>
        popup.ask(`document.querySelector("#menu:popover-open") !== null`),
      );
      await reach(popup, one(`#menu [data-entry=${entry}]`));
      // With a page that opens the popup closes, and nothing is left to tell that the key came up again.
      await Promise.allSettled([popup.press("Enter")]);
    }

    /** @param {string} state */
    const popupIs = (state) =>
      until(`the popup to say ${state}`, () =>
        popup.ask(`document.body.dataset.state === "${state}"`),
      );

    test("the page of the first run: every stop is seen, and it leads to the options", async () => {
      const page = await bench.driver.openOwn("/welcome/welcome.html");
      await until("the page", () => page.evaluate(`document.getElementById("pin") !== null`));
      await page.bringToFront();
      await reach(boardOf(page), one("main button"));
      await page.keyboard.press("Enter");
      const options = await bench.driver.pageAt("/options/options.html");
      await options.close();
      await page.bringToFront();
      await walk(boardOf(page));
      await page.close();
    });

    test("the popup: read from end to end, and nothing holds the keyboard", async () => {
      const page = await bench.read("plain.html");
      const stops = (await walk(popup)).join("\n");
      for (const what of ["menu-button", "Copy everything", "Save as JSON"])
        assert.ok(stops.includes(what), `${what} in ${stops}`);
      await bench.leave(page);
    });

    test("a clause: gone to from the popup, its card walked and left", async () => {
      const page = await bench.read("plain.html");
      await reach(popup, one("li[data-clause=arbitration] [data-finding]"));
      await popup.press("Enter");
      await until("the clause", async () =>
        /binding arbitration/.test((await lookedAt(bench.driver)) ?? ""),
      );
      await until("its card", () => cardOf(page));
      await bench.driver.closePopup();
      await page.bringToFront();
      await until("the keyboard in the card", () => stop(boardOf(page)));
      // The card's first button stands before its text, at which the keyboard begins.
      await page.keyboard.down("Shift");
      await tab(boardOf(page));
      await page.keyboard.up("Shift");
      const stops = (await walk(boardOf(page))).join("\n");
      for (const what of ["Next", "Close"]) assert.ok(stops.includes(what), `${what} in ${stops}`);
      await page.close();
    });

    test("the card: Escape leads back to the page, whose own links are reached", async () => {
      const page = await bench.read("plain.html");
      await reach(popup, one("li[data-clause=arbitration] [data-finding]"));
      await popup.press(" ");
      await until("its card", () => cardOf(page));
      await bench.driver.closePopup();
      await page.bringToFront();
      await until("the keyboard in the card", () => stop(boardOf(page)));
      await page.keyboard.press("Escape");
      await until("the card to close", async () => (await cardOf(page)) === null);
      await reach(boardOf(page), one("footer a"));
      await page.close();
    });

    test("not a problem: dismissed, taken back, and the keyboard is never lost", async () => {
      await bench.forget();
      const page = await bench.read("plain.html");
      await reach(popup, one("li[data-clause=ai-training] .explanation > summary"));
      await popup.press("Enter");
      await reach(popup, one("li[data-clause=ai-training] [data-control=dismiss]"));
      await popup.press(" ");
      await until("the choice", () => popup.ask(`document.getElementById("hidden") !== null`));
      const next = await until("the keyboard at what stands beside", () => stop(popup));
      assert.ok(next.inSight, next.name);
      await reach(popup, one("#hidden > summary"));
      await popup.press("Enter");
      await reach(popup, one("#hidden [data-clause=ai-training]"));
      await popup.press("Enter");
      await until("the finding", () =>
        popup.ask(`document.querySelector("li[data-clause=ai-training]") !== null`),
      );
      await bench.leave(page);
    });

    test("everything copied, and saved as a file", async () => {
      const page = await bench.read("plain.html");
      await popup.ask(`(() => {
        window.navigator.clipboard.writeText = (text) => Promise.resolve(window.copied = text);
        window.URL.createObjectURL = (blob) => {
          blob.text().then((text) => { window.savedText = text; });
          return "#";
        };
        window.HTMLAnchorElement.prototype.click = function () {};
        return 1;
      })()`);
      await reach(popup, named("Copy everything"));
      await popup.press("Enter");
      assert.match(
        String(await until("the copy", () => popup.ask("window.copied"))),
        /Harbour Notes/,
      );
      await reach(popup, named("Save as JSON"));
      await popup.press(" ");
      const saved = String(await until("the file", () => popup.ask("window.savedText")));
      assert.ok(JSON.parse(saved).findings.length > 0);
      await bench.leave(page);
    });

    test("the options: opened from the popup, every stop seen, a choice made with the arrows", async () => {
      const page = await bench.read("plain.html");
      await choose("options");
      const options = await bench.driver.pageAt("/options/options.html");
      await until("the options", () =>
        options.evaluate(`document.getElementById("file") !== null`),
      );
      await options.bringToFront();
      await reach(boardOf(options), one("input[value=normal]"));
      await options.keyboard.press("ArrowDown");
      assert.ok(await options.evaluate(`document.querySelector("input[value=all]").checked`));
      await until("what is usual to be lit", async () =>
        (await highlights(page)).some(({ text }) => text.startsWith("We may change these terms")),
      );
      await options.keyboard.press("ArrowUp");
      await until("what is usual to go dark", async () =>
        (await highlights(page)).every(({ text }) => !text.startsWith("We may change these terms")),
      );
      const stops = await walk(boardOf(options));
      assert.ok(stops.length > 10, stops.join("\n"));
      await options.close();
      await bench.leave(page);
    });

    test("off, and read again", async () => {
      const page = await bench.read("plain.html");
      await choose("off-now");
      await popupIs("cleared");
      assert.deepEqual(await highlights(page), []);
      await reach(popup, named("Check again"));
      await popup.press("Enter");
      await popupIs("done");
      assert.ok((await highlights(page)).length > 0);
      await bench.leave(page);
    });
  },
  stagedOpen,
);

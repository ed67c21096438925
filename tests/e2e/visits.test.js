/**
 * What changed between two visits to a page: told in the popup, marked in the page, side by side.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights } from "./harness/browser.js";
import { lined } from "./harness/interface.js";
import { page as pageWith, paragraphs, COMMON } from "./harness/letters.js";
import { stagedOpen } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** Terms that are edited between two visits. */
const letters = {
  first: [
    "We may share your personal data with our partners for their marketing.",
    "You may close your account at any time in your settings.",
    "You may tell us of a lost letter within 30 days of the day on which it was sent.",
  ],
  second: [
    "We share your personal data with our partners for their marketing, and we may sell it to third parties.",
    "We may use your letters and messages to train our artificial intelligence models.",
    "The post goes out at noon.",
    "You may tell us of a lost letter within ten days of the day on which it was sent.",
  ],
};

let clauses = letters.first;

const made = {
  "letters.html": () => pageWith(paragraphs([COMMON[0], ...clauses, ...COMMON.slice(1)])),
};

suite(
  made,
  (bench) => {
    /**
     * Opens the letters' terms, clicks, and waits for what is known of earlier visits.
     * @param {string[]} said What the page says at this visit.
     */
    async function visitLetters(said) {
      clauses = said;
      const page = await bench.read("letters.html");
      const text = await until("what is known of earlier visits", () =>
        bench.driver.inPopup(`document.getElementById("changes").innerText`),
      );
      return { page, text: String(text) };
    }

    /** @param {import("puppeteer-core").Page} page */
    async function assertChanged(page) {
      /** @type {string[]} */
      const items = await bench.driver.inPopup(
        `[...document.querySelectorAll("li[data-changed]")].map((e) => e.dataset.change + " " + e.dataset.changed)`,
      );
      assert.ok(items.includes("new ai-training"), String(items));
      assert.ok(items.includes("gone leave-any-time"), String(items));
      const next = `document.querySelector("#overview").nextElementSibling.id`;
      assert.equal(await bench.driver.inPopup(next), "changes", "before all but what is at stake");
      assert.equal(await lined(page, "changed"), letters.second.join(" "));
      const readable = (await highlights(page)).map(({ text }) => text);
      assert.ok(
        !readable.includes(letters.second[2]),
        "a page could know its visitors again by it",
      );
    }

    /** @param {import("puppeteer-core").Page} view The two versions side by side. */
    async function assertNamedAtEveryWidth(view) {
      for (const width of [320, 390, 600, 601, 1280]) {
        await view.setViewport({ width, height: 700 });
        const named = await view.evaluate(() => {
          const heads = [...document.querySelectorAll("thead th")].map((head) => ({
            name: head.textContent,
            shown: head.getClientRects().length > 0,
          }));
          const cells = [...document.querySelectorAll("tr:not(.unchanged) td")].map((cell) => ({
            // What is drawn before a cell is its name, or nothing.
            side: getComputedStyle(cell, "::before").content === "none" ? "" : cell.dataset.side,
            column: [...(cell.parentElement?.children ?? [])].indexOf(cell),
          }));
          return { heads, cells, wide: document.documentElement.scrollWidth > innerWidth };
        });
        assert.ok(!named.wide, `nothing is cut off at ${width}`);
        const headed = named.heads.every(({ shown }) => shown);
        for (const { side, column } of named.cells) {
          const name = ["Before", "After"][column];
          assert.ok(headed ? named.heads[column].name === name : side === name, `at ${width}`);
        }
        assert.ok(named.cells.length > 0);
      }
    }

    /** @param {import("puppeteer-core").Page} view The two versions side by side. */
    async function assertUnchangedOpens(view) {
      const opened = await view.evaluate(() => {
        const details = document.querySelector("tr.unchanged details");
        const hidden = details?.querySelector("p")?.checkVisibility();
        details?.querySelector("summary")?.click();
        const paragraphs = [...(details?.querySelectorAll("p") ?? [])];
        return {
          hidden,
          texts: paragraphs
            .filter((each) => each.checkVisibility())
            .map((each) => each.textContent),
        };
      });
      assert.equal(opened.hidden, false);
      assert.ok(opened.texts.includes(COMMON[0]), String(opened.texts));
    }

    test("two visits, the page edited in between: what changed is told and marked", async () => {
      await bench.forget();
      const first = await visitLetters(letters.first);
      assert.match(first.text, /first visit/i);
      await bench.leave(first.page);
      const second = await visitLetters(letters.second);
      assert.match(second.text, /^Changed since \w+/);
      assert.match(second.text, /Worse for you/);
      assert.match(
        second.text,
        /Before\s+You may tell us .* within 30 days[^]*After\s+You .* ten days/,
      );
      await assertChanged(second.page);
      await bench.leave(second.page);
      const third = await visitLetters(letters.second);
      assert.match(third.text, /^No change since your visit on/);
      await bench.leave(third.page);
    });

    test("the two versions side by side", async () => {
      const { page } = await visitLetters(letters.second);
      await bench.driver.inPopup(`document.querySelector("#compare").click()`);
      const view = await bench.driver.pageAt("/changes/changes.html");
      const shown = await until("the two versions", () =>
        view.evaluate(() => {
          const rows = [...document.querySelectorAll("tbody tr")].map((row) => ({
            kind: row.className,
            cells: [...row.children].map((cell) => cell.textContent ?? ""),
          }));
          return rows.length > 0 && rows;
        }),
      );
      const changes = shown.filter(({ kind }) => kind !== "unchanged");
      const cells = changes.flatMap((row) => row.cells);
      for (const text of [...letters.first, ...letters.second]) {
        assert.ok(cells.includes(text), `${text} in ${cells.join(" | ")}`);
      }
      const verdicts = shown.filter(({ kind }) => kind.startsWith("verdict"));
      const of = (/** @type {string} */ text) =>
        verdicts[
          changes
            .filter(({ kind }) => !kind.startsWith("verdict"))
            .findIndex(({ cells }) => cells.includes(text))
        ].cells[0];
      assert.equal(of(letters.second[1]), "Worse for you");
      assert.equal(of(letters.second[2]), "New");
      assert.equal(of(letters.second[3]), "Worse for you");
      await assertNamedAtEveryWidth(view);
      await assertUnchangedOpens(view);
      await view.close();
      await bench.leave(page);
    });

    test("the side-by-side view forgets every page once the question is answered, and not before", async () => {
      const kept = () =>
        bench.driver.inExtension(
          `chrome.storage.local.get(null).then((all) => Object.keys(all).filter((key) => key.startsWith("history")).length)`,
        );
      const { page } = await visitLetters(letters.second);
      await bench.driver.inPopup(`document.querySelector("#compare").click()`);
      const view = await bench.driver.pageAt("/changes/changes.html");
      await until("the view", () => view.evaluate(() => document.querySelector("td") !== null));
      await view.bringToFront();
      const before = await kept();
      assert.ok(before > 0);
      await view.click("#forget");
      const asked = await view.evaluate(() => document.querySelector("dialog[open]")?.textContent);
      assert.match(asked ?? "", /^Forget every page that is kept\?/);
      await view.keyboard.press("Enter");
      await until("the question to end", () =>
        view.evaluate(
          () =>
            document.querySelector("dialog") === null && document.activeElement?.id === "forget",
        ),
      );
      assert.equal(await kept(), before, "Cancel has the keyboard at first");
      await view.click("#forget");
      await view.click("dialog button:last-child");
      await until("it to be told", () =>
        view.evaluate(() =>
          /^Forgotten/.test(document.getElementById("status")?.textContent ?? ""),
        ),
      );
      assert.equal(await kept(), 0);
      await view.close();
      await bench.leave(page);
    });

    test("two visits, the background ended in between", async () => {
      await bench.forget();
      const first = await visitLetters(letters.first);
      await bench.leave(first.page);
      await bench.driver.killBackground();
      const second = await visitLetters(letters.second);
      assert.match(second.text, /^Changed since/);
      await assertChanged(second.page);
      await bench.leave(second.page);
    });

    test("two visits with the history full: the oldest page is dropped, with a word", async () => {
      await bench.forget();
      const first = await visitLetters(letters.first);
      await bench.leave(first.page);
      // An older page that takes all the room there is.
      await bench.driver.inExtension(`(async () => {
      const { "history-index": index } = await chrome.storage.local.get("history-index");
      const old = "https://old.example/terms";
      index[old] = { last: "2020-01-01T00:00:00.000Z", bytes: 7_999_900 };
      const data = "x".repeat(7_900_000);
      const versions = [{ first: index[old].last, last: index[old].last, data }];
      await chrome.storage.local.set({ ["history/" + old]: { title: "", versions }, "history-index": index });
    })()`);
      const second = await visitLetters(letters.second);
      assert.match(second.text, /^Changed since/);
      assert.match(second.text, /To make room/);
      await assertChanged(second.page);
      const keys = await bench.driver.inExtension(
        `chrome.storage.local.get(null).then((items) => Object.keys(items).sort().join(" "))`,
      );
      assert.equal(keys, `history-index history/${bench.site.origin}/letters.html`);
      await bench.leave(second.page);
    });

    test("a private window: nothing is kept", async () => {
      await bench.forget();
      clauses = letters.first;
      const { changes, close } = await bench.driver.checkPrivately(
        `${bench.site.origin}/letters.html`,
      );
      assert.equal(changes, "private");
      const kept = await bench.driver.inExtension(
        `chrome.storage.local.get(null).then((items) => Object.keys(items).length)`,
      );
      assert.equal(kept, 0);
      await close();
    });
  },
  stagedOpen,
);

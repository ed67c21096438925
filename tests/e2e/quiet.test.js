/**
 * What is lit in a page and what is not, how legible it is, and what is said where a page hides it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlightedText, highlights } from "./harness/browser.js";
import { cardOf } from "./harness/interface.js";
import { ARBITRATE, paragraphs, SELL, terms } from "./harness/letters.js";
import { stagedOpen } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** What most terms have. */
const CHANGE = "We may change these terms at any time without notice.";
const LAW = "These terms are governed by the laws of the State of Franklin.";
const REFUSE =
  "You may opt out of arbitration by writing to us within 30 days of opening an account.";

/** Findings of two weights on one clause. */
const BOTH =
  "We may sell your personal data to advertisers for marketing, and you waive your right to a jury trial.";

const CLAUSES = paragraphs([SELL, CHANGE, LAW, REFUSE, ARBITRATE, BOTH]);

const GREY = "<style>main { color: #777 } p { text-shadow: 0 0 2px #999 }</style>";
const NIGHT = `<style>html { background: #101014; color: #8a8a90; color-scheme: dark }</style>`;
const PALE = `<style>html { background: #2b2b2b } main { color: #999; -webkit-text-fill-color: #999 }</style>`;

const UNPAINTED = `<style>::highlight(clauselight-blocker) { background-color: transparent !important }</style>`;
const REMOVED = `<script>new MutationObserver(() => document.querySelector(":root > [data-clauselight]")?.remove())
  .observe(document.documentElement, { childList: true })</script>`;
const COVERED = `<div id="cover" popover="manual" style="width: 100vw; height: 100vh; border: 0; opacity: 0.2">
  </div><script>document.getElementById("cover").showPopover()</script>`;

const made = {
  "amounts.html": () => terms(CLAUSES),
  "other-amounts.html": () => terms(CLAUSES),
  "grey.html": () => terms(CLAUSES, GREY),
  "night.html": () => terms(CLAUSES, NIGHT),
  "pale.html": () => terms(CLAUSES, PALE),
  "unpainted.html": () => terms(CLAUSES, UNPAINTED),
  "removed.html": () => terms(CLAUSES, REMOVED),
  "covered.html": () => terms(CLAUSES + COVERED),
};

/**
 * Chooses in the open card how much is lit.
 * @param {Page} page
 * @param {string} amount
 */
async function choose(page, amount) {
  const choice = await page.waitForSelector(":root > [data-clauselight] >>> select");
  // By keyboard: what a script makes up chooses nothing.
  await choice?.focus();
  const from = await choice?.evaluate((select, wanted) => {
    const { options, selectedIndex } = /** @type {HTMLSelectElement} */ (select);
    return [...options].findIndex(({ value }) => value === wanted) - selectedIndex;
  }, amount);
  for (let steps = Number(from); steps !== 0; steps -= Math.sign(steps))
    await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
}

/**
 * Waits until the settings keep how much is lit.
 * @param {{driver: import("./harness/browser.js").Driver}} bench
 * @param {string} amount
 */
async function kept({ driver }, amount) {
  await until("the choice to be kept", () =>
    driver.inExtension(
      `chrome.storage.local.get("settings").then(({ settings }) => settings?.amount === "${amount}")`,
    ),
  );
}

/**
 * The least contrast of text and of the line beneath it on everything that is lit, as the page
 * computes the colours; `name` is where.
 * @param {Page} page
 * @param {boolean} fill Whether the browser paints a highlight's text in its fill colour; Firefox knows
 *   its colour alone.
 * @returns {Promise<{name: string, text: number, line: number, current: number}[]>}
 */
function contrasts(page, fill) {
  return page.evaluate((fill) => {
    /** @param {string} colour */
    const luminance = (colour) => {
      const [red, green, blue, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      if (opacity < 1) throw new Error(`what lies under ${colour} matters`);
      const linear = [red, green, blue].map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const contrast = (/** @type {string} */ one, /** @type {string} */ other) => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const names = [...CSS.highlights.keys()].filter((name) => /-(blocker|bad|good)/.test(name));
    return names.map((name) => {
      const [range] = CSS.highlights.get(name) ?? [];
      const element = /** @type {Element} */ (range.startContainer.parentElement);
      const style = getComputedStyle(element, `::highlight(${name})`);
      const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
      const line = /** @type {Element} */ (root?.querySelector(".lines .current"));
      const current = getComputedStyle(line);
      const ink = fill ? style.getPropertyValue("-webkit-text-fill-color") : style.color;
      return {
        name,
        text: Math.min(
          contrast(style.color, style.backgroundColor),
          contrast(ink, style.backgroundColor),
        ),
        line: contrast(style.textDecorationColor, style.backgroundColor),
        current: contrast(current.borderBottomColor, style.backgroundColor),
      };
    });
  }, fill);
}

suite(
  made,
  (bench) => {
    test("what is grave or unusual and the ways out are lit; what is usual and neutral is not", async () => {
      const opened = await bench.read("amounts.html");
      const listed = (await bench.popup()).findings.map(({ clause }) => clause);
      for (const clause of ["unilateral-change", "governing-law"]) {
        assert.ok(listed.includes(clause), `${clause} is listed in ${listed}`);
      }
      assert.deepEqual(await highlightedText(opened), {
        blocker: [SELL, BOTH],
        bad: [ARBITRATE, BOTH],
        good: [REFUSE],
      });
      await bench.leave(opened);
    });

    test("the words that a finding rests on are lit as phrases", async () => {
      const opened = await bench.read("amounts.html");
      const words = (await highlights(opened)).filter(({ name }) => name.endsWith("blocker-words"));
      assert.deepEqual(
        words.map(({ text }) => text),
        ["We may sell your personal data", "We may sell your personal data"],
      );
      await bench.show("data-sale");
      const card = await until("the card", () => cardOf(opened));
      assert.equal(card.quote, "We may sell your personal data");
      await bench.leave(opened);
    });

    test("an unlit finding that is asked for is lit, and it alone", async () => {
      const opened = await bench.read("amounts.html");
      const before = await highlightedText(opened);
      assert.equal(await bench.show("unilateral-change"), "Shown in the page.");
      assert.deepEqual(await highlightedText(opened), {
        ...before,
        bad: [CHANGE, ARBITRATE, BOTH],
      });
      const card = await until("the card", () => cardOf(opened));
      assert.ok(card.title !== "" && card.focused);
      await bench.leave(opened);
    });

    test("more and less are lit at once, and on the next page too", async () => {
      const opened = await bench.read("amounts.html");
      await bench.show("data-sale");
      await choose(opened, "all");
      await until("everything", async () => {
        const { neutral } = await highlightedText(opened);
        return neutral?.join() === LAW;
      });
      assert.ok((await highlightedText(opened)).bad.includes(CHANGE));
      await kept(bench, "all");
      const other = await bench.read("other-amounts.html");
      assert.deepEqual((await highlightedText(other)).neutral, [LAW]);
      await bench.show("data-sale");
      await choose(other, "grave");
      await until("what is grave", async () => {
        const lit = await highlightedText(other);
        return Object.keys(lit).join() === "blocker" && lit.blocker.join() === [SELL, BOTH].join();
      });
      const card = await until("the card", () => cardOf(other));
      assert.match(card.count, /^[12] of 2$/);
      await choose(other, "normal");
      await until("the way out", async () => (await highlightedText(other)).good?.[0] === REFUSE);
      await kept(bench, "normal");
      await bench.driver.closePopup();
      await other.close();
      await opened.close();
    });

    test("what was chosen before comes not back when the settings tell of it", async () => {
      const opened = await bench.read("amounts.html");
      await bench.show("data-sale");
      await opened.evaluate(() => {
        const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
        const count = /** @type {Element} */ (root?.querySelector(".card .count"));
        const told = [count.textContent ?? ""];
        Reflect.set(window, "told", told);
        new MutationObserver(() => {
          const text = count.textContent ?? "";
          if (told.at(-1) !== text) told.push(text);
        }).observe(count, { childList: true, characterData: true, subtree: true });
      });
      // Each key passes over what lies between, and the settings keep every choice.
      for (const amount of ["all", "grave", "all"]) await choose(opened, amount);
      await kept(bench, "all");
      const other = await bench.read("other-amounts.html");
      await other.close();
      const told = await opened.evaluate(() => Reflect.get(window, "told"));
      assert.deepEqual(told, ["1 of 4", "1 of 6", "1 of 4", "1 of 2", "1 of 4", "1 of 6"]);
      await choose(opened, "normal");
      await bench.leave(opened);
    });

    test("the extension's own pages light less or more in a page that was read", async () => {
      const opened = await bench.read("amounts.html");
      const ask = (/** @type {string} */ message) =>
        bench.driver.inExtension(`chrome.tabs.query({ active: true, currentWindow: true })
          .then(([tab]) => chrome.tabs.sendMessage(tab.id, ${message}))`);
      const all = await ask(`{ type: "page/amount", amount: "all" }`);
      assert.equal(all.amount, "all");
      assert.equal(all.shown, all.report.findings.length);
      assert.deepEqual((await highlightedText(opened)).neutral, [LAW]);
      const grave = await ask(`{ type: "page/check", amount: "grave" }`);
      assert.deepEqual([grave.amount, grave.shown], ["grave", 2]);
      assert.deepEqual(await highlightedText(opened), { blocker: [SELL, BOTH] });
      await bench.leave(opened);
    });

    for (const path of ["amounts.html", "grey.html", "night.html", "pale.html"]) {
      test(`${path}: text and lines on what is lit have the contrast that reading needs`, async () => {
        const opened = await bench.read(path);
        await bench.show("jury-waiver");
        const found = await contrasts(opened, bench.driver.name === "chromium");
        assert.ok(found.length >= 6, JSON.stringify(found));
        for (const { name, text, line, current } of found) {
          assert.ok(text >= 4.5, `${name}: text ${text}`);
          assert.ok(line >= 3, `${name}: line ${line}`);
          assert.ok(current >= 3, `${name}: the current clause's line ${current}`);
        }
        const ground = await opened.evaluate(() => {
          const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
          const line = /** @type {Element} */ (root?.querySelector(".lines .current"));
          return getComputedStyle(line).backgroundColor;
        });
        assert.match(
          ground,
          /transparent|\/ 0\)|, 0\)/,
          "the current clause has no tint of its own",
        );
        await bench.leave(opened);
      });
    }

    for (const [path, what] of [
      ["unpainted.html", "unpaints the marks"],
      ["removed.html", "removes card and rail"],
      ["covered.html", "lays something over card and rail"],
    ]) {
      test(`a page that ${what}: the popup does not say that they show`, async () => {
        const opened = await bench.read(path);
        const said = await bench.show("data-sale");
        assert.equal(said, "The words are there, but the page hides the marks on them.");
        await bench.leave(opened);
      });
    }
  },
  stagedOpen,
);

/**
 * Card and rail by keyboard, in every size, and what axe-core says of them. The extension is staged so
 * that its shadow root can be looked into.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlightedText } from "./harness/browser.js";
import { areInView, cardOf, examined, lined, railOf, violations } from "./harness/interface.js";
import { ARBITRATE, paragraphs, SELL, terms, TRAIN } from "./harness/letters.js";
import { stagedOpen } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** Three findings, one of them unsure. */
const THREE =
  "We may sell your personal data and train our models on your messages, and you waive your right to a jury trial.";

const APART = `<style>p { margin: 0 0 400px }</style>`;
const NIGHT = `<style>html { background: #101014; color: #e8e8e8; color-scheme: dark }</style>`;
const NARROW = `<meta name="viewport" content="width=device-width"><style>body { margin: 0 } p { text-align: justify; font-size: 20px }</style>`;
const CLAUSES = paragraphs([SELL, TRAIN, ARBITRATE, THREE]);
const FIELD = `<label>Name <input id="field"></label>`;

/** Stops of the keyboard around a clause, and what is none. */
const STOPS = [
  `<p><button id="first">First</button> <a id="before" href="#">Before</a></p>`,
  `<p><button disabled>No stop</button> <a>No stop</a> <button hidden>No stop</button></p>`,
  paragraphs([SELL]),
  `<div inert><button>No stop</button></div><p style="visibility: hidden"><a href="#">No stop</a></p>`,
  `<details><summary tabindex="-1">No stop</summary><a href="#">No stop</a></details>`,
  `<p><a id="after" href="#">After</a> <button id="last">Last</button></p>`,
].join("");

const made = {
  "stops.html": () => terms(STOPS),
  "walk.html": () => terms(FIELD + CLAUSES, APART),
  "close.html": () => terms(CLAUSES),
  "one.html": () => terms(paragraphs([TRAIN])),
  "night-walk.html": () => terms(CLAUSES, NIGHT),
  "edge.html": () => terms(CLAUSES, NARROW),
};

/** The clause that is looked at. @param {Page} page */
const current = (page) => lined(page, "current");

suite(
  made,
  (bench) => {
    /**
     * Goes to the next or previous clause, as the browser's shortcut has it done.
     * @param {1 | -1} by
     */
    function step(by) {
      return bench.driver.inExtension(`chrome.tabs.query({ active: true, currentWindow: true })
        .then(([tab]) => chrome.tabs.sendMessage(tab.id, { type: "page/step", by: ${by} }))`);
    }

    /** @param {Page} page */
    function open(page) {
      return until("the card", () => cardOf(page));
    }

    test("the card takes the keyboard from the popup, and Escape gives it back", async () => {
      const opened = await bench.read("walk.html");
      await opened.focus("#field");
      await bench.show("arbitration");
      const card = await open(opened);
      assert.ok(card.focused, "the card has the keyboard");
      assert.equal(card.scrolled, 0);
      await bench.driver.closePopup();
      await opened.bringToFront();
      await opened.keyboard.press("Escape");
      await until("the card to close", async () => (await cardOf(opened)) === null);
      assert.equal(await opened.evaluate(() => document.activeElement?.id), "field");
      const inView = await opened.evaluate((text) => {
        const clause = [...document.querySelectorAll("p")].find((p) => p.textContent === text);
        const box = clause?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      }, ARBITRATE);
      assert.ok(inView, "the clause is in view");
      await opened.close();
    });

    test("with the keyboard nowhere, Escape leads to the clause", async () => {
      const opened = await bench.read("walk.html");
      await bench.driver.closePopup();
      await step(1);
      await until("the first clause", async () => (await current(opened)) === SELL);
      assert.ok((await open(opened)).focused);
      await opened.keyboard.press("Escape");
      await until("the card to close", async () => (await cardOf(opened)) === null);
      const at = await opened.evaluate(() => getSelection()?.anchorNode?.textContent);
      assert.equal(at, SELL);
      await opened.close();
    });

    for (const { key, stop } of [
      { key: "Tab", stop: "after" },
      { key: "Shift+Tab", stop: "before" },
    ]) {
      test(`with the keyboard nowhere, ${key} goes on from the clause that Escape led to`, async () => {
        const opened = await bench.read("stops.html");
        await bench.driver.closePopup();
        await step(1);
        await until("the clause", async () => (await current(opened)) === SELL);
        assert.ok((await open(opened)).focused);
        await opened.keyboard.press("Escape");
        await until("the card to close", async () => (await cardOf(opened)) === null);
        const [shift, tab] = key.includes("+") ? ["Shift", "Tab"] : [null, "Tab"];
        if (shift) await opened.keyboard.down("Shift");
        await opened.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (tab));
        if (shift) await opened.keyboard.up("Shift");
        assert.equal(await opened.evaluate(() => document.activeElement?.id), stop);
        assert.ok(await opened.evaluate(() => document.activeElement?.matches(":focus-visible")));
        await opened.keyboard.press("Tab");
        const next = stop === "after" ? "last" : "after";
        assert.equal(await opened.evaluate(() => document.activeElement?.id), next);
        await opened.close();
      });
    }

    test("the next clause is that after the one that was shown last", async () => {
      const opened = await bench.read("walk.html");
      await bench.show("ai-training");
      await open(opened);
      await bench.driver.closePopup();
      await opened.bringToFront();
      await opened.keyboard.press("Escape");
      await until("the card to close", async () => (await cardOf(opened)) === null);
      await step(1);
      await until("the next clause", async () => (await current(opened)) === ARBITRATE);
      assert.equal((await open(opened)).count, "3 of 4");
      await step(-1);
      await until("the clause before", async () => (await current(opened)) === TRAIN);
      await opened.close();
    });

    test("Next, pressed by keyboard, keeps the keyboard and leads on", async () => {
      const opened = await bench.read("walk.html");
      await bench.show("data-sale");
      await open(opened);
      await bench.driver.closePopup();
      await opened.bringToFront();
      const next = await opened.waitForSelector(
        ":root > [data-clauselight] >>> .foot button:nth-of-type(2)",
      );
      await next?.focus();
      for (const [clause, count] of [
        [TRAIN, "2 of 4"],
        [ARBITRATE, "3 of 4"],
      ]) {
        await opened.keyboard.press("Enter");
        await until("the clause", async () => (await current(opened)) === clause);
        await until("its card", async () => (await cardOf(opened))?.count === count);
        const told = await until("its title to be told", () =>
          opened.evaluate(() => {
            const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
            const told = root?.querySelector("[role=status]")?.textContent;
            return root?.activeElement?.textContent === "Next" && told;
          }),
        );
        assert.equal(told, (await cardOf(opened))?.title);
      }
      await opened.close();
    });

    test("several findings on one clause are told on one card, each under its title", async () => {
      const opened = await bench.read("close.html");
      await bench.show("jury-waiver");
      const card = await open(opened);
      assert.equal(card.title, "3 findings on this clause");
      assert.equal(card.parts.length, 3);
      assert.equal(new Set(card.parts.map(({ title }) => title)).size, 3);
      const chosen = card.parts.filter((part) => part.open);
      assert.equal(chosen.length, 1);
      assert.match(chosen[0].title, /jury/i);
      assert.equal(card.count, "4 of 4");
      await bench.leave(opened);
    });

    /** What of the card has the keyboard. @param {Page} page */
    const focused = (page) =>
      page.evaluate(() => {
        const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
        return root?.activeElement?.textContent ?? "";
      });

    /**
     * @param {Page} page
     * @param {string} text
     */
    const untilFocused = (page, text) =>
      until(`"${text}" to have the keyboard`, async () => (await focused(page)) === text);

    /**
     * Goes to a button of the card with Tab and presses Enter.
     * @param {Page} page
     * @param {string} text
     */
    async function pressByKey(page, text) {
      for (let stops = 0; stops < 20 && (await focused(page)) !== text; stops += 1)
        await page.keyboard.press("Tab");
      assert.equal(await focused(page), text);
      await page.keyboard.press("Enter");
    }

    /** @param {Page} page */
    const isTrainLit = async (page) => (await highlightedText(page)).blocker?.includes(TRAIN);

    test("not a problem for me, by keyboard: told no more, with the way back in its place", async () => {
      await bench.forget();
      const opened = await bench.read("walk.html");
      const badge = Number(await bench.driver.badge());
      await bench.show("ai-training");
      const before = await open(opened);
      await bench.driver.closePopup();
      await opened.bringToFront();
      await pressByKey(opened, "Not a problem for me");
      await untilFocused(opened, "Show again");
      await until("the clause to go dark", async () => !(await isTrainLit(opened)));
      await until("the badge", async () => Number(await bench.driver.badge()) < badge);
      assert.equal((await cardOf(opened))?.title, before.title, "the card stays");
      assert.equal(await focused(opened), "Show again");
      await opened.keyboard.press("Enter");
      await untilFocused(opened, "Not a problem for me");
      await until("the clause to be lit", () => isTrainLit(opened));
      assert.equal((await cardOf(opened))?.quote, before.quote);
      await until("its place", async () => (await cardOf(opened))?.count === before.count);
      await opened.keyboard.press("Enter");
      await until("the clause to go dark", async () => !(await isTrainLit(opened)));
      await pressByKey(opened, "Next");
      await until("the clause after it", async () => (await current(opened)) === ARBITRATE);
      await opened.keyboard.press("Escape");
      await until("the card to close", async () => (await cardOf(opened)) === null);
      assert.equal(await bench.check(opened), "done");
      assert.match((await bench.popup()).text, /1 clause type is hidden by your choice/);
      await bench.leave(opened);
      await bench.forget();
    });

    test("not a problem for me, of the only clause that is lit: the way back is there, and then nothing is", async () => {
      await bench.forget();
      const opened = await bench.read("one.html");
      await bench.driver.closePopup();
      await step(1);
      await open(opened);
      await opened.bringToFront();
      await pressByKey(opened, "Not a problem for me");
      await until("the clause to go dark", async () => !(await isTrainLit(opened)));
      await untilFocused(opened, "Show again");
      await opened.keyboard.press("Escape");
      await until("the interface to leave", () =>
        opened.evaluate(() => document.querySelector(":root > [data-clauselight]") === null),
      );
      await opened.close();
      await bench.forget();
    });

    test("not a problem for me, of one of several findings: the others are told as before", async () => {
      await bench.forget();
      const opened = await bench.read("close.html");
      await bench.show("jury-waiver");
      const { parts } = await open(opened);
      await bench.driver.closePopup();
      await opened.bringToFront();
      await pressByKey(opened, "Not a problem for me");
      await until("the choice", () =>
        bench.driver.inExtension(
          `chrome.storage.local.get("settings").then(({ settings }) => settings?.clausesOff.join() === "jury-waiver")`,
        ),
      );
      assert.deepEqual((await cardOf(opened))?.parts, parts);
      assert.equal(await focused(opened), "Show again");
      await opened.close();
      await bench.forget();
    });

    test("a press that a script makes up leaves nothing out", async () => {
      const opened = await bench.read("walk.html");
      await bench.show("ai-training");
      await open(opened);
      const after = await opened.evaluate(() => {
        const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
        const named = (/** @type {string} */ name) =>
          [...(root?.querySelectorAll("button") ?? [])].find((one) => one.textContent === name);
        const button = /** @type {HTMLButtonElement} */ (named("Not a problem for me"));
        button.click();
        button.dispatchEvent(new PointerEvent("click", { bubbles: true }));
        return [button.isConnected, named("Show again") === undefined];
      });
      assert.deepEqual(after, [true, true]);
      await bench.leave(opened);
    });

    test("a page draws its text anew under an open card: the card goes on", async () => {
      const opened = await bench.read("walk.html");
      await bench.show("ai-training");
      const before = await open(opened);
      await opened.evaluate(() => {
        const main = /** @type {Element} */ (document.querySelector("main"));
        main.replaceChildren(...[...main.childNodes].map((node) => node.cloneNode(true)));
      });
      const isMarked = async () => (await highlightedText(opened)).blocker?.includes(TRAIN);
      assert.ok(!(await isMarked()), "the marks went with the text");
      await until("the marks in their new place", isMarked);
      await until("the clause in its new place", async () => (await current(opened)) === TRAIN);
      assert.deepEqual(await cardOf(opened), before);
      await bench.leave(opened);
    });

    for (const [width, height] of [
      [1280, 720],
      [640, 360],
      [360, 640],
    ]) {
      test(`${width} by ${height}: the card opens at its top, and its buttons stay in view`, async () => {
        const opened = await bench.open("walk.html");
        await opened.setViewport({ width, height });
        assert.equal(await bench.check(opened), "done");
        for (const clause of ["data-sale", "jury-waiver"]) {
          await bench.show(clause);
          assert.equal((await open(opened)).scrolled, 0);
          const buttons = ["Close", "Previous", "Next"];
          assert.ok(await areInView(opened, buttons), `${clause}: at the top`);
          await opened.evaluate(() => {
            const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
            const body = /** @type {Element} */ (root?.querySelector(".body"));
            body.scrollTop = body.scrollHeight;
          });
          assert.ok(await areInView(opened, buttons), `${clause}: at the end`);
        }
        await bench.leave(opened);
      });
    }

    test("the card is as light or dark as the page", async () => {
      for (const [path, scheme] of [
        ["close.html", "light"],
        ["night-walk.html", "dark"],
      ]) {
        const opened = await bench.read(path);
        await bench.show("data-sale");
        assert.equal((await open(opened)).scheme, scheme);
        await bench.leave(opened);
      }
    });

    test("the rail is one stop of the keyboard, walked with arrows, and leads back to its mark", async () => {
      const opened = await bench.read("walk.html");
      await until("the rail", async () => (await railOf(opened)).count === 4);
      await bench.driver.closePopup();
      await opened.bringToFront();
      await opened.focus("#field");
      const at = async () => (await railOf(opened)).at;
      const scrolled = () => opened.evaluate(() => scrollY);
      const before = await scrolled();
      await opened.keyboard.press("Tab");
      assert.deepEqual(await railOf(opened), { at: 0, count: 4, stops: 1 });
      for (const [key, place] of /** @type {[import("puppeteer-core").KeyInput, number][]} */ ([
        ["ArrowDown", 1],
        ["End", 3],
        ["ArrowDown", 3],
        ["ArrowUp", 2],
        ["Home", 0],
        ["ArrowDown", 1],
      ])) {
        await opened.keyboard.press(key);
        assert.equal(await at(), place, key);
        assert.equal(await scrolled(), before, `${key}: the page stays where it is`);
      }
      assert.equal((await railOf(opened)).stops, 1);
      await opened.keyboard.press("Enter");
      await until("the clause", async () => (await current(opened)) === TRAIN);
      assert.ok((await open(opened)).focused);
      await opened.keyboard.press("Escape");
      await until("the mark", async () => (await at()) === 1);
      await opened.keyboard.press("Tab");
      assert.equal(await at(), -1, "one Tab leaves the rail");
      await opened.close();
    });

    test("text that reaches the window's edge: the rail keeps beside it", async () => {
      const opened = await bench.open("edge.html");
      await opened.setViewport({ width: 360, height: 640 });
      assert.equal(await bench.check(opened), "done");
      const rail = await until("the rail", () =>
        opened.evaluate(() => {
          const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
          const marks = [...(root?.querySelectorAll(".rail button") ?? [])];
          if (marks.length === 0) return null;
          return marks.map((mark) => ({
            width: mark.getBoundingClientRect().width,
            opacity: Number(getComputedStyle(mark).opacity),
          }));
        }),
      );
      for (const { width, opacity } of rail) {
        assert.ok(width > 0 && width <= 4, `${width} pixels`);
        assert.ok(opacity < 0.7, `opacity ${opacity}`);
      }
      await bench.leave(opened);
    });

    for (const path of ["close.html", "night-walk.html"]) {
      test(`${path}: axe-core finds nothing wrong with card and rail`, async () => {
        const opened = await bench.read(path);
        for (const clause of ["data-sale", "jury-waiver"]) {
          await bench.show(clause);
          await open(opened);
          assert.deepEqual(await violations(opened), []);
          const seen = (await examined(opened)).join();
          for (const part of ["<h2", "<button", "<select"]) assert.ok(seen.includes(part), part);
        }
        await bench.leave(opened);
      });
    }
  },
  stagedOpen,
);

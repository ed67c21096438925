/**
 * What a phone's browser offers, as far as it can be had here: no menus of the page, no keys, nothing
 * beside the page, a screen of 360 by 800 pixels, a finger as the pointer.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cardOf } from "./harness/interface.js";
import { ARBITRATE, paragraphs, SELL, terms, TRAIN } from "./harness/letters.js";
import { stagedForPhone } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** What can be pressed and is too small for a finger, and what reaches beyond the screen's width. */
const SMALL = `JSON.stringify({
  coarse: window.matchMedia("(pointer: coarse)").matches,
  pressable: document.querySelectorAll("button, summary, select, label.choice, .links a").length,
  small: [...document.querySelectorAll("button, summary, select, textarea, label.choice, .links a, input:not([type=checkbox], [type=radio], [type=file])")]
    .filter((e) => e.checkVisibility())
    .filter((e) => e.getBoundingClientRect().height < 44)
    .map((e) => e.outerHTML.slice(0, 120)),
  over: [...document.body.querySelectorAll(":not(#menu, #menu *, .status)")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.getBoundingClientRect().right)
    .map((e) => e.outerHTML.slice(0, 120)),
})`;

const made = {
  "letters.html": () =>
    terms(
      paragraphs([SELL, TRAIN, ARBITRATE]),
      `<meta name="viewport" content="width=device-width">`,
    ),
};

suite(
  made,
  (bench) => {
    /**
     * @param {(expression: string) => Promise<unknown>} evaluate
     * @param {string} surface
     */
    async function assertFits(evaluate, surface) {
      const { coarse, pressable, small, over } = JSON.parse(String(await evaluate(SMALL)));
      assert.equal(coarse, true, `${surface}: the pointer is a finger`);
      assert.ok(pressable > 0, surface);
      assert.deepEqual(small, [], surface);
      assert.deepEqual(over, [], `${surface}: nothing is wider than the screen`);
    }

    test("the extension works without what is missing, and offers nothing of it", async () => {
      const missing = await bench.driver.inExtension(
        `[chrome.contextMenus, chrome.commands, chrome.sidePanel, chrome.sidebarAction].every((one) => one === undefined)`,
      );
      assert.equal(missing, true);
      const page = await bench.read("plain.html");
      assert.notEqual(await bench.driver.badge(), "");
      const entries = await bench.driver.inPopup(
        `[...document.querySelectorAll("#menu button")].map((e) => e.dataset.entry).join()`,
      );
      assert.equal(entries, "off-now,site-off,always,any-text,options");
      assert.equal(await bench.driver.inPopup("document.body.dataset.surface"), "page");
      await bench.leave(page);
      const welcome = await bench.driver.openOwn("/welcome/welcome.html");
      await until("where the button is", () =>
        welcome.evaluate(`/“Extensions”/.test(document.getElementById("pin")?.textContent ?? "")`),
      );
      await welcome.close();
    });

    test("the popup fills the screen, and what can be pressed is large enough", async () => {
      const page = await bench.open("letters.html");
      await bench.driver.handheld(page);
      assert.equal(await bench.check(page), "done");
      const popup = bench.driver.popupPage();
      // A finger in the popup too, which is a page for Chromium's emulation and none for Firefox's preference.
      if (popup) await bench.driver.handheld(popup);
      await until("the report", () =>
        bench.driver.inPopup(`document.body.dataset.state === "done"`),
      );
      // Here a popup is as wide as its page wants to be; there the screen says so.
      await bench.driver.inPopup(`document.documentElement.style.width = "360px"`);
      assert.equal(await bench.driver.inPopup("document.body.offsetWidth"), 360);
      await bench.driver.inPopup(
        `document.querySelectorAll("details").forEach((part) => { part.open = true; })`,
      );
      await bench.driver.inPopup(`document.getElementById("menu").showPopover()`);
      await assertFits(bench.driver.inPopup, "popup");
      await bench.leave(page);
    });

    test("the card fits the screen: close and next in reach of a finger", async () => {
      const page = await bench.open("letters.html");
      await bench.driver.handheld(page);
      assert.equal(await bench.check(page), "done");
      await bench.driver.inPopup(
        `document.querySelector("li[data-clause=arbitration] button[data-finding]").click()`,
      );
      await until("the card", () => cardOf(page));
      const { box, buttons, screen } = await page.evaluate(() => {
        const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
        const card = root?.querySelector(".card");
        const boxOf = (/** @type {Element | undefined | null} */ element) => {
          const { left, right, top, bottom, height } =
            element?.getBoundingClientRect() ?? new DOMRect();
          return { left, right, top, bottom, height };
        };
        return {
          box: boxOf(card),
          buttons: [...(card?.querySelectorAll(".head button, .foot button") ?? [])].map(boxOf),
          screen: [innerWidth, innerHeight],
        };
      });
      assert.deepEqual(screen, [360, 800]);
      assert.ok(box.left >= 0 && box.right <= 360 && box.bottom <= 800, JSON.stringify(box));
      assert.ok(buttons.length >= 3);
      for (const { left, right, top, bottom, height } of buttons) {
        assert.ok(height >= 44, String(height));
        assert.ok(left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom);
      }
      await bench.leave(page);
    });

    test("the pages that open in a tab fit the screen", async () => {
      for (const { path, ready } of [
        { path: "/options/options.html", ready: "#file" },
        { path: "/welcome/welcome.html", ready: "#pin" },
        { path: "/text/text.html", ready: "button" },
      ]) {
        const page = await bench.driver.openOwn(path);
        await bench.driver.handheld(page);
        await until("the page", () =>
          page.evaluate(`document.querySelector(${JSON.stringify(ready)}) !== null`),
        );
        await assertFits((expression) => page.evaluate(expression), path);
        await page.close();
      }
    });
  },
  stagedForPhone,
);

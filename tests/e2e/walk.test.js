/**
 * The popup by keyboard: the list of findings is one stop of Tab and is walked with arrows, and the
 * keys that the person has are named.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stagedWithAxe, violationsOf } from "./harness/axe.js";
import { lookedAt } from "./harness/browser.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** What has the keyboard, by what it stands for; its control, where that is one of a finding's. */
const FOCUSED = `((e) => {
  const item = e.closest("li[data-clause]");
  if (item) return item.dataset.clause + (item === e ? "" : " " + (e.dataset.finding ? "show" : e.localName));
  const group = e.closest("section[data-polarity]");
  if (group) return group.id + (e.localName === "h2" ? "" : " more");
  return e.localName === "summary" ? "fold " + e.parentElement.id : e.id || e.localName;
})(document.activeElement)`;

/** What can be stood at in the list, in order, with what is folded left out. */
const STOPS = `[...document.querySelectorAll(
  "section[data-polarity] > h2, section[data-polarity] > .buttons > button, #rest > summary, #possible > summary, li[data-clause]",
)].filter((e) => e.checkVisibility()).length`;

suite(
  {},
  (bench, name) => {
    /** @returns {Promise<string>} */
    const focused = () => bench.driver.inPopup(FOCUSED);

    /**
     * Presses a key and waits until it has moved the keyboard.
     * @param {string} key
     * @returns {Promise<string>} Where it is then.
     */
    async function go(key) {
      const before = await focused();
      await bench.driver.pressInPopup(key);
      return until(`${key} to lead on from ${before}`, async () => {
        const now = await focused();
        return now !== before && now;
      });
    }

    /** From the filter into the list. */
    async function enter() {
      await bench.driver.inPopup(`(document.getElementById("filter").focus(), 1)`);
      return go("ArrowDown");
    }

    /** Opens the row that the keyboard stands at. @param {string} clause */
    async function openRow(clause) {
      await bench.driver.pressInPopup("Enter");
      await until("the row to open", () =>
        bench.driver.inPopup(`document.querySelector("li[data-clause=${clause}] > details").open`),
      );
    }

    test("arrows walk over headings and findings in sight, Home and End to the ends", async () => {
      const page = await bench.read("plain.html");
      const first = await enter();
      // The one clause of the foremost group is told by the first lines, so that another leads the list.
      assert.equal(first, "findings-bad");
      const seen = [first];
      const stops = Number(await bench.driver.inPopup(STOPS));
      while (seen.length < stops) seen.push(await go("ArrowDown"));
      assert.equal(new Set(seen).size, stops, seen.join());
      assert.ok(seen.includes("ai-training"), seen.join());
      assert.ok(seen.includes("fold rest"), seen.join());
      assert.equal(await go("Home"), first);
      assert.equal(await go("End"), seen.at(-1));
      assert.equal(await go("ArrowUp"), seen.at(-2));
      await bench.leave(page);
    });

    test("a fold that opens is walked too, and what the filter hides is passed over", async () => {
      const page = await bench.read("plain.html");
      await enter();
      while ((await focused()) !== "fold rest") await go("ArrowDown");
      await bench.driver.pressInPopup("Enter");
      await until("the fold to open", () =>
        bench.driver.inPopup(`document.getElementById("rest").open`),
      );
      assert.match(await go("ArrowDown"), /^rest-/);
      await bench.driver.inPopup(`(() => {
        const filter = document.getElementById("filter");
        filter.value = "arbitrator";
        filter.dispatchEvent(new window.Event("input", { bubbles: true }));
      })()`);
      const kept = Number(await bench.driver.inPopup(STOPS));
      const walked = [await enter()];
      while (walked.length < kept) walked.push(await go("ArrowDown"));
      assert.ok(walked.includes("arbitration"), walked.join());
      assert.ok(!walked.includes("ai-training"), walked.join());
      await bench.leave(page);
    });

    test("the list is one stop of Tab; what can be pressed in a finding follows behind it alone", async () => {
      const page = await bench.read("plain.html");
      await enter();
      while ((await focused()) !== "ai-training") await go("ArrowDown");
      assert.equal(await go("Tab"), "ai-training summary", "what opens it");
      await openRow("ai-training");
      const inside = ["ai-training summary"];
      for (let at = await go("Tab"); at.startsWith("ai-training "); at = await go("Tab")) {
        inside.push(at);
      }
      assert.ok(inside.includes("ai-training show"), inside.join());
      assert.ok(inside.includes("ai-training summary"), inside.join());
      assert.doesNotMatch(await focused(), /^(findings|rest)-|fold|arbitration|unilateral/);
      const tabbed = await bench.driver.inPopup(
        `[...document.querySelectorAll("li[data-clause]")].filter((e) => e.tabIndex === 0).length`,
      );
      assert.equal(tabbed, 1);
      await bench.leave(page);
    });

    test("Enter at a finding opens its row, and stays at it", async () => {
      const page = await bench.read("plain.html");
      await enter();
      while ((await focused()) !== "ai-training") await go("ArrowDown");
      await openRow("ai-training");
      assert.equal(await focused(), "ai-training");
      await bench.leave(page);
    });

    test("Up and Escape lead from a control to its finding, and Enter shows it in the page", async () => {
      const page = await bench.read("plain.html");
      await enter();
      while ((await focused()) !== "arbitration") await go("ArrowDown");
      assert.equal(await go("Tab"), "arbitration summary");
      await openRow("arbitration");
      assert.equal(await go("Tab"), "arbitration show");
      assert.equal(await go("ArrowUp"), "arbitration");
      // Firefox closes a popup on Escape, whatever its page makes of it.
      if (name === "chromium") {
        assert.equal(await go("Tab"), "arbitration summary");
        assert.equal(await go("Tab"), "arbitration show");
        assert.equal(await go("Escape"), "arbitration");
      }
      await bench.driver.pressInPopup("Enter");
      await until("the clause to be shown", async () =>
        (await lookedAt(bench.driver))?.includes("binding arbitration"),
      );
      assert.equal(await focused(), "arbitration", "the popup keeps the keyboard");
      await bench.leave(page);
    });

    test("after a finding was shown from the popup, the next key leads to the one behind it", async () => {
      const page = await bench.read("plain.html");
      const current = async () => (await lookedAt(bench.driver)) ?? "";
      await bench.show("as-is");
      await until("the clause to be shown", async () => /“as is”/.test(await current()));
      await bench.driver.closePopup();
      await page.bringToFront();
      await bench.driver.inExtension(`chrome.tabs.query({ active: true, currentWindow: true })
        .then(([tab]) => chrome.tabs.sendMessage(tab.id, { type: "page/step", by: 1 }))`);
      await until("the next clause", async () => /loss of data|arbitration/.test(await current()));
      await page.close();
    });

    test("the menu names the keys and the way to change them", async () => {
      const page = await bench.read("plain.html");
      const keys = JSON.parse(
        await bench.driver.inExtension(
          `chrome.commands.getAll().then((all) => JSON.stringify(Object.fromEntries(all.map(({ name, shortcut }) => [name, shortcut]))))`,
        ),
      );
      const named = JSON.parse(
        await bench.driver.inPopup(`JSON.stringify(Object.fromEntries(
          [...document.querySelectorAll("#menu [data-command]")].map((e) => [e.dataset.command, e.textContent])))`),
      );
      assert.equal(Object.keys(named).length, 3);
      for (const [command, key] of Object.entries(named)) {
        assert.equal(key, keys[command] || "none", command);
      }
      assert.match(named._execute_action, /L$/);
      assert.equal(
        await bench.driver.inPopup(`document.querySelector("#menu [data-entry=keys]").textContent`),
        "Change the shortcuts",
      );
      await bench.leave(page);
    });

    test("the options name them too, and lead to the browser's own page", async () => {
      const options = await bench.driver.openOwn("/options/options.html");
      await until("the keys", () =>
        options.evaluate(`document.querySelectorAll("#keys [data-command]").length === 3`),
      );
      assert.match(
        String(await options.evaluate(`document.getElementById("keys").textContent`)),
        /arrow keys/,
      );
      if (name === "chromium") {
        await options.evaluate(`document.querySelector("#keys button").click()`);
        const target = await bench.driver.browser.waitForTarget((candidate) =>
          candidate.url().startsWith("chrome://extensions/shortcuts"),
        );
        await (await target.page())?.close();
      }
      await options.close();
    });

    test("axe-core finds nothing in a list that is walked, and in the menu with its keys", async () => {
      const page = await bench.read("plain.html");
      await enter();
      await go("ArrowDown");
      await bench.driver.inPopup(`document.getElementById("menu-button").click()`);
      assert.deepEqual(await violationsOf((expression) => bench.driver.inPopup(expression)), []);
      await bench.leave(page);
    });
  },
  stagedWithAxe,
);

/**
 * What goes wrong around the extension: the background ended while it works, WebAssembly refused,
 * a full disk, anything at all in the storage, no network.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights, PAGES } from "./harness/browser.js";
import { paragraphs, SELL, terms, TRAIN } from "./harness/letters.js";
import { SLOW, stagedToWait, stagedWithoutModule } from "./harness/staging.js";
import { serve } from "./harness/server.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const made = {
  "letters.html": () => terms(paragraphs([SELL, TRAIN])),
  "slow.html": () => terms(paragraphs([SELL, TRAIN, `At noon ${SLOW}.`])),
};

/** @param {import("./harness/suite.js").Bench} bench */
async function assertRead(bench) {
  await until("the report", () => bench.driver.inPopup(`document.body.dataset.state === "done"`));
  const clauses = (await bench.popup()).findings.map(({ clause }) => clause);
  for (const clause of ["data-sale", "ai-training"]) assert.ok(clauses.includes(clause), clause);
}

/**
 * @param {import("./harness/suite.js").Bench} bench
 * @param {string} ready
 */
async function openOptions(bench, ready) {
  const options = await bench.driver.openOwn("/options/options.html");
  await until("the options", () => options.evaluate(ready));
  return options;
}

suite(
  made,
  (bench) => {
    test("the background ended while the core reads: a new one is asked, and the report comes", async () => {
      await bench.forget();
      const page = await bench.open("slow.html");
      await bench.driver.click(page);
      await until("the popup to wait", () =>
        bench.driver.inPopup(`document.body.dataset.state === "loading"`),
      );
      await bench.driver.killBackground();
      await assertRead(bench);
      assert.match(await bench.changes(), /first visit/i);
      await bench.leave(page);
    });

    test("the background ended while the popup is open: what it offers works", async () => {
      await bench.forget();
      await bench.leave(await bench.read("letters.html"));
      const page = await bench.read("letters.html");
      assert.match(await bench.changes(), /^No change/);
      await bench.driver.killBackground();
      assert.match(await bench.show("ai-training"), /Shown in the page/);
      await bench.driver.inPopup(
        `document.querySelector("li[data-clause=ai-training] [data-control=dismiss]").click()`,
      );
      await until("the clause to go dark", async () =>
        (await highlights(page)).every(({ text }) => text !== TRAIN),
      );
      await bench.leave(page);
      const options = await openOptions(
        bench,
        `document.querySelectorAll("#history .rows > li").length === 1`,
      );
      await bench.driver.killBackground();
      await options.evaluate(`((entry) => {
        entry.value = "/(never closed/";
        entry.dispatchEvent(new Event("input"));
      })(document.getElementById("patterns-entry"))`);
      await until("the core to be asked", () =>
        options.evaluate(
          `/unclosed group/.test(document.getElementById("patterns-fault").textContent)`,
        ),
      );
      await options.close();
      await bench.forget();
    });

    test("anything at all in the storage: the page is read, and visits are kept again", async () => {
      const address = `history/${bench.site.origin}/letters.html`;
      const junk = {
        settings: { version: 1, amount: "blinding", clausesOff: 7, theme: null, patterns: [[]] },
        "history-schema": "two",
        "history-index": "x",
        [address]: {
          title: {},
          versions: [null, 7, { first: 1 }, { first: "", last: "", data: "?" }],
        },
        "history/no address at all": [],
      };
      for (const settings of [junk.settings, 7, [], "x"]) {
        await bench.forget();
        const items = JSON.stringify({ ...junk, settings });
        await bench.driver.inExtension(`chrome.storage.local.set(${items}).then(() => 1)`);
        await bench.driver.killBackground();
        const page = await bench.read("letters.html");
        await assertRead(bench);
        assert.match(await bench.changes(), /first visit/i);
        await bench.leave(page);
      }
      const page = await bench.read("letters.html");
      assert.match(await bench.changes(), /^No change/);
      await bench.leave(page);
      await bench.forget();
    });

    test("a history of a newer version: said, left as it is, and forgotten when asked", async () => {
      await bench.forget();
      const newer = { "history-schema": 99, "history/https://fern.example/terms": { pages: [] } };
      const items = JSON.stringify(newer);
      await bench.driver.inExtension(`chrome.storage.local.set(${items}).then(() => 1)`);
      await bench.driver.killBackground();
      const page = await bench.read("letters.html");
      await assertRead(bench);
      assert.match(await bench.changes(), /could not be read/);
      await bench.leave(page);
      const kept = () =>
        bench.driver.inExtension(
          `chrome.storage.local.get(null).then((all) => JSON.stringify(all))`,
        );
      assert.deepEqual(JSON.parse(await kept()), newer);
      const options = await openOptions(
        bench,
        `/What is kept could not be read/.test(document.getElementById("history")?.textContent)`,
      );
      await options.evaluate(
        `[...document.querySelectorAll("#history button")].find((e) => e.textContent === "Forget all").click()`,
      );
      await options.evaluate(`document.querySelector("dialog[open] button:last-child").click()`);
      await until("the list to be empty", () =>
        options.evaluate(
          `/Nothing is kept yet/.test(document.getElementById("history").textContent)`,
        ),
      );
      assert.deepEqual(JSON.parse(await kept()), { "history-schema": 2 });
      assert.equal(
        await options.evaluate(
          `[...document.querySelectorAll("#history button")].filter((e) => e.checkVisibility()).length`,
        ),
        0,
        "there is nothing to save or to forget",
      );
      await options.close();
    });

    test("a full disk: a choice that can't be kept is said, and the page shows what is in force", async () => {
      await bench.forget();
      const options = await openOptions(bench, `document.getElementById("file") !== null`);
      await options.evaluate(`(() => {
        const area = (globalThis.browser ?? chrome).storage.local;
        area.set = () => Promise.reject(new Error("QUOTA_BYTES quota exceeded"));
        document.querySelector("[name=theme][value=dark]").click();
      })()`);
      await until("the fault", () =>
        options.evaluate(`/QUOTA_BYTES/.test(document.getElementById("status").textContent)`),
      );
      const theme = `[document.querySelector("[name=theme]:checked").value, document.documentElement.dataset.theme ?? "system"]`;
      assert.deepEqual(await options.evaluate(theme), ["system", "system"]);
      await options.close();
    });

    test("no network: a page that is open is read as ever", async () => {
      await bench.forget();
      const gone = await serve(PAGES, made);
      const page = await bench.driver.newPage();
      await page.goto(`${gone.origin}/letters.html`);
      await gone.close();
      assert.equal(await bench.check(page), "done");
      await assertRead(bench);
      assert.match(await bench.changes(), /first visit/i);
      await bench.leave(page);
      await bench.forget();
    });
  },
  stagedToWait,
);

suite(
  made,
  (bench) => {
    test("WebAssembly refused: said with what helps, and the page stays as it is", async () => {
      const page = await bench.open("letters.html");
      assert.equal(await bench.check(page), "failed");
      const { title, text } = await bench.popup();
      assert.equal(title, "WebAssembly is switched off");
      assert.match(text, /wasm-unavailable/);
      assert.deepEqual(await highlights(page), []);
      await bench.leave(page);
      const options = await openOptions(bench, `document.getElementById("file") !== null`);
      const said = await options.evaluate(`document.getElementById("status").textContent`);
      assert.match(String(said), /WebAssembly|wasm/i);
      await options.close();
    });
  },
  stagedWithoutModule,
);

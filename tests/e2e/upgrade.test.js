/**
 * An update over what the earliest version kept: history without documents and schema, addresses
 * with secrets, settings of five fields. Nothing of it is lost, and everything works with it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { COMMON, page as pageWith, paragraphs, SELL, TERMS, TRAIN } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const EARLIER = [
  "You may close your account at any time in your settings.",
  "You may tell us of a lost letter within 30 days of the day on which it was sent.",
];
const LATER = [
  SELL,
  "You may tell us of a lost letter within 30 days of the day on which it was sent.",
];
const PRESENT = [SELL, TRAIN];

const made = { "letters.html": () => pageWith(paragraphs([...COMMON, ...PRESENT])) };

const MAY = "2026-05-12T10:00:00.000Z";
const JUNE = "2026-06-03T10:00:00.000Z";
const ELSEWHERE = "https://fern.example/terms";

/** What was chosen, in the fields that there were. */
const CHOSEN = {
  version: 1,
  amount: "all",
  clausesOff: ["data-sale"],
  least: "sure",
  sitesOff: ["quiet.example"],
  theme: "dark",
};

/**
 * A version as the earliest version of the extension kept it.
 * @param {string} address
 * @param {string[]} clauses
 * @param {string} seen
 */
function version(address, clauses, seen) {
  const lines = [TERMS, ...COMMON, ...clauses];
  let start = 0;
  const blocks = lines.map((line, at) => {
    const block = at === 0 ? { kind: "heading", level: 1, start } : { kind: "paragraph", start };
    start += line.length + 1;
    return block;
  });
  const links = [{ start: 0, end: 5, url: `${address}?session=s3cret` }];
  const page = { text: lines.join("\n"), blocks, links, title: TERMS, url: `${address}#top` };
  return { first: seen, last: seen, data: gzipSync(JSON.stringify(page)).toString("base64") };
}

suite(made, (bench) => {
  const kept = () =>
    bench.driver.inExtension(`chrome.storage.local.get(null).then((all) => JSON.stringify(all))`);

  /** The storage as the earliest version left it, and the update. */
  async function update() {
    const letters = `${bench.site.origin}/letters.html`;
    const secret = `${ELSEWHERE}?access_token=s3cret`;
    const entries = {
      [`history/${letters}`]: {
        title: TERMS,
        versions: [version(letters, EARLIER, MAY), version(letters, LATER, JUNE)],
      },
      [`history/${secret}`]: { title: "Fern", versions: [version(secret, EARLIER, MAY)] },
    };
    const index = Object.fromEntries(
      Object.entries(entries).map(([key, entry]) => [
        key.replace("history/", ""),
        { last: entry.versions.at(-1)?.last, bytes: JSON.stringify(entry).length },
      ]),
    );
    const items = JSON.stringify({ ...entries, "history-index": index, settings: CHOSEN });
    await bench.forget();
    await bench.driver.inExtension(`chrome.storage.local.set(${items}).then(() => 1)`);
    await bench.driver.reload();
  }

  test("after the update: choices hold, and what changed since the last visit is told", async () => {
    await update();
    const page = await bench.read("letters.html");
    assert.match(await bench.changes(), /^Changed since June 3/);
    const added = await bench.driver.inPopup(
      `[...document.querySelectorAll("li[data-changed=ai-training]")].map((e) => e.dataset.change).join()`,
    );
    assert.equal(added, "new");
    const { findings } = await bench.popup();
    const clauses = findings.map(({ clause }) => clause);
    assert.ok(clauses.includes("ai-training"), String(clauses));
    assert.ok(!clauses.includes("data-sale"), "it was no problem for this person");
    assert.equal(await bench.driver.inPopup("document.documentElement.dataset.theme"), "dark");
    await bench.leave(page);
    const all = JSON.parse(await kept());
    assert.deepEqual(all.settings, CHOSEN);
    const letters = all[`history/${bench.site.origin}/letters.html`];
    assert.deepEqual(
      letters.versions.map((/** @type {{first: string}} */ { first }) => first).slice(0, 2),
      [MAY, JUNE],
    );
    assert.equal(letters.versions.length, 3);
    assert.equal(all[`history/${ELSEWHERE}`].versions.length, 1, "under an address without secret");
    assert.doesNotMatch(JSON.stringify(Object.keys(all)), /s3cret/);
  });

  test("after the update: the options show what was chosen and kept, and go on from there", async () => {
    await update();
    const options = await bench.driver.openOwn("/options/options.html");
    await until("the kept pages", () =>
      options.evaluate(`document.querySelectorAll("#history .rows > li").length === 2`),
    );
    const shown = await options.evaluate(`({
      amount: document.querySelector("[name=amount]:checked").value,
      least: document.querySelector("[name=least]:checked").value,
      theme: document.querySelector("[name=theme]:checked").value,
      off: [...document.querySelectorAll("#clauses li input:not(:checked)")].map((e) => e.value),
      sites: document.querySelector("#sites li").textContent.includes("quiet.example"),
    })`);
    const { amount, least, theme, clausesOff: off } = CHOSEN;
    assert.deepEqual(shown, { amount, least, theme, off, sites: true });
    await options.evaluate(`document.querySelector("[name=theme][value=light]").click()`);
    await until(
      "the choice to be kept",
      async () => JSON.parse(await kept()).settings.theme === "light",
    );
    assert.deepEqual(JSON.parse(await kept()).settings, { ...CHOSEN, theme: "light" });
    await options.evaluate(
      `[...document.querySelectorAll("#history button")].find((e) => e.textContent === "Compare side by side").click()`,
    );
    const view = await bench.driver.pageAt("/changes/changes.html");
    await until("both versions", () =>
      view.evaluate(
        `${JSON.stringify([EARLIER[0], SELL])}.every((text) => document.body.textContent.includes(text))`,
      ),
    );
    await view.close();
    await options.close();
    await bench.forget();
  });
});

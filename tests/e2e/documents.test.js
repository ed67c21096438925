/**
 * Which document a visit belongs to: routes of single-page applications, what a page calls itself,
 * languages.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { application, GERMAN, page, paragraphs, terms } from "./harness/letters.js";
import { ARBITRATE, SELL } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

let language = "de";

const made = {
  "routes.html": () => application("hash"),
  "post/terms": () => application("pathname", `<link rel="canonical" href="/post/terms">`),
  "post/privacy": () => application("pathname", `<link rel="canonical" href="/post/privacy">`),
  "language.html": () =>
    language === "de"
      ? page(paragraphs(GERMAN), { title: "Allgemeine Geschäftsbedingungen", lang: "de" })
      : terms(paragraphs([SELL, ARBITRATE])),
  "tabs.html": () => application("hash"),
};

suite(made, (bench) => {
  /** @param {string} path */
  async function visit(path) {
    const opened = await bench.read(path);
    const text = await bench.changes();
    await bench.leave(opened);
    return text;
  }

  /**
   * Goes on to another document in an open page, and clicks there.
   * @param {import("puppeteer-core").Page} opened
   * @param {string} script
   * @param {string} title Of the document that is read then.
   */
  async function goOn(opened, script, title) {
    await bench.driver.closePopup();
    await opened.evaluate(script);
    assert.equal(await bench.check(opened), "done");
    await until("the other document", async () => (await bench.popup()).title.includes(title));
    return bench.changes();
  }

  test("routes in the fragment: each document has a history of its own", async () => {
    await bench.forget();
    assert.match(await visit("routes.html#/terms"), /first visit/i);
    assert.match(await visit("routes.html#/privacy"), /first visit/i);
    assert.match(await visit("routes.html#/terms"), /^No change since/);
    const opened = await bench.read("routes.html#/terms");
    await goOn(opened, `location.hash = "#/privacy"`, "Privacy");
    assert.match(await bench.changes(), /^No change since/);
    await bench.leave(opened);
    assert.match(await visit("routes.html#/terms"), /^No change since/);
  });

  test("a place in a document is the same document", async () => {
    await bench.forget();
    await visit("routes.html");
    assert.match(await visit("routes.html#section-2"), /^No change since/);
  });

  test("what a page calls itself is not believed once its address has gone on without it", async () => {
    await bench.forget();
    const opened = await bench.read("post/terms");
    assert.match(await bench.changes(), /first visit/i);
    const text = await goOn(opened, `go("/post/privacy")`, "Privacy");
    assert.match(text, /first visit/i);
    await bench.leave(opened);
    assert.match(await visit("post/terms"), /^No change since/, "the terms are as they were");
    assert.match(await visit("post/privacy"), /^No change since/, "under the policy's own address");
  });

  test("another document at one address: said, and in nobody's place", async () => {
    await bench.forget();
    // Fragments without a slash are places by their form, whatever a script makes of them.
    await visit("tabs.html");
    assert.match(await visit("tabs.html#privacy"), /^Not compared: .*another document/);
    assert.match(await visit("tabs.html"), /^No change since/);
  });

  test("another language: said, not compared, and each language with its own history", async () => {
    await bench.forget();
    language = "de";
    assert.match(await visit("language.html"), /first visit/i);
    language = "en";
    const text = await visit("language.html");
    assert.match(text, /^Not compared: this version is in another language\. .* in German\.$/);
    language = "de";
    assert.match(await visit("language.html"), /^No change since/);
    language = "en";
    assert.match(await visit("language.html"), /^No change since/);
  });
});

/**
 * "Check this link" in the menu of a link: it opens in a new tab and is read there, once the person has
 * allowed the browser's question; the access is given back, and refused it is told on the button.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights } from "./harness/browser.js";
import { COMMON, page as pageWith, paragraphs, SELL } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const made = {
  "links.html": () =>
    pageWith(
      `<p><a id="terms" href="/terms-of-use">Terms of use</a></p>
       <p><a id="news" href="/news">News of the house</a></p>`,
      { title: "Fern Letters" },
    ),
  "terms-of-use": () => pageWith(paragraphs([...COMMON, SELL])),
  news: () => pageWith("<p>The house of letters has a new roof.</p>", { title: "News" }),
};

suite(made, (bench) => {
  /** What is allowed and what is noted of it. */
  const access = () =>
    bench.driver.inExtension(`Promise.all([
      chrome.permissions.getAll(),
      chrome.storage.local.get("borrowed"),
      chrome.storage.session.get("borrowed"),
    ]).then(([{ origins }, ...noted]) => JSON.stringify([origins, ...noted]))`);

  const NONE = JSON.stringify([[], {}, {}]);

  const givenBack = () =>
    until("the access to be given back", async () => (await access()) === NONE);

  const isPageAt = async (/** @type {string} */ path) =>
    (await bench.driver.browser.pages()).find((page) =>
      page.url().startsWith(`${bench.site.origin}/${path}`),
    );

  /** @param {string} path Of what was opened. */
  const opened = (path) => until("the new tab", () => isPageAt(path));

  const titleIs = (/** @type {string} */ text) =>
    until(`the button to say ${text}`, async () => {
      const title = await bench.driver.inExtension(
        `chrome.tabs.query({ active: true, currentWindow: true })
          .then(([{ id }]) => chrome.action.getTitle({ tabId: id }))`,
      );
      return title === text;
    });

  const badgeIs = (/** @type {string} */ text) =>
    until(`the badge to say ${text}`, async () => (await bench.driver.badge()) === text);

  test("allowed: the link is read in a new tab, lit and counted, and the access is given back", async () => {
    const page = await bench.open("links.html");
    await bench.driver.checkLink(page, "#terms", true);
    const terms = await opened("terms-of-use");
    await until("the clause to be lit", async () =>
      (await highlights(terms)).some(({ text }) => text === SELL),
    );
    await terms.bringToFront();
    await badgeIs("1");
    await givenBack();
    assert.equal(await bench.check(terms), "done", "and read by a click as ever");
    assert.match(await bench.changes(), /first visit/);
    await bench.leave(terms);
    await page.close();
  });

  test("refused: the tab is open and not read, and the button says that it is to be pressed", async () => {
    const page = await bench.open("links.html");
    await bench.driver.checkLink(page, "#terms", false);
    const terms = await opened("terms-of-use");
    await terms.bringToFront();
    await badgeIs("?");
    await titleIs("Click here to check this page");
    assert.deepEqual(await highlights(terms), []);
    await givenBack();
    assert.equal(await bench.check(terms), "done");
    await badgeIs("1");
    await titleIs("Check these terms");
    await bench.leave(terms);
    await page.close();
  });

  test("a link that leads to no terms: the button says that it is to be pressed, and then what is there", async () => {
    const page = await bench.open("links.html");
    await bench.driver.checkLink(page, "#news", true);
    const news = await opened("news");
    await news.bringToFront();
    await badgeIs("?");
    await givenBack();
    assert.equal(await bench.check(news), "no-terms");
    await bench.leave(news);
    await page.close();
  });

  test("what a background left that was ended at its work is given back by the next one", async () => {
    const site = new URL(bench.site.origin).hostname;
    await bench.driver.inExtension(
      `chrome.storage.local.set({ borrowed: ["*://${site}/*"] }).then(() => 1)`,
    );
    await bench.driver.killBackground();
    const page = await bench.open("terms-of-use");
    assert.equal(await bench.check(page), "done");
    await givenBack();
    await bench.leave(page);
  });
});

/**
 * What a person does: open a page, click the badge, read the popup, look at the page.
 * One suite, both browsers.
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  BROWSERS,
  check,
  EXTENSION,
  highlightedText,
  highlights,
  lookedAt,
  PAGES,
  popupContent,
} from "./harness/browser.js";
import { serve } from "./harness/server.js";
import { until } from "./harness/wait.js";

/** A long page: three clauses between paragraphs of harmless terms, 1 MB in all. */
function longPage() {
  const prose =
    "You agree to leave your berth as you found it, and to write the hour of your arrival into the book of the harbour under your account. ";
  const paragraph = `<p>${prose.repeat(6)}</p>\n`;
  const filler = paragraph.repeat(Math.ceil(500_000 / paragraph.length));
  const clause =
    "<p>We may use your notes and messages to train our artificial intelligence models.</p>";
  const last = "<p>Any dispute between you and us will be settled by binding arbitration.</p>";
  const body = `<h1>Terms of Service</h1><p>These terms are an agreement. You agree to them. We may change these terms at any time.</p>`;
  return `<!doctype html><html lang="en"><title>Terms of Service</title><main>${body}${clause}${filler}${filler}${last}</main></html>`;
}

const TRAINING = "We may use your notes and messages to train our artificial intelligence models.";

for (const [name, start] of Object.entries(BROWSERS)) {
  describe(name, { concurrency: false }, () => {
    /** @type {import("./harness/browser.js").Driver} */
    let driver;
    /** @type {import("./harness/server.js").Served} */
    let site;
    /** @type {string[]} */
    const errors = [];
    before(async () => {
      site = await serve(PAGES, { "long.html": longPage });
      driver = await start(EXTENSION);
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    /** @param {string} file */
    async function open(file) {
      const page = await driver.newPage();
      page.on("pageerror", (error) => errors.push(`${file}: ${error}`));
      await page.goto(`${site.origin}/${file}`);
      return page;
    }

    test("a plain page: popup, highlights, badge, and the page as it was", async () => {
      const page = await open("plain.html");
      const untouched = await page.evaluate(() => document.body.outerHTML);
      assert.equal(await check(driver, page), "done");
      const popup = await popupContent(driver);
      assert.match(popup.title, /Harbour/);
      const clauses = popup.findings.map((finding) => finding.clause);
      for (const clause of [
        "ai-training",
        "broad-licence",
        "unilateral-change",
        "termination-at-will",
        "as-is",
        "liability-exclusion",
        "arbitration",
        "class-action-waiver",
        "governing-law",
        "age-limit",
        "content-ownership-kept",
      ]) {
        assert.ok(clauses.includes(clause), `${clause} is in ${clauses}`);
      }
      assert.ok(!clauses.includes("data-sale"), "the menu is not read");
      assert.ok(popup.regions.includes("Gives away"), String(popup.regions));
      assert.ok(popup.regions.includes("What is missing"), String(popup.regions));
      assert.match(popup.text, /none found in this document/i);
      await driver.inPopup(`document.querySelector(".findings .row > summary").click()`);
      assert.match((await popupContent(driver)).text, /In \d+ of 100 terms of service/);
      assert.match(popup.account, /More points than \d+ of 100 terms of service/);
      const lit = await highlightedText(page);
      assert.deepEqual(lit.blocker, [TRAINING]);
      const usual = "We may change these terms at any time without notice.";
      assert.ok(!lit.bad.includes(usual), "what most terms have is not lit");
      assert.ok(
        lit.bad.includes("You waive any right to take part in a class action."),
        String(lit.bad),
      );
      for (const { text } of await highlights(page)) assert.ok(!text.includes("unsolicited"), text);
      const bad = new Set(
        popup.findings.filter(({ polarity }) => polarity === "bad" || polarity === "blocker"),
      );
      await until("the badge", async () => Number(await driver.badge()) >= bad.size);
      assert.equal(await page.evaluate(() => document.body.outerHTML), untouched);
      await driver.closePopup();
      await page.close();
    });

    test("a click in the popup leads to the sentence, and its card opens", async () => {
      const page = await open("plain.html");
      await check(driver, page);
      await page.setViewport({ width: 800, height: 300 });
      await driver.inPopup(
        `document.querySelector("li[data-clause=arbitration] button[data-finding]").click()`,
      );
      await until("the sentence to come into view", () =>
        page.evaluate(() => {
          const box = document.getElementById("disputes")?.getBoundingClientRect();
          return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
        }),
      );
      await until("the sentence to be marked", async () =>
        (await lookedAt(driver))?.includes("binding arbitration"),
      );
      assert.equal(
        await page.evaluate(() => document.querySelectorAll(":root > [data-clauselight]").length),
        1,
      );
      await driver.closePopup();
      await page.close();
    });

    for (const [file, what] of [
      ["strict.html", "a page whose policy forbids everything"],
      ["shadow.html", "terms in an open shadow root"],
      ["frames.html", "terms in a frame of the same origin"],
      ["long.html", "a page of 1 MB"],
    ]) {
      test(`${what}: the right sentence is lit`, async () => {
        const page = await open(file);
        assert.equal(await check(driver, page), "done");
        assert.deepEqual((await highlightedText(page)).blocker, [TRAINING]);
        const popup = await popupContent(driver);
        assert.ok(popup.findings.some(({ clause }) => clause === "arbitration"));
        await driver.closePopup();
        await page.close();
      });
    }

    test("collapsed sections are read, hidden menus are not", async () => {
      const page = await open("collapsed.html");
      assert.equal(await check(driver, page), "done");
      const clauses = (await popupContent(driver)).findings.map(({ clause }) => clause);
      assert.ok(clauses.includes("ai-training"), String(clauses));
      assert.ok(clauses.includes("arbitration"), String(clauses));
      assert.ok(!clauses.includes("data-sale"), String(clauses));
      assert.deepEqual((await highlightedText(page)).blocker, [TRAINING]);
      await driver.closePopup();
      await page.close();
    });

    test("single-page navigation: the new content is read by itself", async () => {
      const page = await open("spa.html");
      assert.equal(await check(driver, page), "no-terms");
      await page.evaluate("show()");
      await until(
        "the new highlights",
        async () => (await highlightedText(page)).blocker?.[0] === TRAINING,
      );
      await until("the badge", async () => Number(await driver.badge()) > 0);
      await driver.closePopup();
      await page.close();
    });

    test("a page that removes highlighted nodes keeps working", async () => {
      const page = await open("removes.html");
      assert.equal(await check(driver, page), "done");
      await page.evaluate("removeText(); removeAll();");
      await until("the highlights to go", async () => {
        const lit = await highlightedText(page);
        const texts = Object.values(lit).flat();
        return !texts.some((text) => text.includes("artificial") || text.includes("as is"));
      });
      const lit = await highlightedText(page);
      assert.ok(
        lit.bad.some((text) => text.includes("binding arbitration")),
        String(lit.bad),
      );
      assert.deepEqual(await page.evaluate("window.failures"), []);
      await driver.closePopup();
      await page.close();
    });

    test("a page that never rests is read again all the same", async () => {
      const page = await open("ticking.html");
      assert.equal(await check(driver, page), "done");
      await page.evaluate("addClause()");
      await until("the new highlight", async () =>
        (await highlightedText(page)).bad.some((text) => text.includes("binding arbitration")),
      );
      await driver.closePopup();
      await page.close();
    });

    test("a frame leaves the page: what comes later is lit all the same", async () => {
      const page = await open("removes.html");
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const frame = document.createElement("iframe");
            frame.src = "plain.html";
            frame.addEventListener("load", resolve, { once: true });
            document.querySelector("main")?.append(frame);
          }),
      );
      assert.equal(await check(driver, page), "done");
      // A page that changed since an earlier visit has a sign behind the number.
      const counted = async () => Number.parseInt(await driver.badge(), 10);
      const before = await counted();
      await page.evaluate(() => document.querySelector("iframe")?.remove());
      await until("the badge to shrink", async () => (await counted()) < before);
      await page.evaluate(() => {
        const paragraph = document.createElement("p");
        paragraph.textContent = "You give up any right to lead a class action against us.";
        document.querySelector("main")?.append(paragraph);
      });
      await until("the new highlight", async () =>
        (await highlightedText(page)).bad.some((text) => text.includes("lead a class action")),
      );
      await driver.closePopup();
      await page.close();
    });

    test("a remark beside the text is read", async () => {
      const page = await open("aside.html");
      assert.equal(await check(driver, page), "done");
      const lit = await highlightedText(page);
      assert.deepEqual(lit.blocker, [TRAINING]);
      await driver.closePopup();
      await page.close();
    });

    test("no terms: a clear word and the links to them", async () => {
      const page = await open("none.html");
      assert.equal(await check(driver, page), "no-terms");
      const popup = await popupContent(driver);
      for (const link of ["Terms of Service", "Privacy Policy", "Cookie notice"]) {
        assert.ok(popup.text.includes(link), `${link} in ${popup.text}`);
      }
      assert.equal(await driver.badge(), "");
      assert.deepEqual(await highlights(page), []);
      await driver.closePopup();
      await page.close();
    });

    test("a language that is not read: said clearly", async () => {
      const page = await open("portuguese.html");
      assert.equal(await check(driver, page), "language");
      assert.match((await popupContent(driver)).text, /Portuguese/);
      await driver.closePopup();
      await page.close();
    });

    test("a page that no extension may read: said clearly", async () => {
      const { page, close } = await driver.openRestricted();
      assert.equal(await check(driver, page), "restricted");
      await driver.closePopup();
      await close();
    });

    test("the background is ended between two clicks", async () => {
      const page = await open("plain.html");
      assert.equal(await check(driver, page), "done");
      await driver.closePopup();
      await driver.killBackground();
      assert.equal(await check(driver, page), "done");
      assert.deepEqual((await highlightedText(page)).blocker, [TRAINING]);
      await driver.closePopup();
      await page.close();
    });

    test("nothing but the pages themselves was asked of any network, and no page failed", () => {
      assert.deepEqual(driver.outside, []);
      assert.deepEqual(errors, []);
      const asked = new Set(site.requests.filter((path) => path !== "favicon.ico"));
      for (const path of asked) assert.match(path, /^[a-z]+\.html$/);
    });

    test("the record of the network is alive: what leaves would have been seen", async () => {
      const page = await driver.newPage();
      await page.goto(`${site.origin}/none.html`);
      await page.evaluate(() =>
        fetch("http://outside.example/", { mode: "no-cors" }).catch(() => undefined),
      );
      await until("the record", () => driver.outside.includes("http://outside.example/"));
      await page.close();
    });
  });
}

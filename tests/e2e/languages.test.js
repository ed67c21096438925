/**
 * The language of the interface: chosen in the options, it is spoken everywhere at once, whatever
 * language a document is in; and no language, nor one that runs from right to left, breaks the layout.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { EXTENSION } from "./harness/browser.js";
import { cardOf } from "./harness/interface.js";
import { GERMAN, page as pageWith, paragraphs, terms } from "./harness/letters.js";
import { stagedOpen } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

const made = {
  "german.html": () =>
    pageWith(
      paragraphs([
        ...GERMAN,
        "Sie können der Schiedsvereinbarung innerhalb von 30 Tagen per E-Mail an nein@post.example widersprechen. Streitigkeiten werden durch ein verbindliches Schiedsverfahren entschieden.",
        "Sie können die Löschung Ihrer personenbezogenen Daten per E-Mail an daten@post.example verlangen.",
      ]),
      { lang: "de", title: "Nutzungsbedingungen der Fern Post GmbH" },
    ),
  "ways.html": () =>
    terms(
      paragraphs([
        "Any dispute between you and us will be settled by binding arbitration. We may sell your personal data to third parties for marketing.",
        "You may opt out of arbitration within 30 days of first accepting these terms by writing to no@letters.example.",
      ]),
    ),
};

/**
 * A text as the package has it.
 * @param {string} language
 * @param {string} name
 */
async function text(language, name) {
  const file = path.join(EXTENSION, "_locales", language, "messages.json");
  return String(JSON.parse(await readFile(file, "utf8"))[name].message);
}

/** What of a page is wider than it, by what it says. */
const OVERFLOWING = `(() => {
  const { clientWidth } = document.documentElement;
  const out = [...document.body.querySelectorAll("*")].filter((e) => {
    if (e.closest(".unseen, .status:not(.seen), [popover]:not(:popover-open)") || !e.checkVisibility()) return false;
    const { left, right, width } = e.getBoundingClientRect();
    return width > 0 && (left < -0.5 || right > window.innerWidth + 0.5 || (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0));
  });
  const names = out.map((e) => e.localName + "." + e.className + ": " + e.textContent.slice(0, 60));
  if (document.documentElement.scrollWidth > clientWidth) names.push("the page itself");
  return JSON.stringify(names);
})()`;

suite(
  made,
  (bench, name) => {
    /** @returns {Promise<Page>} */
    async function openOptions() {
      const page = await bench.driver.openOwn("/options/options.html");
      await until("the options", () => page.evaluate(`document.getElementById("file") !== null`));
      return page;
    }

    /**
     * Chooses a language in the options that are open.
     * @param {Page} options
     * @param {string} choice
     * @param {string} spoken
     */
    async function choose(options, choice, spoken = choice) {
      await options.evaluate(`document.querySelector("[name=language][value=${choice}]").click()`);
      await until(`the options to speak ${spoken}`, () =>
        options.evaluate(
          `document.documentElement.lang === "${spoken}" &&
            document.querySelector("[name=language]:checked").value === "${choice}" &&
            document.querySelector("#shown h2").textContent`,
        ),
      );
    }

    /** Chooses a language as somebody does who closes the options after it. @param {string} choice */
    async function speak(choice) {
      const options = await openOptions();
      await choose(options, choice);
      await options.close();
    }

    test("German: options, popup, card and the button's name speak it; then the browser's again", async () => {
      await bench.forget();
      const page = await bench.read("ways.html");
      await bench.driver.closePopup();
      const options = await openOptions();
      await choose(options, "de");
      const shown = await options.evaluate(`document.querySelector("#shown h2").textContent`);
      assert.equal(shown, await text("de", "shownHeading"));
      await until(
        "the button's name",
        async () =>
          (await bench.driver.inExtension(`chrome.action.getTitle({})`)) ===
          (await text("de", "actionTitle")),
      );

      await page.bringToFront();
      assert.equal(await bench.check(page), "done");
      const { text: said, regions, title } = await bench.popup();
      assert.ok(regions.includes(await text("de", "actionsHeading")), regions.join());
      assert.match(title, new RegExp(await text("de", "kindTerms")));
      assert.ok(said.includes(await text("de", "polarityBad")), said);
      assert.ok(said.includes("binding arbitration"), "the document's words stay as they are");
      assert.equal(await bench.driver.inPopup("document.documentElement.lang"), "de");
      await bench.show("data-sale");
      const card = await until("the card", () => cardOf(page));
      assert.match(card.quote, /sell/);
      const foot = await page.evaluate(
        () =>
          document.querySelector(":root > [data-clauselight]")?.shadowRoot?.querySelector(".foot")
            ?.textContent,
      );
      assert.ok(foot?.includes(await text("de", "nextFinding")), foot);
      await bench.driver.closePopup();

      await choose(options, "browser", "en");
      assert.equal(
        await options.evaluate(`document.querySelector("#shown h2").textContent`),
        await text("en", "shownHeading"),
      );
      await options.close();
      await page.bringToFront();
      assert.equal(await bench.check(page), "done");
      const after = await bench.popup();
      assert.ok(after.regions.includes(await text("en", "actionsHeading")));
      await bench.leave(page);
    });

    test("what a document says is told in the chosen language, and so are the clause types", async () => {
      await bench.forget();
      const options = await openOptions();
      const named = () =>
        options.evaluate(
          `document.querySelector("input[value=arbitration]").closest("label").textContent`,
        );
      const english = await named();
      for (const [language, file] of [
        ["de", "ways.html"],
        ["pl", "german.html"],
      ]) {
        await choose(options, language);
        const title = await named();
        assert.notEqual(title, english);
        const page = await bench.read(file);
        const { findings, text: said } = await bench.popup();
        const told = findings.find(({ clause }) => clause === "arbitration");
        assert.ok(told?.title.startsWith(String(title)), `${told?.title}; ${title}`);
        assert.doesNotMatch(said, /\b(They|your data|none found|In \d+ of)\b/);
        await bench.leave(page);
      }
      await options.close();
      await bench.forget();
    });

    test("a page that was read speaks the new language with no click", async () => {
      await bench.forget();
      const page = await bench.read("ways.html");
      await bench.driver.closePopup();
      await speak("pl");
      const label = await text("pl", "railLabel");
      await until("the rail's name", () =>
        page.evaluate(
          (wanted) =>
            document
              .querySelector(":root > [data-clauselight]")
              ?.shadowRoot?.querySelector(".rail")
              ?.getAttribute("aria-label") === wanted,
          label,
        ),
      );
      await page.close();
    });

    // Chromium's own menus can't be looked into.
    if (name === "firefox") {
      test("the entry of a selection's menu speaks it too", async () => {
        await bench.forget();
        await speak("de");
        const page = await bench.open("ways.html");
        const entry = await text("de", "menuSelection");
        await until("the entry", async () =>
          (await bench.driver.selectionMenu?.(page))?.includes(entry),
        );
        await page.close();
        await bench.forget();
      });
    }

    test("the panel follows at once", async () => {
      await bench.forget();
      const page = await bench.read("ways.html");
      await bench.driver.keepBeside();
      const heading = () =>
        bench.driver.inPanel(`document.querySelector("#actions > h2")?.textContent`);
      const english = await text("en", "actionsHeading");
      await until("the report beside the page", async () => (await heading()) === english);
      await bench.driver.inExtension(
        `chrome.storage.local.set({ settings: { version: 1, language: "it" } }).then(() => 1)`,
      );
      const italian = await text("it", "actionsHeading");
      await until("Italian", async () => (await heading()) === italian);
      assert.equal(await bench.driver.inPanel(`document.documentElement.lang`), "it");
      assert.equal(await bench.driver.inPanel(`document.querySelector("blockquote").lang`), "en");
      await page.close();
      await bench.forget();
    });

    test("a letter is in the document's language, what stands around it in the interface's", async () => {
      await bench.forget();
      await speak("fr");
      for (const [file, greeting, language] of [
        ["ways.html", "letterGreeting", "en"],
        ["german.html", "letterGreeting", "de"],
      ]) {
        const page = await bench.read(file);
        const letter = `document.querySelector("#actions details.letter")`;
        const body = await until("the letter", () =>
          bench.driver.inPopup(`${letter}?.querySelector("textarea")?.value`),
        );
        assert.ok(String(body).startsWith(await text(language, greeting)), String(body));
        const label = await bench.driver.inPopup(`${letter}.querySelector("label").textContent`);
        assert.equal(label, await text("fr", "letterText"));
        await bench.leave(page);
      }
      await bench.forget();
    });

    test("the changes page and the page of the first run follow at once", async () => {
      await bench.forget();
      const welcome = await bench.driver.openOwn("/welcome/welcome.html");
      await until("the page", () => welcome.evaluate(`document.querySelector("#pin") !== null`));
      const changes = await bench.driver.openOwn("/changes/changes.html?page=none");
      await speak("es");
      for (const [page, key] of /** @type {[Page, string][]} */ ([
        [welcome, "welcomeTitle"],
        [changes, "comparison"],
      ])) {
        const wanted = await text("es", key);
        await until("the heading", async () =>
          page.evaluate(
            `document.getElementById("heading").textContent === ${JSON.stringify(wanted)}`,
          ),
        );
        await page.close();
      }
      await bench.forget();
    });

    for (const language of ["de", "fr", "it", "pl", "es"]) {
      test(`${language}: nothing is wider than the popup, and no count is cut off`, async () => {
        await bench.forget();
        await speak(language);
        const page = await bench.read("ways.html");
        await bench.driver.inPopup(
          `document.querySelectorAll("details").forEach((e) => { e.open = true; })`,
        );
        assert.deepEqual(JSON.parse(await bench.driver.inPopup(OVERFLOWING)), []);
        await bench.leave(page);
      });
    }

    test("from right to left, nothing is wider than the popup or stands outside it", async () => {
      await bench.forget();
      const page = await bench.read("plain.html");
      await bench.driver.inPopup(`(() => {
        document.documentElement.dir = "rtl";
        document.querySelectorAll("details").forEach((e) => { e.open = true; });
      })()`);
      assert.deepEqual(JSON.parse(await bench.driver.inPopup(OVERFLOWING)), []);
      const starts = JSON.parse(
        await bench.driver
          .inPopup(`JSON.stringify([...document.querySelectorAll("#content section > h2")]
          .filter((e) => e.checkVisibility())
          .map((e) => Math.round(window.innerWidth - e.getBoundingClientRect().right)))`),
      );
      assert.ok(starts.length > 3);
      assert.ok(
        starts.every((/** @type {number} */ start) => start <= 40),
        starts.join(),
      );
      await bench.leave(page);
    });
  },
  stagedOpen,
);

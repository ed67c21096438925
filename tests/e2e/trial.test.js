/**
 * Words to watch for, tried as they are typed: on the page that was read last in the window, or on a text.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARBITRATE, COMMON, page as pageWith, paragraphs, SELL, TRAIN } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

const made = {
  "letters.html": () => pageWith(paragraphs([...COMMON, SELL])),
  "parcels.html": () =>
    pageWith(paragraphs([...COMMON, TRAIN, ARBITRATE]), { title: "Terms of Fern Parcels" }),
  "many.html": () => pageWith(paragraphs([...COMMON, "parcel ".repeat(300)])),
};

suite(made, (bench) => {
  async function openOptions() {
    const page = await bench.driver.openOwn("/options/options.html");
    await until("the options", () => page.evaluate(`document.getElementById("file") !== null`));
    await page.bringToFront();
    return page;
  }

  /**
   * Types in the place of what stands in the field.
   * @param {Page} options
   * @param {string} text
   * @param {string} [field]
   */
  async function type(options, text, field = "#patterns-entry") {
    await options.$eval(field, (input) => /** @type {HTMLInputElement} */ (input).select());
    await options.type(field, text);
  }

  /** @param {Page} options */
  const trial = (options) =>
    options.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.querySelector("#patterns .trial"));
      const seen = (/** @type {string} */ selector) =>
        [...element.querySelectorAll(selector)]
          .filter((part) => part.checkVisibility())
          .map((part) => part.textContent ?? "");
      return {
        shown: element.checkVisibility(),
        on: seen("p.soft").join(),
        found: seen("[role=status]").join(),
        places: seen("blockquote"),
        marked: seen("mark"),
        asks: seen("label").join(),
      };
    });

  /**
   * @param {Page} options
   * @param {string} found
   */
  const says = (options, found) =>
    until(`the trial to say ${found}`, async () => {
      const now = await trial(options);
      return now.found === found && now;
    });

  test("on the page read last: how often, the first places, and nothing of what is no pattern", async () => {
    const first = await bench.read("letters.html");
    await bench.driver.closePopup();
    const second = await bench.read("parcels.html");
    await bench.driver.closePopup();
    const options = await openOptions();
    assert.equal((await trial(options)).shown, false);
    await type(options, "arbitration");
    const once = await says(options, "Found once");
    assert.equal(once.on, "Tried on “Terms of Fern Parcels”, the page read last in this window");
    assert.deepEqual(once.places, [ARBITRATE]);
    assert.deepEqual(once.marked, ["arbitration"]);
    await type(options, "/letters?/");
    const number = COMMON.join(" ").match(/letters?/gi)?.length ?? 0;
    const often = await says(options, `Found ${number} times`);
    assert.equal(often.places.length, 3);
    for (const [at, place] of often.places.entries())
      assert.ok(place.includes(often.marked[at]) && place.length < 160, place);
    await type(options, "zeppelin");
    await says(options, "Not found there");
    await type(options, "/(never/");
    await until("the trial to end", async () => !(await trial(options)).shown);
    await type(options, "arbitration");
    await says(options, "Found once");
    await options.keyboard.press("Enter");
    await until("the pattern to be listed, and the trial to end", async () => {
      const listed = await options.evaluate(
        () => document.querySelector("#patterns .rows span")?.textContent,
      );
      return listed === "arbitration" && !(await trial(options)).shown;
    });
    await options.close();
    await second.close();
    await first.bringToFront();
    const next = await openOptions();
    await type(next, "marketing");
    assert.match((await says(next, "Found once")).on, /Terms of Service of Fern Letters/);
    await next.close();
    await first.close();
    await bench.forget();
  });

  test("where no page was read, on a text that is pasted", async () => {
    const unread = await bench.open("letters.html");
    const options = await openOptions();
    await type(options, "parcel");
    await until("the field for a text", async () => (await trial(options)).asks !== "");
    assert.equal((await trial(options)).found, "");
    await type(options, "One parcel, two parcels.", "#patterns-sample");
    const found = await until("all that was typed", async () => {
      const shown = await says(options, "Found once");
      return shown.places[0] === "One parcel, two parcels." && shown;
    });
    assert.equal(found.places.length, 1);
    assert.equal(found.on, "");
    await options.close();
    await unread.close();
  });

  test("what is nearly everywhere is told as that", async () => {
    const page = await bench.read("many.html");
    await bench.driver.closePopup();
    const options = await openOptions();
    await type(options, "parcel");
    const many = await says(options, "Found 100 times or more");
    assert.equal(many.places.length, 3);
    await options.close();
    await page.close();
  });
});

/**
 * What was not read of a page: the popup says how much and why, and claims nothing of the whole.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMON, page, paragraphs, SELL } from "./harness/letters.js";
import { stagedToLeave } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const made = {
  "letters.html": () => page(paragraphs([...COMMON, ...COMMON])),
  "selling.html": () => page(paragraphs([...COMMON, SELL])),
};

suite(
  made,
  (bench) => {
    test("one line says what was not read, and a button has it read too", async () => {
      const opened = await bench.read("letters.html");
      const { text } = await bench.popup();
      assert.match(text, /Not read: parts out of reach and 1,204 words of menus, banners and/);
      assert.match(text, /lets no extension look into frames of other sites/);
      assert.match(text, /A large part of this page was not read/);
      assert.doesNotMatch(text, /Nothing risky/);
      const next = `document.querySelector("#overview").nextElementSibling.id`;
      assert.equal(await bench.driver.inPopup(next), "unread", "that much of it stands at the top");
      await bench.driver.inPopup(
        `[document.getElementById("unread").dataset.drawn = "before",
          document.getElementById("read-too").click()].length`,
      );
      await until("the page to be read anew", () =>
        bench.driver.inPopup(`(() => {
          const line = document.getElementById("unread");
          return line !== null && line.dataset.drawn === undefined;
        })()`),
      );
      await bench.leave(opened);
    });

    test("what was read is told all the same", async () => {
      const opened = await bench.read("selling.html");
      const { findings, text } = await bench.popup();
      assert.deepEqual(
        findings.map(({ clause }) => clause),
        ["data-sale"],
      );
      assert.match(text, /may be sold/);
      await bench.leave(opened);
    });
  },
  () =>
    stagedToLeave([
      { words: 1204, why: "furniture" },
      { words: 0, why: "out-of-reach" },
    ]),
);

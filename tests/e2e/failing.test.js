/**
 * A core that stops in the middle of a page.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARBITRATE, paragraphs, SELL, terms } from "./harness/letters.js";
import { stagedToStop, STOP } from "./harness/staging.js";
import { suite } from "./harness/suite.js";

const made = {
  "letters.html": () => terms(paragraphs([SELL, ARBITRATE])),
  "deadly.html": () => terms(paragraphs([SELL, `At noon ${STOP}.`])),
};

suite(
  made,
  (bench) => {
    test("the core stops on a page: said, and the next page is read as ever", async () => {
      const before = await bench.read("letters.html");
      await bench.leave(before);
      const deadly = await bench.open("deadly.html");
      assert.equal(await bench.check(deadly), "failed");
      const { title, text } = await bench.popup();
      assert.equal(title, "This page stopped the reader");
      assert.match(text, /crashed, RuntimeError/);
      await bench.leave(deadly);
      const after = await bench.read("letters.html");
      const clauses = (await bench.popup()).findings.map(({ clause }) => clause);
      assert.ok(clauses.includes("arbitration"), String(clauses));
      assert.match(await bench.changes(), /^No change since/, "the history is asked as well");
      await bench.leave(after);
    });
  },
  stagedToStop,
);

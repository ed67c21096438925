/**
 * A page of many documents: the one in sight is read, the others by choice.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  COMMON,
  NAME,
  page,
  paragraphs,
  PRIVACY,
  SELL,
  TRAIN,
  ARBITRATE,
} from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** More than is read as one document. */
const MANY = paragraphs(Array.from({ length: 90 }, (_, at) => `Day ${at}. ${COMMON.join(" ")}`));

/** @param {string} name */
const titled = (name) => `<h2>${name} of ${NAME}</h2>`;

const made = {
  "handbook.html": () =>
    page(
      titled("Terms of Service") +
        paragraphs([...COMMON, ARBITRATE]) +
        MANY +
        titled("Privacy Policy") +
        paragraphs([...PRIVACY, SELL]) +
        MANY +
        titled("Supplementary Terms") +
        paragraphs([...COMMON, TRAIN]) +
        MANY,
      { title: "Legal" },
    ),
};

suite(made, (bench) => {
  /** @param {string} clause */
  const told = (clause) =>
    until(`a report with ${clause}`, async () => {
      const { findings } = await bench.popup();
      const clauses = findings.map((finding) => finding.clause);
      return clauses.includes(clause) && clauses;
    });

  test("what is in sight is read first, and any other by choice", async () => {
    const opened = await bench.open("handbook.html");
    await opened.evaluate(() => document.querySelectorAll("h2")[1].scrollIntoView());
    await bench.check(opened);
    const clauses = await told("data-sale");
    assert.ok(!clauses.includes("arbitration"), clauses.join());
    const { text, title } = await bench.popup();
    assert.match(text, /This page holds 3 documents \([\d,]+ words\)/);
    assert.match(title, new RegExp(NAME));
    const choice = () =>
      bench.driver.inPopup(`(() => {
        const select = document.getElementById("document");
        return select && [...select.options].map(({ text, selected }) => (selected ? "> " : "") + text);
      })()`);
    assert.deepEqual(await choice(), [
      `Terms of Service of ${NAME}`,
      `> Privacy Policy of ${NAME}`,
      `Supplementary Terms of ${NAME}`,
      "All of them",
    ]);

    const choose = (/** @type {string} */ value) =>
      bench.driver.inPopup(`(() => {
        const select = document.getElementById("document");
        select.value = ${JSON.stringify(value)};
        return select.dispatchEvent(new Event("change"));
      })()`);
    await choose("2");
    assert.ok(!(await told("ai-training")).includes("data-sale"));
    await until(
      "the choice to have the keyboard again",
      async () => (await bench.driver.inPopup("document.activeElement.id")) === "document",
    );
    await bench.show("ai-training");
    await until("the clause", () =>
      opened.evaluate(() => {
        const { top, bottom } = document.querySelectorAll("h2")[2].getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      }),
    );
    await choose("");
    const all = await told("arbitration");
    assert.ok(all.includes("data-sale") && all.includes("ai-training"), all.join());
    await bench.leave(opened);
  });
});

/**
 * Ways out, done from the popup: the cards, a deadline for the calendar, a drafted letter.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME, paragraphs, terms } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const OPT_OUT =
  "You may opt out of arbitration within 30 days of first accepting these terms by writing to no@letters.example.";

const made = {
  "ways.html": () =>
    terms(
      paragraphs([
        "You can unsubscribe from our newsletters at https://letters.example/mail.",
        "You may delete your location data by writing to data@letters.example. Any dispute between you and us will be settled by binding arbitration.",
        OPT_OUT,
        "If you have any questions, contact us at No@letters.example.",
      ]),
    ),
};

/** A card of the popup, by what it offers. @param {string} offer */
const card = (offer) => `document.querySelector("#actions li[data-offer=${offer}]")`;

/** The day of acceptance, in the row of what counts from it. */
const ACCEPTED = `${card("arbitration")}.querySelector("input[type=date]")`;

/** @param {string} id */
const section = (id) => `document.getElementById("${id}")`;

suite(made, (bench) => {
  /** @type {(expression: string) => Promise<string>} */
  const ask = (expression) => bench.driver.inPopup(expression);

  /** Opens a row, as a click does. @param {string} offer */
  const open = (offer) => ask(`${card(offer)}.querySelector("summary").click()`);

  test("dated ways stand first, each way once, and limits are said", async () => {
    const page = await bench.read("ways.html");
    /** @type {string[]} */
    const titles = await bench.driver.inPopup(
      `[...${section("actions")}.querySelectorAll("h3")].map((e) => e.textContent)`,
    );
    assert.deepEqual(titles, [
      "Keep your right to go to court",
      "Stop marketing messages",
      "Delete your account or data",
    ]);
    const row = await ask(`${card("arbitration")}.innerText`);
    assert.match(row, /By .*\d{4} if you accept today\s+no@letters\.example/);
    await open("arbitration");
    assert.match(await ask(`${card("arbitration")}.innerText`), /You have 30 days: until/);
    assert.match(await ask(`${card("deletion")}.innerText`), /only this.*“your location data”/);
    await bench.leave(page);
  });

  test("a deadline is saved as a calendar file, counted from the day of acceptance", async () => {
    const page = await bench.read("ways.html");
    const today = new Date();
    const accepted = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 10, 12);
    const day = (/** @type {Date} */ date) =>
      [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) =>
        String(part).padStart(2, "0"),
      );
    await ask(`(() => {
      const input = ${ACCEPTED};
      input.value = "${day(accepted).join("-")}";
      input.dispatchEvent(new window.Event("input"));
    })()`);
    await open("arbitration");
    assert.match(await ask(`${card("arbitration")}.innerText`), /if you accepted on/);
    // The browser's download folder is nobody's here: what would be saved is looked at instead.
    await ask(`(() => {
      window.saved = null;
      let file;
      const { createObjectURL } = window.URL;
      window.URL.createObjectURL = (blob) => createObjectURL.call(window.URL, (file = blob));
      window.HTMLAnchorElement.prototype.click = function () {
        const { download } = this;
        void file.text().then((text) => (window.saved = { download, text }));
      };
      ${card("arbitration")}.querySelector("button.calendar").click();
    })()`);
    /** @type {{download: string, text: string}} */
    const saved = /** @type {any} */ (await until("the file", () => ask("window.saved")));
    const last = new Date(accepted.getTime());
    last.setDate(last.getDate() + 30);
    assert.equal(saved.download, `clauselight-127.0.0.1-${day(last).join("-")}.ics`);
    const lines = saved.text.replaceAll("\r\n ", "").split("\r\n");
    assert.ok(lines.includes(`DTSTART;VALUE=DATE:${day(last).join("")}`), saved.text);
    const description = lines.find((line) => line.startsWith("DESCRIPTION:Keep")) ?? "";
    assert.ok(description.includes(OPT_OUT), description);
    assert.ok(description.includes("By e-mail to no@letters.example"), description);
    assert.ok(
      lines.some((line) => line.startsWith("SUMMARY:") && line.includes(NAME)),
      saved.text,
    );
    await bench.leave(page);
  });

  test("a letter is drafted with the clause in it, to copy and to send", async () => {
    const page = await bench.read("ways.html");
    const letter = `${card("arbitration")}.querySelector("details.letter")`;
    assert.equal(await ask(`${letter}.open`), false);
    await ask(`${letter}.querySelector("summary").click()`);
    const text = await ask(`${letter}.querySelector("textarea").value`);
    assert.match(text, /^Dear Sir or Madam,\n\nI opt out of arbitration\./);
    assert.ok(text.includes(`> ${OPT_OUT}`), text);
    assert.doesNotMatch(text, /I accepted/);
    const address = new URL(await ask(`${letter}.querySelector("a.mail").href`));
    assert.equal(address.protocol, "mailto:");
    assert.equal(address.pathname, "no@letters.example");
    assert.equal(address.searchParams.get("body"), text.replaceAll("\n", "\r\n"));
    // What the person writes stays, in the link and when the cards are drawn anew.
    await ask(`(() => {
      const text = ${letter}.querySelector("textarea");
      text.value = text.value.replace("[your name]", "Fern Reader");
      text.dispatchEvent(new window.Event("input"));
    })()`);
    assert.match(await ask(`${letter}.querySelector("a.mail").href`), /Fern%20Reader/);
    await ask(`${ACCEPTED}.dispatchEvent(new window.Event("input"))`);
    assert.equal(await ask(`${letter}.open`), true);
    assert.match(await ask(`${letter}.querySelector("textarea").value`), /Fern Reader/);
    await bench.leave(page);
  });
});

/**
 * Pages whose elements bear the names of what the extension asks forms, the document and the window:
 * the verdict, the marks and the way to a clause are those of the same page without them.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlightedText } from "./harness/browser.js";
import { ARBITRATE, COMMON, page, paragraphs, SELL, TRAIN } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const OF_FORMS = [
  ...["nodeType", "childNodes", "firstChild", "nextSibling", "parentNode", "parentElement"],
  ...["ownerDocument", "getRootNode", "contains", "textContent", "isConnected", "assignedSlot"],
  ...["localName", "shadowRoot", "id", "className", "matches", "closest", "children", "style"],
  ...["getAttribute", "hasAttribute", "querySelector", "querySelectorAll", "checkVisibility"],
  ...["getBoundingClientRect", "getClientRects", "scrollIntoView", "dispatchEvent", "hidden"],
  ...["scrollHeight", "scrollTop", "clientHeight", "clientWidth", "clientLeft", "clientTop"],
  ...["previousElementSibling", "nextElementSibling", "removeAttribute", "offsetParent"],
];

const OF_DOCUMENTS = [
  ...["body", "documentElement", "defaultView", "title", "implementation", "adoptNode"],
  ...["createRange", "createElement", "querySelector", "querySelectorAll", "getElementById"],
  ...["adoptedStyleSheets", "activeElement", "visibilityState", "addEventListener"],
  ...["elementFromPoint", "getElementsByTagName", "nodeType", "getRootNode", "childNodes"],
];

const OF_WINDOWS = ["clauselight", "clauselightReady", "browser", "chrome", "CSS", "Highlight"];

const CLAUSES = paragraphs([...COMMON, SELL, TRAIN, ARBITRATE]);

/** The clauses lie in a form, which has its names before it has any text. */
const form = `<form>${OF_FORMS.map((name) => `<input type="hidden" name="${name}">`).join("")}
${CLAUSES}</form>`;

const images = OF_DOCUMENTS.map((name) => `<img name="${name}" alt="">`).join("");
const boxes = OF_WINDOWS.map((name) => `<div id="${name}"></div>`).join("");

const made = {
  "forms.html": () => page(form),
  "documents.html": () => page(images + CLAUSES),
  "windows.html": () => page(boxes + CLAUSES),
  "plain-letters.html": () => page(CLAUSES),
};

suite(made, (bench) => {
  /** @param {string} path */
  async function verdict(path) {
    const opened = await bench.read(path);
    const { title, findings, account } = await bench.popup();
    const lit = await highlightedText(opened);
    const said = await bench.show("arbitration");
    const inView = await opened.evaluate((text) => {
      const places = [...Document.prototype.querySelectorAll.call(document, "p")];
      const box = places.find((place) => place.textContent === text)?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    }, ARBITRATE);
    await bench.driver.closePopup();
    await opened.mouse.move(200, 200);
    await opened.close();
    return { title, findings, account, lit, said, inView };
  }

  for (const path of ["forms.html", "documents.html", "windows.html"]) {
    test(`${path}: read, lit and shown as without the names`, async () => {
      const plain = await verdict("plain-letters.html");
      assert.deepEqual(
        plain.findings.map(({ clause }) => clause).sort(),
        ["ai-training", "arbitration", "data-sale"],
        "what the same page says without them",
      );
      assert.equal(plain.said, "Shown in the page.");
      assert.ok(plain.inView);
      assert.deepEqual(await verdict(path), plain);
    });
  }

  test("names that come while the page is read on: what is new is read", async () => {
    const opened = await bench.read("plain-letters.html");
    await opened.evaluate((names) => {
      const form = document.createElement("form");
      for (const name of names) {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name });
        Element.prototype.append.call(form, input);
      }
      const paragraph = document.createElement("p");
      paragraph.textContent = "You give up any right to lead a class action against us.";
      Element.prototype.append.call(form, paragraph);
      document.querySelector("main")?.append(form);
    }, OF_FORMS);
    await until("the new highlight", async () =>
      Object.values(await highlightedText(opened))
        .flat()
        .some((text) => text.includes("lead a class action")),
    );
    await bench.leave(opened);
  });
});

/**
 * The page for any text: pasted, as a file of each kind, and what can't be read.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARBITRATE, COMMON, GERMAN, SELL, TERMS, terms, TRAIN } from "./harness/letters.js";
import { pdf, wrapped } from "./harness/pdf.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

const CLAUSES = [SELL, TRAIN, ARBITRATE];
const PLAIN = [TERMS, ...COMMON, ...CLAUSES].join("\n\n");

/**
 * Pages with a running title and a number on each.
 * @param {string[][]} texts Page by page.
 */
const pagesOf = (texts) =>
  texts.map((own, at) => [
    "Fern Letters, as agreed in spring",
    "",
    ...(at === 0 ? [TERMS, ""] : []),
    ...own.flatMap((text) => [...wrapped(text), ""]),
    `Page ${at + 1} of ${texts.length}`,
  ]);

const PAGES = pagesOf([COMMON, [SELL, TRAIN], [ARBITRATE]]);

const FILES = {
  "letters.txt": PLAIN,
  "letters.md": `# ${TERMS}\n\n${[...COMMON, ...CLAUSES].join("\n\n")}`,
  "letters.html": terms(CLAUSES.map((text) => `<p>${text}</p>`).join("")),
  "letters.pdf": pdf(PAGES, TERMS),
};

/**
 * Letters as the bytes of an older file, which the page is handed as such.
 * @param {string} text
 */
const latin = (text) => Buffer.from(text, "latin1").toString("latin1");

suite({}, (bench) => {
  /** @param {string} [hash] */
  async function openPage(hash = "") {
    await bench.driver.inExtension(
      `chrome.tabs.create({ url: chrome.runtime.getURL("text/text.html${hash}") }).then(() => 1)`,
    );
    const page = await bench.driver.pageAt("/text/text.html");
    await until("the page for any text", () =>
      page.evaluate(
        () => document.readyState === "complete" && document.title === "Check any text",
      ),
    );
    return page;
  }

  /**
   * @param {Page} page
   * @param {string} name
   * @param {string} bytes
   */
  async function drop(page, name, bytes) {
    await page.evaluate(
      (name, text) => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer: data }));
      },
      name,
      bytes,
    );
    return until("an end", async () => {
      const state = await page.evaluate(() => document.body.dataset.state);
      return ["done", "compared", "failed"].includes(state ?? "") && state;
    });
  }

  /**
   * What is lit in the sheet, sentence by sentence.
   * @param {Page} page
   * @returns {Promise<string[]>}
   */
  const lit = (page) =>
    page.evaluate(() => {
      const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.getElementById("sheet"));
      const { CSS } = /** @type {Window & typeof globalThis} */ (contentWindow);
      return ["blocker", "bad"].flatMap((name) =>
        [...(CSS.highlights.get(`clauselight-${name}`) ?? [])].map(String),
      );
    });

  /**
   * Presses a button.
   * @param {Page} page
   * @param {string} id
   */
  const press = (page, id) => page.click(`#${id}`);

  /** @param {Page} page */
  const comparison = (page) =>
    page.evaluate(() => {
      const within = (/** @type {string} */ selector) =>
        [...document.querySelectorAll(`#compared ${selector}`)].map((part) =>
          /** @type {HTMLElement} */ (part).innerText.trim(),
        );
      return {
        tallies: within(".tallies li"),
        verdicts: within(".verdict th"),
        cells: within("tr:not(.unchanged, .verdict) td"),
        marked: within(":is(del, ins)"),
        unchanged: within(".unchanged summary"),
        text: document.getElementById("comparison")?.innerText,
        focus: document.activeElement?.id,
      };
    });

  /** @param {Page} page */
  const again = (page) => page.evaluate(() => document.getElementById("another")?.click());

  /** @param {Page} page */
  const said = (page) => page.evaluate(() => document.getElementById("status")?.textContent);

  test("a file of each kind: its clauses are lit and told", async () => {
    const page = await openPage();
    for (const [name, bytes] of Object.entries(FILES)) {
      assert.equal(await drop(page, name, bytes), "done", name);
      const found = await lit(page);
      for (const clause of CLAUSES)
        assert.ok(found.includes(clause), `${name}: ${clause}: ${found}`);
      const told = await page.evaluate(() => document.getElementById("report")?.innerText ?? "");
      assert.match(told, /train/i, name);
      assert.match(
        await page.evaluate(() => document.getElementById("title")?.textContent ?? ""),
        /Fern Letters/,
        name,
      );
      await again(page);
    }
    await page.close();
  });

  test("pasted text: a clause of the report comes into sight, one of the text is found in the report", async () => {
    const page = await openPage();
    await page.evaluate((text) => {
      const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
      field.value = text;
      document.getElementById("check")?.click();
    }, PLAIN);
    await until("the report", () => page.evaluate(() => document.body.dataset.state === "done"));
    await page.evaluate(() => {
      const shown = document.querySelector("li[data-clause=arbitration] button[data-finding]");
      /** @type {HTMLElement | null} */ (shown)?.click();
    });
    const place = await until("the clause", () =>
      page.evaluate(() => {
        const sheet = /** @type {HTMLIFrameElement} */ (document.getElementById("sheet"));
        const view = /** @type {Window & typeof globalThis} */ (sheet.contentWindow);
        const [range] = [...(view.CSS.highlights.get("clauselight-current") ?? [])];
        const box = /** @type {Range | undefined} */ (range)?.getBoundingClientRect();
        const inSight = box && box.top >= 0 && box.bottom <= view.innerHeight;
        return inSight && { x: box.left + 4, y: box.top + 4 };
      }),
    );
    await page.evaluate(({ x, y }) => {
      const sheet = /** @type {HTMLIFrameElement} */ (document.getElementById("sheet"));
      const event = new MouseEvent("click", { clientX: x, clientY: y, bubbles: true });
      sheet.contentDocument?.body.dispatchEvent(event);
    }, place);
    await until("its place in the report", () =>
      page.evaluate(
        () => /** @type {HTMLElement} */ (document.activeElement)?.dataset.clause === "arbitration",
      ),
    );
    await page.close();
  });

  test("a selection that was handed over is read, and is not there a second time", async () => {
    await bench.driver.inExtension(
      `chrome.storage.session.set({ selection: ${JSON.stringify(PLAIN)} }).then(() => 1)`,
    );
    const page = await openPage("#selection");
    await until("the report", () => page.evaluate(() => document.body.dataset.state === "done"));
    assert.deepEqual(await bench.driver.inExtension(`chrome.storage.session.get("selection")`), {});
    await page.close();
  });

  test("an earlier version, pasted: what changed, for whom, before and after; and back to the report", async () => {
    const page = await openPage();
    const promise = "We do not sell your personal data.";
    const earlier = [TERMS, ...COMMON, promise, ARBITRATE].join("\n\n");
    assert.equal(
      await drop(page, "letters.txt", [TERMS, ...COMMON, SELL, ARBITRATE].join("\n\n")),
      "done",
    );
    await press(page, "compare");
    await until("the form", () =>
      page.evaluate(() => document.activeElement?.id === "earlier-text"),
    );
    await press(page, "earlier-check");
    assert.equal(await said(page), "There is no text to check.");
    await page.evaluate((text) => {
      /** @type {HTMLTextAreaElement} */ (document.getElementById("earlier-text")).value = text;
    }, earlier);
    await press(page, "earlier-check");
    await until("the comparison", () =>
      page.evaluate(() => document.body.dataset.state === "compared"),
    );
    const shown = await comparison(page);
    assert.deepEqual(shown.tallies, ["Worse for you: 1"]);
    assert.deepEqual(shown.verdicts, ["Worse for you"]);
    assert.deepEqual(shown.cells, [promise, SELL]);
    assert.ok(shown.marked.includes("do not"), shown.marked.join());
    assert.equal(shown.focus, "compared-heading");
    assert.equal(await said(page), "Worse for you: 1");
    await press(page, "compared-back");
    const isBack = await page.evaluate(
      () =>
        document.getElementById("report")?.checkVisibility() &&
        document.activeElement?.id === "compare",
    );
    assert.ok(isBack, "the report is there as before");
    assert.deepEqual(await lit(page), [SELL, ARBITRATE]);
    await page.close();
  });

  test("an earlier version of another kind of file, in another language, and one that can't be read", async () => {
    const page = await openPage();
    assert.equal(await drop(page, "letters.md", FILES["letters.md"]), "done");
    await press(page, "compare");
    assert.equal(await drop(page, "letters.html", FILES["letters.html"]), "compared");
    assert.match((await comparison(page)).text ?? "", /Nothing that the text says has changed/);
    await press(page, "compared-other");
    assert.equal(await drop(page, "letters.docx", PLAIN), "failed");
    assert.match((await said(page)) ?? "", /can't be read/);
    assert.equal(await drop(page, "briefe.txt", latin(GERMAN.join("\n\n"))), "compared");
    assert.equal(
      (await comparison(page)).text,
      "Not compared: the earlier text is in another language (German) than this one (English).",
    );
    await press(page, "compared-other");
    const earlier = pdf([...pagesOf([COMMON, [TRAIN], [ARBITRATE]]), []], TERMS);
    assert.equal(await drop(page, "letters.pdf", earlier), "compared");
    const { verdicts, cells, unchanged } = await comparison(page);
    assert.deepEqual(verdicts, ["Worse for you"]);
    assert.deepEqual(cells, ["not there", SELL]);
    assert.equal(unchanged.length, 1);
    const note = await page.evaluate(() => document.getElementById("compared-note")?.innerText);
    assert.equal(note, "One page of this PDF is a picture and was not read.");
    await press(page, "compared-back");
    await again(page);
    assert.ok(await page.evaluate(() => document.getElementById("check")?.checkVisibility()));
    await page.close();
  });

  test("no whole document: what was found is told, and nothing is called harmless", async () => {
    const page = await openPage();
    const seen = () =>
      page.evaluate(() => document.getElementById("report")?.innerText.replace(/\s+/g, " ") ?? "");
    assert.equal(await drop(page, "clause.txt", SELL), "done");
    assert.match(await seen(), /sold/i);
    await again(page);
    assert.equal(await drop(page, "greeting.txt", "We carry your letters with care."), "done");
    assert.doesNotMatch(await seen(), /nothing risky/i);
    await again(page);
    const mixed = pdf([...PAGES, [], []], TERMS);
    assert.equal(await drop(page, "mixed.pdf", mixed), "done");
    assert.match(await seen(), /2 pages of this PDF are pictures and were not read\./);
    await page.close();
  });

  test("what can't be read: said, and the next text is read as ever", async () => {
    const page = await openPage();
    const refused = {
      "letters.docx": [
        PLAIN,
        "Files of this kind can't be read. Save it as plain text, HTML, Markdown or PDF.",
      ],
      "empty.txt": [" \n", "There is no text to check."],
      "broken.pdf": ["%PDF-1.4 and nothing of one", "This PDF is damaged and can't be read."],
      "pictures.pdf": [
        pdf([[]], ""),
        "This PDF holds pictures of pages and no text. Run text recognition on it first.",
      ],
    };
    for (const [name, [bytes, message]] of Object.entries(refused)) {
      assert.equal(await drop(page, name, bytes), "failed", name);
      assert.equal(await said(page), message);
    }
    assert.equal(await drop(page, "letters.txt", PLAIN), "done");
    assert.equal(await drop(page, "letters.docx", PLAIN), "failed", "over a report");
    const canGoOn = () => document.getElementById("check")?.checkVisibility();
    assert.ok(await page.evaluate(canGoOn), "another text can be handed over");
    await page.close();
  });

  test("hostile markup in a file: nothing runs, nothing is asked for", async () => {
    const page = await openPage();
    const asked = `${bench.site.origin}/asked.html`;
    const hostile = `<title>${TERMS}</title><base href="${bench.site.origin}/"><meta http-equiv="refresh" content="0;url=${asked}">
      <link rel="stylesheet" href="${asked}"><script>document.title = "ran"; parent.document.title = "ran"</script>
      <img src="${asked}" onerror="parent.document.title = 'ran'"><iframe src="${asked}"></iframe>
      <form action="${asked}"><button>Send</button></form><p onclick="parent.document.title = 'ran'">${SELL}</p>
      ${COMMON.map((text) => `<p>${text}</p>`).join("")}<svg onload="parent.document.title = 'ran'"></svg>`;
    const before = bench.site.requests.length;
    assert.equal(await drop(page, "hostile.html", hostile), "done");
    assert.deepEqual(await lit(page), [SELL]);
    assert.equal(await page.title(), "Check any text");
    assert.deepEqual(bench.site.requests.slice(before), []);
    await page.close();
  });
});

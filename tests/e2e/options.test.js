/**
 * The options page and the page of the first run: each choice takes effect at once, what is kept is
 * listed, and axe-core finds nothing on any surface.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { stagedWithAxe, violationsOf } from "./harness/axe.js";
import { EXTENSION, highlightedText, highlights, lookedAt } from "./harness/browser.js";
import { lined } from "./harness/interface.js";
import { page as pageWith, paragraphs, COMMON } from "./harness/letters.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const TRAINING = "We may use your notes and messages to train our artificial intelligence models.";

/** What the letters' terms end with. */
let last = "";

const made = {
  "letters.html": () => pageWith(paragraphs([...COMMON, last])),
  "joining.html": () =>
    pageWith(
      `<form><p>By signing up you accept our <a href="/letters.html">Terms</a> and our
        <a href="/privacy.html">Privacy Policy</a>.</p></form>`,
      { title: "Fern Letters" },
    ),
};

suite(
  made,
  (bench) => {
    /** @returns {Promise<import("puppeteer-core").Page>} */
    async function openOptions() {
      const page = await bench.driver.openOwn("/options/options.html");
      await until("the options", () => page.evaluate(`document.getElementById("file") !== null`));
      return page;
    }

    /**
     * @param {import("puppeteer-core").Page} page
     * @param {string} id Of a section.
     * @param {string} text Of a button in it.
     */
    const press = (page, id, text) =>
      page.evaluate(`[...document.querySelectorAll("#${id} button")]
        .find((e) => e.textContent === ${JSON.stringify(text)}).click()`);

    /** @param {import("puppeteer-core").Page} page */
    const confirm = (page) =>
      page.evaluate(`document.querySelector("dialog[open] button:last-child").click()`);

    /**
     * @param {import("puppeteer-core").Page} page
     * @param {RegExp} what
     */
    const says = (page, what) =>
      until(`the page to say ${what}`, async () =>
        what.test(String(await page.evaluate(`document.getElementById("status").textContent`))),
      );

    /**
     * Picks a file.
     * @param {import("puppeteer-core").Page} page
     * @param {string} id Of the section.
     * @param {string} text
     */
    const pick = (page, id, text) =>
      page.evaluate(`(() => {
        const input = document.querySelector("#${id} input[type=file]");
        const files = new DataTransfer();
        files.items.add(new File([${JSON.stringify(text)}], "made-up.json"));
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
      })()`);

    /**
     * Types into a field.
     * @param {import("puppeteer-core").Page} page
     * @param {string} id
     * @param {string} text
     */
    const type = (page, id, text) =>
      page.evaluate(`(() => {
        const input = document.getElementById("${id}");
        input.value = ${JSON.stringify(text)};
        input.dispatchEvent(new Event("input"));
      })()`);

    /**
     * @param {import("puppeteer-core").Page} page
     * @param {string} id Of a field of the form.
     */
    const submit = (page, id) =>
      page.evaluate(`document.getElementById("${id}").form.requestSubmit()`);

    /**
     * What a button has the browser save.
     * @param {import("puppeteer-core").Page} page
     * @param {string} id Of the section.
     * @returns {Promise<string>}
     */
    async function saved(page, id) {
      await page.evaluate(`(() => {
        window.saved = null;
        URL.createObjectURL = (blob) => {
          blob.text().then((text) => { window.saved = text; });
          return "#";
        };
        HTMLAnchorElement.prototype.click = function () {};
      })()`);
      await press(page, id, "Save as a file");
      return String(await until("the file", () => page.evaluate("window.saved")));
    }

    /** @param {import("puppeteer-core").Page} page */
    const isLit = async (page) => (await highlightedText(page)).blocker?.includes(TRAINING);

    test("clause types come from the core, and what is unticked goes dark at once", async () => {
      await bench.forget();
      const page = await bench.read("plain.html");
      assert.ok(await isLit(page));
      await bench.driver.closePopup();
      const options = await openOptions();
      const boxes = Number(
        await options.evaluate(`document.querySelectorAll("#clauses li input").length`),
      );
      assert.ok(boxes >= 84, String(boxes));
      await options.evaluate(`document.querySelector("input[value=ai-training]").click()`);
      await until("the clause to go dark", async () => !(await isLit(page)));
      await until("the group's count", async () =>
        /23 of 24/.test(
          String(
            await options.evaluate(
              `document.querySelector("[data-group=data-use] summary").textContent`,
            ),
          ),
        ),
      );
      // The box of a group in part: once pressed, all of it.
      await options.evaluate(
        `document.querySelector("[data-group=data-use] .choice input").click()`,
      );
      await until("the clause to be lit", () => isLit(page));
      await options.close();
      await page.close();
    });

    test("how much is lit: every page that was read follows at once", async () => {
      await bench.forget();
      const page = await bench.read("plain.html");
      await bench.driver.closePopup();
      assert.equal((await highlightedText(page)).neutral, undefined);
      const options = await openOptions();
      const choose = (/** @type {string} */ amount) =>
        options.evaluate(`document.querySelector("input[value=${amount}]").click()`);
      await choose("all");
      await until("everything to be lit", async () =>
        (await highlightedText(page)).neutral?.includes(
          "You must be at least sixteen years old to open an account.",
        ),
      );
      await choose("grave");
      await until(
        "only what is grave to be lit",
        async () => Object.keys(await highlightedText(page)).join() === "blocker",
      );
      await options.close();
      await page.bringToFront();
      assert.equal(await bench.check(page), "done");
      assert.deepEqual(Object.keys(await highlightedText(page)), ["blocker"]);
      await bench.leave(page);
      await bench.forget();
    });

    test("only what is sure: the popup tells what is left out, and how to have it back", async () => {
      await bench.forget();
      last = "We may sell your personal data if expressly prescribed in another document.";
      const options = await openOptions();
      await options.evaluate(`document.querySelector("input[value=all]").click()`);
      const page = await bench.read("letters.html");
      const isTold = async () => /^Possibly/m.test((await bench.popup()).text);
      const isMarked = async () => (await highlights(page)).some(({ text }) => text === last);
      assert.ok(await isTold());
      await until("the words to be lit", isMarked);
      await bench.driver.closePopup();
      await options.evaluate(`document.querySelector("input[value=sure]").click()`);
      await until("the words to go dark", async () => !(await isMarked()));
      await options.close();
      await page.bringToFront();
      assert.equal(await bench.check(page), "done");
      assert.ok(!(await isTold()));
      assert.match((await bench.popup()).text, /clause types? (is|are) hidden by your choice/);
      await bench.driver.inPopup(
        `document.querySelector("#hidden .hidden-possible button").click()`,
      );
      await until("what is possible to be told", isTold);
      await until("the words to be lit", isMarked);
      await bench.leave(page);
    });

    test("words to watch for: checked as typed, listed under their own heading, lit and shown", async () => {
      await bench.forget();
      const page = await bench.read("plain.html");
      const before = await bench.popup();
      await bench.driver.closePopup();
      const options = await openOptions();
      await type(options, "patterns-entry", "/(never closed/");
      await until("the fault beside the field", async () =>
        /unclosed group/.test(
          String(await options.evaluate(`document.getElementById("patterns-fault").textContent`)),
        ),
      );
      assert.equal(
        await options.evaluate(
          `document.getElementById("patterns-entry").getAttribute("aria-invalid")`,
        ),
        "true",
      );
      for (const pattern of ["sixteen  years", "/franklin|harbour notes/"]) {
        await type(options, "patterns-entry", pattern);
        await submit(options, "patterns-entry");
        await until("the pattern to be listed", () =>
          options.evaluate(
            `[...document.querySelectorAll("#patterns li span")].some((e) => e.textContent === ${JSON.stringify(pattern)})`,
          ),
        );
      }
      await until("the words to be lit, with no click", async () =>
        (await lined(page, "own")).includes("Franklin"),
      );
      const readable = (await highlights(page)).map(({ text }) => text);
      assert.ok(
        !readable.includes("Franklin"),
        "what a person watches for is no business of a page",
      );
      await page.bringToFront();
      assert.equal(await bench.check(page), "done");
      const { regions, account, findings } = await bench.popup();
      assert.ok(regions.includes("Words you watch for"), String(regions));
      assert.deepEqual(findings, before.findings, "the findings are those of before");
      assert.equal(account, before.account);
      const quotes = await bench.driver.inPopup(
        `[...document.querySelectorAll("#own blockquote")].map((e) => e.textContent)`,
      );
      assert.ok(/** @type {string[]} */ (quotes).includes("sixteen years"), String(quotes));
      await bench.driver.inPopup(`document.querySelector("#own [data-finding='own.1']").click()`);
      await until("the words to be shown", async () =>
        /harbour notes|franklin/i.test((await lookedAt(bench.driver)) ?? ""),
      );
      await options.close();
      await bench.leave(page);
      await bench.forget();
    });

    test("sites: a wrong one is refused beside its field, a sound one is left alone", async () => {
      await bench.forget();
      const options = await openOptions();
      await type(options, "sites-entry", "a b");
      await submit(options, "sites-entry");
      await until("the fault beside the field", async () =>
        /neither a host name nor a web address/.test(
          String(await options.evaluate(`document.getElementById("sites-fault").textContent`)),
        ),
      );
      await type(options, "sites-entry", `${bench.site.origin}/plain.html`);
      await submit(options, "sites-entry");
      await until("the site to be listed", () =>
        options.evaluate(`document.querySelector("#sites li")?.textContent.includes("127.0.0.1")`),
      );
      const page = await bench.open("plain.html");
      assert.equal(await bench.check(page), "site-off");
      await bench.leave(page);
      await options.evaluate(`document.querySelector("#sites li button").click()`);
      await until("the site to be gone", () =>
        options.evaluate(`document.querySelector("#sites li") === null`),
      );
      await options.close();
    });

    test("history: listed, two versions compared, saved, forgotten after a question, added again", async () => {
      await bench.forget();
      for (const text of ["The post goes out at noon.", "We may sell your data to anyone."]) {
        last = text;
        const page = await bench.read("letters.html");
        await bench.changes();
        await until("the visit to be kept", () =>
          bench.driver.inExtension(
            `chrome.storage.local.get(null).then((all) => Object.keys(all).some((key) => key.endsWith("letters.html")))`,
          ),
        );
        await bench.leave(page);
      }
      const options = await openOptions();
      const listed = () =>
        options.evaluate(`document.querySelectorAll("#history .rows > li").length`);
      await until("the page to be listed", async () => (await listed()) === 1);
      const file = await saved(options, "history");
      await press(options, "history", "Compare side by side");
      const view = await bench.driver.pageAt("/changes/changes.html");
      await until("both versions", () =>
        view.evaluate(
          `document.body.textContent.includes("noon") && document.body.textContent.includes("sell your data")`,
        ),
      );
      await view.close();
      await press(options, "history", "Forget");
      await options.evaluate(`document.querySelector("dialog button").click()`);
      assert.equal(await options.evaluate(`document.querySelector("dialog")`), null, "it stays");
      assert.equal(await listed(), 1, "the question was answered with no");
      await press(options, "history", "Forget");
      await confirm(options);
      await says(options, /^Forgotten/);
      await until("the list to be empty", async () => (await listed()) === 0);
      await pick(options, "history", "{}");
      await says(options, /holds no kept pages/);
      await pick(options, "history", file);
      await says(options, /^1 page was added/);
      await until("the page to be listed", async () => (await listed()) === 1);
      await press(options, "history", "Forget all");
      await confirm(options);
      await until("the list to be empty", async () => (await listed()) === 0);
      await options.close();
    });

    test("choices as a file: saved, taken back, and a faulty one refused by name", async () => {
      await bench.forget();
      const options = await openOptions();
      await options.evaluate(`document.querySelector("input[value=dark]").click()`);
      const theme = () => options.evaluate("document.documentElement.dataset.theme ?? 'system'");
      await until("the colours", async () => (await theme()) === "dark");
      const file = await saved(options, "file");
      await options.evaluate(`document.querySelector("input[value=light]").click()`);
      await until("the colours", async () => (await theme()) === "light");
      await pick(options, "file", `{"version": 1, "theme": "dim"}`);
      await says(options, /“theme” does not hold what it may/);
      assert.equal(await theme(), "light");
      await pick(options, "file", file);
      await until("the colours", async () => (await theme()) === "dark");
      await options.close();
      await bench.forget();
    });

    test("the licences of what others wrote: one press away, in the language and colours chosen", async () => {
      await bench.forget();
      const options = await openOptions();
      await options.evaluate(`document.querySelector("input[value=dark]").click()`);
      await options.evaluate(`document.querySelector("[name=language][value=de]").click()`);
      const link = "a[href='../licences/licences.html']";
      await until("the link", () =>
        options.evaluate(`document.querySelector("${link}")?.textContent === "Lizenzen"`),
      );
      await options.click(link);
      const page = await bench.driver.pageAt("/licences/licences.html");
      const notices = String(
        await until("the notices", () =>
          page.evaluate(`document.querySelector("pre")?.textContent`),
        ),
      );
      assert.equal(notices, await readFile(`${EXTENSION}/THIRD-PARTY.txt`, "utf8"));
      assert.match(notices, /© |–/, "in the letters that were written");
      assert.deepEqual(
        await page.evaluate(
          `[document.querySelector("h1").textContent, document.documentElement.lang, document.documentElement.dataset.theme]`,
        ),
        ["Lizenzen", "de", "dark"],
      );
      const inPage = (/** @type {string} */ expression) => page.evaluate(expression);
      assert.deepEqual(await violationsOf(inPage), []);
      await page.close();
      await bench.forget();
    });

    test("the page of the first run does not come back with an update", async () => {
      await bench.driver.reload();
      const page = await bench.read("plain.html");
      const addresses = await bench.driver.inExtension(
        `chrome.tabs.query({}).then((tabs) => tabs.map(({ url }) => url ?? "").join(" "))`,
      );
      assert.doesNotMatch(addresses, /welcome/);
      await bench.leave(page);
    });

    for (const theme of ["light", "dark"]) {
      test(`axe-core finds nothing on any surface, ${theme}`, async () => {
        await bench.forget();
        const options = await openOptions();
        await options.evaluate(`document.querySelector("input[value=${theme}]").click()`);
        await until("the colours", () =>
          options.evaluate(`document.documentElement.dataset.theme === "${theme}"`),
        );
        await type(options, "sites-entry", "a b");
        await until("the fault", () =>
          options.evaluate(`document.getElementById("sites-fault").textContent !== ""`),
        );
        await options.evaluate(
          `document.querySelectorAll("details").forEach((part) => { part.open = true; })`,
        );
        const inOptions = (/** @type {string} */ expression) => options.evaluate(expression);
        assert.deepEqual(await violationsOf(inOptions), [], "options");
        await options.close();
        const welcome = await bench.driver.openOwn("/welcome/welcome.html");
        await until("the page", () => welcome.evaluate(`document.getElementById("pin") !== null`));
        const inWelcome = (/** @type {string} */ expression) => welcome.evaluate(expression);
        assert.deepEqual(await violationsOf(inWelcome), [], "welcome");
        await welcome.close();
        const page = await bench.read("plain.html");
        await bench.driver.inPopup(
          `document.querySelector("li[data-clause=ai-training] [data-control=dismiss]").click()`,
        );
        await until("the choice", () =>
          bench.driver.inPopup(`document.getElementById("hidden") !== null`),
        );
        await bench.driver.inPopup(
          `document.querySelectorAll("details").forEach((part) => { part.open = true; })`,
        );
        assert.deepEqual(await violationsOf(bench.driver.inPopup), [], "popup");
        await bench.driver.keepBeside();
        await until("the panel", () =>
          bench.driver.inPanel(`document.body.dataset.state === "done"`),
        );
        assert.deepEqual(await violationsOf(bench.driver.inPanel), [], "panel");
        await bench.leave(page);
        const other = await bench.open("none.html");
        await other.bringToFront();
        await until("the panel", () =>
          bench.driver.inPanel(`document.body.dataset.state === "not-read"`),
        );
        assert.deepEqual(await violationsOf(bench.driver.inPanel), [], "panel, not read");
        await other.close();
        const joining = await bench.open("joining.html");
        assert.equal(await bench.check(joining), "consent");
        await until("what is known of the documents", () =>
          bench.driver.inPopup(`document.querySelectorAll("#consent .known").length === 2`),
        );
        assert.deepEqual(await violationsOf(bench.driver.inPopup), [], "popup, consent");
        await bench.leave(joining);
      });
    }
  },
  stagedWithAxe,
);

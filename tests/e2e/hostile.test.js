/**
 * Pages that want to know more than that they are read, or to repaint what is said of them.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights, lookedAt } from "./harness/browser.js";
import { cardOf } from "./harness/interface.js";
import { ARBITRATE, COMMON, page, paragraphs, SELL, TRAIN } from "./harness/letters.js";
import { stagedOpen } from "./harness/staging.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

const CLAUSES = paragraphs([...COMMON, SELL, TRAIN, ARBITRATE]);

/** Takes whatever shadow root is made in the page's world, and defines the names that an element might have. */
const TAKING = `<script>
  window.taken = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    taken.push(root);
    return root;
  };
  for (const name of ["clauselight-ui", "clauselight-card", "clauselight-host"]) {
    customElements.define(name, class extends HTMLElement {
      constructor() {
        super();
        taken.push(this.attachInternals().shadowRoot);
      }
    });
  }
</script>`;

/** Says of every element what might repaint the interface. */
const REPAINTING = `<style>
  :root, :root > div, div, * { --cl-surface: #ff0000 !important; --cl-ink: #ff0000 !important;
    --cl-accent: #ff0000 !important; --cl-blocker: #ff0000 !important; --cl-text: 1px/1px serif !important; }
  :root > div { color: #ff0000 !important; font-size: 1px !important; opacity: 0 !important;
    display: none !important; letter-spacing: 9px !important; direction: rtl !important; }
</style>`;

/** Terms that go on in a shadow root that nobody can ask for. */
const CLOSED = `<div id="box" style="width: 600px; height: 260px"></div><script>
  document.getElementById("box").attachShadow({ mode: "closed" }).textContent = ${JSON.stringify(TRAIN)};
</script>`;

/** Terms that are in the page's styles and not in its text, beside signs and hints that are no terms. */
const STYLED = `<style>
  #training::before { content: ${JSON.stringify(TRAIN)}; }
  #sale::after { content: attr(data-terms); }
  p::before { content: "§ "; }
  p::after { content: " (opens in a new tab)"; }
</style>`;

/**
 * A clause with letters in one of its words that nobody sees.
 * @param {string} clause
 * @param {string} after The beginning of that word, with what stands before it.
 * @param {string} style Hides them.
 */
const broken = (clause, after, style) =>
  clause.replace(after, `${after}<span style="${style}">qx</span>`);

const BROKEN = [
  broken(SELL, "may se", "opacity: 0"),
  broken(TRAIN, "intelli", "font-size: 0"),
  broken(ARBITRATE, "arbi", "position: absolute; left: -9999px"),
];

const made = {
  "broken.html": () => page(paragraphs([...COMMON, ...BROKEN])),
  "styled.html": () =>
    page(
      `<p id="training">&nbsp;</p><p id="sale" data-terms="${SELL}">&nbsp;</p>` +
        paragraphs([...COMMON, ARBITRATE]),
      { head: STYLED },
    ),
  "closed.html": () => page(CLOSED + paragraphs([...COMMON, SELL])),
  "taking.html": () => page(TAKING + CLAUSES),
  "repainting.html": () => page(CLAUSES, { head: REPAINTING }),
  "letters.html": () => page(CLAUSES),
};

suite(made, (bench) => {
  test("text that the page's styles write is counted, and is no part of a grade", async () => {
    const opened = await bench.read("styled.html");
    const { text } = await bench.popup();
    const words = `${TRAIN} ${SELL}`.split(" ").length;
    assert.match(text, new RegExp(`Not read: ${words} words that the page's styles write`));
    assert.match(text, /No grade: a large part of the page was not read/);
    assert.doesNotMatch(text, /Grade B|none found/);
    await bench.leave(opened);
  });

  test("letters that nobody sees make no other word of one that is seen", async () => {
    const opened = await bench.read("broken.html");
    const { findings } = await bench.popup();
    const quotes = findings.map(({ quote }) => quote);
    for (const clause of [SELL, TRAIN, ARBITRATE]) {
      assert.ok(quotes.includes(clause), `${clause} in ${quotes.join(" | ")}`);
    }
    await bench.leave(opened);
  });

  test("the page has no way into the interface", async () => {
    const opened = await bench.read("taking.html");
    await bench.show("data-sale");
    await until("the clause", async () => (await lookedAt(bench.driver)) === SELL);
    const found = await opened.evaluate(() => {
      const host = /** @type {HTMLElement} */ (
        document.querySelector(":root > [data-clauselight]")
      );
      const opens = () => {
        try {
          return host.attachInternals().shadowRoot !== null;
        } catch {
          return false;
        }
      };
      return {
        taken: /** @type {any} */ (window).taken.length,
        root: host.shadowRoot !== null,
        internals: opens(),
        children: host.childNodes.length,
      };
    });
    assert.deepEqual(found, {
      taken: 0,
      root: false,
      internals: false,
      children: 0,
    });
    await bench.leave(opened);
  });

  test("a part in a closed shadow root is said to be out of reach", async () => {
    for (const [path, is] of [
      ["closed.html", true],
      ["letters.html", false],
    ]) {
      const opened = await bench.read(String(path));
      const { text } = await bench.popup();
      assert.equal(/closed parts of a page/.test(text), is, `${path}: ${text.slice(0, 600)}`);
      await bench.leave(opened);
    }
  });

  test("the page finds no file of the package", async () => {
    // Firefox tells a refusal as an error of the page, which is what is wanted here.
    const opened = await bench.driver.newPage();
    await opened.goto(`${bench.site.origin}/letters.html`);
    assert.equal(await bench.check(opened), "done");
    const base = await bench.driver.inExtension(`chrome.runtime.getURL("")`);
    for (const file of [
      "content/boot.js",
      "content/main.js",
      "shared/tokens.js",
      "icons/icon-16.png",
    ]) {
      const isHad = (/** @type {string} */ address) =>
        fetch(address).then(
          () => true,
          () => false,
        );
      assert.equal(await opened.evaluate(isHad, base + file), false, file);
    }
    await bench.leave(opened);
  });

  test("what the page can read of the marks is what the text says, whoever reads it", async () => {
    const opened = await bench.read("letters.html");
    const before = await highlights(opened);
    await bench.show("data-sale");
    await until("the clause", async () => (await lookedAt(bench.driver)) === SELL);
    assert.deepEqual(await highlights(opened), before, "which clause is looked at does not show");
    const names = await opened.evaluate(() => [...CSS.highlights.keys()]);
    assert.ok(names.length > 0);
    for (const name of names)
      assert.match(name, /^clauselight-(blocker|bad|neutral|good)(-words)?$/);
    await bench.leave(opened);
  });

  test("what the browser tells a page of what lies over it is the same everywhere", async () => {
    const opened = await bench.read("letters.html");
    await bench.show("data-sale");
    await until("the clause", async () => (await lookedAt(bench.driver)) === SELL);
    await bench.driver.closePopup();
    const told = await opened.evaluate(
      () =>
        new Promise((resolve) => {
          const options = /** @type {IntersectionObserverInit} */ ({
            trackVisibility: true,
            delay: 100,
            threshold: 0.5,
          });
          const observer = new IntersectionObserver((entries) => {
            const inView = entries.filter(({ isIntersecting }) => isIntersecting);
            resolve(inView.map((entry) => /** @type {any} */ (entry).isVisible ?? null));
          }, options);
          for (const paragraph of document.querySelectorAll("p")) observer.observe(paragraph);
        }),
    );
    assert.ok(/** @type {unknown[]} */ (told).length > 2, String(told));
    assert.equal(new Set(/** @type {unknown[]} */ (told)).size, 1, String(told));
    await bench.leave(opened);
  });

  test("an event that the page makes up opens no card", async () => {
    const opened = await bench.read("letters.html");
    await opened.evaluate((text) => {
      const clause = [...document.querySelectorAll("p")].find((p) => p.textContent === text);
      clause?.scrollIntoView();
      const { left, top } = /** @type {Element} */ (clause).getBoundingClientRect();
      const at = { clientX: left + 20, clientY: top + 8, bubbles: true };
      for (const type of ["mousemove", "click"]) clause?.dispatchEvent(new MouseEvent(type, at));
    }, SELL);
    // Two frames: what an event sets off is done in the next.
    await opened.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    assert.equal(await lookedAt(bench.driver), null);
    await bench.leave(opened);
  });
});

suite(
  made,
  (bench) => {
    test("the page's styles and custom properties change nothing of the card", async () => {
      /** @param {string} path */
      const look = async (path) => {
        const opened = await bench.read(path);
        await bench.show("data-sale");
        await until("the card", () => cardOf(opened));
        const styles = await opened.evaluate(() => {
          const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
          const parts = [".card", ".card h2", ".card button", ".rail button", ".lines .current"];
          return parts.map((part) => {
            const element = /** @type {Element} */ (root?.querySelector(part));
            const style = getComputedStyle(element);
            const { color, backgroundColor, fontSize, opacity, direction, letterSpacing } = style;
            const isShown = element.checkVisibility({ opacityProperty: true });
            return {
              part,
              color,
              backgroundColor,
              fontSize,
              opacity,
              direction,
              letterSpacing,
              isShown,
            };
          });
        });
        await bench.leave(opened);
        return styles;
      };
      assert.deepEqual(await look("repainting.html"), await look("letters.html"));
    });
  },
  stagedOpen,
);

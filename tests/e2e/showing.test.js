/**
 * Showing a clause in the page: what is closed around it, what scrolls it, the rail beside it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARBITRATE, COMMON, page, paragraphs, SELL, terms, TRAIN } from "./harness/letters.js";
import { highlights, lookedAt } from "./harness/browser.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

/** @typedef {import("puppeteer-core").Page} Page */

const CLAUSE = `<p id="clause">${TRAIN}</p>`;

/** Shows and hides the part that a control names. */
const TOGGLE = `onclick="const part = document.getElementById(this.getAttribute('aria-controls'));
  part.hidden = !part.hidden; this.setAttribute('aria-expanded', String(!part.hidden))"`;

/** Closed parts that open, by what opens them. @type {Record<string, string>} */
const OPENING = {
  details: `<details><summary>Data</summary><details><summary>More</summary>${CLAUSE}</details></details>`,
  found: `<div hidden="until-found">${CLAUSE}</div>`,
  accordion: `<h2><button aria-expanded="false" aria-controls="part" ${TOGGLE}>Data</button></h2>
    <div id="part" hidden>${CLAUSE}</div>`,
  form: `<form><h2><button type="button" aria-expanded="false" aria-controls="part" ${TOGGLE}>Data</button></h2>
    <div id="part" hidden>${CLAUSE}</div></form>`,
  heading: `<style>.part { max-height: 0; overflow: hidden; transition: max-height 0.1s } .part.open { max-height: 400px }</style>
    <h3 onclick="this.nextElementSibling.classList.toggle('open')">What we do with data</h3>
    <div class="part">${CLAUSE}</div>`,
  plain: `<div><button onclick="this.parentElement.nextElementSibling.style.display = 'block'">Data</button></div>
    <div id="part">${CLAUSE}</div>`,
  box: `<style>#toggle, #part { display: none } #toggle:checked ~ #part { display: block }</style>
    <input type="checkbox" id="toggle" checked><label for="toggle">Data</label><div id="part">${CLAUSE}</div>`,
  tab: `<div role="tablist"><button role="tab" id="one" aria-selected="true">First</button>
    <button role="tab" id="two" aria-selected="false" onclick="document.getElementById('part').style.display = ''">Data</button></div>
    <div role="tabpanel" aria-labelledby="one"><p>${ARBITRATE}</p></div>
    <div role="tabpanel" aria-labelledby="two" id="part" style="display: none">${CLAUSE}</div>`,
  link: `<a href="#part" onclick="document.getElementById('part').style.display = 'block'">Data</a>
    <div id="part">${CLAUSE}</div>`,
};

/**
 * What closes a part after the page was read, where whether it would be read closed is not the
 * matter here.
 * @type {Record<string, string>}
 */
const CLOSE = {
  plain: `document.getElementById("part").style.display = "none"`,
  box: `document.getElementById("toggle").checked = false`,
  link: `document.getElementById("part").style.display = "none"`,
  sealed: `document.getElementById("part").hidden = true`,
  leading: `document.getElementById("part").hidden = true`,
  sending: `document.getElementById("part").hidden = true`,
  accepting: `document.getElementById("part").hidden = true`,
  clear: `document.getElementById("part").style.opacity = "0"`,
};

/** Closed parts that nothing opens, or nothing that may be pressed. @type {Record<string, string>} */
const CLOSED = {
  sealed: `<h3>Locked drawer</h3><div id="part">${CLAUSE}</div>`,
  leading: `<h3><a href="/elsewhere.html">Locked drawer</a></h3><div id="part">${CLAUSE}</div>`,
  sending: `<form action="/elsewhere.html"><h3><button aria-expanded="false">Locked drawer</button></h3>
    <div id="part">${CLAUSE}</div></form>`,
  accepting: `<p>Locked drawer</p><button onclick="document.title = 'pressed'">I accept</button>
    <div id="part" aria-label="Locked drawer">${CLAUSE}</div>`,
  clear: `<h3>Locked drawer</h3><div id="part">${CLAUSE}</div>`,
};

const many = Array.from(
  { length: 260 },
  (_, at) =>
    `We may sell your personal data of the kind number ${at} to third parties for marketing.`,
);

/** Terms in an element that scrolls, in a window that does not. */
const INNER = `<style>html, body { height: 100%; margin: 0; overflow: hidden }
  main { height: 100vh; overflow: auto } p { margin: 0 0 900px }</style>`;

const made = {
  "many.html": () => terms(paragraphs(many)),
  "inner.html": () => page(paragraphs([...COMMON, SELL, TRAIN, ARBITRATE]), { head: INNER }),
  ...Object.fromEntries(
    Object.entries({ ...OPENING, ...CLOSED }).map(([name, part]) => [
      `${name}.html`,
      () => terms(`<p>${SELL}</p>${part}<p>${ARBITRATE}</p>`),
    ]),
  ),
};

/**
 * Places of the rail's marks, from the top down: where the page finds the extension's element. The
 * rail stands beside the scrollbar, whichever element that belongs to.
 * @param {Page} opened
 * @returns {Promise<{x: number, y: number}[]>}
 */
function marks(opened) {
  return opened.evaluate(() => {
    const isOwn = (/** @type {number} */ x, /** @type {number} */ y) =>
      document.elementFromPoint(x, y)?.hasAttribute("data-clauselight");
    const columns = [4, 12, 20, 28].map((inset) => document.documentElement.clientWidth - inset);
    const places = [];
    let last = -1;
    for (let y = 0; y <= innerHeight; y += 1) {
      const x = columns.find((column) => isOwn(column, y));
      if (x !== undefined && y > last + 1) places.push({ x, y: y + 2 });
      if (x !== undefined) last = y;
    }
    return places;
  });
}

suite(made, (bench) => {
  /** @param {string} name */
  async function readAndClose(name) {
    const opened = await bench.read(`${name}.html`);
    if (CLOSE[name]) await opened.evaluate(CLOSE[name]);
    return opened;
  }

  for (const name of Object.keys(OPENING)) {
    test(`a clause in a closed part (${name}): the part is opened, and the clause shows`, async () => {
      const opened = await readAndClose(name);
      const address = opened.url();
      assert.equal(await bench.show("ai-training"), "Shown in the page.");
      const shows = await opened.evaluate(() => {
        const clause = /** @type {Element} */ (document.getElementById("clause"));
        const { top, bottom, height } = clause.getBoundingClientRect();
        return clause.checkVisibility() && height > 0 && top >= 0 && bottom <= innerHeight;
      });
      assert.ok(shows);
      assert.equal(opened.url().replace(/#.*$/, ""), address);
      await bench.leave(opened);
    });
  }

  for (const name of Object.keys(CLOSED)) {
    test(`a clause in a part that stays closed (${name}): the popup says where`, async () => {
      const opened = await readAndClose(name);
      const said = await bench.show("ai-training");
      assert.equal(said, "In a part of the page that is closed: section ‘Locked drawer’.");
      assert.match(await opened.title(), /^Terms of Service/, "nothing was pressed or left");
      await bench.leave(opened);
    });
  }

  test("a clause that left the page: said, and nothing is claimed to be shown", async () => {
    const opened = await bench.read("found.html");
    await opened.evaluate(() => document.getElementById("clause")?.remove());
    assert.equal(await bench.show("ai-training"), "These words are no longer in the page.");
    await bench.leave(opened);
  });

  test("in an element that scrolls: marks stand where the text does, and lead there", async () => {
    const opened = await bench.read("inner.html");
    const places = await until("the rail", async () => {
      const found = await marks(opened);
      return found.length === 3 && found;
    });
    const height = await opened.evaluate(() => innerHeight);
    assert.ok(places[0].y > height / 4 && places[2].y < height, JSON.stringify(places));
    assert.ok(places[1].y - places[0].y > 40 && places[2].y - places[1].y > 40);
    await bench.driver.closePopup();
    await opened.mouse.click(places[2].x, places[2].y);
    await until("the last clause to come into view", () =>
      opened.evaluate((text) => {
        const clause = [...document.querySelectorAll("p")].find((p) => p.textContent === text);
        const box = clause?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      }, ARBITRATE),
    );
    await until("its mark", async () => (await lookedAt(bench.driver)) === ARBITRATE);
    await opened.close();
  });

  test("a full rail: every mark leads somewhere else, and a second press on one leads on", async () => {
    const opened = await bench.read("many.html");
    await until("the highlights", async () => (await highlights(opened)).length >= many.length);
    await bench.driver.closePopup();
    const height = await opened.evaluate(() => innerHeight);
    const press = async (/** @type {number} */ y) => {
      const before = await lookedAt(bench.driver);
      const x = await opened.evaluate(() => document.documentElement.clientWidth - 4);
      await opened.mouse.click(x, y);
      return until("another clause", async () => {
        const now = await lookedAt(bench.driver);
        return now !== before && now;
      });
    };
    const found = [await press(60), await press(height / 2), await press(height - 40)];
    const numbers = found.map((text) => Number(/number (\d+)/.exec(text)?.[1]));
    assert.ok(numbers[0] < numbers[1] && numbers[1] < numbers[2], String(numbers));
    const next = Number(/number (\d+)/.exec(await press(height - 40))?.[1]);
    assert.equal(next, numbers[2] + 1);
    await opened.close();
  });

  test("the rail is drawn anew while a mark is pressed: the press counts", async () => {
    const opened = await bench.read("inner.html");
    await bench.driver.closePopup();
    const places = await until("the rail", async () => {
      const found = await marks(opened);
      return found.length === 3 && found;
    });
    await opened.mouse.move(places[0].x, places[0].y);
    await opened.mouse.down();
    await opened.evaluate(() => dispatchEvent(new Event("resize")));
    await opened.mouse.up();
    await until("the first clause", async () => (await lookedAt(bench.driver)) === SELL);
    await opened.mouse.click(places[2].x, places[2].y);
    await until("the last clause", async () => (await lookedAt(bench.driver)) === ARBITRATE);
    await opened.close();
  });
});

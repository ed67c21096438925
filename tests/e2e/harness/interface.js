/**
 * The extension's interface in a page, where it was staged to be looked into.
 */

import { readFile } from "node:fs/promises";

/** @typedef {import("puppeteer-core").Page} Page */

const AXE = new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url);

/**
 * @typedef {object} Card What the open card shows.
 * @property {string} title
 * @property {{title: string, open: boolean}[]} parts Of a clause with several findings.
 * @property {string} quote Of the first finding.
 * @property {string} count
 * @property {boolean} focused Whether it has the keyboard.
 * @property {number} scrolled
 * @property {string} scheme
 */

/**
 * @param {Page} page
 * @returns {Promise<Card | null>} Null where none is open.
 */
export function cardOf(page) {
  return page.evaluate(() => {
    const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
    const card = /** @type {HTMLElement | null} */ (root?.querySelector(".card:not([hidden])"));
    if (!root || !card) return null;
    const text = (/** @type {string} */ selector) =>
      card.querySelector(selector)?.textContent?.trim() ?? "";
    return {
      title: text("#title"),
      parts: [...card.querySelectorAll("details")].map((part) => ({
        title: part.querySelector("h3.title")?.textContent ?? "",
        open: part.open,
      })),
      quote: text("blockquote"),
      count: text(".count"),
      focused: card.contains(root.activeElement),
      scrolled: card.querySelector(".body")?.scrollTop ?? -1,
      scheme: getComputedStyle(card).colorScheme,
    };
  });
}

/**
 * The mark of the rail that has the keyboard, by its place among all.
 * @param {Page} page
 * @returns {Promise<{at: number, count: number, stops: number}>} `at` is -1 where none has it.
 */
export function railOf(page) {
  return page.evaluate(() => {
    const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
    const buttons = [...(root?.querySelectorAll(".rail button") ?? [])];
    return {
      at: buttons.findIndex((button) => button === root?.activeElement),
      count: buttons.length,
      stops: buttons.filter((button) => /** @type {HTMLElement} */ (button).tabIndex >= 0).length,
    };
  });
}

/**
 * The words of the page that the interface draws lines at.
 * @param {Page} page
 * @param {"changed" | "current" | "own"} name What the lines say.
 * @returns {Promise<string>}
 */
export function lined(page, name) {
  return page.evaluate((wanted) => {
    const root = document.querySelector(":root > [data-clauselight]")?.shadowRoot;
    const lines = [...(root?.querySelectorAll(`.lines .${wanted}`) ?? [])].map((line) =>
      line.getBoundingClientRect(),
    );
    const found = [];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      for (const word of node.textContent?.matchAll(/\S+/g) ?? []) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const box = range.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const isAt = (/** @type {DOMRect} */ line) =>
          x > line.left && x < line.right && y > line.top && y < line.bottom;
        if (lines.some(isAt)) found.push(word[0]);
      }
    }
    return found.join(" ");
  }, name);
}

/**
 * Whether buttons of the card lie in the window, all of them.
 * @param {Page} page
 * @param {string[]} names Their texts.
 */
export function areInView(page, names) {
  return page.evaluate((wanted) => {
    const card = document
      .querySelector(":root > [data-clauselight]")
      ?.shadowRoot?.querySelector(".card");
    const outer = card?.getBoundingClientRect();
    return wanted.every((name) => {
      const found = [...(card?.querySelectorAll("button") ?? [])].find(
        ({ textContent }) => textContent === name,
      );
      const box = found?.getBoundingClientRect();
      return (
        box !== undefined &&
        outer !== undefined &&
        box.height > 0 &&
        box.top >= Math.max(0, outer.top) &&
        box.bottom <= Math.min(innerHeight, outer.bottom) &&
        box.left >= 0 &&
        box.right <= innerWidth
      );
    });
  }, names);
}

/**
 * What axe-core finds wrong with the interface.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const { violations: found } = await axe.run({ include: [[":root > [data-clauselight]"]] });
    return found.map(
      (/** @type {any} */ { id, nodes }) =>
        `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(" ")}`,
    );
  });
}

/**
 * How much of the interface axe-core looked into, in rules that it found kept there.
 * @param {Page} page
 * @returns {Promise<string[]>} The elements that were looked at.
 */
export function examined(page) {
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const { passes } = await axe.run({ include: [[":root > [data-clauselight]"]] });
    return passes.flatMap((/** @type {any} */ { nodes }) =>
      nodes.map((/** @type {any} */ node) => node.html),
    );
  });
}

/**
 * The sheet: a frame of its own in which what was handed over is drawn, read and lit. Nothing in it
 * runs and nothing in it is asked for.
 */

import { extract } from "../content/extract.js";
import { Highlights, livingRange } from "../content/highlight.js";
import { inSlices } from "../content/slices.js";
import { api } from "../shared/platform.js";

/** @typedef {import("../content/extract.js").Segment} Segment */
/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Page} Page */
/** @typedef {import("./file.js").Handed} Handed */

/** Share of the sheet's height at which a clause stands that is brought into sight. */
const UPPER_THIRD = 1 / 3;

export class Sheet {
  /**
   * @param {HTMLIFrameElement} frame
   * @param {(finding: Finding) => void} pressed Told which finding of the sheet was pressed.
   */
  constructor(frame, pressed) {
    this.frame = frame;
    this.pressed = pressed;
    this.highlights = new Highlights();
    /** @type {{text: string, segments: Segment[]}} */
    this.read = { text: "", segments: [] };
  }

  /**
   * Draws what was handed over.
   * @param {Handed} handed
   * @param {AbortSignal} signal
   * @returns {Promise<Page>} As the core takes it.
   */
  async draw({ text, title, blocks, body }, signal) {
    this.highlights.clear();
    this.highlights.asked.clear();
    const page = await this.load();
    signal.throwIfAborted();
    this.listen(page, signal);
    if (body) {
      page.body.append(...body.childNodes);
      const { segments, ...read } = await inSlices(extract(page), signal, () => {});
      this.read = { text: read.text, segments };
      return {
        text: read.text,
        blocks: read.blocks,
        links: read.links,
        unread: read.unread,
        title,
      };
    }
    this.read = { text, segments: blocks ? drawBlocks(page, text, blocks) : drawPlain(page, text) };
    return { text, blocks, title };
  }

  /** @returns {Promise<Document>} An empty sheet. */
  load() {
    const sheets = ["shared/tokens.css", "text/sheet.css"].map(
      (path) => `<link rel="stylesheet" href="${api.runtime.getURL(path)}">`,
    );
    return new Promise((resolve) => {
      const loaded = () => resolve(/** @type {Document} */ (this.frame.contentDocument));
      this.frame.addEventListener("load", loaded, { once: true });
      const theme = document.documentElement.dataset.theme ?? "";
      this.frame.srcdoc = `<!doctype html><html data-theme="${theme}"><meta charset="utf-8">${sheets.join("")}<body>`;
    });
  }

  /**
   * Lights findings up.
   * @param {Finding[]} findings
   * @param {import("../core/contract.js").Action[]} actions
   * @param {import("../shared/settings.js").Amount} amount How much is lit.
   */
  light(findings, actions, amount) {
    this.highlights.amount = amount;
    return this.highlights.show(/** @type {any} */ (this.read), findings, actions);
  }

  /**
   * Brings a finding into sight.
   * @param {string} id
   * @returns {boolean} Whether the sheet has it.
   */
  show(id) {
    const mark = this.highlights.marks.find(({ finding }) => finding.id === id);
    const range = mark && livingRange(mark);
    const view = this.frame.contentWindow;
    if (!mark || !range || !view) return false;
    this.highlights.ask(mark);
    this.highlights.setCurrent(mark);
    view.scrollBy({ top: range.getBoundingClientRect().top - view.innerHeight * UPPER_THIRD });
    return true;
  }

  /**
   * @param {Document} page
   * @param {AbortSignal} signal
   */
  listen(page, signal) {
    page.addEventListener(
      "click",
      (event) => {
        const view = /** @type {Window & typeof globalThis} */ (page.defaultView);
        // A link of the document leads nowhere here.
        event.preventDefault();
        const mark = this.highlights.at(view, event.clientX, event.clientY);
        if (!mark) return;
        this.highlights.setCurrent(mark);
        this.pressed(mark.finding);
      },
      { signal },
    );
  }
}

/**
 * Plain text, as it was handed over.
 * @param {Document} page
 * @param {string} text
 * @returns {Segment[]}
 */
function drawPlain(page, text) {
  const node = page.createTextNode(text);
  const element = page.createElement("div");
  element.className = "plain";
  element.append(node);
  page.body.append(element);
  return [{ node, nodeStart: 0, textStart: 0, length: text.length }];
}

/**
 * Paragraphs, headings and items of lists; each is one text node.
 * @param {Document} page
 * @param {string} text
 * @param {import("../core/contract.js").Block[]} blocks
 * @returns {Segment[]}
 */
function drawBlocks(page, text, blocks) {
  return blocks.map((block, at) => {
    const end = at + 1 < blocks.length ? blocks[at + 1].start - 1 : text.length;
    const node = page.createTextNode(text.slice(block.start, end));
    const element = page.createElement(block.kind === "heading" ? `h${block.level}` : "p");
    element.className = block.kind;
    element.append(node);
    page.body.append(element);
    return { node, nodeStart: 0, textStart: block.start, length: end - block.start };
  });
}

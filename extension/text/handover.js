/**
 * A form in which a person hands over a text: pasted, or as a file.
 */

import { button, make } from "../popup/dom.js";
import { words } from "../shared/platform.js";
import { readFile } from "./file.js";

/** @typedef {import("./file.js").Handed} Handed */

/** The endings of the files that are read. */
const ACCEPTED = ".txt,.html,.htm,.md,.markdown,.pdf";

/**
 * @typedef {object} Asked What a form asks for.
 * @property {string} prefix Of the ids of its parts.
 * @property {Record<"heading" | "lead" | "label" | "check", string>} names Message names of its texts.
 * @property {(hand: () => Promise<Handed>) => void} handed Told what was handed over, to be read.
 * @property {() => void} empty Told that nothing was.
 * @property {{name: string, pressed: () => void}} [back] The way back, where there is one.
 */

export class HandOver {
  /**
   * @param {HTMLElement} form
   * @param {AbortSignal} signal
   * @param {Asked} asked
   */
  constructor(form, signal, asked) {
    const { prefix, back } = asked;
    this.form = form;
    this.asked = asked;
    this.heading = make("h1", "");
    this.heading.id = `${prefix}heading`;
    this.lead = make("p", "");
    this.label = make("label", "");
    this.text = make("textarea", "");
    this.text.id = `${prefix}text`;
    this.text.rows = 12;
    this.text.spellcheck = false;
    this.label.htmlFor = this.text.id;
    this.check = make("button", "");
    this.check.id = `${prefix}check`;
    this.check.type = "submit";
    this.file = make("input", "unseen");
    this.file.id = `${prefix}file`;
    this.file.type = "file";
    this.file.accept = ACCEPTED;
    this.picker = make("label", "file");
    this.picker.htmlFor = this.file.id;
    this.back = back ? button("", signal, back.pressed) : null;
    this.formats = make("p", "soft");
    const buttons = make("p", "buttons", this.check, this.picker, this.file);
    if (this.back) buttons.append(this.back);
    form.append(this.heading, this.lead, this.label, this.text, buttons, this.formats);
    const submitted = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.takeText(this.text.value);
    };
    form.addEventListener("submit", submitted, { signal });
    this.file.addEventListener("change", () => this.takeFile(this.file.files), { signal });
  }

  /** Writes its texts in the language that is spoken. */
  write() {
    const { names, back } = this.asked;
    this.heading.textContent = words(names.heading);
    this.lead.textContent = words(names.lead);
    this.label.textContent = words(names.label);
    this.check.textContent = words(names.check);
    this.picker.textContent = words("textFile");
    this.formats.textContent = words("textFormats");
    if (this.back && back) this.back.textContent = words(back.name);
  }

  /** @param {string} text */
  takeText(text) {
    if (text.trim() === "") this.asked.empty();
    else this.asked.handed(async () => ({ title: "", text }));
  }

  /** @param {FileList | null | undefined} files */
  takeFile(files) {
    const chosen = files?.[0];
    if (chosen) this.asked.handed(() => readFile(chosen));
    // The same file may be picked again.
    this.file.value = "";
  }

  /**
   * Takes what was dropped on the page.
   * @param {DataTransfer | null} dropped
   */
  takeDropped(dropped) {
    if (dropped?.files.length) this.takeFile(dropped.files);
    else if (dropped?.types.includes("text/plain")) this.takeText(dropped.getData("text/plain"));
  }
}

/**
 * What the sections of the options page are made of.
 */

import { words } from "../shared/platform.js";
import { make, section } from "../popup/dom.js";

/** @typedef {import("../shared/settings.js").InForce} InForce */
/** @typedef {import("../shared/settings.js").Settings} Settings */

/**
 * @typedef {object} Part A section of the page, and what keeps it up with the settings.
 * @property {HTMLElement} element
 * @property {(inForce: InForce) => void} update
 */

/** Ends with the page itself: the sections stay for as long as it does. */
export const life = new AbortController().signal;

/** Tells that an organisation has decided; hidden where it has not. */
export function lockNote() {
  const element = make("p", "locked", words("lockedByPolicy"));
  element.hidden = true;
  return element;
}

/**
 * A box or a button of a group, with its label.
 * @param {"checkbox" | "radio"} type
 * @param {...(Node | string)} label
 * @returns {{input: HTMLInputElement, label: HTMLLabelElement}}
 */
export function choice(type, ...label) {
  const input = make("input", "");
  input.type = type;
  return { input, label: make("label", "choice", input, ...label) };
}

/**
 * A setting of several values, as buttons of which one is pressed.
 * @template {keyof Settings} Field
 * @param {Field} field
 * @param {string} legend
 * @param {readonly Settings[Field][]} values
 * @param {(value: Settings[Field]) => string} wordsOf
 * @param {(settings: Partial<Settings>) => void} change
 * @returns {Part}
 */
export function radios(field, legend, values, wordsOf, change) {
  const note = lockNote();
  const all = values.map((value) => {
    const { input, label } = choice("radio", wordsOf(value));
    input.name = field;
    input.value = String(value);
    input.addEventListener("change", () => change({ [field]: value }), { signal: life });
    return { value, input, label };
  });
  const labels = all.map(({ label }) => label);
  return {
    element: make("fieldset", "choices", make("legend", "", legend), note, ...labels),
    update({ settings, locked }) {
      const isLocked = locked.includes(field);
      note.hidden = !isLocked;
      for (const one of all) {
        one.input.checked = one.value === settings[field];
        one.input.disabled = isLocked;
      }
    },
  };
}

/**
 * A section of settings.
 * @param {string} id
 * @param {string} heading
 * @param {Part[]} parts
 * @param {...HTMLElement} before What stands before them.
 * @returns {Part}
 */
export function settingsSection(id, heading, parts, ...before) {
  return {
    element: section(id, [heading], ...before, ...parts.map(({ element }) => element)),
    update(inForce) {
      for (const part of parts) part.update(inForce);
    },
  };
}

/**
 * A way to pick a file, which is read as text.
 * @param {string} text Its label.
 * @param {(text: string) => void} picked
 */
export function filePicker(text, picked) {
  const input = make("input", "");
  input.type = "file";
  input.className = "unseen";
  input.accept = "application/json,.json";
  const read = async () => {
    const file = input.files?.[0];
    if (!file) return;
    const content = await file.text();
    // The same file may be picked again.
    input.value = "";
    picked(content);
  };
  input.addEventListener("change", () => void read(), { signal: life });
  // The browser's own button would speak the browser's language.
  return make("label", "picker", text, make("span", "file", words("textFile")), input);
}

/**
 * Options: a list of entries that the person types, each checked as it is typed.
 */

import { words } from "../shared/platform.js";
import { button, make, section } from "../popup/dom.js";
import { life, lockNote } from "./parts.js";

/**
 * @typedef {object} Entries
 * @property {string} id Of the section; its texts are the messages that begin with it.
 * @property {"sitesOff" | "patterns"} field
 * @property {(typed: string) => string} meant What is kept of what was typed.
 * @property {(typed: string) => Promise<string | null>} fault What is wrong with it; null for nothing.
 * @property {(entry: string, wanted: boolean) => void} change
 * @property {import("./trial.js").Trial} [trial] Tries what is typed.
 */

/**
 * @param {Entries} entries
 * @returns {import("./parts.js").Part}
 */
export function entriesPart({ id, field, meant, fault, change, trial }) {
  const note = lockNote();
  const none = make("p", "soft", words(`${id}None`));
  const list = make("ul", "rows");
  const input = make("input", "");
  input.type = "text";
  input.id = `${id}-entry`;
  input.autocomplete = "off";
  input.spellcheck = false;
  const label = make("label", "", words(`${id}Label`));
  label.htmlFor = input.id;
  const alert = make("p", "small");
  alert.id = `${id}-fault`;
  alert.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", alert.id);
  const add = make("button", "", words("entryAdd"));
  const form = make("form", "", label, make("p", "line", input, add), alert);
  if (trial) form.append(trial.element);
  /**
   * Says what is wrong with what stands in the field, unless it has changed meanwhile.
   * @returns {Promise<boolean>} Whether it is sound.
   */
  const check = async () => {
    const typed = input.value;
    const wrong = await fault(typed);
    if (input.value !== typed) return false;
    alert.textContent = wrong ?? "";
    input.setAttribute("aria-invalid", String(wrong !== null));
    trial?.show(wrong === null ? meant(typed) : null);
    return wrong === null;
  };
  const submitted = async () => {
    if (!(await check())) return;
    const entry = meant(input.value);
    input.value = "";
    trial?.show(null);
    change(entry, true);
  };
  const typed = () => {
    if (input.value !== "") {
      void check();
      return;
    }
    alert.textContent = "";
    input.removeAttribute("aria-invalid");
    trial?.show(null);
  };
  const prevent = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void submitted();
  };
  form.addEventListener("submit", prevent, { signal: life });
  input.addEventListener("input", typed, { signal: life });
  if (trial) input.addEventListener("focus", trial.prepare, { signal: life });
  return {
    element: section(
      id,
      [words(`${id}Heading`)],
      make("p", "soft", words(`${id}Why`)),
      note,
      none,
      list,
      form,
    ),
    update({ settings, locked }) {
      const isLocked = locked.includes(field);
      note.hidden = !isLocked;
      none.hidden = settings[field].length > 0;
      form.hidden = isLocked;
      const items = settings[field].map((entry) => {
        const line = make("li", "line", make("span", "", entry));
        if (!isLocked) {
          const remove = button(words("entryRemove"), life, () => {
            change(entry, false);
            input.focus();
          });
          remove.setAttribute("aria-label", words("entryRemoveNamed", entry));
          line.append(remove);
        }
        return line;
      });
      list.replaceChildren(...items);
    },
  };
}

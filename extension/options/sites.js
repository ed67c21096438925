/**
 * Options: sites that are left alone.
 */

import { words } from "../shared/platform.js";
import { hostOf } from "../shared/settings.js";
import { button, make, section } from "../popup/dom.js";
import { life, lockNote } from "./parts.js";

/**
 * @param {(site: string, off: boolean) => void} change
 * @returns {import("./parts.js").Part}
 */
export function sitesPart(change) {
  const note = lockNote();
  const none = make("p", "soft", words("sitesNone"));
  const list = make("ul", "rows");
  const input = make("input", "");
  input.type = "text";
  input.id = "site";
  input.autocomplete = "off";
  input.spellcheck = false;
  const label = make("label", "", words("siteLabel"));
  label.htmlFor = input.id;
  const fault = make("p", "small");
  fault.id = "site-fault";
  fault.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", fault.id);
  const add = make("button", "", words("siteAdd"));
  const form = make("form", "", label, make("p", "line", input, add), fault);
  const say = (/** @type {boolean} */ wrong) => {
    fault.textContent = wrong ? words("siteFault") : "";
    input.setAttribute("aria-invalid", String(wrong));
  };
  const submitted = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const host = hostOf(input.value);
    say(host === null);
    if (host === null) return;
    input.value = "";
    change(host, true);
  };
  form.addEventListener("submit", submitted, { signal: life });
  input.addEventListener("input", () => say(input.value !== "" && hostOf(input.value) === null), {
    signal: life,
  });
  return {
    element: section(
      "sites",
      [words("sitesHeading")],
      make("p", "soft", words("sitesWhy")),
      note,
      none,
      list,
      form,
    ),
    update({ settings, locked }) {
      const isLocked = locked.includes("sitesOff");
      note.hidden = !isLocked;
      none.hidden = settings.sitesOff.length > 0;
      form.hidden = isLocked;
      const items = settings.sitesOff.map((site) => {
        const line = make("li", "line", make("span", "", site));
        if (!isLocked) {
          const remove = button(words("siteRemove"), life, () => {
            change(site, false);
            input.focus();
          });
          remove.setAttribute("aria-label", words("siteRemoveNamed", site));
          line.append(remove);
        }
        return line;
      });
      list.replaceChildren(...items);
    },
  };
}

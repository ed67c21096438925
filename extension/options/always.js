/**
 * Options: terms pages that are checked by themselves.
 */

import { askForAccess, hasAccess } from "../shared/access.js";
import { words } from "../shared/platform.js";
import { make, section } from "../popup/dom.js";
import { choice, life, lockNote } from "./parts.js";

/** Of the section, for those who are sent to it. */
const ID = "always";

/**
 * @param {(wanted: boolean) => Promise<void>} change Settled once what is registered has followed.
 * @param {(text: string) => void} say
 * @returns {import("./parts.js").Part}
 */
export function alwaysPart(change, say) {
  const note = lockNote();
  const { input, label } = choice("checkbox", words("alwaysLabel"));
  const turnOn = async () => {
    const allowed = await askForAccess();
    input.checked = allowed;
    // What is registered follows the choice; access that came after the choice changes nothing of that.
    if (allowed) await change(true);
    say(words(allowed ? "alwaysIsOn" : "alwaysRefused"));
  };
  const switched = () => {
    if (input.checked) {
      turnOn().catch((error) => say(words("technical", "permissions", String(error))));
    } else {
      change(false).then(
        () => say(words("alwaysIsOff")),
        (error) => say(words("technical", "permissions", String(error))),
      );
    }
  };
  input.addEventListener("change", switched, { signal: life });
  return {
    element: section(
      ID,
      [words("alwaysHeading")],
      make("p", "soft", words("alwaysWhat")),
      make("p", "soft", words("alwaysAsks")),
      note,
      label,
      make("p", "small soft", words("alwaysLimits")),
    ),
    update({ settings: { alwaysOn }, locked }) {
      const isLocked = locked.includes("alwaysOn");
      note.hidden = !isLocked;
      void hasAccess().then((allowed) => {
        input.checked = alwaysOn && allowed;
        // Where an organisation wants it on, only the person can have the browser allow it.
        input.disabled = isLocked && input.checked === alwaysOn;
      });
    },
  };
}

/**
 * Options: which clause types are told, group by group. Which there are, the core says.
 */

import { words } from "../shared/platform.js";
import { shapeOf } from "../shared/tokens.js";
import { make, section } from "../popup/dom.js";
import { choice, life, lockNote } from "./parts.js";

/** @typedef {import("../core/contract.js").ClauseType} ClauseType */

/**
 * @param {string} group As the core names it.
 * @returns {string} The message that names it on screen.
 */
export function groupMessage(group) {
  return `group-${group}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/**
 * @param {ClauseType[]} types Group by group.
 * @param {(clauses: string[], told: boolean) => void} change
 * @returns {import("./parts.js").Part}
 */
export function clausesPart(types, change) {
  const note = lockNote();
  const groups = [...new Set(types.map(({ group }) => group))].map((group) =>
    groupPart(
      group,
      types.filter((type) => type.group === group),
      change,
    ),
  );
  return {
    element: section(
      "clauses",
      [words("clausesHeading")],
      make("p", "soft", words("clausesWhy")),
      note,
      make("div", "", ...groups.map(({ element }) => element)),
    ),
    update(inForce) {
      note.hidden = !inForce.locked.includes("clausesOff");
      for (const group of groups) group.update(inForce);
    },
  };
}

/**
 * @param {string} group
 * @param {ClauseType[]} types
 * @param {(clauses: string[], told: boolean) => void} change
 * @returns {import("./parts.js").Part}
 */
function groupPart(group, types, change) {
  const name = words(groupMessage(group));
  const all = choice("checkbox", words("groupAll"));
  all.input.addEventListener(
    "change",
    () =>
      change(
        types.map(({ id }) => id),
        all.input.checked,
      ),
    { signal: life },
  );
  const boxes = types.map(({ id, polarity, title }) => {
    const { input, label } = choice("checkbox", shapeOf(document, polarity), title);
    input.value = id;
    input.addEventListener("change", () => change([id], input.checked), { signal: life });
    return { id, input, item: make("li", "", label) };
  });
  const count = make("span", "");
  const element = make(
    "details",
    "group",
    make("summary", "", name, count),
    make(
      "fieldset",
      "",
      make("legend", "unseen", name),
      all.label,
      make("ul", "", ...boxes.map(({ item }) => item)),
    ),
  );
  element.dataset.group = group;
  return {
    element,
    update({ settings, locked }) {
      const told = types.filter(({ id }) => !settings.clausesOff.includes(id)).length;
      const isLocked = locked.includes("clausesOff");
      count.textContent = words("groupTold", told, types.length);
      all.input.checked = told === types.length;
      all.input.indeterminate = told > 0 && told < types.length;
      all.input.disabled = isLocked;
      for (const { id, input } of boxes) {
        input.checked = !settings.clausesOff.includes(id);
        input.disabled = isLocked;
      }
    },
  };
}

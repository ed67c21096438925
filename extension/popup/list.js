/**
 * The list of findings: the few that matter most by group, all else folded, a filter over both, and the way
 * to a group.
 */

import { counted, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { clauseItem } from "./clause.js";
import { button, disclosure, make, section } from "./dom.js";
import { clausesOf, divided, matches, ORDER } from "./findings.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("../core/contract.js").Polarity} Polarity */
/** @typedef {import("../core/contract.js").Report} Report */
/** @typedef {import("./findings.js").Clause} Clause */

/**
 * @typedef {object} List
 * @property {HTMLElement | null} foremost The filter, and what matters most, a section a polarity; null where there is
 *   nothing to filter.
 * @property {HTMLElement | null} rest What most services have and what weighs less, folded.
 * @property {HTMLElement | null} possible What may be there, folded: nothing else rests on it.
 * @property {(polarity: Polarity) => void} jump Brings a group into view and moves the focus to it.
 */

/** @param {Clause} clause */
const polarityOf = ({ findings: [first] }) => first.polarity;

/**
 * @param {Report} report
 * @param {import("./report.js").Desk} desk
 * @param {(finding: Finding) => HTMLElement} showButton
 * @returns {List}
 */
export function findingsList(report, desk, showButton) {
  const { foremost, others, possible } = divided(report);
  const rows = (/** @type {Clause[]} */ clauses) =>
    make("ul", "rows", ...clauses.map((clause) => clauseItem(clause, showButton, desk.signal)));
  // What comes first in the list leads its group to the front.
  const groupsOf = (/** @type {Clause[]} */ clauses, /** @type {string} */ name) =>
    [...new Set(clauses.map(polarityOf))].map((polarity) => {
      const own = clauses.filter((clause) => polarityOf(clause) === polarity);
      const word = words(POLARITIES[polarity].word);
      // No two regions of a page may have one name.
      const heading = [shapeOf(document, polarity), name === "rest" ? words("more", word) : word];
      const element = section(`${name}-${polarity}`, heading, rows(own));
      element.dataset.polarity = polarity;
      return element;
    });

  const groups = groupsOf(foremost, "findings");
  const folded = groupsOf(others, "rest");
  const rest = folded.length > 0 ? disclosure(counted("rest", others.length), ...folded) : null;
  if (rest) rest.id = "rest";
  for (const group of groups) {
    const more = folded.find(({ dataset }) => dataset.polarity === group.dataset.polarity);
    if (!more) continue;
    const number = more.querySelectorAll("li[data-clause]").length;
    const press = button(counted("moreOfGroup", number), desk.signal, () => goTo(more));
    press.className = "plain";
    group.append(make("p", "buttons", press));
  }

  const unsure = ORDER.flatMap((polarity) => clausesOf(possible, polarity));
  const maybe =
    unsure.length > 0
      ? disclosure(
          counted("possible", unsure.length),
          make("p", "soft", words("possibleWhy")),
          rows(unsure),
        )
      : null;
  if (maybe) maybe.id = "possible";

  const lists = [...groups, rest, maybe].filter((part) => part !== null);
  const { filter, clear } = filterOf(report.findings, lists, desk);
  return {
    foremost: filter ? make("div", "findings", filter, ...groups) : null,
    rest,
    possible: maybe,
    jump(polarity) {
      const group = [...groups, ...folded].find(({ dataset }) => dataset.polarity === polarity);
      if (!group) return;
      if (group.hidden) clear();
      goTo(group);
    },
  };
}

/**
 * Brings a group into view, opens what it is folded in, and moves the focus to its heading.
 * @param {HTMLElement} group
 */
function goTo(group) {
  const fold = group.closest("details");
  if (fold) fold.open = true;
  const heading = /** @type {HTMLElement} */ (group.querySelector("h2"));
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

/**
 * The text filter. What it finds in a fold opens that fold; without it each is as it was before.
 * @param {Finding[]} all
 * @param {HTMLElement[]} lists
 * @param {import("./report.js").Desk} desk
 * @returns {{filter: HTMLElement | null, clear: () => void}}
 */
function filterOf(all, lists, desk) {
  const input = make("input", "");
  input.type = "search";
  input.id = "filter";
  /** @type {Map<HTMLDetailsElement, boolean> | null} */
  let before = null;
  const within = (/** @type {string} */ selector) =>
    lists.flatMap((list) => [
      ...(list.matches(selector) ? [list] : []),
      .../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(selector)),
    ]);
  const apply = () => {
    const query = input.value.trim();
    const kept = all.filter((finding) => matches(finding, query));
    const clauses = new Set(kept.map(({ clause, certainty }) => `${certainty} ${clause}`));
    for (const item of within("li[data-clause]")) {
      item.hidden = !clauses.has(`${item.dataset.certainty} ${item.dataset.clause}`);
    }
    const holds = (/** @type {Element} */ part) =>
      part.querySelector("li[data-clause]:not([hidden])") !== null;
    for (const part of within("section[data-polarity]")) part.hidden = !holds(part);
    const folds = lists.filter((list) => list instanceof HTMLDetailsElement);
    before ??= new Map(folds.map((fold) => [fold, fold.open]));
    for (const fold of folds) fold.open = query === "" ? before.get(fold) === true : holds(fold);
    if (query === "") before = null;
    desk.say(counted("filterResult", kept.length));
  };
  input.addEventListener("input", apply, { signal: desk.signal });
  // Beside the heading of a group there is room for the field alone.
  input.placeholder = words("filterLabel");
  const label = make("label", "unseen", words("filterLabel"));
  label.htmlFor = input.id;
  return {
    filter: all.length > 0 ? make("div", "filter", label, input) : null,
    clear() {
      input.value = "";
      apply();
    },
  };
}

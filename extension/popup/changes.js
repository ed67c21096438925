/**
 * The section of the popup that says what changed since the last visit.
 */

import { api, counted, words } from "../shared/platform.js";
import { shapeOf } from "../shared/tokens.js";
import { button, make, quotation, section } from "./dom.js";
import { excerptPieces, ORDER } from "./findings.js";
import { dateInWords, languageName } from "./language.js";

/** @typedef {import("../shared/messages.js").Changes} Changes */
/** @typedef {import("../core/contract.js").Diff} Diff */
/** @typedef {import("../core/contract.js").Finding} Finding */

/**
 * @typedef {object} ChangeItem One clause that changed.
 * @property {"new" | "gone" | "softened" | "hardened" | "reworded"} kind
 * @property {Finding} finding As it stands now; as it stood, where it is gone.
 */

/** @typedef {import("../core/contract.js").Direction} Direction */
/** @typedef {import("../core/contract.js").Passage} Passage */

/** @typedef {"worse" | "better" | "other"} Side */

/** Message names of the kinds of change. */
const KIND_WORDS = {
  new: "changeNew",
  gone: "changeGone",
  hardened: "changeHardened",
  softened: "changeSoftened",
  reworded: "changeReworded",
};

/** @type {Record<Direction, Side>} */
const DIRECTION_SIDES = { hardened: "worse", softened: "better", reworded: "other" };

/** Message names of the headings; what costs the reader something stands first. */
const SIDE_WORDS = { worse: "changesWorse", better: "changesBetter", other: "changesOther" };

/** Passages without a clause type that are listed of each side; the side-by-side view has all. */
const MOST_PASSAGES = 5;

/**
 * The passages that are better or worse for the reader though no clause type was found in them.
 * @param {Diff} diff
 * @returns {Record<Side, Passage[]>}
 */
export function changedPassages({ passages }) {
  /** @type {Record<Side, Passage[]>} */
  const sides = { worse: [], better: [], other: [] };
  for (const passage of passages) {
    if (passage.clauses.length > 0 || passage.direction === "reworded") continue;
    sides[DIRECTION_SIDES[passage.direction]].push(passage);
  }
  return sides;
}

/**
 * What a passage is for the reader, in words; where that can't be told, what happened to it.
 * @param {Passage} passage
 * @returns {string}
 */
export function verdictOf({ direction, kind }) {
  if (direction === "hardened") return words("sideWorse");
  if (direction === "softened") return words("sideBetter");
  return words({ added: "sideAdded", removed: "sideRemoved", changed: "sideChanged" }[kind]);
}

/**
 * The clause types that changed, by what that is for the reader; what weighs most stands first. A
 * type that came in one sentence and went in another was there before and still is: reworded.
 * @param {Diff} diff
 * @returns {Record<Side, ChangeItem[]>}
 */
export function changedClauses({ added, removed, changed }) {
  /** @type {Record<Side, ChangeItem[]>} */
  const sides = { worse: [], better: [], other: [] };
  const told = new Set();
  /** @type {(side: Side, kind: ChangeItem["kind"], finding: Finding) => void} */
  const tell = (side, kind, finding) => {
    const name = `${kind} ${finding.clause}`;
    if (!told.has(name)) sides[side].push({ kind, finding });
    told.add(name);
  };
  const came = new Set(added.map(({ clause }) => clause));
  const went = new Set(removed.map(({ clause }) => clause));
  for (const { after, direction } of changed) tell(DIRECTION_SIDES[direction], direction, after);
  for (const finding of added) {
    if (went.has(finding.clause)) tell("other", "reworded", finding);
    else tell(sideOf(finding, true), "new", finding);
  }
  for (const finding of removed) {
    if (!came.has(finding.clause)) tell(sideOf(finding, false), "gone", finding);
  }
  const weight = (/** @type {ChangeItem} */ { finding }) => ORDER.indexOf(finding.polarity);
  for (const items of Object.values(sides)) items.sort((a, b) => weight(a) - weight(b));
  return sides;
}

/**
 * @param {Finding} finding
 * @param {boolean} came Whether it is new; else it is gone.
 * @returns {Side}
 */
function sideOf({ polarity }, came) {
  if (polarity === "neutral") return "other";
  return (polarity === "good") === came ? "better" : "worse";
}

/**
 * @param {Changes | null} changes Null while the history is asked.
 * @param {(finding: Finding) => HTMLElement} showButton
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function changesSection(changes, showButton, signal) {
  const element =
    changes?.status === "changed" && changes.diff
      ? section("changes", [heading(changes)], ...lists(changes.diff, showButton))
      : make("section", "soft", ...(changes ? [make("p", "", statusWords(changes))] : []));
  element.id = "changes";
  if (!changes) return element;
  const { earlier, address } = changes;
  if (earlier && address !== undefined) {
    const name = changes.status === "changed" ? "compareSideBySide" : "lastChange";
    const compare = button(words(name), signal, () => openComparison(address));
    compare.id = "compare";
    element.append(make("p", "buttons", compare));
  }
  for (const remark of remarks(changes)) element.append(make("p", "remark", remark));
  return element;
}

/** @param {Changes} changes */
function heading({ since }) {
  return words("changesHeading", dateInWords(new Date(since ?? Date.now())));
}

/** @param {Changes} changes */
function statusWords({ status, since, kept, language = "und" }) {
  if (status === "same" && since) return words("changesSame", dateInWords(new Date(since)));
  if (status === "other-language" && since) {
    return words("changesOtherLanguage", languageName(language), dateInWords(new Date(since)));
  }
  if (status === "other-document" && since) {
    return words("changesOtherDocument", dateInWords(new Date(since)));
  }
  if (status === "private") return words("changesPrivate");
  if (status === "first" && kept) return words("changesFirst");
  return status === "failed" ? words("changesFailed") : "";
}

/** @param {Changes} changes */
function remarks({ status, kept, dropped }) {
  const remarks = dropped > 0 ? [counted("changesDropped", dropped)] : [];
  if (!kept && status !== "private" && status !== "failed") remarks.push(words("changesNotKept"));
  return remarks;
}

/**
 * @param {Diff} diff
 * @param {(finding: Finding) => HTMLElement} showButton
 */
function lists(diff, showButton) {
  const clauses = changedClauses(diff);
  const passages = changedPassages(diff);
  /** @type {HTMLElement[]} */
  const parts = [];
  for (const side of /** @type {Side[]} */ (Object.keys(SIDE_WORDS))) {
    const items = [
      ...clauses[side].map((item) => clauseLine(item, showButton)),
      ...passages[side].slice(0, MOST_PASSAGES).map(passageLine),
    ];
    if (items.length === 0) continue;
    parts.push(make("h3", "", words(SIDE_WORDS[side])), make("ul", "cards", ...items));
  }
  const { sentencesAdded, sentencesRemoved, sentencesChanged } = diff.stats;
  const sentences = sentencesAdded + sentencesRemoved + sentencesChanged;
  parts.push(make("p", "soft", counted("changesText", sentences)));
  return parts;
}

/**
 * @param {ChangeItem} item
 * @param {(finding: Finding) => HTMLElement} showButton
 */
function clauseLine({ kind, finding }, showButton) {
  const name = make("strong", "change-kind", words(KIND_WORDS[kind]));
  const title = make("p", "change-title", shapeOf(document, finding.polarity), name, " ");
  title.append(finding.title);
  const pieces = excerptPieces(finding).map(({ text, marked }) =>
    marked ? make("mark", "", text) : text,
  );
  const quote = quotation(...pieces);
  quote.classList.add("clamped");
  const item = make("li", "change", title, quote);
  item.dataset.changed = finding.clause;
  item.dataset.change = kind;
  if (kind !== "gone") item.append(make("p", "buttons", showButton(finding)));
  return item;
}

/**
 * A sentence of which no clause type is known: both its wordings, named.
 * @param {Passage} passage
 */
function passageLine({ kind, before, after }) {
  const item = make("li", "change");
  item.dataset.change = kind;
  for (const { name, side } of [
    { name: "comparisonBefore", side: before },
    { name: "comparisonAfter", side: after },
  ]) {
    const text = side ? quotation(side.text) : make("p", "soft", words("comparisonNothing"));
    text.classList.add("clamped");
    item.append(make("h4", "", words(name)), text);
  }
  return item;
}

/** @param {string} address Canonical address of the page. */
export function openComparison(address) {
  const url = api.runtime.getURL(`changes/changes.html?page=${encodeURIComponent(address)}`);
  void api.tabs.create({ url });
}

/**
 * One clause type in the list of findings: a row with its title, which opens to what it says, the document's
 * words and what to do.
 */

import { counted, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { button, disclosure, make, quotation } from "./dom.js";
import { excerptPieces, quotePieces } from "./findings.js";

/** @typedef {import("../core/contract.js").Finding} Finding */

/** Quotes longer than this, in UTF-16 code units, are clamped: about four lines of the popup. */
const LONG_QUOTE = 200;

/**
 * @param {import("./findings.js").Clause} clause
 * @param {(finding: Finding) => HTMLElement} showButton
 * @param {AbortSignal} signal
 * @returns {HTMLLIElement}
 */
export function clauseItem({ clause, findings }, showButton, signal) {
  const [first, ...others] = findings;
  const title = make("h3", "", first.title);
  if (others.length > 0) {
    const places = counted("places", findings.length);
    const number = make("span", "places", `${findings.length}×`);
    number.setAttribute("aria-hidden", "true");
    number.title = places;
    title.append(" ", number, make("span", "unseen", places));
  }
  const { word } = POLARITIES[first.polarity];
  const means = make("span", "unseen", words(word));
  const summary = make("summary", "", shapeOf(document, first.polarity), means, title);
  // A title alone would speak of everybody.
  if (first.only) summary.append(make("span", "only", first.only.told));
  const row = make("details", "row", summary, make("p", "", first.what));
  for (const { note } of first.narrowed ?? []) {
    row.append(make("p", "narrowed", make("strong", "", words("narrowedBy")), " ", note));
  }
  if (first.prevalence) row.append(make("p", "soft prevalence", first.prevalence.note));
  row.append(place(first, showButton, signal), explanation(first));
  if (others.length > 0) {
    const list = make(
      "ul",
      "others",
      ...others.map((other) => make("li", "", place(other, showButton, signal))),
    );
    row.append(disclosure(counted("otherPlaces", others.length), list));
  }
  const item = make("li", `clause ${first.polarity}`, row);
  item.dataset.clause = clause;
  item.dataset.polarity = first.polarity;
  item.dataset.certainty = first.certainty;
  return item;
}

/**
 * A place in the document: its words, its section, and the way to it.
 * @param {Finding} finding
 * @param {(finding: Finding) => HTMLElement} showButton
 * @param {AbortSignal} signal
 */
function place(finding, showButton, signal) {
  const long = finding.quote.length > LONG_QUOTE;
  const quote = quotation(...marked(long ? excerptPieces(finding) : quotePieces(finding)));
  const buttons = make("p", "buttons", showButton(finding));
  if (long) {
    quote.classList.add("clamped");
    const more = button(words("wholeQuote"), signal, () => {
      const short = quote.classList.toggle("clamped");
      quote.replaceChildren(...marked(short ? excerptPieces(finding) : quotePieces(finding)));
      more.setAttribute("aria-expanded", String(!short));
      more.textContent = words(short ? "wholeQuote" : "shortQuote");
    });
    more.className = "plain";
    more.setAttribute("aria-expanded", "false");
    buttons.append(more);
  }
  /** @type {HTMLElement[]} */
  const parts = [quote];
  if (finding.section) {
    const section = make("p", "where", finding.section);
    section.dir = "auto";
    parts.push(section);
  }
  return make("div", "place", ...parts, buttons);
}

/**
 * The pieces of a quote, those that matter marked.
 * @param {import("./findings.js").Piece[]} pieces
 */
export function marked(pieces) {
  return pieces.map((piece) => (piece.marked ? make("mark", "", piece.text) : piece.text));
}

/**
 * Defined terms with their meanings, as the document gives them; one sentence may define several.
 * @param {{term: string, meaning: string}[]} terms
 */
export function definitionList(terms) {
  const list = make("dl", "");
  for (const meaning of new Set(terms.map((known) => known.meaning))) {
    for (const { term } of terms.filter((known) => known.meaning === meaning)) {
      const name = make("dt", "", term);
      name.dir = "auto";
      list.append(name);
    }
    list.append(make("dd", "", quotation(meaning)));
  }
  return list;
}

/** @param {Finding} finding */
function explanation({ why, todo, references, terms = [] }) {
  /** @type {HTMLElement[]} */
  const parts = [
    make("h4", "", words("why")),
    make("p", "", why),
    make("h4", "", words("todo")),
    make("p", "", todo),
  ];
  if (terms.length > 0) {
    parts.push(make("h4", "", words("definedTerms")), definitionList(terms));
  }
  if (references.length > 0) {
    const list = references.map((reference) => make("li", "", reference));
    parts.push(make("h4", "", words("law")), make("ul", "law", ...list));
  }
  const details = disclosure(words("explain"), ...parts);
  details.className = "explanation";
  return details;
}

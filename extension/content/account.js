/**
 * What the card says of one finding.
 */

import { copyText } from "../shared/copy.js";
import { api, words } from "../shared/platform.js";
import { POLARITIES, shapeOf } from "../shared/tokens.js";
import { wrongReport } from "../shared/wrong.js";

/** @typedef {import("../core/contract.js").Finding} Finding */
/** @typedef {import("./highlight.js").Mark} Mark */
/** @typedef {import("./maker.js").Maker} Maker */

/**
 * What became of a clause since the last visit.
 * @type {Record<import("./highlight.js").Change, string>}
 */
const CHANGE_WORDS = {
  new: "cardNew",
  hardened: "cardHardened",
  softened: "cardSoftened",
  reworded: "cardReworded",
};

/**
 * The shape and the word of a finding's polarity.
 * @param {Maker} make
 * @param {Finding} finding
 */
export function kindOf(make, { polarity, certainty }) {
  const kind = make.element("span", "", `kind ${polarity}`);
  const word = words(POLARITIES[polarity].word);
  const told = certainty === "sure" ? word : words("possibly", word);
  kind.append(shapeOf(make.workshop, polarity), told);
  return kind;
}

/**
 * All but kind and title.
 * @param {Maker} make
 * @param {Mark} mark
 * @param {"h3" | "h4"} heading What its parts are headed by.
 * @returns {HTMLElement[]}
 */
export function accountOf(make, { finding, said, change }, heading) {
  const rests = [...new Set(said.map((phrase) => phrase.replace(/\s+/g, " ")))].join(" … ");
  const quote = make.element("blockquote", rests);
  quote.dir = "auto";
  const law = `${words("law")} ${finding.references.join("; ")}`;
  return [
    ...(change ? [make.element("p", words(CHANGE_WORDS[change]), "change")] : []),
    make.element("p", finding.what),
    ...(finding.only ? [make.element("p", finding.only.told, "only")] : []),
    ...(finding.prevalence ? [make.element("p", finding.prevalence.note, "prevalence")] : []),
    ...(finding.narrowed ?? []).map(({ note }) => lead(make, "narrowedBy", note)),
    make.element(heading, words("restsOn")),
    quote,
    ...terms(make, finding.terms ?? []),
    make.element(heading, words("why")),
    make.element("p", finding.why),
    make.element(heading, words("todo")),
    make.element("p", finding.todo),
    ...(finding.references.length > 0 ? [make.element("p", law, "law")] : []),
  ];
}

/**
 * A remark that begins with a word of its own.
 * @param {Maker} make
 * @param {string} name
 * @param {string} text
 */
function lead(make, name, text) {
  const element = make.element("p", "");
  element.append(make.element("strong", words(name)), ` ${text}`);
  return element;
}

/**
 * Defined terms that the clause uses, in the document's words; those of one sentence together.
 * @param {Maker} make
 * @param {{term: string, meaning: string}[]} terms
 */
function terms(make, terms) {
  return [...new Set(terms.map((known) => known.meaning))].map((meaning) => {
    const same = terms.filter((known) => known.meaning === meaning);
    const names = same.map(({ term }) => term).join(", ");
    const element = make.element("p", "", "term");
    element.dir = "auto";
    element.append(make.element("strong", names), ": ", make.element("q", meaning));
    return element;
  });
}

/**
 * Copies what is to be sent of a finding that is wrong.
 * @param {Maker} make
 * @param {Finding} finding
 * @param {string} url Of the page.
 */
export function copyButton(make, finding, url) {
  const copy = async () => {
    const { version } = api.runtime.getManifest();
    const copied = await copyText(wrongReport({ version, url, finding }));
    button.textContent = words(copied ? "copied" : "notCopied");
  };
  const button = make.button("copyToReport", () => void copy());
  return button;
}

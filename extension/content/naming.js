/**
 * What names.js defines, for modules.
 */

import "./names.js";

/**
 * `folded`: a text in lower case, without accents, with single spaces for all but letters and digits;
 * `kindOf`: the kind of document that a text names, null for none.
 * @typedef {{folded: (text: string) => string, kindOf: (text: string) => "terms" | "privacy" | "cookies" | null}} Names
 */

export const { folded, kindOf } = /** @type {Record<symbol, Names>} */ (
  /** @type {unknown} */ (globalThis)
)[Symbol.for("clauselight-names")];

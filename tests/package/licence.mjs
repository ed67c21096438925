/**
 * Licences by their SPDX names: what an expression asks for, and which text is of which licence.
 * Pure functions.
 */

/** Words that stand in the text of a licence and of no other that is allowed. @type {Record<string, RegExp>} */
const WORDS = {
  MIT: /of this software and associated documentation files/,
  "Apache-2.0": /Apache License|Licensed under the Apache License, Version 2\.0/,
  Zlib: /This software is provided 'as-is', without any express or implied warranty/,
  "Unicode-3.0": /UNICODE LICENSE V3/,
  "BSD-2-Clause": /Redistributions in binary form must reproduce/,
  "BSD-3-Clause": /Neither the name of .* may be used to endorse or promote/,
};

/**
 * The licences that an expression is kept by, of those that are allowed.
 * @param {string} expression As SPDX has it; `/` is an older way to write OR.
 * @param {string[]} allowed Those that come first are chosen first.
 * @returns {string[] | null} Null where it can't be kept by these.
 */
export function chosenLicences(expression, allowed) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const taken = (/** @type {string} */ token) => tokens[at] === token && (at += 1) > 0;
  /** @returns {string[] | null} */
  const anyOf = () => {
    const offers = [allOf()];
    while (taken("OR")) offers.push(allOf());
    const rank = (/** @type {string[]} */ offer) =>
      Math.max(...offer.map((licence) => allowed.indexOf(licence)));
    const kept = offers.filter((offer) => offer !== null);
    return kept.sort((a, b) => rank(a) - rank(b) || a.length - b.length)[0] ?? null;
  };
  /** @returns {string[] | null} */
  const allOf = () => {
    let all = one();
    while (taken("AND")) {
      const next = one();
      all = all && next && [...new Set([...all, ...next])];
    }
    return all;
  };
  /** @returns {string[] | null} */
  const one = () => {
    if (taken("(")) {
      const inner = anyOf();
      if (!taken(")")) throw new Error(`not a licence expression: ${expression}`);
      return inner;
    }
    const name = tokens[at];
    if (name === undefined || /^(?:AND|OR|WITH|\))$/.test(name)) {
      throw new Error(`not a licence expression: ${expression}`);
    }
    at += 1;
    // With an exception it is a licence of another name.
    const full = taken("WITH") ? `${name} WITH ${tokens[at++]}` : name;
    return allowed.includes(full) ? [full] : null;
  };
  const chosen = anyOf();
  if (at < tokens.length) throw new Error(`not a licence expression: ${expression}`);
  return chosen;
}

/**
 * The licences that a text is of.
 * @param {string} text
 * @returns {string[]} None for a notice that is no licence.
 */
export function licencesOfText(text) {
  const plain = text.replace(/\s+/g, " ").replaceAll("‘", "'").replaceAll("’", "'");
  const found = Object.keys(WORDS).filter((licence) => WORDS[licence].test(plain));
  // Three clauses hold the two.
  return found.includes("BSD-3-Clause")
    ? found.filter((licence) => licence !== "BSD-2-Clause")
    : found;
}

/**
 * The licences that are allowed, the preferred ones first.
 * @param {string} toml Text of `deny.toml`.
 * @returns {string[]}
 */
export function allowedLicences(toml) {
  const list = /^\[licenses\]$[^[]*^allow = \[([^\]]*)\]/m.exec(toml);
  if (!list) throw new Error("deny.toml has no list of licences");
  return [...list[1].matchAll(/"([^"]+)"/g)].map(([, licence]) => licence);
}

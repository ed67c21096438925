/**
 * What the person has chosen: its shape, its defaults, and what is made of anything that claims to
 * have this shape (storage, a file, an organisation's policy). Pure functions; where it is kept is
 * `stored.js`.
 */

import { isLanguage, LANGUAGES } from "./texts.js";

/** Version of the shape. Fields may be added to it; a new meaning gets a new number. */
export const VERSION = 1;

/** How much is lit in a page. @typedef {"grave" | "normal" | "all"} Amount */
/** The least certainty that is told. @typedef {"sure" | "possible"} Least */
/** @typedef {"system" | "light" | "dark"} Theme */
/** Where the person lives; the European Union stands for its Economic Area too. @typedef {"unsaid" | "eu" | "uk" | "us" | "elsewhere"} Place */
/** @typedef {"unsaid" | "private" | "business"} Use */
/** @typedef {"unsaid" | "adult" | "minor"} Age */
/** What the extension speaks. @typedef {"browser" | import("./texts.js").Language} Spoken */

/** @type {readonly Amount[]} */
export const AMOUNTS = ["grave", "normal", "all"];
/** Message names of the amounts. @type {Record<Amount, string>} */
export const AMOUNT_WORDS = { grave: "amountGrave", normal: "amountNormal", all: "amountAll" };
/** @type {readonly Least[]} */
export const LEASTS = ["possible", "sure"];
/** @type {readonly Theme[]} */
export const THEMES = ["system", "light", "dark"];
/** @type {readonly Place[]} */
export const PLACES = ["unsaid", "eu", "uk", "us", "elsewhere"];
/** @type {readonly Use[]} */
export const USES = ["unsaid", "private", "business"];
/** @type {readonly Age[]} */
export const AGES = ["unsaid", "adult", "minor"];
/** Message names of what the person may say of themselves. @type {Record<Place | Use | Age, string>} */
export const PERSON_WORDS = {
  unsaid: "unsaid",
  eu: "placeEu",
  uk: "placeUk",
  us: "placeUs",
  elsewhere: "placeElsewhere",
  private: "usePrivate",
  business: "useBusiness",
  adult: "ageAdult",
  minor: "ageMinor",
};
/** @type {readonly Spoken[]} */
export const SPOKEN = ["browser", ...LANGUAGES];

/**
 * @typedef {object} Settings
 * @property {Amount} amount
 * @property {string[]} clausesOff Ids of the clause types that are not told.
 * @property {Least} least
 * @property {string[]} sitesOff Host names at which pages are left alone, those below them too.
 * @property {Theme} theme
 * @property {Spoken} language Of everything that the extension says, whatever a document is in.
 * @property {Place} place Where the person lives.
 * @property {Use} use What they use services for.
 * @property {Age} age
 * @property {boolean} askPerson Whether a report may ask for the three, once.
 * @property {string[]} patterns What is watched for, as the core's `own.rs` reads it.
 * @property {boolean} alwaysOn Whether terms pages are read by themselves; the browser has to allow it too.
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  amount: "normal",
  clausesOff: [],
  least: "possible",
  sitesOff: [],
  theme: "system",
  language: "browser",
  place: "unsaid",
  use: "unsaid",
  age: "unsaid",
  askPerson: true,
  patterns: [],
  alwaysOn: false,
});

/** Most entries of a list: storage has room for far more, and nobody reads them. */
const MOST = 1000;

/** Patterns that the core looks for at once, and UTF-16 code units of each that are kept. */
export const MOST_PATTERNS = 20;
const LONGEST_PATTERN = 200;

/** An id of a clause type; which there are, the core knows, and a later version may know others. */
const CLAUSE = /^[a-z][a-z0-9-]{0,63}$/;

/**
 * @param {unknown} value
 * @returns {value is Amount}
 */
export function isAmount(value) {
  return AMOUNTS.some((amount) => amount === value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isClause(value) {
  return typeof value === "string" && CLAUSE.test(value);
}

/**
 * What each field may hold.
 * @type {{[K in keyof Settings]: (value: unknown) => boolean}}
 */
const VALID = {
  amount: isAmount,
  clausesOff: (value) => isList(value, isClause),
  least: (value) => LEASTS.some((least) => least === value),
  sitesOff: (value) => isList(value, (entry) => hostOf(entry) === entry),
  theme: (value) => THEMES.some((theme) => theme === value),
  language: (value) => value === "browser" || isLanguage(value),
  place: (value) => PLACES.some((place) => place === value),
  use: (value) => USES.some((use) => use === value),
  age: (value) => AGES.some((age) => age === value),
  askPerson: (value) => typeof value === "boolean",
  patterns: (value) =>
    isList(
      value,
      (entry) => entry !== "" && entry.trim() === entry && entry.length <= LONGEST_PATTERN,
    ) && /** @type {string[]} */ (value).length <= MOST_PATTERNS,
  alwaysOn: (value) => typeof value === "boolean",
};

/** The fields, as names. */
export const FIELDS = /** @type {(keyof Settings)[]} */ (Object.keys(VALID));

/**
 * @param {unknown} value
 * @param {(entry: string) => boolean} valid
 */
function isList(value, valid) {
  return (
    Array.isArray(value) &&
    value.length <= MOST &&
    value.every((entry) => typeof entry === "string" && valid(entry))
  );
}

/**
 * The fields of something unknown that hold what they may; the others, and what is no field, are
 * left out.
 * @param {unknown} value
 * @returns {Partial<Settings>}
 */
export function validFields(value) {
  if (typeof value !== "object" || value === null) return {};
  const given = /** @type {Record<string, unknown>} */ (value);
  return Object.fromEntries(
    FIELDS.filter((name) => Object.hasOwn(given, name) && VALID[name](given[name])).map((name) => [
      name,
      structuredClone(given[name]),
    ]),
  );
}

/**
 * @typedef {object} InForce
 * @property {Settings} settings What is in force.
 * @property {Partial<Settings>} chosen What of it the person has chosen.
 * @property {(keyof Settings)[]} locked What of it an organisation's policy has set.
 */

/**
 * What is in force: a policy's fields before the person's own, these before the defaults.
 * @param {unknown} own As stored; a shape of another version counts for nothing.
 * @param {unknown} policy
 * @returns {InForce}
 */
export function inForce(own, policy) {
  const stored = /** @type {{version?: unknown} | null | undefined} */ (own);
  const chosen = stored?.version === VERSION ? validFields(own) : {};
  const set = validFields(policy);
  return {
    settings: { ...structuredClone(DEFAULTS), ...chosen, ...set },
    chosen,
    locked: FIELDS.filter((name) => Object.hasOwn(set, name)),
  };
}

/**
 * What a settings file holds.
 * @param {string} text
 * @returns {{fields: Partial<Settings>} | {fault: "json" | "version" | "field", name: string}} The
 *   first fault by name where there is one: a file is taken whole or not at all.
 */
export function readFile(text) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { fault: "json", name: error instanceof Error ? error.message : String(error) };
  }
  const given = /** @type {Record<string, unknown> | null} */ (value);
  if (typeof given !== "object" || given === null || given.version !== VERSION) {
    return { fault: "version", name: String(given?.version) };
  }
  const fields = validFields(given);
  const fault = Object.keys(given).find(
    (name) => name !== "version" && !Object.hasOwn(fields, name),
  );
  return fault === undefined ? { fields } : { fault: "field", name: fault };
}

/** @param {Settings} settings */
export function writeFile(settings) {
  return `${JSON.stringify({ version: VERSION, ...settings }, null, 2)}\n`;
}

/**
 * The host name that is meant by what somebody typed: a host name or an address.
 * @param {string} typed
 * @returns {string | null} Null where it names no web site.
 */
export function hostOf(typed) {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (text === "" || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && /^[^\s*%]+$/.test(hostname) ? hostname : null;
}

/**
 * The host name of a page, where pages of its site are left alone.
 * @param {string | undefined} url
 * @param {string[]} sitesOff
 * @returns {string | null} The entry that says so.
 */
export function siteOff(url, sitesOff) {
  const host = url && URL.canParse(url) ? new URL(url).hostname : "";
  return sitesOff.find((site) => host === site || host.endsWith(`.${site}`)) ?? null;
}

/**
 * A list with an entry or without it, each once, in order.
 * @param {string[]} list
 * @param {string} entry
 * @param {boolean} wanted
 */
export function listed(list, entry, wanted) {
  const others = list.filter((other) => other !== entry);
  return wanted ? [...others, entry].sort() : others;
}

/**
 * Texts that are made to cost much: each does one thing as often as its length allows.
 */

import { filler, lots, risks, terms } from "./texts.mjs";

/**
 * @typedef {object} Hostile
 * @property {"txt" | "html" | "md"} form
 * @property {(length: number) => string} make
 * @property {(length: number) => string} [later] The later version, where two are compared.
 */

const OPENING = "Terms of Service\nThese terms are an agreement between you and Garden Ledger.";
const TITLE = "<title>Terms of Service</title>";

/** A clause that states a risk, another each day. */
const sale = (/** @type {number} */ day) => `we may sell your personal data of day ${day}`;
const sold = (/** @type {number} */ day) => `We may sell your personal data of day ${day}.`;

/**
 * @param {number} length
 * @param {(number: number) => string} piece
 */
function repeated(length, piece, separator = "\n", opening = OPENING) {
  const pieces = [opening];
  let written = opening.length;
  for (let number = 1; written < length; number += 1) {
    const next = piece(number);
    pieces.push(next);
    written += next.length + separator.length;
  }
  return pieces.join(separator);
}

/** Words without end, no two the same. */
function word(/** @type {number} */ number) {
  let letters = "";
  for (let rest = number; rest > 0; rest = Math.floor(rest / 20))
    letters += `${"bcdfghjklmnpqrstvwxz"[rest % 20]}${"aeiou"[rest % 5]}`;
  return letters;
}

const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

/** One term, its letters large where the bits of a number are set. */
function spelt(/** @type {number} */ number) {
  const letters = [..."anything told"].map((letter, at) =>
    (number >> at) & 1 ? letter.toUpperCase() : letter,
  );
  return `D${letters.join("")}`;
}

/** Risks of all kinds, one behind the other. */
function allRisks(/** @type {number} */ length, separator = "\n") {
  const stock = risks();
  const lot = lots();
  return repeated(length, () => stock[lot(stock.length)] ?? "", separator);
}

/** Harmless sentences, numbered from one that is given. */
function harmless(/** @type {number} */ length, first = 0) {
  const lot = lots();
  return repeated(length, (number) => filler(lot, first + number));
}

/** Texts in whose lines one thing stands again and again. @type {Record<string, Hostile>} */
const LINES = {
  "definitions-used": {
    form: "txt",
    make: (length) =>
      repeated(length, (number) =>
        number % 2
          ? `"${capital(word(number))} Data" means all that was told on day ${number}.`
          : `We may sell your ${capital(word(number - 1))} Data to anyone for ${number} years.`,
      ),
  },
  "spellings-of-one-term": {
    form: "txt",
    make: (length) =>
      repeated(length, (number) =>
        number % 2 ? `"${spelt(number)}" means a thing.` : `We may sell your ${spelt(number)}.`,
      ),
  },
  "opt-outs": {
    form: "txt",
    make: (length) =>
      repeated(
        length,
        (number) =>
          `We may use your photos to train our models. You may opt out of number ${number} by writing to ${word(number)}@example.com within ${number} days.`,
      ),
  },
  promises: {
    form: "txt",
    make: (length) =>
      repeated(length, (number) =>
        number % 2
          ? `We may use your ${word(number)} photos for any purpose.`
          : `We will not use your ${word(number)} photos to train any model.`,
      ),
  },
  sharing: {
    form: "txt",
    make: (length) =>
      repeated(
        length,
        (number) => `We share your data of day ${number} with our partners for advertising.`,
      ),
  },
  findings: { form: "txt", make: allRisks },
  "near-copies": { form: "txt", make: harmless, later: (length) => harmless(length, 1) },
  "near-copies-of-findings": {
    form: "txt",
    make: (length) => repeated(length, sold),
    later: (length) => repeated(length, (day) => `${sold(day).slice(0, -1)} to anyone.`),
  },
  "one-letter-lines": { form: "txt", make: (length) => repeated(length, () => "a") },
  lists: { form: "txt", make: (length) => repeated(length, (number) => `${number}. We may:`) },
};

/** Texts that are one sentence or none. @type {Record<string, Hostile>} */
const SENTENCES = {
  "near-copies-of-one-sentence": {
    form: "txt",
    make: (length) => repeated(length, word, " "),
    later: (length) => repeated(length, (number) => word(number * 2), " "),
  },
  "definitions-in-one-sentence": {
    form: "txt",
    make: (length) => repeated(length, (number) => `"${capital(word(number))}" and`, " "),
  },
  "no-punctuation": {
    form: "txt",
    make: (length) => terms(length).replace(/[^\p{L}]+/gu, " "),
  },
  "no-punctuation-of-findings": {
    form: "txt",
    make: (length) => allRisks(length, " ").replace(/[^\p{L}]+/gu, " "),
  },
  "one-word": { form: "txt", make: (length) => repeated(length, () => "data", " ", "data") },
  "one-long-word": { form: "txt", make: (length) => "x".repeat(length) },
  enumerators: {
    form: "txt",
    make: (length) => repeated(length, (number) => `(${number % 100}) we may`, " "),
  },
  "and-and": {
    form: "txt",
    make: (length) => repeated(length, (number) => `${sale(number)}, and`, " "),
  },
  quotes: { form: "txt", make: (length) => repeated(length, () => '"', " ") },
  parentheses: { form: "txt", make: (length) => repeated(length, () => "(the", " ") },
};

/** Files that the command line reads. @type {Record<string, Hostile>} */
const FILES = {
  "headings-md": {
    form: "md",
    make: (length) =>
      repeated(
        length,
        (number) => `${"#".repeat((number % 6) + 1)} Day ${number}\n\n${sold(number)}\n`,
      ),
  },
  "nested-lists-md": {
    form: "md",
    make: (length) => {
      const most = Math.floor(Math.sqrt(length));
      return repeated(length, (number) => `${"  ".repeat(number % most)}- ${sale(number)}`);
    },
  },
  "nested-quotes-md": {
    form: "md",
    make: (length) => `${">".repeat(length / 2)} ${terms(length / 2)}`,
  },
  "links-md": {
    form: "md",
    make: (length) => repeated(length, (number) => `[${word(number)}](/${number})`, " "),
  },
  "open-links-md": { form: "md", make: (length) => "[".repeat(length) },
  "table-md": {
    form: "md",
    make: (length) =>
      repeated(length, (number) => `| ${sold(number)} | b |`, "\n", "| a | b |\n|---|---|"),
  },
  "nested-lists-html": {
    form: "html",
    make: (length) =>
      repeated(length, (number) => `<ul><li>${sale(number)}:`, "", `${TITLE}<p>You agree:`),
  },
  "deep-html": {
    form: "html",
    make: (length) =>
      `${TITLE}${"<div>".repeat(length / 11)}${sold(1)}${"</div>".repeat(length / 11)}`,
  },
  "unclosed-html": {
    form: "html",
    make: (length) => repeated(length, (number) => `<b><i>${sold(number)}</b>`, "<p>", TITLE),
  },
  "hidden-sections-html": {
    form: "html",
    make: (length) =>
      repeated(
        length,
        (number) =>
          `<a href="#s${number}" aria-controls="s${number}">More</a><div id="s${number}" hidden>${sold(number)}</div>`,
        "\n",
        TITLE,
      ),
  },
  "hidden-levels-html": {
    form: "html",
    make: (length) => repeated(length, (number) => `<div hidden>${sold(number)}`, "\n", TITLE),
  },
  "menus-html": {
    form: "html",
    make: (length) => repeated(length, (number) => `<nav>${sold(number)}`, "\n", TITLE),
  },
  "styles-html": {
    form: "html",
    make: (length) =>
      repeated(
        length,
        (number) =>
          `<style>.c${number} { display: none }</style><p class=c${number}>${sold(number)}`,
        "\n",
        TITLE,
      ),
  },
  "links-html": {
    form: "html",
    make: (length) =>
      repeated(length, (number) => `<a href="/${number}">${word(number)}</a>`, " ", TITLE),
  },
  "table-html": {
    form: "html",
    make: (length) =>
      repeated(length, (number) => `<tr><td>${sold(number)}<td>yes`, "\n", `${TITLE}<table>`),
  },
};

export const HOSTILE = { ...LINES, ...SENTENCES, ...FILES };

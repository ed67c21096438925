/**
 * JavaScript's own regular expressions for what the matcher does: the project's English patterns, translated
 * by `crate/examples/translated.rs`, look for the same in the same sentences. `bench.mjs` starts it.
 *
 *     node tests/bench/expressions.mjs MODULES TRANSLATED FILE
 *
 * Prints as JSON how long the matcher alone takes, the module of `crate/matching` in the folder MODULES, and how
 * long expressions do: `everywhere`, each over all sentences at once, and `prefiltered`, tried where a sentence has what they require,
 * told as the matcher tells it: by its rarest word, then by the others. All of them must find as much.
 */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { computing } from "./measure.mjs";

/** Runs of each, of which the shortest counts; those before may still compile. */
const RUNS = 12;

/** What a number and the service's name are asked for by, and what marks the latter. */
const NUMBER = "#";
const NAME = "¤";

/**
 * @typedef {object} Written
 * @property {string} expression
 * @property {string | null} section
 * @property {string[][]} required
 *
 * @typedef {{words: string, headings: string}} Sentence
 *
 * @typedef {object} Pattern
 * @property {RegExp} everywhere
 * @property {RegExp} once
 * @property {RegExp | null} section
 * @property {number[]} required Numbers of what it requires, the one that fewest patterns require first.
 */

/** @param {Written} written @param {number[]} required @returns {Pattern} */
function pattern({ expression, section }, required) {
  return {
    everywhere: new RegExp(expression, "gm"),
    once: new RegExp(expression),
    section: section === null ? null : new RegExp(section),
    required,
  };
}

/** @param {Written[]} written */
function read(written) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** How many patterns ask for each number. @type {number[]} */
  const asked = [];
  const required = written.map((one) => {
    const own = new Set(
      one.required.map((any) => {
        const key = any.join(" ");
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        return number;
      }),
    );
    for (const number of own) asked[number] = (asked[number] ?? 0) + 1;
    return [...own];
  });
  const rare = (/** @type {number} */ a, /** @type {number} */ b) =>
    (asked[a] ?? 0) - (asked[b] ?? 0);
  const patterns = written.map((one, at) => pattern(one, (required[at] ?? []).sort(rare)));
  /** What a word or a beginning is part of. @type {Map<string, number[]>} */
  const parts = new Map();
  for (const [key, number] of numbers)
    for (const word of key.split(" ")) parts.set(word, [...(parts.get(word) ?? []), number]);
  return { patterns, parts };
}

/**
 * The numbers of all that a word is part of.
 *
 * @param {Map<string, number[]>} parts
 * @param {string} written
 */
function numbersOf(parts, written) {
  const word = written.replace(NAME, "");
  const beginnings = Array.from(word, (_, at) => `${word.slice(0, at + 1)}*`);
  const shapes = [/^\d/u.test(word) ? NUMBER : "", written === word ? "" : NAME];
  return [...new Set([word, ...beginnings, ...shapes].flatMap((part) => parts.get(part) ?? []))];
}

/** @param {Pattern[]} patterns @param {Sentence[]} sentences */
function everywhere(patterns, sentences) {
  const lines = sentences.map(({ words }) => words);
  const text = lines.join("\n");
  /** @type {number[]} */
  const ends = [];
  for (const line of lines) ends.push((ends.at(-1) ?? -1) + line.length + 1);
  return () => {
    let found = 0;
    for (const { everywhere: expression, section } of patterns) {
      expression.lastIndex = 0;
      let at = 0;
      for (let match = expression.exec(text); match; match = expression.exec(text)) {
        while ((ends[at] ?? Infinity) <= match.index) at += 1;
        if (!section || section.test(sentences[at]?.headings ?? "")) found += 1;
        expression.lastIndex = ends[at] ?? text.length;
      }
    }
    return found;
  };
}

/**
 * @param {Pattern[]} patterns
 * @param {Map<string, number[]>} parts
 * @param {Sentence[]} sentences
 */
function prefiltered(patterns, parts, sentences) {
  /** @type {Pattern[][]} */
  const triggered = [];
  for (const one of patterns) (triggered[one.required[0] ?? 0] ??= []).push(one);
  return () => {
    /** @type {Map<string, number[]>} */
    const known = new Map();
    /** The last sentence that has each number. @type {number[]} */
    const last = [];
    let found = 0;
    for (const [at, { words, headings }] of sentences.entries()) {
      /** @type {Pattern[]} */
      const candidates = [];
      for (const word of words.trim().split(" ")) {
        const numbers = known.get(word) ?? numbersOf(parts, word);
        known.set(word, numbers);
        for (const number of numbers) {
          if (last[number] !== at) candidates.push(...(triggered[number] ?? []));
          last[number] = at;
        }
      }
      for (const { required, once, section } of candidates)
        if (
          required.every((number) => last[number] === at) &&
          (!section || section.test(headings)) &&
          once.test(words)
        )
          found += 1;
    }
    return found;
  };
}

/** The least time of a work, and what it found. @param {() => number} work */
function timed(work) {
  let found = 0;
  const times = Array.from({ length: RUNS }, () => computing(() => (found = work())));
  return { milliseconds: Math.min(...times), found };
}

const [modules = "", translated = "", file = ""] = process.argv.slice(2);
const matching = await import(pathToFileURL(`${modules}/clauselight_matching.js`).href);
matching.initSync({ module: readFileSync(`${modules}/clauselight_matching_bg.wasm`) });
const scanned = new matching.Sentences(readFileSync(file, "utf8"));
/** @type {{patterns: Written[], sentences: Sentence[]}} */
const { patterns: written, sentences } = JSON.parse(readFileSync(translated, "utf8"));
const { patterns, parts } = read(written);
const times = {
  matcher: timed(() => scanned.scan()),
  everywhere: timed(everywhere(patterns, sentences)),
  prefiltered: timed(prefiltered(patterns, parts, sentences)),
};
process.stdout.write(JSON.stringify(times));

/**
 * Made-up terms of any length, with as many clauses as real documents have: about one finding in
 * 160 words. What states a risk are the examples of the rules; all between is put together from words,
 * with numbers, so that no two sentences are the same.
 */

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RULES = new URL("../../crate/rules/", import.meta.url);

/** Sentences from one risk to the next, and from one heading to the next. */
const RISK_EVERY = 7;
const HEADING_EVERY = 11;

/** How many lines are so many phrases of terms that the other sentences need none. */
const OPENING = 20;

const WORDS = {
  who: "The workshop|A member|Each visitor|Our team|The archive|A neighbour|The keeper of a plot|Every household".split(
    "|",
  ),
  does: "describes|lists|prints|repairs|opens|measures|brings back|numbers|waters|paints".split(
    "|",
  ),
  what: "the maps of the garden|small tools|old seed boxes|the notice board|each path|the rain barrels|the benches|wooden signs".split(
    "|",
  ),
  where:
    "beside the gate|in the long shed|along the wall|behind the greenhouse|at the northern end|near the well".split(
      "|",
    ),
  when: "in spring|before noon|on dry days|after the harvest|while the light lasts|during the first week".split(
    "|",
  ),
  why: "so that others find their way|as the season asks|because the ground is soft|for those who come later".split(
    "|",
  ),
  heading:
    "How the garden is kept|Opening hours|The seed library|Tools and sheds|Meetings|Paths and gates".split(
      "|",
    ),
};

/** @returns {string[]} The English examples that state a risk, without the marks around their words. */
export function risks() {
  const files = readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^[\w-]+\/[\w-]+\.toml$/u.test(name),
  );
  return files.sort().flatMap((name) => {
    const rule = readFileSync(fileURLToPath(new URL(name, RULES)), "utf8");
    if (!/^polarity = "(?:bad|blocker)"$/mu.test(rule)) return [];
    const english =
      /^\[en\]\n(?<body>[^]*?)(?:^\[(?!\[)|$(?![^]))/mu.exec(rule)?.groups?.["body"] ?? "";
    const risky = /^risky = \[\n(?<list>[^]*?)^\]/mu.exec(english)?.groups?.["list"] ?? "";
    return [...risky.matchAll(/^ {2}"(?<sentence>.*)",$/gmu)].map(({ groups }) =>
      (groups?.["sentence"] ?? "").replace(/\[\[|\]\]/gu, "").replaceAll('\\"', '"'),
    );
  });
}

/**
 * Numbers that look drawn by lot and are the same in every run: the generator of Lehmer, 1951, with the
 * factor of Park and Miller, 1988.
 */
export function lots() {
  let state = 42;
  return (/** @type {number} */ below) => {
    state = (state * 48271) % 0x7fffffff;
    return state % below;
  };
}

/**
 * One harmless sentence.
 *
 * @param {(below: number) => number} lot
 * @param {number} number
 */
export function filler(lot, number) {
  const one = (/** @type {string[]} */ from) => from[lot(from.length)];
  const { who, does, what, where, when, why } = WORDS;
  const first = `${one(who)} ${one(does)} ${one(what)} ${one(where)} ${one(when)}`;
  return lot(3) === 0
    ? `${first}, as number ${number} on the list says.`
    : `${first}, ${one(why)}, and ${lot(90) + 10} of them ${one(when)}.`;
}

/** Lines before terms by which a page of them is told from others, as its phrases are: only terms are compared. */
export function opening() {
  const rows = Array.from({ length: OPENING }, (_, row) => row + 1);
  return rows
    .map((row) => `These terms and this agreement hold for row ${row} of the garden.\n`)
    .join("");
}

/** @param {number} length In characters. */
export function terms(length) {
  const lot = lots();
  const stock = risks();
  const lines = ["Terms of Service", "These terms are an agreement between you and Garden Ledger."];
  let written = 0;
  /** @type {string[]} */
  let paragraph = [];
  for (let number = 1; written < length; number += 1) {
    const sentence =
      number % RISK_EVERY === 0 ? (stock[lot(stock.length)] ?? "") : filler(lot, number);
    paragraph.push(sentence);
    written += sentence.length + 1;
    const heading = number % HEADING_EVERY === 0;
    if (heading || lot(4) === 0) {
      lines.push(paragraph.join(" "));
      paragraph = [];
    }
    if (heading)
      lines.push(`${number / HEADING_EVERY}. ${WORDS.heading[lot(WORDS.heading.length)]}`);
  }
  return [...lines, ...paragraph].join("\n").slice(0, length);
}

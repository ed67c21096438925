/**
 * One process that reads texts with the staged core and prints its times as JSON; `bench.mjs` starts it.
 *
 *     node tests/bench/core.mjs first FILE         module compiled, first report made, then further ones
 *     node tests/bench/core.mjs name SIZE          a text of `hostile.mjs` or "terms", read as often as pays
 */

import nlp from "compromise";
import { readFileSync } from "node:fs";
import { HOSTILE } from "./hostile.mjs";
import { computing, milliseconds } from "./measure.mjs";
import { opening, terms } from "./texts.mjs";

const CORE = new URL("../../dist/extension/core/", import.meta.url);

/** Characters of the text whose reports are counted against other work: a long terms page. */
const LENGTH = 100_000;
const WARM_RUNS = 15;
const VISITS = 9;
const COMPROMISE_RUNS = 3;

/** One sentence in so many is another in the later version of a page. */
const CHANGED = 50;

/** Runs before one counts, and that count; one alone where it takes longer than five seconds. */
const RUNS = 4;
const LONG = 5000;

/** @param {string} text */
function pageOf(text) {
  const blocks = [{ kind: "paragraph", start: 0 }];
  for (
    let at = text.indexOf("\n");
    at >= 0 && at + 1 < text.length;
    at = text.indexOf("\n", at + 1)
  )
    blocks.push({ kind: "paragraph", start: at + 1 });
  return { text, blocks, title: "Terms of Service", url: "https://example.com/terms" };
}

/** @param {string} text */
function countWords(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts.size;
}

async function load() {
  const core = await import(new URL("clauselight.js", CORE).href);
  return { core, module: readFileSync(new URL("clauselight_bg.wasm", CORE)) };
}

/**
 * A first and a second visit to a page, as the extension asks for what it shows: the second is told which document the
 * earlier version is, and compared with it.
 *
 * @param {any} core
 * @param {string} text
 */
function visited(core, text) {
  const later = text
    .split(/(?<=\.) /u)
    .map((sentence, at) => (at % CHANGED === 0 ? sentence.replace(/\w+/u, "Somebody") : sentence))
    .join(" ");
  const read = (/** @type {string} */ text) => core.analyze(pageOf(text), { remember: true });
  for (const version of [text, later])
    if (!read(version).isTerms) throw new Error("only terms are compared");
  return Array.from({ length: VISITS }, () => ({
    first: computing(() => {
      read(text);
      core.forget();
    }),
    second: computing(() => {
      read(later);
      core.describe(pageOf(text));
      core.compare(pageOf(text), pageOf(later), {});
    }),
  }));
}

/** @param {string} file Empty for made-up terms. */
async function first(file) {
  const source = file === "" ? terms(LENGTH) : readFileSync(file, "utf8");
  const text = source.repeat(Math.ceil(LENGTH / source.length)).slice(0, LENGTH);
  const counted = milliseconds(() => countWords(text));
  const { core, module } = await load();
  const read = milliseconds(() => {
    core.initSync({ module });
    core.analyze(pageOf(text), {});
  });
  const warm = Array.from({ length: WARM_RUNS }, () => ({
    words: computing(() => countWords(text)),
    read: computing(() => core.analyze(pageOf(text), {})),
  }));
  const visits = visited(core, file === "" ? opening() + text : text);
  const compromise = Array.from({ length: COMPROMISE_RUNS }, () => computing(() => nlp(text)));
  return { cold: { words: counted, read }, warm, visits, compromise };
}

/** @param {string} name @param {number} size */
async function named(name, size) {
  const { core, module } = await load();
  core.initSync({ module });
  const kind = HOSTILE[name];
  const text = (kind?.make ?? terms)(size);
  const later = kind?.later?.(size);
  const work = () =>
    later === undefined
      ? core.analyze(pageOf(text), {})
      : core.compare(pageOf(text), pageOf(later), {});
  core.analyze(pageOf(terms(LENGTH)), {});
  /** @type {number[]} */
  const times = [];
  while (times.length < RUNS && (times.at(-1) ?? 0) < LONG) times.push(computing(work));
  return { milliseconds: Math.min(...times), length: text.length };
}

const [task = "", value = ""] = process.argv.slice(2);
process.stdout.write(
  JSON.stringify(await (task === "first" ? first(value) : named(task, Number(value)))),
);

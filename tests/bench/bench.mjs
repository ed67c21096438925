/**
 * How fast the staged core is, as ratios to a plain JavaScript pass over the same words in the same
 * run: counting them, which is what any reading of a page costs at least.
 *
 *     node tests/bench/bench.mjs [FILE]
 *
 * FILE is a text; without one, the made-up documents of the core's own tests are read. Each cold run
 * has a process of its own: module compiled, first report made.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const CORE = new URL("dist/extension/core/", ROOT);
const DOCUMENTS = new URL("crate/tests/documents/", ROOT);

/** Characters that are read: a long terms page. */
const LENGTH = 100_000;
const COLD_RUNS = 7;
const WARM_RUNS = 25;

/** @param {string | undefined} file */
function textOf(file) {
  const files = file
    ? [file]
    : readdirSync(DOCUMENTS).map((name) => fileURLToPath(new URL(name, DOCUMENTS)));
  const once = files.map((path) => readFileSync(path, "utf8")).join("\n");
  return once.repeat(Math.ceil(LENGTH / once.length)).slice(0, LENGTH);
}

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

/** @param {() => unknown} work */
function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** @param {string} text */
async function cold(text) {
  const counted = milliseconds(() => countWords(text));
  const core = await import(new URL("clauselight.js", CORE).href);
  const bytes = readFileSync(new URL("clauselight_bg.wasm", CORE));
  const read = milliseconds(() => {
    core.initSync({ module: bytes });
    core.analyze(pageOf(text), {});
  });
  const warm = [];
  for (let run = 0; run < WARM_RUNS; run += 1)
    warm.push([
      milliseconds(() => countWords(text)),
      milliseconds(() => core.analyze(pageOf(text), {})),
    ]);
  return { cold: [counted, read], warm };
}

const [file, child] = process.argv.slice(2);
if (child === "--child") {
  process.stdout.write(JSON.stringify(await cold(textOf(file || undefined))));
} else {
  const runs = Array.from({ length: COLD_RUNS }, () => {
    const path = fileURLToPath(import.meta.url);
    const ended = spawnSync(process.execPath, [path, file ?? "", "--child"], { encoding: "utf8" });
    if (ended.status !== 0) throw new Error(ended.stderr);
    return JSON.parse(ended.stdout);
  });
  const print = (/** @type {string} */ name, /** @type {number[][]} */ pairs) => {
    const times = median(pairs.map(([, read]) => read ?? NaN));
    const ratio = median(pairs.map(([counted, read]) => (read ?? NaN) / (counted ?? NaN)));
    console.log(
      `${name}  ${times.toFixed(1).padStart(6)} ms  ${ratio.toFixed(1).padStart(5)} x counting words`,
    );
  };
  console.log(`${LENGTH} characters, ${COLD_RUNS} processes`);
  print(
    "cold: module compiled, first report",
    runs.map((run) => run.cold),
  );
  print(
    "warm: each further report          ",
    runs.flatMap((run) => run.warm),
  );
}

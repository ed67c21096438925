/**
 * How fast the staged core and the command line are, as ratios within one run: to work that any reading
 * of a page costs, to other programs, and to themselves on less text.
 *
 *     node tests/bench/bench.mjs [FILE]
 *
 * FILE is a text that is read instead of made-up terms where reports are counted against other work.
 * Lines that begin with `ratio` are for programs; docs/SPEED.md says what each means.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { HOSTILE } from "./hostile.mjs";
import { median, ratio, told } from "./measure.mjs";
import { terms } from "./texts.mjs";

const ROOT = new URL("../../", import.meta.url);
const STAGED = fileURLToPath(new URL("dist/extension/", ROOT));
const WEIGHTS = fileURLToPath(new URL("crate/model/weights.bin", ROOT));
const RULES = fileURLToPath(new URL("crate/rules", ROOT));
const CHILD = fileURLToPath(new URL("core.mjs", import.meta.url));
const EXPRESSIONS = fileURLToPath(new URL("expressions.mjs", import.meta.url));
const TARGET = process.env["CARGO_TARGET_DIR"] ?? fileURLToPath(new URL("target", ROOT));
const PROGRAM = `${TARGET}/release/clauselight`;
const TRANSLATED = `${TARGET}/release/examples/translated`;

const COLD_RUNS = 5;

/** Characters of the text in which the matcher and expressions look. */
const LENGTH = 100_000;

/** Characters of made-up terms, and of texts that are made to cost much. */
const SIZES = [20_000, 100_000, 1_000_000, 10_000_000];
const HOSTILE_SIZES = [100_000, 1_000_000];

/** Runs of the command line on one file, of which the shortest counts. */
const PROGRAM_RUNS = 3;

/**
 * @typedef {object} First
 * @property {{words: number, read: number}} cold
 * @property {{words: number, read: number}[]} warm
 * @property {{first: number, second: number}[]} visits
 * @property {number[]} compromise
 */

/** What a program prints. @param {string} program @param {string[]} task */
function printed(program, ...task) {
  const options = /** @type {const} */ ({ encoding: "utf8", maxBuffer: 1 << 26 });
  const ended = spawnSync(program, task, options);
  if (ended.status !== 0) throw new Error(`${task.join(" ")}: ${ended.stderr}`);
  return ended.stdout;
}

/** @param {string[]} task */
function child(...task) {
  return JSON.parse(printed(process.execPath, CHILD, ...task));
}

/** @param {string} name @param {number} milliseconds @param {string} of */
function line(name, milliseconds, of) {
  console.log(`${name.padEnd(32)} ${milliseconds.toFixed(1).padStart(9)} ms  ${of}`);
}

/** Reports on one text against counting its words and against the parser of `compromise`. */
function againstOthers() {
  const runs = Array.from({ length: COLD_RUNS }, () => /** @type {First} */ (child("first", file)));
  const warm = runs.flatMap((run) => run.warm);
  const visits = runs.flatMap((run) => run.visits);
  const read = median(warm.map((run) => run.read));
  const parsed = median(runs.flatMap((run) => run.compromise));
  line("first report, module compiled", median(runs.map(({ cold }) => cold.read)), "100KB");
  line("each further report", read, "100KB");
  line("a second visit, compared", median(visits.map((visit) => visit.second)), "100KB");
  line("parsed by compromise", parsed, "100KB");
  ratio("warm-over-words", median(warm.map((run) => run.read / run.words)));
  ratio("cold-over-words", median(runs.map(({ cold }) => cold.read / cold.words)));
  ratio("compromise-over-warm", parsed / read);
  ratio("second-visit-over-first", median(visits.map(({ first, second }) => second / first)));
}

/**
 * The matcher alone against JavaScript's regular expressions, which look for the same.
 *
 * @param {string} folder
 */
function againstExpressions(folder) {
  const text = join(folder, "matched.txt");
  writeFileSync(text, file === "" ? terms(LENGTH) : readFileSync(file));
  const translated = join(folder, "translated.json");
  writeFileSync(translated, printed(TRANSLATED, RULES, text));
  const times = JSON.parse(
    printed(process.execPath, EXPRESSIONS, `${TARGET}/bench`, translated, text),
  );
  const { matcher, everywhere, prefiltered } = times;
  line("the matcher alone", matcher.milliseconds, `${matcher.found} found`);
  line("expressions, everywhere", everywhere.milliseconds, `${everywhere.found} found`);
  line("expressions, prefiltered", prefiltered.milliseconds, `${prefiltered.found} found`);
  if (matcher.found !== everywhere.found || matcher.found !== prefiltered.found)
    throw new Error("the matcher and the expressions find another number");
  const best = Math.min(everywhere.milliseconds, prefiltered.milliseconds);
  ratio("warm-vs-js-regexp", best / matcher.milliseconds);
}

/**
 * Time a byte of each size over that of the size before.
 *
 * @param {string} name
 * @param {number[]} sizes
 * @param {(size: number) => {milliseconds: number, length: number}} read
 */
function linearity(name, sizes, read) {
  const times = sizes.map((size) => {
    const { milliseconds, length } = read(size);
    line(name, milliseconds, told(size));
    return { size, rate: milliseconds / length };
  });
  for (const [at, { size, rate }] of times.entries()) {
    const before = times[at - 1];
    if (before) ratio(`linearity-${name}-${told(size)}-${told(before.size)}`, rate / before.rate);
  }
}

/** @param {string} folder @param {string} name */
function byCommandLine(folder, name) {
  const { form, make } = HOSTILE[name] ?? { form: "txt", make: terms };
  return (/** @type {number} */ size) => {
    const text = make(size);
    const path = join(folder, `${name}.${form}`);
    writeFileSync(path, text);
    const run = () => {
      // What the program computes, whatever else the machine does.
      const timed = `TIMEFORMAT='%U %S'; time "$0" analyze --format json "$1" >/dev/null`;
      const ended = spawnSync("bash", ["-c", timed, PROGRAM, path], { encoding: "utf8" });
      if (ended.status !== 0) throw new Error(`${name}: ${ended.stderr}`);
      const [user = NaN, system = NaN] = ended.stderr.trim().split(" ").map(Number);
      return (user + system) * 1000;
    };
    const times = Array.from({ length: PROGRAM_RUNS }, run);
    return { milliseconds: Math.min(...times), length: text.length };
  };
}

/** Brotli of what is shipped, in KiB: without the model's weights, and what reads PDF files. */
function packageSize() {
  const small = (/** @type {Buffer} */ bytes) => brotliCompressSync(bytes).length / 1024;
  const files = readdirSync(STAGED, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes("pdfjs"),
  );
  const sizes = files.map((entry) => small(readFileSync(join(entry.parentPath, entry.name))));
  const weights = small(readFileSync(WEIGHTS));
  ratio("package-kib", sizes.reduce((sum, size) => sum + size, 0) - weights);
}

const [file = ""] = process.argv.slice(2);
packageSize();
againstOthers();
const read = (/** @type {string} */ name) => (/** @type {number} */ size) =>
  child(name, String(size));
const folder = mkdtempSync(join(tmpdir(), "clauselight-bench-"));
try {
  againstExpressions(folder);
  linearity("terms", SIZES, read("terms"));
  for (const [name, { form }] of Object.entries(HOSTILE))
    linearity(name, HOSTILE_SIZES, form === "txt" ? read(name) : byCommandLine(folder, name));
} finally {
  rmSync(folder, { recursive: true });
}

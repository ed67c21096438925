/**
 * Known weaknesses in the crates and npm packages that are locked. The lists of them are kept by
 * others and got over the network: of when they are is told, and where they can't be had, that they
 * were not looked at.
 *
 * node tests/package/advisories.mjs CARGO-DENY
 */

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

/** @typedef {{status: number | null, stdout: string, stderr: string}} Ended A program that ran to its end. */
/** @typedef {(program: string, args: string[]) => Ended} Run */
/** @typedef {{lines: string[], found: boolean}} Told What to print, and whether something is found that must not ship. */

/** Longest wait for an answer, in milliseconds. */
const LONGEST = 120_000;

/** Where cargo-deny puts its copy of the list, see `deny.toml`. */
const DATABASES = path.resolve(import.meta.dirname, "../../target/advisories");

/**
 * @param {Run} run
 * @param {string} deny The program of cargo-deny.
 * @param {() => string} folder Where the list lies once it was got.
 * @returns {Told}
 */
export function crateAdvisories(run, deny, folder) {
  const got = run(deny, ["fetch", "db"]);
  if (got.status !== 0) return unreachable("crates", lastLine(got.stderr));
  const dated = run("git", ["-C", folder(), "log", "-1", "--format=%cs"]);
  if (dated.status !== 0) throw new Error(`the advisory database has no date: ${dated.stderr}`);
  const checked = run(deny, ["--offline", "check", "advisories"]);
  const found = checked.status !== 0;
  return {
    lines: [
      `crates: advisory database of ${dated.stdout.trim()}: ${found ? "findings" : "nothing found"}`,
      ...(found ? [checked.stderr.trim()] : []),
    ],
    found,
  };
}

/**
 * What ships must have no known weakness; of the tools, the grave ones count.
 * @param {Run} run
 * @param {string} today
 * @returns {Told}
 */
export function npmAdvisories(run, today) {
  const shipped = audited(run("npm", ["audit", "--json", "--omit=dev"]));
  const all = audited(run("npm", ["audit", "--json"]));
  if ("fault" in shipped) return unreachable("npm packages", shipped.fault);
  if ("fault" in all) return unreachable("npm packages", all.fault);
  const grave = Object.values(all.named).some((severity) => /^(?:high|critical)$/.test(severity));
  const named = Object.entries(all.named).map(
    ([name, severity]) => `  ${name}: ${severity}${name in shipped.named ? ", ships" : ""}`,
  );
  return {
    lines: [
      `npm packages: the registry's list as of ${today}: ${named.length || "nothing"} found`,
      ...named,
    ],
    found: grave || Object.keys(shipped.named).length > 0,
  };
}

/**
 * What `npm audit --json` has printed.
 * @param {Ended} ended It ends alike where something is found and where it could not ask.
 * @returns {{named: Record<string, string>} | {fault: string}} How severe, by package.
 */
function audited({ stdout, stderr }) {
  /** @type {any} */
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    return { fault: lastLine(stderr) };
  }
  if (!report.vulnerabilities) return { fault: report.message ?? lastLine(stderr) };
  const entries = Object.entries(report.vulnerabilities);
  return { named: Object.fromEntries(entries.map(([name, { severity }]) => [name, severity])) };
}

/**
 * @param {string} what
 * @param {string} why
 * @returns {Told}
 */
function unreachable(what, why) {
  // No address: what is asked is a matter of each machine.
  const plain = why.replace(/https?:[^\s'"]+/g, "…");
  return {
    lines: [`${what}: advisories: database not reachable, not checked (${plain})`],
    found: false,
  };
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split("\n").at(-1) ?? "";
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Ended}
 */
function run(program, args) {
  const ended = spawnSync(program, args, { encoding: "utf8", timeout: LONGEST });
  const { code } = /** @type {{code?: string}} */ (ended.error ?? {});
  if (code === "ETIMEDOUT") return { ...ended, stderr: "no answer" };
  if (ended.error) throw ended.error;
  return ended;
}

/** @returns {string} */
function databaseFolder() {
  const name = readdirSync(DATABASES).find((entry) => entry.startsWith("advisory-db"));
  if (!name) throw new Error(`no advisory database in ${DATABASES}`);
  return path.join(DATABASES, name);
}

if (process.argv[1] === import.meta.filename) {
  const told = [
    crateAdvisories(run, process.argv[2], databaseFolder),
    npmAdvisories(run, new Date().toISOString().slice(0, 10)),
  ];
  console.log(told.flatMap(({ lines }) => lines).join("\n"));
  process.exitCode = told.some(({ found }) => found) ? 1 : 0;
}

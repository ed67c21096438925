import assert from "node:assert/strict";
import { test } from "node:test";
import { crateAdvisories, npmAdvisories } from "./advisories.mjs";

/**
 * Programs that end as told, by their first two arguments.
 * @param {Record<string, Partial<import("./advisories.mjs").Ended>>} endings
 * @returns {import("./advisories.mjs").Run}
 */
function programs(endings) {
  return (program, args) => {
    const ended = endings[[program, ...args].join(" ")];
    assert.ok(ended, `not expected: ${program} ${args.join(" ")}`);
    return { status: 0, stdout: "", stderr: "", ...ended };
  };
}

const folder = () => "/db";
const DATED = { "git -C /db log -1 --format=%cs": { stdout: "2026-05-12\n" } };
const CHECK = "deny --offline check advisories";

test("crates: the database's date is told, and what is found fails", () => {
  const none = programs({ "deny fetch db": {}, ...DATED, [CHECK]: {} });
  assert.deepEqual(crateAdvisories(none, "deny", folder), {
    lines: ["crates: advisory database of 2026-05-12: nothing found"],
    found: false,
  });
  const one = programs({
    "deny fetch db": {},
    ...DATED,
    [CHECK]: { status: 1, stderr: "error: fern 1.0.0 leaks\n" },
  });
  const { lines, found } = crateAdvisories(one, "deny", folder);
  assert.deepEqual(lines, [
    "crates: advisory database of 2026-05-12: findings",
    "error: fern 1.0.0 leaks",
  ]);
  assert.ok(found);
});

test("crates: a database out of reach is said, without its address, and fails nothing", () => {
  const stderr = "trying\nfatal: unable to access 'https://db.example/x': no host\n";
  const none = programs({ "deny fetch db": { status: 1, stderr } });
  const { lines, found } = crateAdvisories(none, "deny", folder);
  assert.match(
    lines[0],
    /^crates: advisories: database not reachable, not checked \(fatal: .* no host\)$/,
  );
  assert.doesNotMatch(lines[0], /db\.example/);
  assert.ok(!found);
});

/**
 * @param {Record<string, string>} shipped Severity by package.
 * @param {Record<string, string>} tools
 */
function audits(shipped, tools) {
  const report = (/** @type {Record<string, string>} */ named) => ({
    status: Object.keys(named).length > 0 ? 1 : 0,
    stdout: JSON.stringify({
      vulnerabilities: Object.fromEntries(
        Object.entries(named).map(([name, severity]) => [name, { name, severity }]),
      ),
    }),
  });
  return programs({
    "npm audit --json --omit=dev": report(shipped),
    "npm audit --json": report({ ...shipped, ...tools }),
  });
}

test("npm packages: any finding in what ships fails, of the tools a grave one", () => {
  const told = (/** @type {import("./advisories.mjs").Run} */ run) =>
    npmAdvisories(run, "2026-05-12");
  assert.deepEqual(told(audits({}, {})), {
    lines: ["npm packages: the registry's list as of 2026-05-12: nothing found"],
    found: false,
  });
  assert.deepEqual(told(audits({}, { loom: "moderate" })), {
    lines: ["npm packages: the registry's list as of 2026-05-12: 1 found", "  loom: moderate"],
    found: false,
  });
  assert.ok(told(audits({}, { loom: "high" })).found);
  const ships = told(audits({ reader: "low" }, {}));
  assert.deepEqual([ships.found, ships.lines[1]], [true, "  reader: low, ships"]);
});

test("npm packages: a registry that answers no audit is said, whatever it answers", () => {
  for (const ended of [
    { status: 1, stdout: '{"message": "405 Method Not Allowed - POST https://r.example/bulk"}' },
    { status: 1, stdout: '{"error": {"code": "ENOAUDIT"}}', stderr: "npm error no audit\n" },
    { status: 1, stdout: "", stderr: "npm error network\n" },
  ]) {
    const run = programs({ "npm audit --json --omit=dev": ended, "npm audit --json": ended });
    const { lines, found } = npmAdvisories(run, "2026-05-12");
    assert.match(
      lines[0],
      /^npm packages: advisories: database not reachable, not checked \(.+\)$/,
    );
    assert.doesNotMatch(lines[0], /r\.example/);
    assert.ok(!found);
  }
});

/**
 * axe-core over the extension's own pages. A page's policy lets in no script but the package's own,
 * so the suites that use this run a copy of the extension that holds axe-core too.
 */

import { createRequire } from "node:module";
import { cp } from "node:fs/promises";
import path from "node:path";
import { stagedOpen } from "./staging.js";
import { until } from "./wait.js";

/** A copy of the extension with axe-core beside its pages, and its interface in a page to be looked into. */
export async function stagedWithAxe() {
  const folder = await stagedOpen();
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await cp(axe, path.join(folder, "axe.min.js"));
  return folder;
}

const LOAD = `(() => {
  if (window.axe) return true;
  if (!document.getElementById("axe-core")) {
    const script = document.createElement("script");
    script.id = "axe-core";
    script.src = "/axe.min.js";
    document.head.append(script);
  }
  return false;
})()`;

/** A colour on its way to another one is none of the two: what comes to an end has done so. */
const STILL = `Promise.allSettled(
  document
    .getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished),
)`;

/** Every rule, as text that names the rule and the elements. */
const RUN = `${STILL}.then(() => window.axe.run(document, { resultTypes: ["violations"] })).then(({ violations, passes }) =>
  JSON.stringify({
    passed: passes.length,
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")),
  }))`;

/**
 * What axe-core finds in a page.
 * @param {(expression: string) => Promise<any>} evaluate In the page.
 * @returns {Promise<string[]>} Violations.
 */
export async function violationsOf(evaluate) {
  await until("axe-core", () => evaluate(LOAD));
  const { passed, violations } = JSON.parse(await evaluate(RUN));
  if (passed === 0) throw new Error("axe-core has looked at nothing");
  return violations;
}

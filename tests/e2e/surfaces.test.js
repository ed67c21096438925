/**
 * axe-core over every surface in every state, light and dark. The panel beside the page can be reached
 * in its own way alone; it is looked at with the options page.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { served } from "../gallery/pages.js";
import { SURFACES } from "../gallery/surfaces.js";
import { stagedWithAxe, violationsOf } from "./harness/axe.js";
import { examined, violations } from "./harness/interface.js";
import { suite } from "./harness/suite.js";
import { until } from "./harness/wait.js";

suite(
  served(),
  (bench) => {
    for (const theme of ["light", "dark"]) {
      for (const { name, open } of SURFACES.filter((surface) => surface.name !== "panel")) {
        test(`axe-core finds nothing wrong with ${name}, ${theme}`, async () => {
          await bench.driver.inExtension(
            `chrome.storage.local.set({ settings: { version: 1, theme: "${theme}" } }).then(() => 1)`,
          );
          const { page, host, close } = await open({
            driver: bench.driver,
            origin: bench.site.origin,
          });
          try {
            if (host === null) {
              await until("the colours", () =>
                page.evaluate((name) => document.documentElement.dataset.theme === name, theme),
              );
              assert.deepEqual(await violationsOf((expression) => page.evaluate(expression)), []);
            } else {
              assert.deepEqual(await violations(page), []);
              assert.match((await examined(page)).join(), /<h2/);
            }
          } finally {
            await close();
          }
        });
      }
    }
  },
  stagedWithAxe,
);

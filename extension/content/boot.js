/**
 * The content script, which is staged as one file with everything that it imports: an injected script
 * can be no module, and what it imported as one the page could ask for too.
 */

import { start } from "./main.js";

// By a symbol: names of the scope may be those of elements.
const STARTED = Symbol.for("clauselight");
const scope = /** @type {Record<symbol, boolean | undefined>} */ (
  /** @type {unknown} */ (globalThis)
);

// Once for each page, however often it is injected.
if (!scope[STARTED]) {
  start();
  scope[STARTED] = true;
}

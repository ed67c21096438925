// Brings the content script's modules into a page, once. Injected scripts can't be modules
// themselves; what they import can. The promise is the result of the injection, so whoever
// injects knows that the page can be asked from then on.
(() => {
  // By a symbol, and the interfaces only as the scope's own: names may be those of elements.
  const READY = Symbol.for("clauselight");
  const scope = /** @type {Record<symbol, Promise<void> | undefined>} */ (globalThis);
  const { runtime } = Object.hasOwn(globalThis, "browser")
    ? /** @type {{browser: typeof chrome}} */ (/** @type {unknown} */ (globalThis)).browser
    : chrome;
  scope[READY] ??= import(runtime.getURL("content/main.js")).then(({ start }) => start());
  return scope[READY];
})();

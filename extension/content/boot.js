// Brings the content script's modules into a page, once. Injected scripts can't be modules
// themselves; what they import can. The promise is the result of the injection, so whoever
// injects knows that the page can be asked from then on.
(() => {
  const scope = /** @type {{clauselightReady?: Promise<void>, browser?: typeof chrome}} */ (
    globalThis
  );
  const { runtime } = scope.browser ?? chrome;
  scope.clauselightReady ??= import(runtime.getURL("content/main.js")).then(({ start }) => start());
  return scope.clauselightReady;
})();

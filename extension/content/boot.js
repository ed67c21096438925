// Brings the content script's modules into a page, once. Injected scripts can't be modules
// themselves; what they import can. The promise is the result of the injection, so whoever
// injects knows that the page can be asked from then on.
globalThis.clauselightReady ??= (() => {
  const api = globalThis.browser ?? globalThis.chrome;
  return import(api.runtime.getURL("content/main.js")).then(({ start }) => start());
})();
globalThis.clauselightReady.then(() => true);

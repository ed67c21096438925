// Always-on: tells the background where a page's address, title or first heading names terms. It
// does nothing else and listens to nothing, except that a page which is loaded ahead waits to be shown.
(() => {
  const scope = /** @type {Record<symbol, import("./naming.js").Names>} */ (
    /** @type {unknown} */ (globalThis)
  );
  const { kindOf } = scope[Symbol.for("clauselight-names")];

  /** Longest title, heading or address that is looked at, in UTF-16 code units. */
  const LONGEST = 200;

  // What a page gives a name may stand in the place of the document's own properties.
  /** @param {string} selector */
  const textOf = (selector) => {
    const element = Document.prototype.querySelector.call(document, selector);
    return element?.textContent?.trim() ?? "";
  };

  const path = location.pathname.replace(/[&+]/g, " ");
  const address = new URLSearchParams(`path=${path}`).get("path") ?? "";
  const told = [address, textOf("head title"), textOf("h1")];
  if (told.every((text) => kindOf(text.slice(0, LONGEST)) === null)) return;

  const { runtime } = Object.hasOwn(globalThis, "browser")
    ? /** @type {{browser: typeof chrome}} */ (/** @type {unknown} */ (globalThis)).browser
    : chrome;
  const tell = () => {
    /** @type {keyof import("../shared/messages.js").ToBackground} */
    const type = "page/named";
    runtime
      .sendMessage({ type, at: location.href })
      .catch((/** @type {unknown} */ error) => console.debug("clauselight:", error));
  };
  if (/** @type {{prerendering?: boolean}} */ (document).prerendering !== true) tell();
  else document.addEventListener("prerenderingchange", tell, { once: true });
})();

/**
 * What can be seen of a surface by script. Everything here runs in the page that is looked at, so each
 * function stands alone.
 */

/**
 * Text that is cut off, that leaves its box or the window, or that lies on other text.
 * @param {string | null} host Selector of the element in whose open shadow root the surface lies; null for
 *   the page itself.
 * @returns {string[]}
 */
export function layoutFaults(host) {
  const root = host === null ? document : document.querySelector(host)?.shadowRoot;
  if (!root) return [`nothing at ${host}`];
  /** @type {Set<string>} */
  const faults = new Set();
  const name = (/** @type {Element} */ element) => {
    const { id, classList, localName } = element;
    const text = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${localName}${id ? `#${id}` : ""}${[...classList].map((one) => `.${one}`).join("")} “${text}”`;
  };
  const isSeen = (/** @type {Element} */ element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // For screen readers alone: a box of one pixel.
  const isUnseen = (/** @type {Element | null} */ element) => {
    for (let at = element; at; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect();
      if (getComputedStyle(at).position === "absolute" && (width <= 1 || height <= 1)) return true;
    }
    return false;
  };
  const page = document.documentElement;
  if (host === null && page.scrollWidth > page.clientWidth)
    faults.add(`the page is ${page.scrollWidth} wide in a window of ${page.clientWidth}`);
  const elements = [...root.querySelectorAll("*")].filter((one) => one instanceof HTMLElement);
  for (const element of elements) {
    if (!isSeen(element) || isUnseen(element)) continue;
    const { overflowX, overflowY, display, webkitLineClamp } = getComputedStyle(element);
    if (display.startsWith("inline") && display !== "inline-block") continue;
    if (
      ["HTML", "BODY", "IFRAME", "TEXTAREA", "SELECT", "INPUT", "PROGRESS"].includes(
        element.tagName,
      )
    )
      continue;
    const hasText = (element.textContent ?? "").trim() !== "";
    const isWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    if (hasText && isWide && overflowX !== "visible")
      faults.add(
        `${name(element)} is cut off at its side: ${element.scrollWidth} in ${element.clientWidth}`,
      );
    // A clamped quote is meant to end early, and says so by its dots.
    const isCut = ["hidden", "clip"].includes(overflowY) && webkitLineClamp === "none";
    if (hasText && isCut && element.scrollHeight > element.clientHeight + 1)
      faults.add(
        `${name(element)} is cut off below: ${element.scrollHeight} in ${element.clientHeight}`,
      );
  }
  /** The nearest box that is taken out of the flow; only within one may no text lie on another. */
  const layerOf = (/** @type {Element} */ element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      if (at.matches(":popover-open, dialog")) return at;
      if (["fixed", "sticky", "absolute"].includes(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  /** Whether a box that cuts off what it holds leaves a line of text out. */
  const isOut = (/** @type {Element} */ element, /** @type {DOMRect} */ line) => {
    const middle = line.top + line.height / 2;
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const { top, bottom } = at.getBoundingClientRect();
      const cuts = getComputedStyle(at).overflowY !== "visible" && at !== document.body;
      if (cuts && (middle < top || middle > bottom)) return true;
    }
    return false;
  };
  const blockOf = (/** @type {Element} */ element) => {
    let at = element;
    while (at.parentElement && ["inline", "contents"].includes(getComputedStyle(at).display))
      at = at.parentElement;
    return at;
  };
  /** @type {{element: Element, layer: Element | null, box: DOMRect}[]} */
  const lines = [];
  for (const element of elements) {
    if (!isSeen(element) || isUnseen(element)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || (node.textContent ?? "").trim() === "") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1 || isOut(element, box)) continue;
        lines.push({ element, layer: layerOf(element), box });
        const block = blockOf(element).getBoundingClientRect();
        if (box.left < block.left - 1 || box.right > block.right + 1)
          faults.add(`${name(element)} leaves its box`);
        if (box.left < -1 || box.right > innerWidth + 1)
          faults.add(`${name(element)} reaches beyond the window`);
      }
    }
  }
  lines.sort((a, b) => a.box.top - b.box.top);
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if (one.element === other.element || one.layer !== other.layer) continue;
      const across =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (across > 2 && down > Math.min(one.box.height, other.box.height) / 2)
        faults.add(`${name(one.element)} and ${name(other.element)} lie on each other`);
    }
  }
  return [...faults];
}

/**
 * What the browser draws in its own style, where the extension has one.
 * @param {string | null} host As of {@link layoutFaults}.
 * @returns {string[]}
 */
export function styleFaults(host) {
  const root = host === null ? document : document.querySelector(host)?.shadowRoot;
  if (!root) return [`nothing at ${host}`];
  /** @type {Set<string>} */
  const faults = new Set();
  const sheets = [...root.styleSheets, ...root.adoptedStyleSheets];
  if (sheets.length === 0 || sheets.some(({ cssRules }) => cssRules.length === 0))
    faults.add("a sheet of styles is missing or empty");
  const body = host === null ? document.body : root.querySelector(".card, .rail");
  if (!body) return ["nothing is drawn"];
  // What Chromium gives to what is typed in and pressed.
  const UNSTYLED = ["Arial", "monospace"];
  for (const control of root.querySelectorAll("button, input, select, textarea, summary, a")) {
    if (!control.checkVisibility() || control.matches("button:empty")) continue;
    const style = getComputedStyle(control);
    const what = `${control.localName} “${(control.textContent ?? "").trim().slice(0, 40)}”`;
    const isTyped = !control.matches("[type=checkbox], [type=radio], [type=file]");
    if (isTyped && UNSTYLED.includes(style.fontFamily))
      faults.add(`${what} has the browser's letters`);
    if (control.matches("[type=file]:not(.unseen)"))
      faults.add(`${what} has the browser's button, in the browser's language`);
    if (["outset", "inset"].includes(style.borderTopStyle))
      faults.add(`${what} has the browser's edge`);
    const isForced = matchMedia("(forced-colors: active)").matches;
    if (
      !isForced &&
      ["rgb(0, 0, 238)", "rgb(158, 158, 255)"].includes(style.color) &&
      control.matches("a")
    )
      faults.add(`${what} has the browser's colour`);
  }
  const grounds = [body, document.documentElement].map((e) => getComputedStyle(e).backgroundColor);
  if (host === null && grounds.every((ground) => ground === "rgba(0, 0, 0, 0)"))
    faults.add("the page has no ground of its own");
  return [...faults];
}

/**
 * English on a surface in another language: texts that are as the English ones, and sentences with words
 * that no other of the languages has. What a document says stays in its own language and is passed over.
 * @param {string | null} host As of {@link layoutFaults}.
 * @param {string[]} texts English texts that read otherwise in the language.
 * @param {string[]} patterns The same with values in them, as regular expressions.
 * @returns {string[]}
 */
export function englishLeft(host, texts, patterns) {
  const root = host === null ? document : document.querySelector(host)?.shadowRoot;
  if (!root) return [`nothing at ${host}`];
  const known = new Set(texts);
  const shapes = patterns.map((pattern) => new RegExp(pattern, "u"));
  const words = /\b(?:the|you|your|they|their|this|these|which|with|what|from|are|of|to)\b/giu;
  const isEnglish = (/** @type {string} */ text) =>
    known.has(text) ||
    shapes.some((shape) => shape.test(text)) ||
    (text.match(words)?.length ?? 0) >= 3;
  /** @type {Set<string>} */
  const faults = new Set();
  for (const element of root.querySelectorAll("*")) {
    if (
      element.closest(
        "blockquote, q, textarea, style, script, del, ins, [lang]:not(html), [dir=auto]",
      )
    )
      continue;
    if (!element.checkVisibility()) continue;
    const told = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent ?? "");
    for (const attribute of ["aria-label", "title", "placeholder", "alt"])
      told.push(element.getAttribute(attribute) ?? "");
    for (const text of told.map((one) => one.trim().replace(/\s+/g, " ")))
      if (text !== "" && isEnglish(text)) faults.add(`in English: “${text.slice(0, 90)}”`);
  }
  return [...faults];
}

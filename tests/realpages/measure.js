/**
 * Measures inside a page: what of it the extension's own extraction reads.
 */

/**
 * @typedef {object} Measured
 * @property {number} characters That were read.
 * @property {number} covered Share of the characters of visible prose that were read, 0 to 1.
 * @property {string[]} missed Lines of prose that were not.
 * @property {string[]} leaked Lines of menus that were.
 */

/**
 * Runs in the page, in its own world: takes nothing from outside but its argument.
 * @param {string} module Address of the extraction module, of the page's own origin.
 * @returns {Promise<Measured>}
 */
export async function measure(module) {
  /** Fewest characters of a line that counts as prose rather than as a control. */
  const PROSE = 80;
  const FURNITURE =
    "nav, header, footer, [role=navigation], [role=menu], [role=banner], [role=contentinfo]";
  const bare = (/** @type {string} */ text) => text.replace(/\s+/g, "");

  const { extract } = await import(module);
  const steps = extract(document);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { text, segments } = step.value;

  const read = bare(text);
  const main = /** @type {HTMLElement} */ (
    document.querySelector("main, [role=main], article") ?? document.body
  );
  const lines = main.innerText.split("\n").filter((line) => line.trim().length >= PROSE);
  const missed = lines.filter((line) => !read.includes(bare(line)));
  const length = (/** @type {string[]} */ all) => all.reduce((sum, line) => sum + line.length, 0);

  /** @type {Set<string>} */
  const leaked = new Set();
  for (const { node } of segments) {
    const region = node.parentElement?.closest(FURNITURE);
    if (region && !region.closest("main, article, [role=main]")) leaked.add(node.data.trim());
  }
  return {
    characters: text.length,
    covered: lines.length === 0 ? 1 : 1 - length(missed) / length(lines),
    missed: missed.map((line) => line.trim()),
    leaked: [...leaked],
  };
}

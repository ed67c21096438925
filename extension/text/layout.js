/**
 * From the pieces of text on a PDF's pages to paragraphs: pure functions. A PDF says where glyphs
 * stand and nothing of paragraphs, headings or lists.
 */

/** @typedef {import("../core/contract.js").Block} Block */

/**
 * @typedef {object} Item A piece of text as pdf.js gives it; distances in points, upwards.
 * @property {string} str
 * @property {number[]} transform The last two numbers are where its baseline begins.
 * @property {number} width
 * @property {number} height Of its font.
 */

/**
 * @typedef {object} Line
 * @property {string} text
 * @property {number} x
 * @property {number} y
 * @property {number} end Where it ends.
 * @property {number} right Where the longest line of its column ends.
 * @property {number} size Height of its largest letters.
 */

/** Shift of the baseline, in letter heights, within which pieces stand on one line: raised marks do. */
const SAME_LINE = 0.5;

/** Height of a footnote's number, as a part of the letters' beside it: smaller ones are left out. */
const MARK = 0.75;

/** Gap between two pieces, in letter heights, from which a space parts them. */
const SPACE = 0.15;

/** Distance of two lines, as a part of the usual one, from which a paragraph ends between them. */
const APART = 1.25;

/** Difference of letter heights, as a part, from which two lines are of different kinds. */
const OTHER_SIZE = 0.08;

/** How far before the end of the longest line the next word must have fitted, in letter heights. */
const SLACK = 2;

/** Height of a heading's letters, as a part of the text's. */
const HEADING = 1.12;

/** Longest heading, in characters. */
const LONGEST_HEADING = 160;

/** Lines at either end of a page among which what stands on every page is looked for. */
const EDGE = 3;

/** Fewest pages on which a line stands that belongs to the page and not to the text. */
const FEWEST_PAGES = 3;

/** What an item of a list begins with. */
const MARKER = /^(?:[•●▪‣◦–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\d{1,2}(?:\.\d{1,2})*\.?)\s/iu;

/** What only an item of a list begins with. */
const BULLET = /^(?:[•●▪‣◦]|\(?(?:[a-z]|[ivx]{1,5})\))\s/iu;

/**
 * @param {Item[]} items Of one page, in the order of the file.
 * @returns {Line[]}
 */
export function linesOf(items) {
  /** @type {Line[]} */
  const lines = [];
  for (const { str, transform, width, height } of items) {
    const [x, y] = transform.slice(4);
    const size = height || Math.hypot(transform[2], transform[3]);
    const line = lines.at(-1);
    const together = line && Math.abs(line.y - y) < SAME_LINE * Math.max(line.size, size);
    if (str.trim() === "") {
      if (together && line.text !== "" && width > 0) line.text += " ";
      continue;
    }
    if (together && size < MARK * line.size && /^\s*\d{1,3}\s*$/.test(str)) continue;
    if (together && x >= line.x) {
      const gap = x - line.end > SPACE * size && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += (gap ? " " : "") + str;
      line.end = Math.max(line.end, x + width);
      line.size = Math.max(line.size, size);
    } else {
      lines.push({ text: str, x, y, end: x + width, right: 0, size });
    }
  }
  for (const line of lines) {
    line.text = line.text.replace(/\s+/gu, " ").trim();
    const column = lines.filter(({ x, end }) => x < line.end && end > line.x);
    line.right = Math.max(...column.map(({ end }) => end));
  }
  return lines;
}

/**
 * @param {Line[][]} pages
 * @returns {{text: string, blocks: Block[]}} Blocks in the order of the file, parted by line feeds.
 */
export function blocksOf(pages) {
  const lines = withoutEdges(pages).flat();
  const size = usual(lines.map((line) => [line.size, line.text.length]));
  const step = usual(
    lines.slice(1).map((line, at) => [lines[at].y - line.y, lines[at].y > line.y ? 1 : 0]),
  );
  const vocabulary = new Set(lines.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}]+/u)));
  /** @type {{kind: Pick<Block, "kind">, text: string}[]} */
  const parts = [];
  lines.forEach((line, at) => {
    const part = parts.at(-1);
    if (part && at > 0 && goesOn(lines[at - 1], line, step)) {
      part.text = joined(part.text, line.text, vocabulary);
    } else {
      parts.push({ kind: kindOf(line, size), text: line.text });
    }
  });
  /** @type {Block[]} */
  const blocks = [];
  let start = 0;
  for (const { kind, text } of parts) {
    blocks.push(/** @type {Block} */ ({ ...kind, start }));
    start += text.length + 1;
  }
  return { text: parts.map(({ text }) => text).join("\n"), blocks };
}

/**
 * The lines of each page without what stands on many of them: running titles, page numbers.
 * @param {Line[][]} pages
 */
function withoutEdges(pages) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const shape = (/** @type {Line} */ { text }) => text.replace(/\d+/g, "#");
  const edges = (/** @type {Line[]} */ lines) =>
    new Set([...lines.slice(0, EDGE), ...lines.slice(-EDGE)]);
  for (const lines of pages) {
    for (const text of new Set([...edges(lines)].map(shape)))
      seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const often = Math.max(FEWEST_PAGES, pages.length / 2);
  return pages.map((lines) => {
    const edge = edges(lines);
    return lines.filter((line) => !edge.has(line) || (seen.get(shape(line)) ?? 0) < often);
  });
}

/**
 * Whether a line goes on with the paragraph of the one before it.
 * @param {Line} last
 * @param {Line} line
 * @param {number} step Usual distance of two lines.
 */
function goesOn(last, line, step) {
  if (Math.abs(last.size - line.size) > OTHER_SIZE * last.size) return false;
  if (MARKER.test(line.text)) return false;
  const down = last.y - line.y;
  const ended = /[.:;!?]["'”’)]?$/u.test(last.text);
  // A new column or page begins higher up: the sentence decides there.
  if (down <= 0 || down > 4 * step) return !ended && /^\p{Ll}/u.test(line.text);
  if (down >= APART * step || (ended && line.x > last.x + line.size)) return false;
  // What a colon introduces begins on its own; the middle of a sentence does not.
  return /^\p{Ll}/u.test(line.text) || !(last.text.endsWith(":") || isShort(last, line));
}

/**
 * Whether a line ends though the first word of the next one would have fitted.
 * @param {Line} last
 * @param {Line} line
 */
function isShort(last, line) {
  const letter = (line.end - line.x) / line.text.length;
  const word = letter * line.text.split(" ", 1)[0].length;
  return last.end + word + SLACK * line.size < last.right;
}

/**
 * @param {Line} line
 * @param {number} size Of the text's letters.
 * @returns {any} The kind of block that it begins.
 */
function kindOf(line, size) {
  if (line.size >= HEADING * size && line.text.length <= LONGEST_HEADING) {
    return { kind: "heading", level: line.size >= 1.5 * size ? 1 : 2 };
  }
  if (BULLET.test(line.text)) return { kind: "list-item", depth: 1 };
  return { kind: "paragraph" };
}

/**
 * Two lines of one paragraph as one. A hyphen at the end of a line goes where the document has the
 * word without it.
 * @param {string} text
 * @param {string} more
 * @param {Set<string>} vocabulary
 */
function joined(text, more, vocabulary) {
  const first = /(\p{L}+)[-\u00ad]$/u.exec(text)?.[1];
  const second = /^\p{Ll}+/u.exec(more)?.[0];
  if (!first || !second) return `${text} ${more}`;
  const whole = vocabulary.has((first + second).toLowerCase()) || text.endsWith("\u00ad");
  return whole ? text.slice(0, -1) + more : text + more;
}

/**
 * The value that most of the weight has, to a tenth.
 * @param {[value: number, weight: number][]} values
 */
function usual(values) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const [value, weight] of values) {
    const tenth = Math.round(value * 10) / 10;
    weights.set(tenth, (weights.get(tenth) ?? 0) + weight);
  }
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0];
}

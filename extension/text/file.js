/**
 * From a file that a person hands over to what it says: the ending decides how it is read.
 */

/**
 * @typedef {object} Handed What was handed over, as far as it can be told without drawing it.
 * @property {string} title
 * @property {string} text What it says; of markup, the words without their order on the screen.
 * @property {number} [pictures] Pages of it that hold no text, and were not read.
 * @property {HTMLElement} [body] The markup.
 * @property {import("../core/contract.js").Block[]} [blocks]
 */

/** @typedef {"kind" | "large" | "empty" | "locked" | "broken" | "scanned"} Refusal */

/** Why a file can't be read; `reason` names the message that says so. */
export class RefusedFile extends Error {
  /** @param {Refusal} reason */
  constructor(reason) {
    super(`the file can't be read: ${reason}`);
    this.name = "RefusedFile";
    this.reason = reason;
  }
}

/** Largest file, in bytes: what the core takes as text, and far beyond any terms. */
const LARGEST = 64 * 1024 * 1024;

/** How each ending is read. @type {Record<string, (bytes: Uint8Array, title: string) => Promise<Handed>>} */
const READERS = {
  txt: async (bytes, title) => ({ title, text: decode(bytes) }),
  html: async (bytes, title) => markup(decode(bytes), title),
  md: markdown,
  // Loaded where there is a PDF to read, and nowhere else.
  pdf: async (bytes, title) => (await import("./pdf.js")).readPdf(bytes, title),
};

/** Other endings of the same. @type {Record<string, string>} */
const ALIASES = { htm: "html", xhtml: "html", markdown: "md", text: "txt" };

/**
 * @param {File} file
 * @returns {Promise<Handed>}
 * @throws {RefusedFile}
 */
export async function readFile(file) {
  const [, title = file.name, ending = ""] = /^(.*)\.([^.]*)$/.exec(file.name) ?? [];
  const name = ending.toLowerCase();
  const read = READERS[ALIASES[name] ?? name];
  if (!read) throw new RefusedFile("kind");
  if (file.size > LARGEST) throw new RefusedFile("large");
  const handed = await read(new Uint8Array(await file.arrayBuffer()), title);
  if (handed.text.trim() === "") throw new RefusedFile("empty");
  return handed;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} title
 * @returns {Promise<Handed>}
 */
async function markdown(bytes, title) {
  const { marked } = await import("./marked.js");
  return markup(await marked.parse(decode(bytes), { async: true, gfm: true }), title);
}

/** What loads something, leads elsewhere or runs, with what is in it. */
const ACTIVE = "script, style, link, meta, base, iframe, frame, frameset, object, embed, template";

/**
 * HTML without what would ask for anything: the sheet's frame runs no script and its policy loads
 * nothing, and names of hosts are not even looked up.
 * @param {string} source
 * @param {string} title Where the document has none of its own.
 * @returns {Handed}
 */
export function markup(source, title) {
  const parsed = new DOMParser().parseFromString(source, "text/html");
  for (const element of parsed.querySelectorAll(ACTIVE)) element.remove();
  const { body, title: own } = parsed;
  return { title: own.trim() || title, text: body.textContent ?? "", body };
}

/**
 * Text of bytes: in the encoding that their first bytes tell, in UTF-8 where they are that, else in
 * the encoding that older files of Western languages have.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : null;
  const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : marked;
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8, which is no failure.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

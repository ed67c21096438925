/**
 * Reads a PDF's text by pdf.js, which runs in a worker of its own. Pictures of text are not read.
 */

import * as pdfjs from "./pdfjs/pdf.mjs";
import { RefusedFile } from "./file.js";
import { blocksOf, linesOf } from "./layout.js";

pdfjs.GlobalWorkerOptions.workerSrc = new URL("./pdfjs/pdf.worker.mjs", import.meta.url).href;

/** Why a file is refused, by the name of the exception of pdf.js. @type {Record<string, import("./file.js").Refusal>} */
const REFUSALS = { PasswordException: "locked", InvalidPDFException: "broken" };

/**
 * @param {Uint8Array} bytes
 * @param {string} title Where the document has none of its own.
 * @returns {Promise<import("./file.js").Handed>}
 * @throws {RefusedFile}
 */
export async function readPdf(bytes, title) {
  const task = pdfjs.getDocument({
    data: bytes,
    useSystemFonts: true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
  });
  try {
    const file = await task.promise;
    /** @type {import("./layout.js").Line[][]} */
    const pages = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.flatMap((item) => ("str" in item ? [item] : []))));
      page.cleanup();
    }
    const pictures = pages.filter((lines) => lines.length === 0).length;
    if (pictures === pages.length) throw new RefusedFile("scanned");
    const { info } = await file.getMetadata();
    const told = /** @type {{Title?: string}} */ (info).Title?.trim();
    return { ...blocksOf(pages), pictures, title: told || title };
  } catch (error) {
    const reason = error instanceof Error ? REFUSALS[error.name] : undefined;
    throw reason ? new RefusedFile(reason) : error;
  } finally {
    await task.destroy();
  }
}

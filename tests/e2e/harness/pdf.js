/**
 * Made-up PDF documents: text in one of the fonts that every reader has, a line at a time.
 */

/** Distance of two lines and the letters' height, in points. */
const STEP = 14;
const SIZE = 11;

/** Where a page's first line stands, from below. */
const TOP = 780;

/** Longest line, in characters. */
const WIDTH = 88;

/**
 * @param {string} text
 * @returns {string[]} Its lines, wrapped between words.
 */
export function wrapped(text) {
  /** @type {string[]} */
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

/**
 * A PDF, its pages given as lines; an empty line leaves a gap.
 * @param {string[][]} pages Lines of ASCII.
 * @param {string} title
 * @returns {string} The file; each character is one byte.
 */
export function pdf(pages, title) {
  const parts = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title (${escaped(title)}) >>`,
  ];
  for (const [at, lines] of pages.entries()) {
    const shown = lines.map((line) => `(${escaped(line)}) Tj 0 -${STEP} Td`).join("\n");
    const content = `BT /F1 ${SIZE} Tf 60 ${TOP} Td\n${shown}\nET`;
    parts.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = "%PDF-1.4\n";
  const offsets = parts.map((part, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${part}\nendobj\n`;
    return String(offset).padStart(10, "0");
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join("");
  const size = parts.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\()]/g, "\\$&");
}

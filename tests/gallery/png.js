/**
 * Pictures of an interface made small: it has few colours, so each pixel becomes a number in a palette
 * (PNG, Portable Network Graphics, third edition, sections 11.2 and 12).
 */

import { crc32, deflateSync } from "node:zlib";

/** Most colours of a palette. */
const MOST = 256;

/**
 * The pixels of a picture, decoded by the browser.
 * @param {import("puppeteer-core").Page} page A page to do it in.
 * @param {string} png In Base64.
 * @returns {Promise<{width: number, height: number, pixels: Buffer}>} Four bytes a pixel.
 */
async function decoded(page, png) {
  const { width, height, bytes } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = "";
    for (let at = 0; at < data.length; at += 32_768)
      text += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: image.width, height: image.height, bytes: btoa(text) };
  }, png);
  return { width, height, pixels: Buffer.from(bytes, "base64") };
}

/**
 * The colours that stand for all others: the most frequent ones that differ enough from each other.
 * @param {Map<number, number>} counts How often each colour stands.
 */
function palette(counts) {
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  for (let least = 0; ; least += 1) {
    /** @type {number[]} */
    const chosen = [];
    for (const colour of byCount) {
      if (chosen.length > MOST) break;
      if (chosen.every((other) => distance(colour, other) > least * least)) chosen.push(colour);
    }
    if (chosen.length <= MOST) return chosen;
  }
}

/**
 * The square of the distance of two colours.
 * @param {number} a Red, green and blue in one number.
 * @param {number} b
 */
function distance(a, b) {
  const [red, green, blue] = [16, 8, 0].map((by) => ((a >> by) & 255) - ((b >> by) & 255));
  return red * red + green * green + blue * blue;
}

/**
 * A picture with at most 256 colours.
 * @param {import("puppeteer-core").Page} page A page to decode it in.
 * @param {string} png In Base64, opaque.
 * @returns {Promise<Buffer>} A PNG file.
 */
export async function small(page, png) {
  const { width, height, pixels } = await decoded(page, png);
  const colours = Array.from({ length: width * height }, (_, at) => pixels.readUIntBE(at * 4, 3));
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const chosen = palette(counts);
  /** @type {Map<number, number>} Number in the palette, by colour. */
  const nearest = new Map();
  for (const colour of counts.keys()) {
    let best = 0;
    for (const [at, other] of chosen.entries())
      if (distance(colour, other) < distance(colour, chosen[best])) best = at;
    nearest.set(colour, best);
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of colours.entries())
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = nearest.get(colour) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(chosen.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("PLTE", table),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

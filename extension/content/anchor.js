/**
 * From offsets in the extracted text back to places in the page. Pure but for reading text nodes.
 */

import { documentOf, rangeIn } from "./dom.js";

/** @typedef {import("./extract.js").Segment} Segment */
/** @typedef {{node: Text, start: number, end: number}} Place Characters of one text node. */

/**
 * The places that a part of the text comes from, or null where the page no longer says what it
 * said when it was read: then nothing may be highlighted.
 * @param {string} text
 * @param {Segment[]} segments
 * @param {number} start UTF-16 code units, as in reports.
 * @param {number} end
 * @returns {Place[] | null}
 */
export function placesOf(text, segments, start, end) {
  /** @type {Place[]} */
  const places = [];
  for (let at = firstSegment(segments, start); at < segments.length; at += 1) {
    const segment = segments[at];
    if (segment.textStart >= end) break;
    const from = Math.max(start, segment.textStart);
    const to = Math.min(end, segment.textStart + segment.length);
    const nodeFrom = segment.nodeStart + from - segment.textStart;
    const nodeTo = nodeFrom + to - from;
    const said = inkOf(segment.node);
    if (said === null || !sameInk(said.slice(nodeFrom, nodeTo), text.slice(from, to))) return null;
    const last = places.at(-1);
    // Collapsed white space between two words of one node does not part a place.
    if (last?.node === segment.node && isSpace(said.slice(last.end, nodeFrom))) {
      last.end = nodeTo;
    } else {
      places.push({ node: segment.node, start: nodeFrom, end: nodeTo });
    }
  }
  return places.length > 0 ? places : null;
}

/**
 * Index of the first segment that reaches past `offset`.
 * @param {Segment[]} segments
 * @param {number} offset
 */
function firstSegment(segments, offset) {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { textStart, length } = segments[middle];
    if (textStart + length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a text node says; null once it has left the page.
 * @param {Text} node
 * @returns {string | null}
 */
function inkOf(node) {
  try {
    return node.isConnected ? node.data : null;
  } catch {
    // Firefox makes what belonged to a removed frame a dead object, any use of which throws.
    return null;
  }
}

/**
 * A tab or line feed of the page stands as a space in the text.
 * @param {string} ours
 * @param {string} theirs
 */
function sameInk(ours, theirs) {
  return ours === theirs || ours.replace(/[ \t\n\r\f]/g, " ") === theirs;
}

/** @param {string} text */
function isSpace(text) {
  return /^[ \t\n\r\f]*$/.test(text);
}

/**
 * A live range over one place.
 * @param {Place} place
 * @returns {Range}
 */
export function rangeOf(place) {
  const range = rangeIn(/** @type {Document} */ (documentOf(place.node)));
  range.setStart(place.node, place.start);
  range.setEnd(place.node, place.end);
  return range;
}

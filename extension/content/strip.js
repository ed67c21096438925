/**
 * How wide the rail is, and where keys lead on it. Pure.
 */

/** Width of the rail, and the least that it takes where there is no room, in pixels. */
export const WIDTH = 20;
const LEAST = 4;

/**
 * Room for the rail between text and the window's edge.
 * @param {number[]} edges Where lines end, in pixels.
 * @param {number} edge Of the window.
 */
export function roomBeside(edges, edge) {
  const text = Math.max(0, ...edges.filter((right) => right <= edge));
  return Math.floor(Math.min(WIDTH, Math.max(LEAST, edge - text)));
}

/**
 * Where a key leads from one of some buttons.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 * @returns {number | null} Null where it leads nowhere.
 */
export function stepTo(key, at, count) {
  if (count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowDown" || key === "ArrowRight") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp" || key === "ArrowLeft") return Math.max(at - 1, 0);
  return null;
}

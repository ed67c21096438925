/**
 * How long something takes, and what many measurements say together.
 */

import { performance } from "node:perf_hooks";

/** By the clock: what a person waits. @param {() => unknown} work */
export function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What the process computes, its compiling and collecting beside it too, whatever else the machine does. @param {() => unknown} work */
export function computing(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param {number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** @param {string} name @param {number} value */
export function ratio(name, value) {
  console.log(`ratio ${name} ${value.toFixed(2)}`);
}

/** A number of characters as it is read best. @param {number} length */
export function told(length) {
  return length < 1_000_000 ? `${length / 1000}KB` : `${length / 1_000_000}MB`;
}

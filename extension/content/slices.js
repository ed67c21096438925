/**
 * Runs a long task in slices, so that the page stays responsive.
 */

/** Longest slice, in milliseconds: a quarter of what a person notices. */
const SLICE = 12;

/**
 * Runs a generator to its end, letting the page work between slices.
 * @template T
 * @param {Generator<number, T, void>} task
 * @param {AbortSignal} signal
 * @param {(done: number) => void} progress Called between slices with what the task yielded.
 * @returns {Promise<T>}
 */
export async function inSlices(task, signal, progress) {
  let end = performance.now() + SLICE;
  for (;;) {
    signal.throwIfAborted();
    const step = task.next();
    if (step.done) return step.value;
    if (performance.now() >= end) {
      progress(step.value);
      await nextTask();
      end = performance.now() + SLICE;
    }
  }
}

/** @returns {Promise<void>} Settles in a task of its own, after input has been handled. */
export function nextTask() {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

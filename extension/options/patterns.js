/**
 * Options: words and patterns that the person watches for. The core says what a pattern is.
 */

import { send } from "../shared/messages.js";
import { words } from "../shared/platform.js";
import { MOST_PATTERNS } from "../shared/settings.js";
import { entriesPart } from "./entries.js";
import { patternTrial } from "./trial.js";

/**
 * @param {() => string[]} kept The patterns in force.
 * @param {(pattern: string, wanted: boolean) => void} change
 * @returns {import("./parts.js").Part}
 */
export function patternsPart(kept, change) {
  return entriesPart({
    id: "patterns",
    field: "patterns",
    meant: (typed) => typed.trim(),
    async fault(typed) {
      if (kept().length >= MOST_PATTERNS) return words("patternsFull", MOST_PATTERNS);
      return patternFault(typed);
    },
    change,
    trial: patternTrial(),
  });
}

/**
 * What is wrong with a pattern, as the core says it.
 * @param {string} pattern
 * @returns {Promise<string | null>} Null for nothing.
 */
export async function patternFault(pattern) {
  const answer = await send("core/pattern", { pattern });
  if (!answer) return words("noAnswerWhat");
  return answer.fault === null ? null : words("patternsFault", answer.fault);
}

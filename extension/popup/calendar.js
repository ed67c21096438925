/**
 * A deadline as a calendar file: iCalendar, RFC 5545. Pure functions.
 */

/**
 * @typedef {object} Entry
 * @property {string} uid The same for the same deadline, so that a second import changes the first.
 * @property {string} summary What is to be done.
 * @property {string} description
 * @property {string} [url] Address of the document.
 * @property {Date} last The last day, in the person's own time.
 * @property {number} alarmDays Days before it on which the calendar reminds.
 */

/** Octets that a line may have, its end not counted (section 3.1). */
const LONGEST_LINE = 75;

/**
 * An all-day event on the last day, with a reminder some days before.
 * @param {Entry} entry
 * @param {Date} now When the file is made.
 * @returns {string}
 */
export function calendarFile({ uid, summary, description, url, last, alarmDays }, now) {
  const next = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Clauselight//Clauselight//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${escapedText(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${day(last)}`,
    // The end of an all-day event is the day after it (section 3.6.1).
    `DTEND;VALUE=DATE:${day(next)}`,
    `SUMMARY:${escapedText(summary)}`,
    `DESCRIPTION:${escapedText(description)}`,
    ...(url !== undefined && URL.canParse(url) ? [`URL:${new URL(url).href}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapedText(summary)}`,
    `TRIGGER:-P${alarmDays}D`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * A value of type TEXT (section 3.3.11); of control characters only line feeds and tabs are allowed.
 * @param {string} text
 * @returns {string}
 */
export function escapedText(text) {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n")
  );
}

/**
 * A line, folded so that no part of it is too long in UTF-8; no character is torn (section 3.1).
 * @param {string} line
 * @returns {string}
 */
export function folded(line) {
  const encoder = new TextEncoder();
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST_LINE) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/**
 * A day as a value of type DATE.
 * @param {Date} date
 */
function day(date) {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, "0")).join("");
}

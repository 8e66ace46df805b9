// A link to a stretch of words, and whether they still stand. The same as jiaokan/cite/selection.py. No DOM here.
// What it reads by is made from that module.
import * as table from "../tables/cite.js";

const MARKS = new Set(table.CLAUSE_MARKS);
const UNQUOTED = new Set(table.UNQUOTED);
const LINE = new RegExp(table.LINE);

/** The blocks of an edition: {anchor, type, text}. */
export function parse(edition) {
  return edition.split("\n").map((line) => LINE.exec(line)).filter(Boolean).map(([, marks, text, anchor, type]) => ({
    anchor, type: type ?? (marks ? "heading" : "paragraph"), text: text.replace(/\\(.)/g, (_, char) => (char === "n" ? "\n" : char)),
  }));
}

/** The first hexadecimal digits of the SHA-256 of the words. */
export async function digest(words) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, table.DIGEST_CHARACTERS);
}

/** The link to `length` code points from `start` on, counted from the block `first`; one line break counts between two blocks. */
export async function selectionLink(page, blocks, first, start, length) {
  const text = [...textFrom(blocks, first)];
  const words = text.slice(start, start + length).join("");
  const within = text.slice(0, start + length).filter((char) => char === "\n").length + 1;
  const plain = blocks.slice(first, first + within).every(({ type }) => !UNQUOTED.has(type));
  const directive = plain ? fragment(textFrom(blocks, 0), text, start, Math.min(start + length, text.length)) : "";
  return `${page}?c=${start}.${length}.${await digest(words)}#${blocks[first].anchor}${directive && `:~:text=${directive}`}`;
}

export const textFrom = (blocks, first) => blocks.slice(first).map(({ text }) => text).join("\n");

/** Where the words with this digest stand in a text of code points: at `start`, else anywhere before `limit`, else -1. */
export async function place(text, start, length, wanted, limit) {
  for (const at of [start, ...Array(limit).keys()]) {
    if (at + length <= text.length && await digest(text.slice(at, at + length).join("")) === wanted) return at;
  }
  return -1;
}

function fragment(everything, text, start, end) {
  while (start < end && MARKS.has(text[start])) start++;
  while (end > start && MARKS.has(text[end - 1])) end--;
  if (start === end) return "";
  [start, end] = [back(text, start), on(text, end)];
  const words = text.slice(start, end).join("");
  if (end - start <= table.WHOLE_QUOTE_CHARACTERS && !words.includes("\n")) return unique(everything, text, start, end, [words]);
  const head = Math.min(on(text, Math.min(start + table.LEAST_CLAUSE_CHARACTERS, end)), lineEnd(text, start));
  const tail = Math.max(back(text, Math.max(end - table.LEAST_CLAUSE_CHARACTERS, start)), text.lastIndexOf("\n", end - 1) + 1);
  return unique(everything, text, start, end, head >= tail ? [words] : [text.slice(start, head).join(""), text.slice(tail, end).join("")]);
}

/** The directive, with the clause before, or else the one after, if its first words stand more than once. */
function unique(everything, text, start, end, parts) {
  let before = "", after = "";
  if (everything.split(parts[0]).length > 2) {
    const line = start ? text.lastIndexOf("\n", start - 1) + 1 : 0;
    let edge = start;
    while (edge > line && MARKS.has(text[edge - 1])) edge--;
    if (edge > line) before = text.slice(back(text, edge), start).join("");
    else {
      const stop = lineEnd(text, end);
      for (edge = end; edge < stop && MARKS.has(text[edge]);) edge++;
      if (edge < stop) after = text.slice(end, on(text, edge)).join("");
    }
  }
  return [...(before ? [`${encode(before)}-`] : []), ...parts.map(encode), ...(after ? [`-${encode(after)}`] : [])].join(",");
}

function back(text, at) {
  while (at > 0 && !MARKS.has(text[at - 1])) at--;
  return at;
}

function on(text, at) {
  while (at < text.length && !MARKS.has(text[at])) at++;
  return at;
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

const encode = (text) => encodeURIComponent(text).replaceAll("-", "%2D");

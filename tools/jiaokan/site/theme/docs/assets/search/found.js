// Sees on the text whether terms stand in it, and where. The same as jiaokan/search/found.py. No DOM here.
import { TITLE } from "./ranking.js";
import { find } from "./text.js";

// Passages of one document that are shown at once
export const SHOWN = 3;
// Files of texts that are read to show one document
export const MOST_STRETCHES = 3;

/** Read as much of a document as tells whether the terms stand in it, and the passages that show it; most: files to read. */
export async function see(index, { terms, exact, most: weight }, hit, most) {
  most ??= hit.whole && !exact ? MOST_STRETCHES : 2;
  const read = new Map();
  const load = async (part) => { if (!read.has(part)) read.set(part, await index.stretch(hit.document, part)); };
  const row = async (number) => {
    const [part, first] = index.partOf(hit.document, number);
    await load(part);
    return read.get(part).passages[number - first];
  };
  const held = (text) => {
    const joined = index.units(text ?? "").join("");
    return terms.map(({ string }) => string).filter((string) => joined.includes(string));
  };
  const found = new Set(terms.filter(({ day, string }) => day && hit.candidates.get(string)?.length).map(({ string }) => string));
  let seen = [], unread = 0;
  for (const number of hit.passages()) {
    if (read.has(index.partOf(hit.document, number)[0]) || (read.size < most && !(exact && seen.length >= SHOWN))) {
      const [anchor, text, label = ""] = await row(number);
      const own = held(text);
      own.forEach((string) => found.add(string));
      seen.push({ number, anchor, text, label, found: own, marks: marks(index, text, terms, own) });
    } else unread++;
  }
  if (!read.size) await load(0);
  const [head] = read.values();
  const title = held(head.title);
  for (const own of [title, ...[head.number, head.note, head.also].flatMap((text) => (text ?? "").split("\n")).map(held)]) own.forEach((string) => found.add(string));
  for (const term of hit.placed ? [] : terms.filter(({ string }) => !found.has(string))) {
    const run = await across(index, begins(index, hit, term), term, row);
    if (!run.length) continue;
    found.add(term.string);
    seen = [...run, ...seen.filter(({ number }) => !run.some((other) => other.number === number))];
  }
  if (hit.numbered || hit.placed) terms.forEach(({ string }) => found.add(string));
  if (!hit.placed) seen.sort((a, b) => b.found.length - a.found.length);
  const holding = seen.filter((one) => one.found.length);
  const passages = unlike(holding.length ? holding : seen);
  const size = index.units(head.title).join("").length;
  const named = size && title.length === terms.length ? title.join("").length / size : 0;
  const missing = terms.filter(({ string }) => !found.has(string)).map(({ said }) => said);
  hit.whole = !missing.length;
  hit.seen = true;
  return {
    hit, head, passages, unread, missing, files: read.size, document: hit.document, whole: hit.whole, counted: exact || !unread,
    marks: find(index.places(head.title), title),
    score: hit.score + 3 * weight * ((terms.length ? found.size / terms.length : 1) + named),
  };
}

/** Where the terms stand; if none does, where pairs of them do. */
function marks(index, text, terms, held) {
  const pairs = () => terms.flatMap(({ units, exact }) => (exact ? [] : units.slice(1).map((unit, i) => units[i] + unit)));
  return find(index.places(text), held.length ? held : pairs());
}

/** The passages where a term may begin: those that hold its keys, and each one before such, whence it may run on into it. */
function begins(index, hit, { string }) {
  const places = hit.candidates.get(string) ?? index.passagesOf(hit.document);
  return [...new Set(places.flatMap((at) => [at - 1, at]))].filter((at) => at > TITLE).sort((a, b) => a - b);
}

/** The two passages through which a term runs on: where it begins, and the next, which goes on with it; one if it stands in that alone. */
async function across(index, begins, { string }, row) {
  for (const number of begins) {
    const rows = [await row(number), (await row(number + 1)) ?? ["", ""]];
    const units = rows.map(([, text]) => index.places(text));
    const [first, second] = units.map((list) => list.map(({ unit }) => unit).join(""));
    const both = first + second, at = both.indexOf(string), end = at + string.length;
    if (at < 0) continue;
    const parts = [both.slice(at, Math.min(end, first.length)), both.slice(Math.max(at, first.length), end)];
    return rows.flatMap(([anchor, text, label = ""], i) => (
      parts[i] ? { number: number + i, anchor, text, label, found: [string], marks: find(units[i], [parts[i]]).slice(...(i ? [0, 1] : [-1])) } : []
    ));
  }
  return [];
}

/** One of each anchor: the blocks of a guide page share that of their heading. */
const unlike = (seen) => seen.filter(({ anchor }, i) => !anchor || seen.findIndex((other) => other.anchor === anchor) === i);

// Text as search reads it: folded, cut into units, punctuation passed over. The same as jiaokan/search/units.py and number.py.
import { HAN, LETTER, LONGEST_WORD_CHARACTERS } from "../tables/text.js";

const UNIT = new RegExp(`[0-9]+|[${LETTER}]+|[${HAN}]`, "gu");
const IS_HAN = new RegExp(`^[${HAN}]`, "u");

/** Reads a file of the index from its beginning: numbers (LEB128), and stretches of bytes. */
export function reader(bytes) {
  let at = 0;
  const number = () => {
    let value = 0, scale = 1, byte;
    do { byte = bytes[at++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
    return value;
  };
  return { number, take: (size) => bytes.subarray(at, (at += size)), more: () => at < bytes.length };
}

const gb = new TextDecoder("gb18030"), utf8 = new TextDecoder();

/** Words as packing.py writes them: in GB 18030, or in UTF-8 behind a zero byte. */
export const decoded = (bytes) => (bytes[0] ? gb.decode(bytes) : utf8.decode(bytes).slice(1));

/** The folding table as index.py writes it: a Map from character to character. */
export function readFolding(bytes) {
  const { number } = reader(bytes);
  const steps = Array.from({ length: number() }, number);
  let old = 0, jump = 0;
  return new Map(steps.map((step) => {
    const turn = number();
    old += step;
    jump += turn % 2 ? -(turn + 1) / 2 : turn / 2;
    return [String.fromCodePoint(old), String.fromCodePoint(old + jump)];
  }));
}

/** A file of the index, unpacked. */
export async function unpacked(url) {
  const response = await fetch(url, { cache: url.includes("?") ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await new Response(response.body.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
}

/** The units of a text with the place of each: {unit, start, end}, offsets in the text as it stands (UTF-16). */
export function unitsOf(text, folding) {
  let folded = "";
  const at = [];
  let place = 0;
  for (const char of text) {
    const plain = folding.get(char) ?? char;
    for (let i = 0; i < plain.length; i++) at.push(place);
    folded += plain;
    place += char.length;
  }
  at.push(place);
  return Array.from(folded.matchAll(UNIT), ({ 0: found, index }) => ({
    unit: IS_HAN.test(found) ? found : ` ${found.slice(0, LONGEST_WORD_CHARACTERS)} `,
    start: at[index],
    end: at[index + found.length],
  }));
}

const isNumber = (unit) => /^ [0-9]/.test(unit);
const isYear = (unit) => /^ (19|20).. $/.test(unit);

/** What a document number is looked up by: the whole of it, and every year with its serial number. */
export function numberKeys(units) {
  const parts = units.slice(0, 64).filter((unit) => !"年第号".includes(unit))
    .map((unit) => (isNumber(unit) ? unit.replace(/^ 0+/, " ") : unit));
  if (!parts.some(isNumber)) return [];
  const serials = parts.flatMap((year, i) => (
    isYear(year) && isNumber(parts[i + 1] ?? "") && parts[i + 2] !== "月" ? year + parts[i + 1] : []
  ));
  return [...new Set([parts.join(""), ...serials.slice(0, 3)])].map((key) => `s#${key}`);
}

/** The places of each string of units in a text, none overlapping another: [[start, end], …] in order. */
export function find(units, strings) {
  const joined = units.map(({ unit }) => unit).join("");
  const first = new Map();
  let length = 0;
  units.forEach(({ unit }, i) => { first.set(length, i); length += unit.length; });
  first.set(length, units.length);
  const places = [];
  for (const string of strings) {
    for (let at = joined.indexOf(string); at >= 0; at = joined.indexOf(string, at + string.length)) {
      places.push([units[first.get(at)].start, units[first.get(at + string.length) - 1].end]);
    }
  }
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let last = 0;
  return places.filter(([start, end]) => start >= last && (last = end));
}

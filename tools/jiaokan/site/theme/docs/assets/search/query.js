// A query as terms, a term as keys. The same as jiaokan/search/query.py, days.py and question.py. No DOM here.
import { value } from "./numeral.js";
import { unitsOf } from "./text.js";

// Characters; what is beyond is not read
const LONGEST = 256;
// Each may cost a request, and is one bit of a passage's cover
const MOST_KEYS = 24;
const QUOTED = /[“"「『＂]([^“”"「」『』＂]*)[”"」』＂]/g;
const WIDE = "[\\u2e80-\\u9fff\\uff00-\\uffef、-〟“”‘’]";
const BLANKS = new RegExp(`(?<=${WIDE})\\s+(?=${WIDE})`, "g");
const YEAR = "(1[0-9]{3}|20[0-9]{2}|[〇○零一二三四五六七八九]{4})", FIGURE = "([0-9]{1,2}|[一二三四五六七八九十]{1,3})";
const DAY = new RegExp(`^(?:(?:${YEAR}[-/.年])?${FIGURE}[-/.月]${FIGURE}[日号]?|${YEAR}[-/.年]${FIGURE}月?|(1[0-9]{3}|20[0-9]{2})([01][0-9])([0-3][0-9]))$`);

export const short = (query) => Array.from(query).slice(0, LONGEST).join("");
export const fold = (string, folding) => Array.from(string, (char) => folding.get(char) ?? char).join("");
const unique = (list) => [...new Set(list)];
export const strings = (text, folding) => unitsOf(text, folding).map(({ unit }) => unit);

/** A day or month as 2025-03-24, --03-24, 2025-03; empty for other words. */
export function dayKey(words, folding) {
  const text = fold(words, folding), match = DAY.exec(text);
  if (!match) return "";
  let [, year, month, day, yearOfMonth, onlyMonth, ...packed] = match;
  if (packed[0]) [year, month, day] = packed;
  if (onlyMonth) [year, month] = [yearOfMonth, onlyMonth];
  else if (!year && !/月.*[日号]$/.test(text)) return "";
  const [of, on] = [month, day].map((part) => (part ? Number(value(part)) : 0));
  if (of < 1 || of > 12 || (day && (on < 1 || on > 31))) return "";
  const two = (number) => String(number).padStart(2, "0");
  return `${year ? String(value(year)).padStart(4, "0") : "-"}-${two(of)}${day ? `-${two(on)}` : ""}`;
}

function dayWords(key) {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)(?:-(\d\d))?$/.exec(key);
  return (year === "-" ? "" : `${year}年`) + `${Number(month)}月` + (day ? `${Number(day)}日` : "");
}

export function keysOf(units) {
  if (units.length === 1) return [(units[0][0] === " " ? "s" : "u") + units[0]];
  return unique(units.slice(1).map((unit, i) => `s${units[i]}${unit}`));
}

function term(said, exact, folding) {
  const day = exact ? "" : dayKey(said, folding);
  const units = strings(day ? dayWords(day) : said, folding);
  return { units, said: said.trim(), exact, day, string: units.join(""), keys: day ? [`s@${day}`] : units.length ? keysOf(units) : [] };
}

/** The terms, quoted ones first, each once. */
export function termsOf(query, folding) {
  const quoted = [];
  const rest = short(query).replace(QUOTED, (_, inner) => { quoted.push(inner); return " "; });
  const terms = [...quoted.map((said) => term(said, true, folding)), ...rest.split(/\s+/).map((said) => term(said, false, folding))];
  return terms.filter(({ units, string }, i) => units.length && terms.findIndex((other) => other.string === string) === i);
}

/** What a string says once the words that ask are left out. */
function told(string, { questions, silent }) {
  const asks = questions.split(" ").sort((a, b) => b.length - a.length);
  const parts = string.split(new RegExp(`是?(?:${asks.join("|")})`));
  if (parts.length === 1) return [string];
  const edge = new RegExp(`^[${silent}]+|[${silent}]+$`, "g");
  const kept = parts.map((part) => part.replace(edge, ""));
  const long = kept.filter((part) => Array.from(part).length > 1), any = kept.filter(Boolean);
  return long.length ? long : any.length ? any : [string];
}

/** The ways to read a query, {terms, sure}: as it stands; without the blanks between its characters; without what only asks. */
export function readings(query, { folding, meta }) {
  const closed = query.replace(BLANKS, "");
  let plain = termsOf(query, folding);
  const spaced = plain.filter(({ units, exact }) => units.length === 1 && units[0][0] !== " " && !exact).length > 1;
  if (spaced && closed !== query) plain = termsOf(closed, folding);
  const found = [{ terms: plain, sure: true }];
  if (plain.length > 1 && closed !== query) found.push({ terms: termsOf(closed, folding), sure: false });
  const asking = plain.flatMap((one) => (one.exact || one.day ? [one.said] : told(one.string, meta)).map((part) => term(part, one.exact, folding)));
  if (asking.map(({ string }) => string).join("\n") !== plain.map(({ string }) => string).join("\n")) found.push({ terms: asking.filter(({ units }) => units.length), sure: true });
  return found.filter(({ terms }) => terms.length);
}

export function spread(keys) {
  return keys.length <= MOST_KEYS ? keys : Array.from({ length: MOST_KEYS }, (_, i) => keys[Math.floor((i * keys.length) / MOST_KEYS)]);
}

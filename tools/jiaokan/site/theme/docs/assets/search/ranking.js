// Ranks every document that has anything of a query. The same as jiaokan/search/ranking.py. No DOM here.
import { keysOf, spread } from "./query.js";

// BM25's constants
const K1 = 2, B = 0.6;
// Weights of what the title and the best passage have, beside the whole
const IN_TITLE = 0.5, IN_BEST = 0.5;
// Weights beside 1 for what was asked: of other names; of particles, single characters and related words
const ALIAS = 0.5, LITTLE = 0.25;
// Units of a query whose words lead to related ones
const SHORT = 12;
// Of the best document's weight
const NEAR = 0.1;
// Of the best passage's weight
const WORTH = 0.7;
// Lists apart are read until this share of all weight is known, and so few documents may have all, or this share of those before
const KNOWN = 0.5, FEW = 40, SAME = 0.9;
// The passage that is the title
export const TITLE = 0;

const whole = (number) => Math.floor(number * 1e6 + 0.5);
export const order = (a, b) => b.whole - a.whole || whole(b.score) - whole(a.score) || a.document - b.document;

export async function rank(index, terms, numbered, serials) {
  const { texts, budget: [allowed] } = index.meta;
  const keys = spread([...new Set(terms.flatMap((term) => term.keys))]);
  // Words of letters are terms each, since blanks part them; together they may be a name.
  const named = terms.filter(({ exact, day }) => !exact && !day).map(({ units }) => units);
  named.push(named.flat().filter((unit) => unit[0] === " "));
  await index.load([...keys, ...[...named, ...terms.map(({ units }) => units)].flatMap(keysOf)], true);
  const bits = new Map(keys.map((key, i) => [key, 1 << i]));
  // A pair with the particle says what stands beside it, not what the query is about
  const weights = new Map(keys.map((key) => [key, key.includes("的") ? LITTLE : 1]));
  const add = (more, weight) => more.forEach((key) => weights.has(key) || weights.set(key, weight));
  add(otherKeys(index, named, "="), ALIAS);
  add(terms.flatMap(({ day, units }) => (day ? keysOf(units) : [])), ALIAS);
  add(terms.flatMap((term) => dead(index, term, bits)), LITTLE);
  const related = terms.flatMap(({ units }) => units).length > SHORT ? [] : otherKeys(index, named, "==");
  await index.load([...weights.keys(), ...related], true);
  add(related.filter((key) => !index.apart(key)), LITTLE);
  const found = [], rows = [], worths = new Map(), unread = [];
  let most = 0, known = 0, read = 0;
  for (const [key, weight] of weights) {
    const apart = index.apart(key);
    const frequency = apart?.frequency ?? index.postings(key).filter(([document]) => document < texts).length;
    const worth = weight * Math.log(1 + (texts - frequency + 0.5) / (frequency + 0.5));
    worths.set(key, worth);
    if (bits.has(key) && frequency) most += worth;
    if (apart) unread.push({ key, ...apart });
  }
  const enter = (key) => {
    const postings = index.postings(key), bit = bits.get(key) ?? 0, worth = worths.get(key);
    if (bit && postings.length) known += worth;
    read |= bit;
    for (const [document, { length }] of postings) {
      const hit = (found[document] ??= { document, score: 0, weight: 0 });
      const damp = K1 * (1 - B + (B * index.lengths[document]) / (index.average || 1));
      hit.all |= bit;
      hit.weight += worth;
      hit.score += (worth * length * (K1 + 1)) / (length + damp);
    }
    rows.push([postings, worth, bit]);
  };
  for (const key of worths.keys()) if (!index.apart(key)) enter(key);
  unread.sort((a, b) => a.frequency - b.frequency);
  const wants = () => terms.map((term) => [term.string, read & term.keys.reduce((all, key) => all | (bits.get(key) ?? 0), 0)]);
  let last = 0, spent = 0;
  while (unread.length) {
    let bare = terms.filter((_, i) => !wants()[i][1]).flatMap(({ keys }) => keys);
    const left = found.filter(({ all }) => (all & read) === read).length;
    if (!bare.length && known >= KNOWN * most) {
      if (left <= FEW) break;
      if (left >= SAME * last) {
        bare = terms.flatMap((term) => bareKeys(term, unread));
        if (!bare.length) break;
      }
    }
    const next = Math.max(unread.findIndex(({ key }) => bare.includes(key)), 0), { key, size } = unread[next];
    if (found.length && wants().some(([, want]) => want) && spent + size > allowed) break;
    last = left;
    spent += size;
    unread.splice(next, 1);
    await index.load([key]);
    enter(key);
  }
  // A term of which no list was read may stand anywhere
  const wanted = wants().filter(([, want]) => want);
  const least = NEAR * found.reduce((most, { weight }) => Math.max(most, weight), 0);
  // What has little and cannot have all is looked at no further
  const hits = found.filter((hit) => hit.weight >= least || (hit.all & read) === read || numbered.has(hit.document));
  for (const hit of hits) [hit.cover, hit.mask] = [new Map(), new Map()];
  for (const [postings, worth, bit] of rows) {
    for (const [document, passages] of postings) {
      const { cover, mask } = found[document];
      for (const passage of cover ? passages : []) {
        cover.set(passage, (cover.get(passage) ?? 0) + worth);
        mask.set(passage, (mask.get(passage) ?? 0) | bit);
      }
    }
  }
  for (const hit of hits) {
    const { document, cover, mask } = hit;
    hit.score += IN_TITLE * (cover.get(TITLE) ?? 0) + IN_BEST * Math.max(...cover.values());
    hit.numbered = numbered.has(document);
    hit.score += most * (hit.numbered ? 10 : serials.filter((serial) => serial.has(document)).length);
    hit.candidates = new Map(wanted.map(([string, want]) => [string, (hit.all & want) === want ? candidates(mask, want) : []]));
    hit.whole = hit.numbered || [...hit.candidates.values()].every(({ length }) => length);
    hit.passages = () => shown(cover, hit.candidates);
  }
  const strict = terms.some(({ exact }) => exact) && hits.some((hit) => hit.whole);
  // A pair stands where its key does
  const exact = !unread.length && wanted.length === terms.length && terms.every(({ units, day }) => units.length === 2 || day);
  return { terms, exact, most, hits: hits.filter((hit) => hit.whole || (!strict && hit.weight >= least)).sort(order) };
}

/** The passages that hold all keys of a term, or hold them together with the next one. */
function candidates(mask, want) {
  const places = [];
  for (const passage of want ? [...mask.keys()].sort((a, b) => a - b) : []) {
    const held = mask.get(passage) & want, after = (passage && mask.get(passage + 1)) & want;
    if (held === want || (held && after !== want && (held | after) === want)) places.push(passage);
  }
  return places;
}

/** The passages worth showing: where a term may stand; else those that have nearly as much as the best. */
function shown(cover, candidates) {
  const bodies = [...cover.keys()].filter((passage) => passage !== TITLE).sort((a, b) => whole(cover.get(b)) - whole(cover.get(a)) || a - b);
  const holding = new Set([...candidates.values()].flat());
  holding.delete(TITLE);
  return bodies.filter((passage) => (holding.size ? holding.has(passage) : cover.get(passage) >= WORTH * cover.get(bodies[0])));
}

/** The keys of what the names or words in rows of units lead to. */
function otherKeys(index, rows, sign) {
  const found = [];
  for (const units of rows) {
    for (let at = 0, size; at < units.length - 1; at += size || 1) {
      size = 0;
      let others = [];
      for (const row of index.names(`s${sign}${units[at]}${units[at + 1]}`)) {
        const [own, ...also] = row.map((name) => index.units(name));
        if (own.length > size && own.every((unit, i) => unit === units[at + i])) [size, others] = [own.length, also];
      }
      found.push(...others.flatMap(keysOf));
    }
  }
  return found;
}

/** The pairs of a term with a unit that stands in no pair that was read. */
function bareKeys({ units }, unread) {
  const pairs = units.slice(1).map((unit, i) => `s${units[i]}${unit}`);
  return units.flatMap((_, i) => {
    const around = pairs.slice(Math.max(0, i - 1), i + 1);
    return around.every((pair) => unread.some(({ key }) => key === pair)) ? around : [];
  });
}

/** The single characters around which no pair stands in any text. */
function dead(index, { units, day }, bits) {
  if (day || units.length < 2) return [];
  const alive = units.slice(1).map((unit, i) => {
    const key = `s${units[i]}${unit}`;
    return !bits.has(key) || index.apart(key) || index.postings(key)[0];
  });
  return units.flatMap((unit, i) => (unit[0] === " " || alive.slice(Math.max(0, i - 1), i + 1).some(Boolean) ? [] : [`u${unit}`]));
}

// Looks a query up in the index that jiaokan/site/search writes: ranks documents, verifies phrases on their text. No DOM here.
import { asked } from "./place.js";
import { find, keysOf, numberKeys, reader, readFolding, unitsOf, unpacked } from "./text.js";

const LONGEST_QUERY = 256; // characters; what is beyond is not read
const MOST_KEYS = 24; // each may cost a request
const PASSAGES = 3; // shown of one document
const K1 = 1.2, B = 0.75; // BM25's usual constants
const TITLE = 0; // the passage that is the title

const BLANKS = /(?<=[\u2e80-\u9fff\uff00-\uffef、-〟“”‘’])\s+(?=[\u2e80-\u9fff\uff00-\uffef、-〟“”‘’])/g;
const decoder = new TextDecoder();
const fromJson = (bytes) => JSON.parse(decoder.decode(bytes));
const QUOTED = /[“"「『＂]([^“”"「」『』＂]*)[”"」』＂]/g;

/** A query as terms. Spaces part terms; what stands in quotation marks is one term that must be found as it stands. */
export function termsOf(query, folding) {
  const text = Array.from(query).slice(0, LONGEST_QUERY).join("");
  const quoted = [];
  const rest = text.replace(QUOTED, (_, inner) => { quoted.push(inner); return " "; });
  const term = (exact) => (string) => {
    const units = unitsOf(string, folding).map(({ unit }) => unit);
    return { units, exact, string: units.join("") };
  };
  const terms = [...quoted.map(term(true)), ...rest.split(/\s+/).map(term(false))].filter(({ units }) => units.length);
  return terms.filter(({ string }, i) => terms.findIndex((other) => other.string === string) === i);
}

function spread(list, most) {
  return list.length <= most ? list : Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]);
}

function readPostings(bytes) {
  const found = new Map();
  const { number: next } = reader(bytes);
  let document = 0;
  for (let left = next(); left > 0; left--) {
    const step = next();
    document += step >> 1;
    const passages = [];
    let passage = 0;
    for (let several = step & 1 ? next() : 1; several > 0; several--) passages.push((passage += next()));
    found.set(document, passages);
  }
  return found;
}

export class Engine {
  #files = new Map();
  #base;
  #meta;

  /** base: the URL of the index's folder, with its final slash. */
  constructor(base) {
    this.#base = base;
  }

  /** Read what every query needs. */
  async open() {
    if (this.#meta) return;
    const [meta, folding] = await Promise.all([unpacked(`${this.#base}meta.bin`), unpacked(`${this.#base}fold.bin`)]);
    this.folding = readFolding(folding);
    this.#meta = fromJson(meta);
  }

  /** name -> {values, of}: the facets, with the places of each document's values. */
  get facets() {
    return this.#meta.facets;
  }

  /** Hits ranked by the index alone; partial: no document has all of the query, these have most of it. */
  async search(query) {
    await this.open();
    const [found, placed] = await Promise.all([this.#words(query), this.#placed(query)]);
    if (placed.length) {
      const first = new Set(placed.map(({ document }) => document));
      const rest = found.partial ? [] : found.hits.filter(({ document }) => !first.has(document));
      return { ...found, hits: [...placed, ...rest], partial: false };
    }
    // Blanks between the characters of a pasted quotation are noise if nothing is found with them, or if they leave single characters.
    const noise = found.partial || !found.hits.length || found.terms.filter(({ units }) => units.length === 1 && units[0][0] !== " ").length > 1;
    const joined = noise ? query.replace(BLANKS, "") : query;
    const better = joined === query ? found : await this.#words(joined);
    return better.hits.length && !better.partial ? better : found;
  }

  /** The documents that have the place which the query names, and all else that it says: 计量法 第十五条. */
  async #placed(query) {
    const { name, rest } = asked(query, this.folding);
    if (!name) return [];
    const [{ hits, partial, terms, most = 1 }, there] = await Promise.all([this.#words(rest), this.#postings(`s@${name}`)]);
    const kept = terms.length ? hits.filter(({ document }) => !partial && there.has(document)) : [...there.keys()].map((document) => ({ document, score: 0 }));
    return kept.map((hit) => ({ ...hit, score: hit.score + 100 * most, passages: there.get(hit.document), terms, placed: true }));
  }

  async #words(query) {
    const terms = termsOf(query, this.folding);
    if (!terms.length) return { hits: [], partial: false, terms };
    const keys = spread([...new Set(terms.flatMap(({ units }) => keysOf(units)))], MOST_KEYS);
    const numberParts = unitsOf(query.slice(0, LONGEST_QUERY), this.folding).map(({ unit }) => unit);
    const look = (names) => Promise.all(names.map((key) => this.#postings(key)));
    const [lists, [numbered = new Map(), ...serials]] = await Promise.all([look(keys), look(numberKeys(numberParts))]);
    const { hits, most } = this.#score(lists);
    const bonus = new Map(serials.flatMap((list) => [...list.keys()].map((document) => [document, most])));
    for (const document of numbered.keys()) bonus.set(document, 10 * most);
    for (const hit of hits) hit.score += bonus.get(hit.document) ?? 0;
    const exact = terms.some((term) => term.exact);
    let kept = hits.filter((hit) => hit.keys === keys.length || numbered.has(hit.document));
    const partial = !kept.length && !exact;
    if (partial) kept = hits.filter((hit) => hit.weight >= most / 2 || bonus.has(hit.document));
    kept.sort((a, b) => b.score - a.score || a.document - b.document);
    return { hits: kept, partial, terms, most, exact };
  }

  /** BM25 over documents, a passage that holds a key counting once; more for the title, and for the best passage. */
  #score(lists) {
    const { lengths } = this.#meta;
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
    const found = new Map();
    let most = 0;
    for (const list of lists) {
      const idf = Math.log(1 + (lengths.length - list.size + 0.5) / (list.size + 0.5));
      most += idf;
      for (const [document, passages] of list) {
        let hit = found.get(document);
        if (!hit) found.set(document, (hit = { document, score: 0, keys: 0, weight: 0, cover: new Map() }));
        const damp = K1 * (1 - B + (B * lengths[document]) / average);
        hit.keys += 1;
        hit.weight += idf;
        hit.score += (idf * passages.length * (K1 + 1)) / (passages.length + damp);
        for (const passage of passages) hit.cover.set(passage, (hit.cover.get(passage) ?? 0) + idf);
      }
    }
    const hits = [...found.values()].map(({ cover, ...hit }) => {
      const passages = [...cover].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const best = passages[0][1];
      hit.score += (cover.get(TITLE) ?? 0) + best + (best > most * 0.999 ? most / 2 : 0);
      return { ...hit, passages: passages.filter(([, weight]) => weight >= best * 0.7).map(([passage]) => passage) };
    });
    return { hits, most };
  }

  /** A hit with its text: page, title and shown as passages {anchor, text, label, found, marks}, which of the terms stand there word for word. */
  async read(hit, answer) {
    const { terms, most = 1 } = { ...answer, ...hit };
    const cuts = this.#meta.cuts[hit.document];
    const partOf = (passage) => cuts.filter((cut) => cut < passage).length;
    const bodies = hit.passages.filter((passage) => passage !== TITLE).slice(0, 50);
    const parts = [...new Set(bodies.map(partOf))].slice(0, 2);
    const shown = [], found = new Set();
    let page;
    for (const part of parts.length ? parts : [0]) {
      const stretch = fromJson(await this.#read(`d/${hit.document}-${part}.bin`));
      page ??= stretch;
      for (const passage of bodies.filter((body) => partOf(body) === part)) {
        const at = passage - 1 - (cuts[part - 1] ?? 0);
        shown.push(this.#passage(stretch.passages[at], terms));
        shown.at(-1).found.forEach((string) => found.add(string));
      }
      for (const term of hit.placed ? [] : terms.filter(({ string, units }) => units.length > 1 && !found.has(string))) {
        const run = this.#across(stretch.passages, term);
        if (run.length) found.add(term.string);
        shown.unshift(...run);
      }
      if (found.size === terms.length) break;
    }
    for (const string of this.#passage(["", `${page.number} ${page.note} ${page.also ?? ""}`], terms).found) found.add(string);
    const title = this.#passage(["", page.title], terms);
    const whole = title.found.length === terms.length ? title.found.join("").length / title.size : 0;
    title.found.forEach((string) => found.add(string));
    return {
      ...hit,
      page,
      title: { ...title, marks: title.found.length ? title.marks : [] },
      shown: unlike(hit.placed ? shown : shown.sort((a, b) => b.found.length - a.found.length)).slice(0, PASSAGES),
      complete: hit.placed || found.size === terms.length,
      holds: terms.every(({ exact, string }) => !exact || found.has(string)),
      score: hit.score + 3 * most * (found.size / terms.length + whole),
    };
  }

  /** What of the terms stands in a text; marks are [start, end] in it: of whole terms, else of their pairs. */
  #passage([anchor, text, label = ""], terms) {
    const units = unitsOf(text, this.folding);
    const found = terms.map(({ string }) => string).filter((string) => find(units, [string]).length);
    const pairs = terms.flatMap((term) => (term.exact ? [] : keysOf(term.units).map((key) => key.slice(1))));
    return { anchor, text, label, found, size: units.reduce((sum, { unit }) => sum + unit.length, 0), marks: find(units, found.length ? found : pairs) };
  }

  /** The passages through which a term runs on: where it begins, then those that go on with it. */
  #across(passages, { string }) {
    const cut = passages.map(([, text]) => unitsOf(text, this.folding));
    const ends = [];
    const joined = cut.map((units) => units.map(({ unit }) => unit).join("")).reduce((all, own) => (ends.push(all.length + own.length), all + own), "");
    const start = joined.indexOf(string), end = start + string.length;
    if (start < 0) return [];
    return passages.flatMap((passage, i) => {
      const [from, to] = [Math.max(start, ends[i - 1] ?? 0), Math.min(end, ends[i])];
      if (from >= to) return [];
      const places = find(cut[i], [joined.slice(from, to)]);
      return [{ ...this.#passage(passage, []), found: [string], marks: from === start ? places.slice(-1) : places.slice(0, 1), goesOn: from > start }];
    });
  }

  /** Where a key stands: document -> passages. Its file is told by FNV-1a, as in packing.py. */
  async #postings(name) {
    const family = name[0], key = name.slice(1);
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
    const shard = (hash ^ (hash >>> 16)) & (this.#meta.shards[family] - 1);
    return readPostings(entry(await this.#read(`${family}/${shard}.bin`), key));
  }

  /** A file of the build that `meta.bin` belongs to; it is fetched once. */
  #read(path) {
    if (!this.#files.has(path)) {
      const file = unpacked(`${this.#base}${path}?v=${this.#meta.digest}`);
      file.catch(() => this.#files.delete(path));
      this.#files.set(path, file);
    }
    return this.#files.get(path);
  }
}

const unlike = (shown) => shown.filter(({ anchor }, i) => !anchor || shown.findIndex((other) => other.anchor === anchor) === i);

/** The postings of a key in a shard: entries are length, key, length, postings. */
function entry(bytes, key) {
  const { number, take, more } = reader(bytes);
  while (more()) {
    const name = decoder.decode(take(number()));
    const postings = take(number());
    if (name === key) return postings;
  }
  return new Uint8Array(1);
}

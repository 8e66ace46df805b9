// Reads the index that jiaokan/search/index.py writes, a file at a time, as jiaokan/search/reading.py does. No DOM here.
import { decoded, reader, readFolding, unitsOf, unpacked } from "./text.js";

const encoder = new TextEncoder();
const json = (bytes) => JSON.parse(decoded(bytes));
const sum = (list) => list.reduce((all, one) => all + one, 0);

const far = (name) => `h${name.slice(1)}`;

/** Each document with its passages, 0 being the title. */
function readPostings(bytes) {
  const { number: next } = reader(bytes);
  let document = 0;
  return Array.from({ length: next() }, () => {
    const step = next();
    let passage = 0;
    return [(document += step >> 1), Array.from({ length: step & 1 ? next() : 1 }, () => (passage += next()))];
  });
}

export class Index {
  #files = new Map();
  #shards = new Map();
  #lists = new Map();
  #base;
  #texts;

  /** base: the folder of what is looked up, texts: of what is shown; URLs with their final slash. */
  constructor(base, texts) {
    [this.#base, this.#texts] = [base, texts];
  }

  /** Read what every query needs. */
  async open() {
    if (this.average !== undefined) return;
    const [meta, folding] = await Promise.all([unpacked(`${this.#base}meta.bin`), unpacked(`${this.#base}fold.bin`)]);
    this.folding = readFolding(folding);
    this.meta = json(meta);
    const { number } = reader(await this.#read(this.#base, "columns.bin")), { documents, texts } = this.meta;
    const list = (count) => Array.from({ length: count }, number);
    this.lengths = list(documents);
    this.sizes = list(documents).map(list);
    this.average = texts ? sum(this.lengths.slice(0, texts)) / texts : 0;
  }

  /** Read the days and facets, which ranking does not want. */
  async beside() {
    const files = [[this.#base, "of.bin"], [this.#base, "facets.bin"], [this.#texts, "facets.bin"]];
    const [columns, values, shown] = await Promise.all(files.map((file) => this.#read(...file)));
    if (this.facets) return;
    const { number } = reader(columns), { documents } = this.meta, said = json(shown);
    const list = (count) => Array.from({ length: count }, number);
    this.days = list(documents);
    this.facets = new Map(Object.entries(json(values)).sort().map(([name, own]) => [name, { values: own, shown: new Map(own.map((value, i) => [value, said[name][i]])), of: list(documents).map(list) }]));
  }

  /** The units of a text with their places, and without. */
  places(text) {
    return unitsOf(text, this.folding);
  }

  units(text) {
    return this.places(text).map(({ unit }) => unit);
  }

  /** Fetch the files of keys, each named by its family and the key: s计量; those of lists apart too, unless they can wait. */
  async load(names, wait = false) {
    await Promise.all(names.map(async (name) => {
      const path = this.#shard(name);
      if (!this.#shards.has(path)) this.#shards.set(path, entries(await this.#read(this.#base, path)));
    }));
    const apart = wait ? [] : names.filter((name) => this.apart(name));
    if (apart.length) await this.load(apart.map(far));
  }

  #entry(name) {
    return this.#shards.get(this.#shard(name)).get(name.slice(1));
  }

  /** Of a list apart in how many texts its key stands, and its bytes; null for any other. */
  apart(name) {
    const bytes = this.#entry(name);
    if (bytes?.[0] !== 0) return null;
    const { number } = reader(bytes.subarray(1));
    return { frequency: Math.min(number(), this.meta.texts), size: number() };
  }

  #shard(name) {
    let hash = 0x811c9dc5;
    for (const byte of encoder.encode(name.replace(/^.=*/, ""))) hash = Math.imul(hash ^ byte, 0x01000193);
    return `${name[0]}/${(hash ^ (hash >>> 16)) & (this.meta.shards[name[0]] - 1)}.bin`;
  }

  /** Where a key stands whose files were loaded. */
  postings(name) {
    if (!this.#lists.has(name)) this.#lists.set(name, readPostings(this.#entry(this.apart(name) ? far(name) : name) ?? [0]));
    return this.#lists.get(name);
  }

  /** The names under a key whose file was loaded: w-…, wp…, w~…, w^…; or, under s=…, names each with the other names of the thing. */
  names(name) {
    const bytes = this.#entry(name);
    return bytes ? json(bytes) : [];
  }

  /** One file of the texts of a document. */
  async stretch(document, part) {
    return json(await this.#read(this.#texts, `d/${document}-${part}.bin`));
  }

  /** The numbers of all passages of a document. */
  passagesOf(document) {
    return Array.from({ length: sum(this.sizes[document]) }, (_, i) => i + 1);
  }

  /** The file of a passage, and the first passage in it; passages count from 1. */
  partOf(document, passage) {
    const sizes = this.sizes[document];
    let part = 0, first = 1;
    while (part < sizes.length - 1 && passage >= first + sizes[part]) first += sizes[part++];
    return [part, first];
  }

  /** A file of the build that `meta.bin` belongs to; it is fetched once. */
  #read(base, path) {
    const url = `${base}${path}?v=${this.meta.digest}`;
    if (!this.#files.has(url)) {
      const file = unpacked(url);
      file.catch(() => this.#files.delete(url));
      this.#files.set(url, file);
    }
    return this.#files.get(url);
  }
}

/** A shard: key -> content. */
function entries(bytes) {
  const found = new Map();
  const { number, take, more } = reader(bytes);
  while (more()) {
    const name = decoded(take(number()));
    found.set(name, take(number()));
  }
  return found;
}

// A query and its answer: what was found, what is near, what else was meant. The same as jiaokan/search/engine.py. No DOM here.
import { MOST_STRETCHES, see } from "./found.js";
import { Index } from "./index.js";
import { fold, readings, short, termsOf } from "./query.js";
import { order, rank } from "./ranking.js";
import { numberKeys } from "./text.js";

// Hits that are read and shown at a time
const PAGE = 10;
// Without one of these a query names no place in a text
const PLACES = /[第¶(、部]/;
const NONE = { terms: [], hits: [], exact: true, most: 0 };

/** The hits of a query, read as far as they were asked for. */
export class Answer {
  shown = [];
  #whole;
  #near;
  #failed = [];

  /** only: which documents are wanted; sort: puts hits of one kind in another order than that of their scores. */
  constructor(index, ranked, { instead = "", only = () => true, sort = null } = {}) {
    Object.assign(this, { index, ranked, instead, terms: ranked.terms, sort });
    const hits = ranked.hits.filter(({ document }) => only(document));
    if (sort) hits.sort((a, b) => b.whole - a.whole || sort(a, b));
    this.wanted = hits.some(({ whole }) => whole) ? hits.filter(({ whole }) => whole) : hits;
    this.#whole = hits.filter((hit) => hit.whole);
    this.#near = hits.filter((hit) => !hit.whole);
  }

  /** The next hits: first those in which every term stands, then those that are near; fewer where the budget is spent, never none. */
  async more(count = PAGE) {
    const found = [];
    const reading = (hits) => Promise.all(hits.map((hit) => this.see(hit)));
    let left = Math.floor((this.index.meta.budget[1] * count) / PAGE);
    while (found.length < count && this.#whole.length && (!found.length || left > 0)) {
      const size = Math.max(1, Math.floor(left / MOST_STRETCHES));
      const seen = await reading(this.#whole.splice(0, Math.min(count - found.length, size)));
      left -= seen.reduce((all, one) => all + one.files, 0);
      found.push(...seen.filter(({ whole }) => whole));
      this.#failed.push(...seen.filter(({ whole }) => !whole));
    }
    const by = this.sort ?? order;
    found.sort(by);
    if (found.length < count && !this.#whole.length) {
      const left = count - found.length;
      this.#failed = [...this.#failed, ...await reading(this.#near.splice(0, left))].sort((a, b) => b.whole - a.whole || by(a, b));
      found.push(...this.#failed.splice(0, left));
    }
    this.shown.push(...found);
    return found;
  }

  /** A hit with its text, read once. */
  see(hit) {
    return (hit.sight ??= see(this.index, this.ranked, hit));
  }

  /** How many hold all terms, and how many of these were not yet seen to; how many are near. */
  get counts() {
    const all = [...this.shown, ...this.#whole], whole = all.filter((one) => one.whole).length;
    return { whole, unseen: this.#whole.filter(({ seen }) => !seen).length, near: all.length - whole + this.#failed.length + this.#near.length };
  }

  get left() {
    return this.#whole.length + this.#near.length + this.#failed.length;
  }

  get found() {
    return !this.shown.length ? "none" : this.shown.some(({ whole }) => whole) && !this.instead ? "yes" : "near";
  }

  async suggestions() {
    if (this.found === "yes" || this.instead || !this.terms.length) return [];
    return (await import("./meant.js")).meant(this.index, this.ranked, this.shown);
  }
}

export class Engine {
  constructor(base, texts) {
    this.index = new Index(base, texts);
  }

  /** The documents of a query, ranked: {ranked, instead}. */
  async look(query) {
    const { index } = this;
    await index.open();
    let ranked = NONE;
    query = short(query);
    const names = PLACES.test(fold(query, index.folding));
    const { name, rest } = names ? (await import("./place.js")).asked(query, index.folding) : {};
    if (name) {
      await index.load([`s@${name}`]);
      const there = new Map(index.postings(`s@${name}`));
      if (there.size) ranked = await this.#placed(rest, there);
    }
    if (!ranked.hits.length) ranked = await this.#ranked(query);
    if (ranked.hits.length || !ranked.terms.length) return { ranked, instead: "" };
    const { meant } = await import("./meant.js");
    const instead = (await meant(index, ranked, [])).find((other) => other !== query) ?? "";
    return { ranked: instead ? await this.#ranked(instead) : ranked, instead };
  }

  /** The first reading of the query in which something may have every term; else the last sure one that ranks anything. */
  async #ranked(query) {
    const { index } = this;
    let best = NONE;
    for (const { terms, sure } of readings(query, index)) {
      const names = numberKeys(terms.flatMap(({ units }) => units));
      await index.load(names);
      const [numbered = new Map(), ...serials] = names.map((name) => new Map(index.postings(name)));
      const ranked = await rank(index, terms, numbered, serials);
      if (ranked.hits.some(({ whole }) => whole)) return ranked;
      if (!best.terms.length || (sure && ranked.hits.length)) best = ranked;
    }
    return best;
  }

  /** The documents that have the place which the query names, and all else that it says. */
  async #placed(rest, there) {
    const at = (hit) => ({ ...hit, whole: true, placed: true, passages: () => there.get(hit.document) });
    if (!termsOf(rest, this.index.folding).length) {
      return { ...NONE, hits: [...there.keys()].map((document) => at({ document, score: 0, candidates: new Map() })) };
    }
    const ranked = await this.#ranked(rest);
    return { ...ranked, hits: ranked.hits.filter(({ whole, document }) => whole && there.has(document)).map(at) };
  }
}

// The resolver page: from a number, a title, a citation, a link or a quotation to the paragraph. The same as jiaokan/search/resolve.py.
// Nothing is sent anywhere: the page reads static files of this site.
import { Engine } from "./search/engine.js";
import { asked } from "./search/place.js";
import { readFolding, unitsOf, unpacked } from "./search/text.js";
// What it reads by is made from the Python modules.
import * as table from "./tables/resolve.js";
import { HAN } from "./tables/text.js";

const LINK = new RegExp(table.LINK, "g"), NAME = new RegExp(`^(?:${table.NAME})$`), QUOTED = new RegExp(table.QUOTED);
const CODED = new RegExp(table.CODED, "g");
const BEFORE = new RegExp(`(?:^|[^${HAN}]|[${table.BEFORE_NUMBER}])$`, "u"); // no code holds what ends so
const SERIAL = new RegExp(`(?:^|[^${HAN}])(〔\\d{4}〕\\d+号)`, "u");
const TYPE = new RegExp(table.TYPE, "s"), AFTER = new RegExp(table.AFTER);
const MARKS = new RegExp(table.TITLE_MARKS, "g"), TRIAL = new RegExp(table.TRIAL, "g");

export class Resolver {
  #files = new Map();
  #root;
  #engine;

  /** root: the URL of the site, with its final slash. */
  constructor(root) {
    this.#root = root;
    this.#engine = new Engine(`${root}search/`, `${root}search/`);
  }

  /** Places that the words can mean: {document, anchor, note, rest}, and whether they are only near. */
  async ask(query) {
    query = [...query].slice(0, table.LONGEST_QUESTION_CHARACTERS).join("").trim();
    this.data ??= await this.#json("resolve/data.json");
    this.folding ??= readFolding(await unpacked(`${this.#root}search/fold.bin`));
    this.at ??= new Map(this.data.documents.map(([id], at) => [id, at]));
    for (const step of [this.#linked, this.#numbered, this.#titled, this.#quoted]) {
      const found = unlike(await step.call(this, query));
      if (found.length) return { found: found.slice(0, table.MOST_ANSWERS), near: false };
    }
    return { found: unlike(await this.#near(query)).slice(0, table.MOST_ANSWERS), near: true };
  }

  /** Its title, and what tells it from others of that title. */
  name(document) {
    const [, title = document, , about = ""] = this.data.documents[this.at.get(document)] ?? [];
    return { title, about };
  }

  #fold(text) {
    return Array.from(text, (char) => this.folding.get(char) ?? char).join("");
  }

  async #linked(query) {
    const name = NAME.exec(query);
    const named = [...query.matchAll(LINK)].map(([, document, rest, anchor]) => [document, anchor, rest]);
    if (name) named.push([name[1], name[2], ""]);
    const found = await Promise.all(named.map(async ([document, anchor, rest]) => {
      const lead = await this.#follow(anchor ?? document);
      if (lead) {
        const [there, live] = lead.split("#");
        const note = !live ? "retired" : live === (anchor ?? document) ? "" : "moved";
        return { document: there, anchor: live, note, rest: QUOTED.exec(rest ?? "") && live ? `?c=${QUOTED.exec(rest)[1]}` : "" };
      }
      const now = this.at.has(document) ? document : Object.hasOwn(this.data.former, document) && this.data.former[document];
      return now ? { document: now, note: anchor ? "unknown" : "" } : null;
    }));
    return found.filter(Boolean);
  }

  async #follow(anchor) {
    if (!/^[a-z0-9]{4,12}$/.test(anchor)) return undefined;
    const shard = await this.#json(`resolve/anchors-${anchor.slice(0, this.data.width)}.json`).catch(() => ({}));
    const there = Object.hasOwn(shard, anchor) ? shard[anchor] : undefined;
    return there >= 0 ? `${this.data.documents[there][0]}#${anchor}` : there;
  }

  async #numbered(query) {
    const text = this.#fold(query).replace(CODED, (_, year, serial) => `〔${year}〕${Number(serial)}号`);
    const held = Object.entries(this.data.numbers);
    const whole = held.filter(([number]) => {
      const at = text.indexOf(number);
      return at >= 0 && BEFORE.test(text.slice(0, at));
    });
    const serial = SERIAL.exec(text)?.[1];
    const kept = whole.length || !serial ? whole : held.filter(([number]) => number.endsWith(serial));
    return this.#placed(kept.flatMap(([, places]) => places), query);
  }

  async #titled(query) {
    const { name, rest } = asked(query, this.folding);
    const wanted = [...titles(query), ...(name ? titles(rest) : [])];
    for (const title of wanted) {
      const steps = new Map();
      for (const [more, form] of forms(title)) {
        for (const [step, place] of this.data.titles[this.#key(form)] ?? []) {
          steps.set(place, Math.min(steps.get(place) ?? 99, step + more));
        }
      }
      if (!steps.size) continue;
      const least = Math.min(...steps.values());
      const nearest = [...steps.keys()].filter((place) => steps.get(place) === least);
      const official = nearest.filter((place) => this.data.documents[place][2]);
      return this.#placed(least === 0 ? [...official, ...nearest] : official.length ? official : nearest, query);
    }
    for (const end of wanted.map((title) => this.#key(title)).filter((key) => [...key].length >= table.LEAST_ENDING_CHARACTERS)) {
      const found = Object.entries(this.data.titles).filter(([key]) => key.endsWith(end)).flatMap(([, held]) => held.map(([, place]) => place));
      if (found.length) return this.#placed(found, query);
    }
    return [];
  }

  #key(title) {
    return this.#fold(title).replace(MARKS, "");
  }

  /** The documents, each with the blocks that the question names in it. */
  async #placed(places, query) {
    const { name } = asked(query, this.folding);
    const found = await Promise.all([...new Set(places)].map(async (place) => {
      const document = this.data.documents[place][0];
      const named = name ? await this.#json(`t/${document}/places.json`) : {};
      const numbered = named["¶"]?.[/^¶([1-9]\d*)$/.exec(name)?.[1] - 1];
      const anchors = numbered ? [numbered] : Object.hasOwn(named, name) ? named[name] : [undefined];
      return anchors.map((anchor) => ({ document, anchor, note: "" }));
    }));
    return found.flat();
  }

  /** All of a quotation, then its longest line, if they are long enough to be one. */
  #words(query) {
    const lines = query.split("\n").map((line) => unitsOf(line, this.folding).map(({ unit }) => unit));
    const longest = lines.reduce((best, line) => (line.length > best.length ? line : best), []);
    return [...new Set([lines.flat(), longest].filter(({ length }) => length >= table.LEAST_QUOTE_UNITS).map((units) => units.join("")))];
  }

  /** The blocks that hold the words; else, for words that run on from block to block, the block in which they begin. */
  async #quoted(query) {
    for (const words of this.#words(query)) {
      const rows = await this.#rows(`“${words}”`);
      const begun = async () => (await Promise.all(rows.map(async (row) => ((await this.#runs(row, words)) ? [row] : [])))).flat();
      const within = rows.filter(({ units }) => units.includes(words));
      const found = within.length ? within : await begun();
      if (found.length) return placed(found);
    }
    return [];
  }

  /** The blocks that hold most pairs of the words, the most first. */
  async #near(query) {
    const [words] = this.#words(query);
    const held = [...(words ?? "")];
    const pairs = [...new Set(held.slice(1).map((unit, i) => held[i] + unit))];
    if (!pairs.length) return [];
    const share = ({ units }) => pairs.filter((pair) => units.includes(pair)).length / pairs.length;
    const rows = (await this.#rows(words)).map((row) => ({ ...row, share: share(row) })).filter((row) => row.share >= table.NEAR_PAIRS_SHARE);
    return placed(rows.sort((a, b) => b.share - a.share));
  }

  /** Whether the words begin in a block and go on through those behind it. */
  async #runs({ at, number, units }, words) {
    let size = Math.min(units.length, words.length - 1);
    while (size && !units.endsWith(words.slice(0, size))) size--;
    for (let rest = size ? words.slice(size) : "", next = number + 1; rest; next++) {
      const row = await this.#row(at, next);
      const here = row ? this.#units(row[1]) : "";
      if (here.startsWith(rest)) return true;
      if (!here || !rest.startsWith(here)) return false;
      rest = rest.slice(here.length);
    }
    return false;
  }

  #units(text) {
    return unitsOf(text ?? "", this.folding).map(({ unit }) => unit).join("");
  }

  /** A block of a document of the index, as [anchor, text]; nothing behind the last. */
  async #row(at, number) {
    const { index } = this.#engine;
    const [part, first] = index.partOf(at, number);
    return (await index.stretch(at, part)).passages[number - first];
  }

  /** The blocks of texts in which the index has pairs of the query, with the title before them, those of the best document first. */
  async #rows(query) {
    const { ranked } = await this.#engine.look(query);
    const { index } = this.#engine;
    const hits = ranked.hits.filter(({ document }) => document < index.meta.texts).slice(0, 2 * table.MOST_ANSWERS);
    const rows = await Promise.all(hits.map(async ({ document: at, passages }) => {
      const { url, title } = await index.stretch(at, 0);
      const row = (number, [anchor, text]) => ({ document: url.split("/")[1], at, number, anchor, text, units: this.#units(text) });
      const own = [...passages()].filter((number) => number > 0).sort((a, b) => a - b);
      return [row(0, [undefined, title]), ...await Promise.all(own.map(async (number) => row(number, await this.#row(at, number))))];
    }));
    return rows.flat();
  }

  #json(name) {
    if (!this.#files.has(name)) {
      this.#files.set(name, fetch(this.#root + name).then((response) => {
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return response.json();
      }));
    }
    return this.#files.get(name);
  }
}

/** Blocks as answers; a title only where no block of its document is one. */
function placed(rows) {
  const blocks = new Set(rows.filter(({ number }) => number).map(({ document }) => document));
  const kept = rows.filter(({ number, document }) => number || !blocks.has(document));
  return kept.map(({ document, anchor, number, text }) => ({ document, anchor, note: "", ...(number ? { text } : {}) }));
}

function unlike(found) {
  return [...new Map(found.map((one) => [`${one.document}#${one.anchor ?? ""}`, one])).values()];
}

/** What can be a title: what stands in 《》, all of it, the parts of a citation. */
function titles(query) {
  const found = [];
  let depth = 0, start = 0;
  [...query.matchAll(/[《》]/g)].forEach(({ 0: mark, index }) => {
    if (mark === "《" && depth++ === 0) start = index + 1;
    else if (mark === "》" && depth && --depth === 0) found.push(query.slice(start, index));
  });
  for (const part of [query, ...query.replace(TYPE, "").split(". ")]) found.push(part, part.split(AFTER)[0]);
  return [...found, ...Array.from(query.matchAll(/“([^”]+?)\.?”/g), ([, title]) => title)];
}

/** A title as it stands and without what a citation may leave out, each with the steps it is away. */
function forms(title) {
  const short = title.trim().replace(TRIAL, "");
  const found = [[0, title], ...(short === title ? [] : [[1, short]])];
  return found.flatMap(([steps, text]) => (text.startsWith(table.STATE) ? [[steps, text], [steps + 2, text.slice(table.STATE.length)]] : [[steps, text]]));
}

const page = document.querySelector("[data-resolve]");
if (page) start(page);

function start(page) {
  const part = (name) => page.querySelector(`.search-${name}`);
  const [form, status, list, fallback] = ["form", "status", "hits", "fallback"].map(part);
  const word = (name, number) => (page.querySelector(`[data-word="${name}"]`)?.textContent ?? "").replace("{n}", number);
  const here = new URL("../", location.href).href;
  const resolver = new Resolver(new URL("../", import.meta.url).href);
  let asked = 0;
  fallback.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`);
    run(true);
  });
  addEventListener("popstate", () => run(false));
  run(true);

  async function run(go) {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const turn = ++asked;
    form.elements.q.value = query;
    list.replaceChildren();
    status.textContent = query.trim() ? word("busy") : "";
    if (!query.trim()) return;
    try {
      const { found, near } = await resolver.ask(query);
      if (turn !== asked) return;
      status.textContent = word(!found.length ? "none" : near ? "near" : found.length === 1 ? "one" : "several", found.length);
      list.append(...found.map(item));
      const [one] = found;
      if (go && found.length === 1 && !near && !one.note) location.assign(list.querySelector("a").href);
    } catch (error) {
      console.warn("resolve:", error.message);
      status.textContent = word("failed");
      fallback.hidden = false;
    }
  }

  function item({ document: id, anchor, note, rest, text }) {
    const { title, about } = resolver.name(id);
    const link = make("a", { href: `${here}t/${id}/${rest ?? ""}${anchor ? `#${anchor}` : ""}` }, title);
    const made = make("li", {}, make("h2", {}, link));
    if (about) made.append(make("p", { className: "search-about" }, about));
    if (text) made.append(make("p", { className: "search-about" }, [...text].slice(0, 80).join("")));
    if (note) made.append(make("p", { className: "search-about" }, word(`note-${note}`)));
    return made;
  }
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// The search page: reads the query from its address, asks the engine, shows what it finds. All text is set as text, never as HTML.
import { Engine, Answer } from "./engine.js";
import { see, SHOWN } from "./found.js";
import { short } from "./query.js";
import { order } from "./ranking.js";

// Characters shown beside the first mark
const AROUND = 45;
const FACETS = ["genre", "year", "issuer", "subject", "place", "source"];
// Documents that are read so that counts are exact; how many at once
const MOST_READ = 256, AT_ONCE = 16;

export function start(root, base) {
  const parts = new Proxy(root, { get: (_, name) => root.querySelector(`.search-${name}`) });
  const { form, status, meant, side, ways, facets, lines, whole, near, head, more, guides, fallback, narrow } = parts;
  const words = new Map([...root.querySelectorAll("[data-word]")].map((item) => [item.dataset.word, item.textContent]));
  const word = (name, n = "", other = "") => (words.get(name) ?? "").replace("{n}", n).replace("{other}", other);
  const site = new URL(root.dataset.searchRoot, location.href).href;
  const engine = new Engine(base, new URL(root.dataset.searchTexts ?? `${site}search/`, location.href).href);
  const field = form.elements.q;
  let turn = 0, look = null, answer = null, wanted, focused, lay;

  fallback.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = links();
    if (first && field.value === asking().get("q")) return void first.focus();
    go(new URLSearchParams({ q: short(field.value) }));
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest(":is(.search-side, .search-by) a, .search-meant a[data-query]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.focus();
    go(new URLSearchParams(link.search));
  });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const there = links(), at = there.indexOf(event.target.closest("li[data-document]")?.querySelector("h2 a"));
    if (!step || event.isComposing || (at < 0 && (event.target !== field || step < 0 || field.list?.children.length))) return;
    const next = at + step < 0 ? field : there[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  more.addEventListener("click", () => page(turn).then((link) => link?.focus()).catch(fail));
  narrow.addEventListener("toggle", () => facet(turn).catch(fail));
  guides.addEventListener("toggle", () => guides.open && guide().catch(fail));
  addEventListener("popstate", run);
  addEventListener("pagehide", () => { turn += 1; });
  run();

  function asking() {
    return new URLSearchParams(location.search);
  }

  function links() {
    return [...root.querySelectorAll(".search-hits > li > h2 a")].filter((link) => link.checkVisibility?.() ?? true);
  }

  /** The address with some parameters changed; those without a value go. */
  function address(changes) {
    const wanted = asking();
    for (const [name, value] of Object.entries(changes)) value ? wanted.set(name, value) : wanted.delete(name);
    return `?${wanted}`;
  }

  function go(wanted) {
    for (const [name, value] of [...wanted]) if (!value) wanted.delete(name);
    history.pushState(null, "", wanted.size ? `?${wanted}` : location.pathname);
    run();
  }

  function run() {
    const query = short(asking().get("q") ?? "");
    field.value = query;
    turn += 1;
    if (!query.trim()) {
      look = null;
      clear();
      return say("");
    }
    say(word("busy"), "", true);
    const mine = turn;
    ask(query, mine).catch((error) => mine === turn && fail(error));
  }

  function say(text, found = "", busy = false) {
    status.textContent = text;
    status.dataset.found = found;
    root.setAttribute("aria-busy", busy);
  }

  function fail(error) {
    console.warn(error);
    clear();
    say(word("failed"));
    fallback.hidden = false;
  }

  function clear() {
    for (const list of [whole, near, guides.lastElementChild, meant, lines, facets, ways]) list.replaceChildren();
    for (const item of [head, more, guides, meant, lines, side]) item.hidden = true;
    guides.open = false;
  }

  async function ask(query, mine) {
    focused = document.activeElement?.dataset.name;
    if (look?.query !== query) {
      const found = await engine.look(query);
      if (mine !== turn) return;
      look = { ...found, query };
    }
    const { index } = engine;
    wanted = asking();
    const byDay = wanted.get("sort") === "date";
    if (byDay || FACETS.some((name) => wanted.get(name))) await index.beside();
    const sort = byDay ? (a, b) => index.days[b.document] - index.days[a.document] || order(a, b) : null;
    const only = (document) => isText(document) && has(document);
    const next = new Answer(index, look.ranked, { instead: look.instead, only, sort });
    const hits = await next.more();
    if (mine !== turn) return;
    answer = next;
    clear();
    narrow.open = matchMedia("(min-width: 60rem)").matches && wanted.get("view") !== "lines";
    offer();
    show(hits);
    await facet(mine);
    if (mine !== turn) return;
    const others = look.ranked.hits.filter((hit) => !isText(hit.document) && (hit.whole || !next.shown.length));
    if (others.length) {
      guides.hidden = false;
      guides.firstElementChild.textContent = word("guides", others.length);
      guides.open = next.found !== "yes" && others[0].whole;
      guides.open ? head.before(guides) : more.parentElement.after(guides);
      if (guides.open) await guide();
    }
    if (wanted.get("view") === "lines") {
      head.hidden = more.hidden = true;
      await (await import("./lines.js")).show({ answer, read: all, lines, hits: [whole, near], word, make, list, link, target, by: wanted.get("by") ?? "" });
    }
    if (mine !== turn) return;
    refocus();
    summary(true);
    await suggest(mine);
    if (mine !== turn) return;
    root.setAttribute("aria-busy", false);
    settle(mine).catch(() => {});
  }

  /** Read the hits that were not seen to, so that "at most" becomes a number; not where the reader saves data. */
  async function settle(mine) {
    const open = look.ranked.exact || navigator.connection?.saveData ? [] : look.ranked.hits.filter(({ whole, seen, document }) => whole && !seen && isText(document)).slice(0, MOST_READ);
    if (!open.length) return;
    while (open.length) {
      await Promise.all(open.splice(0, AT_ONCE).map((hit) => answer.see(hit)));
      if (mine !== turn) return;
    }
    offer();
    summary();
  }

  /** Facets are read once they are to be seen. */
  async function facet(mine) {
    if (!narrow.open || side.hidden) return;
    [{ lay }] = await Promise.all([import("./facets.js"), engine.index.beside()]);
    if (mine === turn) offer();
  }

  /** What came of it, in a sentence. */
  function summary(busy = false) {
    const { whole: n, unseen, near: close } = answer.counts, { found } = answer;
    if (!look.ranked.terms.length && !answer.shown.length) return say(word("empty"), "none", busy);
    const missing = [...new Set(answer.shown.flatMap((one) => one.missing))].filter((said) => answer.shown.every((one) => one.missing.includes(said)));
    const parts = {
      none: () => [word("none")],
      near: () => [look.instead ? word("instead", look.query, look.instead) : word("near", close), missing.length ? `${word("missing")}：${missing.map((said) => `“${said}”`).join("、")}。` : ""],
      yes: () => [word(unseen && !look.ranked.exact ? "about" : "found", n), close ? word("beside", close) : ""],
    }[found]();
    say(parts.join(""), found, busy);
  }

  async function suggest(mine) {
    const offered = look.instead ? [] : await answer.suggestions();
    if (mine !== turn || answer.found === "yes") return;
    meant.hidden = !offered.length && answer.found !== "none";
    meant.replaceChildren(offered.length ? word("meant") : "");
    offered.forEach((query, i) => meant.append(i ? "　" : "", make("a", { href: `?${new URLSearchParams({ q: query })}`, dataset: { query } }, query)));
    if (answer.found === "none") meant.append(offered.length ? "　" : "", make("a", { href: `${site}catalogue/` }, word("catalogue")));
  }

  function isText(document) {
    return document < engine.index.meta.texts;
  }

  /** Whether a document has what was chosen of every facet but one. */
  function has(document, but) {
    return FACETS.every((name) => name === but || !wanted.get(name) || valuesOf(name, document).includes(wanted.get(name)));
  }

  function valuesOf(name, document) {
    const { of, values } = engine.index.facets?.get(name) ?? {};
    return of ? of[document].map((at) => values[at]) : [];
  }

  /** Ways to sort, show and narrow. */
  function offer() {
    focused = document.activeElement?.dataset.name ?? focused;
    const hits = look.ranked.hits.filter(({ document }) => isText(document));
    const counted = hits.some((hit) => hit.whole) ? hits.filter((hit) => hit.whole) : hits;
    const choice = (name, value) => link(name, value, word(`${name}-${value}`), (wanted.get(name) ?? "") === value);
    ways.replaceChildren(...[["sort", ["", "date"]], ["view", ["", "lines"]]].map(([name, values]) => list(word(name), values.map((value) => choice(name, value)))));
    if (lay) facets.replaceChildren(...lay({ names: FACETS, index: engine.index, ranked: look.ranked, counted, wanted, has, valuesOf, word, list, link }));
    refocus();
    side.hidden = !hits.length;
    narrow.hidden = lay ? !facets.children.length : hits.length < 2;
  }

  function refocus() {
    if (focused) root.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }

  function link(name, value, text, chosen, count) {
    const item = make("a", { href: address({ [name]: value }), dataset: { name: `${name}-${text}` } }, text);
    if (count !== undefined) item.append(make("span", { className: "search-count" }, ` ${count}`));
    if (chosen) item.setAttribute("aria-current", "true");
    return item;
  }

  function list(title, items, folded = []) {
    const rows = (links) => make("ul", {}, ...links.map((item) => make("li", {}, item)));
    const rest = folded.length ? [make("details", {}, make("summary", {}, `+ ${folded.length}`), rows(folded))] : [];
    return make("div", {}, make("h2", {}, title), rows(items), ...rest);
  }

  /** The next page of hits; the first new link comes back. */
  async function page(mine) {
    const hits = await answer.more();
    if (mine !== turn) return null;
    const [link] = show(hits);
    offer();
    summary();
    return link;
  }

  function show(hits) {
    const items = hits.map((seen) => (seen.whole ? whole : near).appendChild(item(seen)));
    head.hidden = !whole.children.length || !near.children.length;
    more.hidden = !answer.left;
    return items.map((row) => row.querySelector("h2 a"));
  }

  async function guide() {
    const { meta } = engine.index, target = guides.lastElementChild;
    if (target.children.length) return;
    const only = (document) => document >= meta.texts && (!answer.shown.length || look.ranked.hits.find((hit) => hit.document === document).whole);
    const found = await new Answer(engine.index, look.ranked, { only }).more(20);
    target.replaceChildren(...found.map(item));
  }

  /** A hit with all of its passages. */
  function all(hit) {
    return see(engine.index, look.ranked, hit, Infinity);
  }

  function target(page, anchor) {
    const url = new URL(page.url, site);
    url.search = new URLSearchParams({ q: look.instead || look.query });
    url.hash = anchor;
    return url.href;
  }

  function item(seen) {
    const { head: page, marks, missing } = seen;
    const about = [words.get(`kind-${page.kind}`), page.number, page.note].filter(Boolean).join("　");
    const parts = [make("h2", {}, make("a", { href: target(page, ""), lang: page.lang }, ...marked(page.title, marks, 0, page.title.length)))];
    if (about) parts.push(make("p", { className: "search-about" }, about));
    if (missing.length && missing.length < answer.terms.length) parts.push(make("p", { className: "search-missing" }, `${word("missing")}：${missing.join("、")}`));
    const rows = (passages) => passages.map((one) => passage(page, one));
    const listed = make("ul", {}, ...rows(seen.passages.slice(0, SHOWN)));
    if (listed.children.length) parts.push(listed);
    const left = Math.max(0, seen.passages.length - SHOWN) + seen.unread;
    if (left) {
      const name = !seen.passages[0]?.found.length ? "rest-near" : seen.counted ? "rest" : "rest-about";
      const open = make("button", { type: "button", className: "search-rest" }, word(name, left));
      open.addEventListener("click", () => all(seen.hit).then(({ passages }) => {
        const every = rows(passages.sort((a, b) => a.number - b.number));
        listed.replaceChildren(...every);
        open.replaceWith();
        every[0]?.querySelector("a").focus();
      }).catch(fail));
      parts.push(open);
    }
    return make("li", { dataset: { document: page.id, anchor: seen.passages[0]?.anchor ?? "", found: seen.whole && !look.instead ? "yes" : "near" } }, ...parts);
  }

  function passage(page, { anchor, text, label, marks }) {
    const link = make("a", { href: target(page, anchor), lang: page.lang }, ...excerpt(text, marks));
    return make("li", { dataset: { anchor } }, link, ...(label ? [make("span", { className: "search-label" }, label)] : []));
  }
}

function make(name, { dataset = {}, ...properties }, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.dataset, dataset);
  element.append(...children);
  return element;
}

function excerpt(text, marks) {
  const [first, last] = marks[0] ?? [0, 0];
  const from = marks.length && first > AROUND ? even(text, first - AROUND) : 0;
  const to = Math.min(text.length, even(text, Math.max(last, from + AROUND) + AROUND));
  return [from ? "……" : "", ...marked(text, marks, from, to), to < text.length ? "……" : ""];
}

/** An offset that does not cut a surrogate pair. */
const even = (text, at) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at);

function marked(text, marks, from, to) {
  const parts = [];
  let at = from;
  for (const [start, end] of marks) {
    if (start < at || end > to) continue;
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at, to)];
}

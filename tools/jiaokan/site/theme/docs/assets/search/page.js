// The search page. Text goes into text nodes only; every word shown stands in the page, so that it is converted with the page's script.
import { Engine } from "./engine.js";

const PAGE = 10; // hits shown at a time
const MOST_READ = 50; // texts read for them, when a phrase must stand there
const AROUND = 45; // characters shown beside the first mark

export function start(root, base, landing) {
  const part = (name) => root.querySelector(`.search-${name}`);
  const [form, status, list, more, facets, fallback] = ["form", "status", "hits", "more", "facets", "fallback"].map(part);
  const words = new Map([...root.querySelectorAll("[data-word]")].map((item) => [item.dataset.word, item.textContent]));
  const word = (name, number) => (words.get(name) ?? "").replace("{n}", number);
  const site = new URL(root.dataset.searchRoot, location.href).href;
  const engine = new Engine(base);
  const names = [...words.keys()].flatMap((name) => name.match(/(?<=^facet-).*/) ?? []);
  let asked = 0, answer = null, waiting = [], ready = [], shown = 0;

  fallback.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", address(new FormData(form)));
    run();
  });
  facets.addEventListener("change", () => {
    history.replaceState(null, "", address(new FormData(form)));
    narrow().catch(fail);
  });
  more.addEventListener("click", () => show(asked).then((first) => first?.querySelector("a").focus()).catch(fail));
  addEventListener("popstate", run);
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !answer) return;
    const strings = answer.terms.map(({ string }) => string);
    try {
      sessionStorage.setItem(landing, JSON.stringify({ href: link.href, folding: `${base}fold.bin`, strings }));
    } catch { /* Storage is shut: the link works as well. */ }
  });
  run();

  function address(data) {
    const kept = [...data].filter(([, value]) => value !== "");
    return kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
  }

  function run() {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    form.elements.q.value = query;
    const turn = ++asked;
    answer = null;
    clear();
    facets.replaceChildren();
    say(query.trim() ? "busy" : "", 0, Boolean(query.trim()));
    if (query.trim()) ask(query, turn).catch(fail);
  }

  function say(name, number, busy = false) {
    status.textContent = word(name, number);
    root.setAttribute("aria-busy", String(busy));
  }

  async function ask(query, turn) {
    const found = await engine.search(query);
    if (turn !== asked) return;
    answer = found;
    offer();
    await narrow();
  }

  function fail(error) {
    console.warn("search:", error.message);
    say("failed");
    fallback.hidden = false;
  }

  function clear() {
    list.replaceChildren();
    more.hidden = true;
    [waiting, ready, shown] = [[], [], 0];
  }

  /** Start the list again with the hits that have the chosen values. */
  async function narrow() {
    const turn = ++asked;
    clear();
    const chosen = names.map((name) => [name, facets.querySelector(`[name="${name}"]`)?.value]).filter(([, value]) => value);
    waiting = answer.hits.filter((hit) => chosen.every(([name, value]) => valuesOf(name, hit).includes(value)));
    const total = waiting.length;
    await show(turn);
    if (turn !== asked) return;
    if (!answer.terms.length) say("empty");
    else if (!shown) say("none");
    else if (answer.partial) say("partial", total);
    else if (answer.exact && !more.hidden) say("about", total);
    else say("found", answer.exact ? shown : total);
  }

  function valuesOf(name, hit) {
    const facet = engine.facets[name];
    return facet ? facet.of[hit.document].map((at) => facet.values[at]) : [];
  }

  /** A choice for each facet in which the hits differ. */
  function offer() {
    const wanted = new URLSearchParams(location.search);
    facets.replaceChildren(...names.flatMap((name) => {
      const counts = new Map();
      for (const hit of answer.hits) for (const value of valuesOf(name, hit)) counts.set(value, (counts.get(value) ?? 0) + 1);
      if (counts.size < 2) return [];
      const select = make("select", { name });
      select.append(make("option", { value: "" }, word("all")));
      const values = [...counts.keys()].sort();
      if (name === "year") values.reverse();
      for (const value of values) {
        const option = make("option", { value }, `${words.get(`${name}-${value}`) ?? value}（${counts.get(value)}）`);
        option.selected = wanted.get(name) === value;
        select.append(option);
      }
      return [make("label", {}, word(`facet-${name}`), " ", select)];
    }));
  }

  /** Read the texts of the next hits, rank them by what stands in them, and show a page; the first new item comes back. */
  async function show(turn) {
    for (let read = 0; waiting.length && ready.length < PAGE && read < MOST_READ; read += PAGE) {
      const texts = await Promise.all(waiting.splice(0, PAGE).map((hit) => engine.read(hit, answer)));
      if (turn !== asked) return null;
      ready.push(...texts.filter(({ holds }) => holds));
      const unsure = !shown && read < PAGE && !ready.some(({ complete }) => complete);
      if (!answer.exact && !unsure) break;
    }
    ready.sort((a, b) => b.score - a.score || a.document - b.document);
    const items = ready.splice(0, PAGE).map(item);
    shown += items.length;
    list.append(...items);
    more.hidden = !waiting.length && !ready.length;
    return items[0];
  }

  function item({ page, title, shown: passages }) {
    const url = new URL(page.url, site).href;
    const about = [words.get(`kind-${page.kind}`), page.number, page.note].filter(Boolean).join("　");
    const entries = passages.map(({ anchor, text, label, marks }) =>
      make("li", {}, make("a", { href: anchor ? `${url}#${encodeURIComponent(anchor)}` : url, lang: page.lang }, ...excerpt(text, marks)),
        ...(label ? [make("span", { className: "search-label" }, label)] : [])));
    const parts = [make("h2", {}, make("a", { href: url, lang: page.lang }, ...marked(title.text, title.marks, 0, title.text.length)))];
    if (about) parts.push(make("p", { className: "search-about" }, about));
    if (entries.length) parts.push(make("ul", {}, ...entries));
    return make("li", {}, ...parts);
  }
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function excerpt(text, marks) {
  const [first, last] = marks[0] ?? [0, 0];
  const from = marks.length && first > AROUND ? whole(text, first - AROUND) : 0;
  const to = Math.min(text.length, whole(text, Math.max(last, from + AROUND) + AROUND));
  return [from ? "……" : "", ...marked(text, marks, from, to), to < text.length ? "……" : ""];
}

/** An offset that does not cut a surrogate pair. */
const whole = (text, at) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at);

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

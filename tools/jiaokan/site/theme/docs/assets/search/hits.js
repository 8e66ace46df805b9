// On a page that a query led to (`?q=`): the words are lit, counted, and stepped through; the page's elements and text stay as they are.
import { short, termsOf, readings } from "./query.js";
import { find, readFolding, unitsOf, unpacked } from "./text.js";

const BLOCK = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, figcaption, div, section, article, main, body";
const SILENT = "nav, form, button, script, style, template, [hidden], [aria-hidden=true], .headerlink, .jk-apparatus, .jk-tools";
const MOST = 2000;

export async function light(region, base, query) {
  const folding = readFolding(await unpacked(`${base}fold.bin`));
  const blocks = blocksOf(region).map((nodes) => [nodes, unitsOf(nodes.map((node) => node.data).join(""), folding)]);
  let ranges = [];
  for (const { terms } of readings(short(query), { folding, meta: { questions: "\n", silent: "\n" } })) {
    ranges = blocks.flatMap(([nodes, units]) => rangesOf(nodes, find(units, terms.map(({ string }) => string))));
    if (ranges.length) break;
  }
  if (!ranges.length) {
    const pairs = termsOf(query, folding).flatMap(({ units }) => units.slice(1).map((unit, i) => units[i] + unit));
    ranges = blocks.flatMap(([nodes, units]) => rangesOf(nodes, find(units, pairs)));
    ranges = ranges.length > MOST ? [] : ranges;
  }
  if (globalThis.CSS?.highlights) {
    CSS.highlights.set("search-hit", new Highlight(...ranges.slice(0, MOST)));
    CSS.highlights.set("search-here", new Highlight());
  }
  return ranges;
}

/** A small bar: which of how many, the one before, the next, and an end to it. */
export function bar(ranges, query, say) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("hits.css", import.meta.url).href }));
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let at = target ? ranges.findIndex((range) => target.contains(range.startContainer)) : -1;
  const count = make("span", { role: "status" });
  const before = make("button", { type: "button", ariaLabel: say.before }, "↑"), after = make("button", { type: "button", ariaLabel: say.after }, "↓");
  const close = make("button", { type: "button", ariaLabel: say.close }, "×");
  const nav = make("nav", { className: "search-steps", ariaLabel: say.name }, make("a", { href: `${say.search}?${new URLSearchParams({ q: query })}` }, `“${short(query)}”`), count, before, after, close);
  const tell = () => { count.textContent = at < 0 ? `${ranges.length}` : `${at + 1} / ${ranges.length}`; };
  const step = (by) => {
    at = at < 0 ? (by > 0 ? 0 : ranges.length - 1) : (at + by + ranges.length) % ranges.length;
    const element = ranges[at].startContainer.parentElement;
    for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    element.scrollIntoView({ block: "center" });
    CSS.highlights?.set("search-here", new Highlight(ranges[at]));
    tell();
  };
  before.addEventListener("click", () => step(-1));
  after.addEventListener("click", () => step(1));
  close.addEventListener("click", () => {
    CSS.highlights?.clear();
    nav.remove();
    history.replaceState(null, "", location.pathname + location.hash);
  });
  before.disabled = after.disabled = !ranges.length;
  tell();
  document.body.append(nav);
}

/** The text nodes, those of one block together: a phrase may run through links, but not from one block into the next. */
function blocksOf(element) {
  const blocks = new Map();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(SILENT)) continue;
    const block = parent.closest(BLOCK);
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(walker.currentNode);
  }
  return [...blocks.values()];
}

function rangesOf(nodes, places) {
  return places.map(([start, end]) => {
    const range = new Range();
    let before = 0;
    for (const node of nodes) {
      const after = before + node.data.length;
      if (start >= before && start < after) range.setStart(node, start - before);
      if (end > before && end <= after) range.setEnd(node, end - before);
      before = after;
    }
    return range;
  });
}

// Beside a paragraph, or for words that are selected: links and citations to copy. For a link to words: whether they still stand.
// Loaded when it is used. Every word shown stands in the page, so that it is converted with the page's script.
import { parse, place, selectionLink, textFrom } from "./cite/link.js";

const STYLE = "jiaokan-style";
const page = document.querySelector("link[rel=canonical]").href;
const files = document.querySelector('link[rel=alternate][type="application/json"]').href;
const edition = document.querySelector(".jk-edition");
const word = (name) => document.querySelector(`[data-say="${name}"]`)?.textContent ?? "";
let data, blocks, panel;

document.head.append(make("link", { rel: "stylesheet", href: new URL("cite.css", import.meta.url).href }));

const read = async (name) => {
  const response = await fetch(new URL(name, files));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
};
const citation = () => (data ??= read("citation.json").then((response) => response.json()));
const texts = () => (blocks ??= read("edition.md").then((response) => response.text()).then(parse));

/** Offer what there is to copy for a paragraph: its link was clicked. */
export async function open(link) {
  const anchor = link.hash.slice(1);
  await offer(link, anchor, `${page}#${anchor}`, "copy-link", "link");
}

/** Offer what there is to copy for the selected words. */
export async function select(range) {
  const from = blockOf(range.startContainer);
  const [all, { blocks: known }] = await Promise.all([texts(), citation()]);
  const first = all.findIndex(({ anchor }) => anchor === from?.id);
  if (first < 0 || !known[from.id]) return;
  const to = blockOf(range.endContainer);
  const last = Math.max(first, all.findIndex(({ anchor }) => anchor === to?.id));
  if (all.slice(first, last + 1).some(({ type }) => type === "table")) return;
  const start = before(from, range.startContainer, range.startOffset);
  const end = to?.id === all[last].anchor ? before(to, range.endContainer, range.endOffset) : [...all[last].text].length;
  const length = [...all.slice(first, last).map(({ text }) => `${text}\n`).join("")].length + end - start;
  if (length > 0) await offer(from, from.id, await selectionLink(page, all, first, start, length), "copy-selection", "selection");
}

async function offer(near, anchor, address, label, said) {
  const { styles, swhid, blocks: known } = await citation();
  if (!known[anchor]) return;
  const [line, ...usual] = known[anchor];
  const own = document.querySelector('.jk-trees [value="p"]:checked') ? usual[2] : "";
  const [short, long] = own ? [own, own] : usual;
  const text = make("output", { translate: false, lang: edition.closest("article").dataset.script });
  const choice = make("select", { ariaLabel: word("style") }, ...styles.map(([name, title]) => make("option", { value: name }, title)));
  const show = () => {
    const [, , bare, pinned] = styles[choice.selectedIndex];
    const parts = { "\ue000": anchor, "\ue001": short, "\ue002": long };
    text.textContent = (short ? pinned : bare).replace(/[\ue000-\ue002]/g, (mark) => parts[mark]);
  };
  choice.addEventListener("change", () => { show(); keep(choice.value); });
  choice.value = kept() ?? styles[0][0];
  if (choice.selectedIndex < 0) choice.selectedIndex = 0;
  show();
  put(near, word("cite"),
    make("div", { className: "jk-panel__row" }, choice, button("copy-citation", () => copy(text.textContent, "citation")), button(label, () => copy(address, said))),
    text,
    make("div", { className: "jk-panel__id" }, `${word("content-id")} `, make("code", { translate: false }, `${swhid};lines=${line}`)));
}

/** The address names words as they were when they were cited: say whether they still stand, and if not, what changed. */
export async function check() {
  const found = /^(\d{1,7})\.(\d{1,7})\.([0-9a-f]{8})$/.exec(new URLSearchParams(location.search).get("c"));
  const anchor = location.hash.slice(1).split(":~:")[0];
  // A merged anchor is an empty element in the paragraph that took it up.
  const element = document.getElementById(anchor)?.closest(".jk-edition [id]:not(.jk-anchor-merged)");
  if (!found || !element) return;
  if (location.hash.includes(":~:")) element.scrollIntoView();
  const message = (name) => make("div", { className: `jk-panel__${name}`, role: "status" }, word(name));
  const tell = (name, ...more) => put(element, word("cite"), message(name), ...more);
  if (!globalThis.crypto?.subtle) return void tell("unsure");
  const all = await texts();
  const [start, length] = [+found[1], +found[2]];
  /** Where the words stand in a block, which is shown then. */
  const stand = async (id) => {
    const first = all.findIndex((block) => block.anchor === id);
    if (first < 0) return -1;
    const size = [...all[first].text].length;
    const at = await place([...textFrom(all, first)], start, length, found[3], size);
    if (at >= 0) light(document.getElementById(id), at, Math.min(length, size - at));
    return at;
  };
  const at = await stand(element.id);
  if (at >= 0) return void tell(at === start && element.id === anchor ? "same" : "shifted");
  const { past = {}, parts = {} } = await citation();
  for (const part of parts[element.id] ?? []) {
    if (await stand(part) < 0) continue;
    document.getElementById(part).scrollIntoView();
    return void put(document.getElementById(part), word("cite"), message("shifted"));
  }
  const first = all.findIndex((block) => block.anchor === element.id);
  const own = [...all[first].text], rest = [...`\n${textFrom(all, first + 1)}`];
  for (const quote of new Set([...(past[anchor] ?? []), ...(past[element.id] ?? [])])) {
    const old = [...quote];
    if (await place([...old, ...rest], start, length, found[3], old.length) < 0) continue;
    const [was, is] = compared(old, own);
    return void tell("changed", line("then", was), line("now", is));
  }
  tell("unknown");
}

const line = (name, parts) => make("div", {}, make("b", {}, `${word(name)}　`), ...parts);

/** Two texts, with what only one of them has marked. */
function compared(old, own) {
  let head = 0, tail = 0;
  const most = Math.min(old.length, own.length);
  while (head < most && old[head] === own[head]) head++;
  while (tail < most - head && old[old.length - 1 - tail] === own[own.length - 1 - tail]) tail++;
  const cut = (text, tag) => [
    text.slice(0, head).join(""), make(tag, {}, text.slice(head, text.length - tail).join("")), text.slice(text.length - tail).join(""),
  ];
  return [cut(old, "del"), cut(own, "ins")];
}

function light(block, start, length) {
  if (!globalThis.CSS?.highlights || edition.closest("html").lang !== edition.closest("article").dataset.script) return;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = new Range();
  for (let done = 0; walker.nextNode();) {
    const chars = [...walker.currentNode.data];
    const at = (place) => chars.slice(0, place - done).join("").length;
    if (start >= done && start < done + chars.length) range.setStart(walker.currentNode, at(start));
    if (start + length > done && start + length <= done + chars.length) range.setEnd(walker.currentNode, at(start + length));
    done += chars.length;
  }
  CSS.highlights.set("jk-quoted", new Highlight(range));
}

const blockOf = (node) => (node.nodeType === 1 ? node : node.parentElement).closest(".jk-edition [id]");

/** How many code points of a block stand before a place in it. */
function before(block, node, offset) {
  const range = new Range();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

/** Show the panel at the end of the text, where no selection reaches it; from a number the focus goes to it, and back when it is shut. */
function put(near, label, ...content) {
  panel?.remove();
  const from = near.matches(".jk-n") && near;
  const shut = () => { panel.remove(); from && from.focus(); };
  const close = make("button", { type: "button", className: "jk-panel__close", ariaLabel: word("close"), onclick: shut }, "×");
  panel = make("aside", { className: "jk-panel", ariaLabel: label, onkeydown: ({ key }) => key === "Escape" && shut() }, close, ...content);
  near.closest(".jk-text").append(panel);
  if (from) close.focus();
}

function button(name, act) {
  const made = make("button", { type: "button" }, word(name));
  made.addEventListener("click", act);
  return made;
}

const copy = (text, said) => navigator.clipboard?.writeText(text).then(() => {
  const status = document.querySelector(".jk-said");
  status.textContent = word(said);
  setTimeout(() => { status.textContent = ""; }, 2500);
}, () => {});

function keep(style) {
  try { localStorage.setItem(STYLE, style); } catch { /* Storage is shut: the choice holds for this panel. */ }
}

function kept() {
  try { return localStorage.getItem(STYLE); } catch { return null; }
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

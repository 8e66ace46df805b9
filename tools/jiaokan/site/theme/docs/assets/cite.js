// Beside a paragraph, or for words that are selected: links and citations to copy. For a link to words: whether they still stand.
// Loaded when it is used. What is said comes in the page's script.
import { parse, place, selectionLink, textFrom } from "./cite/link.js";
import { blockOf, said, stretches } from "./reading.js";

const STYLE = "jiaokan-style";
const canonical = document.querySelector("link[rel=canonical]"), page = canonical.href, permanent = canonical.getAttribute("href");
// Beside the record, which stands once, in the source's script.
const files = new URL("../", document.querySelector(".jk-ways a").href);
const edition = document.querySelector(".jk-edition");
const text = edition.closest(".jk-text");
const script = edition.closest("article").dataset.script;
const word = (name) => words[name] ?? "";
let data, blocks, panel, bubble, words = {};

const styled = document.head.appendChild(make("link", { rel: "stylesheet", href: new URL("cite.css", import.meta.url).href }));
const drawn = new Promise((done) => { styled.onload = styled.onerror = done; });

const read = async (name) => {
  const response = await fetch(new URL(name, files));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
};
const citation = () => (data ??= read("citation.json").then((response) => response.json()));
const texts = () => (blocks ??= read("edition.md").then((response) => response.text()).then(parse));
const ready = async () => { [words] = await Promise.all([said(), drawn]); };

/** Offer what there is to copy for a paragraph: its link was clicked. */
export async function open(link) {
  const anchor = link.hash.slice(1);
  await ready();
  await offer(link, anchor, anchor, `${page}#${anchor}`);
}

/** Beside the selected words: the quotation with its citation, the link to the words, and more. */
export async function select(range) {
  const parts = stretches(range);
  const tabled = parts.some(({ block }) => block.matches(".jk-table"));
  if (!parts.length || (tabled && document.documentElement.lang !== script)) return;
  const [all, { blocks: known }] = await Promise.all([texts(), citation(), ready()]);
  const [from, to] = [parts[0].block.id, parts.at(-1).block.id];
  const [first, last] = [from, to].map((id) => all.findIndex(({ anchor }) => anchor === id));
  if (first < 0 || last < first || !known[from] || !known[to]) return;
  if (tabled) return show(range, from, to, `${page}#${from}`, parts.map(({ words }) => words).join("\n"));
  const start = parts[0].start;
  const length = [...all.slice(first, last).map((block) => `${block.text}\n`).join("")].length + parts.at(-1).end - start;
  const quoted = [...textFrom(all, first)].slice(start, start + length).join("");
  const address = await selectionLink(page, all, first, start, length);
  await show(range, from, to, address, quoted);
}

async function show(range, from, to, address, quoted) {
  hide();
  const buttons = [
    button("copy-quotation", async () => copy(`${quoted}\n——${await cited(from, to)}`, "copied-quotation")),
    button("link", () => copy(address, "copied-link")),
    ...(document.documentElement.lang === script ? [] : [button("original", () => copy(quoted, "copied-original"))]),
    button("more", () => { hide(); offer(null, from, to, address); }),
  ];
  bubble = make("div", { className: "jk-bubble", role: "toolbar", ariaLabel: word("cite") }, ...buttons);
  text.append(bubble);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const below = Math.min(bottom + 10, innerHeight - height - 6);
  bubble.style.left = `${Math.max(6, Math.min((left + right - width) / 2, document.documentElement.clientWidth - width - 6))}px`;
  bubble.style.top = `${Math.max(6, below > bottom || top < height + 12 ? below : Math.min(top - height - 10, innerHeight - height - 6))}px`;
}

function hide() {
  bubble?.remove();
  bubble = undefined;
}

document.addEventListener("keydown", ({ key }) => { if (key === "Escape") { hide(); panel?.shut(); } });
document.addEventListener("pointerdown", ({ target }) => {
  if (!bubble?.contains(target)) hide();
  if (panel?.near && !panel.contains(target)) panel.shut();
});
document.addEventListener("selectionchange", () => { if (getSelection().isCollapsed) hide(); });
addEventListener("scroll", hide, { passive: true });

/** The citation of a paragraph, or of several in a row, in a style; the first style is the one that was used last. */
async function cited(from, to, style = kept()) {
  const [all, { styles, blocks: known }] = await Promise.all([texts(), citation()]);
  const [, , pattern, bracketed] = styles.find(([name]) => name === style) ?? styles[0];
  const own = Boolean(document.querySelector('.jk-trees [value="p"]:checked'));
  const row = all.slice(all.findIndex(({ anchor }) => anchor === from), all.findIndex(({ anchor }) => anchor === to) + 1);
  const places = row.map(({ anchor }) => known[anchor] ?? []).map(placed)
    .map(([short, long, label]) => (own && label ? [label, label] : [short, long]))
    .filter(([short]) => short);
  const [short, long] = places.length ? reaching(places[0], places.at(-1)) : [];
  const parts = { "\ue000": from, "\ue001": short, "\ue002": long, "\ue003": to === from ? "" : `-${to}`, "\ue004": permanent };
  const chosen = bracketed && /[）)]$/.test(short) ? bracketed : pattern;
  return onDay(chosen.replace(/\ue005(.*)\ue006(.*)\ue007/s, short ? "$1" : "$2")).replace(/[\ue000-\ue004]/g, (mark) => parts[mark]);
}

/** The pinpoints of a block: a number stands for those of a paragraph. */
const placed = ([, place, ...more]) => (place > 0 ? [`¶${place}`, `第${place}段`, ...more] : [place, ...more]);

/** From one place to another, each in two forms: ¶2—4, 第2—4段. The same as jiaokan/cite/pinpoint.py. */
function reaching(first, last) {
  if (first[0] === last[0]) return first;
  const [one, two] = [first, last].map(([short]) => /^¶(\d+)$/.exec(short)?.[1]);
  return one && two ? [`¶${one}—${two}`, `第${one}—${two}段`] : [0, 1].map((form) => `${first[form]}—${last[form]}`);
}

/** The reader's own day in place of the pattern's, in each form in which a style writes a day. */
function onDay(pattern) {
  const now = new Date(), day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const padded = day.map((part) => String(part).padStart(2, "0"));
  return pattern.replace(/9998([-/])12\1(?:31)/g, (_, mark) => padded.join(mark))
    .replace("December 31, 9998", now.toLocaleDateString("en-US", { dateStyle: "long" }))
    .replace(/9998(,\s+)12(,\s+)31/, (_, one, two) => day[0] + one + day[1] + two + day[2]);
}

async function offer(near, from, to, address) {
  const { styles, swhid, blocks: known } = await citation();
  if (!known[from] || !known[to]) return;
  const output = make("output", { translate: false, lang: script });
  const choice = make("select", { ariaLabel: word("style") }, ...styles.map(([name, title]) => make("option", { value: name }, title)));
  const fill = async () => { output.textContent = await cited(from, to, choice.value); };
  choice.addEventListener("change", () => { fill(); keep(choice.value); });
  choice.value = kept() ?? styles[0][0];
  if (choice.selectedIndex < 0) choice.selectedIndex = 0;
  await fill();
  const raw = document.querySelector(`.jk-o[href$="#${from}"]`);
  const lines = known[from][0] === known[to][0] ? known[from][0] : `${known[from][0]}-${known[to][0]}`;
  put(near, word("cite"), make("div", { className: "jk-panel__row" }, choice,
    button("copy-citation", () => copy(output.textContent, "copied-citation")), button("copy-link", () => copy(address, "copied-link")),
    ...(raw ? [make("a", { href: raw.href }, word("raw"))] : [])),
  output, make("div", { className: "jk-panel__id" }, `${word("content-id")} `, make("code", { translate: false }, `${swhid};lines=${lines}`)));
  panel.near = true;
}

/** The address names words as they were when they were cited: say whether they still stand, and if not, what changed. */
export async function check() {
  const found = /^(\d{1,7})\.(\d{1,7})\.([0-9a-f]{8})$/.exec(new URLSearchParams(location.search).get("c"));
  const anchor = location.hash.slice(1).split(":~:")[0];
  // A merged anchor is an empty element in the paragraph that took it up.
  const element = document.getElementById(anchor)?.closest(".jk-edition [id]:not(.jk-anchor-merged)");
  if (!found || !element) return;
  await ready();
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

/** Show the panel at the end of the text, where no selection reaches it; from a number the focus goes to it, and back when it is shut. */
function put(near, label, ...content) {
  panel?.remove();
  const from = near?.matches(".jk-n") && near;
  const close = make("button", { type: "button", className: "jk-panel__close", ariaLabel: word("close") }, "×");
  const made = make("aside", { className: "jk-panel", ariaLabel: label }, close, ...content);
  made.shut = () => { made.remove(); panel = undefined; if (from && made.held) from.focus(); };
  made.addEventListener("focusin", () => { made.held = true; });
  close.addEventListener("click", made.shut);
  text.append(made);
  panel = made;
  if (from || !near) close.focus();
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

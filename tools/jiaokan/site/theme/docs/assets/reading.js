// Comforts of reading; the page reads, links and switches script without any of them.
const root = document.documentElement;
const article = document.querySelector(".jk-article");
const say = announcer();

// The script switch keeps the paragraph: the one the address names, else the one at the top of the window.
const scripts = [...document.querySelectorAll(".jk-script a[data-script]")];
for (const link of scripts) {
  link.addEventListener("click", () => { link.hash = location.hash || atTop(); });
}

function atTop() {
  if (scrollY < 200) return "";
  const edge = document.querySelector(".jk-header")?.getBoundingClientRect().bottom ?? 0;
  const block = [...document.querySelectorAll(".jk-edition [id]:not(.jk-anchor-merged), .md-typeset :is(h2, h3)[id]")]
    .find((item) => item.getBoundingClientRect().bottom > Math.max(edge, 0) + 8);
  return block ? `#${block.id}` : "";
}

// The way in which paragraphs are counted is kept from text to text.
for (const choice of document.querySelectorAll(".jk-trees input")) {
  try { if (localStorage.getItem("jiaokan-tree") === choice.value) choice.checked = true; } catch { /* Storage is shut. */ }
  choice.addEventListener("change", () => { try { localStorage.setItem("jiaokan-tree", choice.value); } catch { /* The choice holds for this page. */ } });
}

// What scripts say, in the page's script.
let saying;
export const said = () => (saying ??= fetch(new URL("said.json", import.meta.url)).then((response) => response.json())
  .then((all) => all[root.lang] ?? all["zh-Hans"]));

// What is needed for citing is loaded when something is cited: a paragraph's number is clicked, words are selected,
// or the address tells what words were cited (`?c=`).
const text = document.querySelector(".jk-edition");
export const BLOCK = '[id]:not([id^="jk-"], .jk-anchor-merged)';
const load = (name, act) => import(`./${name}.js`).then(act).catch((error) => console.warn(`${name}:`, error.message));
const citing = (act) => load("cite", act);
if (text && new URLSearchParams(location.search).has("c")) citing(({ check }) => check());
let pause = 0;
if (text) document.addEventListener("selectionchange", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const selection = getSelection();
    if (!selection.isCollapsed && text.contains(selection.anchorNode)) citing(({ select }) => select(selection.getRangeAt(0)));
  }, 400);
});

export const blockOf = (node) => (node.nodeType === 1 ? node : node.parentElement).closest(`.jk-edition ${BLOCK}`);

/** What of each block lies in a range: {block, start, end, words}, in code points; nothing of what stands between and beside the blocks. */
export function stretches(range) {
  const before = (block, node, offset) => {
    const head = new Range();
    head.setStart(block, 0);
    head.setEnd(node, offset);
    return [...head.toString()].length;
  };
  const part = (block) => {
    const chars = [...block.textContent];
    const start = block.contains(range.startContainer) ? before(block, range.startContainer, range.startOffset) : 0;
    const end = block.contains(range.endContainer) ? before(block, range.endContainer, range.endOffset) : chars.length;
    return { block, start, end, words: chars.slice(start, end).join("") };
  };
  // A table as programs for tables paste it: a row a line, tabs between its cells
  const rows = (table) => [...table.rows].map((row) => [...row.cells].filter((cell) => range.intersectsNode(cell)))
    .filter((cells) => cells.length).map((cells) => cells.map((cell) => part(cell).words).join("\t")).join("\n");
  return [...text.querySelectorAll(BLOCK)].filter((block) => range.intersectsNode(block)).map((block) => {
    const table = block.matches(".jk-table") && block.querySelector("table");
    return { ...part(block), ...(table && { words: rows(table) }) };
  }).filter(({ start, end }) => end > start);
}

// What is copied is the text alone: no number, no note from the margin, no fact from the masthead.
text?.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !text.contains(selection.focusNode) || !text.contains(selection.anchorNode)) return;
  const parts = stretches(selection.getRangeAt(0));
  if (!parts.length) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", parts.map(({ words }) => words).join("\n"));
});

// References and names show what they lead to; a note shows itself where it does not stand beside the line; the raw text opens in place.
const LEADING = ".jk-edition :is(.jk-ref, .jk-thing, [role=doc-noteref]), .jk-notes a, .jk-apparatus .jk-list a";
const preview = (event) => {
  const link = event.target.closest?.(LEADING);
  if (link) load("preview", ({ show }) => show(link, event));
};
article?.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") preview(event); });
article?.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) preview(event); });
let touched = false;
article?.addEventListener("pointerdown", ({ pointerType }) => { touched = pointerType === "touch"; });
article?.addEventListener("click", (event) => {
  const link = event.target.closest(".jk-edition :is(.jk-ref, .jk-thing)");
  if (link && touched) { event.preventDefault(); preview(event); }
  const raw = event.target.closest(".jk-edition .jk-o");
  if (raw && !(event.ctrlKey || event.metaKey || event.shiftKey)) { event.preventDefault(); load("raw", ({ toggle }) => toggle(raw)); }
});

// On pages in Traditional script the reader chooses the quotation marks.
if (text && root.lang.startsWith("zh-Hant")) load("marks", ({ offer }) => said().then(offer));

// The day on which the reader is here, for citations.
for (const day of document.querySelectorAll(".jk-accessed")) day.textContent = new Date().toLocaleDateString("sv-SE");

// A paragraph's number copies its permanent link, and goes there as any link does.
article?.addEventListener("click", (event) => {
  const link = event.target.closest("a.jk-n");
  if (!link) return;
  if (text) citing(({ open }) => open(link));
  if (!navigator.clipboard) return;
  const address = new URL(link.getAttribute("href"), permanent()).href;
  navigator.clipboard.writeText(address).then(() => say("copied-this"), () => {});
});

// The numbers are one stop of the Tab key; the arrow keys go from one to the next, and aside to the raw text of its paragraph.
const numbers = [...document.querySelectorAll(".jk-edition .jk-n")];
numbers.slice(1).forEach((number) => { number.tabIndex = -1; });
document.querySelectorAll(".jk-edition .jk-o").forEach((raw) => { raw.tabIndex = -1; });
text?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], at = numbers.indexOf(event.target);
  const raw = event.target.nextElementSibling, number = event.target.previousElementSibling;
  const aside = event.key === "ArrowRight" && raw?.matches(".jk-o") ? raw : event.key === "ArrowLeft" && event.target.matches(".jk-o") ? number : null;
  if (aside) { event.preventDefault(); return void aside.focus(); }
  const next = step && at >= 0 ? numbers[at + step] : null;
  if (!next) return;
  event.preventDefault();
  numbers[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

function permanent() {
  return document.querySelector("link[rel=canonical]")?.href ?? location.href;
}

// The citation gets a button.
const citation = document.querySelector("#jk-citation");
const copy = document.querySelector(".jk-copy");
if (citation && copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", () => navigator.clipboard.writeText(citation.textContent).then(() => say("copied-citation"), () => {}));
}

function announcer() {
  const status = Object.assign(document.createElement("p"), { className: "jk-said", role: "status" });
  document.querySelector(".jk-header")?.after(status);
  let timer = 0;
  return async (name) => {
    status.textContent = (await said())[name] ?? "";
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = ""; }, 2500);
  };
}

// Light, dark, or as the system has it.
const bar = document.querySelector(".jk-bar");
const schemes = ["auto", "light", "dark"];
if (bar) {
  const button = Object.assign(document.createElement("button"), { className: "jk-scheme", type: "button", ariaLabel: "明暗" });
  const show = async () => button.setAttribute("aria-label", (await said())[root.dataset.scheme ?? "auto"]);
  bar.append(button);
  button.addEventListener("focus", show, { once: true });
  button.addEventListener("click", () => {
    const next = schemes[(schemes.indexOf(root.dataset.scheme ?? "auto") + 1) % schemes.length];
    if (next === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = next;
    try { localStorage.setItem("jiaokan-scheme", next); } catch { /* Storage is shut: the choice holds for this page. */ }
    show();
    say(next);
  });
}

// Beside the text there is room for the contents; elsewhere the list stays closed until it is asked for.
const wide = matchMedia("(min-width: 59rem)");
const contents = document.querySelector(".jk-contents details");
if (contents) {
  const fit = () => { contents.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  follow(contents);
}

// The contents list shows where the reader is: under the last heading that has come up to the upper part of the window.
function follow(list) {
  const pairs = [...list.querySelectorAll("a")].map((link) => [link, document.getElementById(link.hash.slice(1))]).filter(([, heading]) => heading);
  let here = null, asked = false;
  const look = () => {
    asked = false;
    // A paragraph that the address names and the window shows says where the reader is, even where the page is too short to bring it up.
    const named = document.querySelector(".jk-edition :target")?.getBoundingClientRect();
    const edge = named && named.bottom > 0 && named.top < innerHeight ? Math.max(named.top, innerHeight / 4) : innerHeight / 4;
    const now = pairs.findLast(([, heading]) => heading.getBoundingClientRect().top <= edge)?.[0] ?? null;
    if (now === here) return;
    here?.removeAttribute("aria-current");
    here = now;
    here?.setAttribute("aria-current", "location");
    if (wide.matches) here?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  addEventListener("scroll", () => { if (!asked) { asked = true; requestAnimationFrame(look); } }, { passive: true });
  look();
}

// The page of a former address leads on, with the paragraph that was asked for.
const onward = document.querySelector("a.jk-moved");
if (onward) location.replace(onward.href + location.search + location.hash);

// A paragraph that went to another document is shown there.
// The page for what is missing asks the resolver about the address that was wanted.
for (const link of document.querySelectorAll("a.jk-lost")) link.search = new URLSearchParams({ q: location.href });

// A list that is closed opens for the place an address names, and for print; a place that is not there is looked for, and said to be missing.
let unknown = false;
function reveal() {
  const name = named();
  const place = name ? document.getElementById(name) : null;
  const elsewhere = place?.querySelector(":scope > * > .jk-elsewhere");
  if (elsewhere) return void location.replace(Object.assign(new URL(elsewhere.href), { search: location.search }));
  const missing = Boolean(text && name && !place);
  if (missing || unknown) {
    import("./anchor.js").then((anchor) => (missing ? anchor.missing(name) : anchor.clear())).catch((error) => console.warn("anchor:", error.message));
  }
  unknown = missing;
  for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (place?.closest("details")) place.scrollIntoView();
}
function named() {
  const raw = location.hash.slice(1).split(":~:")[0];
  try { return decodeURIComponent(raw); } catch { return raw; }
}
addEventListener("hashchange", reveal);
reveal();

// The guide's contents, where they are a drawer: its button opens it, and Esc closes it.
const drawer = document.querySelector("button.jk-drawer"), box = document.getElementById("__drawer");
if (drawer && box) {
  drawer.addEventListener("click", () => {
    box.click();
    if (box.checked) document.querySelector(".md-sidebar--primary")?.querySelectorAll(".md-nav__link--active[href]").forEach((link) => link.focus());
  });
  box.addEventListener("change", () => drawer.setAttribute("aria-expanded", String(box.checked)));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    box.click();
    drawer.focus();
  });
}

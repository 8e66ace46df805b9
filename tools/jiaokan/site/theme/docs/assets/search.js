// On every page: "/" goes to the search field. On the search page: search. On a page that a result led to: the words found are lit.
// The engine is loaded only where there is a query. Nothing here is needed to read.
const LANDING = "jiaokan-search";
const TYPING = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(TYPING)) return;
  const fields = [...document.querySelectorAll("form[role=search] input[name=q]")].filter((field) => field.offsetParent);
  const field = fields.find((item) => item.closest("main")) ?? fields[0];
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

const page = document.querySelector("[data-search-root]");
if (page) {
  const { start } = await import("./search/page.js");
  start(page, new URL(page.dataset.searchIndex || "../search/", page.dataset.searchIndex ? location.href : import.meta.url).href, LANDING);
}

async function light() {
  const { href, folding, strings } = JSON.parse(sessionStorage.getItem(LANDING) ?? "{}");
  if (href !== location.href || !globalThis.CSS?.highlights || new URL(folding).origin !== location.origin) return;
  const { lightUp } = await import("./search/landing.js");
  await lightUp(document.querySelector("article, main") ?? document.body, folding, strings);
}
light().catch(() => {}); // A page that is not lit reads as well: storage may be shut, an old index gone.

// On every page: "/" goes to the search field, names are offered while one types. On the search page: search.
// On a page that a result led to (`?q=`): the words found are lit and counted. Nothing here is needed to read.
const TYPING = "input, textarea, select, [contenteditable]";
const page = document.querySelector("[data-search-root]");
const base = new URL(page?.dataset.searchIndex ?? new URL("../search/", import.meta.url), location.href).href;
const query = new URLSearchParams(location.search).get("q");

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

// Names are offered in every search field, the header's too.
for (const field of document.querySelectorAll("form[role=search] input[name=q]")) {
  Object.assign(field, { autocomplete: "off", enterKeyHint: "search" });
  field.addEventListener("input", () => import("./search/typing.js").then(({ watch }) => watch(field, base)).catch(() => {}), { once: true });
}

// The query goes along into the other scripts.
for (const link of document.querySelectorAll(".jk-script a[data-script]")) link.addEventListener("click", () => { link.search = location.search; });

if (page) {
  const { start } = await import("./search/page.js");
  start(page, base);
} else if (query) {
  import("./search/hits.js").then(async ({ light, bar }) => {
    const region = document.querySelector(".jk-edition, article, main") ?? document.body;
    const said = await import("./reading.js").then((reading) => reading.said());
    const search = document.querySelector("form[role=search]")?.action ?? "";
    const say = { search, name: said.hits, before: said["hit-before"], after: said["hit-after"], close: said["hits-close"] };
    bar(await light(region, base, query), query, say);
  // A page that is not lit reads as well: an old index is gone.
  }).catch(() => {});
}

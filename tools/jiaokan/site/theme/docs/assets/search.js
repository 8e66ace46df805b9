// On every page: "/" goes to the search field, names are offered while one types. On the search page: search.
// On a page that a result led to (`?q=`): the words found are lit and counted. Nothing here is needed to read.
const TYPING = "input, textarea, select, [contenteditable]";
const base = new URL("../search/", import.meta.url).href;
const page = document.querySelector("[data-search-root]");
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

// Names are offered in the field of the header, on whatever page: what that needs is loaded at the first character.
const field = document.querySelector(".jk-search input[name=q]");
field?.addEventListener("input", async () => {
  try {
    const [{ Index }, { watch }] = await Promise.all([import("./search/index.js"), import("./search/typing.js")]);
    const names = Object.assign(document.createElement("datalist"), { id: "jk-names" });
    field.after(names);
    field.setAttribute("list", names.id);
    await watch(field, new Index(base, base));
  } catch { /* The form works as it is. */ }
}, { once: true });

// The query goes along into the other scripts.
for (const link of document.querySelectorAll(".jk-script a[data-script]")) link.addEventListener("click", () => { link.search = location.search; });

if (page) {
  const { start } = await import("./search/page.js");
  start(page, page.dataset.searchIndex ? new URL(page.dataset.searchIndex, location.href).href : base);
} else if (query) {
  import("./search/hits.js").then(async ({ light, bar }) => {
    const region = document.querySelector(".jk-edition, article, main") ?? document.body;
    const said = (name) => document.querySelector(`[data-say="${name}"]`)?.textContent ?? "";
    const search = document.querySelector("form[role=search]")?.action ?? "";
    const say = { search, name: said("hits"), before: said("hit-before"), after: said("hit-after"), close: said("hits-close") };
    bar(await light(region, base, query), query, say);
  }).catch(() => {}); // A page that is not lit reads as well: an old index is gone.
}

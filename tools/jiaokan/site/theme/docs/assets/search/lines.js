// Every occurrence of the words on a line of its own, the word in the middle (keyword in context), sorted by what stands beside it.

// Characters on either side
const BESIDE = 18;
// Documents that are read before the reader is asked
const AT_ONCE = 40;

/** Lay the lines of an answer into an element, in place of the lists of its hits; by: "", "left" or "right". */
export async function show({ answer, read: readAll, lines, hits: lists, word, make, list, link, target, by }) {
  for (const one of lists) one.replaceChildren();
  lines.hidden = false;
  const hits = answer.wanted;
  const rows = [];
  let read = 0;
  const heads = ["left", "word", "right", "place"].map((name) => make("th", { scope: "col" }, word(`column-${name}`)));
  const body = make("tbody", {});
  const said = make("p", { role: "status" });
  const save = make("a", { download: "lines.tsv" }, word("download"));
  const more = make("button", { type: "button" }, word("lines-more"));
  const table = make("div", { className: "search-scroll", tabIndex: 0, role: "region", ariaLabel: word("view-lines") }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
  const ways = list(word("by"), ["", "left", "right"].map((name) => link("by", name, word(`by-${name}`), by === name)));
  ways.classList.add("search-by");
  lines.replaceChildren(ways, said, table, make("p", {}, more, save));
  more.addEventListener("click", () => next());

  async function next() {
    const found = await Promise.all(hits.slice(read, read + AT_ONCE).map((hit) => readAll(hit)));
    read += found.length;
    for (const { head, passages } of found) {
      for (const { number, anchor, text, label, marks } of passages.sort((a, b) => a.number - b.number)) {
        for (const [start, end] of marks) {
          rows.push({
            left: text.slice(Math.max(0, start - BESIDE), start), key: text.slice(start, end), right: text.slice(end, end + BESIDE),
            head, anchor, label, order: rows.length,
          });
        }
      }
    }
    const turned = (text) => Array.from(text).reverse().join("");
    const sorts = { left: ({ left }) => turned(left), right: ({ right }) => right };
    const of = sorts[by];
    rows.sort((a, b) => (of ? of(a).localeCompare(of(b), "zh") : 0) || a.order - b.order);
    body.replaceChildren(...rows.map(({ left, key, right, head, anchor, label }) => make(
      "tr", { lang: head.lang }, make("td", {}, left), make("td", {}, make("mark", {}, key)), make("td", {}, right),
      make("td", {}, make("a", { href: target(head, anchor) }, head.title, label ? ` ${label}` : "")),
    )));
    more.hidden = read >= hits.length;
    said.textContent = word("lines", rows.length, new Set(rows.map(({ head }) => head.id)).size) + (more.hidden ? "" : word("lines-read", read, hits.length));
    const cell = (text) => text.replace(/[\t\r\n]+/g, " ");
    const tsv = [["left", "word", "right", "document", "anchor", "label", "title"], ...rows.map(({ left, key, right, head, anchor, label }) => [left, key, right, head.id, anchor, label, head.title])];
    URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([tsv.map((row) => row.map(cell).join("\t")).join("\n"), "\n"], { type: "text/tab-separated-values;charset=utf-8" }));
  }
  await next();
}

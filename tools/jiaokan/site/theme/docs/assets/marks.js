// Quotation marks of a page in Traditional script, as the reader likes them: “ ” as the text has them, or 「」.
// GB/T 15834 has “ ” and ‘ ’, Taiwan's 《重訂標點符號手冊》 「」 and 『』. Each mark is one character either way, so no place in the text moves.
const KEY = "jiaokan-marks";
const INTO = { "“": "「", "”": "」", "‘": "『", "’": "』" };
const article = document.querySelector(".jk-article");
const was = new Map();

/** Put the choice beside the ways to count paragraphs. */
export function offer({ marks }) {
  const choice = make("fieldset", { className: "jk-trees jk-marks" }, make("legend", {}, marks));
  for (const [value, shown] of [["", "“ ”"], ["corner", "「 」"]]) {
    const input = make("input", { type: "radio", name: "jk-marks", value, checked: kept() === value });
    input.addEventListener("change", () => { keep(value); draw(value); });
    choice.append(make("label", {}, input, shown));
  }
  document.querySelector(".jk-tools")?.append(choice);
  if (kept()) draw(kept());
}

function draw(value) {
  for (const [node, words] of was) node.data = words;
  was.clear();
  if (value !== "corner") return;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let block, open = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement.closest("p, li, h1, h2, h3, h4, h5, h6, td, th, dd, dt, div");
    if (around !== block) [block, open] = [around, 0];
    if (!/[“”‘’]/.test(node.data) || node.parentElement.closest("[translate=no], code, .jk-marks")) continue;
    was.set(node, node.data);
    // A mark that closes nothing is an apostrophe.
    node.data = node.data.replace(/[“”‘’]/g, (mark) => {
      if (mark === "‘") open++;
      if (mark === "’" && --open < 0) { open = 0; return mark; }
      return INTO[mark];
    });
  }
}

function keep(value) {
  try { localStorage.setItem(KEY, value); } catch { /* Storage is shut: the choice holds for this page. */ }
}

function kept() {
  try { return localStorage.getItem(KEY) ?? ""; } catch { return ""; }
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

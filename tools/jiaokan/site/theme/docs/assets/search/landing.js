// Lights the words that a result was found by, on the page it led to, without touching the page's elements or its address.
import { find, readFolding, unitsOf, unpacked } from "./text.js";

const BLOCK = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, figcaption, div, section, article, main, body";
const SILENT = "nav, form, button, script, style, template, [hidden], [aria-hidden=true], .headerlink";
const MOST = 500;

export async function lightUp(element, foldingUrl, strings) {
  const folding = readFolding(await unpacked(foldingUrl));
  const ranges = blocksOf(element).flatMap((nodes) => rangesOf(nodes, folding, strings));
  CSS.highlights.set("search-hit", new Highlight(...ranges.slice(0, MOST)));
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

function rangesOf(nodes, folding, strings) {
  const text = nodes.map((node) => node.data).join("");
  return find(unitsOf(text, folding), strings).map(([start, end]) => {
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

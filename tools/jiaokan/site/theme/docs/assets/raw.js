// The raw text of a paragraph beside the clean one, opened under it; loaded when a reader asks for it.
// The row is that of the record of changes, where the link leads without a script.
import { fetched } from "./fetched.js";

/** Open the row under the paragraph, or shut it. */
export async function toggle(link) {
  const block = link.closest("[id], .jk-h, .jk-noted"), under = block.closest(".jk-noted, .jk-h") ?? block;
  const open = under.nextElementSibling?.matches(".jk-opened") ? under.nextElementSibling : null;
  if (open) return void open.remove();
  try {
    const row = (await fetched(new URL(link.href))).getElementById(link.hash.slice(1));
    if (!row) throw new Error("no such row");
    const shown = document.importNode(row, true);
    shown.removeAttribute("id");
    shown.querySelector(".jk-which")?.remove();
    const opened = Object.assign(document.createElement(under.matches("li") ? "li" : "div"), { className: "jk-opened", lang: row.parentElement.lang, translate: false });
    opened.append(shown);
    under.after(opened);
    opened.addEventListener("keydown", ({ key }) => { if (key === "Escape") { opened.remove(); link.focus(); } });
  } catch {
    location.assign(link.href);
  }
}

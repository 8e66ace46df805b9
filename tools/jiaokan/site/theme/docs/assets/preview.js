// What a reference, a name or a mark leads to, shown beside it: on hover, on focus, on a tap. Loaded when a reader first asks for it.
// It is read from the page that the link leads to, so it says what that page says, in its script; no other host is asked.
// WCAG 2.2, 1.4.13: Escape takes it away, the pointer may go onto it, and it stays until pointer or focus leave.
import { fetched } from "./fetched.js";
import { BLOCK, said } from "./reading.js";

const LONG = 140, WAIT = 250, LEAVE = 300;
let box, owner, timer;

/** Show what a link leads to; `event` tells whether it was pointed at, focused or tapped. */
export async function show(link, event) {
  clearTimeout(timer);
  if (owner === link && box) return;
  const tapped = event.type === "click";
  if (event.type === "pointerover") {
    link.addEventListener("pointerleave", () => { clearTimeout(timer); timer = setTimeout(hide, LEAVE); }, { once: true });
    await new Promise((done) => { timer = setTimeout(done, WAIT); });
  }
  const content = await contentOf(link).catch(() => null);
  if (!content?.length) return void (tapped && location.assign(link.href));
  if (event.type === "pointerover" ? !link.matches(":hover") : !tapped && document.activeElement !== link) return;
  hide();
  owner = link;
  box = make("div", { id: "jk-preview", className: "jk-preview", role: tapped ? "group" : "tooltip" }, ...content);
  if (tapped) {
    const { preview, open } = await said();
    box.ariaLabel = preview;
    box.append(make("p", {}, make("a", { href: link.href }, open)));
  }
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", () => { timer = setTimeout(hide, LEAVE); });
  if (!tapped) link.addEventListener("blur", hide, { once: true });
  link.closest(".jk-text").append(box);
  if (!link.hasAttribute("aria-describedby")) link.setAttribute("aria-describedby", box.id);
  const [line] = link.getClientRects(), { width, height } = box.getBoundingClientRect();
  const top = line.bottom + height + 8 < innerHeight || line.top < height + 8 ? line.bottom + 6 : line.top - height - 6;
  box.style.left = `${scrollX + Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8))}px`;
  box.style.top = `${scrollY + top}px`;
}

function hide() {
  clearTimeout(timer);
  if (owner?.getAttribute("aria-describedby") === "jk-preview") owner.removeAttribute("aria-describedby");
  box?.remove();
  box = owner = undefined;
}

document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
document.addEventListener("pointerdown", ({ target }) => { if (box && !box.contains(target) && !owner.contains(target)) hide(); });

/** The elements to show; none if there is nothing to say that does not stand beside the link already. */
async function contentOf(link) {
  const address = new URL(link.href), id = decodeURIComponent(address.hash.slice(1));
  const here = address.pathname === location.pathname;
  if (link.role === "doc-noteref") return noteOf(id);
  const page = here ? document : await fetched(address);
  const title = page.querySelector(".jk-article h1"), facts = page.querySelector(".jk-head .jk-facts"), org = page.querySelector(".jk-org");
  const block = id ? page.getElementById(id) : page.querySelector(`:is(.jk-head ~ * ${BLOCK}, .jk-head ~ ${BLOCK}):not(.jk-addressee)`);
  const meaning = [...page.querySelectorAll(".jk-entity .jk-record > div:is(.jk-meaning)")].map((row) => row.querySelector("dd").textContent);
  const head = [title.textContent.trim()], line = [org, facts].filter(Boolean).map(told).join("　");
  const words = meaning.length ? meaning : block && !block.closest(".jk-head") ? [short(block.textContent.trim())] : [];
  return [
    ...(here ? [] : [make("p", { className: "jk-preview__title" }, ...head)]),
    ...(line && !here ? [make("p", { className: "jk-preview__facts" }, line)] : []),
    ...words.map((said) => make("p", {}, said)),
  ];
}

/** A note is shown where it does not stand in the window beside its words. */
function noteOf(id) {
  const note = document.getElementById(id), place = note?.getBoundingClientRect();
  if (!place || (place.top >= 0 && place.bottom <= innerHeight)) return [];
  return [make("p", {}, ...[...note.cloneNode(true).childNodes])];
}

const told = (element) => [...(element.children.length ? element.children : [element])].map((part) => part.textContent.trim()).join(" · ");
const short = (words) => { const chars = [...words]; return chars.length > LONG ? `${chars.slice(0, LONG).join("")}……` : words; };

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// An address names a paragraph that this page does not have: it went to another document, or it never was.
// Loaded when that happens.
import { said as saying } from "./reading.js";

const place = Object.assign(document.createElement("div"), { className: "jk-no-anchor", role: "status" });
document.querySelector(".jk-text").prepend(place);
const MOST = 3;

/** Go where the paragraph is now, or say that there is none and what is like it. */
export async function missing(id) {
  clear();
  const response = await fetch(new URL("../anchors/redirects.json", import.meta.url));
  const moved = response.ok ? new Map(Object.entries(await response.json())).get(id) : undefined;
  if (moved) return void location.replace(new URL(`../${moved.replace("#", `/${location.search}#`)}`, new URL(".", location.href)));
  const words = await saying();
  const word = (name) => words[name] ?? "";
  const known = [...document.querySelectorAll(".jk-edition [id], .jk-gone [id]")].map((element) => element.id);
  const near = known.map((name) => [distance(id.toLowerCase(), name), name])
    .filter(([far]) => far <= 2).sort((a, b) => a[0] - b[0]).slice(0, MOST);
  const said = [make("p", {}, `${word("no-anchor")} `, make("code", { translate: false }, id.slice(0, 40)), "。")];
  if (near.length) said.push(make("p", {}, word("near-anchor"), ...near.flatMap(([, name]) => ["　", make("a", { href: `#${name}` }, name)])));
  said.push(make("p", {}, make("a", { href: "../../search/" }, word("search-anchor"))));
  place.append(...said);
}

/** Say nothing any more; the paragraph that is shown by now stays in the window, though what stood above it is gone. */
export function clear() {
  const said = place.querySelectorAll(":scope > :not([hidden])");
  said.forEach((old) => old.remove());
  if (said.length) document.querySelector(":target")?.scrollIntoView();
}

/** How many letters must be changed, put in, left out or changed with their neighbour. */
function distance(one, two) {
  if (Math.abs(one.length - two.length) > 2) return 3;
  const rows = [[...Array(two.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + !same);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][two.length];
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

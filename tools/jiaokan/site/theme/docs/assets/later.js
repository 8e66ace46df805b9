// Material's script marks the section that is read and draws the buttons of code: it comes with the reader's first move
// (with a deep link at once), and is told that the page is there, which it waits to hear.
document.documentElement.classList.replace("no-js", "js");
const { href } = document.querySelector("link[data-later]");
const moves = ["pointerdown", "pointermove", "scroll", "keydown", "touchstart"];
const load = () => {
  for (const move of moves) removeEventListener(move, load);
  import(href).then(() => document.dispatchEvent(new Event("DOMContentLoaded")));
};
for (const move of moves) addEventListener(move, load, { passive: true });
if (location.hash) load();

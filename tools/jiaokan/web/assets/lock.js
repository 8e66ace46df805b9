// The raw text and the edition keep beside each other: what is in the middle of one pane is brought to the middle of the other.
// A line knows where it begins in the raw text, a block from where to where it came; between two known places the way is even.
const panes = Object.fromEntries([...document.querySelectorAll("[data-pane]")].map((pane) => [pane.dataset.pane, pane]));

/** The known places of a pane: raw offset and height, in the order of the raw text. */
function known(pane) {
  const points = [];
  for (const one of pane.querySelectorAll("[data-at]")) {
    const top = one.offsetTop, at = Number(one.dataset.at);
    points.push([at, top]);
    if (one.dataset.end) points.push([Number(one.dataset.end), top + one.offsetHeight]);
  }
  return points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** What stands in one column of the points where the other has this value; the columns may turn back where text was moved. */
function between(points, from, to, value) {
  let best = null;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a[from] <= value && value <= b[from]) {
      const share = b[from] > a[from] ? (value - a[from]) / (b[from] - a[from]) : 0;
      best = a[to] + share * (b[to] - a[to]);
      break;
    }
  }
  return best;
}

let led = null;
function follow(pane, other) {
  const middle = pane.scrollTop + pane.clientHeight / 2;
  const byHeight = known(pane).sort((a, b) => a[1] - b[1]);
  const at = between(byHeight, 1, 0, middle);
  if (at === null) return;
  const height = between(known(other), 0, 1, at);
  if (height === null) return;
  const top = Math.max(0, Math.min(height - other.clientHeight / 2, other.scrollHeight - other.clientHeight));
  if (Math.abs(top - other.scrollTop) < 2) return;
  led = other;
  other.scrollTop = top;
}

if (panes.raw && panes.edition) {
  for (const [pane, other] of [[panes.raw, panes.edition], [panes.edition, panes.raw]]) {
    pane.addEventListener("scroll", () => {
      if (led === pane) { led = null; return; }
      requestAnimationFrame(() => follow(pane, other));
    }, { passive: true });
  }
}

// A page asks once a second whether there is a newer one, and comes back to where it was.
const stamp = document.documentElement.dataset.live;
const places = () => [...document.querySelectorAll("[data-pane]")].map((pane) => pane.scrollTop);
const kept = `draft ${location.pathname}`;

/** What the stamp says now; nothing if nobody answers. */
async function ask() {
  try {
    const answer = await fetch(stamp, { cache: "no-store" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

if (stamp) {
  const back = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
  document.querySelectorAll("[data-pane]").forEach((pane, index) => { pane.scrollTop = back[index] ?? 0; });
  const first = await ask();
  setInterval(async () => {
    const now = await ask();
    if (now === null || now === first) return;
    sessionStorage.setItem(kept, JSON.stringify(places()));
    location.reload();
  }, 1000);
}

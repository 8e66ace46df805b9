// Runs before the page is drawn, so that a reader who chose light or dark sees no flash. Without a choice the system decides, by CSS alone.
try {
  const scheme = localStorage.getItem("jiaokan-scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch { /* Storage is shut: the system decides. */ }

// Pages that stand on this machine as files are opened by their files: a folder would be shown as a list.
if (location.protocol === "file:") {
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
  addEventListener("submit", (event) => {
    const target = new URL(event.target.action);
    if (target.pathname.endsWith("/")) event.target.action = `${target.pathname}index.html`;
  }, true);
}

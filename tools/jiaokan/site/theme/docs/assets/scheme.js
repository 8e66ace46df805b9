// Runs before the page is drawn, so that a reader who chose light or dark sees no flash. Without a choice the system decides, by CSS alone.
try {
  const scheme = localStorage.getItem("jiaokan-scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch { /* Storage is shut: the system decides. */ }

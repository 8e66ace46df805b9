// The values by which hits differ, each as a link with how many it leaves: at most so many, while some were not read.

// Of one facet, shown at once
const VALUES = 8;

export function lay({ names, index, ranked, counted, wanted, has, valuesOf, word, list, link }) {
  return names.flatMap((name) => {
    const counts = new Map(), open = new Set(), chosen = wanted.get(name);
    for (const { document, whole, seen } of counted) {
      for (const value of has(document, name) ? valuesOf(name, document) : []) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
        if (whole && !seen && !ranked.exact) open.add(value);
      }
    }
    if (!chosen && (counts.size < 2 || counted.length < 2)) return [];
    const values = [...counts].sort((a, b) => (name === "year" ? b[0] - a[0] : b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
    const { shown } = index.facets.get(name) ?? {};
    const items = values.map(([value, count]) => link(name, value === chosen ? "" : value, shown.get(value), value === chosen, (open.has(value) ? "≤" : "") + count));
    return [list(word(`facet-${name}`), items.slice(0, VALUES), items.slice(VALUES))];
  });
}

// What a reader may have meant by words that stand nowhere. The same as jiaokan/search/meant.py. No DOM here.

const OFFERED = 3;
// Units of a name that may be mistyped, the first number left out
const FEWEST = 2, MOST = 12;
// Of a term that is compared with the words of texts
const FEW = 4, SHORT = 5, MOST_UNITS = 24;

/** Whole queries, each with one term put right. */
export async function meant(index, { terms }, shown) {
  const missing = shown[0]?.missing.length ? shown[0].missing : terms.map(({ said }) => said);
  const spelt = terms.flatMap(({ units }) => units).map((unit) => unit.trim()).join("");
  if (/^[a-z0-9]+$/.test(spelt) && !shown.some(({ whole }) => whole)) {
    await index.load([`wp${spelt}`]);
    return index.names(`wp${spelt}`).slice(0, OFFERED);
  }
  const found = new Map();
  for (const term of terms.filter(({ said, day }) => !day && missing.includes(said))) {
    for (const other of [...await names(index, term), ...words(index, term, shown)]) {
      const said = terms.map((one) => {
        const own = one === term ? other : one.said;
        return one.exact ? `“${own}”` : own;
      }).join(" ");
      const key = index.units(said).join("");
      if (!found.has(key)) found.set(key, said);
    }
  }
  return [...found.values()].slice(0, OFFERED);
}

/** The names that differ from the term in one unit. */
async function names(index, { units }) {
  if (units.length <= FEWEST || units.length > MOST) return [];
  const forms = [...new Set([units.join(""), ...units.map((_, at) => units.filter((_, i) => i !== at).join(""))])].map((form) => `w-${form}`);
  await index.load(forms);
  return [...new Set(forms.flatMap((form) => index.names(form)))].filter((name) => oneOff(units, index.units(name)));
}

/** The words of the passages shown that differ from the term in one unit; where it is at an end, only if no other words do. */
function words(index, { units }, shown) {
  const size = units.length, found = [], ends = new Map();
  if (size < FEW || size > MOST_UNITS) return found;
  for (const { head, passages } of shown) {
    for (const text of [head.title, ...passages.slice(0, 3).map((passage) => passage.text)]) {
      const places = index.places(text), all = places.map(({ unit }) => unit);
      for (const length of size > SHORT ? [size, size + 1, size - 1] : [size]) {
        for (let at = 0; at + length <= all.length; at++) {
          const own = all.slice(at, at + length), first = own[0] === units[0], last = own.at(-1) === units[size - 1];
          if (!(first || last) || !oneOff(units, own)) continue;
          const said = text.slice(places[at].start, places[at + length - 1].end), key = own.join("");
          if (first && last) found.push(said);
          else if (length === size && !ends.has(key)) ends.set(key, said);
        }
      }
    }
  }
  return ends.size === 1 ? [...found, ...ends.values()] : found;
}

/** Whether one unit put in, left out, replaced, or exchanged with its neighbour makes the second of the first. */
export function oneOff(first, second) {
  let same = 0;
  while (same < Math.min(first.length, second.length) && first[same] === second[same]) same++;
  const left = first.slice(same), right = second.slice(same);
  const like = (a, b) => a.length === b.length && a.every((unit, i) => unit === b[i]);
  if (!left.length && !right.length) return false;
  if (left.length === right.length) {
    return like(left.slice(1), right.slice(1)) || (left.length > 1 && left[0] === right[1] && left[1] === right[0] && like(left.slice(2), right.slice(2)));
  }
  return left.length > right.length ? like(left.slice(1), right) : like(left, right.slice(1));
}

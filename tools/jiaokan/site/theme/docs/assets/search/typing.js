// Names offered while the reader types: titles, numbers, bodies, people, terms; in Han characters of either script, or in pinyin.

const MOST = 8;
// Characters of what is typed last
const MOST_TYPED = 24;
// Milliseconds
const PAUSE = 120;

/** Watch a search field; one without a list gets its own. */
export async function watch(field, base) {
  const { Index } = await import("./index.js");
  const index = new Index(base, base);
  if (!field.list) {
    const list = Object.assign(document.createElement("datalist"), { id: "jk-names" });
    field.after(list);
    field.setAttribute("list", list.id);
  }
  let turn = 0;
  field.addEventListener("input", () => offer().catch(() => {}));
  return offer().catch(() => {});

  async function offer() {
    const mine = ++turn, said = field.value;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (mine !== turn) return;
    await index.open();
    const word = said.slice(-MOST_TYPED).split(/\s/).at(-1), units = index.units(word);
    const names = units.length ? await named(units) : [];
    if (mine !== turn) return;
    field.list.replaceChildren(...names.slice(0, MOST).map((name) => Object.assign(document.createElement("option"), { value: name, label: name.includes(word) ? "" : word })));
  }

  async function named(units) {
    const spelt = units.map((unit) => unit.trim()).join("");
    if (/^[a-z0-9]+$/.test(spelt)) {
      await index.load([`wp${spelt}`, `w^${spelt}`]);
      return [...new Set([...index.names(`wp${spelt}`), ...index.names(`w^${spelt}`)])];
    }
    const pairs = units.slice(1).map((unit, i) => `w~${units[i]}${unit}`);
    const keys = pairs.length ? [pairs[0], pairs.at(-1)] : [`w^${units[0].trim()}`];
    await index.load(keys);
    const typed = units.join("");
    const found = [...new Set(keys.flatMap((key) => index.names(key)))].map((name) => [name, index.units(name).join("").indexOf(typed)]);
    return found.filter(([, at]) => at >= 0).sort((a, b) => (a[1] > 0) - (b[1] > 0)).map(([name]) => name);
  }
}

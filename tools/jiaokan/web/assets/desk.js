// The edition is typed in; what that amounts to as decisions is asked of the program after each pause, and kept on the disk there.
// The page's own list of blocks is what counts; the elements are drawn from it, so that undoing is going back to an earlier list.
const data = JSON.parse(document.getElementById("data").textContent);
const pane = document.querySelector(".edition"), bar = document.querySelector(".bar");
const said = bar.querySelector(".said"), wrong = bar.querySelector(".wrong"), reason = bar.querySelector("[name=reason]");
const kinds = bar.querySelector("[name=type]"), list = bar.querySelector("ol"), count = bar.querySelector(".count");
const PAUSE = 600;

let serial = 0;
const first = data.blocks.map((block) => ({ ...block, id: serial++, notes: [block.anchor] }));
const elements = new Map([...pane.querySelectorAll(".block")].map((element, index) => [first[index].id, element]));
const notes = new Map([...pane.querySelectorAll(".notes")].map((element) => [element.dataset.notes, element]));
const original = new Map(first.map((block) => [block.anchor, block]));

let state = { blocks: first, kept: [], done: [] };
let past = [], future = [], typing = null, current = first[0]?.id, known = data.known, dirty = false, timer = 0, sending = null;

/* ---- what is there, and going back ---- */

const at = (id) => state.blocks.findIndex((block) => block.id === id);
const block = (id) => state.blocks[at(id)];
const field = (id) => elements.get(id).querySelector("textarea");
const idOf = (node) => { const one = node?.closest?.(".block"); return one ? [...elements].find(([, element]) => element === one)?.[0] : undefined; };

/** Which block has the focus, and where in its field the caret is; nowhere if it is not in the field. */
function where() {
  const focus = document.activeElement;
  return { id: idOf(focus) ?? current, place: focus.matches("textarea") ? focus.selectionStart : null };
}

/** Change the list, remembering how it was; what is typed in one go in one block is one step. */
function change(next, group = null) {
  if (group === null || group !== typing) { past.push({ ...state, focus: where() }); future = []; }
  typing = group;
  state = { ...state, ...next };
  draw();
  touched();
}

function back(from, to, word) {
  if (!from.length) return tell(`没有可${word}的`);
  const now = where();
  to.push({ ...state, focus: now });
  state = from.pop();
  typing = null;
  draw();
  touched();
  const { id, place } = [state.focus, now].find((one) => one && at(one.id) >= 0) ?? { id: state.blocks[0]?.id, place: null };
  current = id;
  if (now.place === null || place === null) rest(id); else caret(id, Math.min(place, block(id).text.length));
  tell(`已${word}`);
}
const undo = () => back(past, future, "撤销"), redo = () => back(future, past, "重做");

/* ---- drawing ---- */

function made(id) {
  const element = document.createElement("div");
  element.className = "block";
  element.tabIndex = -1;
  element.setAttribute("role", "group");
  const kind = Object.assign(document.createElement("span"), { className: "kind" });
  const edit = document.createElement("div"), under = Object.assign(document.createElement("div"), { className: "under" });
  under.setAttribute("aria-hidden", "true");
  edit.className = "edit";
  edit.append(under, Object.assign(document.createElement("textarea"), { rows: 1, spellcheck: false }));
  element.append(kind, edit);
  elements.set(id, element);
  return element;
}

/** Where the words of a note stand in a text now; nowhere if they are gone. */
function found(note, text) {
  const { read: words, start } = data.places[note.dataset.key];
  if (!words) return null;
  const place = text.startsWith(words, start) ? start : nearest(text, words, start);
  return place < 0 ? null : [place, place + words.length];
}
function nearest(text, words, start) {
  let best = -1;
  for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1)) {
    if (best < 0 || Math.abs(place - start) < Math.abs(best - start)) best = place;
  }
  return best;
}

let drawn = new Map(), drawnFor = null;

/** Bring the elements to what the list says; a block that is the same as before is not touched. */
function draw() {
  let before = null;
  const shown = new Set(), same = drawnFor === `${state.kept}|${state.done}`, earlier = same ? drawn : new Map();
  drawn = new Map(state.blocks.map((one) => [one.id, one]));
  drawnFor = `${state.kept}|${state.done}`;
  for (const one of state.blocks) {
    const element = elements.get(one.id) ?? made(one.id);
    shown.add(element);
    if ((before ? before.nextElementSibling : pane.firstElementChild) !== element) before ? before.after(element) : pane.prepend(element);
    before = element;
    if (earlier.get(one.id) === one && element.querySelector("textarea").value === one.text) continue;
    const area = element.querySelector("textarea");
    if (area.value !== one.text) area.value = one.text;
    element.querySelector(".edit").className = `edit is-${one.type}`;
    element.querySelector(".kind").textContent = one.text.trim() ? (one.type === "paragraph" ? "" : data.names[one.type] + (one.type === "heading" ? ` ${one.level}` : "")) : "空段，将删去";
    if (!element.getAttribute("aria-label")) { element.setAttribute("aria-label", "新的一段"); area.setAttribute("aria-label", "新的一段"); }
    const was = original.get(one.anchor);
    element.classList.toggle("changed", !was || was.text !== one.text || was.type !== one.type || was.level !== one.level);
    const marks = [];
    for (const name of one.notes) {
      const holder = notes.get(name);
      if (!holder) continue;
      if (holder.parentElement !== element) element.append(holder);
      for (const note of holder.querySelectorAll(".note")) {
        const { key } = note.dataset, place = found(note, one.text);
        const settled = state.kept.includes(key) || state.done.includes(key) || (data.places[key].read && !place);
        note.classList.toggle("settled", Boolean(settled));
        if (settled) continue;
        if (place) marks.push(place);
      }
    }
    under(element.querySelector(".under"), one.text, marks);
  }
  for (const element of [...pane.children]) if (!shown.has(element)) element.remove();
  for (const note of document.querySelectorAll(".loose .note")) note.classList.toggle("settled", state.kept.includes(note.dataset.key));
}

/** The copy under a field gives it its height and bears the marks. */
function under(element, text, marks) {
  element.replaceChildren();
  let done = 0;
  for (const [start, end] of marks.sort((a, b) => a[0] - b[0])) {
    if (start < done) continue;
    element.append(text.slice(done, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    done = end;
  }
  element.append(text.slice(done) + "\u200b");
}

function caret(id, start, end = start) {
  const area = field(id);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  area.closest(".block").scrollIntoView({ block: "nearest" });
}
function rest(id) {
  const element = elements.get(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}
const tell = (words) => { said.textContent = words; };
function complain(words) { wrong.hidden = !words; wrong.textContent = words; }

/* ---- what can be done to blocks ---- */

const put = (id, more) => state.blocks.map((one) => (one.id === id ? { ...one, ...more } : one));

/** What was typed or pasted: a line break parts the block, but for a table, which has rows. */
function typed(id, text, place) {
  const one = block(id);
  if (one.type === "table" || !/[\r\n]/.test(text)) return change({ blocks: put(id, { text: text.replace(/\r\n?/g, "\n") }) }, `typing ${id}`);
  const before = text.slice(0, place).replace(/\r\n?/g, "\n"), parts = text.replace(/\r\n?/g, "\n").split("\n");
  const index = before.split("\n").length - 1, column = before.length - before.lastIndexOf("\n") - 1;
  const kind = one.type === "title" || one.type === "heading" ? { type: "paragraph", level: null } : { type: one.type, level: one.level };
  const rows = parts.map((part, i) => (i ? { anchor: null, ...kind, text: part, id: serial++, notes: [] } : { ...one, text: part }));
  shareNotes(one, rows);
  change({ blocks: state.blocks.flatMap((other) => (other.id === id ? rows : [other])) });
  caret(rows[index].id, column);
}

/** The notes of a parted block go with its words as a whole: to the first part that has the words of one of them, else they stay. */
function shareNotes(one, rows) {
  for (const name of one.notes) {
    const holder = notes.get(name);
    const words = [...(holder?.querySelectorAll(".note") ?? [])].map((note) => data.places[note.dataset.key].read).find(Boolean);
    const row = (words && rows.find((part) => part.text.includes(words))) || rows[0];
    if (row !== rows[0]) { rows[0].notes = rows[0].notes.filter((other) => other !== name); row.notes = [...row.notes, name]; }
  }
}

function join(id) {
  const index = at(id), [one, two] = [state.blocks[index - 1], state.blocks[index]];
  if (!one) return;
  if (one.type === "table" || two.type === "table") return tell("表不能与别的段相接");
  const kept = one.anchor === null || !one.text ? { ...one, anchor: one.anchor ?? two.anchor, type: one.text ? one.type : two.type, level: one.text ? one.level : two.level } : one;
  const both = { ...kept, text: one.text + two.text, notes: [...one.notes, ...two.notes] };
  const place = one.text.length;
  change({ blocks: state.blocks.flatMap((other) => (other.id === one.id ? [both] : other.id === two.id ? [] : [other])) });
  caret(one.id, place);
}

function move(id, by) {
  const index = at(id), to = index + by;
  if (to < 0 || to >= state.blocks.length) return;
  const place = document.activeElement.selectionStart ?? null;
  const blocks = [...state.blocks];
  blocks.splice(to, 0, ...blocks.splice(index, 1));
  change({ blocks });
  place === null ? rest(id) : caret(id, place);
}

function retype(id, type, level = null) {
  if (id === undefined || at(id) < 0) return;
  const text = type === "table" ? block(id).text : block(id).text.replaceAll("\n", " ");
  change({ blocks: put(id, { type, level: type === "title" ? 1 : type === "heading" ? level ?? 2 : null, text }) });
  tell(`此段是${data.names[type]}`);
}

function remove(id) {
  const index = at(id);
  change({ blocks: put(id, { text: "" }) });
  tell("此段将删去");
  rest(state.blocks[Math.min(index, state.blocks.length - 1)].id);
}

/* ---- doubts and signs ---- */

const open = () => [...document.querySelectorAll(".note:not(.settled)")];

function walk(by) {
  const all = open();
  if (!all.length) return tell("没有未决的存疑或迹象");
  const here = document.activeElement.closest(".note") ?? document.activeElement.closest(".block");
  let next;
  if (!here) next = by > 0 ? all[0] : all.at(-1);
  else if (by > 0) next = all.find((note) => here !== note && here.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING);
  else next = all.filter((note) => here !== note && !here.contains(note) && here.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_PRECEDING).at(-1);
  if (!next) return tell(by > 0 ? "后面没有了" : "前面没有了");
  next.focus({ preventScroll: true });
  (next.closest(".block") ?? next).scrollIntoView({ block: "center" });
  tell(`${all.indexOf(next) + 1}／${all.length}`);
}

function keep(note) {
  change({ kept: [...state.kept, note.dataset.key] });
  tell("照旧：存为决定时记下");
  const id = idOf(note);
  if (id === undefined) note.focus(); else rest(id);
}

function accept(note, which) {
  const words = data.places[note.dataset.key].candidates[which];
  const id = idOf(note);
  if (id === undefined) return;
  const done = [...state.done, note.dataset.key];
  if (words in data.names) {
    change({ done, kept: [...state.kept, note.dataset.key], blocks: put(id, { type: words, level: words === "title" ? 1 : words === "heading" ? block(id).level ?? 2 : null }) });
    tell(`此段是${data.names[words]}`);
  } else {
    const place = found(note, block(id).text);
    if (!place) return tell("这几个字已经改过");
    const text = block(id).text;
    change({ done, blocks: put(id, { text: text.slice(0, place[0]) + words + text.slice(place[1]) }) });
    tell(`作“${words}”`);
  }
  rest(id);
}

function correct(note) {
  const id = idOf(note);
  if (id === undefined) return;
  caret(id, ...(found(note, block(id).text) ?? [0, 0]));
}

/* ---- keeping, deciding ---- */

async function post(what, body) {
  const answer = await fetch(`/t/${data.document}/${what}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const value = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : { wrong: `${answer.status}` };
  if (!answer.ok) throw Object.assign(new Error(value.wrong), { told: true });
  return value;
}

const wish = () => ({ seal: data.seal, known, kept: state.kept, blocks: state.blocks.map(({ anchor, type, level, text }) => ({ anchor, type, level, text })) });

function touched() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(sync, PAUSE);
}

/** Keep what is pending, and show the decisions; one at a time, and again if more was typed meanwhile. */
function sync() {
  clearTimeout(timer);
  sending = (sending ?? Promise.resolve()).then(async () => {
    if (!dirty) return true;
    dirty = false;
    try {
      const value = await post("draft", wish());
      known = value.known;
      decisions(value.decisions);
      complain(value.wrong ?? "");
      tell("草稿已存在本机");
      return true;
    } catch (error) {
      dirty = true;
      complain(error.told ? error.message : "编校台没有回答。改动还在这一页上，不要关；重新运行 jiaokan desk，打开它给的网址，再回到这一页。");
      clearTimeout(timer);
      timer = setTimeout(sync, 5 * PAUSE);
      return false;
    }
  });
  return sending;
}

function decisions(rows) {
  count.textContent = rows.length;
  list.replaceChildren(...rows.map((row) => {
    const item = document.createElement("li");
    const add = (tag, words) => words && item.append(Object.assign(document.createElement(tag), { textContent: words }), " ");
    add("b", row.name);
    add("del", row.old);
    add("ins", row.new);
    add("q", row.words);
    add("pre", row.lines);
    return item;
  }));
}

async function save() {
  if (document.activeElement !== reason && !reason.value.trim()) { reason.focus(); return tell("写下理由，再存"); }
  if (!reason.value.trim()) return tell("没有理由不能存：写一句，如“据原件”");
  if (!(await sync())) return;
  try {
    const value = await post("save", { ...wish(), reason: reason.value.trim() });
    sessionStorage.setItem(`desk ${data.document}`, JSON.stringify({ said: value.said, top: pane.scrollTop }));
    dirty = false;
    location.reload();
  } catch (error) {
    complain(error.told ? error.message : "编校台没有回答，没有存成。");
  }
}

async function discard() {
  if (!confirm("未存为决定的改动全部不要？")) return;
  try {
    await post("discard", { known });
    dirty = false;
    location.reload();
  } catch (error) {
    complain(error.message);
  }
}

/* ---- hands ---- */

pane.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) typed(idOf(event.target), event.target.value, event.target.selectionStart);
});
pane.addEventListener("focusin", (event) => {
  const id = idOf(event.target);
  if (id === undefined || at(id) < 0) return;
  current = id;
  const one = block(id);
  kinds.value = one.type === "title" ? "title:1" : one.type === "heading" ? `heading:${Math.max(2, one.level)}` : one.type;
});
kinds.addEventListener("change", () => {
  const [type, level] = kinds.value.split(":");
  retype(current, type, level ? Number(level) : null);
});
bar.querySelector("[name=read]").addEventListener("change", async ({ target }) => {
  try {
    tell((await post("read", { seal: data.seal, times: Number(target.value) })).said);
  } catch (error) {
    complain(error.told ? error.message : "编校台没有回答，没有记下。");
  }
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const note = button.closest(".note");
  ({ undo, redo, save, discard, next: () => walk(1), before: () => walk(-1), keep: () => keep(note), correct: () => correct(note), accept: () => accept(note, Number(button.dataset.which)) })[button.dataset.do]();
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  const { key, target } = event, control = event.ctrlKey || event.metaKey, id = idOf(target);
  const done = (what) => { event.preventDefault(); what(); };
  if (control && !event.altKey && key.toLowerCase() === "s") return done(save);
  if (key === "F8") return done(() => walk(event.shiftKey ? -1 : 1));
  if (target.matches("textarea")) {
    const bare = target.selectionStart === target.selectionEnd;
    if (control && key.toLowerCase() === "z") return done(event.shiftKey ? redo : undo);
    if (control && key.toLowerCase() === "y") return done(redo);
    if (event.altKey && (key === "ArrowUp" || key === "ArrowDown")) return done(() => move(id, key === "ArrowUp" ? -1 : 1));
    if (key === "Escape") return done(() => rest(id));
    if (key === "Backspace" && bare && target.selectionStart === 0 && at(id) > 0) return done(() => join(id));
    if (key === "Delete" && bare && target.selectionStart === target.value.length && state.blocks[at(id) + 1]) return done(() => join(state.blocks[at(id) + 1].id));
    const up = key === "ArrowUp" || key === "ArrowLeft", next = state.blocks[at(id) + (up ? -1 : 1)];
    const edge = up ? target.selectionStart === 0 : target.selectionStart === target.value.length;
    if (/^Arrow(Up|Down|Left|Right)$/.test(key) && bare && edge && next && !event.shiftKey && !control) {
      return done(() => caret(next.id, up ? next.text.length : 0));
    }
    return;
  }
  if (target === reason && key === "Enter") return done(save);
  if (target.matches("input, select, textarea, summary") || control || event.altKey) return;
  const note = target.closest(".note");
  if (target.matches("button") && (key === "Enter" || key === " ")) return;
  if (!pane.contains(target) && !note && target !== document.body) return;
  if (key === "j" || key === "k") return done(() => walk(key === "j" ? 1 : -1));
  if (key === "u") return done(undo);
  if (key === "r") return done(redo);
  if (note) {
    const ways = [...note.querySelectorAll("[data-do=accept]")];
    if (key === "a" && ways[0]) return done(() => accept(note, 0));
    if (/^[1-9]$/.test(key) && ways[Number(key) - 1]) return done(() => accept(note, Number(key) - 1));
    if (key === "x") return done(() => keep(note));
    if (key === "e" || key === "Enter") return done(() => correct(note));
    if (key === "Escape") return done(() => rest(id));
    return;
  }
  if (id === undefined) return;
  if (key === "Enter" || key === "e") return done(() => caret(id, 0));
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = state.blocks[at(id) + (key === "ArrowUp" ? -1 : 1)];
    return done(() => next && rest(next.id));
  }
  if (key === "Delete") return done(() => remove(id));
  if (key === "p") return done(() => retype(id, "paragraph"));
  if (key === "h") return done(() => retype(id, "heading"));
  if (key === "t") return done(() => retype(id, "title"));
  if (key === "i") return done(() => retype(id, "item"));
  if (/^[1-6]$/.test(key)) return done(() => retype(id, "heading", Math.max(2, Number(key))));
});

addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

/* ---- beginning: what was kept of an earlier sitting ---- */

if (data.wish) {
  const taken = new Map(first.map((one) => [one.anchor, one]));
  const blocks = data.wish.blocks.map((row) => {
    const was = row.anchor !== null ? taken.get(row.anchor) : null;
    return was ? { ...was, ...row } : { ...row, id: serial++, notes: [] };
  });
  const there = new Set(blocks.flatMap((one) => one.notes));
  for (const one of first) if (!there.has(one.anchor) && blocks.length) blocks[0] = { ...blocks[0], notes: [...blocks[0].notes, one.anchor] };
  past.push(state);
  state = { blocks, kept: data.wish.kept, done: [] };
  touched();
  tell("接着上次未存的改动");
}
draw();
const saved = JSON.parse(sessionStorage.getItem(`desk ${data.document}`) ?? "null");
sessionStorage.removeItem(`desk ${data.document}`);
if (saved) { tell(saved.said); pane.scrollTop = saved.top; }
pane.focus({ preventScroll: true });

// Files that are dropped go to the program together, as one transaction; what is put right in the table is sent with what each record was when it was shown.
const said = document.querySelector(".said"), wrong = document.querySelector(".wrong"), came = document.querySelector(".came");
const rows = [...document.querySelectorAll("tbody tr")];
const fields = (row) => [...row.querySelectorAll("[name]")];
const first = new Map(rows.map((row) => [row, new Map(fields(row).map((field) => [field.name, field.value]))]));
let dirty = false;

const tell = (words) => { said.textContent = words; };
function complain(words) { wrong.hidden = !words; wrong.textContent = words; }

async function post(what, body) {
  const answer = await fetch(what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const value = await answer.json();
  if (!answer.ok || value.wrong) throw Object.assign(new Error(value.wrong), { told: true });
  return value;
}
const failed = (error) => complain(error.told ? error.message : "编校台没有回答，没有写。重新运行 jiaokan desk。");

const asked = (file) => new Promise((done, failing) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => failing(reader.error);
  reader.readAsDataURL(file);
});

async function add(files) {
  const items = files.map((file) => Object.assign(document.createElement("li"), { textContent: `${file.name}……` }));
  came.append(...items);
  const sent = [], places = [];
  for (const [at, file] of files.entries()) {
    try {
      sent.push({ name: file.name, data: await asked(file) });
      places.push(at);
    } catch {
      items[at].textContent = `${file.name}：读不了这个文件`;
    }
  }
  if (!sent.length) return;
  tell(`读 ${sent.length} 个文件……`);
  let value;
  try {
    value = await post("/inbox/add", { files: sent });
  } catch (error) {
    for (const at of places) items[at].remove();
    tell("");
    return failed(error);
  }
  for (const [index, words] of value.files.entries()) items[places[index]].textContent = `${sent[index].name}：${words}`;
  tell("");
  if (!value.added) return;
  sessionStorage.setItem("inbox", JSON.stringify([...came.children].map((one) => one.textContent)));
  dirty = false;
  location.reload();
}

/** What was changed, by document. */
function changes() {
  const found = {};
  for (const row of rows) {
    const values = Object.fromEntries(fields(row).filter((field) => field.value !== first.get(row).get(field.name)).map((field) => [field.name, field.value.trim()]));
    if (Object.keys(values).length) found[row.dataset.id] = { seal: row.dataset.seal, values };
  }
  return found;
}

async function save(then) {
  complain("");
  tell(then ? "构建……" : "");
  try {
    const value = await post(then ? "/inbox/build" : "/inbox/save", { said: changes() });
    sessionStorage.setItem("inbox", JSON.stringify([value.said]));
    dirty = false;
    location.assign(then && value.built ? "/" : "/inbox");
  } catch (error) {
    tell("");
    failed(error);
  }
}

function apply() {
  const chosen = rows.filter((row) => row.querySelector("[type=checkbox]").checked);
  if (!chosen.length) return tell("先选几篇");
  for (const field of document.querySelectorAll(".ways [name]")) {
    if (field.value) for (const row of chosen) row.querySelector(`[name=${field.name}]`).value = field.value;
  }
  dirty = true;
  tell(`已填到 ${chosen.length} 篇，还没有存`);
}

document.addEventListener("click", (event) => {
  const what = event.target.closest("[data-do]")?.dataset.do;
  if (what === "all") for (const row of rows) row.querySelector("[type=checkbox]").checked = true;
  if (what === "apply") apply();
  if (what === "save") save(false);
  if (what === "build") save(true);
});
document.querySelector("tbody")?.addEventListener("input", () => { dirty = true; });
document.querySelector("[name=files]").addEventListener("change", (event) => add([...event.target.files]));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => { event.preventDefault(); add([...event.dataTransfer.files]); });
addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
for (const words of JSON.parse(sessionStorage.getItem("inbox") ?? "[]")) came.append(Object.assign(document.createElement("li"), { textContent: words }));
sessionStorage.removeItem("inbox");

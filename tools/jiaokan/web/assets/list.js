// Check and commit: what was found, or what was committed.
const said = document.querySelector(".said"), found = document.querySelector(".found");
const message = document.querySelector("[name=message]");

async function commit() {
  if (!message.value.trim()) { message.focus(); said.textContent = "写一句说明，如“校读某某”"; return; }
  said.textContent = "构建、检验……";
  found.hidden = true;
  try {
    const answer = await fetch("/commit", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ message: message.value.trim() }) });
    const value = await answer.json();
    said.textContent = value.said ?? "没有提交";
    found.textContent = value.wrong ?? value.lines ?? "";
    found.hidden = !found.textContent;
  } catch {
    said.textContent = "编校台没有回答，没有提交。重新运行 jiaokan desk。";
  }
}
document.querySelector("[data-do=commit]").addEventListener("click", commit);
message.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) commit(); });

// What every page does beyond reading: keys and colours. Nothing here is needed to read.

const rows = () => [...document.querySelectorAll("[data-row], table.rows tbody tr")];
const linkOf = (row) => (row.matches("a") ? row : row.querySelector("a[href]"));

function move(step) {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  const link = next && linkOf(next);
  link?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function isTyping(target) {
  return target.matches("input, textarea, select, [contenteditable]");
}

const keys = {
  "/": () => document.querySelector("[data-key='/']")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

const help = document.getElementById("help");
if (help) {
  help.hidden = false;
  help.addEventListener("click", keys["?"]);
}

const button = document.getElementById("theme");
const dark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
if (button) {
  const name = () => (button.textContent = dark() ? button.dataset.light : button.dataset.dark);
  button.hidden = false;
  name();
  button.addEventListener("click", () => {
    const theme = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    name();
  });
}

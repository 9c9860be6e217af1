// Copy buttons, the filter of the snippets, code that a keyboard can scroll, and pages that work without a network.
// Without it, pages are whole.
const words = document.getElementById("first-call-site").dataset;
const article = document.querySelector("article");
// The theme's link is outside of every landmark, where a reader of the screen does not look for it.
const top = document.querySelector(".back-to-top");
if (top) article.append(top);

/** Copy a text; return whether it worked. Over plain http there is no clipboard API. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    try {
      return document.execCommand("copy");
    } finally {
      area.remove();
    }
  }
}

/** Select what could not be copied, so that one key press does it. */
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

for (const block of article.querySelectorAll("div.highlight")) {
  if (block.closest(".cell_output")) continue;
  const pre = block.querySelector("pre");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const worked = await copy(pre.textContent.replace(/\n$/, ""));
    if (worked) button.focus();
    else select(pre);
    button.textContent = worked ? words.copied : words.copyFailed;
    setTimeout(() => (button.textContent = words.copy), 2000);
  });
  block.append(button);
}

/** What is wider than its place can be scrolled with the arrow keys once it has the focus. */
function letScroll(element) {
  if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}
const watcher = new ResizeObserver((entries) => entries.forEach((entry) => letScroll(entry.target)));
article.querySelectorAll("pre, .table-wrapper").forEach((element) => watcher.observe(element));

if (words.page === "snippets") {
  const sections = [...article.querySelectorAll("section section")];
  const box = document.createElement("div");
  box.className = "filter";
  const label = document.createElement("label");
  label.htmlFor = "filter-words";
  label.textContent = words.filter;
  const input = document.createElement("input");
  input.id = "filter-words";
  input.type = "search";
  input.autocomplete = "off";
  const state = document.createElement("p");
  state.setAttribute("role", "status");
  box.append(label, input, state);
  sections[0].before(box);
  const filter = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const section of sections) {
      const text = section.textContent.toLowerCase();
      section.hidden = !wanted.every((word) => text.includes(word));
      shown += section.hidden ? 0 : 1;
    }
    state.textContent = shown
      ? words.count.replace("{shown}", shown).replace("{all}", sections.length)
      : words.none;
  };
  input.addEventListener("input", filter);
  filter();
}

// Over plain http a browser has no service workers, and the website works with a network only.
const offline = navigator.serviceWorker;
if (offline) {
  const keep = async () => {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    (await offline.ready).active.postMessage({ keep: [location.href, ...loaded] });
  };
  offline.addEventListener("controllerchange", keep); // a new one has kept nothing yet
  addEventListener("load", () => offline.register(new URL("../../sw.js", import.meta.url)).then(keep, console.warn));
}

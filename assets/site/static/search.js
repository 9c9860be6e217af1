// The search page: what Pagefind finds in the pages of this language.
const words = document.getElementById("first-call-search").dataset;
const root = new URL(words.root, location.href);
const input = document.getElementById("search-words");
const state = document.getElementById("search-state");
const list = document.getElementById("search-results");
let pagefind;
let turn = 0; // what was typed last wins, whatever is ready last

async function load() {
  pagefind ??= import(new URL("pagefind/pagefind.js", root)).then(async (module) => {
    await module.options({ baseUrl: root.pathname });
    await module.init();
    return module;
  });
  return pagefind;
}

function item(found) {
  const link = document.createElement("a");
  link.href = found.url;
  link.textContent = found.meta.title;
  const excerpt = document.createElement("p");
  excerpt.innerHTML = found.excerpt; // of our own pages, escaped by Pagefind, with <mark> around the words
  const entry = document.createElement("li");
  entry.append(link, excerpt);
  return entry;
}

async function show() {
  const mine = ++turn;
  const wanted = input.value.trim();
  if (!wanted) {
    list.replaceChildren();
    state.textContent = "";
    return;
  }
  try {
    const module = await load();
    const found = (await module.search(wanted)).results;
    const pages = await Promise.all(found.map((result) => result.data()));
    if (mine !== turn) return;
    list.replaceChildren(...pages.map(item));
    const sentence = pages.length ? words.found : words.none;
    state.textContent = sentence.replace("{words}", wanted).replace("{count}", pages.length);
  } catch (error) {
    console.error(error);
    if (mine === turn) state.textContent = words.failed;
  }
}

input.value = new URLSearchParams(location.search).get("q") ?? "";
input.addEventListener("input", () => {
  const address = new URL(location.href);
  address.searchParams.set("q", input.value);
  history.replaceState(null, "", address);
  show();
});
show();

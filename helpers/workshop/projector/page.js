// Shows which seats are lit. It asks every two seconds, and the server answers with the state only when that changed.
const EVERY = 2000; // milliseconds
const PATIENCE = 8000; // for an answer
const ROOMY = 105; // pixels of a seat's width from which lessons have their numbers
const LOWEST = 40; // pixels of a seat's height; where there are more seats than that allows, the page scrolls
const SMALL = 84; // pixels of a seat's width then
const NARROW = 600;
const BELOW = 28; // pixels around the footer

const { language, seats, exercises, words } = JSON.parse(document.getElementById("facts").textContent);
const find = (id) => document.getElementById(id);
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const grid = find("seats");

let state = { on: true, seats: {} };
let tag = "";
let seen = null; // when the server answered last
let timer = null;

function element(name, kind, text = "") {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

/** How many exercises of each lesson are lit at a seat. */
function byLesson(lights) {
  const count = {};
  for (const name of lights) {
    const lesson = name.split(".")[0].replace("lesson_", "");
    count[lesson] = (count[lesson] ?? 0) + 1;
  }
  return count;
}

function tile(seat, lights, lessons) {
  const made = element("li", "");
  if (!lights) {
    made.append(element("span", "hidden", fill(words.tile_not_joined, { seat })));
  } else {
    made.classList.add("joined");
    if (lights.length) made.classList.add("lit");
    const count = byLesson(lights);
    const said = Object.keys(count).map((lesson) =>
      fill(words.tile_lesson, { lesson, lights: count[lesson], exercises: exercises[lesson] }),
    );
    made.append(element("span", "hidden", [fill(words.tile, { seat, lights: lights.length }), ...said].join("; ")));
    const marks = element("span", "marks");
    for (const lesson of lessons) {
      const mark = element("span", "");
      const share = (count[lesson] ?? 0) / exercises[lesson];
      mark.append(element("b", "", lesson), element("i", `mark ${share >= 1 ? "all" : share ? "some" : ""}`));
      marks.append(mark);
    }
    marks.ariaHidden = "true";
    const number = element("span", "count", lights.length ? String(lights.length) : "");
    number.ariaHidden = "true";
    made.append(number, marks);
  }
  const number = element("span", "number", String(seat));
  number.ariaHidden = "true";
  made.prepend(number);
  return made;
}

function show() {
  const lit = Object.values(state.seats);
  const lights = lit.reduce((sum, names) => sum + names.length, 0);
  const lessons = Object.keys(exercises).filter((lesson) => lit.some((names) => byLesson(names)[lesson]));
  lessons.sort();
  find("off").hidden = state.on;
  find("off").textContent = words.off;
  grid.hidden = !state.on;
  const total = fill(words.total, { lights, lit: lit.filter((names) => names.length).length, seats });
  const joined = fill(words.joined_seats, { joined: lit.length });
  const sentence = !state.on ? "" : lights ? `${total} · ${joined}` : `${words.none_yet} · ${joined}`;
  if (find("total").textContent !== sentence) find("total").textContent = sentence;
  find("order").textContent = lessons.length ? fill(words.lesson_order, { lessons: lessons.join(" ") }) : "";
  find("switch").textContent = state.on ? words.switch_off : words.switch_on;
  const tiles = [];
  for (let seat = 1; seat <= seats; seat++) tiles.push(tile(seat, state.seats[seat], lessons));
  grid.replaceChildren(...tiles);
  fit(lessons.length);
}

/** Choose how many columns make the largest seats that a screen holds; a phone scrolls instead. */
function fit(lessons) {
  if (grid.hidden) return;
  const gap = seats > 60 ? 4 : 7;
  const width = grid.clientWidth;
  const height = innerHeight - grid.offsetTop - document.querySelector("footer").offsetHeight - BELOW;
  let best = { size: 0 };
  for (let columns = 1; columns <= Math.min(seats, 40); columns++) {
    const rows = Math.ceil(seats / columns);
    const wide = (width - gap * (columns - 1)) / columns;
    const high = (height - gap * (rows - 1)) / rows;
    const size = Math.min(wide, high * 1.5);
    if (size > best.size) best = { size, columns, wide, row: Math.min(high, wide * 0.9) };
  }
  if (!(best.row >= LOWEST) || (innerWidth < NARROW && best.wide < SMALL)) {
    const columns = Math.min(seats, Math.max(1, Math.floor((width + gap) / (SMALL + gap))));
    const wide = (width - gap * (columns - 1)) / columns;
    best = { columns, wide, row: Math.min(wide * 0.9, SMALL * 0.7) };
  }
  const dense = best.wide < ROOMY;
  grid.classList.toggle("dense", dense);
  grid.classList.toggle("many", seats > 99);
  grid.style.setProperty("--gap", `${gap}px`);
  grid.style.setProperty("--columns", best.columns);
  grid.style.setProperty("--row", `${Math.floor(best.row)}px`);
  // The marks take as many lines as make them largest; in a small seat they are without their lessons' numbers.
  const [across, down] = dense ? [1.25, 1.25] : [1.5, 2.3];
  let largest = { mark: 0, inLine: 1 };
  for (let lines = 1; lines <= 4; lines++) {
    const inLine = Math.ceil(Math.max(lessons, 1) / lines);
    const mark = Math.min((best.wide * 0.88 - 6) / inLine / across, ((best.row - 6) * 0.46) / lines / down, 30);
    if (mark > largest.mark) largest = { mark, inLine };
  }
  grid.style.setProperty("--mark", `${largest.mark}px`);
  grid.style.setProperty("--in-line", largest.inLine);
}

async function ask() {
  clearTimeout(timer);
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const reply = await fetch("board/seats", { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (reply.status === 200) {
      state = await reply.json();
      tag = reply.headers.get("etag") ?? "";
      show();
    } else if (reply.status !== 304) throw new Error(reply.status);
    seen = new Date();
    find("lost").hidden = true;
  } catch {
    const time = (seen ?? new Date()).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    find("lost").textContent = fill(words.lost, { time });
    find("lost").hidden = false;
  }
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(ask, EVERY);
}

/** Do what only a facilitator can, whose link has a token behind the #. */
function facilitate() {
  const found = new URLSearchParams(location.hash.slice(1)).get("facilitator");
  if (found) {
    sessionStorage.setItem("facilitator", found);
    history.replaceState(null, "", location.pathname + location.search); // the room sees the address bar
  }
  const token = sessionStorage.getItem("facilitator");
  if (!token) return;
  find("facilitator").hidden = false;
  const send = async (action, value, sentence) => {
    let done = false;
    try {
      done = (await fetch(`board/${action}`, { method: "POST", body: JSON.stringify({ token, ...value }) })).ok;
    } catch {
      // said below
    }
    find("done").textContent = done ? sentence : words.refused;
    await ask();
  };
  find("switch").addEventListener("click", () => {
    const on = !state.on;
    send("switch", { on }, on ? words.switched_on : words.switched_off);
  });
  find("clear").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = event.target.querySelector("input");
    const seat = field.valueAsNumber;
    field.value = "";
    send("clear", { seat }, fill(words.cleared, { seat }));
  });
}

facilitate();
show();
ask();
addEventListener("resize", show);
addEventListener("hashchange", () => location.reload());
document.addEventListener("visibilitychange", () => document.hidden || ask());

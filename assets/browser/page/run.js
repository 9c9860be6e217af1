// Makes the cells of a lesson's page runnable. Without it the page is whole; Python is loaded with the first Run.
import { Board } from "./board.js";
import { Cell, button } from "./cell.js";
import { ask, askKey, askSeat } from "./dialogs.js";
import { Edits } from "./edits.js";
import { Python } from "./python.js";
import { sizes, words as allWords } from "run-facts";

const stylesheet = (name) =>
  new Promise((resolve) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: new URL(name, import.meta.url).href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });

let kept = null;
/** Let the service worker, where there is one, keep what Python was loaded from; it may have come later than that. */
function keepPython() {
  const files = [...Object.keys(sizes), "pyodide/pyodide-lock.json", "worker.js"].map((name) => new URL(name, import.meta.url).href);
  kept ??= navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ keep: files }));
}

const AFTER = 2000; // milliseconds; what comes at once is for the reader's next cells
let rest = null;
/** Once a cell ran, let it keep everything else too, so that other cells run without a network. */
function keepRest() {
  if (!navigator.serviceWorker || navigator.connection?.saveData) return;
  rest ??= setTimeout(() => navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ runner: true })), AFTER);
}

const IMPOSSIBLE = ["NoProcessError", "NoPackageError"]; // of page_kernel: what a page cannot do

/** One page of a lesson. */
class Page {
  #python;
  #cells = [];
  #bar = {};
  #forms = null;
  #asking = null;
  #stopped = false;
  #board = null;

  constructor({ lesson, language, cells, root }) {
    this.words = allWords[language];
    this.edits = new Edits(language, lesson);
    this.displays = new Map();
    const { no_processes, no_packages, no_input } = this.words;
    this.#python = new Python({ language, sizes, words: { no_processes, no_packages, no_input } });
    this.forms = () => (this.#forms ??= this.#loadForms());
    for (const facts of cells) {
      const place = document.querySelector(`.cell[data-cell-id="${CSS.escape(facts.id)}"]`);
      if (place?.querySelector(".cell_input")) this.#cells.push(new Cell(this, place, facts, this.#cells.length + 1));
    }
    if (!this.#cells.length) return;
    this.#makeBar();
    const on = (name, act) => this.#python.addEventListener(name, ({ detail }) => act(detail));
    on("state", (state) => this.#state(state));
    on("output", ({ cell, output }) => (this.#cell(cell) ?? this.#cells[0]).outputs.add(output));
    on("comm", ({ message }) => this.forms().then((forms) => forms.take(message)));
    on("ask", (question) => this.#ask(question));
    on("reset", ({ why }) => this.#reset(why));
    on("light", ({ exercise }) => this.#board?.light(exercise));
    Board.find(new URL(root, location.href)).then((board) => board && this.#offer(board));
    addEventListener("pagehide", () => this.#cells.forEach((cell) => cell.save()));
  }

  /** Run one cell; a promise of whether it raised nothing. */
  async run(cell) {
    const [done] = await this.#runCells([cell]);
    return done;
  }

  runAbove(cell) {
    return this.#runCells(this.#cells.slice(0, cell.number - 1));
  }

  async runAll() {
    const done = await this.#runCells(this.#cells);
    if (done.length === this.#cells.length && done.at(-1)) this.#say(this.words.all_done);
  }

  /** Run cells in order, until one fails that is not meant to and that could have worked here. */
  async #runCells(cells) {
    const done = [];
    this.#stopped = false;
    let missing = false; // a package, and with it the names that later cells use
    for (const cell of cells) {
      if (this.#stopped) break;
      const ok = await this.#runCell(cell);
      done.push(ok);
      const error = cell.failed?.ename;
      if (error === "NoPackageError") missing = true;
      const excused = cell.expectsError || IMPOSSIBLE.includes(error) || (missing && error === "NameError");
      if (!ok && !excused) break;
    }
    return done;
  }

  async #runCell(cell) {
    cell.note("");
    cell.save();
    cell.mark(true);
    let begun = false;
    const begin = ({ detail }) => {
      if (detail.name !== "running" || detail.cell !== cell.id || begun) return;
      begun = true;
      cell.outputs.clear();
    };
    this.#python.addEventListener("state", begin);
    let ended = null;
    try {
      ended = await this.#python.run(cell.id, cell.code, cell.counted);
    } catch {
      // the state line says why
    }
    this.#python.removeEventListener("state", begin);
    this.#asking?.remove();
    cell.mark(false);
    if (!ended || ended.ended) return false;
    cell.ran = true;
    keepRest();
    const above = this.#cells.slice(0, cell.number - 1);
    if (ended.unanswered) cell.note(this.words.unanswered);
    if (cell.failed?.ename === "NameError" && above.some((other) => !other.ran)) cell.note(this.words.name_error);
    if (this.#stopped) this.#say(this.words.stopped);
    else this.#say((ended.ok ? this.words.done : this.words.raised).replace("{number}", cell.number));
    const detail = { id: cell.id, ok: ended.ok, outputs: cell.outputs.stored };
    document.dispatchEvent(new CustomEvent("first-call:cell", { detail }));
    return ended.ok;
  }

  #cell(id) {
    return this.#cells.find((cell) => cell.id === id);
  }

  async #loadForms() {
    await stylesheet("forms.css");
    globalThis.__webpack_public_path__ = ""; // html-manager expects to be bundled by webpack
    const { Forms } = await import("./forms.js");
    return new Forms((kind, content) => this.#python.comm(kind, content));
  }

  #makeBar() {
    const { words } = this;
    const bar = document.createElement("section");
    bar.className = "run-bar";
    bar.setAttribute("aria-label", words.bar);
    const state = document.createElement("p");
    state.setAttribute("role", "status");
    const progress = document.createElement("progress");
    Object.assign(progress, { max: 100, hidden: true });
    progress.setAttribute("aria-label", words.starting);
    const all = button(words.run_all, "", () => this.runAll());
    const stop = button(words.stop, "", () => this.#stop());
    const reset = button(words.reset, "", () => this.#python.reset());
    const key = button(words.key, "", () => askKey(words, (typed) => this.#python.useKey(typed)));
    const tools = document.createElement("div");
    tools.className = "run-tools";
    tools.append(all, stop, reset, key);
    bar.append(tools, state, progress);
    const strip = document.createElement("section");
    strip.className = "run-strip";
    strip.setAttribute("aria-label", words.strip);
    const now = document.createElement("span");
    strip.append(now, button(words.stop, "", () => this.#stop()));
    this.#bar = { state, now, progress, stop, reset, tools };
    // A bar that stays in view stays only as long as what contains it: not in the first part of the lesson alone.
    const sections = [];
    for (let outer = this.#cells[0].place.closest("section"); outer; outer = outer.parentElement.closest("section")) sections.unshift(outer);
    (sections[1] ?? this.#cells[0].place).before(bar);
    bar.after(strip);
    this.#state({ name: "idle" });
  }

  /** Offer the board of the room that serves this page. */
  #offer(board) {
    const { words } = this;
    this.#board = board;
    const changed = (sentence = "") => {
      join.textContent = board.seat === null ? words.board : words.board_seat.replace("{seat}", board.seat);
      if (sentence) this.#say(sentence);
    };
    const join = button("", "", () => askSeat(words, board, changed));
    changed();
    board.addEventListener("ended", () => changed(words.board_ended));
    addEventListener("storage", () => changed()); // joined or left in another tab
    this.#bar.tools.append(join);
  }

  #stop() {
    this.#stopped = true;
    this.#python.stop();
  }

  #say(sentence) {
    this.#bar.state.textContent = this.#bar.now.textContent = sentence;
  }

  #state({ name, share, cell, message }) {
    const { words } = this;
    const { progress, stop, reset } = this.#bar;
    document.documentElement.dataset.python = name;
    stop.disabled = name !== "running" && name !== "loading";
    reset.disabled = name === "idle";
    progress.hidden = name !== "loading";
    if (name === "idle") {
      const most = Object.values(sizes).reduce((sum, size) => sum + size, 0) / 1e6;
      const small = matchMedia("(max-width: 600px)").matches || (navigator.deviceMemory ?? 8) < 4;
      const said = [words.idle.replace("{megabytes}", Math.ceil(most))];
      if (navigator.serviceWorker) said.push(words.kept);
      if (small) said.push(words.memory);
      this.#say(said.join(" "));
    } else if (name === "loading") {
      const percent = Math.round(share * 100);
      progress.value = percent;
      this.#say(percent < 85 ? words.loading.replace("{percent}", percent) : words.starting);
    } else if (name === "ready") {
      this.#say(words.ready);
      keepPython();
    } else if (name === "running") this.#say(words.running.replace("{number}", this.#cell(cell)?.number ?? ""));
    else if (name === "failed") this.#say(words.failed.replace("{message}", message));
  }

  #ask({ cell, ...question }) {
    const { place } = this.#cell(cell) ?? this.#cells[0];
    this.#asking = ask(place, question, this.words, (typed) => this.#python.answer(typed));
  }

  #reset(why) {
    this.#stopped = true;
    this.#forms = null;
    this.displays.clear();
    for (const cell of this.#cells) cell.ran = false;
    this.#say(why === "forced" ? this.words.forced : this.words.reset_done);
  }
}

const facts = document.getElementById("first-call-page");
if (facts && globalThis.Worker && globalThis.WebAssembly) {
  stylesheet("run.css");
  new Page(JSON.parse(facts.textContent));
  document.dispatchEvent(new CustomEvent("first-call:page"));
}

// The page's side of Python: starts the worker, hands it cells one after the other, stops it.

const PATIENCE = 2500; // milliseconds that a cell has to stop by itself

/**
 * Python of this page. It sends these events, each with a `detail`: state ({name, share}), output ({cell, output}),
 * comm (message), ask ({prompt, hidden}), reset.
 * Names of states: idle, loading, ready, running, failed.
 */
export class Python extends EventTarget {
  #worker = null;
  #options;
  #ready = null;
  #shared = null;
  #waiting = new Map();
  #queue = Promise.resolve();
  #round = 0;
  #patience = null;

  /** @param options has language, words that Python says, and sizes of what is loaded, by file. */
  constructor(options) {
    super();
    this.#options = options;
    this.state = "idle";
  }

  /** Start, unless that has been done. The promise ends when cells can run. */
  start() {
    return (this.#ready ??= new Promise((resolve, reject) => {
      this.#waiting.set("ready", { resolve, reject });
      if (globalThis.crossOriginIsolated) this.#shared = new SharedArrayBuffer(1);
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      this.#worker.onmessage = ({ data }) => this.#take(data);
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.#fail(event.message || "worker");
      };
      this.#say("loading", { share: 0 });
      this.#worker.postMessage({ type: "start", ...this.#options, shared: this.#shared });
    }));
  }

  /**
   * Run a cell after those that were asked for before it.
   * @param counted whether it gets a number, as cells of the notebook do.
   * @returns a promise of {ok, count}, or of null where it was stopped before it began.
   */
  run(cell, code, counted) {
    const round = this.#round;
    const turn = this.#queue.then(async () => {
      if (round !== this.#round) return null;
      await this.start();
      if (round !== this.#round) return null;
      this.#say("running", { cell });
      try {
        return await this.#ask("done", { type: "run", cell, code, counted });
      } finally {
        clearTimeout(this.#patience);
        if (this.state === "running") this.#say("ready");
      }
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Stop the running cell and forget those that wait. A cell that does not listen takes all of Python with it. */
  stop() {
    this.#round++;
    if (this.state === "loading") return this.reset();
    if (this.state !== "running") return;
    if (this.#shared) new Uint8Array(this.#shared)[0] = 2;
    this.#worker.postMessage({ type: "stop" });
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.reset("forced"), PATIENCE);
  }

  /** End Python; the next cell starts a new one. */
  reset(why = "asked") {
    this.#round++;
    this.#end();
    this.#say("idle");
    this.dispatchEvent(new CustomEvent("reset", { detail: { why } }));
  }

  /** Send what a form says. */
  comm(kind, content) {
    this.#worker?.postMessage({ type: "comm", kind, content });
  }

  /** Give what the reader typed. */
  answer(text) {
    this.#worker?.postMessage({ type: "answer", text });
  }

  /** Use a key; a promise of {ok, lines}. */
  async useKey(key) {
    await this.start();
    return this.#ask("key", { type: "key", key });
  }

  #ask(kind, message) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(kind, { resolve, reject });
      this.#worker.postMessage(message);
    });
  }

  #take(data) {
    if (data.type === "loading") this.#say("loading", { share: data.share });
    else if (data.type === "fault") this.#fail(data.message, data.of);
    else if (this.#waiting.has(data.type)) {
      const { resolve } = this.#waiting.get(data.type);
      this.#waiting.delete(data.type);
      if (data.type === "ready") this.#say("ready");
      resolve(data);
    } else this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
  }

  /** Something of ours went wrong, or could not be loaded. */
  #fail(message, of = "start") {
    if (of === "comm") {
      console.error(message);
      return;
    }
    this.#end(new Error(message));
    this.#say("failed", { message });
  }

  #end(error = null) {
    clearTimeout(this.#patience);
    this.#worker?.terminate();
    this.#worker = this.#ready = this.#shared = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve, reject } of waiting) error ? reject(error) : resolve({ ok: false, ended: true });
  }

  #say(name, detail = {}) {
    this.state = name;
    this.dispatchEvent(new CustomEvent("state", { detail: { name, ...detail } }));
  }
}

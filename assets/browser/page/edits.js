// What a reader changed in cells, kept in this browser. Nothing that looks like a key is kept.

const KEY = /\bsk-(?!practice)[\w-]{5,}/g;

/** The changed cells of one page. */
export class Edits {
  #prefix;

  constructor(language, lesson) {
    this.#prefix = `first-call/${language}/${lesson}/`;
  }

  /** Return the changed text of a cell, or null. It is of no use any more once the lesson has another text. */
  get(id, source) {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#prefix + id));
      return kept && kept.source === source ? kept.code : null;
    } catch {
      return null;
    }
  }

  /** Keep a cell's text; return "kept", "same" as in the lesson, "key" where a key is in it, or "full". */
  set(id, source, code) {
    const foreign = (code.match(KEY) ?? []).filter((found) => !source.includes(found));
    try {
      if (code === source || foreign.length) {
        localStorage.removeItem(this.#prefix + id);
        return foreign.length ? "key" : "same";
      }
      localStorage.setItem(this.#prefix + id, JSON.stringify({ source, code }));
      return "kept";
    } catch {
      return "full";
    }
  }
}

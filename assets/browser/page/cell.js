// A code cell of a lesson: its editor, its buttons, its output.
import { Outputs } from "./outputs.js";

const SAVE_AFTER = 300; // milliseconds without a change

export const button = (label, name, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "run-button";
  made.textContent = label;
  if (name && name !== label) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
};

/** One cell. */
export class Cell {
  #page;
  #code;
  #input;
  #editor = null;
  #opening = null;
  #timer = null;
  #restore;
  #note;

  /**
   * @param page has words, edits, forms(), displays, run(cell) and runAbove(cell).
   * @param place the element of the page.
   * @param facts id, source and tags of the cell.
   * @param number counted from 1.
   */
  constructor(page, place, facts, number) {
    this.#page = page;
    this.id = facts.id;
    this.source = facts.source;
    this.number = number;
    this.expectsError = facts.tags.includes("raises-exception");
    this.counted = !facts.tags.includes("door"); // that one is for notebooks without the kit
    this.ran = false;
    const kept = page.edits.get(facts.id, facts.source);
    this.#code = kept ?? facts.source;
    this.place = place;
    this.#input = place.querySelector(".cell_input");
    let box = place.querySelector(".cell_output");
    if (!box) {
      box = document.createElement("div");
      box.className = "cell_output docutils container";
      this.#input.after(box);
    }
    const { words } = page;
    const said = (sentence) => sentence.replace("{number}", number);
    this.outputs = new Outputs(box, words, page.forms, page.displays);
    const tools = document.createElement("div");
    tools.className = "run-tools";
    tools.append(button(words.run, said(words.run_label), () => page.run(this)));
    if (number > 1) tools.append(button(words.run_above, said(words.run_above_label), () => page.runAbove(this)));
    this.#restore = button(words.restore, said(words.restore_label), () => this.restore());
    this.#restore.hidden = kept === null;
    this.#note = document.createElement("p");
    this.#note.className = "run-note";
    this.#note.setAttribute("role", "status");
    tools.append(this.#restore);
    this.#input.after(tools, this.#note);
    const isCopy = ({ target }) => target.closest("button.copy"); // the page's own button; it needs no editor
    this.#input.addEventListener("pointerup", (event) => {
      if (!isCopy(event) && document.getSelection().isCollapsed) this.open(true);
    });
    this.#input.addEventListener("focusin", (event) => isCopy(event) || this.open(false));
    if (kept !== null) this.open(false);
  }

  get code() {
    return this.#editor?.code ?? this.#code;
  }

  /** The error that its last run ended with, if it did. */
  get failed() {
    return this.outputs.stored.find((output) => output.output_type === "error");
  }

  /** Turn the cell's text into an editor. */
  open(focus) {
    return (this.#opening ??= import("./editor.js").then(({ edit }) => {
      const place = document.createElement("div");
      place.className = "run-editor";
      this.#editor = edit(place, {
        code: this.#code,
        label: this.#page.words.editor.replace("{number}", this.number),
        run: () => this.#page.run(this),
        changed: () => this.#changed(),
      });
      this.#input.replaceChildren(place);
      if (focus) this.#editor.focus();
    }));
  }

  /** Go back to the lesson's own text. */
  async restore() {
    await this.open(true);
    this.#editor.code = this.source;
    this.#editor.focus();
  }

  /** Say something below the cell; "" says nothing. */
  note(sentence) {
    this.#note.textContent = sentence;
  }

  /** Show whether it runs. */
  mark(running) {
    this.#input.classList.toggle("run-running", running);
  }

  #changed() {
    this.#restore.hidden = this.code === this.source;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), SAVE_AFTER);
  }

  #keep() {
    const { edits, words } = this.#page;
    const outcome = edits.set(this.id, this.source, this.code);
    this.note({ key: words.key_not_kept, full: words.not_kept }[outcome] ?? "");
  }

  /** Save at once what was just typed. */
  save() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#keep();
  }
}

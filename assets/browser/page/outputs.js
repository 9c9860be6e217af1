// What a cell puts out, as elements of the page: text, errors, pictures, charts, forms.
import { sgr } from "./colors.js";

const MOST = 400_000; // characters of text that a page shows for one cell
const VEGA = /^application\/vnd\.vegalite\.v\d+\+json$/;
const VIEW = "application/vnd.jupyter.widget-view+json";

const element = (tag, classes, text) => {
  const made = document.createElement(tag);
  made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
};

/** The outputs of one cell. */
export class Outputs {
  #box;
  #words;
  #forms;
  #kept = [];
  #shown = 0;
  #clear = false;
  #byName;

  /**
   * @param box the element that they are shown in.
   * @param forms gives a promise of what draws forms.
   * @param byName a Map that all cells share: what has a display id, so that it can be updated.
   */
  constructor(box, words, forms, byName) {
    this.#box = box;
    this.#words = words;
    this.#forms = forms;
    this.#byName = byName;
  }

  /** What has been put out since the last `clear()`, as a notebook would store it. */
  get stored() {
    return this.#kept;
  }

  clear() {
    this.#box.replaceChildren();
    this.#kept = [];
    this.#shown = 0;
    this.#clear = false;
  }

  add(output) {
    const { output_type: type, transient, ...rest } = output;
    const name = transient?.display_id;
    if (type === "clear_output") {
      if (output.wait) this.#clear = true;
      else this.clear();
      return;
    }
    if (type === "update_display_data") {
      for (const { kept, place } of this.#byName.get(name) ?? []) {
        Object.assign(kept, { data: output.data, metadata: output.metadata });
        this.#fill(place, output.data);
      }
      return;
    }
    if (this.#clear) this.clear();
    if (type === "stream") this.#stream(output);
    else {
      const kept = { output_type: type, ...rest };
      this.#kept.push(kept);
      const place = this.#box.appendChild(element("div", "output"));
      if (type === "error") this.#error(place, output);
      else this.#fill(place, output.data);
      if (name) this.#byName.set(name, [...(this.#byName.get(name) ?? []), { kept, place }]);
    }
  }

  #stream({ name, text }) {
    const last = this.#kept.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else {
      this.#kept.push({ output_type: "stream", name, text });
      const place = this.#box.appendChild(element("div", `output stream ${name === "stderr" ? "stderr" : ""}`));
      place.append(element("pre", ""));
    }
    const pre = this.#box.lastElementChild.firstElementChild;
    if (this.#shown > MOST) return;
    this.#shown += text.length;
    // A line that ends with a carriage return is written over, as progress bars do.
    if (text.includes("\r")) pre.textContent = (pre.textContent + text).replaceAll("\r\n", "\n").replace(/[^\n]*\r(?!$)/g, "");
    else pre.append(sgr(text));
    if (this.#shown > MOST) pre.append(`\n${this.#words.cut}`);
  }

  #error(place, { traceback, ename, evalue }) {
    place.classList.add("traceback");
    const pre = place.appendChild(element("pre", ""));
    pre.append(sgr(traceback.length ? traceback.join("\n") : `${ename}: ${evalue}`));
  }

  async #fill(place, data) {
    const vega = Object.keys(data).find((kind) => VEGA.test(kind));
    try {
      if (data[VIEW]) {
        place.replaceChildren();
        await (await this.#forms()).show(data[VIEW].model_id, place);
      } else if (vega) {
        const { draw } = await import("./chart.js");
        await draw(place, data[vega]);
        place.setAttribute("role", "img");
        place.setAttribute("aria-label", String(data["text/plain"] ?? ""));
      } else if (data["text/html"] || data["text/markdown"] || data["image/svg+xml"]) {
        const rich = await import("./rich.js");
        const [kind, make] = [["text/html", rich.html], ["image/svg+xml", rich.svg], ["text/markdown", rich.markdown]].find(([kind]) => data[kind]);
        place.replaceChildren(make(data[kind]));
      } else if (data["image/png"] || data["image/jpeg"]) {
        const kind = data["image/png"] ? "image/png" : "image/jpeg";
        const image = element("img", "");
        image.alt = data["text/plain"] ?? "";
        image.src = `data:${kind};base64,${data[kind]}`;
        place.replaceChildren(image);
      } else place.replaceChildren(element("pre", "", String(data["text/plain"] ?? "")));
    } catch (error) {
      console.error(error);
      place.replaceChildren(element("pre", "", data[VIEW] ? this.#words.form_failed : `${this.#words.chart_failed}\n${data["text/plain"] ?? ""}`));
    }
  }
}

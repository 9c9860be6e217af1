// Two questions to the reader: what a program asks for, and the reader's own key.
import { button } from "./cell.js";

const element = (tag, text = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
};

/** A field that no browser keeps or offers to keep. */
function field(label, hidden) {
  const labelled = element("label", label);
  const input = element("input");
  Object.assign(input, { type: "text", autocomplete: "off", spellcheck: false, autocapitalize: "off" });
  if (hidden) input.className = "run-hidden";
  labelled.append(input);
  return { labelled, input };
}

/** Ask below a cell what its program wants to know, and hand over what was typed. */
export function ask(place, { prompt, hidden }, words, answer) {
  const form = element("form");
  form.className = "run-ask";
  const { labelled, input } = field(prompt || words.ask, hidden);
  const send = button(words.ask_send, "", () => {});
  send.type = "submit";
  form.append(labelled, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value;
    input.value = "";
    form.remove();
    answer(typed);
  });
  place.append(form);
  input.focus();
  return form;
}

/** Ask for the reader's key. `use` gives a promise of {ok, lines}. */
export function askKey(words, use) {
  const dialog = element("dialog");
  dialog.className = "run-dialog";
  const form = element("form");
  const title = element("h2", words.key_title);
  title.id = "run-key-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const { labelled, input } = field(words.key_field, true);
  const said = element("p");
  said.setAttribute("role", "status");
  const send = button(words.key_use, "", () => {});
  send.type = "submit";
  const close = button(words.key_close, "", () => dialog.close());
  const buttons = element("div");
  buttons.className = "run-tools";
  buttons.append(send, close);
  const told = [words.key_why, words.key_shared, ...(globalThis.isSecureContext ? [] : [words.key_plain])];
  form.append(title, ...told.map((sentence) => element("p", sentence)), labelled, buttons, said);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const key = input.value;
    input.value = "";
    send.disabled = true;
    said.textContent = words.starting;
    try {
      said.textContent = (await use(key)).lines?.join("\n") ?? "";
    } catch (error) {
      said.textContent = words.failed.replace("{message}", error.message);
    }
    send.disabled = false;
    said.scrollIntoView({ block: "nearest" }); // on a small screen the form is longer than what is seen of it
  });
  dialog.append(form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

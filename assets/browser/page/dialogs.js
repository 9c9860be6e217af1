// Three questions to the reader: what a program asks for, the reader's own key, and their seat on the board.
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

/** Open a dialog; `fill` is given its form, and a button that closes it. */
function open(id, heading, words, fill) {
  const dialog = element("dialog");
  dialog.className = "run-dialog";
  const title = element("h2", heading);
  title.id = id;
  dialog.setAttribute("aria-labelledby", id);
  const form = element("form");
  form.append(title);
  fill(form, button(words.key_close, "", () => dialog.close()), dialog);
  dialog.append(form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** What a form says, and the buttons below it. */
function foot(...buttons) {
  const said = element("p");
  said.setAttribute("role", "status");
  const tools = element("div");
  tools.className = "run-tools";
  tools.append(...buttons);
  return [tools, said];
}

function submit(label) {
  const made = button(label, "", () => {});
  made.type = "submit";
  return made;
}

/** Ask for the reader's key. `use` gives a promise of {ok, lines}. */
export function askKey(words, use) {
  open("run-key-title", words.key_title, words, (form, close) => {
    const { labelled, input } = field(words.key_field, true);
    const send = submit(words.key_use);
    const [buttons, said] = foot(send, close);
    const told = [words.key_why, words.key_shared, ...(globalThis.isSecureContext ? [] : [words.key_plain])];
    form.append(...told.map((sentence) => element("p", sentence)), labelled, buttons, said);
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
  });
}

/** Ask for the reader's seat and PIN, or whether to leave the board. `changed` is called after either. */
export function askSeat(words, board, changed) {
  open("run-board-title", words.board_title, words, (form, close, dialog) => {
    const why = element("p", words.board_why);
    if (board.seat !== null) {
      const leave = button(words.board_leave, "", () => {
        board.leave();
        dialog.close();
        changed(words.board_left);
      });
      form.append(element("p", words.board_joined.replace("{seat}", board.seat)), why, foot(leave, close)[0]);
      return;
    }
    const seat = field(words.board_seat_field, false);
    const pin = field(words.board_pin_field, false);
    seat.input.inputMode = pin.input.inputMode = "numeric";
    const send = submit(words.board_join);
    const [buttons, said] = foot(send, close);
    form.append(why, seat.labelled, pin.labelled, buttons, said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      send.disabled = true;
      const { ok, why, seconds } = await board.join(seat.input.value, pin.input.value);
      send.disabled = false;
      if (ok) {
        dialog.close();
        changed(words.board_joined.replace("{seat}", board.seat));
        return;
      }
      said.textContent = words[why].replace("{seconds}", seconds ?? 60);
      said.scrollIntoView({ block: "nearest" });
    });
  });
}

// Forms: the pictures of ipywidgets in the page.
import { HTMLManager } from "@jupyter-widgets/html-manager";



const bytes = (text) => new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);

class Comm {
  constructor(manager, id, target) {
    this.comm_id = id;
    this.target_name = target;
    this.manager = manager;
  }
  on_msg(callback) {
    this.message = callback;
  }
  on_close(callback) {
    this.closed = callback;
  }
  open(data, callbacks) {
    return this.#send("comm_open", { target_name: this.target_name, data }, callbacks);
  }
  send(data, callbacks) {
    return this.#send("comm_msg", { data }, callbacks);
  }
  close(data) {
    return this.#send("comm_close", { data: data ?? {} });
  }
  #send(kind, content, callbacks) {
    const id = this.manager.post(kind, { comm_id: this.comm_id, ...content });
    queueMicrotask(() => callbacks?.iopub?.status?.({ content: { execution_state: "idle" } }));
    return id;
  }
}

/** Draws the forms of one Python. */
export class Forms extends HTMLManager {
  #comms = new Map();
  #turn = Promise.resolve();
  #sent = 0;
  #send;

  /** @param send takes the kind and the content of a message for Python. */
  constructor(send) {
    super();
    this.#send = send;
  }

  post(kind, content) {
    this.#send(kind, JSON.parse(JSON.stringify(content)));
    return String(++this.#sent);
  }

  async _create_comm(target, id) {
    const comm = new Comm(this, id, target);
    this.#comms.set(id, comm);
    return comm;
  }

  async _get_comm_info() {
    return {};
  }

  /** Take a message of Python, after those that came before it. */
  take(message) {
    const buffers = message.buffers.map(bytes);
    this.#turn = this.#turn.then(() => this.#take({ ...message, buffers })).catch((error) => console.error("form", error));
    return this.#turn;
  }

  async #take(message) {
    const { comm_id: id, target_name: target } = message.content;
    const kind = message.header.msg_type;
    if (kind === "comm_open") await this.handle_comm_open(await this._create_comm(target, id), message);
    else if (kind === "comm_msg") await this.#comms.get(id)?.message?.(message);
    else {
      this.#comms.get(id)?.closed?.(message);
      this.#comms.delete(id);
    }
  }

  /** Show a form in an element. */
  async show(id, element) {
    await this.#turn;
    const model = await this.get_model(id);
    await this.display_view(await this.create_view(model), element);
  }
}

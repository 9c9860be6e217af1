// The progress board of a room, where the site is served by one: join it, leave it, light up a seat.
const KEPT = "first-call/board";
const PATIENCE = 5000; // milliseconds for an answer
const AGAIN = 20000; // milliseconds until lights that could not be sent are tried again
const MOST_TRIES = 10; // one after the other; then the next light or the next page tries
const MOST_WAITING = 100;

let memory = null; // for a browser that keeps nothing

/** What is kept: {seat, token, waiting}, or null. Tabs of the same browser share it. */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? memory;
  } catch {
    return memory;
  }
}

function keep(value) {
  memory = value;
  try {
    if (value) localStorage.setItem(KEPT, JSON.stringify(value));
    else localStorage.removeItem(KEPT);
  } catch {
    // it stays in memory
  }
}

const digits = (typed) => typed.normalize("NFKC").replace(/[\s-]/g, ""); // a Korean keyboard may write wide ones

/** The board of this room. It sends the event "ended" when the board no longer knows the reader's seat. */
export class Board extends EventTarget {
  #address;
  #sending = null;
  #tries = 0;
  #timer = null;

  /** Return the board of the room that serves this site, or null. A room serves it over plain http, and https is no room's. */
  static async find(root) {
    if (location.protocol !== "http:") return null;
    try {
      const reply = await fetch(new URL("room.json", root), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      const { board } = reply.ok ? await reply.json() : {};
      const address = typeof board === "string" ? new URL(board, root) : null;
      return address?.origin === location.origin ? new Board(address.href) : null;
    } catch {
      return null;
    }
  }

  constructor(address) {
    super();
    this.#address = address;
    addEventListener("online", () => this.#send());
    this.#send();
  }

  /** The reader's seat, or null. */
  get seat() {
    return read()?.seat ?? null;
  }

  /** Join; a promise of {ok, why, seconds}, where `why` is the name of a sentence. */
  async join(typedSeat, typedPin) {
    const seat = Number(digits(typedSeat));
    if (!Number.isInteger(seat) || seat < 1) return { ok: false, why: "board_bad_seat" };
    try {
      const reply = await this.#post("join", { seat, pin: digits(typedPin) });
      const said = await reply.json();
      if (reply.ok && typeof said.token === "string") {
        keep({ seat, token: said.token, waiting: [] });
        return { ok: true };
      }
      const why = { 403: "board_wrong", 409: "board_off", 429: "board_wait" }[reply.status] ?? "board_unreachable";
      return { ok: false, why, seconds: said.seconds };
    } catch {
      return { ok: false, why: "board_unreachable" };
    }
  }

  leave() {
    keep(null);
  }

  /** Light up the reader's seat for an exercise, now or when that is possible. */
  light(exercise) {
    const kept = read();
    if (!kept) return;
    const waiting = [...(kept.waiting ?? []).filter((name) => name !== exercise), exercise];
    keep({ ...kept, waiting: waiting.slice(-MOST_WAITING) });
    this.#tries = 0;
    this.#send();
  }

  #post(action, value) {
    const options = { method: "POST", body: JSON.stringify(value), signal: AbortSignal.timeout(PATIENCE) };
    return fetch(`${this.#address}/${action}`, options);
  }

  /** Send what waits, one light after the other. */
  #send() {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
  }

  async #sendAll() {
    clearTimeout(this.#timer);
    for (let kept = read(); kept?.waiting?.length; kept = read()) {
      const [exercise] = kept.waiting;
      let status = 0;
      try {
        ({ status } = await this.#post("lights", { token: kept.token, exercise }));
      } catch {
        // no answer
      }
      const now = read();
      if (now?.token !== kept.token) continue; // left, or joined again, in the meantime
      if (status === 403) {
        keep(null);
        this.dispatchEvent(new Event("ended"));
      } else if (status === 204 || status === 400) keep({ ...now, waiting: now.waiting.filter((name) => name !== exercise) });
      else {
        if (this.#tries++ < MOST_TRIES) this.#timer = setTimeout(() => this.#send(), AGAIN);
        return;
      }
    }
  }
}

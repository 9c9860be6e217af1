// Python, in a worker of its own: started by the first message, then given cells, clicks in forms, answers and keys.

const home = new URL("./", import.meta.url);
const PYODIDE = new URL("pyodide/", home).href;
const SITE = "/lib/python3.14/site-packages";
const SUSPENDS = "Suspending" in WebAssembly; // Python can wait for promises; Pyodide asks the same
const PACKED = /\.(asm\.mjs|wasm|zip)$/;
const STARTING = 0.85; // of the way is loading; the rest is Python's own start

let kernel; // of Python's side
let interrupt; // its first byte is 2 when the running cell is to stop
let pausing = null; // ends the pause that Python is in
let answering = null; // gives Python what the reader typed

const post = (message) => self.postMessage(message);

// What Python asks of this side, and what it waits for. undefined means that the reader stopped the cell.
const page = {
  /** Load a file at once: an import cannot wait for a promise in every browser. */
  load(name) {
    const request = new XMLHttpRequest();
    request.open("GET", new URL(name, home), false);
    request.responseType = "arraybuffer";
    request.send();
    if (request.status !== 200) throw new Error(`${request.status} ${name}`);
    return new Uint8Array(request.response);
  },
  pause: (milliseconds) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => end(true), milliseconds);
      const end = (gone) => {
        clearTimeout(timer);
        pausing = null;
        resolve(gone);
      };
      pausing = end;
    }),
  answer: () =>
    new Promise((resolve) => {
      answering = (typed) => {
        answering = null;
        resolve(typed);
      };
    }),
};

/** Load files, and say which share of all has come. */
async function counted(sizes, work) {
  const plain = self.fetch;
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  let come = 0;
  let said = 0;
  self.fetch = async (address, options) => {
    const packed = PACKED.test(address) ? `${address}.gz` : address; // few servers pack those by themselves
    const response = await plain(packed, { ...options, cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${new URL(response.url).pathname}`);
    if (!response.body) return response;
    const counter = new TransformStream({
      transform(piece, controller) {
        come += piece.byteLength;
        const share = Math.min(come / total, 1) * STARTING;
        if (share - said >= 0.01) post({ type: "loading", share: (said = share) });
        controller.enqueue(piece);
      },
    });
    const body = response.body.pipeThrough(counter);
    if (packed === address) return new Response(body, { headers: response.headers });
    const type = String(address).endsWith(".wasm") ? "application/wasm" : "text/javascript";
    return new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } });
  };
  try {
    return await work();
  } finally {
    self.fetch = plain;
  }
}

/** Load the JavaScript that belongs to Python's program; it comes packed, which an import cannot unpack. */
async function program() {
  const address = URL.createObjectURL(await (await fetch(PYODIDE + "pyodide.asm.mjs")).blob());
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const file = async (name) => new Uint8Array(await (await fetch(new URL(name, home))).arrayBuffer());

async function start({ language, words, sizes, shared }) {
  const py = await counted(sizes, async () => {
    const archives = Promise.all(["code.zip", "files.zip", "kit.zip"].map(file));
    const [{ loadPyodide }, createPyodideModule] = await Promise.all([import(PYODIDE + "pyodide.mjs"), program()]);
    const stdLibURL = new URL("library.zip", home).href;
    const loaded = await loadPyodide({ indexURL: PYODIDE, lockFileURL: PYODIDE + "pyodide-lock.json", stdLibURL, createPyodideModule });
    const [code, files, kit] = await archives;
    loaded.FS.writeFile(`${SITE}/code.zip`, code);
    loaded.unpackArchive(files, "zip", { extractDir: SITE });
    loaded.FS.mkdirTree("/kit");
    loaded.unpackArchive(kit, "zip", { extractDir: "/kit" });
    return loaded;
  });
  post({ type: "loading", share: STARTING });
  interrupt = new Uint8Array(shared ?? new ArrayBuffer(1));
  py.setInterruptBuffer(interrupt);
  py.runPython(`import sys; sys.path[:0] = ["/kit"]; sys.path.append("${SITE}/code.zip")`);
  py.pyimport("page_kernel.late").install((name) => page.load(name));
  const Kernel = py.pyimport("page_kernel.kernel").Kernel;
  const { no_processes, no_packages, no_input } = words;
  kernel = Kernel((message) => post(JSON.parse(message)), page, language, no_processes, no_packages, no_input);
  post({ type: "ready" });
}

function stop() {
  if (pausing) pausing(undefined);
  else if (answering) answering(undefined);
  else {
    if (interrupt) interrupt[0] = 2;
    kernel?.stop();
  }
}

/** Call Python so that it can wait for promises, where the browser can do that. */
const call = (name, ...values) => {
  const method = kernel[name];
  return SUSPENDS ? method.callPromising(...values) : method(...values);
};

const TURNS = {
  start,
  async run({ cell, code, counted }) {
    interrupt[0] = 0;
    const ended = JSON.parse(await call("run", cell, code, counted));
    interrupt[0] = 0;
    post({ type: "done", cell, ...ended });
  },
  comm: ({ kind, content }) => call("comm", kind, JSON.stringify(content)),
  async key({ key }) {
    post({ type: "key", ...JSON.parse(await call("use_key", key)) });
  },
};

let last = Promise.resolve();
self.onmessage = ({ data }) => {
  if (data.type === "stop") stop();
  else if (data.type === "answer") answering?.(data.text);
  else {
    last = last.then(() => TURNS[data.type](data)).catch((error) => post({ type: "fault", of: data.type, cell: data.cell, message: String(error?.message ?? error) }));
  }
};

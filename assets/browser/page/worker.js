// Python, in a worker of its own: started by the first message, then given cells, clicks in forms, answers and keys.

const home = new URL("./", import.meta.url);
const PYODIDE = new URL("pyodide/", home).href;
const SITE = "/lib/python3.14/site-packages";
const STARTING = 0.85; // of the way is loading; the rest is Python's own start

let kernel; // of Python's side
let interrupt; // its first byte is 2 when the running cell is to stop
let pausing = null; // ends the pause that Python is in
let answering = null; // gives Python what the reader typed

const post = (message) => self.postMessage(message);

// What Python waits for. null means that the reader stopped the cell.
const page = {
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
    const response = await plain(address, { ...options, cache: "no-cache" });
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
    // A server that sends the wrong type would make browsers compile the slow way.
    const type = response.url.endsWith(".wasm") ? "application/wasm" : response.headers.get("content-type") ?? "";
    return new Response(response.body.pipeThrough(counter), { headers: { "content-type": type } });
  };
  try {
    return await work();
  } finally {
    self.fetch = plain;
  }
}

const file = async (name) => new Uint8Array(await (await fetch(new URL(name, home))).arrayBuffer());

async function start({ language, words, sizes, shared }) {
  const py = await counted(sizes, async () => {
    const archives = Promise.all(["code.zip", "files.zip", "kit.zip"].map(file));
    const { loadPyodide } = await import(PYODIDE + "pyodide.mjs");
    const loaded = await loadPyodide({ indexURL: PYODIDE, lockFileURL: PYODIDE + "pyodide-lock.json" });
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
  const Kernel = py.pyimport("page_kernel.kernel").Kernel;
  kernel = Kernel((message) => post(JSON.parse(message)), page, language, words.no_processes, words.no_input);
  await kernel.run("", "import helpers");
  post({ type: "ready" });
}

function stop() {
  if (pausing) pausing(null);
  else if (answering) answering(null);
  else {
    if (interrupt) interrupt[0] = 2;
    kernel?.stop();
  }
}

/** Call Python so that it can wait for promises, where the browser can do that. */
const call = (name, ...values) => {
  const method = kernel[name];
  return method.callPromising ? method.callPromising(...values) : method(...values);
};

const TURNS = {
  start,
  async run({ cell, code }) {
    interrupt[0] = 0;
    const ended = JSON.parse(await call("run", cell, code));
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

// Compiles inside the very Python that a page runs: node compile.mjs packages|kit PYODIDE OUT ARCHIVE...
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [what, pyodide, out, ...archives] = process.argv.slice(2);
// An error of Python says all there is to say; node would quote the whole of Pyodide's code with it.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")).href);
const py = await loadPyodide({ indexURL: pyodide + path.sep });

function unpack(archive, folder) {
  py.FS.mkdirTree(folder);
  py.unpackArchive(new Uint8Array(fs.readFileSync(archive)), "zip", { extractDir: folder });
  return folder;
}

const folders = archives.map((archive, number) => unpack(archive, `/unpacked/${String(number).padStart(3, "0")}`));
py.FS.mkdirTree("/build");
for (const name of ["bundle.py", "probe.py"]) py.FS.writeFile(`/build/${name}`, fs.readFileSync(path.join(import.meta.dirname, name), "utf8"));
py.runPython(fs.readFileSync(path.join(import.meta.dirname, "bundle.py"), "utf8"));
const made = what === "kit" ? ["kit.zip"] : ["code.zip", "files.zip", "library.zip", "late-code.zip", "late-files.zip", "late-library.zip"];
py.globals.get(what)(py.toPy(folders), ...made.map((name) => `/tmp/${name}`));
for (const name of made) fs.writeFileSync(path.join(out, name), py.FS.readFile(`/tmp/${name}`));

"""What the tests try with a key of one's own, in every browser: keys, calls, and what a browser may keep."""

# Long random middles; the last 4 characters of a key may be shown.
GOOD, REFUSED = "Vb4TqLm8XzRw2KsHd9NpYc6JfGaE", "nE3oXi7ZkV1tBq5MhSgDw9uCyPj8"
KEY, WRONG_KEY = f"sk-practice-{GOOD}-abcd", f"sk-proj-FAKE-{REFUSED}-efgh"
CONTROL = "x9TgBv2NqZr5KwLd7YhPf3McJs0e"  # typed into a cell; that it is found shows that the search works
QUESTION = "model='gpt-4o', messages=[{'role': 'user', 'content': 'What is an API?'}]"
_FAILS = f"""from helpers import connect, explain
from openai import OpenAI
connect(base_url='BASE_URL')
try:
    OpenAI(max_retries=0).chat.completions.create({QUESTION})
except Exception as error:
    explain(error)
    THEN"""
# Everything that a page and its service worker can keep.
KEPT = """async () => {
  const all = [{...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state, window.name];
  all.push(await indexedDB.databases());
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) all.push(request.url);
  return JSON.stringify(all);
}"""
HAS_ALL = """async (names) => {
  for (const name of names) if (!await caches.match(new URL(name, location.href))) return false;
  return true;
}"""
PYTHON = [
    *("code.zip.gz", "files.zip.gz", "kit.zip.gz", "run.js", "worker.js", "pyodide/pyodide.mjs"),
    *("pyodide/pyodide.asm.mjs.gz", "pyodide/pyodide.asm.wasm.gz", "library.zip.gz"),
]
LATE = ["late-code.zip.gz", "late-files.zip.gz", "late-library.zip.gz", "forms.css"]  # what only some cells need


def failing(base_url, then):
    """Return a cell that explains why its call fails."""
    return _FAILS.replace("BASE_URL", base_url).replace("THEN", then)

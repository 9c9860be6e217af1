// Keeps the pages that were read, and Python once it ran, for a time without a network. The server always comes first.
const OURS = "first-call " + self.registration.scope + " "; // other websites of the same host have caches too
const CACHE = OURS + "$version";
const RUNNER = $runner; // every file of Python: a cell may need one that no cell before it did

/** The name under which a file is kept: its address without what a reader typed into a search. */
function plain(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href;
}

const isOurs = (address) => address.startsWith(self.registration.scope);
const mayKeep = (response) => !response.headers.get("cache-control")?.includes("no-store"); // as a room's own pages
const isWhole = (response) =>
  response.status === 200 && response.type === "basic" && !response.redirected && mayKeep(response);
const stamp = (response) => response.headers.get("etag") ?? response.headers.get("last-modified");

async function keep(address, response) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(plain(address));
  if (kept && stamp(kept) && stamp(kept) === stamp(response)) return; // megabytes need not be written again
  await cache.put(plain(address), response);
}

async function answer(event) {
  const address = event.request.url;
  try {
    const response = await fetch(event.request);
    if (isWhole(response)) event.waitUntil(keep(address, response.clone()).catch(console.warn)); // the disk may be full
    return response;
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(plain(address));
    if (kept) return kept;
    throw error;
  }
}

/** Keep what a page loaded before this was there to see it. */
async function keepAll(addresses) {
  const cache = await caches.open(CACHE);
  for (const address of new Set(addresses.filter(isOurs).map(plain))) {
    if (await cache.match(address)) continue;
    const response = await fetch(address);
    if (isWhole(response)) await cache.put(address, response);
  }
}

async function removeOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(removeOlder()));
self.addEventListener("message", (event) => {
  const addresses = event.data.runner ? RUNNER.map((name) => self.registration.scope + name) : event.data.keep;
  event.waitUntil(keepAll(addresses).catch(console.warn));
});
self.addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (method === "GET" && isOurs(url) && !headers.has("range")) event.respondWith(answer(event));
});

// The service worker: keeps one whole copy of the page, so that it opens without a network, and opens the right deal when a
// reminder's notification is pressed.
//
// A copy is all or nothing: every file must arrive and match the hash that the build wrote below, else this version does
// not install and the one before it goes on. A new version waits until the page asks for it ("skip-waiting"), so nobody's
// work is interrupted. It never touches caches other than its own: several pages can share one origin.

// The next line is rewritten by `cargo xtask finish` after each build.
const PRECACHE = { version: "unbuilt", files: {} };

const SCOPE = self.registration.scope;
const BASE = new URL(SCOPE).pathname;
const OUR_CACHES = `callboard:${BASE}:`;
const CACHE = OUR_CACHES + PRECACHE.version;
const PAGE = "./";
// In milliseconds. Firefox lets a pressed notification open a page for a second only.
const ANSWERS_WITHIN = 700;

self.addEventListener("install", (event) => event.waitUntil(keepCopy()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const path = pathInCopy(event.request);
  if (path) event.respondWith(answer(path, event.request));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") self.skipWaiting();
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url, reminders } = event.notification.data ?? {};
  event.waitUntil(event.action ? press(event.action, url, reminders[0]) : open(url || PAGE));
});

async function keepCopy() {
  const responses = await Promise.all(Object.entries(PRECACHE.files).map(download));
  const cache = await caches.open(CACHE);
  await Promise.all(responses.map(([url, response]) => cache.put(url, response)));
}

async function download([path, sha256]) {
  const url = new URL(path, SCOPE).href;
  const response = await fetch(url, { cache: "reload" });
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") !== sha256) {
    throw new Error(`${path}: not the file this version was built with`);
  }
  // A new response, because a redirected one may not answer a navigation, and this body is no longer compressed.
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return [url, new Response(body, { headers })];
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OUR_CACHES) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// Only the page itself and its own files: another page in a folder below this one is none of our business.
function pathInCopy(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(BASE)) return null;
  const path = url.pathname.slice(BASE.length);
  if (request.mode === "navigate" && isPage(url)) return PAGE;
  return Object.hasOwn(PRECACHE.files, path) ? path : null;
}

function isPage(url) {
  return url.pathname === BASE || url.pathname === `${BASE}index.html`;
}

async function answer(path, request) {
  try {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(new URL(path, SCOPE).href, { ignoreVary: true });
    if (kept) return kept;
  } catch {
    // The browser's cache is broken or gone: the network may still do.
  }
  return fetch(request);
}

// A button of a reminder's notification: an open page does it, and says so; a page that does not is frozen or not the app,
// and one is opened to do it. Only a letter is to be looked at.
async function press(action, url, reminder) {
  const page = await findPage();
  const answered = page && (await answers(page, { type: "press", url, press: action, reminder }));
  if (!answered) {
    await self.clients.openWindow(new URL(`${url}&do=${action}&reminder=${encodeURIComponent(reminder)}`, SCOPE).href);
  } else if (action === "letter") {
    await page.focus();
  }
}

function answers(page, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(resolve, ANSWERS_WITHIN, false);
    page.postMessage(message, [port2]);
  });
}

async function findPage() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.find((client) => isPage(new URL(client.url)));
}

async function open(url) {
  const target = new URL(url, SCOPE);
  if (target.origin !== self.location.origin || !isPage(target)) return;
  const page = await findPage();
  if (!page) {
    await self.clients.openWindow(target.href);
    return;
  }
  page.postMessage({ type: "open", url: target.search || PAGE });
  await page.focus();
}

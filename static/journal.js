// The journal: what happened to the records, in one order for all tabs, and the records made of it, in IndexedDB. Here are
// only its shelves: what the texts say is the app's business. It needs no WebAssembly, so that boot.js can reach the data
// when the app cannot run.
//
// Every change is one transaction with strict durability: it is on disk when its promise is kept, or did not happen.

const NAME = "callboard";
const VERSION = 1;
const STRICT = { durability: "strict" };
// So many of a tab's latest entries are read for undo; typing makes several of a step.
const RECALLED = 2_000;
// Sorts behind the snapshot of the same instant.
const SET_ASIDE = " (set aside)";
// Before the name of a reminder, which begins with the instant it asked for attention.
const RING = "ring ";
// How long a page has to show a reminder, and how long it is known that one was shown, in milliseconds.
const LEASE = 10_000;
const REMEMBERED = 10 * 24 * 60 * 60 * 1_000;
const channel = openChannel();
let database = null;

// Opens the shelves. Answers up to which entry the records are made (`folded`), and the last entry (`last`).
export async function open() {
  database ??= await opened();
  const transaction = database.transaction(["journal", "marks"]);
  const folded = transaction.objectStore("marks").get("folded");
  const last = transaction.objectStore("journal").openKeyCursor(null, "prev");
  await done(transaction);
  return [folded.result ?? 0, Math.max(last.result?.key ?? 0, folded.result ?? 0)];
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const journal = request.result.createObjectStore("journal", { autoIncrement: true });
      journal.createIndex("page", ["page", "number"]);
      journal.createIndex("tab", "tab");
      for (const name of ["records", "marks", "snapshots"]) request.result.createObjectStore(name);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("another tab holds an older journal"));
    request.onsuccess = () => {
      const forget = () => (database = null);
      request.result.onversionchange = () => (request.result.close(), forget());
      request.result.onclose = forget;
      resolve(request.result);
    };
  });
}

// Adds the entries of one page, given as number and text, in the order of their numbers; those that are there already are
// passed over. Answers the places of the first and the last one added, or nothing.
export async function append(page, tab, numbers, texts) {
  const transaction = writing(["journal"]);
  const journal = transaction.objectStore("journal");
  const places = [];
  lastOf(page, journal).onsuccess = whole(transaction, ({ target }) => {
    const known = target.result?.key[1] ?? 0;
    numbers.forEach((number, place) => {
      if (number <= known) return;
      const added = journal.add({ page, number, tab, text: texts[place] });
      added.onsuccess = () => places.push(added.result);
    });
    transaction.commit?.();
  });
  await done(transaction);
  if (places.length > 0) channel?.postMessage("more");
  return places.length > 0 ? [places[0], places.at(-1)] : [];
}

// The highest number of a page's entries; 0 if there are none.
export async function highest(page) {
  const found = await ask("journal", (journal) => lastOf(page, journal));
  return found?.key[1] ?? 0;
}

function lastOf(page, journal) {
  return journal.index("page").openKeyCursor(IDBKeyRange.bound([page, 0], [page, Infinity]), "prev");
}

// The entries after a place: their places, and their texts.
export async function since(place) {
  const range = IDBKeyRange.lowerBound(place, true);
  const [places, entries] = await all("journal", range);
  return [places, entries.map(({ text }) => text)];
}

// The places and texts of all entries that speak of one of these, in order.
export async function mentioning(keys) {
  const [places, entries] = await all("journal", null);
  const found = entries.map(({ text }, at) => [places[at], text]).filter(([, text]) => keys.some((key) => text.includes(key)));
  return [found.map(([place]) => place), found.map(([, text]) => text)];
}

// The texts of a tab's latest entries, in order: more than can be undone.
export async function ofTab(tab) {
  const places = await ask("journal", (journal) => journal.index("tab").getAllKeys(tab));
  const first = places.at(-RECALLED) ?? places[0] ?? Infinity;
  const entries = await ask("journal", (journal) => journal.getAll(IDBKeyRange.lowerBound(first)));
  return entries.filter((entry) => entry.tab === tab).map(({ text }) => text);
}

// So many records behind a key, in the order of their keys: the keys, and the texts.
export async function records(after, count) {
  return all("records", IDBKeyRange.lowerBound(after, true), count);
}

// The texts of records; nothing for those that are not there.
export async function texts(keys) {
  const transaction = shelves().transaction("records");
  const found = keys.map((key) => transaction.objectStore("records").get(key));
  await done(transaction);
  return found.map(({ result }) => result);
}

// Puts the records made of the entries after `from` up to `to`, and tidies the journal: all of it, or nothing if somebody
// else did it before. Answers whether it was done.
export async function fold(from, to, keys, texts, thrownAway, gone, kept, keptTexts) {
  const transaction = writing(["journal", "records", "marks"]);
  const [journal, records, marks] = ["journal", "records", "marks"].map((name) => transaction.objectStore(name));
  let isDone = false;
  marks.get("folded").onsuccess = whole(transaction, ({ target }) => {
    if ((target.result ?? 0) !== from) return;
    isDone = true;
    marks.put(to, "folded");
    keys.forEach((key, place) => records.put(texts[place], key));
    thrownAway.forEach((key) => records.delete(key));
    gone.forEach((place) => journal.delete(place));
    kept.forEach((place, at) => {
      const write = ({ target }) => journal.put({ ...target.result, text: keptTexts[at] }, place);
      journal.get(place).onsuccess = whole(transaction, write);
    });
  });
  await done(transaction);
  return isDone;
}

// Hands out reminders to be shown: to one page each, for as long as showing them may take. A page that ends in between has
// handed them back by then. Answers which are this page's to show, and which were shown already; nothing at all if the
// journal has more than the page has read, since then they may be done.
export async function claim(page, readTo, names, now) {
  const transaction = writing(["journal", "marks"]);
  const marks = transaction.objectStore("marks");
  const [claimed, shown] = [[], []];
  let isBehind = false;
  const look = (name) => {
    marks.get(RING + name).onsuccess = whole(transaction, ({ target }) => {
      const known = target.result;
      if (known?.isShown) return shown.push(name);
      // A lease that ends much later than any could was made by a clock that has been put right since.
      if (known && known.page !== page && known.until > now && known.until <= now + 2 * LEASE) return;
      marks.put({ page, until: now + LEASE }, RING + name);
      claimed.push(name);
    });
  };
  transaction.objectStore("journal").openKeyCursor(null, "prev").onsuccess = whole(transaction, ({ target }) => {
    isBehind = (target.result?.key ?? 0) > readTo;
    if (isBehind) return;
    marks.delete(IDBKeyRange.bound(RING, RING + new Date(now - REMEMBERED).toISOString()));
    names.forEach(look);
  });
  await done(transaction);
  return isBehind ? [] : [claimed, shown];
}

// Notes that reminders were shown: nobody shows them again.
export async function settle(names) {
  const transaction = writing(["marks"]);
  names.forEach((name) => transaction.objectStore("marks").put({ isShown: true }, RING + name));
  await done(transaction);
}

// Keeps something beside the records, such as a folder's handle.
export async function keep(name, value) {
  const transaction = writing(["marks"]);
  transaction.objectStore("marks").put(value, name);
  await done(transaction);
}

export function kept(name) {
  return ask("marks", (marks) => marks.get(name));
}

// Once a day all there is is set down as it is, for the page that stands in when the app cannot run. The latest seven are
// kept, and what was set aside by `restore`.
export async function takeSnapshot() {
  const now = new Date().toISOString();
  const daily = (await snapshots()).filter((name) => !name.endsWith(SET_ASIDE));
  if (daily.some((name) => name.slice(0, 10) === now.slice(0, 10))) return;
  const content = await present();
  if (Object.keys(content.records).length === 0) return;
  await putSnapshot(now, content, daily.slice(0, Math.max(0, daily.length - 6)));
}

// The names of the snapshots, oldest first: the instant each was taken at, with an addition if it was set aside.
export function snapshots() {
  return ask("snapshots", (shelf) => shelf.getAllKeys());
}

// All texts by key, as they stand: what cannot be read must come along too.
export async function everything() {
  const { records, journal } = await present();
  return { ...records, ...Object.fromEntries(journal.map(({ page, number, text }) => [`journal ${page}:${number}`, text])) };
}

// Makes a snapshot the present state, or an empty one where none is named. All there was is set aside as a snapshot of its
// own first; `others` are texts from elsewhere to be kept with it. Answers how far the journal is then.
export async function restore(name, others) {
  const content = name ? await snapshot(name) : { records: {}, journal: [] };
  const before = await present();
  await putSnapshot(new Date().toISOString() + SET_ASIDE, { ...before, others }, []);
  const [, last] = await open();
  const transaction = writing(["journal", "records", "marks"]);
  const [journal, records, marks] = ["journal", "records", "marks"].map((shelf) => transaction.objectStore(shelf));
  journal.clear();
  records.clear();
  for (const [key, text] of Object.entries(content.records)) records.put(text, key);
  content.journal.forEach((entry) => journal.add(entry));
  marks.put(last, "folded");
  await done(transaction);
  channel?.postMessage("replaced");
  return [last, content.others ?? {}];
}

// The records, and what happened since they were made.
async function present() {
  const transaction = shelves().transaction(["records", "journal", "marks"]);
  const keys = transaction.objectStore("records").getAllKeys();
  const texts = transaction.objectStore("records").getAll();
  const journal = [];
  transaction.objectStore("marks").get("folded").onsuccess = ({ target }) => {
    const later = IDBKeyRange.lowerBound(target.result ?? 0, true);
    transaction.objectStore("journal").getAll(later).onsuccess = ({ target }) => journal.push(...target.result);
  };
  await done(transaction);
  return { records: Object.fromEntries(keys.result.map((key, place) => [key, texts.result[place]])), journal };
}

async function snapshot(name) {
  return JSON.parse(await unpacked(await ask("snapshots", (shelf) => shelf.get(name))));
}

async function putSnapshot(name, content, surplus) {
  const text = await packed(JSON.stringify(content));
  const transaction = writing(["snapshots"]);
  transaction.objectStore("snapshots").put(text, name);
  surplus.forEach((old) => transaction.objectStore("snapshots").delete(old));
  await done(transaction);
}

async function packed(text) {
  if (!("CompressionStream" in globalThis)) return text;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function unpacked(content) {
  if (typeof content === "string") return content;
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

// Calls back whenever another tab has added to the journal.
export function onMore(callback) {
  if (channel) channel.onmessage = ({ data }) => (data === "replaced" ? location.reload() : callback());
}

// Firefox refuses it where it refuses all storage.
function openChannel() {
  try {
    return new BroadcastChannel("callboard:journal");
  } catch {
    return null;
  }
}

// Only `open` opens: a database that the browser took away under the page is noticed, not made anew unseen.
function shelves() {
  if (!database) throw new Error("the journal is not open");
  return database;
}

// Answers what one request to one shelf answers.
async function ask(name, request) {
  const transaction = shelves().transaction(name);
  const found = request(transaction.objectStore(name));
  await done(transaction);
  return found.result;
}

function writing(names) {
  return shelves().transaction(names, "readwrite", STRICT);
}

async function all(name, range, count) {
  const transaction = shelves().transaction(name);
  const keys = transaction.objectStore(name).getAllKeys(range, count);
  const values = transaction.objectStore(name).getAll(range, count);
  await done(transaction);
  return [keys.result, values.result];
}

// A step of a transaction: what the browser refuses at once undoes all of it.
function whole(transaction, step) {
  return (event) => {
    try {
      step(event);
    } catch {
      transaction.abort();
    }
  };
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("the journal was not written"));
  });
}

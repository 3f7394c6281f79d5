// The journal: what happened to the records, in one order for all tabs, and the records made of it, in IndexedDB. Here are
// only its shelves: what the texts say is the app's business. It needs no WebAssembly, so that boot.js can reach the data
// when the app cannot run.
//
// Every change is one transaction with strict durability: it is on disk when its promise is kept, or did not happen.

const NAME = "callboard";
const VERSION = 1;
const STRICT = { durability: "strict" };
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
  const transaction = await writing(["journal"]);
  const journal = transaction.objectStore("journal");
  const places = [];
  const ofPage = IDBKeyRange.bound([page, 0], [page, Infinity]);
  journal.index("page").openKeyCursor(ofPage, "prev").onsuccess = ({ target }) => {
    const known = target.result?.key[1] ?? 0;
    numbers.forEach((number, place) => {
      if (number <= known) return;
      const added = journal.add({ page, number, tab, text: texts[place] });
      added.onsuccess = () => places.push(added.result);
    });
    transaction.commit?.();
  };
  await done(transaction);
  if (places.length > 0) channel?.postMessage("more");
  return places.length > 0 ? [places[0], places.at(-1)] : [];
}

// The entries after a place: their places, and their texts.
export async function since(place) {
  const range = IDBKeyRange.lowerBound(place, true);
  const [places, entries] = await all("journal", range);
  return [places, entries.map(({ text }) => text)];
}

// The texts of a tab's entries, in order.
export async function ofTab(tab) {
  const transaction = (await shelves()).transaction("journal");
  const found = transaction.objectStore("journal").index("tab").getAll(tab);
  await done(transaction);
  return found.result.map(({ text }) => text);
}

// So many records behind a key, in the order of their keys: the keys, and the texts.
export async function records(after, count) {
  return all("records", IDBKeyRange.lowerBound(after, true), count);
}

// The texts of records; nothing for those that are not there.
export async function texts(keys) {
  const transaction = (await shelves()).transaction("records");
  const found = keys.map((key) => transaction.objectStore("records").get(key));
  await done(transaction);
  return found.map(({ result }) => result);
}

// Puts the records made of the entries after `from` up to `to`, and tidies the journal: all of it, or nothing if somebody
// else did it before. Answers whether it was done.
export async function fold(from, to, keys, texts, thrownAway, gone, kept, keptTexts) {
  const transaction = await writing(["journal", "records", "marks"]);
  const [journal, records, marks] = ["journal", "records", "marks"].map((name) => transaction.objectStore(name));
  let isDone = false;
  marks.get("folded").onsuccess = ({ target }) => {
    if ((target.result ?? 0) !== from) return;
    isDone = true;
    marks.put(to, "folded");
    keys.forEach((key, place) => records.put(texts[place], key));
    thrownAway.forEach((key) => records.delete(key));
    gone.forEach((place) => journal.delete(place));
    kept.forEach((place, at) => {
      journal.get(place).onsuccess = ({ target }) => journal.put({ ...target.result, text: keptTexts[at] }, place);
    });
  };
  await done(transaction);
  return isDone;
}

// Calls back whenever another tab has added to the journal.
export function onMore(callback) {
  if (channel) channel.onmessage = () => callback();
}

// Firefox refuses it where it refuses all storage.
function openChannel() {
  try {
    return new BroadcastChannel("callboard:journal");
  } catch {
    return null;
  }
}

async function shelves() {
  database ??= await opened();
  return database;
}

async function writing(names) {
  return (await shelves()).transaction(names, "readwrite", STRICT);
}

async function all(name, range, count) {
  const transaction = (await shelves()).transaction(name);
  const keys = transaction.objectStore(name).getAllKeys(range, count);
  const values = transaction.objectStore(name).getAll(range, count);
  await done(transaction);
  return [keys.result, values.result];
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("the journal was not written"));
  });
}

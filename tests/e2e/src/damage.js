// Damages what the app has stored, while it is closed. Given: the kind of damage, and two numbers to choose by.
const [kind, which, where] = arguments;
const pick = (list) => list[which % list.length];
const changed = (text) => {
  const at = where % text.length;
  return `${text.slice(0, at)}${text[at] === "e" ? "a" : "e"}${text.slice(at + 1)}`;
};
const cut = (text) => text.slice(0, where % text.length);
const localKeys = (part) => Object.keys(localStorage).filter((key) => key.startsWith("callboard:") && key.includes(":change:") === part).sort();

const opened = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("callboard");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });

async function onShelf(name, work) {
  const database = await opened();
  const transaction = database.transaction(name, "readwrite");
  const shelf = transaction.objectStore(name);
  const keys = await new Promise((resolve) => (shelf.getAllKeys().onsuccess = ({ target }) => resolve(target.result)));
  const key = pick(keys);
  const value = await new Promise((resolve) => (shelf.get(key).onsuccess = ({ target }) => resolve(target.result)));
  const result = work(shelf, key, value);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
  return { key, ...result };
}

const KINDS = {
  "local record changed": () => local(false, changed),
  "local record cut": () => local(false, cut),
  "local record gone": () => local(false, () => null),
  "local change changed": () => local(true, changed),
  "local storage empty": () => (localStorage.clear(), {}),
  "local mark changed": () => (localStorage.setItem("callboard-journal", String(where % 40)), {}),
  "record changed": () => onShelf("records", (shelf, key, text) => (shelf.put(changed(text), key), {})),
  "record cut": () => onShelf("records", (shelf, key, text) => (shelf.put(cut(text), key), {})),
  "record gone": () => onShelf("records", (shelf, key) => (shelf.delete(key), {})),
  "database gone": () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("callboard");
      request.onsuccess = () => resolve({});
      request.onerror = () => reject(request.error);
    }),
  "entry changed": () =>
    onShelf("journal", (shelf, key, entry) => (shelf.put({ ...entry, text: changed(entry.text) }, key), {})),
  "record changed in both": () =>
    onShelf("records", (shelf, key, text) => {
      shelf.put(changed(text), key);
      localStorage.setItem(key, changed(changed(text).slice(1)));
      return { record: changed(text), local: localStorage.getItem(key) };
    }),
  "newer release in both": () =>
    onShelf("records", (shelf, key) => {
      const newer = '{"version":9,"cipher":"…"}';
      shelf.put(newer, key);
      localStorage.setItem(key, newer);
      return { record: newer, local: newer };
    }),
};

function local(isChange, change) {
  const key = pick(localKeys(isChange));
  const text = change(localStorage.getItem(key));
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, text);
  return { key };
}

return KINDS[kind]();

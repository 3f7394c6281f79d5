// What the browser offers around backups: files chosen and saved, a folder of the user's, and its word about the storage.

import { keep, kept } from "./journal.js";

const LARGEST = 200_000_000;
// Measured in Chromium and Firefox alike: UTF-16 units of keys and values.
const LOCAL_ROOM = 5_242_880;

// The text of the file that is chosen in a field; nothing if none is.
export async function chosen(input) {
  const file = input.files[0];
  if (!file) return undefined;
  if (file.size > LARGEST) throw new RangeError("too large");
  return file.text();
}

// Whether the browser promises not to clear the storage by itself: yes, no, or unknown where it makes no promises.
export async function isPersisted() {
  return navigator.storage?.persisted?.();
}

export async function persist() {
  return navigator.storage?.persist?.();
}

// How much is used of how much: of local storage in UTF-16 units, of all storage in bytes; zeros where the browser does not
// say.
export async function space() {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  let local = 0;
  try {
    for (const key of Object.keys(localStorage)) local += key.length + localStorage.getItem(key).length;
  } catch {
    // Where it is switched off, nothing is used.
  }
  return [local, LOCAL_ROOM, usage, quota];
}

// Lets the user choose a folder for dated backups, and remembers it. Only Chromium's relatives have this.
export async function chooseFolder() {
  const folder = await showDirectoryPicker({ id: "callboard", mode: "readwrite" });
  await keep("folder", folder);
  return true;
}

// "none" where the browser has no folders or none was chosen (`canChoose` tells which), "granted" where one can be written to,
// "prompt" where the user has to allow it once more.
export async function folderState() {
  const folder = await kept("folder").catch(() => undefined);
  return [folder ? await folder.queryPermission({ mode: "readwrite" }) : "none", "showDirectoryPicker" in window];
}

export async function allowFolder() {
  const folder = await kept("folder");
  return (await folder.requestPermission({ mode: "readwrite" })) === "granted";
}

// Writes a file into the folder: whole, or not at all.
export async function saveIntoFolder(name, text) {
  const folder = await kept("folder");
  const file = await folder.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
}

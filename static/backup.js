// What the browser offers around backups: files chosen and saved, encryption, a folder of the user's, and its word about the
// storage.
//
// An encrypted backup is a JWE (RFC 7516) in compact serialization: PBES2-HS512+A256KW (RFC 7518, 4.8) and A256GCM. Any JOSE
// tool opens it with the passphrase.

import { keep, kept } from "./journal.js";

const ALGORITHM = { alg: "PBES2-HS512+A256KW", enc: "A256GCM" };
const ITERATIONS = 210_000;
const MOST_ITERATIONS = 10_000_000;
const LARGEST = 200_000_000;
// Measured in Chromium and Firefox alike: UTF-16 units of keys and values.
const LOCAL_ROOM = 5_242_880;
const encode = (text) => new TextEncoder().encode(text);

// The text of the file that is chosen in a field; nothing if none is.
export async function chosen(input) {
  const file = input.files[0];
  if (!file) return undefined;
  if (file.size > LARGEST) throw new RangeError("too large");
  return file.text();
}

export async function encrypt(text, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const header = toBase64Url(encode(JSON.stringify({ ...ALGORITHM, p2s: toBase64Url(salt), p2c: ITERATIONS, cty: "application/json" })));
  const content = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const key = await keyOf(passphrase, salt, ITERATIONS);
  const wrapped = await crypto.subtle.wrapKey("raw", content, key, "AES-KW");
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const options = { name: "AES-GCM", iv, additionalData: encode(header), tagLength: 128 };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(options, content, encode(text)));
  const parts = [new Uint8Array(wrapped), iv, sealed.subarray(0, -16), sealed.subarray(-16)];
  return [header, ...parts.map(toBase64Url)].join(".");
}

// Fails for a wrong passphrase and for a damaged file alike: nobody can tell them apart.
export async function decrypt(text, passphrase) {
  const [header, wrapped, iv, ciphertext, tag] = text.trim().split(".");
  const { alg, enc, p2s, p2c } = JSON.parse(new TextDecoder().decode(fromBase64Url(header)));
  if (alg !== ALGORITHM.alg || enc !== ALGORITHM.enc || !(p2c <= MOST_ITERATIONS)) throw new TypeError("another encryption");
  const key = await keyOf(passphrase, fromBase64Url(p2s), p2c);
  const content = await crypto.subtle.unwrapKey("raw", fromBase64Url(wrapped), key, "AES-KW", "AES-GCM", false, ["decrypt"]);
  const options = { name: "AES-GCM", iv: fromBase64Url(iv), additionalData: encode(header), tagLength: 128 };
  const sealed = await new Blob([ciphertext, tag].map(fromBase64Url)).arrayBuffer();
  return new TextDecoder().decode(await crypto.subtle.decrypt(options, content, sealed));
}

async function keyOf(passphrase, salt, iterations) {
  const material = await crypto.subtle.importKey("raw", encode(passphrase), "PBKDF2", false, ["deriveKey"]);
  const salted = new Uint8Array([...encode(ALGORITHM.alg), 0, ...salt]);
  const options = { name: "PBKDF2", hash: "SHA-512", salt: salted, iterations };
  return crypto.subtle.deriveKey(options, material, { name: "AES-KW", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

function toBase64Url(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
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

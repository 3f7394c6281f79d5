// Encryption of backups: a JWE (RFC 7516) in compact serialization, by PBES2-HS512+A256KW (RFC 7518, 4.8) and A256GCM, so that
// any JOSE tool opens it with the passphrase. The work is WebCrypto's, which browsers offer to pages that are served safely.

const ALGORITHM = { alg: "PBES2-HS512+A256KW", enc: "A256GCM" };
const ITERATIONS = 210_000;
const MOST_ITERATIONS = 10_000_000;
const encode = (text) => new TextEncoder().encode(text);

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

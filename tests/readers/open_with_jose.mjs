// Encrypts with our script and opens with jose, and the other way round; and tries wrong passphrases and damaged files.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// By way of `require`, which looks where NODE_PATH says; `import` does not.
const jose = createRequire(import.meta.url)("jose");
const ours = await import(pathToFileURL(process.argv[2]));

const TEXTS = ["", "{}", "Перевозки 🚚\r\n".repeat(20_000)];
const PASSPHRASES = ["a", "correct horse battery staple", "пароль 🔑 «ёж»"];
const bytes = (text) => new TextEncoder().encode(text);
const options = { maxPBES2Count: 10_000_000, keyManagementAlgorithms: ["PBES2-HS512+A256KW"] };
const counts = { byJose: 0, byUs: 0, refused: 0 };

async function refuses(text, passphrase) {
  try {
    await ours.decrypt(text, passphrase);
  } catch {
    counts.refused += 1;
    return;
  }
  throw new Error("it should have been refused");
}

for (const text of TEXTS) {
  for (const passphrase of PASSPHRASES) {
    const encrypted = await ours.encrypt(text, passphrase);
    const { plaintext } = await jose.compactDecrypt(encrypted, bytes(passphrase), options);
    if (new TextDecoder().decode(plaintext) !== text) throw new Error("jose found another text");
    counts.byJose += 1;
    const theirs = await new jose.CompactEncrypt(bytes(text))
      .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM" })
      .setKeyManagementParameters({ p2c: 2_048 })
      .encrypt(bytes(passphrase));
    if ((await ours.decrypt(theirs, passphrase)) !== text) throw new Error("we found another text");
    counts.byUs += 1;
    await refuses(theirs, `${passphrase} `);
    await refuses(theirs.slice(0, -1), passphrase);
    const place = theirs.lastIndexOf(".") + 3;
    await refuses(theirs.slice(0, place) + (theirs[place] === "A" ? "B" : "A") + theirs.slice(place + 1), passphrase);
  }
}
console.log(`${counts.byJose} opened by jose, ${counts.byUs} opened by us, ${counts.refused} refused`);

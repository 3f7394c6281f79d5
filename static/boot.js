// Starts the app, and stands in for it when it cannot run.
//
// Trunk's own starting script would be inline, which the page's policy forbids; so the two paths come as attributes of this
// script's element. It needs no WebAssembly: whatever happens to the app, its user gets a plain page and a copy of the data.
//
// With the app it speaks through events on `window`:
//   callboard:panic         app → here   the app has stopped; `detail` is the message
//   callboard:update-ready  here → app   a new version is ready and waits for the user
//   callboard:apply-update  app → here   the user wants it, drafts are saved: change over and reload

const WORDS = {
  en: {
    cannotStart: "Callboard could not start",
    stopped: "Callboard has stopped",
    incomplete: "A part of the page did not arrive, or this browser is too old for it.",
    mistake: "There is a mistake in the program, and it could not go on.",
    data: "Your data is still in this browser. You can download a copy of it first; then reload the page.",
    download: "Download my data",
    reload: "Reload",
    details: "Details for whoever looks after Callboard",
    noData: "There is no Callboard data in this browser yet.",
    noStorage: "This browser does not let the page read its storage:",
  },
  ru: {
    cannotStart: "Callboard не запустился",
    stopped: "Callboard остановился",
    incomplete: "Часть страницы не загрузилась, или этот браузер для неё слишком старый.",
    mistake: "В программе ошибка, и продолжить работу она не смогла.",
    data: "Ваши данные остались в этом браузере. Можно сначала скачать их копию, а потом перезагрузить страницу.",
    download: "Скачать мои данные",
    reload: "Перезагрузить",
    details: "Подробности для того, кто поддерживает Callboard",
    noData: "В этом браузере пока нет данных Callboard.",
    noStorage: "Браузер не даёт странице прочитать своё хранилище:",
  },
};
const OUR_KEYS = "callboard:";
const paths = document.querySelector("script[data-wasm]").dataset;

window.addEventListener("callboard:panic", ({ detail }) => showFailure(detail, "mistake"));
window.addEventListener("error", ({ error }) => showTrap(error));
window.addEventListener("unhandledrejection", ({ reason }) => showTrap(reason));
window.addEventListener("callboard:apply-update", changeOver);
removeLoadingOnceDrawn();
await start();
await registerServiceWorker();

async function start() {
  try {
    const app = await import(inPage(paths.js));
    await app.default({ module_or_path: inPage(paths.wasm) });
  } catch (error) {
    showFailure(error, error instanceof WebAssembly.RuntimeError ? "mistake" : "incomplete");
  }
}

function inPage(path) {
  return new URL(path, document.baseURI).href;
}

// The app draws itself into `body`, now or after it has read its data.
function removeLoadingOnceDrawn() {
  const observer = new MutationObserver(() => {
    document.querySelector(".loading")?.remove();
    observer.disconnect();
  });
  observer.observe(document.body, { childList: true });
}

// --- New versions -----------------------------------------------------------------------------------------------------

// Without a service worker the page works all the same, only not offline: not worth a word to the user.
async function registerServiceWorker() {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  try {
    const registration = await navigator.serviceWorker.register(inPage("sw.js"), { updateViaCache: "none" });
    const announce = () => {
      if (registration.waiting && navigator.serviceWorker.controller) {
        window.dispatchEvent(new CustomEvent("callboard:update-ready"));
      }
    };
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", announce);
    });
    announce();
  } catch (error) {
    console.info("Callboard will not work offline:", error);
  }
}

async function changeOver() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => null);
  const reload = () => location.reload();
  if (!registration?.waiting) return reload();
  navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
  registration.waiting.postMessage({ type: "skip-waiting" });
}

// --- When the app cannot run ------------------------------------------------------------------------------------------

function showTrap(error) {
  if (error instanceof WebAssembly.RuntimeError) showFailure(error, "mistake");
}

// `cause` names its own words: "mistake" or "incomplete".
function showFailure(reason, cause) {
  const page = document.querySelector(".failure");
  if (!page.hidden) return;
  const loading = document.querySelector(".loading");
  // The app keeps `lang` at the language its user chose; before that the browser's language counts.
  const language = loading ? navigator.language : document.documentElement.lang;
  const words = language.startsWith("ru") ? WORDS.ru : WORDS.en;
  document.documentElement.lang = language.startsWith("ru") ? "ru" : "en";

  const title = element("h1", "failure__title", loading ? words.cannotStart : words.stopped);
  const why = element("p", "failure__text", words[cause]);
  const status = element("span", "");
  status.setAttribute("role", "status");
  const buttons = element("div", "button-row");
  buttons.append(
    button("primary", words.download, () => (status.textContent = downloadData(words))),
    button("", words.reload, changeOver),
    status,
  );
  const details = element("details", "failure__detail");
  details.append(element("summary", "", words.details), element("pre", "", describe(reason)));
  page.replaceChildren(title, why, element("p", "failure__text", words.data), buttons, details);

  // An open dialog would keep the buttons from being pressed, even unseen.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const other of document.body.children) other.hidden = other !== page;
  page.hidden = false;
  title.tabIndex = -1;
  title.focus();
  // Perhaps the mistake is mended already: then "Reload" brings the mended version.
  navigator.serviceWorker?.getRegistration().then((registration) => registration?.update()).catch(() => {});
}

function element(name, className, text = "") {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.textContent = text;
  return node;
}

function button(variant, text, press) {
  const node = element("button", "button", text);
  node.type = "button";
  if (variant) node.dataset.variant = variant;
  node.addEventListener("click", press);
  return node;
}

function describe(reason) {
  const message = reason instanceof Error ? `${reason.name}: ${reason.message}\n${reason.stack ?? ""}` : String(reason);
  return `${message}\n${paths.wasm}\n${navigator.userAgent}`;
}

// Saves what is stored as it stands, unread: what cannot be decoded must come along too. Answers what to tell the user.
function downloadData(words) {
  let records;
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(OUR_KEYS)).sort();
    records = Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)]));
  } catch (error) {
    return `${words.noStorage} ${error?.message ?? error}`;
  }
  if (Object.keys(records).length === 0) return words.noData;
  const file = new Blob([JSON.stringify(records, null, 2)], { type: "application/json" });
  const link = element("a", "");
  link.href = URL.createObjectURL(file);
  link.download = `callboard-data-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return "";
}

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
    called: "Emergency page",
    calledWhy: "It works without the rest of Callboard. From here you can download all data as it is stored, go back to the state of an earlier day, or begin anew.",
    back: "Go back to an earlier state",
    backWhy: "What is here now is set aside first, and can be brought back the same way.",
    stateOf: "State of",
    setAside: "Set aside",
    noStates: "There is no earlier state yet: one is kept a day, for seven days.",
    empty: "Begin empty, and set aside what is here",
    sure: "Press once more to do it",
    failed: "That did not work:",
    open: "Open Callboard",
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
    called: "Аварийная страница",
    calledWhy: "Она работает без остального Callboard. Здесь можно скачать все данные как они хранятся, вернуться к состоянию одного из прошлых дней или начать заново.",
    back: "Вернуться к прежнему состоянию",
    backWhy: "То, что есть сейчас, сначала откладывается, и вернуть его можно так же.",
    stateOf: "Состояние на",
    setAside: "Отложено",
    noStates: "Прежних состояний пока нет: сохраняется одно в день, за семь дней.",
    empty: "Начать с пустого, отложив то, что есть",
    sure: "Нажмите ещё раз, чтобы выполнить",
    failed: "Не получилось:",
    open: "Открыть Callboard",
    download: "Скачать мои данные",
    reload: "Перезагрузить",
    details: "Подробности для того, кто поддерживает Callboard",
    noData: "В этом браузере пока нет данных Callboard.",
    noStorage: "Браузер не даёт странице прочитать своё хранилище:",
  },
};
const OUR_KEYS = "callboard:";
// Beside them: how far the journal was when local storage was made of it. See src/store/keeper.rs.
const MARK = "callboard-journal";
// Asks for the page that stands in, whether or not the app can run.
const CALLED = "?emergency";
const paths = document.querySelector("script[data-wasm]").dataset;

window.addEventListener("callboard:panic", ({ detail }) => showFailure(detail, "mistake"));
window.addEventListener("error", ({ error }) => showTrap(error));
window.addEventListener("unhandledrejection", ({ reason }) => showTrap(reason));
window.addEventListener("callboard:apply-update", changeOver);
if (location.search === CALLED) {
  showPage("called");
} else {
  removeLoadingOnceDrawn();
  await start();
}
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
  const hasBegun = !document.querySelector(".loading");
  showPage(cause, hasBegun ? "stopped" : "cannotStart", reason);
  // Perhaps the mistake is mended already: then "Reload" brings the mended version.
  navigator.serviceWorker?.getRegistration().then((registration) => registration?.update()).catch(() => {});
}

function showPage(cause, heading = "called", reason = null) {
  const page = document.querySelector(".failure");
  if (!page.hidden) return;
  // The app keeps `lang` at the language its user chose.
  const language = heading === "stopped" ? document.documentElement.lang : chosenLanguage() ?? navigator.language;
  const words = language.startsWith("ru") ? WORDS.ru : WORDS.en;
  document.documentElement.lang = language.startsWith("ru") ? "ru" : "en";

  const title = element("h1", "failure__title", words[heading]);
  const status = element("p", "failure__text");
  status.setAttribute("role", "status");
  const attempt = (work) => async () => {
    status.textContent = "";
    try {
      status.textContent = (await work()) ?? "";
    } catch (error) {
      status.textContent = `${words.failed} ${error?.message ?? error}`;
    }
  };
  const buttons = element("div", "button-row");
  const leave = reason === null ? () => location.replace("./") : changeOver;
  buttons.append(
    button("primary", words.download, attempt(() => downloadData(words))),
    button("", reason === null ? words.open : words.reload, leave),
  );
  const why = reason === null ? words.calledWhy : `${words[cause]} ${words.data}`;
  page.replaceChildren(title, element("p", "failure__text", why), buttons, status, waysBack(words, attempt));
  if (reason !== null) {
    const details = element("details", "failure__detail");
    details.append(element("summary", "", words.details), element("pre", "", describe(reason)));
    page.append(details);
  }

  // An open dialog would keep the buttons from being pressed, even unseen.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const other of document.body.children) other.hidden = other !== page;
  page.hidden = false;
  title.tabIndex = -1;
  title.focus();
}

function chosenLanguage() {
  try {
    return localStorage.getItem(`${OUR_KEYS}settings`)?.match(/"language":"(\w+)"/)?.[1];
  } catch {
    return null;
  }
}

// Earlier states, and an empty one.
function waysBack(words, attempt) {
  const ways = element("details", "failure__detail");
  const list = element("div", "failure__ways");
  ways.append(element("summary", "", words.back), element("p", "failure__text", words.backWhy), list);
  const way = (text, name) => {
    const press = button("", text, () => {
      if (press.dataset.sure) return attempt(() => goBackTo(name))();
      press.dataset.sure = "yes";
      press.textContent = `${text}: ${words.sure}`;
    });
    return press;
  };
  const offer = (names) => {
    const states = names.reverse().map((name) => {
      const [at, addition] = name.split(" ");
      const when = new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
      return way(`${addition ? words.setAside : words.stateOf} ${when}`, name);
    });
    if (states.length === 0) states.push(element("p", "failure__text", words.noStates));
    list.replaceChildren(...states, way(words.empty, null));
  };
  openJournal()
    .then((journal) => journal.snapshots())
    .then(offer)
    .catch((error) => list.replaceChildren(element("p", "failure__text", `${words.failed} ${error?.message ?? error}`)));
  return ways;
}

async function openJournal() {
  const journal = await import("./journal.js");
  await journal.open();
  return journal;
}

async function goBackTo(name) {
  const journal = await openJournal();
  let local = {};
  try {
    local = localData();
  } catch {
    // Out of order, it has nothing that could be set aside; what it has lost, the journal gives back.
  }
  const [last, others] = await journal.restore(name, local);
  try {
    for (const key of Object.keys(local)) localStorage.removeItem(key);
    for (const [key, text] of Object.entries(others)) localStorage.setItem(key, text);
    localStorage.setItem(MARK, String(last));
  } catch {
    // See above.
  }
  location.replace("./");
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
async function downloadData(words) {
  let records = {};
  let why = "";
  const gather = async (what, data) => {
    try {
      Object.assign(records, await data());
    } catch (error) {
      why += ` ${words.noStorage} ${what}: ${error?.message ?? error}`;
    }
  };
  await gather("IndexedDB", async () => (await openJournal()).everything());
  await gather("localStorage", () => {
    const local = localData();
    // A text that the journal has word for word need not come twice.
    return Object.fromEntries(
      Object.entries(local).flatMap(([key, text]) => (records[key] === text ? [] : [[key in records ? `localStorage ${key}` : key, text]])),
    );
  });
  if (Object.keys(records).length === 0) return why || words.noData;
  const file = new Blob([JSON.stringify(records, null, 2)], { type: "application/json" });
  const link = element("a", "");
  link.href = URL.createObjectURL(file);
  link.download = `callboard-data-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return why;
}

function localData() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(OUR_KEYS)).sort();
  return Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)]));
}

// Writes into the fields of many deals, one after the other, as fast as the page takes it. Given: the deals, the label of
// the field, how many changes, the name of the writer, and a deal and a label that all writers write into now and then.
const [deals, label, changes, writer, contested, contestedLabel] = arguments;
const run = { last: {}, isDone: false, error: null };
window.run = run;

const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
const fieldOf = (name) => {
  const found = [...document.querySelectorAll("label")].find((one) => one.textContent.trim().startsWith(name));
  return found && document.getElementById(found.htmlFor);
};

async function open(deal) {
  const url = `${location.pathname}?deal=${deal}`;
  if (location.search === `?deal=${deal}`) return;
  history.pushState(null, "", url);
  dispatchEvent(new PopStateEvent("popstate"));
  const client = run.clients?.[deal];
  for (let tries = 0; tries < 2000; tries += 1) {
    if (document.querySelector("h1")?.textContent.includes(deal.slice(-4))) return;
    await pause();
  }
  throw new Error(`the deal ${deal} ${client ?? ""} did not open`);
}

async function write(deal, name, text) {
  await open(deal);
  const field = fieldOf(name);
  if (!field) throw new Error(`no field ${name}`);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  run.last[`${deal} ${name}`] = text;
  await pause();
}

(async () => {
  for (let change = 1; change <= changes; change += 1) {
    await write(deals[change % deals.length], label, `${writer}, change ${change} 🚚`);
    if (change % 5 === 0) await write(contested, contestedLabel, `${writer}, change ${change}`);
  }
  await open(contested);
  run.isDone = true;
})().catch((error) => (run.error = String(error.stack ?? error)));
return null;

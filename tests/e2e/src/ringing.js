// Runs in every page before its own scripts: tells the host of each notification that is shown or taken back, also for when
// the page dies. What stands in localStorage under `journey-end` makes the next page that shows one hang, before it has
// shown it or after, until the journey lets it die.
() => {
  window.journeyPage = Math.random().toString(36).slice(2);
  let number = 0;
  const note = (what) => {
    const text = JSON.stringify({ ...what, at: Date.now(), page: window.journeyPage, number });
    number += 1;
    navigator.sendBeacon("/notes-of-the-journeys", text);
  };
  const hang = (tag) => {
    note({ what: "hangs", tag });
    return new Promise(() => {});
  };
  const { showNotification } = ServiceWorkerRegistration.prototype;
  ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
    const about = options.data?.reminders ?? [];
    const end = localStorage.getItem("journey-end");
    localStorage.removeItem("journey-end");
    if (end === "before") await hang(options.tag);
    await showNotification.call(this, title, options);
    note({ what: "shown", tag: options.tag, about, hidden: document.hidden });
    if (end === "after") await hang(options.tag);
  };
  const { close } = Notification.prototype;
  Notification.prototype.close = function () {
    note({ what: "closed", tag: this.tag });
    close.call(this);
  };
}

// Runs in every page before its own scripts. Moves the clock by SHIFT milliseconds, counts the notifications shown, and
// gathers what went wrong: errors, console errors, resources that did not load, and violations of the content security policy.
() => {
  const journey = { shift: SHIFT, complaints: [], shown: 0 };
  Object.defineProperty(window, "journey", { value: journey });

  const RealDate = window.Date;
  const now = () => RealDate.now() + journey.shift;
  window.Date = new Proxy(RealDate, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });

  const complain = (what) => journey.complaints.push(String(what));
  const { error } = console;
  console.error = (...given) => {
    complain(`console: ${given.map((one) => one?.stack ?? one).join(" ")}`);
    error.apply(console, given);
  };
  window.addEventListener("error", (event) => {
    complain(event.message ?? `not loaded: ${event.target?.href ?? event.target?.src}`);
  }, true);
  window.addEventListener("unhandledrejection", ({ reason }) => complain(`rejected: ${reason?.stack ?? reason}`));
  window.addEventListener("securitypolicyviolation", (event) => {
    complain(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`);
  });

  // Chromium forgets a notification that is asked for while it is being shown: journeys ask only afterwards.
  const workers = window.ServiceWorkerRegistration?.prototype;
  const show = workers?.showNotification;
  if (show) {
    workers.showNotification = async function (...given) {
      await show.apply(this, given);
      journey.shown += 1;
    };
  }
}

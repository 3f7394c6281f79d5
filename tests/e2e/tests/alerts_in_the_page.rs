//! Every way in which notifications fail, and what else a page that reminds may lack: a due reminder still comes as the
//! alert in the page, with whom to remind and the letter one press away, and as a number in the page's title. Each way is
//! made by a function that runs before the page's scripts, and at the end of each the page is asked whether it met it. What
//! a browser shows that lacks nothing is held in `reminding`.

use callboard::domain::call::CallType;
use callboard::domain::deal::Stage;
use callboard::domain::language::Language;
use callboard_e2e::seed::in_kyiv;
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup, run};
use chrono::Duration;
use serde_json::json;

/// A way in which a browser fails the page.
struct Way {
    name: &'static str,
    /// Makes it so. What the page tries in vain is counted in `window.tried`.
    preload: &'static str,
    /// Whether the browser gives leave to notify.
    notifies: bool,
    /// Whether the page has a service worker; then it is waited for, as nothing is tried without.
    is_served: bool,
    /// Whether the user chose a sound.
    is_aloud: bool,
    /// Holds once the page met the failure: a journey that never met it would be about a browser that works.
    is_met: &'static str,
    /// How many notifications the system shows all the same.
    shown: u64,
}

const USUAL: Way = Way {
    name: "",
    preload: "() => {}",
    notifies: true,
    is_served: true,
    is_aloud: false,
    is_met: "window.tried > 0",
    shown: 1,
};
const SILENT: Way = Way { shown: 0, ..USUAL };
const UNSERVED: Way = Way { is_served: false, ..SILENT };
const ALOUD: Way = Way { is_aloud: true, ..USUAL };

const NO_LEAVE: [Way; 4] = [
    Way {
        name: "the user said no",
        preload: "() => Object.defineProperty(Notification, 'permission', {
            get: () => { window.tried = 1; return 'denied'; },
        })",
        ..SILENT
    },
    Way { name: "the user was not asked", notifies: false, is_met: "Notification.permission === 'default'", ..SILENT },
    Way {
        name: "there are no notifications",
        preload: "() => { delete window.Notification; }",
        is_met: "!('Notification' in window)",
        ..SILENT
    },
    // As in Chrome on Android, which shows them by the service worker alone.
    Way {
        name: "the constructor throws",
        preload: "() => {
            window.Notification = class {
                constructor() { throw new TypeError('Illegal constructor'); }
                static get permission() { window.tried = 1; return 'granted'; }
            };
        }",
        ..USUAL
    },
];

const NO_SERVICE: [Way; 6] = [
    Way {
        name: "there are no service workers",
        preload: "() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })",
        is_met: "navigator.serviceWorker === undefined",
        ..UNSERVED
    },
    Way {
        name: "the service worker is refused",
        preload: "() => {
            ServiceWorkerContainer.prototype.register = async () => {
                window.tried = 1;
                throw new DOMException('not here', 'SecurityError');
            };
        }",
        ..UNSERVED
    },
    Way {
        name: "the service worker never comes",
        preload: "() => {
            ServiceWorkerContainer.prototype.register = () => new Promise(() => { window.tried = 1; });
        }",
        ..UNSERVED
    },
    Way {
        name: "nobody says whether there is a service worker",
        preload: "() => {
            ServiceWorkerContainer.prototype.getRegistration = () => new Promise(() => { window.tried = 1; });
        }",
        ..UNSERVED
    },
    Way {
        name: "the service worker shows nothing",
        preload: "() => {
            ServiceWorkerRegistration.prototype.showNotification = async () => {
                window.tried = 1;
                throw new TypeError('No permission');
            };
        }",
        ..SILENT
    },
    Way { name: "the service worker never says whether it shows anything", preload: NEVER_SHOWN, ..SILENT },
];

/// The browser takes a notification and never answers.
const NEVER_SHOWN: &str = "() => {
    window.tried = 0;
    ServiceWorkerRegistration.prototype.showNotification = () => new Promise(() => { window.tried += 1; });
}";

const NO_BEAT: [Way; 4] = [
    Way { name: "there are no workers", preload: "() => { delete window.Worker; }", is_met: "!window.Worker", ..USUAL },
    Way {
        name: "a worker is refused",
        preload: "() => {
            window.Worker = class { constructor() { window.tried = 1; throw new Error('no workers'); } };
        }",
        ..USUAL
    },
    // A browser takes no picture for a script.
    Way {
        name: "the worker's script does not load",
        preload: "() => {
            const { Worker } = window;
            window.Worker = class extends Worker {
                constructor() {
                    super('icon.svg');
                    this.addEventListener('error', () => { window.tried = 1; });
                }
            };
        }",
        ..USUAL
    },
    Way {
        name: "the worker dies",
        preload: "() => {
            const { Worker } = window;
            window.Worker = class extends Worker {
                constructor(script) {
                    super(script);
                    this.addEventListener('message', () => { window.tried = 1; this.terminate(); });
                }
            };
        }",
        ..USUAL
    },
];

const NO_COMFORT: [Way; 4] = [
    Way {
        name: "there is no number on the icon, no lock and no battery",
        preload: "() => {
            for (const name of ['setAppBadge', 'clearAppBadge', 'locks', 'getBattery']) delete Navigator.prototype[name];
        }",
        is_met: "!navigator.setAppBadge && !navigator.locks && !navigator.getBattery",
        ..USUAL
    },
    Way {
        name: "the number on the icon, the lock and the battery are refused",
        preload: "() => {
            const refuse = async () => {
                window.tried = 1;
                throw new DOMException('not here', 'NotAllowedError');
            };
            LockManager.prototype.request = refuse;
            for (const name of ['setAppBadge', 'clearAppBadge', 'getBattery']) Navigator.prototype[name] = refuse;
        }",
        ..USUAL
    },
    Way {
        name: "there is no sound",
        preload: "() => Object.defineProperty(window, 'AudioContext', { get: () => { window.tried = 1; } })",
        ..ALOUD
    },
    // As long as nobody has pressed anything in the page.
    Way {
        name: "the sound is held back",
        preload: "() => { AudioContext.prototype.resume = () => new Promise(() => { window.tried = 1; }); }",
        ..ALOUD
    },
];

#[test]
fn without_leave_to_notify_what_is_due_is_told_in_the_page() {
    NO_LEAVE.iter().for_each(check);
}

#[test]
fn without_a_service_worker_that_shows_it_what_is_due_is_told_in_the_page() {
    NO_SERVICE.iter().for_each(check);
}

#[test]
fn without_a_worker_that_beats_what_is_due_is_told_in_time() {
    NO_BEAT.iter().for_each(check);
}

#[test]
fn without_what_is_a_comfort_only_what_is_due_is_told_all_the_same() {
    NO_COMFORT.iter().for_each(check);
}

#[test]
fn a_browser_that_never_answers_does_not_keep_later_reminders_back() {
    with(NEVER_SHOWN, true, async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        let client = seed.client("Fjord Payments");
        let deal = seed.deal(client, "QA lead", Stage::FirstCall, &[]);
        seed.call(deal, CallType::FirstCall, "2026-11-30T15:01", &[]);
        page.start_at(seed, "2026-11-30T14:44").await;
        page.wait_for_service_worker().await;
        come_shortly_before(page, "2026-11-30T14:45").await;
        for (number, client) in ["Northwind Ltd", "Fjord Payments"].into_iter().enumerate() {
            if number > 0 {
                come_shortly_before(page, "2026-11-30T14:46").await;
            }
            let alert = page.the_alert("Remind Anna Schmidt").await;
            page.expect_text_in(&alert, client).await;
            expect_title(page, "(1) Callboard").await;
            expect_in_page(page, &format!("window.tried === {}", number + 1)).await;
            page.press_in(&alert, &page.words.say("inbox.done")).await;
            page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
        }
        expect_title(page, "Callboard").await;
    });
}

fn check(way: &Way) {
    println!("where {}", way.name);
    with(way.preload, way.notifies, async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        page.start_at(seed, "2026-11-30T14:44").await;
        if way.is_aloud {
            page.go("?view=reminders").await;
            page.tick(&page.words.say("ringing.sound")).await;
            page.open_board().await;
        }
        if way.is_served {
            page.wait_for_service_worker().await;
        }
        assert_eq!((page.title().await.as_str(), page.alerts().await.len()), ("Callboard", 0));
        come_shortly_before(page, "2026-11-30T14:45").await;

        let alert = page.the_alert("Remind Anna Schmidt").await;
        page.expect_text_in(&alert, "First call with Northwind Ltd").await;
        expect_title(page, "(1) Callboard").await;
        let href = page.href(Some(&alert), &page.words.say("inbox.mail")).await;
        assert!(href.starts_with("mailto:anna@northwind.example?subject=") && href.contains("&body="), "{href}");
        page.press_in(&alert, &page.words.say("inbox.letter")).await;
        page.expect_dialog(Some("Letter to Anna Schmidt")).await;
        page.press(&page.words.say("dialog.close")).await;
        page.expect_dialog(None).await;

        expect_in_page(page, way.is_met).await;
        expect_in_page(page, &format!("journey.shown === {}", way.shown)).await;
        page.press_in(&alert, &page.words.say("inbox.done")).await;
        page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
        expect_title(page, "Callboard").await;
    });
}

fn with(preload: &'static str, notifies: bool, journey: impl AsyncFn(&mut Callboard)) {
    let habits = Habits { preload: Some(preload), notifies, ..Setup::default().habits };
    run(&Setup { habits, ..Setup::default() }, &[Language::En], journey);
}

/// Two seconds before a time: the page then comes to it by looking at its clock. A larger leap would look like sleep, after
/// which the page looks anew by itself.
async fn come_shortly_before(page: &mut Callboard, time: &str) {
    page.set_clock_to(in_kyiv(time) - Duration::seconds(2)).await;
}

async fn expect_title(page: &Callboard, title: &str) {
    page.expect("the page's title", title.to_owned(), async || page.title().await).await;
}

/// Waits until something holds in the page.
async fn expect_in_page(page: &Callboard, what: &str) {
    page.expect(what, json!(true), async || {
        page.session().ask(&format!("return {what}"), vec![]).await.expect("the page answers")
    })
    .await;
}

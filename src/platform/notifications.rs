//! System notifications, through the service worker: `new Notification` throws on Android. Where notifications are
//! missing or refused the answer says so, and the alert in the page stands alone.

use super::ticker::in_time;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{self, Array, Object, Reflect};
use web_sys::{
    MessageEvent, MessagePort, Notification, NotificationOptions, NotificationPermission, ServiceWorkerContainer,
    ServiceWorkerRegistration,
};

/// What the browser allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    Granted,
    Denied,
    /// Not asked yet.
    Default,
    /// The browser, or this page's address, has no notifications.
    Missing,
}

/// So many notifications stay on the screen until they are seen to; Firefox would keep a further one back.
const MOST_THAT_STAY: u32 = 3;

/// What is allowed at present.
pub fn permission() -> Permission {
    let exists = web_sys::window().is_some_and(|window| {
        Reflect::has(&window, &"Notification".into()).unwrap_or(false) && service_workers().is_some()
    });
    if exists { read(Notification::permission()) } else { Permission::Missing }
}

/// Asks the user; must be called on a click.
pub async fn ask() -> Permission {
    if permission() == Permission::Missing {
        return Permission::Missing;
    }
    if let Ok(answer) = Notification::request_permission() {
        // The answer is read from the permission itself: older browsers answer by callback.
        let _ = JsFuture::from(answer).await;
    }
    permission()
}

/// A notification.
pub struct Notice {
    pub title: String,
    pub body: String,
    /// One with the same tag is replaced.
    pub tag: String,
    /// A click on it leads there.
    pub url: String,
    /// What it is about; [`close_all_but`] knows it by these.
    pub reminders: Vec<String>,
    /// What can be pressed on it, as a name and in words; the browser shows as many of the first as it has room for.
    pub buttons: Vec<(&'static str, String)>,
}

/// Shows a notification; the first few stay until the user has seen to them. Answers whether it was shown.
pub async fn show(notice: &Notice) -> bool {
    if permission() != Permission::Granted {
        return false;
    }
    match registration().await {
        Some(registration) => {
            let shown = shown(&registration).await;
            // What several are told of together in is not to be seen a second time on its own. One with the same tag is closed
            // as well: Firefox goes on counting those that were replaced, and shows no more than a few.
            let closed = close_where(&shown, |tag, about| {
                tag == notice.tag || about.iter().all(|one| notice.reminders.contains(one))
            });
            show_by(&registration, notice, shown.length() - closed).await.is_ok()
        }
        None => false,
    }
}

/// Whether there is a service worker to show notifications by.
pub async fn has_worker() -> bool {
    registration().await.is_some()
}

/// Waits until there is one; for ever where none comes.
pub async fn worker_is_there() {
    if let Some(ready) = service_workers().and_then(|workers| workers.ready().ok()) {
        // It is never refused.
        let _ = JsFuture::from(ready).await;
    }
}

/// Takes back the notifications that are about none of these reminders any more: they were seen to.
/// These are asked for only when it is known what is shown.
pub async fn close_all_but(reminders: impl Fn() -> Vec<String>) {
    if let Some(registration) = registration().await {
        let shown = shown(&registration).await;
        let reminders = reminders();
        close_where(&shown, |_, about| !about.iter().any(|tag| reminders.contains(tag)));
    }
}

/// What was done with a notification.
pub struct Pressed {
    /// Where the notification leads.
    pub url: String,
    /// The button's name, and what the notification is about; none if it was pressed as a whole.
    pub button: Option<(String, String)>,
}

/// Calls back when a notification is pressed. Lasts as long as the page.
pub fn on_press(mut callback: impl FnMut(Pressed) + 'static) {
    let Some(workers) = service_workers() else {
        return;
    };
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let field = |name: &str| Reflect::get(&event.data(), &name.into()).ok().and_then(|value| value.as_string());
        let (kind, url) = (field("type"), field("url"));
        let button = field("press").zip(field("reminder"));
        if let (Some("open" | "press"), Some(url)) = (kind.as_deref(), url) {
            if let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() {
                // Unheard, another page is opened for it.
                let _ = port.post_message(&JsValue::NULL);
            }
            callback(Pressed { url, button });
        }
    });
    // Fails only for an invalid listener, which a closure is not.
    let _ = workers.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
    listener.forget();
}

async fn show_by(registration: &ServiceWorkerRegistration, notice: &Notice, others: u32) -> Result<JsValue, JsValue> {
    let options = NotificationOptions::new();
    options.set_body(&notice.body);
    options.set_tag(&notice.tag);
    options.set_require_interaction(others < MOST_THAT_STAY);
    let data = Object::new();
    Reflect::set(&data, &"url".into(), &notice.url.as_str().into())?;
    let reminders: Array = notice.reminders.iter().map(|tag| JsValue::from_str(tag)).collect();
    Reflect::set(&data, &"reminders".into(), &reminders)?;
    options.set_data(&data);
    let buttons = Array::new();
    // A browser without room for any does not have the number.
    let room = Reflect::get(&js_sys::global(), &"Notification".into())
        .and_then(|notification| Reflect::get(&notification, &"maxActions".into()))
        .ok()
        .and_then(|room| room.as_f64())
        .unwrap_or_default();
    for (name, words) in notice.buttons.iter().take(room as usize) {
        let button = Object::new();
        Reflect::set(&button, &"action".into(), &(*name).into())?;
        Reflect::set(&button, &"title".into(), &words.as_str().into())?;
        buttons.push(&button);
    }
    options.set_actions(&buttons);
    in_time(&registration.show_notification_with_options(&notice.title, &options)?).await
}

async fn shown(registration: &ServiceWorkerRegistration) -> Array {
    let answer = match registration.get_notifications() {
        Ok(found) => in_time(&found).await,
        Err(refused) => Err(refused),
    };
    answer.map(|shown| Array::from(&shown)).unwrap_or_default()
}

/// Closes the notifications of which this holds, given their tag and the reminders they are about; never one about none.
/// Answers how many.
fn close_where(shown: &Array, is_over: impl Fn(&str, &[String]) -> bool) -> u32 {
    let mut closed = 0;
    for notification in shown.iter().map(JsCast::unchecked_into::<Notification>) {
        let about = Reflect::get(&notification.data(), &"reminders".into()).unwrap_or(JsValue::UNDEFINED);
        let about: Vec<String> = match about.dyn_into::<Array>() {
            Ok(about) => about.iter().filter_map(|tag| tag.as_string()).collect(),
            Err(_) => continue,
        };
        let tag = notification.tag().unwrap_or_default();
        if !about.is_empty() && is_over(&tag, &about) {
            notification.close();
            closed += 1;
        }
    }
    closed
}

/// The registration, if there is one already: waiting for `ready` would wait for ever where there is none.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = in_time(&service_workers()?.get_registration()).await.ok()?;
    found.dyn_into().ok().filter(|known: &ServiceWorkerRegistration| known.active().is_some())
}

fn service_workers() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let workers = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    workers.dyn_into().ok()
}

fn read(permission: NotificationPermission) -> Permission {
    match permission {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::Default,
    }
}

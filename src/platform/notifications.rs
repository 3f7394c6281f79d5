//! System notifications, through the service worker: `new Notification` throws on Android. Where notifications are
//! missing or refused the answer says so, and the alert in the page stands alone.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Reflect;
use web_sys::{
    MessageEvent, Notification, NotificationOptions, NotificationPermission, ServiceWorkerContainer,
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

/// Shows a notification; one with the same tag is replaced. A click on it opens `url`. Answers whether it was shown.
pub async fn show(title: &str, body: &str, tag: &str, url: &str) -> bool {
    if permission() != Permission::Granted {
        return false;
    }
    match registration().await {
        Some(registration) => show_by(&registration, title, body, tag, url).await.is_ok(),
        None => false,
    }
}

/// Takes a notification back: what it told was done in the page.
pub async fn close(tag: &str) {
    let Some(registration) = registration().await else {
        return;
    };
    let Ok(found) = registration.get_notifications() else {
        return;
    };
    if let Ok(shown) = JsFuture::from(found).await {
        let shown = web_sys::js_sys::Array::from(&shown);
        for notification in shown.iter().map(JsCast::unchecked_into::<Notification>) {
            if notification.tag().as_deref() == Some(tag) {
                notification.close();
            }
        }
    }
}

/// Calls back with the address a clicked notification leads to. Lasts as long as the page.
pub fn on_click(mut callback: impl FnMut(String) + 'static) {
    let Some(workers) = service_workers() else {
        return;
    };
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let field = |name: &str| Reflect::get(&event.data(), &name.into()).ok().and_then(|value| value.as_string());
        if let (Some("open"), Some(url)) = (field("type").as_deref(), field("url")) {
            callback(url);
        }
    });
    // Fails only for an invalid listener, which a closure is not.
    let _ = workers.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
    listener.forget();
}

async fn show_by(
    registration: &ServiceWorkerRegistration,
    title: &str,
    body: &str,
    tag: &str,
    url: &str,
) -> Result<JsValue, JsValue> {
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    let data = web_sys::js_sys::Object::new();
    Reflect::set(&data, &"url".into(), &url.into())?;
    options.set_data(&data);
    JsFuture::from(registration.show_notification_with_options(title, &options)?).await
}

/// The registration, if there is one already: waiting for `ready` would wait for ever where there is none.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(service_workers()?.get_registration()).await.ok()?;
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

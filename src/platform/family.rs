//! Which family of browsers this is: only to say where in it something is found, never to decide what it can do.

/// Browsers that have their settings in the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Chrome, Edge, Opera, Yandex Browser and others.
    Chromium,
    Firefox,
    Safari,
    Other,
}

/// The family of this browser, by what it calls itself.
pub fn family() -> Family {
    let name = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    let known = [("Firefox/", Family::Firefox), ("Chrome/", Family::Chromium), ("Safari/", Family::Safari)];
    known.into_iter().find(|(part, _)| name.contains(part)).map_or(Family::Other, |(_, family)| family)
}

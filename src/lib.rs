//! Callboard: the client calls of an agency that hires out remote staff, on one page.
//!
//! Read the modules in this order. [`domain`] is what is true in the business and what can happen, free of browser,
//! clock and storage. [`persist`] writes records down. The rest exists in the browser only: `platform` is what the
//! browser can do, `store` the present state and the way every command goes, `view` how markup becomes DOM, and `ui`
//! what the user sees.

pub mod domain;
pub mod persist;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod view;

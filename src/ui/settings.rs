//! The settings.

pub mod page;

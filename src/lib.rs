//! Callboard: the client calls of an agency that hires out remote staff, on one page.

pub mod domain;
pub mod persist;

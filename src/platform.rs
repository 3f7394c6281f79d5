//! What the browser can do, one file an ability, as plain functions over plain values. Nothing here knows a deal or a
//! call: who needs an ability translates. Whatever a browser may refuse comes back as a value, never as a panic.

pub mod attention;
pub mod backup;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod failure;
pub mod family;
pub mod ids;
pub mod journal;
pub mod locale;
pub mod notifications;
pub mod release;
pub mod storage;
pub mod ticker;
pub mod zones;

//! The frame around every place: the bar on top, notices about what is kept, the shortcuts.

pub mod notices;
pub mod shortcuts;
pub mod topbar;

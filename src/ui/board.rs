//! The board: a column a stage, a card a deal, cards moved by mouse or by menu.

mod card;
mod column;
mod drag;
pub mod ended;
pub mod page;

//! The page of a deal and its calls: before a call its script, people and reminders; during it the comment's fields;
//! after it the text, the actions, and what comes next.

mod actions;
mod article;
mod before;
mod calendar_menu;
mod candidacies;
mod candidate;
mod clock;
mod comment;
mod comment_text;
mod deal_head;
mod field_extras;
mod fields;
mod findings;
mod follow_up;
mod head;
mod history;
mod next;
mod next_contact;
pub mod page;
mod participants;
mod tabs;
mod this_call;
mod unread;
mod waiting;

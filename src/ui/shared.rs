//! What several features show: icons, labels, fields, dialogs, and the words for what the domain says.

pub mod avatar;
pub mod chat_links;
pub mod choice;
pub mod copy_button;
pub mod dialog;
pub mod field;
pub mod icon;
pub mod menu;
pub mod messengers;
pub mod move_menu;
pub mod reminder_row;
pub mod reminder_tools;
pub mod sm_names;
pub mod small_button;
pub mod state_label;
pub mod welcome;
pub mod when;
pub mod words;

//! What is true in the business: the agency's table as data, the records of its calls, and the one function that
//! changes them. Nothing here knows a browser, a clock or a store: `now`, zones and fresh ids are arguments.
//! Start with [`playbook`] (the table), then [`board`] (the records), then [`update`] (what can happen to them).

pub mod action;
pub mod board;
pub mod calendar;
pub mod call;
pub mod candidate;
pub mod card;
pub mod clashes;
pub mod client;
pub mod command;
pub mod comment;
pub mod company;
pub mod crm;
pub mod deal;
pub mod entries;
pub mod fold;
pub mod form;
pub mod free_slots;
pub mod history;
pub mod ids;
pub mod iso;
pub mod json;
pub mod language;
pub mod letter;
pub mod link;
pub mod next_step;
pub mod node;
pub mod offer;
pub mod order;
pub mod participant;
pub mod percent;
pub mod placement;
pub mod playbook;
pub mod reading;
pub mod reminder;
pub mod settings;
pub mod shapes;
pub mod typed_time;
pub mod update;
pub mod when;
pub mod wording;
pub mod zone;

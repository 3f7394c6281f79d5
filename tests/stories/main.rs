//! Stories: what the agency's table promises, told to the pure core. The facts stand in the tests themselves, not in
//! the playbook they are held against. `world` is the fixture all of them begin with.

mod actions;
mod any_comment;
mod calendar;
mod calendar_links;
mod clashes;
mod closing;
mod comment;
mod company;
mod first_call;
mod forms;
mod free_slots;
mod iana;
mod interview;
mod introductory_call;
mod letters;
mod mail_links;
mod mangled;
mod moves;
mod next_step;
mod offers;
mod pasted;
mod pasting;
mod pasting_people;
mod playbook;
mod reload;
mod repeat_call;
mod ringing;
mod row;
mod summer_time;
mod time_forms;
mod times;
mod typed_times;
mod undo;
mod waiting;
mod world;

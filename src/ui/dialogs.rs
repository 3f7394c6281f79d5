//! The dialogs, and the place on the page where the open one is shown.

mod change_time;
mod day;
mod ending;
mod form_field;
mod invite;
mod known_candidates;
mod letter;
mod move_deal;
mod move_people;
mod new_deal;
mod paste;
mod people;
mod person_fields;
mod placement;
mod placement_fields;
mod problems;
mod reminder_rules;
mod time_fields;

use leptos::prelude::component;

use crate::domain::deal::Stage;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::view::{View, live, of, view};
use change_time::ChangeTimeDialog;
use ending::{HiredDialog, LostDialog};
use invite::InviteDialog;
use known_candidates::Guests;
use letter::LetterDialog;
use move_deal::MoveDialog;
use new_deal::NewDealDialog;
use paste::PasteDialog;
use people::{CandidateDialog, ClientDialog};
use placement::PlacementDialog;
use reminder_rules::ReminderRulesDialog;

/// Shows the open dialog.
#[component(transparent)]
pub fn DialogHost() -> View {
    let dialogs = Dialogs::expect();
    live(move || {
        dialogs.current().map(|open| {
            of(
                open.clone(),
                match open {
                    Open::NewDeal => view! { <NewDealDialog/> },
                    Open::ChangeTime(call) => view! { <ChangeTimeDialog call/> },
                    Open::Invite(call) => view! { <InviteDialog to=Guests::Call(call)/> },
                    Open::Propose(deal) => view! { <InviteDialog to=Guests::Deal(deal)/> },
                    Open::Placement { deal, candidate } => view! { <PlacementDialog deal candidate/> },
                    Open::ReminderRules(call) => view! { <ReminderRulesDialog call/> },
                    Open::Paste(call) => view! { <PasteDialog call/> },
                    Open::Client(id) => view! { <ClientDialog id/> },
                    Open::Candidate(id) => view! { <CandidateDialog id/> },
                    Open::Letter { of, purpose } => view! { <LetterDialog letter_of=of purpose/> },
                    Open::Move { deal, to } => match (to, to.call_type()) {
                        (_, Some(call_type)) => view! { <MoveDialog deal call_type/> },
                        (Stage::Hired, None) => view! { <HiredDialog deal/> },
                        (_, None) => view! { <LostDialog deal/> },
                    },
                },
            )
        })
    })
}

//! The dialogs, and the place on the page where the open one is shown.

mod change_time;
mod ending;
mod form_field;
mod invite;
mod letter;
mod move_deal;
mod move_people;
mod new_deal;
mod people;
mod person_fields;
mod placement_fields;
mod problems;
mod time_fields;

use leptos::prelude::*;

use crate::domain::deal::Stage;
use crate::ui::shared::dialog::{Dialogs, Open};
use change_time::ChangeTimeDialog;
use ending::{HiredDialog, LostDialog};
use invite::InviteDialog;
use letter::LetterDialog;
use move_deal::MoveDialog;
use new_deal::NewDealDialog;
use people::{CandidateDialog, ClientDialog};

/// Shows the open dialog.
#[component]
pub fn DialogHost() -> impl IntoView {
    let dialogs = Dialogs::expect();
    move || {
        dialogs.current().map(|open| match open {
            Open::NewDeal => view! { <NewDealDialog/> }.into_any(),
            Open::ChangeTime(call) => view! { <ChangeTimeDialog call/> }.into_any(),
            Open::Invite(call) => view! { <InviteDialog call/> }.into_any(),
            Open::Client(id) => view! { <ClientDialog id/> }.into_any(),
            Open::Candidate(id) => view! { <CandidateDialog id/> }.into_any(),
            Open::Letter { call, to, letter, purpose } => view! { <LetterDialog call to letter purpose/> }.into_any(),
            Open::Move { deal, to } => match (to, to.call_type()) {
                (_, Some(call_type)) => view! { <MoveDialog deal call_type/> }.into_any(),
                (Stage::Hired, None) => view! { <HiredDialog deal/> }.into_any(),
                (_, None) => view! { <LostDialog deal/> }.into_any(),
            },
        })
    }
}

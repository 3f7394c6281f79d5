//! The dialog of a placement: start date, price, contract, team lead and messenger of somebody the client has chosen, each
//! filled in as it becomes known.

use leptos::prelude::{Callback, component};

use super::person_fields::{PersonFields, Whose};
use super::placement_fields::PlacementFields;
use super::problems::Problems;
use crate::domain::command::Command;
use crate::domain::form::placement::{PlacementForm, read_placement, team_lead_form};
use crate::domain::ids::{CandidateId, DealId};
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::dialog::{Close, Dialog, save_foot};
use crate::ui::shared::field::Need;
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn PlacementDialog(deal: DealId, candidate: CandidateId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let (known, name) = store.peek(|board, _| {
        let candidacy = board.deal(deal).and_then(|deal| deal.candidacy(candidate));
        let name = board.candidate(candidate).map(|candidate| candidate.contact.name.clone()).unwrap_or_default();
        (candidacy.and_then(|candidacy| candidacy.placement.clone()).unwrap_or_default(), name)
    });
    let lead = RwSignal::new(team_lead_form(&known));
    let form = RwSignal::new(PlacementForm::of(&known));
    let submit =
        Callback::new(move |close: Close| match read_placement(&form.get_untracked(), &lead.get_untracked()) {
            Ok(placement) => {
                store.dispatch(Command::SavePlacement { deal, candidate, placement });
                close.close();
            }
            Err(found) => problems.set(found),
        });
    view! {
        <Dialog
            title=Signal::derive(move || t_string!(texts, placement.title, name = name))
            on_submit=submit
            foot=save_foot
        >
            <p class="dialog__lead">{t!(texts, placement.lead)}</p>
            <PlacementFields form problems/>
            <fieldset class="dialog__group">
                <legend class="field__label">{t!(texts, moving.team_lead)}</legend>
                <PersonFields form=lead problems need=Need::Optional whose=Whose::TeamLead/>
            </fieldset>
        </Dialog>
    }
}

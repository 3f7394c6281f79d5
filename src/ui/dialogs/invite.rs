//! The dialog that invites candidates to a call, or puts them forward for a deal: known ones, and a new one.

use leptos::prelude::{Callback, component};

use super::known_candidates::{Guests, KnownCandidates, others};
use super::people::ZoneAndLanguage;
use super::person_fields::PersonFields;
use super::problems::Problems;
use crate::domain::command::{Command, Invitee};
use crate::domain::form::{PersonForm, read_candidate};
use crate::domain::ids::CandidateId;
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::dialog::{Close, Dialog, cancel_button};
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn InviteDialog(to: Guests) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let known = store.peek(|board, _| others(to, board));
    let chosen = RwSignal::new(Vec::<CandidateId>::new());
    let form = RwSignal::new(PersonForm::default());
    let submit = Callback::new(move |close: Close| {
        let mut invitees: Vec<Invitee> = chosen.get_untracked().into_iter().map(Invitee::Known).collect();
        let typed = form.get_untracked();
        if invitees.is_empty() || typed != (PersonForm { language: typed.language, ..PersonForm::default() }) {
            match store.peek(|board, moment| read_candidate(&typed, board, moment)) {
                Ok(new) => invitees.push(Invitee::New(new)),
                Err(found) => return problems.set(found),
            }
        }
        store.dispatch(match to {
            Guests::Call(call) => Command::Invite { call, invitees },
            Guests::Deal(deal) => Command::Propose { deal, invitees },
        });
        close.close();
    });
    view! {
        <Dialog
            title=Signal::derive(move || title(to, texts).to_owned())
            on_submit=submit
            foot=move |close| {
                view! {
                    {cancel_button(close)}
                    <button class="button" data-variant="primary" type="submit">
                        <span>{move || verb(to, texts)}</span>
                    </button>
                }
            }
        >
            {(!known.is_empty()).then(|| view! { <KnownCandidates to known chosen/> })}
            <fieldset class="dialog__group">
                <legend class="field__label">{t!(texts, people.new_person)}</legend>
                <PersonFields form problems/>
                <ZoneAndLanguage form problems/>
            </fieldset>
        </Dialog>
    }
}

fn title(to: Guests, texts: Texts) -> &'static str {
    match to {
        Guests::Call(_) => t_string!(texts, people.invite_title),
        Guests::Deal(_) => t_string!(texts, people.propose_title),
    }
}

fn verb(to: Guests, texts: Texts) -> &'static str {
    match to {
        Guests::Call(_) => t_string!(texts, people.invite),
        Guests::Deal(_) => t_string!(texts, people.propose),
    }
}

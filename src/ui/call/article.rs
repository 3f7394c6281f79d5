//! One call in its three areas: before, during and after.

use leptos::prelude::component;

use super::actions::ActionsPanel;
use super::before::{CallReminders, Script};
use super::candidacies::Candidacies;
use super::clock::phase_of;
use super::comment::CommentForm;
use super::comment_text::CommentText;
use super::head::CallHead;
use super::next::NextPanel;
use super::participants::Participants;
use super::this_call::ThisCall;
use super::waiting::WaitingPanel;

use crate::view::{Memo, View, of, view};

/// The call. Its areas are drawn anew only when the call becomes one of another type.
#[component(transparent)]
pub fn CallArticle(this: ThisCall) -> View {
    let kind = Memo::new(move |_| this.read(|call, _, _| (call.call_type, call.about)));
    let phase = phase_of(this);
    view! {
        <article class="call" data-phase=move || phase.get().attribute()>
            <CallHead this phase/>
            {move || {
                kind.get()
                    .map(|(call_type, about)| {
                        of((call_type, about), view! {
                            <div class="call__areas">
                                <div class="call__before">
                                    <Script this call_type phase/>
                                    <Participants this/>
                                    <Candidacies this/>
                                    <CallReminders this/>
                                </div>
                                <div class="call__during">
                                    <CommentForm this call_type about phase/>
                                </div>
                                <div class="call__after">
                                    <WaitingPanel this/>
                                    <CommentText this/>
                                    <ActionsPanel this/>
                                    <NextPanel this phase/>
                                </div>
                            </div>
                        })
                    })
            }}
        </article>
    }
}

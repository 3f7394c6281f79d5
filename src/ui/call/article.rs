//! One call in its three areas: before, during and after.

use leptos::prelude::component;

use super::actions::ActionsPanel;
use super::before::{CallReminders, Script};
use super::candidacies::Candidacies;
use super::clock::phase_of;
use super::comment::CommentForm;
use super::comment_text::CommentText;
use super::follow_up::FollowUpPanel;
use super::head::CallHead;
use super::next::NextPanel;
use super::participants::Participants;
use super::this_call::ThisCall;
use super::waiting::WaitingPanel;
use crate::domain::call::CallStatus;

use crate::view::{Memo, View, of, view};

/// The call. Its areas are drawn anew only when the call becomes one of another type.
#[component(transparent)]
pub fn CallArticle(this: ThisCall) -> View {
    let kind = Memo::new(move |_| this.read(|call, _, _| (call.call_type, call.about)));
    let phase = phase_of(this);
    // What did not take place has nothing after it but a new time.
    let has_actions = Memo::new(move |_| {
        let status = this.read(|call, _, _| call.status);
        !matches!(status, Some(CallStatus::Missed | CallStatus::Cancelled))
    });
    view! {
        <article class="call" data-phase=move || phase.get().attribute()>
            <CallHead this phase/>
            {move || {
                kind.get()
                    .map(|(call_type, about)| {
                        of((call_type, about), view! {
                            <div class="call__areas">
                                <div class="call__before">
                                    <Script this call_type about phase/>
                                    <Participants this/>
                                    <Candidacies deal=this.deal/>
                                    <CallReminders this/>
                                </div>
                                <div class="call__during">
                                    <CommentForm this call_type about phase/>
                                </div>
                                <div class="call__after">
                                    <NextPanel this phase/>
                                    <FollowUpPanel deal=this.deal call=Some(this.id)/>
                                    <WaitingPanel this/>
                                    <CommentText this/>
                                    <Show when=move || has_actions.get()>
                                        <ActionsPanel this/>
                                    </Show>
                                </div>
                            </div>
                        })
                    })
            }}
        </article>
    }
}

//! The programs besides mail in which a letter opens: one link each, where it is known how the person is reached there.

use leptos::prelude::{Callable, Callback, component};

use super::copy_button::Look;
use super::icon::icon;
use crate::domain::call::Channel;
use crate::domain::letter::{Handover, Letter};
use crate::view::{Signal, View, view};

/// The chat programs by their own names.
const CHATS: [(Channel, &str, &str); 2] =
    [(Channel::Whatsapp, "WhatsApp", "message"), (Channel::Telegram, "Telegram", "send")];

/// The links.
#[component(transparent)]
pub fn ChatLinks(
    letter: Signal<Letter>,
    #[prop(optional)] look: Look,
    /// The letter was opened in a program.
    take: Callback<Channel>,
) -> View {
    CHATS
        .into_iter()
        .map(|(channel, name, picture)| {
            let link = move || letter.with(|letter| letter.handover(channel)).map(Handover::link);
            let leads = move || letter.with(|letter| is_by_chat(letter) && first_chat(letter) == Some(channel));
            view! {
                <Show when=move || link().is_some()>
                    <a
                        class="button"
                        data-size=(look == Look::Small).then_some("small")
                        data-variant=move || leads().then_some("primary")
                        href=link
                        target="_blank"
                        rel="noopener noreferrer"
                        on:click=move |_| take.run(channel)
                    >
                        {icon(picture)}
                        <span>{name}</span>
                    </a>
                </Show>
            }
        })
        .collect()
}

/// Whether somebody without an e-mail address is reached by chat.
pub fn is_by_chat(letter: &Letter) -> bool {
    letter.to.trim().is_empty() && first_chat(letter).is_some()
}

fn first_chat(letter: &Letter) -> Option<Channel> {
    CHATS.into_iter().map(|(channel, ..)| channel).find(|channel| letter.handover(*channel).is_some())
}

/// Where a letter's mail link leads.
pub fn mail_href(letter: &Letter) -> String {
    letter.handover(Channel::Mail).map(Handover::link).unwrap_or_default()
}

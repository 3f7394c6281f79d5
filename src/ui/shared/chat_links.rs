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
            view! {
                <Show when=move || link().is_some()>
                    <a
                        class="button"
                        data-size=(look == Look::Small).then_some("small")
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

/// Where a letter's mail link leads.
pub fn mail_href(letter: &Letter) -> String {
    letter.handover(Channel::Mail).map(Handover::link).unwrap_or_default()
}

//! A backup comes in: the file is chosen, opened, looked at, and only then taken.

use std::sync::Arc;

use leptos::prelude::{Callback, component};
use leptos::web_sys::HtmlInputElement;

use crate::domain::language::Language;
use crate::store::{Found, Offer, Refusal, Share, Store, Taking};
use crate::ui::i18n::{Texts, say, t, t_string};
use crate::ui::shared::choice::{Choice, SelectField, among};
use crate::ui::shared::field::{Kind, TextField};
use crate::ui::shared::icon::icon;
use crate::view::{ElementRef, RwSignal, Signal, View, view};

/// The section.
#[component(transparent)]
pub fn ImportSection() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let found = RwSignal::new(None::<Found>);
    let node = ElementRef::<HtmlInputElement>::empty();
    let look = move |_| {
        if let Some(field) = node.element() {
            store.look_into(field, move |what| found.set(what));
        }
    };
    view! {
        <section class="panel settings__section" aria-label=t!(texts, data.import)>
            <div>
                <h2 class="panel__title">{t!(texts, data.import)}</h2>
                <p class="settings__text">{t!(texts, data.import_text)}</p>
            </div>
            <div>
                // The browser's own button speaks the browser's language.
                <label class="button data__file">
                    <input class="visually-hidden" type="file" accept=".json,.jwe" node_ref=node on:change=look/>
                    {icon("upload")}
                    <span>{t!(texts, data.file)}</span>
                </label>
            </div>
            {move || match found.get() {
                None => view! { <p hidden></p> },
                Some(Found::Encrypted(file)) => view! { <Passphrase file found is_wrong=false/> },
                Some(Found::NotOpened(file)) => view! { <Passphrase file found is_wrong=true/> },
                Some(Found::Refused(why)) => {
                    view! {
                        <p class="field__error" role="alert">
                            {move || refusal(why, texts.language())}
                        </p>
                    }
                }
                Some(Found::Shown(offer)) => view! { <Offered offer found/> },
            }}
        </section>
    }
}

fn refusal(why: Refusal, language: Language) -> &'static str {
    match why {
        Refusal::SomethingElse => say!(language, data.something_else),
        Refusal::Newer => say!(language, data.newer),
        Refusal::Damaged => say!(language, data.damaged),
    }
}

/// Asks for the passphrase of an encrypted file.
#[component(transparent)]
fn Passphrase(file: String, found: RwSignal<Option<Found>>, is_wrong: bool) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let typed = RwSignal::new(String::new());
    view! {
        <form
            class="settings"
            on:submit=move |event| {
                event.prevent_default();
                store.open_encrypted(file.clone(), typed.get_untracked(), move |what| found.set(Some(what)));
            }
        >
            <TextField
                label=t!(texts, data.passphrase)
                kind=Kind::Secret
                value=typed
                error=Signal::derive(move || is_wrong.then(|| t_string!(texts, data.wrong).to_owned()))
                on_input=Callback::new(move |text| typed.set(text))
            />
            <div>
                <button class="button" type="submit">
                    <span>{t!(texts, data.open)}</span>
                </button>
            </div>
        </form>
    }
}

/// What the file would bring, and how to take it.
#[component(transparent)]
fn Offered(offer: Arc<Offer>, found: RwSignal<Option<Found>>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let taking = RwSignal::new(Taking::Merge);
    let shares = offer.shares.clone();
    let rows = move || {
        let language = texts.language();
        shares
            .clone()
            .into_iter()
            .enumerate()
            .filter(|(_, share)| share.count > 0)
            .map(|(place, share)| row(share_name(place, language), share))
            .collect::<View>()
    };
    let ways = move || {
        let language = texts.language();
        vec![
            Choice::new(say!(language, data.merge)),
            Choice::new(say!(language, data.merge_all)),
            Choice::new(say!(language, data.replace)),
        ]
    };
    let how =
        among(&[Taking::Merge, Taking::MergeAll, Taking::Replace], move || taking.get(), move |way| taking.set(way));
    let is_damaged = offer.is_damaged;
    let take = move |_| {
        store.take_backup(&offer, taking.get_untracked());
        found.set(None);
    };
    view! {
        <div class="settings" role="status">
            {is_damaged.then(|| view! { <p class="field__error">{t!(texts, data.damaged_in_part)}</p> })}
            <dl class="data__shares">{rows}</dl>
        </div>
        <SelectField
            label=t!(texts, data.how)
            options=Signal::derive(ways)
            among=how
        />
        <Show when=move || taking.get() == Taking::Replace>
            <p class="settings__text">{t!(texts, data.replace_text)}</p>
        </Show>
        <div class="button-row">
            <button class="button" data-variant="primary" type="button" on:click=take>
                <span>{t!(texts, data.take)}</span>
            </button>
            <button class="button" type="button" on:click=move |_| found.set(None)>
                <span>{t!(texts, data.cancel)}</span>
            </button>
        </div>
    }
}

fn row(name: &'static str, share: Share) -> View {
    let more = if share.count > share.examples.len() { ", …" } else { "" };
    let examples = if share.examples.is_empty() { String::new() } else { share.examples.join(", ") + more };
    view! {
        <div class="data__share">
            <dt>{name}</dt>
            <dd class="data__count">{share.count.to_string()}</dd>
            <dd class="settings__text data__examples">{examples}</dd>
        </div>
    }
}

fn share_name(place: usize, language: Language) -> &'static str {
    match place {
        0 => say!(language, data.new),
        1 => say!(language, data.changed),
        2 => say!(language, data.conflicts),
        3 => say!(language, data.same),
        4 => say!(language, data.refused),
        _ => say!(language, data.absent),
    }
}

//! How the records are kept here and now, in plain words.

use leptos::prelude::component;

use crate::store::{Promise, Safety, Store};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::words::{percent, space_words};
use crate::view::{View, view};

/// How full both stores are.
#[component(transparent)]
fn Meters() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let space = move || store.space().unwrap_or_default();
    let local = move || percent(space().local);
    let whole = move || percent(space().whole);
    view! {
        <div class="data__meters">
            <label class="data__meter">
                <span>{move || t_string!(texts, data.local_space, percent = local())}</span>
                <meter min="0" max="100" low="60" high="80" optimum="0" value=move || local().to_string()></meter>
            </label>
            <label class="data__meter">
                <span>{move || t_string!(texts, data.whole_space, percent = whole())}</span>
                <meter min="0" max="100" low="60" high="80" optimum="0" value=move || whole().to_string()></meter>
            </label>
            <p class="settings__text">{move || space_words(local().max(whole()), texts.language())}</p>
        </div>
    }
}

/// Asks for the page that works without the app; `boot.js` knows it.
const EMERGENCY: &str = "?emergency";

/// The section.
#[component(transparent)]
pub fn SafetySection() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    store.look_for_promise();
    let kept = move || match store.safety() {
        Safety::OnDisk => t_string!(texts, data.on_disk),
        Safety::Saved | Safety::Saving => t_string!(texts, data.on_its_way),
        Safety::Alone | Safety::Unsaved => t_string!(texts, data.alone),
        Safety::MemoryOnly => t_string!(texts, data.memory),
    };
    let promise = move || match store.promise() {
        Some(Promise::Given) => t_string!(texts, data.promised),
        Some(Promise::NotGiven) => t_string!(texts, data.not_promised),
        Some(Promise::Unknown) => t_string!(texts, data.no_promise),
        None => "",
    };
    view! {
        <section class="panel settings__section" aria-label=t!(texts, data.safety)>
            <div>
                <h2 class="panel__title">{t!(texts, data.safety)}</h2>
                <p class="settings__text">{kept}</p>
                <p class="settings__text" role="status">
                    {promise}
                </p>
            </div>
            <Show when=move || store.promise() == Some(Promise::NotGiven)>
                <div>
                    <button class="button" type="button" on:click=move |_| store.ask_for_promise()>
                        <span>{t!(texts, data.ask)}</span>
                    </button>
                </div>
            </Show>
            <Meters/>
            <p class="settings__text">
                <a href=EMERGENCY rel="external">
                    {t!(texts, data.emergency)}
                </a>
                " – "
                {t!(texts, data.emergency_text)}
            </p>
        </section>
    }
}

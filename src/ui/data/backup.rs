//! All records into a file.

use leptos::prelude::{Callback, component};

use crate::store::{Folder, Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::field::{Kind, Need, TextField};
use crate::ui::shared::icon::icon;
use crate::ui::shared::when::day_and_time;
use crate::view::{RwSignal, Signal, View, view};

/// A backup a day into a folder of the user's.
#[component(transparent)]
fn FolderPart() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let state = move || match store.folder() {
        Some(Folder::Open) => t_string!(texts, data.folder_open),
        Some(Folder::Asks) => t_string!(texts, data.folder_asks),
        Some(Folder::Missing) => t_string!(texts, data.folder_missing),
        Some(Folder::None) | None => "",
    };
    let is = move |wanted: Folder| store.folder() == Some(wanted);
    view! {
        <div>
            <h3>{t!(texts, data.folder)}</h3>
            <p class="settings__text">{t!(texts, data.folder_text)} " " {state}</p>
        </div>
        <Show when=move || is(Folder::None) || is(Folder::Open)>
            <div>
                <button class="button" type="button" on:click=move |_| store.choose_folder()>
                    <span>{t!(texts, data.choose_folder)}</span>
                </button>
            </div>
        </Show>
        <Show when=move || is(Folder::Asks)>
            <div>
                <button class="button" type="button" on:click=move |_| store.allow_folder()>
                    <span>{t!(texts, data.allow_folder)}</span>
                </button>
            </div>
        </Show>
    }
}

/// The section.
#[component(transparent)]
pub fn BackupSection() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let passphrase = RwSignal::new(String::new());
    let last = move || match store.backed_up_at() {
        Some(at) => {
            let when = store.read(Topic::Settings, |_, moment| day_and_time(at, moment));
            t_string!(texts, data.last, when = when)
        }
        None => t_string!(texts, data.never).to_owned(),
    };
    view! {
        <form
            class="panel settings__section"
            aria-label=t!(texts, data.backup)
            on:submit=move |event| {
                event.prevent_default();
                store.save_backup(passphrase.get_untracked());
            }
        >
            <div>
                <h2 class="panel__title">{t!(texts, data.backup)}</h2>
                <p class="settings__text">{t!(texts, data.backup_text)}</p>
                <p class="settings__text">{last}</p>
            </div>
            <TextField
                label=t!(texts, data.passphrase)
                hint=Signal::derive(move || Some(t_string!(texts, data.passphrase_hint).to_owned()))
                kind=Kind::Secret
                need=Need::Optional
                value=passphrase
                on_input=Callback::new(move |text| passphrase.set(text))
            />
            <div>
                <button class="button" data-variant="primary" type="submit">
                    {icon("download")}
                    <span>{t!(texts, data.save)}</span>
                </button>
            </div>
            <FolderPart/>
        </form>
    }
}

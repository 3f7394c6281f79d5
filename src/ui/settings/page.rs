//! The settings: who the user is, their zone, the sales managers, notifications. Each field is kept as it is typed.

use leptos::prelude::{Callback, component};

use crate::domain::client::Contact;
use crate::domain::settings::Settings;
use crate::domain::zone::ZoneName;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::field::{Kind, Need, TextField, Width};
use crate::ui::shared::icon::icon;
use crate::view::{Memo, RwSignal, Signal, View, view};

/// The page.
#[component(transparent)]
pub fn SettingsPage() -> View {
    let texts = Texts::expect();
    view! {
        <header class="page__head">
            <h1 class="page__title">{t!(texts, app.settings)}</h1>
        </header>
        <form class="settings" on:submit=move |event| event.prevent_default()>
            <YouSection/>
            <SmSection/>
        </form>
        <Elsewhere
            title=t!(texts, settings.notifications)
            text=t!(texts, settings.notifications_text)
            to=Place::Reminders
            picture="bell"
            link=t!(texts, ringing.title)
        />
        <Elsewhere
            title=t!(texts, data.title)
            text=t!(texts, settings.data_text)
            to=Place::Data
            picture="download"
            link=t!(texts, data.title)
        />
    }
}

/// What is set on a page of its own, and the way there.
#[component(transparent)]
fn Elsewhere(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    to: Place,
    picture: &'static str,
    #[prop(into)] link: Signal<String>,
) -> View {
    view! {
        <section class="panel settings__section" aria-label=title>
            <div>
                <h2 class="panel__title">{title}</h2>
                <p class="settings__text">{text}</p>
            </div>
            <div>
                <a class="button" href=to.href()>
                    {icon(picture)}
                    <span>{link}</span>
                </a>
            </div>
        </section>
    }
}

/// A field of the settings, kept as it is typed.
#[derive(Clone, Copy)]
struct Setting {
    store: Store,
    read: fn(&Settings) -> String,
    write: fn(&mut Settings, String),
}

impl Setting {
    fn value(self) -> Signal<String> {
        Signal::derive(move || self.store.read(Topic::Settings, |board, _| (self.read)(board.settings())))
    }

    fn writing(self) -> Callback<String> {
        Callback::new(move |text| self.store.change_settings(|settings| (self.write)(settings, text)))
    }
}

#[component(transparent)]
fn YouSection() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let name = Setting {
        store,
        read: |settings| settings.user.name.clone(),
        write: |settings, text| settings.user.name = text,
    };
    let email = Setting {
        store,
        read: |settings| settings.user.email.clone(),
        write: |settings, text| settings.user.email = text,
    };
    let nudge = Setting {
        store,
        read: |settings| settings.nudge_after_days.map(|days| days.to_string()).unwrap_or_default(),
        // What is no number of days changes nothing.
        write: |settings, text| match text.trim() {
            "" => settings.nudge_after_days = None,
            typed => settings.nudge_after_days = typed.parse().ok().or(settings.nudge_after_days),
        },
    };
    view! {
        <section class="panel settings__section" aria-label=t!(texts, settings.you)>
            <div>
                <h2 class="panel__title">{t!(texts, settings.you)}</h2>
                <p class="settings__text">{t!(texts, settings.you_text)}</p>
            </div>
            <div class="field-grid">
                <TextField
                    label=t!(texts, settings.name)
                    width=Width::Half
                    value=name.value()
                    on_input=name.writing()
                />
                <TextField
                    label=t!(texts, settings.email)
                    kind=Kind::Email
                    width=Width::Half
                    value=email.value()
                    on_input=email.writing()
                />
                <ZoneField/>
                <TextField
                    label=t!(texts, settings.nudge)
                    hint=Signal::derive(move || Some(t_string!(texts, settings.nudge_hint).to_owned()))
                    kind=Kind::Number
                    need=Need::Optional
                    value=nudge.value()
                    on_input=nudge.writing()
                />
            </div>
        </section>
    }
}

/// The user's zone: a draft until it is one the browser knows.
#[component(transparent)]
fn ZoneField() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let own = store.peek(|board, _| board.settings().zone.as_ref().map(|zone| zone.0.clone()).unwrap_or_default());
    let typed = RwSignal::new(own);
    let is_known = move || {
        let zone = typed.get();
        zone.is_empty() || store.peek(|_, moment| moment.zones.is_known(&ZoneName(zone)))
    };
    let keep = Callback::new(move |text: String| {
        let zone = text.trim().to_owned();
        typed.set(text);
        if is_known() {
            store.change_settings(|settings| settings.zone = (!zone.is_empty()).then_some(ZoneName(zone)));
        }
    });
    let hint = move || {
        let zone = store.read(Topic::Settings, |_, moment| moment.zone.0.clone());
        Some(t_string!(texts, settings.zone_hint, zone = zone))
    };
    view! {
        <TextField
            label=t!(texts, settings.zone)
            hint=Signal::derive(hint)
            need=Need::Optional
            list="zones"
            value=typed
            on_input=keep
            error=Signal::derive(move || (!is_known()).then(|| t_string!(texts, complaint.unknown_zone).to_owned()))
        />
    }
}

#[component(transparent)]
fn SmSection() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let sms = Memo::new(move |_| store.read(Topic::Settings, |board, _| board.settings().sms.clone()));
    let (name, email) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |_| {
        let contact = Contact { name: name.get_untracked(), email: email.get_untracked(), ..Contact::default() };
        if !contact.name.trim().is_empty() {
            store.change_settings(|settings| settings.sms.push(contact));
            name.set(String::new());
            email.set(String::new());
        }
    };
    view! {
        <section class="panel settings__section" aria-label=t!(texts, settings.sms)>
            <div>
                <h2 class="panel__title">{t!(texts, settings.sms)}</h2>
                <p class="settings__text">{t!(texts, settings.sms_text)}</p>
            </div>
            <ul>
                <For each=move || sms.get() key=|contact| contact.clone() let:contact>
                    <SmRow contact/>
                </For>
            </ul>
            <div class="dialog__add">
                <TextField
                    label=t!(texts, settings.sm_name)
                    value=name
                    on_input=Callback::new(move |text| name.set(text))
                />
                <TextField
                    label=t!(texts, settings.sm_email)
                    kind=Kind::Email
                    value=email
                    on_input=Callback::new(move |text| email.set(text))
                />
                <button class="button" type="button" on:click=add>
                    {icon("plus")}
                    <span>{t!(texts, settings.add_sm)}</span>
                </button>
            </div>
        </section>
    }
}

#[component(transparent)]
fn SmRow(contact: Contact) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let Contact { name, email, .. } = contact.clone();
    let label = {
        let name = name.clone();
        move || t_string!(texts, settings.remove_sm, name = name.clone())
    };
    view! {
        <li class="settings__row">
            <p class="settings__name">
                {name} " " <span class="settings__text">{email}</span>
            </p>
            <button
                class="icon-button"
                type="button"
                aria-label=label
                on:click=move |_| store.change_settings(|settings| settings.sms.retain(|known| *known != contact))
            >
                {icon("trash")}
            </button>
        </li>
    }
}

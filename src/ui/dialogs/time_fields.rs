//! When and where a call takes place: the fields every dialog that plans a call shares.

use leptos::prelude::{Callback, component};

use super::form_field::FormField;
use super::problems::Problems;
use crate::domain::form::{Field, TimeForm, read_time};
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::Check;
use crate::ui::shared::field::{Kind, Need, Width};
use crate::ui::shared::when::day_and_time;
use crate::view::{Memo, RwSignal, Signal, View, live, view};

/// The fields. Below them stands what the time is on the user's own clock, where the zone is another.
#[component(transparent)]
pub fn TimeFields(
    form: RwSignal<TimeForm>,
    problems: Problems,
    /// Whether the time may stay open.
    #[prop(optional)]
    need: Need,
) -> View {
    let texts = Texts::expect();
    let was_past = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || problems.is_past());
    view! {
        <div class="field-grid">
            <FormField
                label=t!(texts, time.start)
                kind=Kind::DateTime
                width=Width::Half
                need
                form
                problems
                field=Field::Start
                part=|form| &mut form.start
            />
            <FormField
                label=t!(texts, time.zone)
                width=Width::Half
                list="zones"
                form
                problems
                field=Field::Zone
                part=|form| &mut form.zone
            />
            <FormField
                label=t!(texts, time.duration)
                kind=Kind::Number
                width=Width::Half
                form
                problems
                field=Field::Duration
                part=|form| &mut form.duration
            />
            <FormField
                label=t!(texts, time.link)
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Link
                part=|form| &mut form.link
            />
        </div>
        <Show when=move || was_past.get()>
            <Check
                label=t!(texts, time.past_is_meant)
                checked=Signal::derive(move || form.with(|form| form.past_is_meant))
                on_change=Callback::new(move |meant| form.update(|form| form.past_is_meant = meant))
            />
        </Show>
        <OwnClock form/>
    }
}

/// What the typed time is on the user's clock.
#[component(transparent)]
fn OwnClock(form: RwSignal<TimeForm>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let own = Memo::new(move |_| {
        let typed = TimeForm { past_is_meant: true, link: String::new(), duration: "30".to_owned(), ..form.get() };
        store.read(Topic::Settings, |_, moment| {
            let time = read_time(&typed, moment).ok()?;
            let is_other = time.start.zone != moment.zone;
            is_other.then(|| (moment.zone.place(), day_and_time(time.start.at, moment)))
        })
    });
    live(move || {
        own.get().map(|(zone, time)| {
            view! {
                <p class="dialog__clock">
                    <span>{t_string!(texts, time.on_your_clock, zone, time)}</span>
                </p>
            }
        })
    })
}

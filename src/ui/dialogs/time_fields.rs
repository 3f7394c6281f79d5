//! When and where a call takes place: the fields every dialog that plans a call shares.

use leptos::prelude::{Callback, component};

use super::day::{DayOfCall, Planned};
use super::form_field::FormField;
use super::problems::Problems;
use crate::domain::form::time::typed_start;
use crate::domain::form::{Field, TimeForm, read_time};
use crate::domain::iso;
use crate::domain::wording::clock_time;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::Check;
use crate::ui::shared::field::{Kind, Need, TextField, Width};
use crate::ui::shared::when::day_and_time;
use crate::view::{Memo, RwSignal, Signal, View, live, view};

/// The fields. Below them stands what the time is on the user's own clock, where the zone is another.
#[component(transparent)]
pub fn TimeFields(
    form: RwSignal<TimeForm>,
    problems: Problems,
    /// What the time is for.
    planned: Planned,
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
            <InWords form problems/>
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
        <DayOfCall form planned/>
    }
}

/// The start in words; what they are understood as stands in the field for the date and time at once.
#[component(transparent)]
fn InWords(form: RwSignal<TimeForm>, problems: Problems) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let words = RwSignal::new(String::new());
    // What the start was before words were typed.
    let before = RwSignal::new(String::new());
    let understood = move |typed: String| {
        let form = TimeForm { start: typed, ..form.get_untracked() };
        store.peek(|_, moment| typed_start(&form, moment))
    };
    let write = Callback::new(move |typed: String| {
        if words.with_untracked(|words| words.trim().is_empty()) {
            before.set(form.with_untracked(|form| form.start.clone()));
        }
        let wall = understood(typed.clone());
        // Words that are not understood are no start: the half of them that was is not planned by mistake.
        form.update(|form| match wall {
            Some(wall) => form.start = format!("{}T{}", wall.date(), clock_time(wall)),
            None if !typed.trim().is_empty() => form.start.clone_from(&typed),
            None if iso::wall(&form.start).is_none() => form.start = before.get_untracked(),
            None => {}
        });
        problems.take_back(Field::Start);
        words.set(typed);
    });
    let lack = move || {
        let typed = words.get();
        let is_riddle = !typed.trim().is_empty() && understood(typed).is_none();
        is_riddle.then(|| t_string!(texts, time.not_understood).to_owned())
    };
    let hint = move || Some(lack().unwrap_or_else(|| t_string!(texts, time.words_hint).to_owned()));
    view! {
        <TextField
            label=t!(texts, time.words)
            width=Width::Half
            need=Need::Optional
            hint=Signal::derive(hint)
            value=words
            on_input=write
        />
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

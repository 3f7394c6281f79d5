//! How well reminders ring in this browser, said plainly: what is allowed, what works, what does not, and the second channel
//! for when the page is closed. Permission is asked for on a press only.

use leptos::prelude::{Callback, component};

use crate::domain::command::Command;
use crate::store::{Family, Permission, Store, Topic, Trial};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::Check;
use crate::ui::shared::icon::icon;
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::state_label::{Mood, state_label};
use crate::ui::shared::when::clock_with_seconds;
use crate::view::{Memo, Signal, View, live, of, view};

/// One thing that works or does not: how it stands in a few words, and what to do about it.
#[derive(Clone, PartialEq)]
struct Line {
    mood: Mood,
    state: String,
    advice: Option<&'static str>,
}

/// The whole of it in a line, with the way to the rest.
#[component(transparent)]
pub fn RingingLine() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let is_seen_outside =
        Memo::new(move |_| store.permission() == Permission::Granted && store.health().is_served != Some(false));
    let label = move || match is_seen_outside.get() {
        true => of(true, state_label(Mood::Done, t_string!(texts, ringing.outside).to_owned())),
        false => of(false, state_label(Mood::Nothing, t_string!(texts, ringing.inside).to_owned())),
    };
    view! {
        <p class="ringing__line">
            {live(label)}
            <a href="#ringing" rel="external">
                {t!(texts, ringing.title)}
            </a>
        </p>
    }
}

/// The panel.
#[component(transparent)]
pub fn RingingPanel() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let file = Callback::new(move |()| store.dispatch(Command::TakeFortnight));
    view! {
        <section class="panel ringing" id="ringing" tabindex="-1" aria-label=t!(texts, ringing.title)>
            <h2 class="panel__title">{t!(texts, ringing.title)}</h2>
            <ul class="ringing__lines">
                <HealthLine line=move || Some(permission_line(store, texts))/>
                <Show when=move || store.permission() == Permission::Default>
                    <li class="button-row">
                        <button class="button" data-size="small" type="button" on:click=move |_| store.ask_permission()>
                            {icon("bell")}
                            <span>{t!(texts, ringing.allow)}</span>
                        </button>
                    </li>
                </Show>
                <HealthLine line=move || worker_line(store, texts)/>
                <HealthLine line=move || Some(clock_line(store, texts))/>
                <HealthLine line=move || battery_line(store, texts)/>
                <HealthLine line=move || Some(closed_line(texts))/>
                <li class="button-row">
                    <SmallButton picture="calendar" text=t!(texts, ringing.file) press=file/>
                </li>
            </ul>
            <Manners/>
        </section>
    }
}

#[component(transparent)]
fn HealthLine(line: impl Fn() -> Option<Line> + Send + Sync + 'static) -> View {
    let line = Memo::new(move |_| line());
    let label = Memo::new(move |_| line.get().map(|line| (line.mood, line.state)));
    let advice = Memo::new(move |_| line.get().and_then(|line| line.advice));
    view! {
        <Show when=move || label.with(Option::is_some)>
            <li>
                {live(move || label.get().map(|(mood, state)| of(mood, state_label(mood, state))))}
                {move || advice.get().map(|advice| view! { <p class="ringing__advice">{advice}</p> })}
            </li>
        </Show>
    }
}

/// The sound, and a try.
#[component(transparent)]
fn Manners() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let is_aloud = Signal::derive(move || {
        store.read(Topic::Settings, |board, _| board.settings().rings_aloud).unwrap_or_default()
    });
    let set_aloud = Callback::new(move |aloud| store.change_settings(|settings| settings.rings_aloud = Some(aloud)));
    let is_waiting = move || matches!(store.trial(), Some(Trial::Waiting(_)));
    let begin = move |_| {
        if !is_waiting() {
            let (title, body) = (t_string!(texts, ringing.try_title), t_string!(texts, ringing.try_body));
            store.try_ringing(title.to_owned(), body.to_owned());
        }
    };
    // Apart from the words beside it, which are read out.
    let label = move || match store.trial() {
        Some(Trial::Waiting(at)) => {
            t_string!(texts, ringing.try_left, count = (at - store.now()).num_seconds().max(0))
        }
        _ => t_string!(texts, ringing.try_it).to_owned(),
    };
    let outcome = move || match store.trial() {
        None => String::new(),
        Some(Trial::Waiting(_)) => t_string!(texts, ringing.try_waiting).to_owned(),
        Some(Trial::Shown) => t_string!(texts, ringing.try_shown).to_owned(),
        Some(Trial::NotShown) => t_string!(texts, ringing.try_not_shown).to_owned(),
    };
    view! {
        <div class="ringing__manners">
            <Check label=t!(texts, ringing.sound) checked=is_aloud on_change=set_aloud/>
            <button class="button" data-size="small" type="button" aria-disabled=move || is_waiting().then_some("true") on:click=begin>
                {icon("bell")}
                <span>{label}</span>
            </button>
        </div>
        <p class="ringing__advice" role="status">
            {outcome}
        </p>
    }
}

fn permission_line(store: Store, texts: Texts) -> Line {
    let (mood, state, advice) = match store.permission() {
        Permission::Granted => (Mood::Done, t_string!(texts, ringing.granted), None),
        Permission::Denied => (Mood::Missed, t_string!(texts, ringing.denied), Some(how_to_allow(store, texts))),
        Permission::Default => {
            (Mood::Nothing, t_string!(texts, ringing.not_asked), Some(t_string!(texts, ringing.not_asked_text)))
        }
        Permission::Missing => {
            (Mood::Missed, t_string!(texts, ringing.missing), Some(t_string!(texts, ringing.missing_text)))
        }
    };
    Line { mood, state: state.to_owned(), advice }
}

fn how_to_allow(store: Store, texts: Texts) -> &'static str {
    match store.browser_family() {
        Family::Chromium => t_string!(texts, ringing.denied_chromium),
        Family::Firefox => t_string!(texts, ringing.denied_firefox),
        Family::Safari => t_string!(texts, ringing.denied_safari),
        Family::Other => t_string!(texts, ringing.denied_other),
    }
}

/// Told only where notifications could be shown but for it.
fn worker_line(store: Store, texts: Texts) -> Option<Line> {
    if store.permission() == Permission::Missing {
        return None;
    }
    Some(if store.health().is_served? {
        Line { mood: Mood::Done, state: t_string!(texts, ringing.served).to_owned(), advice: None }
    } else {
        let (state, advice) = (t_string!(texts, ringing.unserved), t_string!(texts, ringing.unserved_text));
        Line { mood: Mood::Missed, state: state.to_owned(), advice: Some(advice) }
    })
}

/// When the clock was last looked at, anew with each look.
fn clock_line(store: Store, texts: Texts) -> Line {
    let now = store.now();
    let time = store.peek(|_, moment| clock_with_seconds(now, moment));
    if store.health().has_beat {
        Line { mood: Mood::Done, state: t_string!(texts, ringing.beats, time = time), advice: None }
    } else {
        let advice = Some(t_string!(texts, ringing.no_beat_text));
        Line { mood: Mood::Nothing, state: t_string!(texts, ringing.no_beat, time = time), advice }
    }
}

fn battery_line(store: Store, texts: Texts) -> Option<Line> {
    let (state, advice) = (t_string!(texts, ringing.battery), t_string!(texts, ringing.battery_text));
    let line = Line { mood: Mood::Missed, state: state.to_owned(), advice: Some(advice) };
    store.health().is_battery_low.then_some(line)
}

fn closed_line(texts: Texts) -> Line {
    let (state, advice) = (t_string!(texts, ringing.closed), t_string!(texts, ringing.closed_text));
    Line { mood: Mood::Nothing, state: state.to_owned(), advice: Some(advice) }
}

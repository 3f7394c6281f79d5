//! The whole page: the bar on top, notices, the place the user is at, and above all of it dialogs and alerts.

use leptos::component::component_props_builder;
use leptos::ev;
use leptos::prelude::{Effect, ToChildren, component, on_cleanup, window_event_listener};
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::use_navigate;

use crate::domain::deal::Stage;
use crate::store::{Pressed, Store};
use crate::ui::board::ended::EndedPage;
use crate::ui::board::page::BoardPage;
use crate::ui::call::page::DealPage;
use crate::ui::data::page::DataPage;
use crate::ui::dialogs::DialogHost;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::reminders::alerts::Alerts;
use crate::ui::reminders::announce::announce;
use crate::ui::reminders::due_now;
use crate::ui::reminders::page::RemindersPage;
use crate::ui::routes::{Place, Press};
use crate::ui::settings::page::SettingsPage;
use crate::ui::shared::dialog::Dialogs;
use crate::ui::shared::reminder_tools::press;
use crate::ui::shared::welcome::NothingHere;
use crate::ui::shell::notices::Notices;
use crate::ui::shell::shortcuts::shortcut;
use crate::ui::shell::topbar::Topbar;
use crate::view::{Memo, RwSignal, View, of, view};

/// The page.
#[component(transparent)]
pub fn App() -> View {
    let store = Store::open(announce);
    let texts = Texts::provide(store);
    Dialogs::provide();
    Effect::new(move |_| store.tell_page_language(texts.language()));
    // It shows nothing of its own: it follows links and the address bar, and tells of them by context.
    let _ = Router(component_props_builder(&Router).children(ToChildren::to_children(|| ())).build());
    view! { <Frame/> }
}

#[component(transparent)]
fn Frame() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let place = Place::follow();
    let dialogs = Dialogs::expect();
    follow_notifications(store, dialogs);
    let due = due_now(store);
    let count = Memo::new(move |_| due.with(Vec::len));
    Effect::new(move |_| {
        let name = t_string!(texts, app.name);
        let title = match count.get() {
            0 => name.to_owned(),
            count => t_string!(texts, app.title_count, count = count, name = name),
        };
        store.show_due_count(count.get(), &title);
    });
    let is_narrow = move || matches!(place.get(), Place::Reminders | Place::Settings | Place::Data);
    let undo_by_keys = window_event_listener(ev::keydown, move |event| {
        if let Some(command) = shortcut(&event) {
            event.prevent_default();
            store.dispatch(command);
        }
    });
    on_cleanup(move || undo_by_keys.remove());
    view! {
        <div class="app">
            <a class="skip-link" href="#main" rel="external">
                {t!(texts, app.skip)}
            </a>
            <Topbar place due=count/>
            <Notices/>
            <main class="page" id="main" tabindex="-1" data-width=move || is_narrow().then_some("reading")>
                {move || match place.get() {
                    Place::Board => view! { <BoardPage/> },
                    Place::Deal(deal, call) => of(deal, view! { <DealPage deal call/> }),
                    Place::Reminders => view! { <RemindersPage/> },
                    Place::Data => view! { <DataPage/> },
                    Place::Settings => view! { <SettingsPage/> },
                    Place::Hired => view! { <EndedPage stage=Stage::Hired/> },
                    Place::Lost => view! { <EndedPage stage=Stage::Lost/> },
                    Place::Unknown => view! { <NothingHere/> },
                }}
            </main>
            <Show when=move || dialogs.current().is_some() || place.get() == Place::Settings>
                <ZoneList/>
            </Show>
        </div>
        <Alerts due/>
        <DialogHost/>
    }
}

/// Goes where a pressed notification leads, and does what its button says: in this page, or where the page was opened by it.
fn follow_notifications(store: Store, dialogs: Dialogs) {
    let navigate = use_navigate();
    let go = move |to: &str, replace| navigate(to, NavigateOptions { scroll: false, replace, ..Default::default() });
    let asked_by_link = Press::follow();
    let asked = RwSignal::new(Vec::new());
    let place = Place::follow();
    Effect::new({
        let go = go.clone();
        move |_| {
            if let Some(press) = asked_by_link.get() {
                go(&place.get_untracked().href(), true);
                asked.update(|asked| asked.push(press));
            }
        }
    });
    Effect::new(move |_| {
        // A letter waits for the dialog that is open: what is typed there is not taken away. All wait for the journal, out
        // of which the call may still have to come.
        let has_room = dialogs.current().is_none();
        let can_be_done = |(button, ..): &(Press, _, _)| has_room || *button != Press::Letter;
        let next = asked.with(|asked| asked.iter().position(can_be_done)).filter(|_| !store.is_loading());
        if let Some(place) = next {
            let mut rest = asked.get_untracked();
            let (button, call, key) = rest.remove(place);
            asked.set(rest);
            press(button, call, key, store, dialogs);
        }
    });
    store.on_notification_press(move |Pressed { url, button }| {
        let button = button.and_then(|(name, reminder)| Press::read(&name, &reminder));
        if button.as_ref().is_none_or(|(button, ..)| *button == Press::Letter) {
            go(&url, false);
        }
        asked.update(|asked| asked.extend(button));
    });
}

/// The zones every zone field offers.
#[component(transparent)]
fn ZoneList() -> View {
    let names = Store::expect().zone_names();
    view! {
        <datalist id="zones">
            {names.into_iter().map(|name| view! { <option value=name></option> }).collect::<View>()}
        </datalist>
    }
}

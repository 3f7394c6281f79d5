//! Moving a card by mouse or pen, with pointer events: press, lift after a few pixels, follow, drop on a column.
//! Escape or a second button puts the card back. Touch scrolls; there the menu moves.

use leptos::ev;
use leptos::prelude::{
    Get, GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, With, document, expect_context,
    on_cleanup, provide_context, window_event_listener,
};
use leptos::web_sys::{Element, HtmlElement, MouseEvent, PointerEvent};
use wasm_bindgen::JsCast;

use crate::domain::deal::Stage;
use crate::domain::ids::DealId;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::words::stage_slug;

/// How far the pointer moves before a press becomes a lift, in pixels.
const LIFT_AFTER: i32 = 6;

/// The card being moved, if one is.
#[derive(Clone, Copy)]
pub struct Drag {
    held: RwSignal<Option<Held>, LocalStorage>,
    over: RwSignal<Option<Stage>>,
    /// A lifted card was let go just now: the click that follows is not meant for its link.
    let_go: StoredValue<bool>,
}

#[derive(Clone)]
struct Held {
    deal: DealId,
    item: HtmlElement,
    from: (i32, i32),
    /// From the card's corner to the pointer.
    grip: (f64, f64),
    lifted: bool,
}

impl Drag {
    pub fn provide() -> Drag {
        let drag = Drag { held: RwSignal::new_local(None), over: RwSignal::new(None), let_go: StoredValue::new(false) };
        provide_context(drag);
        drag
    }

    pub fn expect() -> Drag {
        expect_context::<Drag>()
    }

    /// Whether the lifted card is over this column.
    pub fn is_over(self, stage: Stage) -> bool {
        self.over.get() == Some(stage)
    }

    /// Whether this deal's card is lifted.
    pub fn is_lifted(self, deal: DealId) -> bool {
        self.held.with(|held| held.as_ref().is_some_and(|held| held.lifted && held.deal == deal))
    }

    /// The pointer went down on a card.
    pub fn press(self, deal: DealId, event: &PointerEvent) {
        self.let_go.set_value(false);
        let on_control = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.closest("button, [popover]").is_ok_and(|found| found.is_some()));
        let item = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let (Some(item), false, 0, false) = (item, on_control, event.button(), event.pointer_type() == "touch") else {
            return;
        };
        let corner = item.get_bounding_client_rect();
        let at = (event.client_x(), event.client_y());
        let grip = (f64::from(at.0) - corner.left(), f64::from(at.1) - corner.top());
        self.held.set(Some(Held { deal, item, from: at, grip, lifted: false }));
    }

    /// Keeps the link of a card that was just dropped from being followed.
    pub fn swallow_click(self, event: &MouseEvent) {
        if self.let_go.get_value() {
            event.prevent_default();
            self.let_go.set_value(false);
        }
    }

    fn follow(self, event: &PointerEvent) {
        let Some(mut held) = self.held.get_untracked() else {
            return;
        };
        let (x, y) = (event.client_x(), event.client_y());
        if !held.lifted {
            if (x - held.from.0).abs().max((y - held.from.1).abs()) < LIFT_AFTER {
                return;
            }
            held.lifted = true;
            set_size(&held.item);
        }
        place(&held.item, f64::from(x) - held.grip.0, f64::from(y) - held.grip.1);
        self.held.set(Some(held));
        let over = column_at(x, y);
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    /// Lets go; answers the deal and the column it was dropped on.
    fn drop(self) -> Option<(DealId, Stage)> {
        let held = self.held.get_untracked()?;
        let over = self.over.get_untracked();
        self.put_back();
        self.let_go.set_value(held.lifted);
        over.filter(|_| held.lifted).map(|stage| (held.deal, stage))
    }

    fn put_back(self) {
        self.held.set(None);
        self.over.set(None);
    }
}

/// Follows the pointer for as long as the board is shown.
pub fn follow_pointer(drag: Drag) {
    let dialogs = Dialogs::expect();
    let store = crate::store::Store::expect();
    let moved = window_event_listener(ev::pointermove, move |event| drag.follow(&event));
    let let_go = window_event_listener(ev::pointerup, move |_| {
        if let Some((deal, to)) = drag.drop() {
            let from = store.peek(|board, _| board.deal(deal).map(|deal| deal.stage));
            if from.is_some_and(|from| from != to) {
                dialogs.open(Open::Move { deal, to });
            }
        }
    });
    let cancelled = window_event_listener(ev::pointercancel, move |_| drag.put_back());
    let escaped = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            drag.put_back();
        }
    });
    on_cleanup(move || {
        moved.remove();
        let_go.remove();
        cancelled.remove();
        escaped.remove();
    });
}

fn column_at(x: i32, y: i32) -> Option<Stage> {
    let under = document().element_from_point(x as f32, y as f32)?;
    let column = under.closest(".column").ok().flatten()?;
    let slug = column.get_attribute("data-stage")?;
    Stage::ALL.into_iter().find(|stage| stage_slug(*stage) == slug)
}

fn place(item: &HtmlElement, x: f64, y: f64) {
    set_property(item, "--drag-x", x);
    set_property(item, "--drag-y", y);
}

fn set_size(item: &HtmlElement) {
    let size = item.get_bounding_client_rect();
    set_property(item, "--drag-width", size.width());
    set_property(item, "--drag-height", size.height());
}

fn set_property(item: &HtmlElement, name: &str, pixels: f64) {
    let whole = pixels.round() as i32;
    // Custom properties take any value: this cannot fail.
    let _ = item.style().set_property(name, &format!("{whole}px"));
}

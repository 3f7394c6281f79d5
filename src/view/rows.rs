//! Lists whose rows are known by a key. A row is made once; while its key stays in the list it stays as it is, and moves
//! without being made anew. When the closure around a list answers another list, all rows are made anew.

use std::rc::Rc;

use leptos::prelude::Owner;
use leptos::reactive::graph::untrack;
use leptos::web_sys::Node;

use super::content::Content;
use super::order::rising;
use super::region::Shared;
use super::{Ask, Key, View, follow};

/// A list to be shown.
pub struct Rows(Box<dyn Ask<Vec<Box<dyn Item>>>>);

/// A row that is shown.
pub struct Row {
    key: Box<dyn Key>,
    owner: Owner,
    pub content: Content,
}

/// What a row shows, not yet drawn.
trait Item {
    fn key(&self) -> &dyn Key;
    fn draw(self: Box<Self>) -> (Box<dyn Key>, View);
}

struct Keyed<T, K, R> {
    item: T,
    key: K,
    row: Rc<R>,
}

impl<T, K: PartialEq + 'static, R: Fn(T) -> View> Item for Keyed<T, K, R> {
    fn key(&self) -> &dyn Key {
        &self.key
    }

    fn draw(self: Box<Self>) -> (Box<dyn Key>, View) {
        (Box::new(self.key), (self.row)(self.item))
    }
}

/// A row of the new list: one that was there, at its old place, or one to be made.
enum Next {
    Kept(usize, Row),
    New(Box<dyn Item>),
}

/// A list: `each` answers its items, `key` tells them apart, `row` draws one.
pub fn rows<T: 'static, K: PartialEq + 'static>(
    mut each: impl FnMut() -> Vec<T> + 'static,
    key: impl Fn(&T) -> K + 'static,
    row: impl Fn(T) -> View + 'static,
) -> View {
    let row = Rc::new(row);
    View::Rows(Rows(Box::new(move || {
        let items = each().into_iter().map(|item| {
            let keyed = Keyed { key: key(&item), row: Rc::clone(&row), item };
            Box::new(keyed) as Box<dyn Item>
        });
        items.collect::<Vec<_>>()
    })))
}

/// Shows a list in a region, for as long as the present owner lives.
pub fn follow_rows(region: &Shared, mut rows: Rows) {
    // Rows that another list left there ended with its owner.
    region.borrow_mut().content_mut().remove();
    let region = Rc::clone(region);
    let parent = Owner::current().unwrap_or_default();
    follow(Box::new(move || {
        let items = rows.0.ask();
        untrack(|| show(&region, items, &parent));
    }));
}

impl Row {
    /// Takes it out of the document and ends all it follows.
    pub fn remove(mut self) {
        self.content.remove();
        self.owner.cleanup();
    }

    fn make(item: Box<dyn Item>, owner: &Owner, parent: &Node, before: Option<&Node>) -> Row {
        let owner = owner.child();
        let (key, content) = owner.with(|| {
            let (key, view) = item.draw();
            (key, Content::build(view, parent, before))
        });
        Row { key, owner, content }
    }
}

fn show(region: &Shared, items: Vec<Box<dyn Item>>, owner: &Owner) {
    let mut region = region.borrow_mut();
    let Some((parent, end)) = region.ends() else { return };
    let content = region.content_mut();
    let old = match std::mem::replace(content, Content::Nothing) {
        Content::Rows(rows) => rows,
        mut other => {
            other.remove();
            Vec::new()
        }
    };
    *content = Content::Rows(arrange(old, items, owner, &parent, end));
}

fn arrange(old: Vec<Row>, items: Vec<Box<dyn Item>>, owner: &Owner, parent: &Node, end: Option<Node>) -> Vec<Row> {
    let next = matched(old, items);
    let kept: Vec<usize> = next.iter().filter_map(Next::old_place).collect();
    let mut stays = rising(&kept).into_iter().rev();
    let mut before = end;
    let mut rows = Vec::with_capacity(next.len());
    for next in next.into_iter().rev() {
        let row = match next {
            Next::Kept(_, row) => {
                if stays.next() == Some(false) {
                    row.content.move_to(parent, before.as_ref());
                }
                row
            }
            Next::New(item) => Row::make(item, owner, parent, before.as_ref()),
        };
        before = row.content.first().or(before);
        rows.push(row);
    }
    rows.reverse();
    rows
}

/// Finds the row of each item; rows without an item go.
fn matched(old: Vec<Row>, items: Vec<Box<dyn Item>>) -> Vec<Next> {
    let mut old: Vec<Option<Row>> = old.into_iter().map(Some).collect();
    // Most rows stand where they stood, behind the one before.
    let mut likely = 0;
    let mut next = Vec::with_capacity(items.len());
    for item in items {
        let is_it = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key.is(item.key().as_any()));
        let ahead = old.iter().skip(likely).position(is_it).map(|offset| likely + offset);
        let found = ahead.or_else(|| old.iter().take(likely).position(is_it));
        match found.and_then(|place| Some((place, old.get_mut(place)?.take()?))) {
            Some((place, row)) => {
                likely = place + 1;
                next.push(Next::Kept(place, row));
            }
            None => next.push(Next::New(item)),
        }
    }
    old.into_iter().flatten().for_each(Row::remove);
    next
}

impl Next {
    fn old_place(&self) -> Option<usize> {
        match self {
            Next::Kept(place, _) => Some(*place),
            Next::New(_) => None,
        }
    }
}

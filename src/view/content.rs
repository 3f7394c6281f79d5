//! What is shown in a region, and how a new view is fitted into it.

use std::borrow::Cow;

use leptos::web_sys::{Node, Text};

use super::filled::Instance;
use super::region::{Region, Shared, show_in};
use super::rows::Row;
use super::{Key, View, insert, take_out};

/// What is shown.
pub enum Content {
    Nothing,
    Text(Text, Cow<'static, str>),
    Instance(Box<Instance>),
    Many(Vec<Content>),
    Live(Shared),
    /// What is shown of one thing.
    Of(Box<dyn Key>, Box<Content>),
    /// The rows of a list: the content of the list's own region.
    Rows(Vec<Row>),
}

impl Content {
    /// Shows a view before a node, or at the end of the parent.
    pub fn build(view: View, parent: &Node, before: Option<&Node>) -> Content {
        match view {
            View::Nothing => Content::Nothing,
            View::Text(text) => match Text::new_with_data(&text) {
                Ok(node) => {
                    insert(&node, parent, before);
                    Content::Text(node, text)
                }
                Err(_) => Content::Nothing,
            },
            View::Filled(filled) => match filled.build(parent, before) {
                Some(instance) => Content::Instance(Box::new(instance)),
                None => Content::Nothing,
            },
            View::Many(views) => {
                Content::Many(views.into_iter().map(|view| Content::build(view, parent, before)).collect())
            }
            View::Of(thing, view) => Content::Of(thing, Box::new(Content::build(*view, parent, before))),
            view @ (View::Live(_) | View::Rows(_)) => match Region::among(parent, before) {
                Some(region) => {
                    show_in(&region, view);
                    Content::Live(region)
                }
                None => Content::Nothing,
            },
        }
    }

    /// Shows another view in place of this content; what is alike stays and is brought up to date.
    pub fn fit(&mut self, view: View, parent: &Node, before: Option<&Node>) {
        match (&mut *self, view) {
            (Content::Text(node, shown), View::Text(text)) => {
                if *shown != text {
                    node.set_data(&text);
                    *shown = text;
                }
            }
            (Content::Instance(instance), View::Filled(filled)) if instance.is_of(&filled) => instance.refill(filled),
            (Content::Many(contents), View::Many(views)) => fit_many(contents, views, parent, before),
            (Content::Live(region), view @ (View::Live(_) | View::Rows(_))) => show_in(region, view),
            (Content::Of(shown, content), View::Of(thing, view)) if shown.is(thing.as_any()) => {
                content.fit(*view, parent, before);
            }
            (_, view) => {
                self.remove();
                *self = Content::build(view, parent, before);
            }
        }
    }

    /// The first node, if there is any.
    pub fn first(&self) -> Option<Node> {
        match self {
            Content::Nothing => None,
            Content::Text(node, _) => Some(node.clone().into()),
            Content::Instance(instance) => Some(instance.root().clone()),
            Content::Many(contents) => contents.iter().find_map(Content::first),
            Content::Live(region) => region.borrow().first(),
            Content::Of(_, content) => content.first(),
            Content::Rows(rows) => rows.iter().find_map(|row| row.content.first()),
        }
    }

    /// Takes it out of the document.
    pub fn remove(&mut self) {
        match std::mem::replace(self, Content::Nothing) {
            Content::Nothing => {}
            Content::Text(node, _) => take_out(&node),
            Content::Instance(instance) => take_out(instance.root()),
            Content::Many(contents) => contents.into_iter().for_each(|mut content| content.remove()),
            Content::Live(region) => region.borrow_mut().remove(),
            Content::Of(_, mut content) => content.remove(),
            Content::Rows(rows) => rows.into_iter().for_each(Row::remove),
        }
    }

    /// Puts it elsewhere.
    pub fn move_to(&self, parent: &Node, before: Option<&Node>) {
        match self {
            Content::Nothing => {}
            Content::Text(node, _) => insert(node, parent, before),
            Content::Instance(instance) => insert(instance.root(), parent, before),
            Content::Many(contents) => contents.iter().for_each(|content| content.move_to(parent, before)),
            Content::Live(region) => region.borrow().move_to(parent, before),
            Content::Of(_, content) => content.move_to(parent, before),
            Content::Rows(rows) => rows.iter().for_each(|row| row.content.move_to(parent, before)),
        }
    }
}

/// One by one; those there are too many of go, new ones come last.
fn fit_many(contents: &mut Vec<Content>, views: Vec<View>, parent: &Node, before: Option<&Node>) {
    for mut surplus in contents.drain(views.len().min(contents.len())..) {
        surplus.remove();
    }
    let shown = contents.len();
    let mut next: Vec<Option<Node>> = Vec::with_capacity(shown);
    let mut following = None;
    for content in contents.iter().rev() {
        next.push(following.clone());
        following = content.first().or(following);
    }
    let mut views = views.into_iter();
    for content in contents.iter_mut() {
        let following = next.pop().flatten();
        if let Some(view) = views.next() {
            content.fit(view, parent, following.as_ref().or(before));
        }
    }
    contents.extend(views.map(|view| Content::build(view, parent, before)));
}

//! A place in the document where one view at a time is shown.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::web_sys::{Comment, Node};

use super::content::Content;
use super::rows::follow_rows;
use super::{View, follow, insert, take_out};

/// The place, and what stands there.
pub struct Region {
    edge: Edge,
    content: Content,
}

/// A region with its followers.
pub type Shared = Rc<RefCell<Region>>;

enum Edge {
    /// The content is all that is in this node.
    Inside(Node),
    /// The content stands before this comment, which belongs to the region.
    Before(Comment),
}

impl Region {
    /// All of an element.
    pub fn inside(node: Node) -> Shared {
        Region::at(Edge::Inside(node))
    }

    /// Before a comment that is there for it.
    pub fn before(comment: Comment) -> Shared {
        Region::at(Edge::Before(comment))
    }

    /// A new region among other nodes.
    pub fn among(parent: &Node, before: Option<&Node>) -> Option<Shared> {
        let comment = Comment::new().ok()?;
        insert(&comment, parent, before);
        Some(Region::before(comment))
    }

    /// Shows a view in place of what stands there, keeping what is alike.
    pub fn show(&mut self, view: View) {
        let Some((parent, before)) = self.ends() else { return };
        self.content.fit(view, &parent, before.as_ref());
    }

    /// The parent of the content, and the node it stands before.
    pub fn ends(&self) -> Option<(Node, Option<Node>)> {
        match &self.edge {
            Edge::Inside(node) => Some((node.clone(), None)),
            Edge::Before(comment) => Some((comment.parent_node()?, Some(comment.clone().into()))),
        }
    }

    pub fn content_mut(&mut self) -> &mut Content {
        &mut self.content
    }

    /// The first node that belongs to it.
    pub fn first(&self) -> Option<Node> {
        self.content.first().or_else(|| self.comment())
    }

    /// The comment that belongs to it.
    pub fn comment(&self) -> Option<Node> {
        match &self.edge {
            Edge::Inside(_) => None,
            Edge::Before(comment) => Some(comment.clone().into()),
        }
    }

    /// Takes it out of the document.
    pub fn remove(&mut self) {
        self.content.remove();
        if let Some(comment) = self.comment() {
            take_out(&comment);
        }
    }

    /// Puts it elsewhere.
    pub fn move_to(&self, parent: &Node, before: Option<&Node>) {
        self.content.move_to(parent, before);
        if let Some(comment) = self.comment() {
            insert(&comment, parent, before);
        }
    }

    fn at(edge: Edge) -> Shared {
        Rc::new(RefCell::new(Region { edge, content: Content::Nothing }))
    }
}

/// Shows a view in a region and, where it is one to be followed, keeps doing so while the present owner lives.
pub fn show_in(region: &Shared, view: View) {
    match view {
        View::Live(mut ask) => {
            let region = Rc::clone(region);
            follow(Box::new(move || {
                let view = ask.ask();
                region.borrow_mut().show(view);
            }));
        }
        View::Rows(rows) => follow_rows(region, rows),
        view => region.borrow_mut().show(view),
    }
}

//! A template with its holes filled, and the element made of it. The HTML is parsed once; each further element is a
//! copy of the first.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::logging::error;
use leptos::web_sys::js_sys::Reflect;
use leptos::web_sys::{Comment, Element, HtmlTemplateElement, Node};
use wasm_bindgen::{JsCast, JsValue};

use super::convert::Value;
use super::element::{Slot, remember};
use super::events::Handler;
use super::listener::Listener;
use super::region::{Region, Shared, show_in};
use super::{View, document, follow, insert};

/// `NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT` (DOM standard).
const ELEMENTS_AND_COMMENTS: u32 = 1 | 128;

/// A piece of HTML with holes: one element with all that is in it.
pub struct Template {
    html: &'static str,
    /// Its place among the parsed ones, counted from 1.
    parsed: AtomicUsize,
}

/// A template with its holes filled.
pub struct Filled {
    template: &'static Template,
    holes: Vec<(u16, Hole)>,
}

enum Hole {
    Attribute(&'static str, Value),
    Property(&'static str, Value),
    Listener(&'static str, Handler),
    /// The view is all that is in its element.
    Content(View),
    /// The view stands before a comment.
    Before(View),
    Reference(Slot),
}

/// An element made of a template.
pub struct Instance {
    template: &'static Template,
    root: Node,
    places: Vec<Place>,
}

/// Where a hole is, and what has to be kept of it.
struct Place {
    node: Node,
    part: Part,
}

enum Part {
    Set,
    Listener(Rc<Listener>),
    Region(Shared),
}

impl Template {
    pub const fn new(html: &'static str) -> Template {
        Template { html, parsed: AtomicUsize::new(0) }
    }

    /// A fresh copy of its element; nothing where the browser refuses the HTML.
    fn copy(&self) -> Option<Node> {
        thread_local! {
            static PARSED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
        }
        let place = self.parsed.load(Ordering::Relaxed);
        let known = place.checked_sub(1).and_then(|place| PARSED.with_borrow(|parsed| parsed.get(place).cloned()));
        let first = match known {
            Some(first) => first,
            None => {
                let template: HtmlTemplateElement = document()?.create_element("template").ok()?.dyn_into().ok()?;
                template.set_inner_html(self.html);
                let first = template.content().first_element_child()?;
                let count = PARSED.with_borrow_mut(|parsed| {
                    parsed.push(first.clone());
                    parsed.len()
                });
                self.parsed.store(count, Ordering::Relaxed);
                first
            }
        };
        document()?.import_node_with_deep(&first, true).ok()
    }
}

impl Filled {
    /// A template; `view!` fills its holes, in the order in which their nodes stand.
    pub fn new(template: &'static Template, holes: usize) -> Filled {
        Filled { template, holes: Vec::with_capacity(holes) }
    }

    pub fn attribute(&mut self, place: u16, name: &'static str, value: Value) {
        self.holes.push((place, Hole::Attribute(name, value)));
    }

    pub fn property(&mut self, place: u16, name: &'static str, value: Value) {
        self.holes.push((place, Hole::Property(name, value)));
    }

    pub fn listener(&mut self, place: u16, event: &'static str, handler: Handler) {
        self.holes.push((place, Hole::Listener(event, handler)));
    }

    pub fn content(&mut self, place: u16, view: View) {
        self.holes.push((place, Hole::Content(view)));
    }

    pub fn before(&mut self, place: u16, view: View) {
        self.holes.push((place, Hole::Before(view)));
    }

    pub fn reference(&mut self, place: u16, slot: Slot) {
        self.holes.push((place, Hole::Reference(slot)));
    }

    /// Makes an element.
    pub(super) fn build(self, parent: &Node, before: Option<&Node>) -> Option<Instance> {
        let root = self.template.copy()?;
        let wanted: Vec<u16> = self.holes.iter().map(|(place, _)| *place).collect();
        let nodes = nodes_at(&root, &wanted);
        if nodes.len() != wanted.len() {
            error!("this markup is not what the browser makes of it: {}", self.template.html);
            return None;
        }
        let holes = self.holes.into_iter().map(|(_, hole)| hole);
        let places = nodes.into_iter().zip(holes).map(|(node, hole)| place(node, hole)).collect();
        insert(&root, parent, before);
        Some(Instance { template: self.template, root, places })
    }
}

impl Instance {
    /// The element.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Whether it was made of the same markup.
    pub fn is_of(&self, filled: &Filled) -> bool {
        std::ptr::eq(self.template, filled.template)
    }

    /// Fills the holes anew.
    pub fn refill(&mut self, filled: Filled) {
        for (place, (_, hole)) in self.places.iter_mut().zip(filled.holes) {
            match (&mut place.part, hole) {
                (Part::Region(region), Hole::Content(view) | Hole::Before(view)) => show_in(region, view),
                (Part::Listener(listener), Hole::Listener(_, handler)) => listener.set(handler),
                (part, hole) => *part = fill(&place.node, hole),
            }
        }
    }
}

fn place(node: Node, hole: Hole) -> Place {
    let part = fill(&node, hole);
    Place { node, part }
}

fn fill(node: &Node, hole: Hole) -> Part {
    match hole {
        Hole::Attribute(name, value) => set(node.clone(), name, value, set_attribute),
        Hole::Property(name, value) => set(node.clone(), name, value, set_property),
        Hole::Reference(slot) => {
            if let Some(element) = node.dyn_ref::<Element>() {
                remember(slot, element);
            }
        }
        Hole::Listener(event, handler) => {
            let listener = Listener::attach(node, event);
            listener.set(handler);
            return Part::Listener(listener);
        }
        Hole::Content(view) => return shown(Region::inside(node.clone()), view),
        Hole::Before(view) => {
            if let Some(comment) = node.dyn_ref::<Comment>() {
                return shown(Region::before(comment.clone()), view);
            }
        }
    }
    Part::Set
}

fn shown(region: Shared, view: View) -> Part {
    show_in(&region, view);
    Part::Region(region)
}

fn set(node: Node, name: &'static str, value: Value, setter: fn(&Node, &str, &Value)) {
    match value {
        Value::Live(mut ask) => follow(Box::new(move || setter(&node, name, &ask.ask().followed()))),
        value => setter(&node, name, &value),
    }
}

fn set_attribute(node: &Node, name: &str, value: &Value) {
    let Some(element) = node.dyn_ref::<Element>() else { return };
    let text = match value {
        Value::Text(text) => Some(text.as_ref()),
        Value::Flag(true) => Some(""),
        _ => None,
    };
    // Names come from `view!` and are valid.
    let _ = match text {
        Some(text) if element.get_attribute(name).as_deref() == Some(text) => Ok(()),
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    };
}

fn set_property(node: &Node, name: &str, value: &Value) {
    let value = match value {
        Value::Text(text) => JsValue::from_str(text),
        Value::Flag(flag) => JsValue::from_bool(*flag),
        _ => JsValue::NULL,
    };
    let name = JsValue::from_str(name);
    // Setting a field to what it holds would move the caret in some browsers.
    if Reflect::get(node, &name).is_ok_and(|present| present != value) {
        // An element takes any property.
        let _ = Reflect::set(node, &name, &value);
    }
}

/// The nodes at some places; places count elements and comments and do not fall.
fn nodes_at(root: &Node, places: &[u16]) -> Vec<Node> {
    let Some(walker) =
        document().and_then(|document| document.create_tree_walker_with_what_to_show(root, ELEMENTS_AND_COMMENTS).ok())
    else {
        return Vec::new();
    };
    let (mut at, mut node) = (0, Some(root.clone()));
    let mut nodes = Vec::with_capacity(places.len());
    for place in places {
        while at < *place && node.is_some() {
            node = walker.next_node().unwrap_or(None);
            at += 1;
        }
        nodes.extend(node.clone());
    }
    nodes
}

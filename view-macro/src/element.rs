//! An element with all that is in it: one piece of HTML, and the holes in it.
//!
//! A hole is found by the place of its node: elements and comments are counted in the order in which they stand in the
//! document, the outermost being 0. A view among other nodes has a comment as its place; one that is alone in its
//! element needs none.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeElement};
use syn::{Error, Expr, Ident, Lit, Result};

use crate::component::is_component;
use crate::markup::{keyed, text, value, view};

/// Elements that have no end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

/// An element as a template whose holes are filled.
pub fn filled(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let mut template = Template::default();
    template.element(element)?;
    let Template { html, holes, .. } = template;
    let count = holes.len();
    // A name of the macro's own: values may have a variable called the same.
    let filled = Ident::new("filled", Span::mixed_site());
    Ok(quote! {{
        static TEMPLATE: crate::view::Template = crate::view::Template::new(#html);
        let mut #filled = crate::view::Filled::new(&TEMPLATE, #count);
        #(#filled #holes;)*
        crate::view::View::Filled(#filled)
    }})
}

#[derive(Default)]
struct Template {
    html: String,
    holes: Vec<TokenStream>,
    /// Elements and comments so far.
    nodes: u16,
}

impl Template {
    fn element(&mut self, element: &NodeElement<Infallible>) -> Result<()> {
        let place = self.next_place();
        let tag = element.name().to_string();
        self.html += &format!("<{tag}");
        for attribute in element.attributes() {
            let (name, attribute) = keyed(attribute)?;
            self.attribute(place, &name, attribute)?;
        }
        self.html.push('>');
        match element.children() {
            [] => {}
            [only] if is_hole(only) => {
                let view = view(only)?;
                self.holes.push(quote! { .content(#place, #view) });
            }
            children => {
                for child in children {
                    self.child(child)?;
                }
            }
        }
        if !VOID.contains(&tag.as_str()) {
            self.html += &format!("</{tag}>");
        }
        Ok(())
    }

    fn child(&mut self, child: &Node) -> Result<()> {
        match child {
            Node::Element(element) if !is_component(element) => self.element(element)?,
            Node::Comment(_) => {}
            child => match text(child) {
                Some(text) => self.html += &escaped(&text),
                None => {
                    let place = self.next_place();
                    let view = view(child)?;
                    self.html += "<!>";
                    self.holes.push(quote! { .before(#place, #view) });
                }
            },
        }
        Ok(())
    }

    fn attribute(&mut self, place: u16, name: &str, attribute: &KeyedAttribute) -> Result<()> {
        if let Some(event) = name.strip_prefix("on:") {
            let event: Ident = syn::parse_str(event)
                .map_err(|_| Error::new_spanned(&attribute.key, format!("there is no event `{event}`")))?;
            let (name, handler) = (event.to_string(), value(name, attribute)?);
            self.holes.push(quote! {
                .listener(#place, #name, crate::view::handler(::leptos::ev::#event, #handler))
            });
        } else if let Some(property) = name.strip_prefix("prop:") {
            let value = value(name, attribute)?;
            self.holes.push(quote! { .property(#place, #property, crate::view::IntoValue::into_value(#value)) });
        } else if name == "node_ref" {
            let reference = value(name, attribute)?;
            self.holes.push(quote! { .reference(#place, #reference.slot()) });
        } else if let Some(literal) = attribute.value_literal_string().filter(|_| !is_flag(attribute)) {
            self.html += &format!(" {name}=\"{}\"", escaped(&literal));
        } else if attribute.value().is_some() {
            let value = value(name, attribute)?;
            self.holes.push(quote! { .attribute(#place, #name, crate::view::IntoValue::into_value(#value)) });
        } else {
            self.html += &format!(" {name}");
        }
        Ok(())
    }

    fn next_place(&mut self) -> u16 {
        self.nodes += 1;
        self.nodes - 1
    }
}

/// `true` and `false` say whether the attribute is there at all.
fn is_flag(attribute: &KeyedAttribute) -> bool {
    matches!(attribute.value(), Some(Expr::Lit(literal)) if matches!(literal.lit, Lit::Bool(_)))
}

fn is_hole(node: &Node) -> bool {
    match node {
        Node::Element(element) => is_component(element),
        Node::Block(_) | Node::Fragment(_) => true,
        _ => false,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::read;

    fn template(markup: TokenStream) -> (String, Vec<String>) {
        let nodes = read(markup).expect("markup that can be read");
        let [Node::Element(element)] = nodes.as_slice() else { panic!("one element") };
        let mut template = Template::default();
        template.element(element).expect("an element of ours");
        (template.html, template.holes.iter().map(|hole| hole.to_string().replace(' ', "")).collect())
    }

    #[test]
    fn what_never_changes_is_html() {
        let (html, holes) = template(quote! { <p class="a" hidden>"1 < 2"<br/><b>"&"</b></p> });
        assert_eq!(html, "<p class=\"a\" hidden>1 &lt; 2<br><b>&amp;</b></p>");
        assert_eq!(holes.len(), 0);
    }

    #[test]
    fn a_flag_that_is_false_is_no_attribute_that_says_so() {
        let (html, holes) = template(quote! { <input disabled=false value="false"/> });
        assert_eq!(html, "<input value=\"false\">");
        assert_eq!(holes.len(), 1);
    }

    #[test]
    fn a_hole_is_found_by_its_place_among_elements_and_comments() {
        let (html, holes) = template(quote! { <p><b>"x"</b>{one}<i title=two></i>{three}</p> });
        assert_eq!(html, "<p><b>x</b><!><i></i><!></p>");
        let places: Vec<&str> = holes.iter().filter_map(|hole| hole.split(['(', ',']).nth(1)).collect();
        assert_eq!(places, ["2u16", "3u16", "4u16"]);
    }

    #[test]
    fn a_view_alone_in_its_element_needs_no_comment() {
        let (html, holes) = template(quote! { <ul class=x>{rows}</ul> });
        assert_eq!(html, "<ul></ul>");
        assert!(holes.iter().any(|hole| hole.starts_with(".content(0u16,")), "{holes:?}");
    }
}

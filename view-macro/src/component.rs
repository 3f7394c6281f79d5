//! Elements whose name begins with a capital letter: components, and the two that steer what is shown.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, NodeElement, NodeName};
use syn::{Error, Expr, Ident, Result};

use crate::markup::{keyed, value, views};

/// Whether an element names a component.
pub fn is_component(element: &NodeElement<Infallible>) -> bool {
    matches!(element.name(), NodeName::Path(_)) && element.name().to_string().starts_with(char::is_uppercase)
}

/// The call of a component.
pub fn call(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    match element.name().to_string().as_str() {
        "Show" => show(element),
        "For" => rows(element),
        _ => component(element),
    }
}

/// Its body is not followed: what it reads outside of closures is read once.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let mut properties = Vec::new();
    for attribute in element.attributes() {
        let (property, attribute) = keyed(attribute)?;
        let setter: Ident = syn::parse_str(&property)
            .map_err(|_| Error::new_spanned(attribute, format!("a component has no property `{property}`")))?;
        let value = value(&property, attribute)?;
        properties.push(quote! { .#setter(#value) });
    }
    if !element.children().is_empty() {
        let children = views(element.children())?;
        properties.push(quote! { .children(::std::boxed::Box::new(move || #children)) });
    }
    // A name of the macro's own: values may have a variable called the same.
    let built = Ident::new("properties", Span::mixed_site());
    Ok(quote! {{
        let #built = ::leptos::component::component_props_builder(&#name) #(#properties)* .build();
        crate::view::component(move || ::leptos::component::component_view(#name, #built))
    }})
}

fn show(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let when = required(element, "when")?;
    let fallback = match attribute(element, "fallback")? {
        Some(fallback) => quote! { move || crate::view::IntoView::into_view((#fallback)()) },
        None => quote! { || crate::view::View::Nothing },
    };
    let children = views(element.children())?;
    Ok(quote! { crate::view::show(#when, move || #children, #fallback) })
}

fn rows(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let (each, key) = (required(element, "each")?, required(element, "key")?);
    let mut item = format_ident!("_item");
    for attribute in element.attributes() {
        let (name, _) = keyed(attribute)?;
        if let Some(name) = name.strip_prefix("let:") {
            item = syn::parse_str(name)?;
        }
    }
    // As if written in the markup, which the children are.
    item.set_span(Span::call_site());
    let row = views(element.children())?;
    Ok(quote! { crate::view::rows(#each, #key, move |#item| #row) })
}

fn required<'a>(element: &'a NodeElement<Infallible>, name: &str) -> Result<&'a Expr> {
    let missing = || Error::new_spanned(element.name(), format!("`{name}` is missing"));
    attribute(element, name)?.ok_or_else(missing)
}

fn attribute<'a>(element: &'a NodeElement<Infallible>, wanted: &str) -> Result<Option<&'a Expr>> {
    for attribute in element.attributes() {
        let (name, attribute) = keyed(attribute)?;
        if name == wanted {
            return Ok(KeyedAttribute::value(attribute));
        }
    }
    Ok(None)
}

//! Nodes of markup, and what is made of each where it stands by itself.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock};
use rstml::{Infallible, Parser, ParserConfig};
use syn::{Block, Error, Expr, Ident, Result, Stmt};

use crate::component;
use crate::element;

/// Reads markup.
pub fn read(tokens: TokenStream) -> Result<Vec<Node>> {
    Parser::<Infallible>::new(ParserConfig::default()).parse_simple(tokens)
}

/// Nodes side by side as one view.
pub fn views(nodes: &[Node]) -> Result<TokenStream> {
    let mut views =
        nodes.iter().filter(|node| !matches!(node, Node::Comment(_))).map(view).collect::<Result<Vec<_>>>()?;
    match views.len() {
        1 => Ok(views.remove(0)),
        0 => Ok(quote! { crate::view::View::Nothing }),
        _ => Ok(quote! { crate::view::View::Many(::std::vec![#(#views),*]) }),
    }
}

/// One node as a view.
pub fn view(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) if component::is_component(element) => component::call(element),
        Node::Element(element) => element::filled(element),
        Node::Block(NodeBlock::ValidBlock(block)) => {
            let value = unbraced(block);
            Ok(quote! { crate::view::IntoView::into_view(#value) })
        }
        Node::Fragment(fragment) => views(fragment.children()),
        Node::Text(_) | Node::RawText(_) => {
            let text = text(node).unwrap_or_default();
            Ok(quote! { crate::view::IntoView::into_view(#text) })
        }
        other => Err(Error::new_spanned(other, "a view takes elements, texts, components and `{values}`")),
    }
}

/// What a node says, if it is a text.
pub fn text(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.value_string()),
        Node::RawText(text) => Some(text.to_string_best()),
        _ => None,
    }
}

/// An attribute with its name; `{..spread}` is not understood.
pub fn keyed(attribute: &NodeAttribute) -> Result<(String, &KeyedAttribute)> {
    match attribute {
        NodeAttribute::Attribute(keyed) => Ok((keyed.key.to_string(), keyed)),
        NodeAttribute::Block(block) => Err(Error::new_spanned(block, "an attribute needs a name")),
    }
}

/// The value of an attribute; one without a value stands for the variable of its name.
pub fn value(name: &str, attribute: &KeyedAttribute) -> Result<TokenStream> {
    if let Some(value) = attribute.value() {
        return Ok(match value {
            // `{…}` around a value is how markup writes an expression.
            Expr::Block(block) => unbraced(&block.block),
            value => quote! { #value },
        });
    }
    let variable: Ident =
        syn::parse_str(name).map_err(|_| Error::new_spanned(attribute, format!("`{name}` needs a value")))?;
    let variable = Ident::new(&variable.to_string(), Span::call_site());
    Ok(quote! { #variable })
}

/// The value in `{…}` without its braces, where they hold nothing else.
fn unbraced(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(value, None)] => quote! { #value },
        _ => quote! { #block },
    }
}

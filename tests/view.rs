//! The part of `view` that needs no browser, with the tests beside it: `view` itself exists for wasm32 only.

#[path = "../src/view/order.rs"]
mod order;

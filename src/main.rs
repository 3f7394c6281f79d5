//! The program: starts the page.

fn main() {}

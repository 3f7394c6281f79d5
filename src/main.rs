//! The program: starts the page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    callboard::ui::start();
}

//! What `cargo xtask` can do, one module a command.

pub mod bench;
pub mod build;
pub mod check;
pub mod serve;
pub mod soak;
pub mod test;

use crate::failure::Failure;

pub fn no_arguments(command: &str, arguments: &[String]) -> Result<(), Failure> {
    match arguments.first() {
        None => Ok(()),
        Some(unknown) => Err(Failure::Usage(format!("`{command}` takes no arguments, but was given `{unknown}`."))),
    }
}

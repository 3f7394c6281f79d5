//! What is kept where: how safe it is, backups out and in, the bin.

mod backup;
mod bin;
mod import;
pub mod page;
mod safety;

//! Matching what is typed against names and doors: Han, pinyin, initials, door, last digits. Not a list or a screen.
//!
//! It knows strings only. Whoever has households prepares an [`Index`] of [`Entry`]s once, keeps it in step with
//! [`Index::put`], and asks it with a [`Query`] at every key; [`Query::highlight`] then marks the few rows shown.

mod arena;
mod compiled;
mod door;
mod index;
mod latin;
mod letter;
mod likeness;
mod query;
mod vocabulary;

pub use index::{Entry, Hit, Index};
pub use latin::latin;
pub use likeness::Sounds;
pub use query::Query;

#[cfg(test)]
mod tests;

//! The parts panes and dialogs are drawn with. They know texts and records of nobody; what to show is handed in.

pub mod date;
pub mod field;
pub mod filter;
pub mod footer;
pub mod lines;
pub mod list;
pub mod note;
pub mod pad;
pub mod popup;
pub mod table;
pub mod taps;
pub mod text;
mod wrap;

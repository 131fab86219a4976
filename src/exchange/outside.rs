//! What reading a file into a plan needs from outside: time, ids, words, and somebody to tell how far it is.

use std::ops::ControlFlow;

use uuid::Uuid;

use crate::domain::Moment;

/// The words of a message, by its name and values.
pub type Words<'a> = dyn Fn(&'static str, &[(&'static str, String)]) -> String + 'a;

/// How far the reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows read.
    pub rows: usize,
    /// Thousandths of the file.
    pub share: u16,
}

/// The one who is told how far it is; breaks the reading off by answering [`ControlFlow::Break`].
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Time, ids, words and a watcher.
pub struct Outside<'a> {
    /// The present moment.
    pub now: Moment,
    /// A fresh record id at every call.
    pub ids: &'a mut dyn FnMut() -> Uuid,
    /// The words of a task's title.
    pub text: &'a Words<'a>,
    /// The language labels of codes are told in (`zh-CN`, `en`).
    pub language: &'a str,
    /// Told how far it is; may break the reading off.
    pub watch: &'a mut Watch<'a>,
}

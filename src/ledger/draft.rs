//! Drafts: what is typed but not yet saved, kept so that a killed program opens at the same place. Not part of the record.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::backing::BackingError;
use crate::domain::Moment;
use crate::domain::subject::Subject;

/// An open sheet, note or dialog as it stood at the last key.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Its id; a dialog keeps one id while it is open.
    pub id: Uuid,
    /// Which dialog it is, for opening it again (`quick-log`, `household`).
    pub kind: String,
    /// The door or place it is about.
    pub subject: Option<Subject>,
    /// The dialog's own state, as JSON.
    pub state: String,
    /// When it was last touched.
    pub at: Moment,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "draft:{}:{}", self.kind, self.id)
    }
}

/// Where drafts are kept.
pub trait DraftKeeper {
    /// Keeps `draft`, instead of an earlier one of the same id; on disk when it returns.
    ///
    /// # Errors
    /// When it could not be made durable.
    fn save(&mut self, draft: &Draft) -> Result<(), BackingError>;

    /// Every draft that can still be read.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn kept(&mut self) -> Result<Vec<Draft>, BackingError>;

    /// Removes the draft with this id, if there is one.
    ///
    /// # Errors
    /// When the file cannot be removed.
    fn discard(&mut self, id: Uuid) -> Result<(), BackingError>;
}

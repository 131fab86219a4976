//! A file that belongs to an answer sheet: a photo, a recording, a scan. Kept whole, sealed like every record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer_sheet::AnswerSheet;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// A file of an answer sheet.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id.
    pub id: Id<Attachment>,
    /// The answer sheet.
    pub sheet: Id<AnswerSheet>,
    /// The door or place.
    pub subject: Subject,
    /// The day of the answer sheet.
    pub day: NaiveDate,
    /// The name the answer holds.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was taken in.
    pub added: Moment,
}

entity!(Attachment, 14, "attachments" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});

//! An answer sheet (填报记录): a questionnaire filled at a door, finished. What is half filled is a draft.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::questionnaire::Questionnaire;
use super::record::entity;
use super::resident::Resident;
use super::subject::Subject;
use super::{Id, Moment};

/// An answer sheet. A correction is the same record again, with a higher revision and the reason; history has the old one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerSheet {
    /// Its id.
    pub id: Id<AnswerSheet>,
    /// What was filled.
    pub questionnaire: Id<Questionnaire>,
    /// The version of the workbook it was filled with.
    pub version: String,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// The door or place.
    pub subject: Subject,
    /// The person, where it is about one.
    pub resident: Option<Id<Resident>>,
    /// When it was begun.
    pub begun: Moment,
    /// When it was finished, or last corrected.
    pub finished: Moment,
    /// Who filled it.
    pub worker: String,
    /// The language of the questions when it was finished.
    pub language: String,
    /// The answers, as JSON of the form engine; unknown to everybody else.
    pub answers: String,
    /// The paths of the questions somebody did not want to answer; they count as answered.
    pub declined: Vec<String>,
    /// What the form calls it (`instance_name`); may be blank.
    pub name: String,
    /// Whether nothing required is left open and nothing is wrong.
    pub is_complete: bool,
    /// How many questions were answered or declined.
    pub answered: u32,
    /// How many were asked.
    pub asked: u32,
    /// 0 when it was finished, one more with every correction.
    pub revision: u32,
    /// Why it was corrected last.
    pub reason: String,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

entity!(AnswerSheet, 13, "answer_sheets" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});

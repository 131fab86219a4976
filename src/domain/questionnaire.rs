//! A questionnaire (采集表) the office wrote in Excel, and which doors it is for. Not what its questions mean: that is `form`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::Spot;
use super::codes::{CareGroup, PlaceKind};
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// A file beside the workbook: a choice list as CSV, a picture.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Companion {
    /// Its name, as the workbook writes it (`towns.csv`).
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Whom a questionnaire is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// Every household.
    Everyone,
    /// The households of a building or unit.
    Area(Spot),
    /// The households where somebody of this group lives.
    Care(CareGroup),
    /// The places of this kind: shops, stairwells.
    Places(PlaceKind),
}

/// A questionnaire.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its id; a newer version of the same form keeps it.
    pub id: Id<Questionnaire>,
    /// The `form_id` of the workbook; unique among those in use.
    pub form: String,
    /// What it is called in lists.
    pub title: String,
    /// The `version` of the workbook; may be blank.
    pub version: String,
    /// The name of the file it came from.
    pub file: String,
    /// The workbook as it was given.
    pub workbook: Vec<u8>,
    /// The files beside it.
    pub companions: Vec<Companion>,
    /// Whom it is for; nobody: it is filled where the worker chooses to.
    pub audience: Vec<Audience>,
    /// By when it is to be filled at every door of its audience.
    pub due: Option<NaiveDate>,
    /// When it was taken in.
    pub added: Moment,
    /// No longer filled; its answers stay.
    pub retired: bool,
}

entity!(Questionnaire, 12, "questionnaires" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
});

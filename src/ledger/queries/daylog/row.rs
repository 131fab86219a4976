//! The rows of the day's log: a record with what a reader of it needs beside. Not the figures made of them.

mod activity;
mod asking;
mod collection;
mod hazard;
mod listed;
mod need;
mod pairing;
mod relief;
mod request;
mod task;
mod told;
mod visit;

use super::whereabouts::Where;
use crate::domain::Id;
use crate::domain::codes::CareGroup;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;
use chrono::NaiveDate;

pub use activity::ActivityRow;
pub use asking::{StanceRow, WillingRow};
pub use collection::CollectionRow;
pub use hazard::{CheckRow, HazardRow};
pub use listed::ListedRow;
pub use need::{Became, NeedRow};
pub use pairing::PairingRow;
pub use relief::ReliefRow;
pub use request::RequestRow;
pub use task::{TaskPart, TaskRow};
pub use told::ToldRow;
pub use visit::VisitRow;

/// The care groups of the people who live there on `day`, each once, in the order of the table.
pub(super) fn care_of(tables: &Tables, id: Id<Household>, day: NaiveDate) -> Vec<CareGroup> {
    let mut groups: Vec<CareGroup> = (tables.residents_of(id).into_iter())
        .filter(|resident| resident.is_here())
        .flat_map(|resident| resident.care_groups(day))
        .collect();
    groups.sort_by_key(|group| (group.position(), *group));
    groups.dedup();
    groups
}

/// The household a row is about, where it is about a door.
pub(super) fn household(place: &Where) -> Option<Id<Household>> {
    place.subject.as_ref().and_then(Subject::household)
}

/// Whether somebody was reached there on `date`.
pub(super) fn reached_on(tables: &Tables, subject: &Subject, date: NaiveDate) -> bool {
    let mut visits = tables.visits.of(subject).rev();
    visits.any(|visit| visit.day == date && visit.outcome.is_effective())
}

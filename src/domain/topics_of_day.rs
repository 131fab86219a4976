//! The topics of a day: what is to be explained at every door on it. Not that it was: visits and [`super::told`] say that.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::Topic;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// What is to be explained on one date.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct TopicsOfDay {
    /// Its id.
    pub id: Id<TopicsOfDay>,
    /// The day.
    pub date: NaiveDate,
    /// The topics, in the order they were named.
    pub topics: Vec<Topic>,
    /// When they were set last.
    pub at: Moment,
    /// By whom.
    pub by: String,
}

entity!(TopicsOfDay, 28, "topics_of_day" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
    fn day(&self) -> Option<NaiveDate> { Some(self.date) }
});

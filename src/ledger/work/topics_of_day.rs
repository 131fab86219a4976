//! Setting what is to be explained at every door of a day, at its start or later. Not that it was explained.

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::Topic;
use crate::domain::topics_of_day::TopicsOfDay;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// Sets the topics of the day that entries made now belong to; an empty list takes them off.
///
/// # Errors
/// When the day is closed, or the store refuses.
pub fn set(ledger: &mut Ledger, topics: Vec<Topic>, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    if late {
        return Err(WorkError::DayClosed(date));
    }
    put(&mut edit, ledger.tables(), date, topics, at);
    let changes = edit.changes();
    Ok(ledger.commit("topics-of-day", changes, at.clock)?)
}

/// Puts the topics of a date into a change: one record a date, each topic once.
pub(super) fn put(
    edit: &mut Edit<'_>,
    tables: &Tables,
    date: NaiveDate,
    topics: Vec<Topic>,
    at: At<'_>,
) {
    let known = tables.topics_of_day.on(date).next_back();
    let mut each: Vec<Topic> = Vec::with_capacity(topics.len());
    for topic in topics {
        if !each.contains(&topic) {
            each.push(topic);
        }
    }
    let same = match known {
        Some(known) => known.topics == each,
        None => each.is_empty(),
    };
    if same {
        return;
    }
    edit.put(TopicsOfDay {
        id: known.map_or_else(|| Id::new(at.clock.id()), |known| known.id),
        date,
        topics: each,
        at: at.clock.now(),
        by: at.settings.worker.clone(),
    });
}

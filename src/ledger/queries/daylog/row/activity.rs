//! An activity held that day as a row of the log. Not who signed up to it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::whereabouts::Where;
use crate::domain::Moment;
use crate::domain::activity::Activity;
use crate::domain::codes::ActivityState;
use crate::ledger::table::Tables;

/// An activity that was held.
#[derive(Clone, PartialEq)]
pub struct ActivityRow {
    /// The record.
    pub activity: Arc<Activity>,
    /// Where, in words.
    pub place: Where,
}

impl ActivityRow {
    /// When it began, on the clock of where it was written down.
    pub fn at(&self) -> Moment {
        let offset = *self.activity.created.offset();
        let start = self.activity.hours.start().and_local_timezone(offset);
        start.single().unwrap_or(self.activity.created)
    }

    /// Everything held that day, in the order of time.
    pub(in super::super) fn all(tables: &Tables, date: NaiveDate) -> Vec<Self> {
        let all = tables.activities.on(date);
        let held = all.filter(|one| one.state == ActivityState::HELD);
        let mut rows: Vec<Self> = held
            .map(|activity| Self {
                place: Where {
                    room: activity.place.clone(),
                    ..Where::default()
                },
                activity: Arc::clone(activity),
            })
            .collect();
        rows.sort_by_key(|row| (row.activity.hours, row.activity.id));
        rows
    }
}

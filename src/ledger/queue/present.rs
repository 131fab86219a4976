//! The moment a queue is computed for: day, part of the day, who works, what is half typed. Not the records.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::codes::Slot;
use crate::domain::subject::Subject;
use crate::ledger::draft::Draft;
use crate::ledger::table::Tables;
use crate::ledger::work::{Settings, day};

/// Facts confirmed longer ago than so many days are stale, unless the settings say otherwise.
pub const FACTS_DAYS: i64 = 365;

/// An assigned task comes into today's list so many days before it is due.
pub const TASK_LEAD_DAYS: i64 = 7;

/// Everything the queue depends on beside the records.
#[derive(Clone, Debug, PartialEq)]
pub struct Now {
    /// The present moment, local.
    pub moment: Moment,
    /// The day being worked on; after midnight still the open one.
    pub day: NaiveDate,
    /// The part of the day it is.
    pub slot: Slot,
    /// Who works; a task assigned to this name is the worker's own.
    pub worker: String,
    /// Facts confirmed longer ago than so many days are stale.
    pub facts_days: i64,
    /// Doors and places with an unfinished sheet, and its draft.
    pub drafts: Vec<(Subject, Uuid)>,
}

impl Now {
    /// `moment` under `settings`, with the drafts that are kept.
    pub fn new(tables: &Tables, moment: Moment, settings: &Settings, drafts: &[Draft]) -> Self {
        let day = day::date_at(tables, moment);
        // After midnight of an open day it is still that day's evening, not the next one's morning.
        let slot = if moment.date_naive() > day {
            Slot::EVENING
        } else {
            settings.slot(moment.time())
        };
        let drafts = drafts
            .iter()
            .filter_map(|draft| Some((draft.subject.clone()?, draft.id)))
            .collect();
        Self {
            moment,
            day,
            slot,
            worker: settings.worker.clone(),
            facts_days: FACTS_DAYS,
            drafts,
        }
    }
}

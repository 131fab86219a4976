//! The moment a queue is computed for: day, part of the day, who works, what is half typed. Not the records.

use chrono::{NaiveDate, NaiveTime, TimeZone, Timelike};
use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::codes::Slot;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::draft::Draft;
use crate::ledger::table::Tables;
use crate::ledger::work::{Settings, day};

/// Facts confirmed longer ago than so many days are stale, unless the settings say otherwise.
pub const FACTS_DAYS: i64 = 365;

/// An assigned task comes into today's list so many days before it is due.
pub const TASK_LEAD_DAYS: i64 = 7;

/// Before this hour an entry belongs to the night of the day before.
const NIGHT_ENDS: u32 = 5;

/// The date an entry of the log of `day`, made at `at`, counts as: the night after counts as its day; what is written
/// into a day that was left open counts as the date it was written on.
pub(super) fn date_of(day: NaiveDate, at: Moment) -> NaiveDate {
    if at.hour() < NIGHT_ENDS {
        day
    } else {
        day.max(at.date_naive())
    }
}

/// Everything the queue depends on beside the records.
#[derive(Clone, Debug, PartialEq)]
pub struct Now {
    /// The present moment, local.
    pub moment: Moment,
    /// The day being worked on, whose plan counts: the open one, else today.
    pub day: NaiveDate,
    /// The date by which things are due: the calendar's, and in the night after an open day still that day's.
    pub date: NaiveDate,
    /// The part of the day it is.
    pub slot: Slot,
    /// From when on it is evening.
    pub evening: NaiveTime,
    /// Who works; a task assigned to this name is the worker's own.
    pub worker: String,
    /// When the morning ends; from `evening` on it is evening.
    pub noon: NaiveTime,
    /// Facts confirmed longer ago than so many days are stale.
    pub facts_days: i64,
    /// Doors and places with an unfinished sheet, and its draft.
    pub drafts: Vec<(Subject, Uuid)>,
}

impl Now {
    /// Whether a visit was made today, or on the day being worked on.
    pub fn is_today(&self, visit: &Visit) -> bool {
        visit.day == self.day || date_of(visit.day, visit.at) == self.date
    }

    /// The part of the day it was at `at`.
    pub fn slot_of(&self, at: Moment) -> Slot {
        match at.time() {
            time if time < self.noon => Slot::MORNING,
            time if time < self.evening => Slot::AFTERNOON,
            _ => Slot::EVENING,
        }
    }

    /// `moment` under `settings`, with the drafts that are kept.
    pub fn new(tables: &Tables, moment: Moment, settings: &Settings, drafts: &[Draft]) -> Self {
        let day = day::date_at(tables, moment);
        let night = moment.hour() < NIGHT_ENDS && day.succ_opt() == Some(moment.date_naive());
        let date = if night { day } else { moment.date_naive() };
        // After midnight of an open day it is still that day's evening, not the next one's morning.
        let slot = if night {
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
            date,
            slot,
            evening: settings.afternoon_ends,
            noon: settings.morning_ends,
            worker: settings.worker.clone(),
            facts_days: FACTS_DAYS,
            drafts,
        }
    }

    /// The moment a day that is over at `now` is told by: when it was closed, else its last minute. None for the day
    /// being worked on, for a day to come, and for one of which nothing is written down.
    pub fn at_end_of(
        tables: &Tables,
        date: NaiveDate,
        now: Moment,
        settings: &Settings,
    ) -> Option<Self> {
        let day = tables.day(date)?;
        let closed = day.closed.filter(|_| day.is_closed());
        if closed.is_none() && date >= day::date_at(tables, now) {
            return None;
        }
        let last = NaiveTime::from_hms_opt(23, 59, 0)?;
        let last = || now.offset().from_local_datetime(&date.and_time(last));
        let moment = match closed {
            Some(closed) => closed,
            None => last().single()?,
        };
        Some(Self {
            moment,
            day: date,
            date,
            slot: if moment.date_naive() > date {
                Slot::EVENING
            } else {
                settings.slot(moment.time())
            },
            drafts: Vec::new(),
            ..Self::new(tables, moment, settings, &[])
        })
    }
}

//! What the visits at one door add up to: last reached when, tried since in which slots, what was said last.

use chrono::{Days, NaiveDate};

use super::super::book::{Book, FollowUp};
use super::super::present::{Now, date_of};
use crate::domain::Id;
use crate::domain::codes::{Effective, Outcome, Slot, VisitMode};
use crate::domain::subject::Subject;
use crate::domain::visit::{Appointment, Visit};
use crate::ledger::queries::visits::has_content;
use crate::ledger::table::Tables;

/// The last attempt at a door.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Last {
    pub visit: Id<Visit>,
    pub date: NaiveDate,
    pub at: chrono::NaiveDateTime,
    pub outcome: Outcome,
    pub follow_up: FollowUp,
    pub again: Option<Appointment>,
}

/// What the visits at one door add up to.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct History {
    pub last: Option<Last>,
    /// The day of the last visit that counts, in person or by phone or video.
    pub last_care: Option<NaiveDate>,
    /// The day of the last visit in person that counts.
    pub last_visit: Option<NaiveDate>,
    /// The day somebody last saw how the door is lived in.
    pub last_seen: Option<NaiveDate>,
    /// Attempts that failed since somebody was reached.
    pub failures: u16,
    /// Parts of the day they were made in, as bits.
    pub tried: u8,
    /// The same, today only.
    pub tried_today: u8,
    /// When somebody last knocked on this date.
    pub knocked: Option<chrono::NaiveDateTime>,
    /// Whether anybody knocked today, or on the day being worked on.
    pub attempted_today: bool,
    /// Whether somebody was reached then, or the door was found to have nobody.
    pub settled_that_day: bool,
    /// The same, by the date alone.
    pub settled_today: bool,
}

impl History {
    /// Reads the visits at `subject`.
    pub fn of(tables: &Tables, subject: &Subject, book: &Book, now: &Now) -> Self {
        let mut history = Self::default();
        let mut trying = true;
        for visit in tables.visits.of(subject).rev() {
            let meaning = book.meaning(visit.outcome);
            let date = date_of(visit.day, visit.at);
            if history.last.is_none() {
                history.last = Some(Last {
                    visit: visit.id,
                    date,
                    at: visit.at.naive_local(),
                    outcome: visit.outcome,
                    follow_up: meaning.follow_up,
                    again: visit.again,
                });
            }
            let failed = meaning.effective == Effective::No;
            if date == now.date && history.knocked.is_none() {
                history.knocked = Some(visit.at.naive_local());
            }
            if now.is_today(visit) {
                history.attempted_today = true;
                history.settled_that_day |= !failed;
                history.settled_today |= !failed && date == now.date;
            }
            trying &= failed;
            if trying && meaning.follow_up != FollowUp::Appointment {
                let slot = book.slot_bit(visit.slot);
                history.failures = history.failures.saturating_add(1);
                history.tried |= slot;
                if date == now.date {
                    history.tried_today |= slot;
                }
            }
            if !failed {
                history.last_seen = history.last_seen.max(Some(date));
            }
            history.count(tables, visit, date, meaning.effective);
        }
        history
    }

    /// Counts a visit that reached somebody and has content.
    fn count(&mut self, tables: &Tables, visit: &Visit, date: NaiveDate, effective: Effective) {
        if !matches!(effective, Effective::Yes | Effective::CareOnly) || !has_content(tables, visit)
        {
            return;
        }
        self.last_care = self.last_care.max(Some(date));
        let remote = [VisitMode::PHONE, VisitMode::VIDEO].contains(&visit.mode);
        if effective == Effective::Yes && !remote {
            self.last_visit = self.last_visit.max(Some(date));
        }
    }

    /// Whether this is the third failure: three attempts in at least two parts of the day (decisions.md 9).
    pub const fn is_for_community(&self) -> bool {
        self.failures >= 3 && self.tried.count_ones() >= 2
    }

    /// When to knock again after nobody was home: `None` now, else the day and the part of it. Another part of the
    /// day than those tried; when all were tried, any but those tried today. `evening_round` takes the last part of
    /// the day too, if it was not tried today.
    pub fn next_try(
        &self,
        book: &Book,
        present: &Now,
        evening_round: bool,
    ) -> Option<(NaiveDate, Slot)> {
        let slots = book.slots();
        let day = present.date;
        let now = slots.iter().position(|known| *known == present.slot)?;
        let all = (1u16 << slots.len()).wrapping_sub(1) as u8;
        let untried = all & !self.tried;
        let wanted = if untried == 0 { all } else { untried };
        let is = |bits: u8, place: usize| bits & (1 << place) != 0;
        if !is(self.tried_today, now)
            && (is(wanted, now) || evening_round && now + 1 == slots.len())
        {
            return None;
        }
        let today = (now + 1..slots.len())
            .find(|place| is(wanted, *place) && !is(self.tried_today, *place));
        let tomorrow = (0..slots.len()).find(|place| is(wanted, *place));
        let on = day.checked_add_days(Days::new(1)).unwrap_or(day);
        today
            .map(|place| (day, slots[place]))
            .or_else(|| tomorrow.map(|place| (on, slots[place])))
    }
}

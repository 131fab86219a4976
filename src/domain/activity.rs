//! An activity (联席会, 联办活动, 主题党日, 志愿服务, 培训, 议事会): when, where, by whom, what came of it. Not who comes: a sign-up.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::codes::{ActivityKind, ActivityState, CareGroup, JointAction, ServicePoint};
use super::partner::Partner;
use super::place::Place;
use super::project::Project;
use super::record::entity;
use super::request::Request;
use super::subject::Subject;
use super::when::{WhenFault, parse_time, parse_when};
use super::{Id, Moment};

/// From when to when, by the clock on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hours {
    /// The day it begins.
    pub on: NaiveDate,
    /// The time it begins; a whole day without one.
    pub from: Option<NaiveTime>,
    /// The last day.
    pub last: NaiveDate,
    /// The time it ends, where one is known.
    pub until: Option<NaiveTime>,
}

impl Hours {
    /// The whole of a day.
    pub const fn day(on: NaiveDate) -> Self {
        Self {
            on,
            from: None,
            last: on,
            until: None,
        }
    }

    /// Reads when it begins (`11-25 15:00`, `明天下午3点`, `11-25`, `11-25 15:00-17:00`) and ends (a time, a day, or both).
    ///
    /// # Errors
    /// When one of them is neither a day nor a time.
    pub fn read(start: &str, end: Option<&str>, now: NaiveDateTime) -> Result<Self, WhenFault> {
        let ranged = end.is_none().then(|| range(start)).flatten();
        let (start, end) = ranged.map_or((start, end), |(start, end)| (start, Some(end)));
        let (on, from) = parse_when(start, now)?;
        let mut hours = Self {
            from,
            ..Self::day(on)
        };
        let Some(end) = end.filter(|end| !end.trim().is_empty()) else {
            return Ok(hours);
        };
        match parse_time(end) {
            Some(until) => hours.until = Some(same_half(start, from, until)),
            None => (hours.last, hours.until) = parse_when(end, now)?,
        }
        Ok(hours)
    }

    /// Whether it says no more than when it begins.
    pub fn names_no_end(&self) -> bool {
        self.last == self.on && self.until.is_none()
    }

    /// As long as it is, but beginning when `other` does.
    pub fn moved_to(&self, other: Self) -> Self {
        let timed = self.until.is_some() && other.from.is_some();
        let lasts = match timed {
            true => self.end() - self.start(),
            false => self.last - self.on,
        };
        let ends = other.start().checked_add_signed(lasts);
        let ends = ends.unwrap_or_else(|| other.start());
        Self {
            last: ends.date(),
            until: timed.then(|| ends.time()),
            ..other
        }
    }

    /// Whether it ends before it begins, or names an end without a beginning.
    pub fn is_upside_down(&self) -> bool {
        let by_day = self.last < self.on;
        let by_time = match (self.from, self.until) {
            (None, Some(_)) => true,
            (Some(from), Some(until)) => self.last == self.on && until < from,
            _ => false,
        };
        by_day || by_time
    }

    /// Whether `day` is one of its days.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.on <= day && day <= self.last
    }

    /// When it begins; a whole day at midnight.
    pub fn start(&self) -> NaiveDateTime {
        self.on.and_time(self.from.unwrap_or_default())
    }

    /// When it is over: at its end, at the end of its last day where none is named.
    pub fn end(&self) -> NaiveDateTime {
        match self.until {
            Some(until) => self.last.and_time(until),
            None => {
                let next = self.last.checked_add_days(Days::new(1));
                next.unwrap_or(self.last).and_time(NaiveTime::MIN)
            }
        }
    }
}

/// The end of `下午3:00-5:00`: in the same half of the day as the beginning, where that is named and it would be over
/// before it began.
fn same_half(start: &str, from: Option<NaiveTime>, until: NaiveTime) -> NaiveTime {
    let later = ["下午", "晚", "傍晚", "pm", "PM"]
        .iter()
        .any(|word| start.contains(word));
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    if later && until < noon && from.is_some_and(|from| until < from) {
        return until.overflowing_add_signed(TimeDelta::hours(12)).0;
    }
    until
}

/// The two ends of `15:00-17:00`, each with what stands before or after it; none where there are no two times.
fn range(text: &str) -> Option<(&str, &str)> {
    let dashes = ['-', '~', '～', '–', '—', '到', '至'];
    let mut places = text.match_indices(dashes);
    places.find_map(|(at, dash)| {
        let (start, end) = (&text[..at], &text[at + dash.len()..]);
        let timed = start.contains([':', '：', '点']);
        (timed && parse_time(end).is_some()).then_some((start, end))
    })
}

/// Something people come together for.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: Id<Activity>,
    /// Its id in calendars: what came in with a file, else made of its own.
    pub uid: String,
    /// What sort of thing it is.
    pub kind: ActivityKind,
    /// What it is called.
    pub title: String,
    /// From when to when.
    pub hours: Hours,
    /// Where, in words.
    pub place: String,
    /// The service point (阵地) it is at.
    pub point: Option<ServicePoint>,
    /// The place of the grid it is at.
    pub site: Option<Id<Place>>,
    /// The partners who host it.
    pub hosts: Vec<Id<Partner>>,
    /// Who else hosts it, by name.
    pub hosted_by: Vec<String>,
    /// Which of the seven actions it is part of; one activity may well serve several.
    pub actions: Vec<JointAction>,
    /// How many can come, where there is a limit.
    pub capacity: Option<u32>,
    /// Whom it is meant for; everybody when empty.
    pub groups: Vec<CareGroup>,
    /// The needs it serves.
    pub needs: Vec<Id<Request>>,
    /// The projects it is part of.
    pub projects: Vec<Id<Project>>,
    /// Where it stands.
    pub state: ActivityState,
    /// How many people came.
    pub people: Option<u32>,
    /// How many times people came (人次).
    pub person_times: Option<u32>,
    /// What came of it; why it was called off.
    pub outcome: String,
    /// What the worker wrote down.
    pub note: String,
    /// When it was written down.
    pub created: Moment,
    /// By whom.
    pub by: String,
}

impl Activity {
    /// A planned activity of which nothing else is known.
    pub fn new(
        id: Id<Self>,
        kind: ActivityKind,
        title: String,
        hours: Hours,
        created: Moment,
    ) -> Self {
        Self {
            uid: format!("{id}@gridday"),
            id,
            kind,
            title,
            hours,
            place: String::new(),
            point: None,
            site: None,
            hosts: Vec::new(),
            hosted_by: Vec::new(),
            actions: Vec::new(),
            capacity: None,
            groups: Vec::new(),
            needs: Vec::new(),
            projects: Vec::new(),
            state: ActivityState::PLANNED,
            people: None,
            person_times: None,
            outcome: String::new(),
            note: String::new(),
            created,
            by: String::new(),
        }
    }

    /// Whether it is over by `now` and nobody has written down yet what came of it.
    pub fn waits_for_outcome(&self, now: NaiveDateTime) -> bool {
        self.state.is_open() && self.hours.end() <= now
    }

    /// Whether it is planned for that day.
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.state.is_open() && self.hours.holds(day)
    }
}

entity!(Activity, 22, "activities" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
    fn day(&self) -> Option<NaiveDate> { Some(self.hours.on) }
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn time(minutes: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap()
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let read = |start, end| Hours::read(start, end, on.and_time(time(9 * 60))).unwrap();
        let (three, five) = (Some(time(900)), Some(time(1020)));
        let tomorrow = on + Days::new(1);
        let whole = Hours::day(tomorrow);
        assert_eq!(read("明天", None), whole);
        let range = Hours {
            from: three,
            until: five,
            ..whole
        };
        for (start, end) in [
            ("明天 15:00-17:00", None),
            ("2026-11-23 15:00～17:00", None),
            ("明天下午3点到5点", None),
            ("11-23 15:00", Some("17:00")),
        ] {
            let found = read(start, end);
            assert_eq!(
                (found.on, found.from, found.last),
                (range.on, range.from, range.last),
                "{start}"
            );
            assert!(found.until.is_some());
        }
        assert_eq!(read("11-23 15:00", Some("17:00")), range);
        assert_eq!(read("11-23", Some("11-25")).last, tomorrow + Days::new(2));
        assert!(Hours::read("那天", None, on.and_time(time(0))).is_err());
    }

    proptest! {
        #[test]
        fn hours_that_stand_upright_begin_before_they_are_over(
            days in 0_u64..20, from in prop::option::of(0_u32..1440), until in prop::option::of(0_u32..1440),
        ) {
            let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
            let last = on + Days::new(days);
            let hours = Hours { on, from: from.map(time), last, until: until.map(time) };
            prop_assert_eq!(hours.is_upside_down(), hours.start() > hours.end() || from.is_none() && until.is_some());
            prop_assert!(hours.holds(on) && hours.holds(last));
            prop_assert!(!hours.holds(last + Days::new(1)));
            if !hours.is_upside_down() {
                let moved = hours.moved_to(Hours { from: hours.from, ..Hours::day(on + Days::new(9)) });
                prop_assert_eq!(moved.end() - moved.start(), hours.end() - hours.start());
            }
        }
    }
}

//! The head of the day's log: who, where, weather, rounds and hours. Not its figures.

use chrono::{NaiveDate, TimeDelta};

use super::row::{CheckRow, HazardRow, VisitRow};
use crate::domain::Moment;
use crate::domain::codes::{DayState, Weather};
use crate::ledger::table::Tables;

/// A pause of this length ends a round (第一次走访, 第二次走访).
const PAUSE: TimeDelta = TimeDelta::minutes(90);

/// A stretch of work at the doors without a long pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its first entry.
    pub from: Moment,
    /// Its last entry.
    pub to: Moment,
}

impl Round {
    /// Whole minutes from first to last entry.
    pub fn minutes(&self) -> u32 {
        u32::try_from((self.to - self.from).num_minutes()).unwrap_or(0)
    }
}

/// Who, where, when.
#[derive(Clone, PartialEq)]
pub struct Head {
    /// The day.
    pub date: NaiveDate,
    /// Open, working, closed.
    pub state: DayState,
    /// Who works (signs the log).
    pub worker: String,
    /// The regular grid worker beside them.
    pub mentor: String,
    /// Who else came along.
    pub companions: Vec<String>,
    /// The grid.
    pub grid: String,
    /// The community.
    pub community: String,
    /// The weather.
    pub weather: Option<Weather>,
    /// When the day began.
    pub started: Option<Moment>,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// How many doors were planned.
    pub planned: u32,
    /// Rounds at the doors, split by pauses of 90 minutes or more; entries made after closing (补录) do not count.
    pub rounds: Vec<Round>,
}

impl Head {
    pub(super) fn of(
        tables: &Tables,
        date: NaiveDate,
        visits: &[VisitRow],
        hazards: &[HazardRow],
        checks: &[CheckRow],
    ) -> Self {
        let day = tables.day(date);
        let visited = visits.iter().filter(|row| !row.visit.late);
        let found = (hazards.iter()).filter(|row| row.found_today && !row.hazard.late);
        let mut moments: Vec<Moment> = visited
            .map(|row| row.visit.at)
            .chain(found.map(|row| row.hazard.found))
            .chain(checks.iter().map(|row| row.check.at))
            .filter(|at| {
                day.and_then(|day| day.closed)
                    .is_none_or(|closed| *at <= closed)
            })
            .collect();
        moments.sort_unstable();
        let of_day = |text: fn(&crate::domain::day::Day) -> &String| {
            day.map(|day| text(day).clone()).unwrap_or_default()
        };
        Self {
            date,
            state: day.map_or(DayState::OPEN, |day| day.state),
            worker: of_day(|day| &day.worker),
            mentor: of_day(|day| &day.mentor),
            companions: day.map(|day| day.companions.clone()).unwrap_or_default(),
            grid: of_day(|day| &day.grid),
            community: of_day(|day| &day.community),
            weather: day.and_then(|day| day.weather),
            started: day.and_then(|day| day.started),
            closed: day.and_then(|day| day.closed),
            planned: day.map_or(0, |day| super::count(day.plan.doors.len())),
            rounds: rounds(&moments),
        }
    }

    /// Minutes of all rounds together (总计走访时间).
    pub fn minutes(&self) -> u32 {
        self.rounds.iter().map(Round::minutes).sum()
    }

    /// The first round (第一次走访).
    pub fn first(&self) -> Option<Round> {
        self.rounds.first().copied()
    }

    /// The second round (第二次走访) and any after it.
    pub fn second(&self) -> &[Round] {
        self.rounds.get(1..).unwrap_or_default()
    }
}

fn rounds(moments: &[Moment]) -> Vec<Round> {
    let mut rounds: Vec<Round> = Vec::new();
    for &at in moments {
        match rounds.last_mut() {
            Some(round) if at - round.to < PAUSE => round.to = at,
            _ => rounds.push(Round { from: at, to: at }),
        }
    }
    rounds
}

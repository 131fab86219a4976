//! The head of the day's log: who, where, weather, rounds and hours. Not its figures.

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use crate::domain::day::Day;
use crate::domain::{Id, Moment};
use crate::ledger::table::Tables;
use crate::ledger::work::Settings;

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
    /// The day as it is written down, or one not begun; grid and community come from the settings, the community at
    /// last from the only estate, where the day has none.
    pub day: Day,
    /// Rounds at the doors, split by pauses of 90 minutes or more; entries made after closing (补录) do not count.
    pub rounds: Vec<Round>,
}

impl Head {
    pub(super) fn of(
        tables: &Tables,
        date: NaiveDate,
        settings: Option<&Settings>,
        moments: impl Iterator<Item = Moment>,
    ) -> Self {
        let known = tables.day(date).map(|day| day.as_ref().clone());
        let mut day = known.unwrap_or_else(|| Day::new(Id::new(Uuid::nil()), date));
        let closed = day.closed;
        let mut moments: Vec<Moment> = moments
            .filter(|at| closed.is_none_or(|closed| *at <= closed))
            .collect();
        moments.sort_unstable();
        if let Some(settings) = settings {
            let fill = |text: &mut String, from: &String| {
                if text.trim().is_empty() {
                    text.clone_from(from);
                }
            };
            fill(&mut day.grid, &settings.grid);
            fill(&mut day.community, &settings.community);
        }
        if day.community.trim().is_empty() {
            day.community = only_estate(tables).unwrap_or_default();
        }
        Self {
            day,
            rounds: rounds(&moments),
        }
    }

    /// The day it is about.
    pub fn date(&self) -> NaiveDate {
        self.day.date
    }

    /// How many doors were planned.
    pub fn planned(&self) -> u32 {
        super::count(self.day.plan.doors.len())
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

/// The estate every door of the roster is in, where it is one and named.
fn only_estate(tables: &Tables) -> Option<String> {
    let mut estates = tables.households.iter().map(|home| &home.address.estate);
    let first = estates.next()?.as_ref()?;
    estates
        .all(|other| other.as_ref() == Some(first))
        .then(|| first.clone())
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

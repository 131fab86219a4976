//! What happened in the community between two days, and how it stood at their end, in figures: a table of groups. Not the
//! doors: those are the log's. The day's log and the reports of offices both read this table.

mod activities;
mod lists;
mod polls;
mod posts;
mod projects;
mod publicity;
mod relief;
mod requests;

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::Moment;
use crate::domain::codes::Coded;
use crate::domain::period;
use crate::ledger::table::Tables;

/// The days counted, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Period {
    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// The week of a day, Monday to Sunday.
    pub fn week(day: NaiveDate) -> Self {
        Self::around(period::Period::Week, day)
    }

    /// The month of a day.
    pub fn month(day: NaiveDate) -> Self {
        Self::around(period::Period::Month, day)
    }

    /// The year of a day.
    pub fn year(day: NaiveDate) -> Self {
        Self::around(period::Period::Year, day)
    }

    fn around(whole: period::Period, day: NaiveDate) -> Self {
        Self {
            first: whole.start(day),
            last: whole.end(day),
        }
    }

    /// Whether a day is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether a moment lies on one of them.
    pub fn has(&self, at: Moment) -> bool {
        self.holds(at.date_naive())
    }
}

/// What a figure is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A message.
    Text(&'static str),
    /// A code, by its label in Chinese and English.
    Code(&'static str, &'static str),
    /// Two codes, each by its label in Chinese and English.
    Codes([&'static str; 2], [&'static str; 2]),
}

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A count.
    Count(u64),
    /// Money, in fen.
    Fen(u64),
}

impl Amount {
    /// The bare number; money in fen.
    pub const fn number(self) -> u64 {
        match self {
            Self::Count(number) | Self::Fen(number) => number,
        }
    }
}

/// A labelled figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in JSON; once a group. Of two codes both, as in `health/published`.
    pub key: Cow<'static, str>,
    /// What it is called.
    pub name: Name,
    /// What it says.
    pub amount: Amount,
    /// Whether it counts what happened in the period; else how things stood at its end.
    pub happened: bool,
}

/// Figures about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name in JSON.
    pub key: &'static str,
    /// The message of its title.
    pub title: &'static str,
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Group {
    /// A group without figures.
    pub const fn new(key: &'static str, title: &'static str) -> Self {
        Self {
            key,
            title,
            figures: Vec::new(),
        }
    }

    /// Adds what happened.
    #[must_use]
    pub fn happened(self, key: &'static str, text: &'static str, number: usize) -> Self {
        self.put(key, Name::Text(text), Amount::Count(number as u64), true)
    }

    /// Adds how things stood at the end.
    #[must_use]
    pub fn stood(self, key: &'static str, text: &'static str, number: usize) -> Self {
        self.put(key, Name::Text(text), Amount::Count(number as u64), false)
    }

    /// Adds money that moved in the period (`happened`), or stood at its end.
    #[must_use]
    pub fn money(self, key: &'static str, text: &'static str, fen: u64, happened: bool) -> Self {
        self.put(key, Name::Text(text), Amount::Fen(fen), happened)
    }

    /// Adds a figure for each code of a table, in its order; those of none are left out.
    #[must_use]
    pub fn coded<C: Coded>(mut self, happened: bool, codes: impl Iterator<Item = C>) -> Self {
        let codes: Vec<C> = codes.collect();
        for row in C::table().rows() {
            let number = codes.iter().filter(|code| code.code().as_str() == row.code);
            let number = number.count() as u64;
            if number > 0 {
                let name = Name::Code(row.zh, row.en);
                self = self.put(row.code, name, Amount::Count(number), happened);
            }
        }
        self
    }

    /// Adds a figure for a code; none where it is nothing.
    #[must_use]
    pub fn of_code<C: Coded>(self, happened: bool, code: C, number: usize) -> Self {
        let code = code.code().as_str();
        match C::table().row(code) {
            Some(row) if number > 0 => {
                let name = Name::Code(row.zh, row.en);
                self.put(row.code, name, Amount::Count(number as u64), happened)
            }
            _ => self,
        }
    }

    /// Adds how things stood at the end for each pair of codes, in the order of their tables; those of none are left out.
    #[must_use]
    pub fn crossed<A: Coded, B: Coded>(mut self, pairs: impl Iterator<Item = (A, B)>) -> Self {
        let pairs: Vec<(A, B)> = pairs.collect();
        for one in A::table().rows() {
            let here = pairs.iter();
            let here: Vec<&B> = here
                .filter(|(a, _)| a.code().as_str() == one.code)
                .map(|(_, b)| b)
                .collect();
            for other in B::table().rows() {
                let number = here.iter().filter(|b| b.code().as_str() == other.code);
                let number = number.count() as u64;
                if number > 0 {
                    let key = format!("{}/{}", one.code, other.code);
                    let name = Name::Codes([one.zh, one.en], [other.zh, other.en]);
                    self = self.put(key, name, Amount::Count(number), false);
                }
            }
        }
        self
    }

    fn put(
        mut self,
        key: impl Into<Cow<'static, str>>,
        name: Name,
        amount: Amount,
        happened: bool,
    ) -> Self {
        self.figures.push(Figure {
            key: key.into(),
            name,
            amount,
            happened,
        });
        self
    }

    /// Only what happened and is not nothing.
    fn moved(mut self) -> Self {
        let told = |figure: &Figure| figure.happened && figure.amount.number() > 0;
        self.figures.retain(told);
        self
    }
}

/// Every group, in the order of a report. A new list joins by a row here.
const GROUPS: &[fn(&Tables, &Period) -> Group] = &[
    requests::taken,
    requests::wishes,
    requests::events,
    requests::stand,
    requests::crossed,
    lists::offers,
    lists::pairings,
    projects::steps,
    projects::stand,
    lists::partners,
    activities::held,
    posts::posts,
    polls::polls,
    relief::given,
    publicity::told,
];

/// Every group with its figures, for a report.
pub fn of(tables: &Tables, period: &Period) -> Vec<Group> {
    GROUPS.iter().map(|group| group(tables, period)).collect()
}

/// What happened on a day and is not nothing, for its log.
pub fn on(tables: &Tables, day: NaiveDate) -> Vec<Group> {
    let groups = of(tables, &Period::day(day)).into_iter();
    let moved = groups.map(Group::moved);
    moved.filter(|group| !group.figures.is_empty()).collect()
}

#[cfg(test)]
mod tests;

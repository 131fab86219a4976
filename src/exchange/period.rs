//! The report of a day, week, month or year that offices are sent: counts by group, as a workbook, a page, or for programs.
//! Names nobody of the roster. What is counted is the ledger's.

pub mod duty;
mod html;
mod xlsx;

use serde::Serialize;

use super::daylog::Words;
use super::daylog::json::figures::community;
use crate::domain::Moment;
use crate::error::Error;
use crate::ledger::queries::tally::{Group, Period};

/// How long the period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Length {
    /// Its name, in JSON and at the end of messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A format of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook with charts.
    Xlsx,
    /// One page with pictures.
    Html,
    /// For programs.
    Json,
}

/// A report about to be written.
pub struct Report<'a> {
    /// The figures.
    pub groups: &'a [Group],
    /// How long it is.
    pub length: Length,
    /// From when to when.
    pub period: Period,
    /// Who coordinated its months.
    pub turns: &'a [duty::Turn],
    /// Community, grid and whoever writes it.
    pub heads: [&'a str; 3],
    /// Texts and their language.
    pub words: Words<'a>,
    /// When it is written.
    pub now: Moment,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    generated: String,
    length: &'static str,
    from: String,
    to: String,
    community: String,
    grid: String,
    worker: String,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    duties: &'a [duty::Turn],
    figures: std::collections::BTreeMap<&'static str, std::collections::BTreeMap<String, u64>>,
}

impl Report<'_> {
    /// The bytes of the file. In JSON money is in fen and groups have their names of the day's log.
    ///
    /// # Errors
    /// When a workbook cannot be built.
    pub fn bytes(&self, format: Format) -> Result<Vec<u8>, Error> {
        let failed = |why: String| Error::refused_with("daylog-not-built", "why", why);
        match format {
            Format::Xlsx => xlsx::bytes(self).map_err(|fault| failed(fault.to_string())),
            Format::Html => Ok(html::page(self).into_bytes()),
            Format::Json => {
                let document = Document {
                    version: 1,
                    generated: self.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
                    length: self.length.name(),
                    from: self.period.first.to_string(),
                    to: self.period.last.to_string(),
                    community: self.heads[0].to_owned(),
                    grid: self.heads[1].to_owned(),
                    worker: self.heads[2].to_owned(),
                    duties: self.turns,
                    figures: community(self.groups),
                };
                let bytes = serde_json::to_vec_pretty(&document);
                let mut bytes = bytes.map_err(|fault| failed(fault.to_string()))?;
                bytes.push(b'\n');
                Ok(bytes)
            }
        }
    }

    /// What it is called.
    pub fn title(&self) -> String {
        self.words.of("report-title-", self.length.name())
    }

    /// From when to when, in words.
    pub fn days(&self) -> String {
        if self.length == Length::Day {
            return self.period.first.to_string();
        }
        let values = [
            ("first", self.period.first.to_string()),
            ("last", self.period.last.to_string()),
        ];
        self.words.with("report-days", &values)
    }

    /// A name for the file: what it is and its time.
    pub fn file_name(&self, format: Format) -> String {
        let first = self.period.first;
        let time = match self.length {
            Length::Day | Length::Week => first.to_string(),
            Length::Month => first.format("%Y-%m").to_string(),
            Length::Year => first.format("%Y").to_string(),
        };
        let end = match format {
            Format::Xlsx => "xlsx",
            Format::Html => "html",
            Format::Json => "json",
        };
        format!("{}-{time}.{end}", self.title())
    }

    /// The groups that have any figures, worded.
    fn worded(&self) -> Vec<super::daylog::figures::Group> {
        let groups = self.groups.iter();
        let some = groups.filter(|group| group.figures.iter().any(|one| one.amount.number() > 0));
        some.map(|group| super::daylog::figures::community(group, &self.words))
            .collect()
    }
}

//! `report`: the counts of a day, week, month or year that offices are sent. Not the day's log.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};

use super::failure::Failure;
use super::output;
use super::reading;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::text::safe_line;
use crate::domain::when::YEARS;
use crate::error::Error;
use crate::exchange::daylog::Words;
use crate::exchange::period::{Format, Length, Report as Written, duty};
use crate::exchange::write;
use crate::ledger::queries::tally::{self, Period};
use crate::ledger::work::trace;

/// Of which time, in which format, where to.
#[derive(clap::Args)]
pub struct Report {
    /// A day.
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "")]
    day: Option<String>,
    /// The week of a day.
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "",
        conflicts_with_all = ["day", "month", "year"])]
    week: Option<String>,
    /// A month.
    #[arg(long, value_name = "YYYY-MM", num_args = 0..=1, default_missing_value = "",
        conflicts_with_all = ["day", "year"])]
    month: Option<String>,
    /// A year.
    #[arg(long, value_name = "YYYY", num_args = 0..=1, default_missing_value = "",
        conflicts_with = "day")]
    year: Option<String>,
    /// In which format.
    #[arg(long, value_name = "FORMAT", value_parser = ["xlsx", "html", "json"])]
    format: Option<String>,
    /// The file; a folder gets a file named after the time.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Over a file that is there.
    #[arg(long)]
    force: bool,
}

impl Report {
    /// Writes it.
    ///
    /// # Errors
    /// When the time is none, the file is there already, or the disk refuses.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let (length, period) = self.time(session)?;
        let format = match self.format.as_deref() {
            Some("xlsx") => Format::Xlsx,
            Some("html") => Format::Html,
            None if !session.json => Format::Html,
            _ => Format::Json,
        };
        let groups = tally::of(session.ledger.tables(), &period);
        let say = session.texts.plain();
        let worker = session.parts().1.settings.worker.clone();
        let language = session.texts.tag();
        let turns = duty::turns(session.ledger.tables(), &period, language);
        let report = Written {
            groups: &groups,
            turns: &turns,
            length,
            period,
            heads: [&session.config.community, &session.config.grid, &worker],
            words: Words::new(&say, session.texts.tag()),
            now: session.clock.now(),
        };
        let bytes = report.bytes(format)?;
        let name = report.file_name(format);
        let path = match &self.out {
            Some(out) if out == Path::new("-") => None,
            Some(out) if out.is_dir() => Some(out.join(name)),
            Some(out) => Some(out.clone()),
            None if format == Format::Xlsx && output::is_terminal() => {
                let folder = session.config.export_folder.clone();
                Some(folder.unwrap_or_default().join(name))
            }
            None => None,
        };
        let Some(path) = path else {
            return match format {
                Format::Xlsx => output::bytes(&bytes),
                _ => output::text(&bytes),
            };
        };
        write::write(&path, &bytes, self.force)?;
        let kept = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        let kept = kept.display().to_string();
        let (ledger, at) = session.parts();
        trace::written(ledger, period.last, length.name(), &kept, None, at)?;
        let path = path.display().to_string();
        session.say("cli-done-log", &[("path", path.into())]);
        Ok(())
    }

    /// The time asked for; this month otherwise. A month is `2026-11`, a year `2026`; a day or none means its own.
    fn time(&self, session: &Session) -> Result<(Length, Period), Error> {
        let today = session.clock.today();
        let given = [
            (Length::Day, &self.day),
            (Length::Week, &self.week),
            (Length::Month, &self.month),
            (Length::Year, &self.year),
        ];
        let mut given = given.into_iter();
        let found = given.find_map(|(length, text)| Some((length, text.as_deref()?)));
        let (length, text) = found.unwrap_or((Length::Month, ""));
        let first = |year: &str, month: &str| {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
        };
        let whole = match (length, text.split_once('-')) {
            (Length::Month, Some((year, month))) => first(year, month),
            (Length::Year, None) if text.len() <= 4 && !text.is_empty() => first(text, "1"),
            _ => None,
        };
        let day = match (text, whole) {
            ("", _) => today,
            (_, Some(first)) => first,
            (text, None) => reading::past_day(text, today)?,
        };
        if !YEARS.contains(&day.year()) {
            let text = safe_line(text, reading::LINE).text;
            return Err(Error::usage("cli-no-year", "value", text));
        }
        let period = match length {
            Length::Day => Period::day(day),
            Length::Week => Period::week(day),
            Length::Month => Period::month(day),
            Length::Year => Period::year(day),
        };
        Ok((length, period))
    }
}

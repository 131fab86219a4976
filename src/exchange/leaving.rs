//! What has to be in order before a ledger may be wiped: every day closed, its log in a file that reads back as the ledger
//! has it. Not the wiping.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::daylog::{Export, Format, Privacy, RosterColumns, Template, Words};
use super::write;
use crate::domain::Moment;
use crate::domain::trace::{Seen, Trace};
use crate::error::Error;
use crate::ledger::queries::daylog::DayLog;
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::table::Tables;
use crate::ledger::work::Settings;
use crate::ledger::{Ledger, LedgerError};

/// Larger files are none of ours.
const LARGEST: u64 = 200 * 1024 * 1024;

/// How a day stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not closed.
    Open,
    /// No file holds its whole log: none was written, or only counts.
    NotExported,
    /// Files were written, and none is there any more; the last one.
    Gone(PathBuf),
    /// A file is there, and is not what the ledger says of the day: changed, cut short, or written before the day was.
    Differs(PathBuf),
    /// This file was read back and holds the day.
    Proven(PathBuf),
}

/// The day and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// Which.
    pub date: NaiveDate,
    /// How.
    pub standing: Standing,
}

/// Everything to know before wiping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Every day that was worked, oldest first.
    pub days: Vec<LastDay>,
    /// Attempts at doors and places on the last of them: whoever has read its log knows the number.
    pub count: u32,
    /// Sheets that were filled in and not saved.
    pub drafts: usize,
    /// Files written out of the ledger that are still there; wiping does not remove them.
    pub files: Vec<PathBuf>,
}

impl Leaving {
    /// Whether nothing is lost by wiping.
    pub fn is_safe(&self) -> bool {
        let proven = |day: &LastDay| matches!(day.standing, Standing::Proven(_));
        self.drafts == 0 && !self.days.is_empty() && self.days.iter().all(proven)
    }
}

/// What is needed to lay a log out again as it was laid out then.
pub struct Layout<'a> {
    /// The texts of each language a file may be in.
    pub words: &'a [Words<'a>],
    /// What the deeds need of the settings.
    pub settings: &'a Settings,
    /// The office's own columns.
    pub template: Option<&'a Template>,
    /// The columns of the office's roster.
    pub roster: Option<&'a RosterColumns>,
    /// The present moment.
    pub now: Moment,
}

/// Looks every day and every file over.
///
/// # Errors
/// When a day cannot be read, or a workbook not be built.
pub fn look(ledger: &mut Ledger, layout: &Layout<'_>) -> Result<Leaving, Error> {
    let tables = ledger.tables();
    let mut dates: Vec<(NaiveDate, bool)> = tables
        .days
        .iter()
        .map(|day| (day.date, day.is_closed()))
        .chain(tables.visits.days().map(|date| (date, false)))
        .collect();
    // A day that is closed and one that is not: the record counts, visits only say that there was a day.
    dates.sort_by_key(|(date, closed)| (*date, !closed));
    dates.dedup_by_key(|(date, _)| *date);
    let traces: Vec<Trace> = tables
        .traces
        .iter()
        .map(|trace| (**trace).clone())
        .collect();
    let mut leaving = Leaving {
        drafts: ledger.drafts().kept().map_err(LedgerError::from)?.len(),
        files: files_left(ledger.tables()),
        ..Leaving::default()
    };
    for (date, closed) in dates {
        let log = whole_day(ledger, date, layout.now, layout.settings)?;
        leaving.count = log.summary.attempted;
        let standing = match closed {
            true => exported(ledger, &log, &traces, layout)?,
            false => Standing::Open,
        };
        leaving.days.push(LastDay { date, standing });
    }
    Ok(leaving)
}

/// Files that were written out of the ledger and are still there, each once.
pub fn files_left(tables: &Tables) -> Vec<PathBuf> {
    let written = tables.traces.iter().filter_map(|trace| match &trace.seen {
        Seen::Written { path, .. } if path != "-" => Some(PathBuf::from(path)),
        _ => None,
    });
    let mut files: Vec<PathBuf> = written.filter(|path| path.is_file()).collect();
    files.sort();
    files.dedup();
    files
}

/// Removes what killed exports left half written, wherever a file was ever written to.
pub fn sweep(tables: &Tables) {
    for trace in tables.traces.iter() {
        if let Seen::Written { path, .. } = &trace.seen
            && let Some(folder) = Path::new(path).parent().filter(|_| path != "-")
        {
            write::sweep(folder);
        }
    }
}

/// The best that can be said of a day's files, the one written last first.
fn exported(
    ledger: &Ledger,
    log: &DayLog,
    traces: &[Trace],
    layout: &Layout<'_>,
) -> Result<Standing, Error> {
    let mut written: Vec<(&Trace, Format, PathBuf)> = (traces.iter())
        .filter(|trace| trace.day == log.head.date())
        .filter_map(|trace| match &trace.seen {
            Seen::Written { format, path } if path != "-" => {
                let format = Format::parse(format).filter(|format| !format.is_counts_only())?;
                Some((trace, format, PathBuf::from(path)))
            }
            _ => None,
        })
        .collect();
    written.sort_by_key(|(trace, ..)| std::cmp::Reverse(trace.at));
    let mut standing = Standing::NotExported;
    for (trace, format, path) in written {
        let Some(bytes) = read(&path) else {
            if standing == Standing::NotExported {
                standing = Standing::Gone(path);
            }
            continue;
        };
        if is_log(&bytes, format, ledger, log, trace, layout)? {
            return Ok(Standing::Proven(path));
        }
        if !matches!(standing, Standing::Differs(_)) {
            standing = Standing::Differs(path);
        }
    }
    Ok(standing)
}

fn is_log(
    bytes: &[u8],
    format: Format,
    ledger: &Ledger,
    log: &DayLog,
    trace: &Trace,
    layout: &Layout<'_>,
) -> Result<bool, Error> {
    let reason = trace.reason.clone();
    let privacy = reason.map_or(Privacy::Masked, |reason| Privacy::Unmasked { reason });
    for words in layout.words {
        let export = Export {
            log,
            tables: ledger.tables(),
            words: *words,
            privacy: privacy.clone(),
            now: trace.at,
            template: layout.template,
            roster: layout.roster,
        };
        if export.is_in(format, bytes)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A plain file that is not too large, read back from the disk.
fn read(path: &Path) -> Option<Vec<u8>> {
    let found = std::fs::symlink_metadata(path).ok()?;
    let plain = found.is_file() && found.len() <= LARGEST;
    plain.then(|| std::fs::read(path).ok()).flatten()
}

//! `log`: the day's log written to a file or to standard output. What stands in it is the exchange's.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::failure::Failure;
use super::masking::Masking;
use super::output;
use super::reading;
use super::roster_columns;
use super::session::Session;
use crate::clock::Clock;
use crate::error::Error;
use crate::exchange::daylog::{Export, Format, Privacy, Template, Words};
use crate::exchange::write;
use crate::ledger::queries::daylog::DayLog;
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::work::trace;

/// Which day, in which format, where to.
#[derive(clap::Args)]
pub struct Log {
    /// Which day; the open one otherwise.
    #[arg(long, value_name = "DATE")]
    day: Option<String>,
    /// In which format.
    #[arg(long, value_name = "FORMAT", value_parser = ["xlsx", "csv", "html", "md", "txt", "json"])]
    format: Option<String>,
    /// The file; a folder gets a file named after the day.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Over a file that is there.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    masking: Masking,
    /// The district's daily form alone, as html.
    #[arg(long, conflicts_with_all = ["format", "template"])]
    office: bool,
    /// The office's own columns.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Writes every column to standard output, to begin a file of one's own with.
    #[arg(long, conflicts_with_all = ["day", "format", "out", "force", "office", "template"])]
    columns: bool,
}

impl Log {
    /// Writes it.
    ///
    /// # Errors
    /// When the file is there already, the template cannot be read, or the disk refuses.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        if self.columns {
            return output::bytes(Template::full().text()?.as_bytes());
        }
        let today = session.clock.today();
        let date = match &self.day {
            Some(text) => reading::past_day(text, today)?,
            None => session.day(),
        };
        let format = self.format(session)?;
        let reason = self.masking.reason()?;
        let (bytes, name) = self.bytes(session, date, format, reason.clone())?;
        match self.path(session, &name, format) {
            Some(path) => self.write(session, date, format, &path, &bytes, reason),
            None => {
                if reason.is_some() {
                    noted(session, date, format, Path::new("-"), reason)?;
                }
                match format {
                    Format::Xlsx => output::bytes(&bytes),
                    _ => output::text(&bytes),
                }
            }
        }
    }

    /// As asked for, as the settings have it, or plain text.
    fn format(&self, session: &Session) -> Result<Format, Error> {
        let named = match &self.format {
            _ if self.office => Some("html"),
            None if session.json => Some("json"),
            None => session.config.log_format.as_deref(),
            Some(format) => Some(format.as_str()),
        };
        let named = named.unwrap_or("txt");
        Format::parse(named).ok_or_else(|| Error::usage("cli-no-format", "format", named))
    }

    fn bytes(
        &self,
        session: &mut Session,
        date: NaiveDate,
        format: Format,
        reason: Option<String>,
    ) -> Result<(Vec<u8>, String), Failure> {
        let template = self.template(session)?;
        let roster = roster_columns::kept(session)?;
        let log = day_log(session, date)?;
        let say = session.texts.plain();
        let export = Export {
            log: &log,
            tables: session.ledger.tables(),
            words: Words::new(&say, session.texts.tag()),
            privacy: reason.map_or(Privacy::Masked, |reason| Privacy::Unmasked { reason }),
            now: session.clock.now(),
            template: template.as_ref(),
            roster: roster.as_ref(),
        };
        let bytes = if self.office {
            export.office_page().into_bytes()
        } else {
            export.bytes(format)?
        };
        Ok((bytes, export.file_name(format)))
    }

    fn template(&self, session: &Session) -> Result<Option<Template>, Error> {
        if let Some(file) = &self.template {
            return Template::load(file).map(Some);
        }
        Template::kept(session.around.settings.as_deref())
    }

    /// Where to write; none is standard output. A workbook is not put on a terminal.
    fn path(&self, session: &Session, name: &str, format: Format) -> Option<PathBuf> {
        match &self.out {
            Some(out) if out == Path::new("-") => None,
            Some(out) if out.is_dir() => Some(out.join(name)),
            Some(out) => Some(out.clone()),
            None if format == Format::Xlsx && output::is_terminal() => {
                let folder = session.config.export_folder.clone();
                Some(folder.unwrap_or_default().join(name))
            }
            None => None,
        }
    }

    fn write(
        &self,
        session: &mut Session,
        date: NaiveDate,
        format: Format,
        path: &Path,
        bytes: &[u8],
        reason: Option<String>,
    ) -> Result<(), Failure> {
        // What shows people in full stands in the history before it stands on the disk.
        if reason.is_some() {
            noted(session, date, format, path, reason)?;
            write::write(path, bytes, self.force)?;
        } else {
            write::write(path, bytes, self.force)?;
            noted(session, date, format, path, None)?;
        }
        let path = path.display().to_string();
        session.say("cli-done-log", &[("path", path.into())]);
        Ok(())
    }
}

fn noted(
    session: &mut Session,
    date: NaiveDate,
    format: Format,
    path: &Path,
    reason: Option<String>,
) -> Result<(), Failure> {
    // Whoever looks for the file later stands elsewhere.
    let path = match path == Path::new("-") {
        true => path.to_owned(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    };
    let path = path.display().to_string();
    let (ledger, at) = session.parts();
    trace::written(ledger, date, format.name(), &path, reason, at)?;
    Ok(())
}

/// The log of a day, with what it left undone as the records stand now.
fn day_log(session: &mut Session, date: NaiveDate) -> Result<DayLog, Failure> {
    let now = session.clock.now();
    let (ledger, at) = session.parts();
    Ok(whole_day(ledger, date, now, at.settings)?)
}

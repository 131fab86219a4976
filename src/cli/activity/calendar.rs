//! `activity export` and `activity import`: calendars out and in, or the list as a table. Not what is written into them.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::cli::failure::{Failure, stream};
use crate::cli::import;
use crate::cli::json::ImportReport;
use crate::cli::output;
use crate::cli::reading;
use crate::cli::register;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::codes::ActivityKind;
use crate::exchange::calendar::{own, plan, write};
use crate::exchange::table::Source;
use crate::exchange::write as file;
use crate::i18n::Value;
use crate::ledger::work::trace;

/// Where the calendar goes; without one the list goes out as a table.
#[derive(clap::Args)]
#[group(skip)]
pub struct Export {
    /// The calendar.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "out"])]
    ics: Option<PathBuf>,
    /// What is over too.
    #[arg(long, requires = "ics")]
    all: bool,
    #[command(flatten)]
    list: register::Export,
}

impl Export {
    /// Writes it, and notes that it left the ledger.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        let Some(ics) = &self.ics else {
            return self.list.run("activity", session);
        };
        let force = self.list.force;
        let (tables, language) = (session.ledger.tables(), session.texts.tag());
        let words = |id: &'static str, values: &[(&'static str, String)]| {
            let values: Vec<(&str, Value<'_>)> = values
                .iter()
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            session.texts.with(id, &values)
        };
        let mut events = own::activities(tables, self.all, language);
        let activities = events.len();
        events.extend(own::appointments(tables, session.clock.today(), &words));
        let appointments = events.len() - activities;
        let bytes = write(&events, session.clock.now());
        file::check(ics, force)?;
        let (day, path) = (session.day(), ics.display().to_string());
        let (ledger, at) = session.parts();
        trace::written(ledger, day, "ics", &path, None, at)?;
        file::write(ics, &bytes, force)?;
        let values = [
            ("path", path.into()),
            ("activities", activities.into()),
            ("appointments", appointments.into()),
        ];
        session.say("cli-done-calendar", &values);
        Ok(())
    }
}

/// A calendar to read.
#[derive(clap::Args)]
pub struct Import {
    /// The file; `-` is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only tell what would change.
    #[arg(long)]
    dry_run: bool,
    /// Which sort they are.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

impl Import {
    /// Reads it into a plan, tells it and commits it as one step.
    ///
    /// # Errors
    /// When the file cannot be read, is no calendar, or the store refuses.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        let kind = reading::code_if(self.kind.as_deref())?.unwrap_or(ActivityKind::OTHER);
        let source = source(&self.file)?;
        let plan = import::planned(session, source.name(), |tables, outside| {
            plan::plan(&source, tables, kind, outside)
        })?;
        let mut report = ImportReport::calendar(&plan, &session.texts);
        report.dry_run = self.dry_run;
        if !self.dry_run {
            let changes = plan.changes();
            let operation = session.ledger.commit(plan::VERB, changes, &session.clock)?;
            report.operation = operation.map(|operation| operation.to_string());
        }
        if session.json {
            return output::json(&report);
        }
        output::lines(report.lines(&session.texts))?;
        let key = match (self.dry_run, &report.operation) {
            (true, _) => "cli-done-dry-run",
            (false, Some(_)) => "cli-done-import",
            (false, None) => "import-nothing",
        };
        session.say(key, &[]);
        Ok(())
    }
}

fn source(path: &Path) -> Result<Source, Failure> {
    if path != Path::new("-") {
        return Ok(Source::file(path));
    }
    let (mut bytes, most) = (Vec::new(), plan::limits().whole + 1);
    let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.map_err(stream("stdin"))?;
    Ok(Source::bytes("-", bytes))
}

//! `import`: a file becomes a plan, the plan is told, then committed as one step. Not the reading of files.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::failure::{Failure, stream};
use super::json::ImportReport;
use super::output;
use super::progress::Bar;
use super::reading;
use super::roster_columns;
use super::screen;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::text::safe_line;
use crate::error::{Error, Kind};
use crate::exchange::entries::{self, List};
use crate::exchange::outside::Outside;
use crate::exchange::rejects::Rejects;
use crate::exchange::report::ImportError;
use crate::exchange::table::{Limits, Source};
use crate::exchange::{roster, tasks, write};
use crate::i18n::{Texts, Value};
use crate::ledger::operation::Change;

/// `import …`
#[derive(clap::Subcommand)]
pub enum Import {
    /// Households and residents.
    Roster(Roster),
    /// Tasks.
    Tasks(Tasks),
    /// What can be given.
    Offers(Listed),
    /// Units and members.
    Partners(Listed),
    /// Activities.
    Activities(Listed),
    /// Posts and trainings.
    Posts(Listed),
}

impl Import {
    /// Does it.
    ///
    /// # Errors
    /// When the file cannot be read, or the store refuses.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Roster(roster) => roster.run(session),
            Self::Tasks(tasks) => tasks.run(session),
            Self::Offers(file) => file.run("offers", session),
            Self::Partners(file) => file.run("partners", session),
            Self::Activities(file) => file.run("activities", session),
            Self::Posts(file) => file.run("posts", session),
        }
    }
}

/// What holds for every file.
#[derive(clap::Args)]
pub struct Reading {
    /// The file; `-` is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only tell what would change.
    #[arg(long)]
    dry_run: bool,
    /// Where to write rows that were refused.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Write that file over one that is there.
    #[arg(long)]
    force: bool,
    /// What a column means.
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    maps: Vec<String>,
}

/// A roster.
#[derive(clap::Args)]
pub struct Roster {
    #[command(flatten)]
    reading: Reading,
    /// Leave ID numbers out.
    #[arg(long)]
    without_ids: bool,
}

impl Roster {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let source = self.reading.source()?;
        let options = roster::Options {
            mappings: self.reading.maps.clone(),
            without_ids: self.without_ids,
            limits: Limits::default(),
        };
        let plan = planned(session, &self.reading.named(), |tables, outside| {
            roster::plan(&source, tables, &options, outside)
        })?;
        let report = ImportReport::roster(&plan, &session.texts);
        self.reading.reject(&plan.rejects, &session.texts)?;
        if !self.reading.dry_run {
            roster_columns::keep(session, &plan.sheets);
            keep_title(session, &plan.title());
        }
        let changes = plan.changes();
        self.reading.finish(session, report, roster::VERB, changes)
    }
}

/// Community and grid of a roster's title become settings where none are set: the head of the day's log has them.
fn keep_title(session: &Session, title: &roster::Title) {
    let settings = session.around.settings_file();
    for (setting, value) in title.settings() {
        let is_set = match setting {
            "grid" => !session.config.grid.is_empty(),
            _ => !session.config.community.is_empty(),
        };
        if !is_set {
            screen::keep(settings.as_ref(), setting, value);
        }
    }
}

/// A list of tasks.
#[derive(clap::Args)]
pub struct Tasks {
    #[command(flatten)]
    reading: Reading,
}

impl Tasks {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let source = self.reading.source()?;
        let options = tasks::Options {
            mappings: self.reading.maps.clone(),
            limits: Limits::default(),
        };
        let plan = planned(session, &self.reading.named(), |tables, outside| {
            tasks::plan(&source, tables, &options, outside)
        })?;
        let report = ImportReport::tasks(&plan, &session.texts);
        self.reading.reject(&plan.rejects, &session.texts)?;
        let changes = plan.changes();
        self.reading.finish(session, report, tasks::VERB, changes)
    }
}

/// A list of the community.
#[derive(clap::Args)]
pub struct Listed {
    #[command(flatten)]
    reading: Reading,
}

impl Listed {
    fn run(self, noun: &'static str, session: &mut Session) -> Result<(), Failure> {
        let list = List::named(noun);
        let list = list.ok_or_else(|| Error::usage("cli-no-format", "format", noun))?;
        let source = self.reading.source()?;
        let options = entries::Options {
            mappings: self.reading.maps.clone(),
            limits: Limits::default(),
        };
        let plan = planned(session, &self.reading.named(), |tables, outside| {
            list.plan(&source, tables, &options, outside)
        })?;
        let report = ImportReport::list(list, &plan, &session.texts);
        self.reading.reject(&plan.rejects, &session.texts)?;
        let changes = plan.changes();
        self.reading.finish(session, report, list.verb, changes)
    }
}

impl Reading {
    fn source(&self) -> Result<Source, Failure> {
        if self.file != Path::new("-") {
            return Ok(Source::file(&self.file));
        }
        let mut bytes = Vec::new();
        let most = Limits::default().piped + 1;
        let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
        read.map_err(stream("stdin"))?;
        Ok(Source::bytes("-", bytes))
    }

    /// The file as it was named.
    fn named(&self) -> String {
        safe_line(&self.file.to_string_lossy(), reading::LINE).text
    }

    /// Refused rows are on disk before anything is committed: a file that cannot be written stops the import.
    fn reject(&self, rejects: &Rejects, texts: &Texts) -> Result<(), Failure> {
        let Some(path) = self.rejects.as_ref().filter(|_| !rejects.is_empty()) else {
            return Ok(());
        };
        let mut bytes = Vec::new();
        let text = |id: &'static str| texts.get(id).into_owned();
        rejects.write(&mut bytes, &text).map_err(stream("memory"))?;
        if meant(path) == meant(&self.file) {
            return Err(Error::usage("cli-rejects-source", "file", path.to_string_lossy()).into());
        }
        write::write(path, &bytes, self.force)?;
        Ok(())
    }

    fn finish(
        &self,
        session: &mut Session,
        mut report: ImportReport,
        verb: &str,
        changes: Vec<Change>,
    ) -> Result<(), Failure> {
        report.dry_run = self.dry_run;
        if !self.dry_run {
            let operation = session.ledger.commit(verb, changes, &session.clock)?;
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
        if report.refused_count > 0 && self.rejects.is_none() {
            let values = [("count", report.refused_count.into())];
            session.say("cli-import-not-kept", &values);
        }
        Ok(())
    }
}

/// The file a path means, also where it is not there yet: its folder without links and dots.
fn meant(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    match (folder, path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// Reads a file into a plan, showing how far it is where a person watches.
///
/// # Errors
/// When it cannot be read.
pub(super) fn planned<P>(
    session: &Session,
    file: &str,
    plan: impl FnOnce(&crate::ledger::table::Tables, Outside<'_>) -> Result<P, ImportError>,
) -> Result<P, Failure> {
    let texts = &session.texts;
    let words = |id: &'static str, values: &[(&'static str, String)]| {
        let values: Vec<(&str, Value<'_>)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        texts.with(id, &values)
    };
    let bar = Bar::new(texts, "cli-importing");
    let outside = Outside {
        now: session.clock.now(),
        ids: &mut || session.clock.id(),
        text: &words,
        language: texts.tag(),
        watch: &mut |progress| {
            bar.show(progress.share.into(), 1_000);
            ControlFlow::Continue(())
        },
    };
    let planned = plan(session.ledger.tables(), outside);
    bar.finish();
    planned.map_err(|error| {
        Error::Refused {
            key: error.key(),
            values: error.values(file),
            kind: Kind::Refused,
        }
        .into()
    })
}

//! `form export`: the answers written to files, masked unless there is a reason. What stands in them is the exchange's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::list;
use crate::cli::failure::{Failure, stream};
use crate::cli::masking::Masking;
use crate::cli::output;
use crate::cli::reading;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::answer_sheet::AnswerSheet;
use crate::error::Error;
use crate::exchange::answers::{self, Format, Written, form_of};
use crate::exchange::daylog::{Privacy, Words};
use crate::exchange::write;
use crate::ledger::work::trace;

/// `form export`
#[derive(clap::Args)]
pub struct Export {
    /// The questionnaire.
    #[arg(value_name = "FORM")]
    form: String,
    /// In which format.
    #[arg(long, value_name = "FORMAT", default_value = "xlsx",
        value_parser = ["xlsx", "csv", "json", "odk-xml"])]
    format: String,
    /// The file or folder.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Over files that are there.
    #[arg(long)]
    force: bool,
    /// Answers of this day alone.
    #[arg(long, value_name = "DATE", conflicts_with_all = ["from", "to"])]
    day: Option<String>,
    /// From this day on.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Up to this day.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// The words of questions and choices.
    #[arg(long, conflicts_with = "codes")]
    labels: bool,
    /// The names of questions and choices.
    #[arg(long)]
    codes: bool,
    /// A column for each choice of a question with several.
    #[arg(long)]
    split: bool,
    #[command(flatten)]
    masking: Masking,
}

impl Export {
    /// Writes it.
    ///
    /// # Errors
    /// When a file is there already, or the disk refuses.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let format = Format::parse(&self.format)
            .ok_or_else(|| Error::usage("cli-no-format", "format", self.format.as_str()))?;
        let reason = self.masking.reason()?;
        let id = list::find(session, &self.form)?;
        let say = session.texts.plain();
        let tables = session.ledger.tables();
        let missing = || Error::refused_with("cli-form-no-such", "form", self.form.clone());
        let questionnaire = tables.questionnaires.get(id).ok_or_else(missing)?;
        let form = Arc::new(form_of(questionnaire).ok_or_else(missing)?);
        let mut sheets: Vec<Arc<AnswerSheet>> = tables.answer_sheets.iter().cloned().collect();
        let days = self.days(session)?;
        sheets.retain(|sheet| sheet.questionnaire == id && days(sheet.day));
        sheets.sort_by_key(|sheet| (sheet.day, sheet.begun, sheet.id));
        let export = answers::Export {
            tables,
            questionnaire,
            form,
            sheets,
            labels: !self.codes,
            split: self.split,
            privacy: match &reason {
                None => Privacy::Masked,
                Some(reason) => Privacy::Unmasked {
                    reason: reason.clone(),
                },
            },
            words: Words::new(&say, session.texts.tag()),
            now: session.clock.now(),
        };
        let files = export.files(format)?;
        let (count, left, withheld) = (export.sheets.len(), export.left_over(), export.withheld());
        self.write(session, format, &files, reason)?;
        session.say("cli-form-exported", &[("count", count.into())]);
        if left > 0 {
            session.say("cli-form-left-over", &[("count", left.into())]);
        }
        if withheld > 0 && format == Format::OdkXml {
            session.say("cli-form-withheld", &[("count", withheld.into())]);
        }
        Ok(())
    }

    /// Whether a day is among those asked for.
    fn days(&self, session: &Session) -> Result<impl Fn(chrono::NaiveDate) -> bool + use<>, Error> {
        let today = session.clock.today();
        let read = |text: &Option<String>| {
            let text = text.as_deref();
            text.map(|text| reading::past_day(text, today)).transpose()
        };
        let (day, from, to) = (read(&self.day)?, read(&self.from)?, read(&self.to)?);
        Ok(move |one| {
            day.is_none_or(|day| one == day)
                && from.is_none_or(|from| from <= one)
                && to.is_none_or(|to| one <= to)
        })
    }

    fn write(
        &self,
        session: &mut Session,
        format: Format,
        files: &[Written],
        reason: Option<String>,
    ) -> Result<(), Failure> {
        let paths = self.paths(format, files)?;
        if self.out.is_some() && !self.force {
            for path in paths.iter().flatten() {
                // Nothing is written when anything stands in the way; folders of their own come later.
                if path.exists() {
                    write::check(path, false)?;
                }
            }
        }
        let place = match (&self.out, paths.as_slice()) {
            (Some(out), [Some(_), _, ..]) => out.clone(),
            (_, [Some(path)]) => path.clone(),
            _ => PathBuf::from("-"),
        };
        // What shows people in full stands in the history before it stands on the disk.
        if reason.is_some() {
            noted(session, format, &place, reason.clone())?;
        }
        for (file, path) in files.iter().zip(&paths) {
            match path {
                Some(path) => {
                    if let Some(folder) = path.parent().filter(|_| file.name.contains('/')) {
                        std::fs::create_dir_all(folder).map_err(stream("DIR"))?;
                    }
                    write::write(path, &file.bytes, self.force)?;
                    let path = path.display().to_string();
                    session.say("cli-form-written", &[("path", path.into())]);
                }
                None if format == Format::Xlsx => output::bytes(&file.bytes)?,
                None => output::text(&file.bytes)?,
            }
        }
        if reason.is_none() && place != Path::new("-") {
            noted(session, format, &place, None)?;
        }
        Ok(())
    }

    /// Where each file goes; none is standard output, which holds one file.
    fn paths(&self, format: Format, files: &[Written]) -> Result<Vec<Option<PathBuf>>, Error> {
        let alone = files.len() == 1 && format != Format::OdkXml;
        let out = match &self.out {
            Some(out) if out != Path::new("-") => out,
            _ if alone && !(format == Format::Xlsx && output::is_terminal()) => {
                return Ok(vec![None]);
            }
            None if alone => return Ok(vec![Some(PathBuf::from(&files[0].name))]),
            _ => {
                return Err(Error::usage(
                    "cli-form-needs-folder",
                    "format",
                    format.name(),
                ));
            }
        };
        if alone && !out.is_dir() {
            return Ok(vec![Some(out.clone())]);
        }
        if !alone && !out.exists() {
            std::fs::create_dir_all(out).map_err(|source| Error::File {
                path: out.display().to_string(),
                source,
            })?;
        }
        if !out.is_dir() {
            return Err(Error::usage(
                "cli-form-needs-folder",
                "format",
                format.name(),
            ));
        }
        Ok(files
            .iter()
            .map(|file| Some(out.join(&file.name)))
            .collect())
    }
}

fn noted(
    session: &mut Session,
    format: Format,
    path: &Path,
    reason: Option<String>,
) -> Result<(), Failure> {
    let path = match path == Path::new("-") {
        true => path.to_owned(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    };
    let path = path.display().to_string();
    let format = format!("form-{}", format.name());
    let date = session.day();
    let (ledger, at) = session.parts();
    trace::written(ledger, date, &format, &path, reason, at)?;
    Ok(())
}

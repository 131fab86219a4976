//! `… export`: a list of the community as a file, the same for every list. Not what stands in it.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::masking::Masking;
use super::output;
use super::session::Session;
use crate::clock::Clock;
use crate::error::Error;
use crate::exchange::daylog::{Privacy, Words};
use crate::exchange::register::{Export as List, Format, REGISTERS};
use crate::exchange::write;
use crate::ledger::work::trace;

/// In which format, where to.
#[derive(clap::Args)]
pub struct Export {
    /// In which format.
    #[arg(long, value_name = "FORMAT", value_parser = ["xlsx", "html", "csv", "json"])]
    format: Option<String>,
    /// The file; a folder gets a file named after the list and the day.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Over a file that is there.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    masking: Masking,
}

impl Export {
    /// Writes the list of a noun.
    ///
    /// # Errors
    /// When there is no such list, the file is there already, or the disk refuses.
    pub fn run(&self, noun: &str, session: &mut Session) -> Result<(), Failure> {
        let register = REGISTERS.iter().find(|one| one.noun == noun);
        let register = register.ok_or_else(|| Error::usage("cli-no-format", "format", noun))?;
        let named = self.format.as_deref();
        let named = named.unwrap_or(if session.json { "json" } else { "csv" });
        let format = Format::parse(named);
        let format = format.ok_or_else(|| Error::usage("cli-no-format", "format", named))?;
        let reason = self.masking.reason()?;
        let (say, day) = (session.texts.plain(), session.day());
        let worker = session.parts().1.settings.worker.clone();
        let list = List {
            register,
            tables: session.ledger.tables(),
            words: Words::new(&say, session.texts.tag()),
            privacy: match reason.clone() {
                Some(reason) => Privacy::Unmasked { reason },
                None => Privacy::Masked,
            },
            now: session.clock.now(),
            day,
            heads: [&session.config.community, &session.config.grid, &worker],
        };
        let bytes = list.bytes(format)?;
        let name = list.file_name(format);
        let path = self.path(session, &name, format);
        // What shows people in full stands in the history before it stands anywhere else.
        let is_full = reason.is_some();
        if is_full || path.is_some() {
            if !is_full && let Some(path) = &path {
                write::write(path, &bytes, self.force)?;
            }
            let kept = path.as_deref().unwrap_or(Path::new("-"));
            let kept = std::path::absolute(kept).unwrap_or_else(|_| kept.to_owned());
            let kept = match &path {
                Some(_) => kept.display().to_string(),
                None => "-".to_owned(),
            };
            let (ledger, at) = session.parts();
            trace::written(ledger, day, format.name(), &kept, reason, at)?;
            if is_full && let Some(path) = &path {
                write::write(path, &bytes, self.force)?;
            }
        }
        match path {
            Some(path) => {
                let path = path.display().to_string();
                session.say("cli-done-log", &[("path", path.into())]);
                Ok(())
            }
            None if format == Format::Xlsx => output::bytes(&bytes),
            None => output::text(&bytes),
        }
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
}

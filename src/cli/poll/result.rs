//! `poll result`: what came of a poll, on the terminal or as a sheet to sign. What stands in it is the exchange's.

use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::cli::json::PollResult;
use crate::cli::masking::Masking;
use crate::cli::output;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::poll::Poll as Record;
use crate::exchange::daylog::{Privacy, Words};
use crate::exchange::poll::{Export, Format};
use crate::exchange::write;
use crate::ledger::queries::polls;
use crate::ledger::work::trace;

/// Which poll, in which format, where to.
#[derive(clap::Args)]
pub struct Result {
    /// The poll.
    #[arg(value_name = "ID")]
    id: String,
    /// In which format.
    #[arg(long, value_name = "FORMAT", value_parser = ["xlsx", "html", "csv", "json", "text"])]
    format: Option<String>,
    /// The file.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Over a file that is there.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    masking: Masking,
}

impl Result {
    pub(super) fn run(self, session: &mut Session) -> std::result::Result<(), Failure> {
        let poll = super::known(session, &self.id)?;
        let named = match &self.format {
            None if session.json => "json",
            None => "text",
            Some(format) => format.as_str(),
        };
        if named == "json" && self.out.is_none() {
            let tables = session.ledger.tables();
            let tally = polls::tally(tables, &poll);
            let row = PollResult::of(&poll, &tally, tables, session.clock.today());
            return output::json(&row);
        }
        let reason = self.masking.reason()?;
        let bytes = bytes(session, &poll, named, reason.clone())?;
        let Some(path) = &self.out else {
            if reason.is_some() {
                noted(session, named, "-", reason)?;
            }
            return match named {
                "xlsx" => output::bytes(&bytes),
                _ => output::text(&bytes),
            };
        };
        write::check(path, self.force)?;
        let full = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let full = full.display().to_string();
        // What shows people in full stands in the history before it stands on the disk.
        noted(session, named, &full, reason)?;
        write::write(path, &bytes, self.force)?;
        session.say("cli-done-log", &[("path", full.into())]);
        Ok(())
    }
}

fn bytes(
    session: &Session,
    poll: &Record,
    named: &str,
    reason: Option<String>,
) -> std::result::Result<Vec<u8>, Failure> {
    let tables = session.ledger.tables();
    let tally = polls::tally(tables, poll);
    if named == "json" {
        let row = PollResult::of(poll, &tally, tables, session.clock.today());
        let text = serde_json::to_string_pretty(&row);
        let text = text.map_err(|error| crate::cli::failure::stream("stdout")(error.into()))?;
        return Ok((text + "\n").into_bytes());
    }
    let say = session.texts.plain();
    let export = Export {
        poll,
        tally: &tally,
        tables,
        words: Words::new(&say, session.texts.tag()),
        privacy: reason.map_or(Privacy::Masked, |reason| Privacy::Unmasked { reason }),
        now: session.clock.now(),
    };
    Ok(export.bytes(Format::parse(named).unwrap_or(Format::Text))?)
}

fn noted(
    session: &mut Session,
    format: &str,
    path: &str,
    reason: Option<String>,
) -> std::result::Result<(), Failure> {
    let (date, format) = (session.day(), format!("poll-{format}"));
    let (ledger, at) = session.parts();
    trace::written(ledger, date, &format, path, reason, at)?;
    Ok(())
}

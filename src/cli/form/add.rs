//! `form add`: a workbook taken into the ledger, or every fault of it at once. Not how a workbook is read.

use std::path::PathBuf;
use std::sync::Arc;

use super::assign::{self, Meant};
use super::source;
use crate::cli::failure::Failure;
use crate::cli::json::Answer;
use crate::cli::output;
use crate::cli::session::Session;
use crate::ledger::work::questionnaire::{self, Taken};
use crate::tui::fault;

/// `form add`
#[derive(clap::Args)]
pub struct Add {
    /// The workbook.
    #[arg(value_name = "FORM")]
    form: PathBuf,
    /// Where its files lie.
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    #[command(flatten)]
    meant: Meant,
}

impl Add {
    /// Takes it in; 1 when it has faults.
    ///
    /// # Errors
    /// When the file cannot be read, or the store refuses.
    pub fn run(self, session: &mut Session) -> Result<u8, Failure> {
        let (audience, due) = self.meant.read(session)?;
        let given = match source::given(&self.form, self.media.as_deref())? {
            Ok(given) => given,
            Err(faults) => return source::refuse(&faults, session.json, &session.texts),
        };
        for warning in &given.form.warnings {
            let text = fault::line(warning, &session.texts);
            session.say("cli-form-warning", &[("text", text.as_str().into())]);
        }
        let form = Arc::clone(&given.form);
        let new = given.into_new();
        let before = session.ledger.headers().len();
        let (ledger, at) = session.parts();
        let (id, taken) = questionnaire::add(ledger, new, at)?;
        if self.meant.is_given() {
            let known = session.ledger.tables().questionnaires.get(id);
            let (old, old_due) = known.map_or_else(Default::default, |known| {
                (known.audience.clone(), known.due)
            });
            let audience = if audience.is_empty() { old } else { audience };
            let (ledger, at) = session.parts();
            questionnaire::assign(ledger, id, audience, due.or(old_due), at)?;
        }
        let answers = session.ledger.tables().answer_sheets.iter();
        let answers = answers.filter(|sheet| sheet.questionnaire == id).count();
        let key = match taken {
            Taken::New if form.version.is_empty() => "cli-form-added",
            Taken::New => "cli-form-added-version",
            Taken::Renewed => "cli-form-renewed",
            Taken::Known => "cli-form-known",
        };
        let values = [
            ("title", form.title.as_str().into()),
            ("form", form.id.as_str().into()),
            ("version", form.version.as_str().into()),
            ("answers", answers.into()),
        ];
        session.say(key, &values);
        assign::tell(session, id);
        if session.json {
            let headers = session.ledger.headers();
            let last = headers.get(before..).and_then(|new| new.last());
            output::json(&Answer {
                ok: true,
                operation: last.map(|header| header.id.to_string()),
                id: Some(id.uuid()),
            })?;
        }
        Ok(0)
    }
}

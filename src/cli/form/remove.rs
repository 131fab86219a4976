//! `form remove`: a questionnaire out of use. What was answered stays, and undo brings it back.

use super::list;
use crate::cli::deed::{Deed, Done};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::ledger::work::questionnaire;

/// `form remove`
#[derive(clap::Args)]
pub struct Remove {
    /// The questionnaire.
    #[arg(value_name = "FORM")]
    form: String,
}

impl Deed for Remove {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = list::find(session, &self.form)?;
        let tables = session.ledger.tables();
        let title = tables.questionnaires.get(id);
        let title = title.map(|one| one.title.clone()).unwrap_or_default();
        let answers = tables.answer_sheets.iter();
        let answers = answers.filter(|sheet| sheet.questionnaire == id).count();
        let (ledger, at) = session.parts();
        let operation = questionnaire::retire(ledger, id, at)?;
        let values = [("title", title.into()), ("answers", answers.into())];
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-form-removed", &values),
        })
    }
}

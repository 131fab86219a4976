//! `form list`: the questionnaires in use and how far each is; finding the one a text means.

use super::assign;
use crate::cli::columns::Columns;
use crate::cli::failure::{Candidate, Failure};
use crate::cli::json::QuestionnaireRow;
use crate::cli::output;
use crate::cli::reading;
use crate::cli::session::Session;
use crate::domain::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::text::safe_line;
use crate::error::Error;
use crate::ledger::queries::questionnaires;

/// `form list`
#[derive(clap::Args)]
pub struct List {
    /// Those out of use too.
    #[arg(long)]
    all: bool,
}

impl List {
    /// Lists them.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn run(&self, session: &Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        let mut found = questionnaires::in_use(tables);
        if self.all {
            found.extend(tables.questionnaires.iter().filter(|one| one.retired));
        }
        let row = |one: &std::sync::Arc<Questionnaire>| {
            let audience = one.audience.iter().map(assign::written).collect();
            QuestionnaireRow::of(one, tables, audience)
        };
        if session.json {
            return output::json_array(found.into_iter().map(|one| Ok(row(one))));
        }
        if found.is_empty() {
            session.say("cli-form-none", &[]);
            return Ok(());
        }
        let headings = [
            "form-id",
            "form-title",
            "form-version",
            "form-for",
            "due",
            "form-done",
        ];
        let mut table = Columns::new(session.headings(&headings));
        for one in found {
            let shown = row(one);
            table.row([
                one.form.clone(),
                one.title.clone(),
                one.version.clone(),
                assign::words(&one.audience, &session.texts),
                one.due.map(|day| day.to_string()).unwrap_or_default(),
                match one.audience.is_empty() {
                    true => shown.answers.to_string(),
                    false => format!("{}/{}", shown.done, shown.all),
                },
            ]);
        }
        table.print()
    }
}

/// The questionnaire in use a text means: its `form_id`, title, id, or the only one whose title holds the text.
///
/// # Errors
/// When it means none, or several; then they are listed.
pub fn find(session: &Session, text: &str) -> Result<Id<Questionnaire>, Failure> {
    let tables = session.ledger.tables();
    let text = text.trim();
    if let Some(found) = questionnaires::named(tables, text) {
        return Ok(found.id);
    }
    let in_use = questionnaires::in_use(tables);
    let lower = text.to_lowercase();
    let near: Vec<_> = (in_use.iter())
        .filter(|one| !text.is_empty() && one.title.to_lowercase().contains(&lower))
        .collect();
    if let [only] = near.as_slice() {
        return Ok(only.id);
    }
    if let Ok(id) = reading::id::<Questionnaire>(text, tables)
        && tables
            .questionnaires
            .get(id)
            .is_some_and(|one| !one.retired)
    {
        return Ok(id);
    }
    let offered = if near.is_empty() {
        in_use.iter().collect()
    } else {
        near
    };
    let candidates = offered.iter().map(|one| Candidate {
        write: one.form.clone(),
        about: one.title.clone(),
    });
    let text = safe_line(text, reading::LINE).text;
    let error = Error::refused_with("cli-form-no-such", "form", text);
    Err(Failure::ambiguous(error, candidates.collect()))
}

//! `form show`: what is filled and to be filled at a door. Not the answers: those are exported.

use crate::cli::columns::Columns;
use crate::cli::door;
use crate::cli::failure::Failure;
use crate::cli::json::{FilledRow, SheetRow};
use crate::cli::output;
use crate::cli::session::Session;
use crate::ledger::queries::questionnaires;

/// `form show`
#[derive(clap::Args)]
pub struct Show {
    /// The door.
    #[arg(value_name = "DOOR")]
    door: String,
}

impl Show {
    /// Shows it.
    ///
    /// # Errors
    /// When there is no such door.
    pub fn run(&self, session: &Session) -> Result<(), Failure> {
        let subject = door::subject(session, &self.door)?;
        let tables = session.ledger.tables();
        let open = questionnaires::outstanding(tables, &subject);
        let rows = questionnaires::in_use(tables).into_iter().map(|one| {
            let sheet = questionnaires::filled(tables, one.id, &subject);
            FilledRow {
                form: one.form.clone(),
                title: one.title.clone(),
                due: one.due,
                outstanding: open.iter().any(|open| open.id == one.id),
                sheet: sheet.map(|sheet| SheetRow::of(sheet)),
            }
        });
        let rows: Vec<_> = rows
            .filter(|row| row.outstanding || row.sheet.is_some())
            .collect();
        if session.json {
            return output::json_array(rows.into_iter().map(Ok));
        }
        if rows.is_empty() {
            session.say("cli-form-nothing-here", &[]);
            return Ok(());
        }
        let headings = [
            "form-id",
            "form-title",
            "form-state",
            "day",
            "worker",
            "form-done",
        ];
        let mut table = Columns::new(session.headings(&headings));
        for row in rows {
            let state = match &row.sheet {
                None => "form-state-open",
                Some(sheet) if sheet.complete => "form-state-complete",
                Some(_) => "form-state-partly",
            };
            let (day, worker, done) = row.sheet.map_or_else(Default::default, |sheet| {
                let done = format!("{}/{}", sheet.answered, sheet.asked);
                (sheet.day.to_string(), sheet.worker, done)
            });
            let state = session.texts.get(state).into_owned();
            table.row([row.form, row.title, state, day, worker, done]);
        }
        table.print()
    }
}

//! `undo`, `redo` and `history`: the operations, step by step. Not the day's log, which is about visits.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::OperationRow;
use super::session::Session;
use super::{output, reading};
use crate::clock::Clock;
use crate::ledger::Undone;
use crate::ledger::operation::{Header, Operation};

/// Takes the last step back.
#[derive(clap::Args, Deserialize)]
pub struct Undo {}

impl Deed for Undo {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let undone = session.ledger.undo(&session.clock)?;
        Ok(done(session, "cli-done-undo", &undone))
    }
}

/// Does again what was taken back last.
#[derive(clap::Args, Deserialize)]
pub struct Redo {}

impl Deed for Redo {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let undone = session.ledger.redo(&session.clock)?;
        Ok(done(session, "cli-done-redo", &undone))
    }
}

fn done(session: &Session, key: &str, undone: &Undone) -> Done {
    let tables = session.ledger.tables();
    let door = undone
        .subject
        .as_ref()
        .map(|subject| door::written(tables, subject));
    let values = [
        ("verb", verb(session, &undone.verb).into()),
        ("door", door.unwrap_or_default().into()),
        ("changes", undone.changes.into()),
    ];
    Done {
        operation: Some(undone.operation),
        id: None,
        said: session.text(key, &values),
    }
}

/// What an operation's verb is called; a verb of a newer version is called itself.
fn verb(session: &Session, verb: &str) -> String {
    let id = format!("verb-{verb}");
    if session.texts.has(&id) {
        session.texts.get(&id).into_owned()
    } else {
        verb.to_owned()
    }
}

/// Which operations to list.
#[derive(clap::Args)]
pub struct History {
    /// Only those of this day.
    #[arg(long, value_name = "DATE")]
    day: Option<String>,
}

impl History {
    /// Lists them, oldest first.
    ///
    /// # Errors
    /// When the only copy of one is damaged.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let today = session.clock.today();
        let day = (self.day.as_deref())
            .map(|day| reading::past_day(day, today))
            .transpose()?;
        let headers = session.ledger.headers().iter().enumerate();
        let wanted = headers
            .filter(|(_, header)| day.is_none_or(|day| header.moment().date_naive() == day))
            .map(|(position, _)| position)
            .collect::<Vec<_>>();
        if session.json {
            // One at a time: the history of a big roster is larger than the roster.
            return output::json_array(wanted.into_iter().map(|position| row(session, position)));
        }
        if wanted.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        self.print(session, wanted)
    }

    /// One line a step: the parts of a big change are one.
    fn print(&self, session: &mut Session, wanted: Vec<usize>) -> Result<(), Failure> {
        let mut table =
            Columns::new(session.headings(&["at", "what", "door", "changes", "worker"]));
        let headers: Vec<Header> = (wanted.iter())
            .map(|position| session.ledger.headers()[*position].clone())
            .collect();
        let steps = headers.chunk_by(|a, b| {
            a.batch
                .is_some_and(|batch| b.batch.map(|b| b.id) == Some(batch.id))
        });
        let mut positions = wanted.into_iter();
        for step in steps {
            let (Some(header), Some(position)) = (step.first(), positions.next()) else {
                continue;
            };
            for _ in step.iter().skip(1) {
                positions.next();
            }
            let changes: u32 = step.iter().map(|part| part.changes).sum();
            let about = if changes <= FEW {
                subject(session, position)?
            } else {
                String::new()
            };
            let undone = if session.ledger.is_undone(header.id) {
                " x"
            } else {
                ""
            };
            table.row([
                header.moment().format("%Y-%m-%d %H:%M").to_string(),
                format!("{}{undone}", verb(session, &header.verb)),
                about,
                changes.to_string(),
                header.worker.clone(),
            ]);
        }
        table.print()
    }
}

/// An operation of more changes than this is about many doors; it is not read to find out which.
const FEW: u32 = 20;

fn subject(session: &mut Session, position: usize) -> Result<String, Failure> {
    Ok(row(session, position)?.door.unwrap_or_default())
}

fn row(session: &mut Session, position: usize) -> Result<OperationRow, Failure> {
    let operation: Operation = session.ledger.operation(position)?;
    let undone = session.ledger.is_undone(operation.header.id);
    Ok(OperationRow::of(
        &operation,
        undone,
        &Doors::of(session.ledger.tables()),
    ))
}

//! `queue`: what is due at which door and why. Computed by the ledger; nothing is decided here.

use super::columns::Columns;
use super::door::Doors;
use super::failure::Failure;
use super::json::QueueRow;
use super::output;
use super::session::Session;
use crate::clock::Clock;
use crate::i18n::{Texts, Value as Word};
use crate::ledger::queue::{Now, Order, Queue as Computed, Value};

/// What to list, in which order.
#[derive(clap::Args)]
pub struct Queue {
    /// The highest score first, or as one walks.
    #[arg(long, value_name = "ORDER", default_value = "stairs",
        value_parser = ["urgency", "stairs"])]
    order: String,
    /// What is due but not for today, and why, instead.
    #[arg(long)]
    waiting: bool,
}

impl Queue {
    /// Lists it.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let order = Order::find(&self.order).unwrap_or_default();
        let queue = computed(session)?;
        let tables = session.ledger.tables();
        let doors = Doors::of(tables);
        let rows: Vec<_> = if self.waiting {
            queue.waiting().collect()
        } else {
            queue.iter(order).collect()
        };
        let rows = rows.iter().map(|row| {
            let explained = queue.explain(tables, &row.item);
            let reasons = if self.waiting {
                explained.not_today
            } else {
                explained.today
            };
            QueueRow::of(row, &reasons, &doors, &session.texts, queue.now().date)
        });
        if session.json {
            return output::json_array(rows.map(Ok));
        }
        let rows: Vec<QueueRow> = rows.collect();
        if rows.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let mut table = Columns::new(session.headings(&["door", "head", "due", "score", "why"]));
        for row in rows {
            let due = row.due.map(|day| day.format("%m-%d").to_string());
            let due = [due, row.time].into_iter().flatten();
            let why = row.reasons.into_iter().map(|reason| match reason.why {
                Some(why) => format!("{} [{why}]", reason.text),
                None => reason.text,
            });
            table.row([
                row.door,
                row.head,
                due.collect::<Vec<_>>().join(" "),
                row.score.to_string(),
                why.collect::<Vec<_>>()
                    .join(&session.texts.get("plain-semicolon")),
            ]);
        }
        table.print()
    }
}

/// The queue as it stands now.
///
/// # Errors
/// When the drafts cannot be read.
pub fn computed(session: &mut Session) -> Result<Computed, Failure> {
    let drafts = session.ledger.drafts().kept()?;
    let now = Now::new(
        session.ledger.tables(),
        session.clock.now(),
        &session.settings,
        &drafts,
    );
    Ok(Computed::build(session.ledger.tables(), &now))
}

/// A message of the queue, in words.
pub fn text(texts: &Texts, id: &str, values: &[(&'static str, Value)]) -> String {
    let message = |id: &str| texts.get(id).into_owned();
    let words: Vec<(&str, Word<'_>)> = values
        .iter()
        .map(|(name, value)| match value {
            Value::Number(number) => (*name, (*number).into()),
            other => (*name, other.text(texts.tag(), &message).into()),
        })
        .collect();
    texts.with(id, &words)
}

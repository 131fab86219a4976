//! A row of `queue`: a door, place, loose task or undertaking with every reason why it is there.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::cli::queue::text;
use crate::domain::subject::Subject;
use crate::i18n::Texts;
use crate::ledger::queue::{Item, Reason, Row, Standing};

/// A row of the queue.
#[derive(Debug, Serialize)]
pub struct QueueRow {
    /// Taken by `visit`, `show` and `task snooze|dismiss|assign`; for what has no door its own.
    pub id: String,
    /// Door, place, common parts, the address of a task as it was written, what a project, activity or poll is called.
    pub door: String,
    /// The head of the household, or who is in charge of the place.
    pub head: String,
    /// The sum of the reasons' scores, higher first.
    pub score: i32,
    /// The earliest day one of the reasons is due; null: since ever.
    pub due: Option<NaiveDate>,
    /// The time of an appointment today, as `19:00`.
    pub time: Option<String>,
    /// Whether its day has passed.
    pub overdue: bool,
    /// `grave`, `now`, `plain`, `later`, `skipped`: the parts of the list, in this order in both orders.
    pub standing: &'static str,
    /// Why it is there, weightiest first.
    pub reasons: Vec<ReasonRow>,
}

/// One reason.
#[derive(Debug, Serialize)]
pub struct ReasonRow {
    /// Code of the table `rule`.
    pub rule: &'static str,
    /// In the language spoken.
    pub text: String,
    /// What it adds to the row's score.
    pub score: i32,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// The record it comes from.
    pub source: Option<Uuid>,
    /// With `queue --waiting`: why it does not count today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl QueueRow {
    /// A row with these of its reasons, on `day`.
    pub fn of(
        row: &Row,
        reasons: &[Reason],
        doors: &Doors<'_>,
        texts: &Texts,
        day: NaiveDate,
    ) -> Self {
        let subject = row.subject();
        Self {
            id: id(&row.item, doors),
            door: match &row.item {
                Item::Subject(subject) => doors.written(subject),
                Item::Task(id) => (doors.tables.tasks.get(*id))
                    .map(|task| task.address.clone())
                    .unwrap_or_default(),
                Item::Undertaking(what) => what.title(doors.tables).to_owned(),
            },
            head: subject
                .map(|subject| doors.head(subject))
                .unwrap_or_default(),
            score: row.score,
            due: row.due,
            time: row.time.map(|time| time.format("%H:%M").to_string()),
            overdue: row.is_overdue(day),
            standing: match row.standing {
                Standing::Grave => "grave",
                Standing::Now => "now",
                Standing::Plain => "plain",
                Standing::Again => "again",
                Standing::Later => "later",
                Standing::Skipped => "skipped",
                Standing::Done => "done",
            },
            reasons: reasons
                .iter()
                .map(|reason| ReasonRow::of(reason, texts))
                .collect(),
        }
    }
}

impl ReasonRow {
    /// A reason in words.
    pub fn of(reason: &Reason, texts: &Texts) -> Self {
        Self {
            rule: reason.rule.as_str(),
            text: text(texts, reason.message, &reason.values),
            score: reason.score.total(),
            due: reason.due,
            source: reason.source.map(|source| source.uuid()),
            why: reason.why.as_ref().map(|why| {
                let (id, values) = why.message();
                text(texts, id, &values)
            }),
        }
    }
}

/// Common parts have no record of their own: their spelling is their id.
fn id(item: &Item, doors: &Doors<'_>) -> String {
    match item {
        Item::Subject(Subject::Household(id)) => id.to_string(),
        Item::Subject(Subject::Place(id)) => id.to_string(),
        Item::Subject(subject @ Subject::Common(_)) => doors.written(subject),
        Item::Task(id) => id.to_string(),
        Item::Undertaking(what) => what.uuid().to_string(),
    }
}

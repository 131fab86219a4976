//! `task`: writing down a task, and deciding about tasks and rows of the queue. Not the queue.

use crate::tui::entry::task::worded;
use chrono::NaiveDate;
use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::TaskRow;
use super::reading;
use super::session::Session;
use super::{output, visit};
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::{Priority, TaskKind, TaskOrigin, TaskState};
use crate::domain::decision::Verdict;
use crate::domain::subject::Subject;
use crate::domain::task::Task as Record;
use crate::ledger::work::task::{NewTask, TaskStep};
use crate::ledger::work::{decision, task};

/// `task …`
#[derive(clap::Subcommand)]
pub enum Task {
    /// Writes one down.
    Add(Add),
    /// Lists them.
    List(List),
    /// Settles one.
    Done(Settle),
    /// Puts a task or a row of the queue off.
    Snooze(Snooze),
    /// Drops a task or a row of the queue.
    Dismiss(Dismiss),
    /// Gives a task or a row of the queue to somebody else.
    Assign(Assign),
}

impl Task {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(add, session),
            Self::List(list) => list.run(session),
            Self::Done(settle) => deed::run(settle, session),
            Self::Snooze(snooze) => deed::run(snooze, session),
            Self::Dismiss(dismiss) => deed::run(dismiss, session),
            Self::Assign(assign) => deed::run(assign, session),
        }
    }
}

/// A new task.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// What is to be done.
    #[arg(value_name = "TITLE")]
    title: String,
    /// Where.
    #[arg(long, value_name = "DOOR")]
    door: Option<String>,
    /// By when.
    #[arg(long, value_name = "WHEN")]
    due: Option<String>,
    /// Of which kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Who asked for it.
    #[arg(long, value_name = "ORIGIN")]
    origin: Option<String>,
    /// How urgent.
    #[arg(long, value_name = "PRIORITY")]
    priority: Option<String>,
    /// More about it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let subject = self
            .door
            .map(|text| door::subject(session, &text))
            .transpose()?;
        let new = NewTask {
            title: reading::line(&self.title)?,
            kind: reading::code_if(self.kind.as_deref())?.unwrap_or(TaskKind::OTHER),
            origin: reading::code_if(self.origin.as_deref())?.unwrap_or(TaskOrigin::OWN),
            subject,
            address: String::new(),
            due: self
                .due
                .map(|text| visit::again(&text, session))
                .transpose()?,
            priority: reading::code_if(self.priority.as_deref())?.unwrap_or(Priority::MEDIUM),
            note: reading::note(&self.note.unwrap_or_default())?,
        };
        let title = new.title.clone();
        let (ledger, at) = session.parts();
        let (id, operation) = task::add(ledger, new, at)?;
        let short = reading::short(id.uuid());
        let said = session.text(
            "cli-done-task",
            &[("id", short.into()), ("title", title.into())],
        );
        Ok(Done {
            operation: Some(operation),
            id: Some(id.uuid()),
            said,
        })
    }
}

/// What a decision is about: a task, or the row of a door in the queue.
enum Matter {
    Task(Id<Record>),
    Row(Subject),
}

impl Matter {
    /// A task's id, else a door.
    fn find(session: &Session, text: &str) -> Result<Self, Failure> {
        match reading::id(text, session.ledger.tables()) {
            Ok(id) => Ok(Self::Task(id)),
            Err(no_task) => match door::subject(session, text) {
                Ok(subject) => Ok(Self::Row(subject)),
                // A text that is no door either is reported as the id it was meant to be.
                Err(no_door) => Err(if no_door.candidates.is_empty() {
                    no_task
                } else {
                    no_door
                }),
            },
        }
    }

    fn decide(
        self,
        session: &mut Session,
        step: TaskStep,
        verdict: Verdict,
    ) -> Result<Done, Failure> {
        let (ledger, at) = session.parts();
        let (operation, id) = match &self {
            Self::Task(id) => (task::step(ledger, *id, step, at)?, Some(id.uuid())),
            Self::Row(subject) => {
                let operation = decision::decide(ledger, subject.clone(), None, verdict, at)?;
                (
                    operation,
                    subject
                        .household()
                        .map(Id::uuid)
                        .or(subject.place().map(Id::uuid)),
                )
            }
        };
        let tables = session.ledger.tables();
        let what = match &self {
            Self::Task(id) => tables
                .tasks
                .get(*id)
                .map(|task| worded(&task.title, &session.texts))
                .unwrap_or_default(),
            Self::Row(subject) => door::written(tables, subject),
        };
        let said = session.text("cli-done-decision", &[("what", what.into())]);
        Ok(Done {
            operation,
            id,
            said,
        })
    }
}

/// Settles a task.
#[derive(clap::Args, Deserialize)]
pub struct Settle {
    /// The task.
    #[arg(value_name = "ID")]
    id: String,
}

impl Deed for Settle {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = reading::id(&self.id, session.ledger.tables())?;
        let (ledger, at) = session.parts();
        let operation = task::step(ledger, id, TaskStep::Done, at)?;
        let task = session.ledger.tables().tasks.get(id);
        let title = task
            .map(|task| worded(&task.title, &session.texts))
            .unwrap_or_default();
        let said = session.text("cli-done-task-done", &[("title", title.into())]);
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said,
        })
    }
}

/// Puts a task or a row of the queue off.
#[derive(clap::Args, Deserialize)]
pub struct Snooze {
    /// The task, or the door of the row.
    #[arg(value_name = "ID")]
    id: String,
    /// Not before this day.
    #[arg(value_name = "DATE")]
    until: String,
}

impl Deed for Snooze {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let until = reading::coming_day(&self.until, session.clock.now())?;
        let matter = Matter::find(session, &self.id)?;
        matter.decide(session, TaskStep::Snooze(until), Verdict::Snooze(until))
    }
}

/// Drops a task or a row of the queue.
#[derive(clap::Args, Deserialize)]
pub struct Dismiss {
    /// The task, or the door of the row.
    #[arg(value_name = "ID")]
    id: String,
    /// Why.
    #[arg(value_name = "REASON")]
    reason: String,
}

impl Deed for Dismiss {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let reason = reading::line(&self.reason)?;
        let matter = Matter::find(session, &self.id)?;
        matter.decide(
            session,
            TaskStep::Dismiss(reason.clone()),
            Verdict::Dismiss(reason),
        )
    }
}

/// Gives a task or a row of the queue to somebody else.
#[derive(clap::Args, Deserialize)]
pub struct Assign {
    /// The task, or the door of the row.
    #[arg(value_name = "ID")]
    id: String,
    /// Who does it.
    #[arg(value_name = "WHO")]
    to: String,
}

impl Deed for Assign {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let to = reading::line(&self.to)?;
        let matter = Matter::find(session, &self.id)?;
        matter.decide(session, TaskStep::Assign(to.clone()), Verdict::Assign(to))
    }
}

/// Which tasks to list.
#[derive(clap::Args)]
pub struct List {
    /// Settled and dropped ones too.
    #[arg(long)]
    all: bool,
}

impl List {
    fn run(&self, session: &Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        let today: NaiveDate = session.clock.today();
        let mut found: Vec<_> = tables
            .tasks
            .iter()
            .filter(|task| self.all || task.is_open())
            .collect();
        found.sort_by_key(|task| {
            let due = task.due_on();
            (
                !task.is_open(),
                due.is_none(),
                due,
                task.priority.position(),
                task.id,
            )
        });
        let doors = Doors::of(tables);
        if session.json {
            return output::json_array(
                found
                    .iter()
                    .map(|task| Ok(TaskRow::of(task, &doors, today))),
            );
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let mut table =
            Columns::new(session.headings(&["id", "due", "state", "priority", "door", "title"]));
        for task in found {
            let state: TaskState = task.state;
            table.row([
                reading::short(task.id.uuid()),
                task.due_on().map(|day| day.to_string()).unwrap_or_default(),
                state.label(language).to_owned(),
                task.priority.label(language).to_owned(),
                TaskRow::door(task, &doors),
                worded(&task.title, &session.texts),
            ]);
        }
        table.print()
    }
}

//! `project`: setting one up, bringing needs, offers and partners into it, moving it on, listing them.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::json::ProjectRow;
use super::output;
use super::reading::{self, one_or_many};
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::codes::ProjectState;
use crate::domain::money::{parse_yuan, print_yuan};
use crate::domain::project::Project as Record;
use crate::domain::{Entity, Id};
use crate::error::Error;
use crate::ledger::table::{HasTable, Tables};
use crate::ledger::work::{WorkError, project};

/// `project …`
#[derive(clap::Subcommand)]
pub enum Project {
    /// Sets one up.
    Add(Box<Add>),
    /// Changes one.
    Edit(Box<Edit>),
    /// Moves one on.
    Move(Move),
    /// Lists them.
    List(List),
    /// Writes them to a file.
    Export(Export),
}

impl Project {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Edit(edit) => deed::run(*edit, session),
            Self::Move(step) => deed::run(step, session),
            Self::List(list) => list.run(session),
            Self::Export(export) => export.run("project", session),
        }
    }
}

/// What may be said of a project.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// Estate care, livelihood service.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What it is about.
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
    /// Needs that come into it.
    #[arg(long = "need", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    needs: Vec<String>,
    /// Offers that come into it.
    #[arg(long = "offer", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    offers: Vec<String>,
    /// Partners that come into it.
    #[arg(long = "partner", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    partners: Vec<String>,
    /// Who answers for it.
    #[arg(long, value_name = "NAME")]
    lead: Option<String>,
    /// By when.
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// What it may cost.
    #[arg(long, value_name = "YUAN")]
    budget: Option<String>,
    /// What it did cost.
    #[arg(long, value_name = "YUAN")]
    spent: Option<String>,
    /// How many people had something of it.
    #[arg(long, value_name = "N")]
    people: Option<u32>,
    /// What came of it.
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,
    /// How content they are.
    #[arg(long, value_name = "RATING")]
    rating: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Adds the records meant to those that are in it already, each once.
fn join<T: Entity>(own: &mut Vec<Id<T>>, said: &[String], tables: &Tables) -> Result<(), Failure>
where
    Tables: HasTable<T>,
{
    for text in said {
        let id = reading::id(text, tables)?;
        if !own.contains(&id) {
            own.push(id);
        }
    }
    Ok(())
}

/// Yuan with up to two places as fen.
fn fen(text: &str) -> Result<u64, Error> {
    parse_yuan(text).ok_or_else(|| Error::usage("cli-no-amount", "value", text.to_owned()))
}

impl Said {
    fn put(self, project: &mut Record, session: &Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        join(&mut project.needs, &self.needs, tables)?;
        join(&mut project.offers, &self.offers, tables)?;
        join(&mut project.partners, &self.partners, tables)?;
        project.kind = reading::code_if(self.kind.as_deref())?.unwrap_or(project.kind);
        project.category = reading::code_if(self.category.as_deref())?.unwrap_or(project.category);
        project.rating = reading::code_if(self.rating.as_deref())?.or(project.rating);
        if let Some(due) = &self.due {
            project.due = Some(reading::coming_day(due, session.clock.now())?);
        }
        for (said, own) in [
            (&self.budget, &mut project.budget),
            (&self.spent, &mut project.spent),
        ] {
            if let Some(said) = said {
                *own = Some(fen(said)?);
            }
        }
        project.people = self.people.or(project.people);
        for (said, own) in [
            (&self.lead, &mut project.lead),
            (&self.result, &mut project.result),
            (&self.note, &mut project.note),
        ] {
            if let Some(said) = said {
                *own = reading::line(said)?;
            }
        }
        Ok(())
    }
}

/// A project to set up.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// What it is called.
    #[arg(value_name = "TITLE")]
    title: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let title = reading::line(&self.title)?;
        let (id, now) = (Id::new(session.clock.id()), session.clock.now());
        let by = session.parts().1.settings.worker.clone();
        let mut project = Record::new(id, title, now, &by);
        self.said.put(&mut project, session)?;
        done(project, session)
    }
}

/// What changes of a project.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The project.
    #[arg(value_name = "ID")]
    id: String,
    /// What it is called.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Needs, offers and partners that go out of it.
    #[arg(long, value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    without: Vec<String>,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let Some(known) = session.ledger.tables().projects.get(id) else {
            return Err(WorkError::Missing("project").into());
        };
        let mut project = known.as_ref().clone();
        if let Some(title) = &self.title {
            project.title = reading::line(title)?;
        }
        self.said.put(&mut project, session)?;
        for id in &self.without {
            leave_out(id, &mut project, session.ledger.tables())?;
        }
        done(project, session)
    }
}

/// Takes out whatever of the project this id, or the end of one, means.
fn leave_out(text: &str, project: &mut Record, tables: &Tables) -> Result<(), Failure> {
    fn out<T: Entity>(own: &mut Vec<Id<T>>, id: Result<Id<T>, Failure>) -> Result<bool, Failure> {
        let id = id?;
        let before = own.len();
        own.retain(|known| *known != id);
        Ok(own.len() < before)
    }
    let tried = [
        out(&mut project.needs, reading::id(text, tables)),
        out(&mut project.offers, reading::id(text, tables)),
        out(&mut project.partners, reading::id(text, tables)),
    ];
    if tried.iter().any(|one| matches!(one, Ok(true))) {
        return Ok(());
    }
    let fault = tried.into_iter().find_map(Result::err);
    Err(fault.unwrap_or_else(|| WorkError::Missing("project").into()))
}

fn done(new: Record, session: &mut Session) -> Result<Done, Failure> {
    let (id, title) = (new.id, new.title.clone());
    let (ledger, at) = session.parts();
    let operation = project::put(ledger, new, at)?;
    let values = [
        ("id", reading::short(id.uuid()).into()),
        ("title", title.into()),
    ];
    Ok(Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-project", &values),
    })
}

/// A step in a project's life.
#[derive(clap::Args, Deserialize)]
pub struct Move {
    /// The project.
    #[arg(value_name = "ID")]
    id: String,
    /// The state it comes to; the usual next one without it.
    #[arg(value_name = "STATE")]
    state: Option<String>,
    /// What was said; its result, once it is finished.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// How content they are.
    #[arg(long, value_name = "RATING")]
    rating: Option<String>,
}

impl Deed for Move {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let found = session.ledger.tables().projects.get(id);
        let usual = found.and_then(|project| project.next());
        let state: Option<ProjectState> = reading::code_if(self.state.as_deref())?;
        let Some(state) = state.or(usual) else {
            return Err(Error::refused("project-is-over").into());
        };
        let note = reading::line(&self.note.unwrap_or_default())?;
        let rating = reading::code_if(self.rating.as_deref())?;
        let (ledger, at) = session.parts();
        let operation = project::step(ledger, id, state, (&note, rating), at)?;
        let values = [
            ("id", reading::short(id.uuid()).into()),
            ("title", state.label(session.texts.tag()).into()),
        ];
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-done-project", &values),
        })
    }
}

/// Which projects to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that are over too.
    #[arg(long)]
    all: bool,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        let mut found: Vec<_> = (tables.projects.iter())
            .filter(|project| self.all || project.state.is_open())
            .collect();
        found.sort_by_key(|project| (!project.state.is_open(), project.due, project.id));
        if session.json {
            return output::json_array(found.iter().map(|one| Ok(ProjectRow::of(one))));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "state", "due", "needs", "budget", "spent", "name"];
        let mut table = Columns::new(session.headings(&columns));
        for project in found {
            table.row([
                reading::short(project.id.uuid()),
                project.state.label(session.texts.tag()).to_owned(),
                project.due.map(|day| day.to_string()).unwrap_or_default(),
                project.needs.len().to_string(),
                project.budget.map(print_yuan).unwrap_or_default(),
                project.spent.map(print_yuan).unwrap_or_default(),
                project.title.clone(),
            ]);
        }
        table.print()
    }
}

//! `willing`: people who look for work or training: written down, changed, matched with posts, ended. Not the posts.

use serde::Deserialize;
use uuid::Uuid;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::{SuitsRow, WillingRow};
use super::output;
use super::reading;
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::{WillingState, WorkWish};
use crate::domain::resident::Resident;
use crate::domain::willing::Willing as Record;
use crate::ledger::operation::OpId;
use crate::ledger::queries::posts::{self, Suits};
use crate::ledger::table::Tables;
use crate::ledger::work::WorkError;
use crate::ledger::work::willing::{self, NewWilling};

/// `willing …`
#[derive(clap::Subcommand)]
pub enum Willing {
    /// Writes somebody down.
    Add(Box<Add>),
    /// Changes what is written of somebody.
    Edit(Box<Edit>),
    /// Somebody looks no more, or looks again.
    End(End),
    /// Lists them.
    List(List),
    /// Which posts suit somebody.
    Match(Match),
    /// Writes them to a file.
    Export(Export),
}

impl Willing {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Edit(edit) => deed::run(*edit, session),
            Self::End(end) => deed::run(end, session),
            Self::List(list) => list.run(session),
            Self::Match(suits) => suits.run(session),
            Self::Export(export) => export.run("willing", session),
        }
    }
}

/// Somebody who looks for work or training.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The door.
    #[arg(value_name = "DOOR")]
    door: String,
    /// Full-time, flexible, home-based, training.
    #[arg(value_name = "WISH")]
    wish: String,
    /// Who: a resident's id or name; the head of the household without it.
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// What they can do.
    #[arg(long, value_name = "TEXT")]
    skill: Option<String>,
    /// What they want to learn.
    #[arg(long, value_name = "TEXT")]
    training: Option<String>,
    /// An employer may be given their name and number.
    #[arg(long)]
    #[serde(default)]
    may_contact: bool,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let subject = door::subject(session, &self.door)?;
        let wish: WorkWish = reading::code(&self.wish)?;
        let (resident, name) = who(session, &subject, self.who.as_deref())?;
        let new = NewWilling {
            resident,
            name,
            wish,
            skill: reading::line(&self.skill.unwrap_or_default())?,
            training: reading::line(&self.training.unwrap_or_default())?,
            may_contact: self.may_contact,
            note: reading::note(&self.note.unwrap_or_default())?,
        };
        let (ledger, at) = session.parts();
        let (id, operation) = willing::add(ledger, subject, new, at)?;
        Ok(told(session, id, Some(operation)))
    }
}

/// Whom a name, an id or nothing means at a door, and what they are called.
fn who(
    session: &Session,
    subject: &crate::domain::subject::Subject,
    text: Option<&str>,
) -> Result<(Option<Id<Resident>>, String), Failure> {
    let tables = session.ledger.tables();
    let Some(text) = text else {
        let head = subject.household().and_then(|id| tables.head_of(id));
        let found = head.map(|head| (Some(head.id), head.name.clone()));
        return Ok(found.unwrap_or_default());
    };
    let name = reading::name(text)?;
    let mut there = tables.residents.of(subject);
    let found = there.find(|one| one.is_here() && one.name == name);
    let found = found.or_else(|| {
        let id = reading::id(text, tables).ok()?;
        tables.residents.get(id)
    });
    Ok(found.map_or((None, name), |one| (Some(one.id), one.name.clone())))
}

fn told(session: &Session, id: Id<Record>, operation: Option<OpId>) -> Done {
    let found = session.ledger.tables().willing.get(id);
    let language = session.texts.tag();
    let values = [
        ("id", reading::short(id.uuid()).into()),
        (
            "name",
            found.map(|one| one.name.clone()).unwrap_or_default().into(),
        ),
        (
            "state",
            found.map_or("", |one| one.state.label(language)).into(),
        ),
    ];
    Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-willing", &values),
    }
}

/// What changes of somebody.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// Who.
    #[arg(value_name = "ID")]
    id: String,
    /// Full-time, flexible, home-based, training.
    #[arg(long, value_name = "WISH")]
    wish: Option<String>,
    /// What they can do.
    #[arg(long, value_name = "TEXT")]
    skill: Option<String>,
    /// What they want to learn.
    #[arg(long, value_name = "TEXT")]
    training: Option<String>,
    /// An employer may be given their name and number.
    #[arg(long, value_name = "yes|no")]
    may_contact: Option<bool>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let mut changed = known(session, &self.id)?;
        changed.wish = reading::code_if(self.wish.as_deref())?.unwrap_or(changed.wish);
        for (said, own) in [
            (self.skill, &mut changed.skill),
            (self.training, &mut changed.training),
        ] {
            if let Some(said) = said {
                *own = reading::line(&said)?;
            }
        }
        if let Some(note) = self.note {
            changed.note = reading::note(&note)?;
        }
        changed.may_contact = self.may_contact.unwrap_or(changed.may_contact);
        let id = changed.id;
        let (ledger, at) = session.parts();
        let operation = willing::correct(ledger, changed, at)?;
        Ok(told(session, id, operation))
    }
}

fn known(session: &Session, id: &str) -> Result<Record, Failure> {
    let tables = session.ledger.tables();
    let id: Id<Record> = reading::id(id, tables)?;
    let found = tables.willing.get(id);
    Ok(found.ok_or(WorkError::Missing("willing"))?.as_ref().clone())
}

/// Somebody looks no more; a place they had is free again.
#[derive(clap::Args, Deserialize)]
pub struct End {
    /// Who.
    #[arg(value_name = "ID")]
    id: String,
    /// They look again.
    #[arg(long)]
    #[serde(default)]
    again: bool,
    /// What was said.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for End {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = known(session, &self.id)?.id;
        let note = reading::line(&self.note.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = willing::turn(ledger, id, self.again, &note, at)?;
        Ok(told(session, id, operation))
    }
}

/// Whom to list.
#[derive(clap::Args)]
pub struct List {
    /// Those who look no more too.
    #[arg(long)]
    all: bool,
    /// Only those who wish this.
    #[arg(long, value_name = "WISH")]
    wish: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let wish: Option<WorkWish> = reading::code_if(self.wish.as_deref())?;
        let tables = session.ledger.tables();
        let mut found: Vec<_> = (tables.willing.iter())
            .filter(|one| self.all || one.state != WillingState::WITHDRAWN)
            .filter(|one| wish.is_none_or(|wish| one.wish == wish))
            .collect();
        found.sort_by_key(|one| (one.state.position(), one.id));
        let doors = Doors::of(tables);
        if session.json {
            let rows = found.iter().map(|one| Ok(WillingRow::of(one, &doors)));
            return output::json_array(rows);
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "door", "name", "wish", "state", "skill", "post"];
        let mut table = Columns::new(session.headings(&columns));
        for one in found {
            let row = WillingRow::of(one, &doors);
            table.row([
                reading::short(row.id),
                row.door,
                row.name,
                one.wish.label(language).to_owned(),
                one.state.label(language).to_owned(),
                row.skill,
                row.placed.unwrap_or_default(),
            ]);
        }
        table.print()
    }
}

/// Whom posts are looked for.
#[derive(clap::Args)]
pub struct Match {
    /// Who.
    #[arg(value_name = "ID")]
    id: String,
}

impl Match {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let who = std::sync::Arc::new(known(session, &self.id)?);
        let found = posts::posts_for(session.ledger.tables(), &who, session.clock.today());
        suits(session, &found, |one, tables| {
            let row = SuitsRow::of(one, tables);
            (row.post, format!("{} {}", row.title, row.left))
        })
    }
}

/// Lists what suits, with its score term by term.
pub fn suits(
    session: &Session,
    found: &[Suits],
    told: impl Fn(&Suits, &Tables) -> (Uuid, String),
) -> Result<(), Failure> {
    let tables = session.ledger.tables();
    if session.json {
        let rows = found.iter().map(|one| Ok(SuitsRow::of(one, tables)));
        return output::json_array(rows);
    }
    if found.is_empty() {
        session.say("cli-none", &[]);
        return Ok(());
    }
    let columns = ["id", "score", "what", "why"];
    let mut table = Columns::new(session.headings(&columns));
    for one in found {
        let (id, words) = told(one, tables);
        table.row([
            reading::short(id),
            one.score.total().to_string(),
            words,
            super::matching::told(&one.score.terms, session.texts.tag()),
        ]);
    }
    table.print()
}

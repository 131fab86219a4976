//! `resident`: adding and changing a person. Not importing many.

use serde::Deserialize;

use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::session::Session;
use super::{door, reading};
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::SourceOfFact;
use crate::domain::doubt::new_doubts;
use crate::domain::resident::{Presence, Resident as Record};
use crate::error::Error;
use crate::ledger::operation::OpId;
use crate::ledger::work::{blank, collection, resident};

mod facts;

use facts::Facts;

/// `resident …`
#[derive(clap::Subcommand)]
pub enum Resident {
    /// Adds one.
    Add(Add),
    /// Changes one.
    Edit(Edit),
    /// Blanks everything personal of one.
    Blank(Blank),
}

impl Resident {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(add, session),
            Self::Edit(edit) => deed::run(edit, session),
            Self::Blank(blank) => deed::run(blank, session),
        }
    }
}

/// A person not in the register.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The household.
    #[arg(value_name = "DOOR")]
    door: String,
    /// Name.
    #[arg(value_name = "NAME")]
    name: String,
    /// Who said so.
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// What is known.
    #[command(flatten)]
    #[serde(flatten)]
    facts: Facts,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let household = door::household(session, &self.door)?.id;
        let name = reading::name(&self.name)?;
        let mut record = Record::new(Id::new(session.clock.id()), household, name);
        self.facts.put_into(&mut record, session.clock.today())?;
        let source = reading::code_if(self.source.as_deref())?.unwrap_or(SourceOfFact::SELF);
        let id = record.id;
        let asked = asked(session, &record);
        let titles = titles(&asked);
        let (ledger, at) = session.parts();
        let operation = resident::save(ledger, record, source, &titles, at)?;
        Ok(done(session, id, operation, &asked))
    }
}

/// A change of a person.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The person.
    #[arg(value_name = "ID")]
    id: String,
    /// Name.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The household the person belongs to now.
    #[arg(long, value_name = "DOOR")]
    door: Option<String>,
    /// Moved out.
    #[arg(long, group = "presence")]
    #[serde(default)]
    left: bool,
    /// Died.
    #[arg(long, group = "presence")]
    #[serde(default)]
    deceased: bool,
    /// Who said so.
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// What is changed.
    #[command(flatten)]
    #[serde(flatten)]
    facts: Facts,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let tables = session.ledger.tables();
        let id: Id<Record> = reading::id(&self.id, tables)?;
        let missing = || Error::refused_with("cli-no-such-id", "id", self.id.clone());
        let known = tables.residents.get(id).ok_or_else(missing)?;
        let mut record = known.as_ref().clone();
        let source = reading::code_if(self.source.as_deref())?.unwrap_or(SourceOfFact::SELF);
        let presence = match (self.left, self.deceased) {
            (true, false) => Some(Presence::Left),
            (false, true) => Some(Presence::Deceased),
            (false, false) => None,
            (true, true) => {
                return Err(Error::usage("cli-one-of", "names", "left, deceased").into());
            }
        };
        if let Some(name) = &self.name {
            record.name = reading::name(name)?;
        }
        if let Some(door) = &self.door {
            record.household = door::household(session, door)?.id;
        }
        self.facts.put_into(&mut record, session.clock.today())?;
        let asked = asked(session, &record);
        let titles = titles(&asked);
        let (ledger, at) = session.parts();
        let mut operation = resident::save(ledger, record, source, &titles, at)?;
        if let Some(presence) = presence {
            operation = collection::left(ledger, id, presence, source, at)?;
        }
        Ok(done(session, id, operation, &asked))
    }
}

/// Something to be confirmed: the task that asks about it, and how it is said at once.
struct Asked {
    title: String,
    said: String,
}

/// What is doubtful about a person as it will stand and was not before, and who there no longer lives alone.
fn asked(session: &Session, record: &Record) -> Vec<Asked> {
    let tables = session.ledger.tables();
    let before = tables.residents.get(record.id).map(AsRef::as_ref);
    let head = tables.head_of(record.household).map(AsRef::as_ref);
    let title = |name: &str, what: &str| {
        let values = [("name", name.into()), ("what", what.into())];
        session.text("doubt-task", &values)
    };
    let doubts = new_doubts(before, record, head, session.clock.today());
    let doubts = doubts.into_iter().map(|doubt| {
        let said = session.text(doubt.key(), &[]);
        let title = title(&record.name, &said);
        Asked { title, said }
    });
    let alone = resident::no_longer_alone(tables, record).into_iter();
    let alone = alone.map(|other| Asked {
        title: title(&other.name, &session.text("doubt-alone", &[])),
        said: session.text("doubt-alone-of", &[("name", other.name.as_str().into())]),
    });
    doubts.chain(alone).collect()
}

fn titles(asked: &[Asked]) -> Vec<String> {
    asked.iter().map(|asked| asked.title.clone()).collect()
}

fn done(session: &Session, id: Id<Record>, operation: Option<OpId>, asked: &[Asked]) -> Done {
    let record = session.ledger.tables().residents.get(id);
    let name = record.map(|record| record.name.clone()).unwrap_or_default();
    let key = match operation {
        Some(_) => "cli-done-resident",
        None => "cli-done-nothing",
    };
    let short = reading::short(id.uuid());
    let values = [
        ("id", short.into()),
        ("name", name.clone().into()),
        ("what", name.into()),
    ];
    let mut said = session.text(key, &values);
    for asked in asked.iter().filter(|_| operation.is_some()) {
        let what = asked.said.as_str();
        said.push('\n');
        said.push_str(&session.text("doubt-said", &[("what", what.into())]));
    }
    Done {
        operation,
        id: Some(id.uuid()),
        said,
    }
}

/// Blanks a person's name, numbers and notes.
#[derive(clap::Args, Deserialize)]
pub struct Blank {
    /// The person's id, or its end.
    #[arg(value_name = "ID")]
    id: String,
}

impl Deed for Blank {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let (ledger, at) = session.parts();
        let operation = blank::resident(ledger, id, at)?;
        let values = [("id", reading::short(id.uuid()).into())];
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-done-resident-blank", &values),
        })
    }
}

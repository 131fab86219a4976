//! `household`: adding and changing a household. Not importing many.

use serde::Deserialize;

use super::deed::{self, Deed, Done};
use super::door;
use super::failure::Failure;
use super::reading::{self, one_or_many};
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::SourceOfFact;
use crate::domain::household::Household as Record;
use crate::ledger::work::{blank, collection, household};

/// `household …`
#[derive(clap::Subcommand)]
pub enum Household {
    /// Adds one.
    Add(Add),
    /// Changes one.
    Edit(Edit),
    /// Confirms what is known of one.
    Verify(Verify),
    /// Blanks everything personal of one.
    Blank(Blank),
}

impl Household {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(add, session),
            Self::Edit(edit) => deed::run(edit, session),
            Self::Verify(verify) => deed::run(verify, session),
            Self::Blank(blank) => deed::run(blank, session),
        }
    }
}

/// What can be said of a household; what is not said stays as it is.
#[derive(clap::Args, Deserialize)]
pub struct Facts {
    /// Lived in, rented, vacant, moved, away.
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Away until.
    #[arg(long, value_name = "DATE")]
    away_until: Option<String>,
    /// The number of the office's register.
    #[arg(long, value_name = "NUMBER")]
    #[serde(default, deserialize_with = "reading::text_or_number")]
    number: Option<String>,
    /// What the house is used for.
    #[arg(long, value_name = "USE")]
    house_use: Option<String>,
    /// How it is held.
    #[arg(long, value_name = "TENURE")]
    tenure: Option<String>,
    /// Floor area in square metres; an empty one takes it away.
    #[arg(long, value_name = "AREA")]
    #[serde(default, deserialize_with = "reading::text_or_number")]
    floor_area: Option<String>,
    /// The owner's name.
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The owner's phones.
    #[arg(long = "owner-phone", value_name = "PHONE")]
    #[serde(default, deserialize_with = "one_or_many")]
    owner_phones: Vec<String>,
    /// What the next person should know.
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
}

impl Facts {
    fn put_into(self, record: &mut Record, session: &Session) -> Result<(), Failure> {
        if let Some(state) = reading::code_if(self.state.as_deref())? {
            record.state = state;
        }
        if let Some(day) = self.away_until {
            record.away_until = Some(reading::coming_day(&day, session.clock.now())?);
        }
        if let Some(number) = self.number {
            record.number = Some(reading::line(&number)?).filter(|number| !number.is_empty());
        }
        record.house_use = reading::code_if(self.house_use.as_deref())?.or(record.house_use);
        record.tenure = reading::code_if(self.tenure.as_deref())?.or(record.tenure);
        if let Some(area) = &self.floor_area {
            record.floor_area = reading::area(area)?;
        }
        let owner = record.owner.take().map(|owner| *owner);
        let owner = reading::contact(owner, self.owner.as_deref(), &self.owner_phones)?;
        record.owner = owner.map(Box::new);
        if let Some(notes) = self.notes {
            record.notes = reading::note(&notes)?;
        }
        Ok(())
    }
}

/// A household found on the spot.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// Its door.
    #[arg(value_name = "DOOR")]
    door: String,
    /// What is known of it.
    #[command(flatten)]
    #[serde(flatten)]
    facts: Facts,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let address = door::new_address(session, &self.door)?;
        let mut record = Record::new(Id::new(session.clock.id()), address);
        self.facts.put_into(&mut record, session)?;
        let id = record.id;
        let (ledger, at) = session.parts();
        let operation = household::add(ledger, record, at)?;
        let door = door::written(session.ledger.tables(), &id.into());
        let said = session.text("cli-done-household-add", &[("door", door.into())]);
        Ok(Done {
            operation: Some(operation),
            id: Some(id.uuid()),
            said,
        })
    }
}

/// A change of a household.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The household.
    #[arg(value_name = "DOOR")]
    door: String,
    /// The door it really has.
    #[arg(long, value_name = "DOOR")]
    to: Option<String>,
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
        let mut record = door::household(session, &self.door)?.as_ref().clone();
        if let Some(to) = self.to {
            record.address = door::new_address(session, &to)?;
        }
        self.facts.put_into(&mut record, session)?;
        let source = reading::code_if(self.source.as_deref())?.unwrap_or(SourceOfFact::SELF);
        let id = record.id;
        let (ledger, at) = session.parts();
        let operation = household::edit(ledger, record, source, at)?;
        Ok(changed(session, id, operation))
    }
}

/// Confirms a household and its people.
#[derive(clap::Args, Deserialize)]
pub struct Verify {
    /// The household.
    #[arg(value_name = "DOOR")]
    door: String,
    /// Who said so.
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
}

impl Deed for Verify {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = door::household(session, &self.door)?.id;
        let source = reading::code_if(self.source.as_deref())?.unwrap_or(SourceOfFact::SELF);
        let (ledger, at) = session.parts();
        let operation = collection::verify(ledger, id, source, at)?;
        let door = door::written(session.ledger.tables(), &id.into());
        let said = session.text("cli-done-verify", &[("door", door.into())]);
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said,
        })
    }
}

fn changed(
    session: &Session,
    id: Id<Record>,
    operation: Option<crate::ledger::operation::OpId>,
) -> Done {
    let door = door::written(session.ledger.tables(), &id.into());
    let key = match operation {
        Some(_) => "cli-done-edit",
        None => "cli-done-nothing",
    };
    Done {
        operation,
        id: Some(id.uuid()),
        said: session.text(key, &[("what", door.into())]),
    }
}

/// Blanks names, numbers and notes of a household and everybody in it.
#[derive(clap::Args, Deserialize)]
pub struct Blank {
    /// Its door.
    #[arg(value_name = "DOOR")]
    door: String,
}

impl Deed for Blank {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let household = door::household(session, &self.door)?;
        let (id, door) = (household.id, household.address.to_string());
        let (ledger, at) = session.parts();
        let operation = blank::household(ledger, id, at)?;
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-done-household-blank", &[("door", door.into())]),
        })
    }
}

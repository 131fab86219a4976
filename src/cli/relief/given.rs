//! `relief add` and `relief correct`: what was given, to whom, from whom. Not the lists.

use serde::Deserialize;

use crate::cli::deed::{Deed, Done};
use crate::cli::door;
use crate::cli::failure::Failure;
use crate::cli::reading::{self, one_or_many, text_or_number};
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::ReliefOccasion;
use crate::domain::mask::mask_name;
use crate::domain::money::parse_yuan;
use crate::domain::relief::{Goods, Relief as Record};
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::table::Tables;
use crate::ledger::work::WorkError;
use crate::ledger::work::relief::{self, NewRelief};

/// What may be said of it.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// How much money.
    #[arg(long, value_name = "YUAN")]
    #[serde(default, deserialize_with = "text_or_number")]
    money: Option<String>,
    /// Goods: name, quantity, unit, and what all of it is worth.
    #[arg(long, value_name = "NAME:N:UNIT[:YUAN]")]
    #[serde(default, deserialize_with = "one_or_many")]
    goods: Vec<String>,
    /// On what occasion.
    #[arg(long, value_name = "OCCASION")]
    occasion: Option<String>,
    /// From whom.
    #[arg(long, value_name = "PARTNER")]
    from: Option<String>,
    /// For whom of that door.
    #[arg(long, value_name = "PERSON")]
    resident: Option<String>,
    /// Whether somebody signed.
    #[arg(long, value_name = "MARK")]
    receipt: Option<String>,
    /// Who signed.
    #[arg(long, value_name = "NAME")]
    signed_by: Option<String>,
    /// The day it was given.
    #[arg(long, value_name = "DATE")]
    given: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Said {
    fn put(self, new: &mut NewRelief, door: &Subject, session: &Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        if let Some(money) = &self.money {
            new.money = fen(money)?;
        }
        if !self.goods.is_empty() {
            let goods = self.goods.iter().map(|text| read_goods(text));
            new.goods = goods.collect::<Result<_, _>>()?;
        }
        new.occasion = reading::code_if(self.occasion.as_deref())?.unwrap_or(new.occasion);
        if let Some(from) = &self.from {
            (new.partner, new.giver) = reading::giver(from, tables)?;
        }
        if let Some(person) = &self.resident {
            new.resident = Some(resident(person, door, tables)?);
        }
        new.receipt = reading::code_if(self.receipt.as_deref())?.unwrap_or(new.receipt);
        if let Some(name) = &self.signed_by {
            new.signed_by = reading::name(name)?;
        }
        if let Some(day) = &self.given {
            new.given = Some(reading::past_day(day, session.clock.today())?);
        }
        if let Some(note) = &self.note {
            new.note = reading::note(note)?;
        }
        Ok(())
    }
}

/// Yuan with up to two places as fen.
fn fen(text: &str) -> Result<u64, Error> {
    parse_yuan(text).ok_or_else(|| Error::usage("cli-no-amount", "value", text.to_owned()))
}

/// `大米:2:袋`, with what all of it is worth in yuan where a fourth part says it.
fn read_goods(text: &str) -> Result<Goods, Failure> {
    let fault = || Error::usage("cli-no-goods", "value", text.to_owned());
    let parts: Vec<&str> = text.split([':', '：']).map(str::trim).collect();
    let (name, quantity, unit, worth) = match parts[..] {
        [name, quantity, unit] => (name, quantity, unit, None),
        [name, quantity, unit, worth] => (name, quantity, unit, Some(fen(worth)?)),
        _ => return Err(fault().into()),
    };
    Ok(Goods {
        name: reading::name(name)?,
        quantity: quantity.parse().map_err(|_| fault())?,
        unit: reading::name(unit)?,
        worth,
    })
}

/// Whether a text may be an id or its end.
fn is_id(text: &str) -> bool {
    let mut bytes = text.trim().bytes();
    bytes.all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// A person by id, or by name among those who live behind a door.
///
/// # Errors
/// When nobody there is called so and no record has that id.
pub fn resident(text: &str, door: &Subject, tables: &Tables) -> Result<Id<Resident>, Failure> {
    let home = door.household();
    let mut here = home.into_iter().flat_map(|id| tables.residents_of(id));
    match here.find(|person| person.name == text.trim()) {
        Some(person) => Ok(person.id),
        None if is_id(text) => reading::id(text, tables),
        None => Err(Error::refused_with("cli-nobody-there", "name", mask_name(text.trim())).into()),
    }
}

/// Something given.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The door.
    #[arg(value_name = "DOOR")]
    door: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let door = door::subject(session, &self.door)?;
        let mut new = NewRelief::new(ReliefOccasion::new("visit"));
        self.said.put(&mut new, &door, session)?;
        let (ledger, at) = session.parts();
        let (id, operation) = relief::add(ledger, door, new, at)?;
        Ok(done(id, operation, session))
    }
}

/// An entry in place of another one.
#[derive(clap::Args, Deserialize)]
pub struct Correct {
    /// The entry that counts no more.
    #[arg(value_name = "ID")]
    id: String,
    /// The door, where that was wrong.
    #[arg(long, value_name = "DOOR")]
    door: Option<String>,
    /// Nothing was given: the entry is struck out.
    #[arg(long)]
    #[serde(default)]
    strike: bool,
    /// What is different.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Correct {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let Some(known) = session.ledger.tables().relief.get(id).cloned() else {
            return Err(WorkError::Missing("relief").into());
        };
        if self.strike && (self.said.money.is_some() || !self.said.goods.is_empty()) {
            return Err(Error::usage("cli-strike-amount", "value", String::new()).into());
        }
        let mut new = NewRelief::of(&known);
        let door = match &self.door {
            Some(door) => {
                new.resident = None;
                door::subject(session, door)?
            }
            None => known.subject.clone(),
        };
        self.said.put(&mut new, &door, session)?;
        if self.strike {
            (new.money, new.goods) = (0, Vec::new());
        }
        let (ledger, at) = session.parts();
        let (id, operation) = relief::correct(ledger, id, door, new, at)?;
        Ok(done(id, operation, session))
    }
}

fn done(id: Id<Record>, operation: crate::ledger::operation::OpId, session: &Session) -> Done {
    let tables = session.ledger.tables();
    let door = tables
        .relief
        .get(id)
        .map(|one| door::written(tables, &one.subject));
    let values = [
        ("id", reading::short(id.uuid()).into()),
        ("door", door.unwrap_or_default().into()),
    ];
    Done {
        operation: Some(operation),
        id: Some(id.uuid()),
        said: session.text("cli-done-relief", &values),
    }
}

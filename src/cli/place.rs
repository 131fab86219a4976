//! `place`: shops, stairwells, manholes, sites. Not the doors of households.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::json::PlaceRow;
use super::output;
use super::reading::{self, one_or_many};
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::PlaceKind;
use crate::domain::household::Contact;
use crate::domain::place::Place as Record;
use crate::ledger::work::place;

/// `place …`
#[derive(clap::Subcommand)]
pub enum Place {
    /// Writes one down.
    Add(Add),
    /// Lists them.
    List(List),
}

impl Place {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(add, session),
            Self::List(list) => list.run(session),
        }
    }
}

/// A new place.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// What people call it.
    #[arg(value_name = "NAME")]
    name: String,
    /// Which kind of place.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Where it is, in words.
    #[arg(long, value_name = "TEXT")]
    address: Option<String>,
    /// Who is in charge.
    #[arg(long, value_name = "NAME")]
    in_charge: Option<String>,
    /// Phone of who is in charge.
    #[arg(long = "phone", value_name = "PHONE")]
    #[serde(default, deserialize_with = "one_or_many")]
    phones: Vec<String>,
    /// What the next person should know.
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let kind = reading::code_if(self.kind.as_deref())?.unwrap_or(PlaceKind::OTHER);
        let mut record = Record::new(
            Id::new(session.clock.id()),
            reading::line(&self.name)?,
            kind,
        );
        record.address = reading::line(&self.address.unwrap_or_default())?;
        record.notes = reading::note(&self.notes.unwrap_or_default())?;
        let contact = Contact {
            name: reading::name(&self.in_charge.unwrap_or_default())?,
            phones: reading::phones(&self.phones)?,
        };
        record.in_charge = (contact != Contact::default()).then_some(contact);
        let (id, name) = (record.id.uuid(), record.name.clone());
        let (ledger, at) = session.parts();
        let operation = place::put(ledger, record, at)?;
        let said = session.text(
            "cli-done-place",
            &[("id", reading::short(id).into()), ("name", name.into())],
        );
        Ok(Done {
            operation,
            id: Some(id),
            said,
        })
    }
}

/// Every place.
#[derive(clap::Args)]
pub struct List {}

impl List {
    fn run(&self, session: &Session) -> Result<(), Failure> {
        let mut found: Vec<_> = session.ledger.tables().places.iter().collect();
        found.sort_by(|a, b| {
            (a.kind.position(), &a.name, a.id).cmp(&(b.kind.position(), &b.name, b.id))
        });
        if session.json {
            return output::json_array(found.iter().map(|place| Ok(PlaceRow::of(place))));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let mut table = Columns::new(session.headings(&["id", "kind", "name", "address"]));
        for place in found {
            table.row([
                reading::short(place.id.uuid()),
                place.kind.label(language).to_owned(),
                place.name.clone(),
                place.address.clone(),
            ]);
        }
        table.print()
    }
}

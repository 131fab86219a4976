//! `offer`: what can be given, written down, changed, ended, listed. Not giving it: that is `match`.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::json::OfferRow;
use super::output;
use super::reading::{self, one_or_many};
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{ListCategory, ResourceForm};
use crate::domain::mask::mask_numbers;
use crate::domain::offer::Offer as Record;
use crate::ledger::queries::matching;
use crate::ledger::work::offer;

/// `offer …`
#[derive(clap::Subcommand)]
pub enum Offer {
    /// Writes one down.
    Add(Box<Add>),
    /// Changes one.
    Edit(Box<Edit>),
    /// Ends one.
    End(End),
    /// Lists them.
    List(List),
    /// Writes them to a file.
    Export(Export),
}

impl Offer {
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
            Self::Export(export) => export.run("offer", session),
        }
    }
}

/// What may be said of an offer.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// The partner who gives it.
    #[arg(long, value_name = "ID")]
    partner: Option<String>,
    /// Who gives it.
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Whom to ask.
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
    /// On what numbers.
    #[arg(long = "phone", value_name = "NUMBER")]
    #[serde(default, deserialize_with = "one_or_many")]
    phones: Vec<String>,
    /// How much there is.
    #[arg(long, value_name = "N")]
    quantity: Option<u64>,
    /// In what it is counted.
    #[arg(long, value_name = "WORD")]
    unit: Option<String>,
    /// From when on.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Until when.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// When exactly.
    #[arg(long, value_name = "TEXT")]
    times: Option<String>,
    /// Where.
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// The building or unit it is at.
    #[arg(long, value_name = "AREA")]
    near: Option<String>,
    /// For whom.
    #[arg(long = "group", value_name = "GROUP")]
    #[serde(default, deserialize_with = "one_or_many")]
    groups: Vec<String>,
    /// On what conditions.
    #[arg(long, value_name = "TEXT")]
    conditions: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Said {
    /// Puts what is said into the offer.
    fn put(self, offer: &mut Record, session: &Session) -> Result<(), Failure> {
        let now = session.clock.now();
        if let Some(provider) = &self.provider {
            (offer.partner, offer.provider) = reading::giver(provider, session.ledger.tables())?;
        }
        if let Some(partner) = &self.partner {
            offer.partner = Some(reading::id(partner, session.ledger.tables())?);
        }
        let known = offer.contact.take();
        offer.contact = reading::contact(known, self.contact.as_deref(), &self.phones)?;
        offer.quantity = self.quantity.or(offer.quantity);
        if let Some(from) = &self.from {
            offer.from = Some(reading::coming_day(from, now)?);
        }
        if let Some(until) = &self.until {
            offer.until = Some(reading::coming_day(until, now)?);
        }
        if !self.groups.is_empty() {
            offer.groups = reading::codes(&self.groups)?;
        }
        if let Some(near) = &self.near {
            let spot: Spot = super::door::spot(near)?;
            offer.spot = Some(spot);
        }
        let texts = [
            (self.unit, &mut offer.unit),
            (self.times, &mut offer.times),
            (self.place, &mut offer.place),
            (self.conditions, &mut offer.conditions),
        ];
        for (said, own) in texts {
            if let Some(said) = said {
                *own = reading::line(&said)?;
            }
        }
        if let Some(note) = self.note {
            offer.note = reading::note(&note)?;
        }
        Ok(())
    }
}

/// Something that can be given.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// What it is about.
    #[arg(value_name = "CATEGORY")]
    category: String,
    /// People, place, goods, money, skill, activity.
    #[arg(value_name = "FORM")]
    form: String,
    /// What it is.
    #[arg(value_name = "WORDS")]
    words: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let category: ListCategory = reading::code(&self.category)?;
        let form: ResourceForm = reading::code(&self.form)?;
        let words = reading::line(&self.words)?;
        let id = Id::new(session.clock.id());
        let mut offer = Record::new(id, words, category, form, session.clock.now());
        self.said.put(&mut offer, session)?;
        done(offer, session)
    }
}

/// What changes of an offer.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The offer.
    #[arg(value_name = "ID")]
    id: String,
    /// What it is.
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    /// What it is about.
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let Some(known) = session.ledger.tables().offers.get(id) else {
            return Err(crate::ledger::work::WorkError::Missing("offer").into());
        };
        let mut offer = known.as_ref().clone();
        if let Some(words) = &self.words {
            offer.words = reading::line(words)?;
        }
        offer.category = reading::code_if(self.category.as_deref())?.unwrap_or(offer.category);
        self.said.put(&mut offer, session)?;
        done(offer, session)
    }
}

fn done(new: Record, session: &mut Session) -> Result<Done, Failure> {
    let (id, words) = (new.id, new.words.clone());
    let (ledger, at) = session.parts();
    let operation = offer::put(ledger, new, at)?;
    let values = [
        ("id", reading::short(id.uuid()).into()),
        ("words", words.into()),
    ];
    Ok(Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-offer", &values),
    })
}

/// An offer that holds no more.
#[derive(clap::Args, Deserialize)]
pub struct End {
    /// The offer.
    #[arg(value_name = "ID")]
    id: String,
    /// It holds again.
    #[arg(long)]
    #[serde(default)]
    again: bool,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl Deed for End {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let reason = reading::line(&self.reason.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = offer::end(ledger, id, !self.again, &reason, at)?;
        let found = session.ledger.tables().offers.get(id);
        let values = [
            ("id", reading::short(id.uuid()).into()),
            (
                "words",
                found
                    .map_or("", |offer| offer.state.label(session.texts.tag()))
                    .into(),
            ),
        ];
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-done-offer", &values),
        })
    }
}

/// Which offers to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that are over too.
    #[arg(long)]
    all: bool,
    /// Only those about this.
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let category: Option<ListCategory> = reading::code_if(self.category.as_deref())?;
        let today = session.clock.today();
        let tables = session.ledger.tables();
        let taken = matching::taken(tables);
        let mut found: Vec<_> = (tables.offers.iter())
            .filter(|offer| self.all || !offer.is_over(today))
            .filter(|offer| category.is_none_or(|category| offer.category == category))
            .collect();
        found.sort_by_key(|offer| (offer.is_over(today), offer.category.position(), offer.id));
        let gone = |offer: &Record| taken.get(&offer.id).copied().unwrap_or(0);
        if session.json {
            let rows = found
                .iter()
                .map(|one| Ok(OfferRow::of(one, gone(one), tables)));
            return output::json_array(rows);
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "category", "left", "until", "provider", "words"];
        let mut table = Columns::new(session.headings(&columns));
        for offer in found {
            let row = OfferRow::of(offer, gone(offer), tables);
            let left = row.left.map(|left| offer.much(left));
            table.row([
                reading::short(offer.id.uuid()),
                offer.category.label(language).to_owned(),
                left.unwrap_or_default(),
                row.until.map(|day| day.to_string()).unwrap_or_default(),
                row.provider,
                mask_numbers(&offer.words),
            ]);
        }
        table.print()
    }
}

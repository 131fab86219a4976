//! `partner`: units and members bound to the community, written down, changed, listed with what they took on.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::json::PartnerRow;
use super::output;
use super::reading::{self, one_or_many};
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::PartnerKind;
use crate::domain::partner::{Agreement, Partner as Record};
use crate::ledger::queries::partners;
use crate::ledger::work::{WorkError, partner};

/// `partner …`
#[derive(clap::Subcommand)]
pub enum Partner {
    /// Writes one down.
    Add(Box<Add>),
    /// Changes one.
    Edit(Box<Edit>),
    /// Lists them.
    List(List),
    /// Writes them to a file.
    Export(Export),
}

impl Partner {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Edit(edit) => deed::run(*edit, session),
            Self::List(list) => list.run(session),
            Self::Export(export) => export.run("partner", session),
        }
    }
}

/// What may be said of a partner.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// What sort of body it is.
    #[arg(long, value_name = "BODY")]
    body: Option<String>,
    /// The unit a member belongs to: a partner's id, or a name.
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Where it reported.
    #[arg(long, value_name = "COMMUNITY")]
    reports_to: Option<String>,
    /// The day it reported there.
    #[arg(long, value_name = "DATE")]
    reported_on: Option<String>,
    /// When the agreement was signed.
    #[arg(long, value_name = "DATE")]
    signed: Option<String>,
    /// Until when it holds.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// What it says.
    #[arg(long, value_name = "TEXT")]
    terms: Option<String>,
    /// Whom to ask.
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
    /// On what numbers.
    #[arg(long = "phone", value_name = "NUMBER")]
    #[serde(default, deserialize_with = "one_or_many")]
    phones: Vec<String>,
    /// What it can give.
    #[arg(long, value_name = "TEXT")]
    strengths: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Said {
    fn put(self, partner: &mut Record, session: &Session) -> Result<(), Failure> {
        let (now, today) = (session.clock.now(), session.clock.today());
        partner.body = reading::code_if(self.body.as_deref())?.or(partner.body);
        if let Some(unit) = &self.unit {
            let (of, name) = reading::giver(unit, session.ledger.tables())?;
            partner.of = of.filter(|of| *of != partner.id);
            partner.unit = name;
        }
        if let Some(day) = &self.reported_on {
            partner.reported_on = Some(reading::past_day(day, today)?);
        }
        if let Some(day) = &self.signed {
            let signed = reading::past_day(day, today)?;
            let known = partner.agreement.take();
            partner.agreement = Some(Agreement {
                signed,
                until: known.as_ref().and_then(|one| one.until),
                terms: known.map(|one| one.terms).unwrap_or_default(),
            });
        }
        if let Some(agreement) = &mut partner.agreement {
            if let Some(until) = &self.until {
                agreement.until = Some(reading::coming_day(until, now)?);
            }
            if let Some(terms) = &self.terms {
                agreement.terms = reading::line(terms)?;
            }
        } else if self.until.is_some() || self.terms.is_some() {
            return Err(crate::error::Error::usage("cli-needs-signed", "name", "--signed").into());
        }
        let known = partner.contact.take();
        partner.contact = reading::contact(known, self.contact.as_deref(), &self.phones)?;
        for (said, own) in [
            (&self.reports_to, &mut partner.reports_to),
            (&self.strengths, &mut partner.strengths),
            (&self.note, &mut partner.note),
        ] {
            if let Some(said) = said {
                *own = reading::line(said)?;
            }
        }
        Ok(())
    }
}

/// A partner to write down.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// How it is bound.
    #[arg(value_name = "KIND")]
    kind: String,
    /// What it is called.
    #[arg(value_name = "NAME")]
    name: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let kind: PartnerKind = reading::code(&self.kind)?;
        let name = reading::line(&self.name)?;
        let id = Id::new(session.clock.id());
        let mut partner = Record::new(id, name, kind, session.clock.now());
        self.said.put(&mut partner, session)?;
        done(partner, session)
    }
}

/// What changes of a partner.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The partner.
    #[arg(value_name = "ID")]
    id: String,
    /// What it is called.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// It takes no part any more.
    #[arg(long)]
    #[serde(default)]
    left: bool,
    /// It takes part again.
    #[arg(long, conflicts_with = "left")]
    #[serde(default)]
    back: bool,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Record> = reading::id(&self.id, session.ledger.tables())?;
        let Some(known) = session.ledger.tables().partners.get(id) else {
            return Err(WorkError::Missing("partner").into());
        };
        let mut partner = known.as_ref().clone();
        if let Some(name) = &self.name {
            partner.name = reading::line(name)?;
        }
        partner.active = (partner.active || self.back) && !self.left;
        self.said.put(&mut partner, session)?;
        done(partner, session)
    }
}

fn done(new: Record, session: &mut Session) -> Result<Done, Failure> {
    let (id, name) = (new.id, new.name.clone());
    let (ledger, at) = session.parts();
    let operation = partner::put(ledger, new, at)?;
    let values = [
        ("id", reading::short(id.uuid()).into()),
        ("name", name.into()),
    ];
    Ok(Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-partner", &values),
    })
}

/// Which partners to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that take no part any more too.
    #[arg(long)]
    all: bool,
    /// Only those of this kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let kind: Option<PartnerKind> = reading::code_if(self.kind.as_deref())?;
        let tables = session.ledger.tables();
        let mut found: Vec<_> = (tables.partners.iter())
            .filter(|partner| self.all || partner.active)
            .filter(|partner| kind.is_none_or(|kind| partner.kind == kind))
            .collect();
        found.sort_by_key(|partner| (partner.kind.position(), partner.id));
        let rows = found
            .iter()
            .map(|one| PartnerRow::of(one, &partners::standing(tables, one.id)));
        if session.json {
            return output::json_array(rows.map(Ok));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "kind", "name", "offers", "took", "until"];
        let mut table = Columns::new(session.headings(&columns));
        for row in rows {
            let kind = PartnerKind::new(row.kind);
            table.row([
                reading::short(row.id),
                kind.label(session.texts.tag()).to_owned(),
                row.name,
                row.offers.to_string(),
                (row.open + row.done).to_string(),
                row.until.map(|day| day.to_string()).unwrap_or_default(),
            ]);
        }
        table.print()
    }
}

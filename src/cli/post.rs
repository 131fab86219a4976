//! `post`: work and training that is to be had: written down, changed, closed, matched with who looks for it, given.

mod list;

use serde::Deserialize;

use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::reading::{self, one_or_many};
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::{CareGroup, PostKind};
use crate::domain::post::Post as Record;
use crate::ledger::queries::posts;
use crate::ledger::work::{WorkError, post, willing};

/// `post …`
#[derive(clap::Subcommand)]
pub enum Post {
    /// Writes one down.
    Add(Box<Add>),
    /// Changes one.
    Edit(Box<Edit>),
    /// Closes one.
    Close(Close),
    /// Gives a place of it to somebody.
    Place(Place),
    /// Lists them.
    List(list::List),
    /// Shows one and who has a place.
    Show(list::Show),
    /// Whom it suits.
    Match(list::Match),
    /// Writes them to a file.
    Export(Export),
}

impl Post {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Edit(edit) => deed::run(*edit, session),
            Self::Close(close) => deed::run(close, session),
            Self::Place(place) => deed::run(place, session),
            Self::List(list) => list.run(session),
            Self::Show(show) => show.run(session),
            Self::Match(suits) => suits.run(session),
            Self::Export(export) => export.run("post", session),
        }
    }
}

/// What may be said of a post.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// The partner who offers it.
    #[arg(long, value_name = "ID")]
    partner: Option<String>,
    /// Who offers it, where it is no partner.
    #[arg(long, value_name = "NAME")]
    employer: Option<String>,
    /// When one works.
    #[arg(long, value_name = "TEXT")]
    hours: Option<String>,
    /// What is paid.
    #[arg(long, value_name = "TEXT")]
    pay: Option<String>,
    /// Where.
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// The building or unit it is at.
    #[arg(long, value_name = "AREA")]
    near: Option<String>,
    /// How many can have it.
    #[arg(long, value_name = "N")]
    places: Option<u32>,
    /// From when on.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Until when.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// For whom.
    #[arg(long = "group", value_name = "GROUP")]
    #[serde(default, deserialize_with = "one_or_many")]
    groups: Vec<String>,
    /// From this age on.
    #[arg(long, value_name = "AGE")]
    min_age: Option<u8>,
    /// Up to this age.
    #[arg(long, value_name = "AGE")]
    max_age: Option<u8>,
    /// On what conditions.
    #[arg(long, value_name = "TEXT")]
    conditions: Option<String>,
    /// Whom to ask.
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
    /// On what numbers.
    #[arg(long = "phone", value_name = "NUMBER")]
    #[serde(default, deserialize_with = "one_or_many")]
    phones: Vec<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Said {
    fn put(self, post: &mut Record, session: &Session) -> Result<(), Failure> {
        let now = session.clock.now();
        if let Some(employer) = &self.employer {
            (post.partner, post.employer) = reading::giver(employer, session.ledger.tables())?;
        }
        if let Some(partner) = &self.partner {
            post.partner = Some(reading::partner(partner, session.ledger.tables())?);
            post.employer.clear();
        }
        let known = post.contact.take();
        post.contact = reading::contact(known, self.contact.as_deref(), &self.phones)?;
        if let Some(near) = &self.near {
            post.spot = Some(super::door::spot(near)?);
        }
        post.places = self.places.unwrap_or(post.places);
        if let Some(from) = &self.from {
            post.from = Some(reading::coming_day(from, now)?);
        }
        if let Some(until) = &self.until {
            post.until = Some(reading::coming_day(until, now)?);
        }
        if !self.groups.is_empty() {
            post.groups = reading::codes::<CareGroup>(&self.groups)?;
        }
        post.min_age = self.min_age.or(post.min_age);
        post.max_age = self.max_age.or(post.max_age);
        for (said, own) in [
            (self.hours, &mut post.hours),
            (self.pay, &mut post.pay),
            (self.place, &mut post.place),
            (self.conditions, &mut post.conditions),
        ] {
            if let Some(said) = said {
                *own = reading::line(&said)?;
            }
        }
        if let Some(note) = self.note {
            post.note = reading::note(&note)?;
        }
        Ok(())
    }
}

/// Work or training that is to be had.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// Which kind.
    #[arg(value_name = "KIND")]
    kind: String,
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
        let kind: PostKind = reading::code(&self.kind)?;
        let title = reading::line(&self.title)?;
        let id = Id::new(session.clock.id());
        let mut post = Record::new(id, kind, title, session.clock.now());
        self.said.put(&mut post, session)?;
        written(post, session)
    }
}

/// What changes of a post.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The post.
    #[arg(value_name = "ID")]
    id: String,
    /// What it is called.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Which kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let mut post = known(session, &self.id)?;
        if let Some(title) = &self.title {
            post.title = reading::line(title)?;
        }
        post.kind = reading::code_if(self.kind.as_deref())?.unwrap_or(post.kind);
        self.said.put(&mut post, session)?;
        written(post, session)
    }
}

fn known(session: &Session, id: &str) -> Result<Record, Failure> {
    let tables = session.ledger.tables();
    let id: Id<Record> = reading::id(id, tables)?;
    let found = tables.posts.get(id).ok_or(WorkError::Missing("post"))?;
    Ok(found.as_ref().clone())
}

fn written(new: Record, session: &mut Session) -> Result<Done, Failure> {
    let id = new.id;
    let (ledger, at) = session.parts();
    let operation = post::put(ledger, new, at)?;
    Ok(told(session, id, operation))
}

fn told(
    session: &Session,
    id: Id<Record>,
    operation: Option<crate::ledger::operation::OpId>,
) -> Done {
    let tables = session.ledger.tables();
    let post = tables.posts.get(id);
    let left = post.map_or(0, |post| posts::left(tables, post));
    let title = post.map(|post| post.title.clone()).unwrap_or_default();
    let values = [
        ("id", reading::short(id.uuid()).into()),
        ("title", title.into()),
        ("left", left.into()),
    ];
    Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-post", &values),
    }
}

/// Nobody is taken any more.
#[derive(clap::Args, Deserialize)]
pub struct Close {
    /// The post.
    #[arg(value_name = "ID")]
    id: String,
    /// It is to be had again.
    #[arg(long)]
    #[serde(default)]
    again: bool,
}

impl Deed for Close {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = known(session, &self.id)?.id;
        let (ledger, at) = session.parts();
        let operation = post::close(ledger, id, !self.again, at)?;
        Ok(told(session, id, operation))
    }
}

/// A place for somebody, as a person decided.
#[derive(clap::Args, Deserialize)]
pub struct Place {
    /// The post.
    #[arg(value_name = "POST")]
    post: String,
    /// Who looks for work.
    #[arg(value_name = "WILLING")]
    willing: String,
    /// What was said.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Place {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let tables = session.ledger.tables();
        let post: Id<Record> = reading::id(&self.post, tables)?;
        let who = reading::id(&self.willing, tables)?;
        let note = reading::line(&self.note.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = willing::place(ledger, who, post, &note, at)?;
        Ok(told(session, post, operation))
    }
}

//! `activity sign-up`, `take-off`, `attend`, `hold`, `call-off`: who comes, who came, what came of it.

use serde::Deserialize;

use super::found;
use crate::cli::deed::{Deed, Done};
use crate::cli::door;
use crate::cli::failure::Failure;
use crate::cli::reading::{self, one_or_many};
use crate::cli::relief::resident;
use crate::cli::session::Session;
use crate::domain::Id;
use crate::domain::activity::Activity as Record;
use crate::domain::sign_up::SignUp as Listed;
use crate::ledger::operation::OpId;
use crate::ledger::queries::activities;
use crate::ledger::work::activity::{self, Held, NewSignUp};

/// Somebody who wants to come.
#[derive(clap::Args, Deserialize)]
pub struct SignUp {
    /// The activity.
    #[arg(value_name = "ID")]
    id: String,
    /// The door they are from.
    #[arg(long, value_name = "DOOR")]
    door: Option<String>,
    /// Who of that door.
    #[arg(long, value_name = "PERSON", requires = "door")]
    resident: Option<String>,
    /// Their name, where they are no resident written down.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// How many come.
    #[arg(long, value_name = "N")]
    people: Option<u16>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for SignUp {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (id, record) = found(&self.id, session)?;
        let door = self.door.as_deref();
        let subject = door.map(|text| door::subject(session, text)).transpose()?;
        let tables = session.ledger.tables();
        let person = match (&subject, &self.resident) {
            (Some(door), Some(text)) => Some(resident(text, door, tables)?),
            _ => None,
        };
        let new = NewSignUp {
            subject,
            resident: person,
            name: reading::name(&self.name.unwrap_or_default())?,
            people: self.people,
            note: reading::line(&self.note.unwrap_or_default())?,
        };
        let (ledger, at) = session.parts();
        let (listed, operation) = activity::sign_up(ledger, id, new, at)?;
        let mut done = done(&record, Some(operation), session);
        done.id = Some(listed.uuid());
        Ok(done)
    }
}

/// Somebody who does not come after all.
#[derive(clap::Args, Deserialize)]
pub struct TakeOff {
    /// The one on the list.
    #[arg(value_name = "ID")]
    id: String,
}

impl Deed for TakeOff {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id: Id<Listed> = reading::id(&self.id, session.ledger.tables())?;
        let tables = session.ledger.tables();
        let listed = tables.sign_ups.get(id);
        let of = listed.and_then(|one| tables.activities.get(one.activity).cloned());
        let (ledger, at) = session.parts();
        let operation = activity::take_off(ledger, id, at)?;
        let title = of.map(|of| of.title.clone()).unwrap_or_default();
        Ok(said(id.uuid(), title, operation, session))
    }
}

/// Who came and who did not.
#[derive(clap::Args, Deserialize)]
pub struct Attend {
    /// The activity.
    #[arg(value_name = "ID")]
    id: String,
    /// Those who came.
    #[arg(long = "came", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    came: Vec<String>,
    /// Those who did not.
    #[arg(long = "absent", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    absent: Vec<String>,
    /// Everybody else on the list came.
    #[arg(long)]
    #[serde(default)]
    all: bool,
}

impl Deed for Attend {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (id, record) = found(&self.id, session)?;
        let tables = session.ledger.tables();
        let mut came: Vec<(Id<Listed>, bool)> = Vec::new();
        for (texts, did) in [(&self.came, true), (&self.absent, false)] {
            for text in texts {
                came.push((reading::id(text, tables)?, did));
            }
        }
        if self.all {
            let rest = activities::sign_ups(tables, id).into_iter();
            let rest = rest.filter(|one| came.iter().all(|(named, _)| *named != one.id));
            let rest: Vec<_> = rest.map(|one| (one.id, true)).collect();
            came.extend(rest);
        }
        let (ledger, at) = session.parts();
        let operation = activity::attend(ledger, &came, at)?;
        Ok(done(&record, operation, session))
    }
}

/// What came of it.
#[derive(clap::Args, Deserialize)]
pub struct Hold {
    /// The activity.
    #[arg(value_name = "ID")]
    id: String,
    /// How many people came.
    #[arg(long, value_name = "N")]
    people: Option<u32>,
    /// How many times people came.
    #[arg(long, value_name = "N")]
    person_times: Option<u32>,
    /// What came of it.
    #[arg(long, value_name = "TEXT")]
    outcome: Option<String>,
    /// Needs it brought to an end.
    #[arg(long = "fulfil", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    fulfilled: Vec<String>,
}

impl Deed for Hold {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (id, record) = found(&self.id, session)?;
        let tables = session.ledger.tables();
        let fulfilled = self.fulfilled.iter().map(|text| reading::id(text, tables));
        let held = Held {
            people: self.people,
            person_times: self.person_times,
            outcome: reading::note(&self.outcome.unwrap_or_default())?,
            fulfilled: fulfilled.collect::<Result<_, _>>()?,
        };
        let (ledger, at) = session.parts();
        let operation = activity::hold(ledger, id, held, at)?;
        Ok(done(&record, operation, session))
    }
}

/// An activity that does not take place.
#[derive(clap::Args, Deserialize)]
pub struct CallOff {
    /// The activity.
    #[arg(value_name = "ID")]
    id: String,
    /// It takes place after all.
    #[arg(long)]
    #[serde(default)]
    again: bool,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl Deed for CallOff {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (id, record) = found(&self.id, session)?;
        let reason = reading::line(&self.reason.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = activity::call_off(ledger, id, self.again, &reason, at)?;
        Ok(done(&record, operation, session))
    }
}

/// The activity as it stands now.
fn done(record: &Record, operation: Option<OpId>, session: &Session) -> Done {
    let tables = session.ledger.tables();
    let now = tables.activities.get(record.id);
    let state = now.map_or("", |now| now.state.label(session.texts.tag()));
    let title = format!("{} · {state}", record.title);
    said(record.id.uuid(), title, operation, session)
}

fn said(id: uuid::Uuid, title: String, operation: Option<OpId>, session: &Session) -> Done {
    let values = [("id", reading::short(id).into()), ("title", title.into())];
    Done {
        operation,
        id: Some(id),
        said: session.text("cli-done-activity", &values),
    }
}

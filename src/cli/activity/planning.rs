//! `activity add` and `activity edit`: what is planned. Not who comes.

use serde::Deserialize;

use super::{found, join};
use crate::cli::deed::{Deed, Done};
use crate::cli::door;
use crate::cli::failure::Failure;
use crate::cli::reading::{self, one_or_many};
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::activity::{Activity as Record, Hours};
use crate::domain::codes::{ActivityKind, CareGroup, JointAction};
use crate::error::Error;
use crate::ledger::work::activity;

/// What may be said of an activity.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// When it ends.
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// Where.
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// The service point it is at.
    #[arg(long, value_name = "POINT")]
    point: Option<String>,
    /// The place of the grid it is at.
    #[arg(long, value_name = "PLACE")]
    site: Option<String>,
    /// Who hosts it.
    #[arg(long = "host", value_name = "PARTNER")]
    #[serde(default, deserialize_with = "one_or_many")]
    hosts: Vec<String>,
    /// Who does not host it after all.
    #[arg(long = "no-host", value_name = "PARTNER")]
    #[serde(
        default,
        alias = "no-host",
        alias = "no-hosts",
        deserialize_with = "one_or_many"
    )]
    no_hosts: Vec<String>,
    /// Which of the seven actions it is part of.
    #[arg(long = "action", value_name = "ACTION")]
    #[serde(default, deserialize_with = "one_or_many")]
    actions: Vec<String>,
    /// How many can come.
    #[arg(long, value_name = "N")]
    capacity: Option<u32>,
    /// Whom it is meant for.
    #[arg(long = "care", value_name = "GROUP")]
    #[serde(default, deserialize_with = "one_or_many")]
    care: Vec<String>,
    /// Needs it serves.
    #[arg(long = "need", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    needs: Vec<String>,
    /// Projects it is part of.
    #[arg(long = "project", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    projects: Vec<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Said {
    fn put(self, activity: &mut Record, session: &Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        if let Some(site) = &self.site {
            let subject = door::subject(session, site)?;
            let place = subject.place();
            activity.site =
                Some(place.ok_or_else(|| Error::usage("cli-no-such-door", "door", site.clone()))?);
        }
        for host in &self.hosts {
            let (partner, name) = reading::giver(host, tables)?;
            match partner {
                Some(id) if !activity.hosts.contains(&id) => activity.hosts.push(id),
                None if !activity.hosted_by.contains(&name) => activity.hosted_by.push(name),
                _ => {}
            }
        }
        for host in &self.no_hosts {
            let (partner, name) = reading::giver(host, tables)?;
            let before = activity.hosts.len() + activity.hosted_by.len();
            activity.hosts.retain(|one| Some(*one) != partner);
            activity.hosted_by.retain(|one| *one != name);
            if activity.hosts.len() + activity.hosted_by.len() == before {
                return Err(Error::usage("cli-no-such-host", "name", name_of(host)).into());
            }
        }
        if !self.actions.is_empty() {
            activity.actions = reading::codes::<JointAction>(&self.actions)?;
        }
        if !self.care.is_empty() {
            activity.groups = reading::codes::<CareGroup>(&self.care)?;
        }
        join(&mut activity.needs, &self.needs, tables)?;
        join(&mut activity.projects, &self.projects, tables)?;
        activity.point = reading::code_if(self.point.as_deref())?.or(activity.point);
        activity.capacity = self.capacity.or(activity.capacity);
        if let Some(place) = &self.place {
            activity.place = reading::line(place)?;
        }
        if let Some(note) = &self.note {
            activity.note = reading::note(note)?;
        }
        Ok(())
    }
}

fn name_of(text: &str) -> String {
    crate::domain::text::safe_line(text, reading::LINE).text
}

fn hours(start: &str, until: Option<&str>, session: &Session) -> Result<Hours, Error> {
    let now = session.clock.now().naive_local();
    Hours::read(start, until, now).map_err(|fault| {
        let text = until.map_or_else(|| start.to_owned(), |until| format!("{start} {until}"));
        reading::no_day(fault, &text)
    })
}

/// An activity to plan.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// What sort of thing.
    #[arg(value_name = "KIND")]
    kind: String,
    /// What it is called.
    #[arg(value_name = "TITLE")]
    title: String,
    /// When it begins.
    #[arg(value_name = "WHEN")]
    when: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let kind: ActivityKind = reading::code(&self.kind)?;
        let title = reading::line(&self.title)?;
        let hours = hours(&self.when, self.said.until.as_deref(), session)?;
        let (id, now) = (Id::new(session.clock.id()), session.clock.now());
        let mut activity = Record::new(id, kind, title, hours, now);
        activity.by.clone_from(&session.settings.worker);
        self.said.put(&mut activity, session)?;
        done(activity, session)
    }
}

/// What changes of an activity.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The activity.
    #[arg(value_name = "ID")]
    id: String,
    /// What sort of thing.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What it is called.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// When it begins.
    #[arg(long, value_name = "WHEN")]
    when: Option<String>,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (_, mut activity) = found(&self.id, session)?;
        activity.kind = reading::code_if(self.kind.as_deref())?.unwrap_or(activity.kind);
        if let Some(title) = &self.title {
            activity.title = reading::line(title)?;
        }
        let until = self.said.until.as_deref();
        if let Some(when) = &self.when {
            let read = hours(when, until, session)?;
            activity.hours = match read.names_no_end() && until.is_none() {
                true => activity.hours.moved_to(read),
                false => read,
            };
        } else if let Some(until) = until {
            let begins = activity.hours.start();
            let start = match activity.hours.from {
                Some(_) => begins.format("%Y-%m-%d %H:%M").to_string(),
                None => begins.date().to_string(),
            };
            activity.hours = hours(&start, Some(until), session)?;
        }
        self.said.put(&mut activity, session)?;
        done(activity, session)
    }
}

fn done(new: Record, session: &mut Session) -> Result<Done, Failure> {
    let (id, title) = (new.id, new.title.clone());
    let (ledger, at) = session.parts();
    let operation = activity::put(ledger, new, at)?;
    let values = [
        ("id", reading::short(id.uuid()).into()),
        ("title", title.into()),
    ];
    Ok(Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-activity", &values),
    })
}

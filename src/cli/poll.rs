//! `poll`: a question put to every door of a building: written down, answered door by door, closed, signed. Not its result: `result`.

mod list;
mod result;

use serde::Deserialize;

use super::deed::{self, Deed, Done};
use super::door;
use super::failure::Failure;
use super::reading::{self, one_or_many};
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::{PollState, StanceAnswer, StanceWay};
use crate::domain::poll::{Asked, Poll as Record};
use crate::domain::share::Share;
use crate::error::Error;
use crate::ledger::operation::OpId;
use crate::ledger::work::WorkError;
use crate::ledger::work::poll::{self, NewStance};

/// `poll …`
#[derive(clap::Subcommand)]
pub enum Poll {
    /// Writes one down.
    Add(Box<Add>),
    /// Changes one.
    Edit(Box<Edit>),
    /// Takes a door's answer.
    Answer(Answer),
    /// Closes one: no more answers.
    Close(Close),
    /// Opens one again.
    Open(Open),
    /// Signs the result.
    Sign(Sign),
    /// Lists them.
    List(list::List),
    /// Shows one, door by door.
    Show(list::Show),
    /// Writes what came of it.
    Result(result::Result),
    /// Writes the list of them to a file.
    Export(Export),
}

impl Poll {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> std::result::Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Edit(edit) => deed::run(*edit, session),
            Self::Answer(answer) => deed::run(answer, session),
            Self::Close(close) => deed::run(close, session),
            Self::Open(open) => deed::run(open, session),
            Self::Sign(sign) => deed::run(sign, session),
            Self::List(list) => list.run(session),
            Self::Show(show) => show.run(session),
            Self::Result(result) => result.run(session),
            Self::Export(export) => export.run("poll", session),
        }
    }
}

/// What may be said of a poll.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// What is explained at the door.
    #[arg(long, value_name = "TEXT")]
    explanation: Option<String>,
    /// Buildings and units that are asked.
    #[arg(long = "area", value_name = "AREA")]
    #[serde(default, deserialize_with = "one_or_many")]
    areas: Vec<String>,
    /// Doors that are asked.
    #[arg(long = "door", value_name = "DOOR")]
    #[serde(default, deserialize_with = "one_or_many")]
    doors: Vec<String>,
    /// Every door of the grid is asked.
    #[arg(long)]
    #[serde(default)]
    everyone: bool,
    /// So much has to consent.
    #[arg(long, value_name = "SHARE")]
    consent: Option<String>,
    /// So much floor area, where it differs.
    #[arg(long, value_name = "SHARE")]
    consent_area: Option<String>,
    /// So much has to take part.
    #[arg(long, value_name = "SHARE")]
    participation: Option<String>,
    /// So much floor area, where it differs.
    #[arg(long, value_name = "SHARE")]
    participation_area: Option<String>,
    /// Of whom those who consent are counted.
    #[arg(long, value_name = "WHOM")]
    base: Option<String>,
    /// From this day on.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Until this day.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

fn share(text: &str) -> std::result::Result<Share, Error> {
    Share::parse(text).ok_or_else(|| Error::usage("cli-no-share", "value", text.to_owned()))
}

impl Said {
    fn put(self, poll: &mut Record, session: &Session) -> std::result::Result<(), Failure> {
        let mut asked = Vec::new();
        if self.everyone {
            asked.push(Asked::Everyone);
        }
        for area in &self.areas {
            asked.push(Asked::Area(door::spot(area)?));
        }
        for door in &self.doors {
            asked.push(Asked::Door(door::household(session, door)?.id));
        }
        if !asked.is_empty() {
            poll.asked = asked;
        }
        let threshold = &mut poll.threshold;
        for (said, area_said, households, area) in [
            (
                &self.participation,
                &self.participation_area,
                &mut threshold.part_households,
                &mut threshold.part_area,
            ),
            (
                &self.consent,
                &self.consent_area,
                &mut threshold.consent_households,
                &mut threshold.consent_area,
            ),
        ] {
            // The area's share goes along with the households' only where it is the same.
            let differs = area != households;
            if let Some(said) = said {
                *households = share(said)?;
                *area = if differs { *area } else { *households };
            }
            if let Some(said) = area_said {
                *area = share(said)?;
            }
        }
        threshold.base = reading::code_if(self.base.as_deref())?.unwrap_or(threshold.base);
        if let Some(from) = &self.from {
            poll.from = reading::coming_day(from, session.clock.now())?;
        }
        if let Some(until) = &self.until {
            poll.until = Some(reading::coming_day(until, session.clock.now())?);
        }
        if let Some(explanation) = &self.explanation {
            poll.explanation = reading::note(explanation)?;
        }
        if let Some(note) = &self.note {
            poll.note = reading::note(note)?;
        }
        Ok(())
    }
}

/// A question to ask.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The question.
    #[arg(value_name = "QUESTION")]
    question: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> std::result::Result<Done, Failure> {
        let question = reading::line(&self.question)?;
        let (id, now) = (Id::new(session.clock.id()), session.clock.now());
        let by = session.parts().1.settings.worker.clone();
        let mut poll = Record::new(id, question, now, &by);
        self.said.put(&mut poll, session)?;
        written(poll, session)
    }
}

/// What changes of a poll.
#[derive(clap::Args, Deserialize)]
pub struct Edit {
    /// The poll.
    #[arg(value_name = "ID")]
    id: String,
    /// The question.
    #[arg(long, value_name = "QUESTION")]
    question: Option<String>,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Edit {
    fn perform(self, session: &mut Session) -> std::result::Result<Done, Failure> {
        let mut poll = known(session, &self.id)?;
        if let Some(question) = &self.question {
            poll.question = reading::line(question)?;
        }
        self.said.put(&mut poll, session)?;
        written(poll, session)
    }
}

/// The poll an id means.
fn known(session: &Session, id: &str) -> std::result::Result<Record, Failure> {
    let tables = session.ledger.tables();
    let id: Id<Record> = reading::id(id, tables)?;
    let found = tables.polls.get(id);
    let found = found.ok_or(WorkError::Missing("poll"))?;
    Ok(found.as_ref().clone())
}

fn written(new: Record, session: &mut Session) -> std::result::Result<Done, Failure> {
    let id = new.id;
    let (ledger, at) = session.parts();
    let operation = poll::put(ledger, new, at)?;
    Ok(told(session, id, operation))
}

/// Where a poll stands now.
fn told(session: &Session, id: Id<Record>, operation: Option<OpId>) -> Done {
    let poll = session.ledger.tables().polls.get(id);
    let values = [
        ("id", reading::short(id.uuid()).into()),
        (
            "state",
            poll.map_or("", |poll| poll.state.label(session.texts.tag()))
                .into(),
        ),
        (
            "question",
            poll.map(|poll| poll.question.clone())
                .unwrap_or_default()
                .into(),
        ),
    ];
    Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("cli-done-poll", &values),
    }
}

/// A door's answer.
#[derive(clap::Args, Deserialize)]
pub struct Answer {
    /// The poll.
    #[arg(value_name = "ID")]
    id: String,
    /// The door.
    #[arg(value_name = "DOOR")]
    door: String,
    /// Consent, objection, abstain, not reached.
    #[arg(value_name = "ANSWER")]
    answer: String,
    /// How it was reached.
    #[arg(long, value_name = "WAY")]
    way: Option<String>,
    /// Who answered.
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// On what conditions.
    #[arg(long, value_name = "TEXT")]
    conditions: Option<String>,
}

impl Deed for Answer {
    fn perform(self, session: &mut Session) -> std::result::Result<Done, Failure> {
        let poll = known(session, &self.id)?.id;
        let subject = door::subject(session, &self.door)?;
        let answer: StanceAnswer = reading::code(&self.answer)?;
        let way = reading::code_if(self.way.as_deref())?.unwrap_or(StanceWay::DOOR);
        let new = NewStance {
            answered_by: reading::name(&self.who.unwrap_or_default())?,
            reason: reading::line(&self.reason.unwrap_or_default())?,
            conditions: reading::line(&self.conditions.unwrap_or_default())?,
            ..NewStance::new(answer, way)
        };
        let (ledger, at) = session.parts();
        let (id, operation) = poll::answer(ledger, poll, &subject, new, at)?;
        let values = [
            (
                "door",
                door::written(session.ledger.tables(), &subject).into(),
            ),
            ("answer", answer.label(session.texts.tag()).into()),
        ];
        Ok(Done {
            operation: Some(operation),
            id: Some(id.uuid()),
            said: session.text("cli-done-stance", &values),
        })
    }
}

macro_rules! step {
    ($(#[$doc:meta])* $name:ident $state:ident) => {
        $(#[$doc])*
        #[derive(clap::Args, Deserialize)]
        pub struct $name {
            /// The poll.
            #[arg(value_name = "ID")]
            id: String,
            /// What was said.
            #[arg(long, value_name = "TEXT")]
            note: Option<String>,
        }

        impl Deed for $name {
            fn perform(self, session: &mut Session) -> std::result::Result<Done, Failure> {
                let id = known(session, &self.id)?.id;
                let note = reading::line(&self.note.unwrap_or_default())?;
                let (ledger, at) = session.parts();
                let operation = poll::step(ledger, id, PollState::$state, &note, at)?;
                Ok(told(session, id, operation))
            }
        }
    };
}

step! {
    /// No more answers.
    Close CLOSED
}
step! {
    /// Answers are taken again; what was signed is signed no more.
    Open OPEN
}

/// Who signs the result.
#[derive(clap::Args, Deserialize)]
pub struct Sign {
    /// The poll.
    #[arg(value_name = "ID")]
    id: String,
    /// Who signs.
    #[arg(long, value_name = "NAME")]
    by: String,
    /// What was said.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Sign {
    fn perform(self, session: &mut Session) -> std::result::Result<Done, Failure> {
        let id = known(session, &self.id)?.id;
        let by = reading::name(&self.by)?;
        let note = reading::line(&self.note.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = poll::sign(ledger, id, &by, &note, at)?;
        Ok(told(session, id, operation))
    }
}

//! `request`: taking down a request or wish, moving it on, listing them. Not matching it with what is offered.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::RequestRow;
use super::output;
use super::reading;
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::codes::{ListCategory, RequestKind, RequestState};
use crate::domain::request::{Request as Record, RequestEvent, StepNote};
use crate::error::Error;
use crate::ledger::work::request::{self, NewRequest};

/// `request …`
#[derive(clap::Subcommand)]
pub enum Request {
    /// Takes one down.
    Add(Box<Add>),
    /// Lists them.
    List(List),
    /// Moves one on.
    Move(Move),
    /// Writes them to a file.
    Export(Export),
}

impl Request {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::List(list) => list.run(session),
            Self::Export(export) => export.run("request", session),
            Self::Move(step) => deed::run(step, session),
        }
    }
}

/// A request heard.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The door, place, unit or building.
    #[arg(value_name = "DOOR")]
    door: String,
    /// Wish, request, opinion, problem.
    #[arg(value_name = "KIND")]
    kind: String,
    /// What it is about.
    #[arg(value_name = "CATEGORY")]
    category: String,
    /// What is asked for.
    #[arg(value_name = "WORDS")]
    words: String,
    /// How it is taken.
    #[arg(long, value_name = "TRIAGE")]
    triage: Option<String>,
    /// What a wish is for.
    #[arg(long, value_name = "FORM")]
    form: Option<String>,
    /// Who may be told.
    #[arg(long, value_name = "WHO")]
    disclosure: Option<String>,
    /// Who asked.
    #[arg(long, value_name = "NAME")]
    asked_by: Option<String>,
    /// How much.
    #[arg(long, value_name = "N")]
    quantity: Option<u64>,
    /// In what it is counted.
    #[arg(long, value_name = "WORD")]
    unit: Option<String>,
    /// By when.
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let subject = door::subject(session, &self.door)?;
        let (kind, category) = (
            reading::code::<RequestKind>(&self.kind)?,
            reading::code::<ListCategory>(&self.category)?,
        );
        let words = reading::line(&self.words)?;
        let mut new = NewRequest::new(kind, category, words);
        if let Some(triage) = reading::code_if(self.triage.as_deref())? {
            new.triage = triage;
        }
        if let Some(disclosure) = reading::code_if(self.disclosure.as_deref())? {
            new.disclosure = disclosure;
        }
        new.form = reading::code_if(self.form.as_deref())?;
        new.asked_by = reading::name(&self.asked_by.unwrap_or_default())?;
        new.quantity = self.quantity;
        new.unit = reading::name(&self.unit.unwrap_or_default())?;
        new.due = due(self.due.as_deref(), session)?;
        new.note = reading::note(&self.note.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let (id, operation) = request::add(ledger, subject.clone(), new, at)?;
        let said = session.text(
            "cli-done-request",
            &[
                ("id", reading::short(id.uuid()).into()),
                (
                    "door",
                    door::written(session.ledger.tables(), &subject).into(),
                ),
                ("kind", kind.label(session.texts.tag()).into()),
            ],
        );
        Ok(Done {
            operation: Some(operation),
            id: Some(id.uuid()),
            said,
        })
    }
}

fn due(text: Option<&str>, session: &Session) -> Result<Option<chrono::NaiveDate>, Error> {
    text.map(|day| reading::coming_day(day, session.clock.now()))
        .transpose()
}

/// A step in a request's life.
#[derive(clap::Args, Deserialize)]
pub struct Move {
    /// The request.
    #[arg(value_name = "ID")]
    id: String,
    /// The state it comes to; the usual next one without it.
    #[arg(value_name = "STATE")]
    state: Option<String>,
    /// They are not content, or it came back.
    #[arg(long)]
    #[serde(default)]
    reopen: bool,
    /// Who takes it on.
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// The office's number.
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// How content they are.
    #[arg(long, value_name = "RATING")]
    rating: Option<String>,
    /// By when it is to go on.
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// What was said or done.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Move {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = reading::id(&self.id, session.ledger.tables())?;
        let state: Option<RequestState> = reading::code_if(self.state.as_deref())?;
        let event = event(session, id, state, self.reopen)?;
        let said = StepNote {
            who: reading::name(&self.who.unwrap_or_default())?,
            partner: None,
            number: reading::name(&self.number.unwrap_or_default())?,
            rating: reading::code_if(self.rating.as_deref())?,
            due: due(self.due.as_deref(), session)?,
            note: reading::line(&self.note.unwrap_or_default())?,
        };
        let (ledger, at) = session.parts();
        let operation = request::advance(ledger, id, event, said, at)?;
        let found = session.ledger.tables().requests.get(id);
        let label = found.map_or("", |request| request.state.label(session.texts.tag()));
        let said = session.text(
            "cli-done-request-move",
            &[
                ("id", reading::short(id.uuid()).into()),
                ("state", label.into()),
            ],
        );
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said,
        })
    }
}

fn event(
    session: &Session,
    id: crate::domain::Id<Record>,
    state: Option<RequestState>,
    reopen: bool,
) -> Result<RequestEvent, Error> {
    let found = session.ledger.tables().requests.get(id);
    match (state, reopen) {
        (Some(_), true) => Err(Error::usage("cli-one-of", "names", "state, reopen")),
        (None, true) => Ok(RequestEvent::Reopen),
        (Some(state), false) => RequestEvent::all()
            .find(|event| event.state() == Some(state))
            .ok_or_else(|| Error::usage("cli-no-way-from-request", "state", state.to_string())),
        (None, false) => found
            .and_then(|request| request.ways().first().copied())
            .ok_or_else(|| Error::usage("cli-no-way-from-request", "state", "-")),
    }
}

/// Which requests to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that are over too.
    #[arg(long)]
    all: bool,
    /// Only those on the list of needs.
    #[arg(long)]
    listed: bool,
    /// Only those in this state.
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Only those of this kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Only those about this.
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let state: Option<RequestState> = reading::code_if(self.state.as_deref())?;
        let kind: Option<RequestKind> = reading::code_if(self.kind.as_deref())?;
        let category: Option<ListCategory> = reading::code_if(self.category.as_deref())?;
        let today = session.clock.today();
        let tables = session.ledger.tables();
        let wanted = |request: &Record| {
            let standing = match state {
                Some(state) => request.state == state,
                None => self.all || request.is_open(),
            };
            standing
                && (!self.listed || request.state.is_listed())
                && kind.is_none_or(|kind| request.kind == kind)
                && category.is_none_or(|category| request.category == category)
        };
        let mut found: Vec<_> = (tables.requests.iter())
            .filter(|request| wanted(request))
            .collect();
        found.sort_by_key(|request| (!request.is_open(), request.asks_on(), request.id));
        let doors = Doors::of(tables);
        if session.json {
            let rows = found
                .iter()
                .map(|one| Ok(RequestRow::of(one, &doors, today)));
            return output::json_array(rows);
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "door", "kind", "state", "due", "words"];
        let mut table = Columns::new(session.headings(&columns));
        for request in found {
            table.row([
                reading::short(request.id.uuid()),
                doors.written(&request.subject),
                request.kind.label(language).to_owned(),
                request.state.label(language).to_owned(),
                request
                    .asks_on()
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                request.words.clone(),
            ]);
        }
        table.print()
    }
}

//! `activity`: planning one, signing up, attendance, what came of it, lists and totals, calendars in and out.

mod calendar;
mod deeds;
mod planning;

use super::columns::Columns;
use super::deed;
use super::door::Doors;
use super::failure::Failure;
use super::json::{ActivityRow, ActivityTotals};
use super::output;
use super::reading;
use super::relief::Within;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::activity::Activity as Record;
use crate::domain::codes::{ActivityKind, JointAction};
use crate::domain::{Entity, Id};
use crate::ledger::queries::activities;
use crate::ledger::table::{HasTable, Tables};
use crate::ledger::work::WorkError;
pub use deeds::{Attend, CallOff, Hold, SignUp, TakeOff};
pub use planning::{Add, Edit};

/// `activity …`
#[derive(clap::Subcommand)]
pub enum Activity {
    /// Plans one.
    Add(Box<Add>),
    /// Changes one.
    Edit(Box<Edit>),
    /// Lists them.
    List(List),
    /// Shows one with everybody on its list.
    Show(Show),
    /// Signs somebody up.
    SignUp(SignUp),
    /// Takes somebody off the list.
    TakeOff(TakeOff),
    /// Who came.
    Attend(Attend),
    /// It was held.
    Hold(Hold),
    /// It is called off.
    CallOff(CallOff),
    /// Counts what was held.
    Totals(Totals),
    /// Writes a calendar.
    Export(calendar::Export),
    /// Reads a calendar in.
    Import(calendar::Import),
}

impl Activity {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Edit(edit) => deed::run(*edit, session),
            Self::List(list) => list.run(session),
            Self::Show(show) => show.run(session),
            Self::SignUp(sign_up) => deed::run(sign_up, session),
            Self::TakeOff(take_off) => deed::run(take_off, session),
            Self::Attend(attend) => deed::run(attend, session),
            Self::Hold(hold) => deed::run(hold, session),
            Self::CallOff(call_off) => deed::run(call_off, session),
            Self::Totals(totals) => totals.run(session),
            Self::Export(export) => export.run(session),
            Self::Import(import) => import.run(session),
        }
    }
}

/// The activity a text means.
pub(super) fn found(text: &str, session: &Session) -> Result<(Id<Record>, Record), Failure> {
    let tables = session.ledger.tables();
    let id: Id<Record> = reading::id(text, tables)?;
    let known = tables.activities.get(id);
    let known = known.ok_or(WorkError::Missing("activity"))?;
    Ok((id, known.as_ref().clone()))
}

/// Adds the records meant to those that are in it already, each once.
fn join<T: Entity>(own: &mut Vec<Id<T>>, said: &[String], tables: &Tables) -> Result<(), Failure>
where
    Tables: HasTable<T>,
{
    for text in said {
        let id = reading::id(text, tables)?;
        if !own.contains(&id) {
            own.push(id);
        }
    }
    Ok(())
}

/// Which activities to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that are over too.
    #[arg(long)]
    all: bool,
    /// Only those of this kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Only those of this action.
    #[arg(long, value_name = "ACTION")]
    action: Option<String>,
    #[command(flatten)]
    within: Within,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let kind: Option<ActivityKind> = reading::code_if(self.kind.as_deref())?;
        let action: Option<JointAction> = reading::code_if(self.action.as_deref())?;
        let [from, to] = self.within.days(session.clock.today())?;
        // Whoever names days wants what was held then.
        let all = self.all || from.is_some() || to.is_some();
        let tables = session.ledger.tables();
        let mut found = activities::in_order(tables);
        found.retain(|one| {
            (all || one.state.is_open())
                && kind.is_none_or(|kind| one.kind == kind)
                && action.is_none_or(|action| one.actions.contains(&action))
                && from.is_none_or(|from| from <= one.hours.last)
                && to.is_none_or(|to| one.hours.on <= to)
        });
        let (doors, language) = (Doors::of(tables), session.texts.tag());
        let rows = found.iter().map(|one| ActivityRow::of(one, &doors));
        if session.json {
            return output::json_array(rows.map(Ok));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "at", "kind", "state", "signed", "place", "title"];
        let mut headings = session.headings(&columns);
        headings[6] = session.texts.get("cli-column-name").into_owned();
        let mut table = Columns::new(headings);
        for (row, one) in rows.zip(&found) {
            table.row([
                reading::short(row.id),
                row.when(),
                one.kind.label(language).to_owned(),
                one.state.label(language).to_owned(),
                row.seats(),
                row.whereabouts(language),
                row.title,
            ]);
        }
        table.print()
    }
}

/// One activity.
#[derive(clap::Args)]
pub struct Show {
    /// Which.
    #[arg(value_name = "ID")]
    id: String,
}

impl Show {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let (_, activity) = found(&self.id, session)?;
        let tables = session.ledger.tables();
        let doors = Doors::of(tables);
        let row = ActivityRow::whole(&activity, &doors);
        if session.json {
            return output::json(&row);
        }
        output::lines(row.lines(&session.texts))
    }
}

/// From when to when to count.
#[derive(clap::Args)]
pub struct Totals {
    #[command(flatten)]
    within: Within,
}

impl Totals {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let [from, to] = self.within.days(session.clock.today())?;
        let counts = activities::counts(session.ledger.tables(), from, to);
        if session.json {
            return output::json(&ActivityTotals::of(&counts));
        }
        let language = session.texts.tag();
        let columns = ["what", "held", "people", "person-times"];
        let mut headings = session.headings(&columns);
        headings[0] = session.texts.get("cli-column-kind").into_owned();
        let mut table = Columns::new(headings);
        let kinds = counts.kinds.iter();
        let kinds = kinds.map(|(kind, count)| (kind.label(language).to_owned(), *count));
        let actions = counts.actions.iter();
        let actions = actions.map(|(action, count)| (action.label(language).to_owned(), *count));
        let all = session.texts.get("relief-all").into_owned();
        for (label, count) in kinds.chain(actions).chain([(all, counts.all)]) {
            table.row([
                label,
                count.held.to_string(),
                count.people.to_string(),
                count.person_times.to_string(),
            ]);
        }
        table.print()
    }
}

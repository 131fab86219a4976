//! `duty`: who coordinates a month, set one by one or for a year in turn, and listed.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::failure::Failure;
use super::json::DutyRow;
use super::output;
use super::reading::{self, one_or_many};
use super::session::Session;
use crate::clock::Clock;
use crate::domain::codes::Body;
use crate::domain::duty::{OnDuty, parse_month};
use crate::domain::text::safe_line;
use crate::error::Error;
use crate::ledger::queries::duties;
use crate::ledger::table::Tables;
use crate::ledger::work::duty::{self, Said};

/// `duty …`
#[derive(clap::Subcommand)]
pub enum Duty {
    /// Sets one month.
    Set(Set),
    /// Sets months in turn.
    Rota(Rota),
    /// Lists them.
    List(List),
}

impl Duty {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Set(set) => deed::run(set, session),
            Self::Rota(rota) => deed::run(rota, session),
            Self::List(list) => list.run(session),
        }
    }
}

fn month(text: &str, session: &Session) -> Result<chrono::NaiveDate, Error> {
    parse_month(text, session.clock.today())
        .ok_or_else(|| Error::usage("cli-no-month", "value", safe_line(text, reading::LINE).text))
}

/// A partner by id or name, a body of the table, else the words themselves.
fn who(text: &str, tables: &Tables) -> Result<OnDuty, Failure> {
    let (partner, name) = super::reading::giver(text, tables)?;
    Ok(match (partner, Body::find(text)) {
        (Some(partner), _) => OnDuty::Partner(partner),
        (None, Some(body)) => OnDuty::Body(body),
        (None, None) => OnDuty::Name(name),
    })
}

/// Who coordinates a month.
#[derive(clap::Args, Deserialize)]
pub struct Set {
    /// The month.
    #[arg(value_name = "MONTH")]
    month: String,
    /// Who is on duty.
    #[arg(value_name = "WHO")]
    who: Option<String>,
    /// What it coordinates.
    #[arg(long, value_name = "TEXT")]
    task: Option<String>,
    /// What came of it.
    #[arg(long, value_name = "TEXT")]
    done: Option<String>,
}

impl Deed for Set {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let month = month(&self.month, session)?;
        let tables = session.ledger.tables();
        let line = |text: Option<String>| text.map(|text| reading::line(&text)).transpose();
        let said = Said {
            who: self.who.map(|text| who(&text, tables)).transpose()?,
            task: line(self.task)?,
            done: line(self.done)?,
        };
        let (ledger, at) = session.parts();
        let (id, operation) = duty::set(ledger, month, said, at)?;
        let tables = session.ledger.tables();
        let set = tables.duties.get(id);
        let name = set.map(|duty| duties::name(tables, &duty.who, session.texts.tag()));
        let values = [
            ("month", month.format("%Y-%m").to_string().into()),
            ("who", name.unwrap_or_default().into()),
        ];
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-done-duty", &values),
        })
    }
}

/// Months in turn.
#[derive(clap::Args, Deserialize)]
pub struct Rota {
    /// Those who take turns.
    #[arg(value_name = "WHO", required = true)]
    #[serde(default, deserialize_with = "one_or_many")]
    bodies: Vec<String>,
    /// The first month.
    #[arg(long = "from", value_name = "MONTH")]
    from: Option<String>,
    /// How many months.
    #[arg(long, value_name = "N")]
    months: Option<u32>,
}

impl Deed for Rota {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let first = match &self.from {
            Some(text) => month(text, session)?,
            None => session.clock.today(),
        };
        let tables = session.ledger.tables();
        let bodies = self.bodies.iter().map(|text| who(text, tables));
        let bodies = bodies.collect::<Result<Vec<_>, _>>()?;
        let (ledger, at) = session.parts();
        let months = self.months.unwrap_or(12);
        let (count, operation) = duty::rota(ledger, first, months, &bodies, at)?;
        Ok(Done {
            operation,
            id: None,
            said: session.text("cli-done-rota", &[("count", count.into())]),
        })
    }
}

/// Which duties to list.
#[derive(clap::Args)]
pub struct List {
    /// Those of past months too.
    #[arg(long)]
    all: bool,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let today = session.clock.today();
        let this = crate::domain::duty::month_of(today);
        let tables = session.ledger.tables();
        let mut found = duties::all(tables);
        found.retain(|duty| self.all || duty.month >= this);
        let language = session.texts.tag();
        let rows = found
            .iter()
            .map(|one| DutyRow::of(one, tables, today, language));
        if session.json {
            return output::json_array(rows.map(Ok));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["month", "duty", "task", "done"];
        let mut table = Columns::new(session.headings(&columns));
        for row in rows {
            let month = if row.now {
                format!("{} *", row.month)
            } else {
                row.month
            };
            table.row([month, row.who, row.task, row.done]);
        }
        table.print()
    }
}

//! `relief`: what was given to a household, written down, corrected by a new entry, listed and added up.

mod given;
mod totals;

use chrono::NaiveDate;

use super::columns::Columns;
use super::deed;
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::ReliefRow;
use super::output;
use super::reading;
use super::register::Export;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::money::print_yuan;
use crate::ledger::queries::relief;
pub use given::{Add, Correct, resident};

/// `relief …`
#[derive(clap::Subcommand)]
pub enum Relief {
    /// Writes one down.
    Add(Box<Add>),
    /// Writes one down in place of another.
    Correct(Box<Correct>),
    /// Lists them.
    List(List),
    /// Adds them up.
    Totals(totals::Totals),
    /// Writes them to a file.
    Export(Export),
}

impl Relief {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(*add, session),
            Self::Correct(correct) => deed::run(*correct, session),
            Self::List(list) => list.run(session),
            Self::Totals(totals) => totals.run(session),
            Self::Export(export) => export.run("relief", session),
        }
    }
}

/// From when to when, both days counted.
#[derive(clap::Args)]
pub struct Within {
    /// The first day.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

impl Within {
    /// The two days.
    ///
    /// # Errors
    /// When one is no day.
    pub fn days(&self, today: NaiveDate) -> Result<[Option<NaiveDate>; 2], Failure> {
        let day = |text: &Option<String>| {
            let text = text.as_ref();
            text.map(|text| reading::past_day(text, today)).transpose()
        };
        Ok([day(&self.from)?, day(&self.to)?])
    }
}

/// Which entries to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that were corrected too.
    #[arg(long)]
    all: bool,
    /// Only those of a door.
    #[arg(long, value_name = "DOOR")]
    door: Option<String>,
    #[command(flatten)]
    within: Within,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let [from, to] = self.within.days(session.clock.today())?;
        let door = self.door.as_deref();
        let door = door.map(|text| door::subject(session, text)).transpose()?;
        let tables = session.ledger.tables();
        let gone = relief::corrected(tables);
        let mut found: Vec<_> = (tables.relief.iter())
            .filter(|one| self.all || !gone.contains(&one.id) && !one.is_nothing())
            .filter(|one| door.as_ref().is_none_or(|door| one.subject == *door))
            .filter(|one| from.is_none_or(|from| from <= one.given))
            .filter(|one| to.is_none_or(|to| one.given <= to))
            .collect();
        found.sort_by_key(|one| std::cmp::Reverse((one.given, one.id)));
        let doors = Doors::of(tables);
        let rows = found
            .iter()
            .map(|one| ReliefRow::of(one, gone.contains(&one.id), &doors));
        if session.json {
            return output::json_array(rows.map(Ok));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "day", "door", "occasion", "money", "goods", "giver"];
        let mut table = Columns::new(session.headings(&columns));
        for (row, one) in rows.zip(&found) {
            table.row([
                reading::short(row.id),
                row.given.to_string(),
                row.door.clone(),
                one.occasion.label(language).to_owned(),
                print_yuan(row.money_fen),
                row.goods_in_words(),
                row.giver,
            ]);
        }
        table.print()
    }
}

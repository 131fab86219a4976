//! `relief totals`: what was given, added up by period, partner, occasion or care group.

use super::Within;
use crate::cli::columns::Columns;
use crate::cli::failure::Failure;
use crate::cli::json::{ReliefFiguresRow, ReliefTotals};
use crate::cli::output;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::money::print_yuan;
use crate::error::Error;
use crate::ledger::queries::relief::{self, By};

/// By what, and from when to when.
#[derive(clap::Args)]
pub struct Totals {
    /// By what.
    #[arg(long, value_name = "WHAT", default_value = "month",
        value_parser = ["day", "week", "month", "quarter", "year", "partner", "occasion", "care"])]
    by: String,
    #[command(flatten)]
    within: Within,
}

impl Totals {
    /// Adds up and tells.
    ///
    /// # Errors
    /// When a day is none, or standard output cannot be written.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        let [from, to] = self.within.days(session.clock.today())?;
        let by = By::named(&self.by);
        let by = by.ok_or_else(|| Error::usage("cli-one-of", "names", self.by.clone()))?;
        let tables = session.ledger.tables();
        let totals = relief::totals(tables, by, from, to);
        let row = ReliefTotals::of(&totals, by, tables, &session.texts);
        if session.json {
            return output::json(&row);
        }
        if row.rows.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = [
            "what",
            "entries",
            "households",
            "people",
            "money",
            "worth",
            "goods",
        ];
        let mut headings = session.headings(&columns);
        headings[0] = session
            .texts
            .get(&format!("relief-by-{}", self.by))
            .into_owned();
        let mut table = Columns::new(headings);
        let all = session.texts.get("relief-all").into_owned();
        let rows = row.rows.iter().map(|one| (one.label.clone(), &one.figures));
        for (label, figures) in rows.chain([(all, &row.all)]) {
            table.row(cells(label, figures));
        }
        table.print()?;
        if totals.all.past_counting {
            session.say("relief-past-counting", &[]);
        }
        if self.by == "care" {
            session.say("relief-care-whole", &[]);
        }
        if row.overlaps {
            session.say("relief-overlaps", &[]);
        }
        Ok(())
    }
}

fn cells(label: String, figures: &ReliefFiguresRow) -> [String; 7] {
    [
        label,
        figures.entries.to_string(),
        figures.households.to_string(),
        figures.people.to_string(),
        print_yuan(figures.money_fen),
        print_yuan(figures.worth_fen),
        figures.goods_in_words(),
    ]
}

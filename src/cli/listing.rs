//! `households` and `show`: what is known of doors. Not what is due at them.

use super::columns::Columns;
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::HouseholdRow;
use super::output;
use super::session::Session;
use crate::clock::Clock;

/// Which households to list.
#[derive(clap::Args)]
pub struct Households {
    /// Door, name, pinyin, initials, last digits, care or state word.
    #[arg(value_name = "QUERY")]
    query: Option<String>,
}

impl Households {
    /// Lists them in the order of the stairs.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        let today = session.clock.today();
        let found: Vec<_> = tables.households.iter().collect();
        let doors = Doors::of(tables);
        if session.json {
            return output::json_array(
                found
                    .iter()
                    .map(|household| Ok(HouseholdRow::of(household, &doors, today, true))),
            );
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let mut table =
            Columns::new(session.headings(&["door", "head", "state", "care", "people"]));
        for household in found {
            let row = HouseholdRow::of(household, &doors, today, true);
            let care = row
                .care
                .iter()
                .map(|code| crate::domain::codes::CareGroup::new(code).short(language));
            table.row([
                row.door,
                row.head.unwrap_or_default(),
                household.state.label(language).to_owned(),
                care.collect::<Vec<_>>().join(" "),
                row.residents.len().to_string(),
            ]);
        }
        table.print()
    }
}

/// Which door to show.
#[derive(clap::Args)]
pub struct Show {
    /// The door or place.
    #[arg(value_name = "DOOR")]
    door: String,
}

impl Show {
    /// Shows it.
    ///
    /// # Errors
    /// When there is no such door, or several.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let household = door::household(session, &self.door)?;
        let today = session.clock.today();
        output::json(&HouseholdRow::of(
            &household,
            &Doors::of(session.ledger.tables()),
            today,
            true,
        ))
    }
}

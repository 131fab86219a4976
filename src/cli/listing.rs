//! `households` and `show`: what is known of doors. Not what is due at them, which is `queue`.

mod card;

use std::sync::Arc;

use super::columns::Columns;
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::{CardRow, HouseholdRow};
use super::masking::Masking;
use super::output;
use super::queue::computed;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::codes::CareGroup;
use crate::domain::household::Household;
use crate::tui::finder::Finder;

/// Which households to list.
#[derive(clap::Args)]
pub struct Households {
    /// Door, name, pinyin, initials, last digits, care or state word.
    #[arg(value_name = "QUERY")]
    query: Option<String>,
    #[command(flatten)]
    masking: Masking,
}

impl Households {
    /// Lists them: in the order of the stairs, or those that match, best first.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let masked = self.masking.settle(session, "households")?;
        let today = session.clock.today();
        let found = self.found(session);
        let doors = Doors::of(session.ledger.tables());
        let row = |household: &Arc<Household>| HouseholdRow::of(household, &doors, today, masked);
        if session.json {
            return output::json_array(found.iter().map(|household| Ok(row(household))));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let mut columns = vec!["door", "head", "state", "care", "people"];
        if !masked {
            columns.push("phone");
        }
        let mut table = Columns::new(session.headings(&columns));
        for household in &found {
            let row = row(household);
            let care = row.care.iter();
            let care = care.map(|code| CareGroup::new(code).short(language));
            let phones = row.residents.iter().flat_map(|person| &person.phones);
            let phones: Vec<&str> = phones.map(String::as_str).collect();
            let phones = (!masked).then(|| phones.join(" "));
            let cells = [
                row.door,
                row.head.unwrap_or_default(),
                household.state.label(language).to_owned(),
                care.collect::<Vec<_>>().join(" "),
                row.residents.len().to_string(),
            ];
            table.row(cells.into_iter().chain(phones));
        }
        table.print()
    }

    fn found(&self, session: &Session) -> Vec<Arc<Household>> {
        let tables = session.ledger.tables();
        let Some(query) = &self.query else {
            let mut all: Vec<_> = tables.households.iter().cloned().collect();
            all.sort_by(|a, b| a.address.cmp(&b.address));
            return all;
        };
        let found = Finder::default().find(&session.ledger, session.clock.today(), query);
        let found = found.into_iter();
        let homes = found.filter_map(|subject| subject.household());
        homes
            .filter_map(|id| tables.households.get(id).cloned())
            .collect()
    }
}

/// Which door to show.
#[derive(clap::Args)]
pub struct Show {
    /// The door or place.
    #[arg(value_name = "DOOR")]
    door: String,
    #[command(flatten)]
    masking: Masking,
}

impl Show {
    /// Shows it: people, what was, what is open, what is due.
    ///
    /// # Errors
    /// When there is no such door, or several.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let subject = door::subject(session, &self.door)?;
        let masked = self.masking.settle(session, "show")?;
        let queue = computed(session)?;
        let doors = Doors::of(session.ledger.tables());
        let today = session.clock.today();
        let row = CardRow::of(&subject, &queue, &doors, &session.texts, (today, masked));
        if session.json {
            return output::json(&row);
        }
        output::lines(card::lines(&row, &session.texts))
    }
}

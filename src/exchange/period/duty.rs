//! Who coordinated the months of a report (每月一轮值), what and how it went; people and numbers in it are masked.

use serde::Serialize;

use super::Period;
use crate::domain::duty::{OnDuty, month_of};
use crate::exchange::daylog::{Masks, Privacy};
use crate::ledger::queries::duties;
use crate::ledger::table::Tables;

/// A month and who coordinated it.
#[derive(Serialize)]
pub struct Turn {
    /// As in `2026-11`.
    pub month: String,
    /// The partner, body or name.
    pub who: String,
    /// What it was to coordinate.
    pub task: String,
    /// What came of it.
    pub done: String,
}

impl Turn {
    /// As one line: who, what, what came of it.
    pub fn said(&self) -> String {
        let parts = [&self.who, &self.task, &self.done].map(String::as_str);
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.collect::<Vec<_>>().join(" / ")
    }
}

/// The turns of every month that has a day in the period, the earliest first.
pub fn turns(tables: &Tables, period: &Period, language: &str) -> Vec<Turn> {
    let masks = Masks::of_records(tables, &Privacy::Masked);
    let months = month_of(period.first)..=period.last;
    let all = duties::all(tables).into_iter();
    let inside = all.filter(|duty| months.contains(&duty.month));
    let turns = inside.map(|duty| {
        let name = duties::name(tables, &duty.who, language);
        let partner = match &duty.who {
            OnDuty::Partner(id) => tables.partners.get(*id),
            _ => None,
        };
        Turn {
            month: duty.month.format("%Y-%m").to_string(),
            who: masks.giver(partner, &name),
            task: masks.text(&duty.task),
            done: masks.text(&duty.done),
        }
    });
    turns.collect()
}

//! Who coordinates which month. Changes nothing.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::duty::{Duty, OnDuty, month_of};
use crate::ledger::table::Tables;

/// The duty of the month that `day` lies in.
pub fn of_month(tables: &Tables, day: NaiveDate) -> Option<&Arc<Duty>> {
    let month = month_of(day);
    let mut duties = tables.duties.iter();
    duties.find(|duty| duty.month == month)
}

/// Every duty, the earliest month first.
pub fn all(tables: &Tables) -> Vec<&Arc<Duty>> {
    let mut duties: Vec<_> = tables.duties.iter().collect();
    duties.sort_by_key(|duty| duty.month);
    duties
}

/// Who that is, in words; a partner that is gone has none.
pub fn name(tables: &Tables, who: &OnDuty, language: &str) -> String {
    match who {
        OnDuty::Partner(id) => (tables.partners.get(*id))
            .map(|partner| partner.name.clone())
            .unwrap_or_default(),
        OnDuty::Body(body) => body.label(language).to_owned(),
        OnDuty::Name(name) => name.clone(),
    }
}

//! Setting who coordinates a month, one by one or for a year in turn. Not what they coordinate day by day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::duty::{Duty, OnDuty, month_of, months_from};
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::queries::duties;

/// What is said of a month; what is not said stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Who is on duty; must be said of a month that has nobody.
    pub who: Option<OnDuty>,
    /// What it coordinates.
    pub task: Option<String>,
    /// What came of it.
    pub done: Option<String>,
}

/// Sets or changes who coordinates a month, what, and what came of it.
///
/// # Errors
/// When nobody is named for a month that has nobody, or the store refuses.
pub fn set(
    ledger: &mut Ledger,
    month: NaiveDate,
    said: Said,
    at: At<'_>,
) -> Result<(Id<Duty>, Option<OpId>), WorkError> {
    let month = month_of(month);
    let known = duties::of_month(ledger.tables(), month).map(AsRef::as_ref);
    let who = said.who.or_else(|| known.map(|duty| duty.who.clone()));
    let Some(who) = who.filter(|who| *who != OnDuty::Name(String::new())) else {
        let (field, reason) = ("who", "duty-who");
        return Err(WorkError::Field { field, reason });
    };
    let kept = |text: Option<String>, of: fn(&Duty) -> &String| {
        let own = || known.map(|duty| of(duty).clone());
        text.or_else(own).unwrap_or_default()
    };
    let duty = Duty {
        id: known.map_or_else(|| Id::new(at.clock.id()), |duty| duty.id),
        month,
        who,
        task: kept(said.task, |duty| &duty.task),
        done: kept(said.done, |duty| &duty.done),
        at: known.map_or_else(|| at.clock.now(), |duty| duty.at),
    };
    let id = duty.id;
    let mut edit = ledger.edit();
    edit.put(duty);
    let changes = edit.changes();
    Ok((id, ledger.commit("duty", changes, at.clock)?))
}

/// The most months a rota is written for at once; more nobody plans.
pub const MONTHS: u32 = 120;

/// Sets `count` months from `first` on in turn over `bodies`, as one step; months that have somebody keep them, and
/// the turn goes on after them. Answers how many months were set.
///
/// # Errors
/// When there is nobody to take turns, it is for no month or more than [`MONTHS`], or the store refuses.
pub fn rota(
    ledger: &mut Ledger,
    first: NaiveDate,
    count: u32,
    bodies: &[OnDuty],
    at: At<'_>,
) -> Result<(usize, Option<OpId>), WorkError> {
    if !(1..=MONTHS).contains(&count) {
        let (field, reason) = ("months", "duty-too-many-months");
        return Err(WorkError::Field { field, reason });
    }
    let taken: BTreeSet<NaiveDate> = ledger.tables().duties.iter().map(|one| one.month).collect();
    let months = months_from(first, count).filter(|month| !taken.contains(month));
    let mut turns = bodies.iter().cycle();
    let mut edit = ledger.edit();
    let mut set = 0;
    for month in months {
        let Some(who) = turns.next() else {
            let (field, reason) = ("who", "duty-who");
            return Err(WorkError::Field { field, reason });
        };
        set += 1;
        edit.put(Duty {
            id: Id::new(at.clock.id()),
            month,
            who: who.clone(),
            task: String::new(),
            done: String::new(),
            at: at.clock.now(),
        });
    }
    let changes = edit.changes();
    Ok((set, ledger.commit("duty-rota", changes, at.clock)?))
}

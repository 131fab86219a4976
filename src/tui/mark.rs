//! The state a door is shown in: what its last visit of a day left behind. Not its colours.

use chrono::NaiveDate;

use super::theme::Mark;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::table::Tables;

/// The mark of a door or place on `day`.
pub fn of_day(tables: &Tables, subject: &Subject, day: NaiveDate) -> Mark {
    let last = tables.visits.of(subject).rfind(|visit| visit.day == day);
    last.map_or(Mark::ToVisit, |visit| of_visit(tables, visit))
}

/// The mark of one visit.
pub fn of_visit(tables: &Tables, visit: &Visit) -> Mark {
    let hazard = tables
        .hazards
        .of(&visit.subject)
        .any(|hazard| hazard.visit == Some(visit.id));
    if hazard {
        return Mark::Hazard;
    }
    let letter = visit.outcome.mark("en");
    let mark = Mark::ALL
        .into_iter()
        .find(|mark| mark.letter() == letter)
        .unwrap_or(Mark::Note);
    if mark == Mark::Fine && !visit.all_well {
        Mark::Note
    } else {
        mark
    }
}

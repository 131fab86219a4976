//! Hazards in the order of how pressing they are, and what a row says of one. Computed, never stored.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::text::Line;

use crate::domain::Id;
use crate::domain::codes::{HazardState, Severity};
use crate::domain::hazard::Hazard;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::queries::mark::Mark;
use crate::ledger::table::Tables;
use crate::tui::context::View;
use crate::tui::entry::hazard::short_item;
use crate::tui::kept::{Changed, Followed, Kept, Ranked};
use crate::tui::widget::table::{self, Column};

/// A hazard, and how pressing it was on the day it was put into the list.
#[derive(Debug)]
pub(super) struct Row {
    pub hazard: Arc<Hazard>,
    pub overdue: bool,
}

impl Row {
    fn on(day: NaiveDate, hazard: &Arc<Hazard>) -> Self {
        Self {
            overdue: hazard.is_overdue(day),
            hazard: Arc::clone(hazard),
        }
    }

    /// Overdue ones first, then major ones, then the others by deadline, then those settled, the latest first.
    fn key(&self) -> impl Ord + use<> {
        let hazard = &self.hazard;
        let open = hazard.is_open();
        let settled_at = hazard.steps.last().map(|step| step.at).filter(|_| !open);
        (
            !open,
            !self.overdue,
            hazard.severity != Severity::MAJOR || !open,
            hazard.deadline.filter(|_| open).unwrap_or(NaiveDate::MAX),
            hazard.severity.level(),
            std::cmp::Reverse(settled_at),
            hazard.found,
            hazard.id,
        )
    }
}

impl Ranked for Row {
    fn rank(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// Every hazard of the moment, the most pressing first.
pub(in crate::tui) fn pressing_first(tables: &Tables, day: NaiveDate) -> Vec<Arc<Hazard>> {
    let rows = tables.hazards.iter().map(|hazard| Row::on(day, hazard));
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by(Ranked::rank);
    rows.into_iter().map(|row| row.hazard).collect()
}

/// Every hazard, the most pressing first, kept in step with the ledger.
#[derive(Default)]
pub(super) struct Rows {
    kept: Kept<Row>,
    /// Those not settled.
    pub open: usize,
    /// Those past their deadline.
    pub overdue: usize,
    followed: Followed<NaiveDate>,
}

impl Rows {
    /// The rows, in their order.
    pub fn all(&self) -> &[Arc<Row>] {
        self.kept.rows()
    }

    /// Whether they are as the ledger has them.
    pub fn is_current(&self, ledger: &Ledger, day: NaiveDate) -> bool {
        self.followed.is_current(ledger, &day)
    }

    /// Where a hazard stands; else where the first one at its door does.
    pub fn position(&self, subject: &Subject, id: Option<Id<Hazard>>) -> Option<usize> {
        let of = self.kept.of(subject).iter();
        let row = of.into_iter().find(|row| Some(row.hazard.id) == id);
        match row {
            Some(row) => self.kept.at(row).ok(),
            None => self.kept.position(subject),
        }
    }

    /// Brings the rows up to date; says whether anything was touched.
    pub fn follow(&mut self, ledger: &Ledger, day: NaiveDate) -> bool {
        let tables = ledger.tables();
        match self.followed.changed(ledger, day) {
            Changed::Nothing => return false,
            Changed::All => {
                let rows = tables.hazards.iter();
                let rows = rows.map(|hazard| (hazard.subject.clone(), Row::on(day, hazard)));
                self.kept.fill(rows);
                (self.open, self.overdue) = (0, 0);
                for at in 0..self.kept.rows().len() {
                    let row = Arc::clone(&self.kept.rows()[at]);
                    self.count(&row, true);
                }
            }
            Changed::These(touched) => {
                for subject in &touched {
                    let rows = tables.hazards.of(subject);
                    let rows: Vec<Row> = rows.map(|hazard| Row::on(day, hazard)).collect();
                    for old in self.kept.put(subject, rows) {
                        self.count(&old, false);
                    }
                    for row in self.kept.of(subject).to_vec() {
                        self.count(&row, true);
                    }
                }
            }
        }
        true
    }

    fn count(&mut self, row: &Row, comes: bool) {
        let (open, overdue) = (usize::from(row.hazard.is_open()), usize::from(row.overdue));
        if comes {
            self.open += open;
            self.overdue += overdue;
        } else {
            self.open = self.open.saturating_sub(open);
            self.overdue = self.overdue.saturating_sub(overdue);
        }
    }
}

/// How long there is still, or where it stands once it is settled.
pub(in crate::tui) fn when(hazard: &Hazard, day: NaiveDate, view: &View<'_>) -> String {
    if !hazard.is_open() {
        let id = if hazard.state == HazardState::CLOSED {
            "hazards-is-closed"
        } else {
            "hazards-is-fixed"
        };
        return view.texts.get(id).into_owned();
    }
    let Some(deadline) = hazard.deadline else {
        return hazard.state.label(view.texts.tag()).to_owned();
    };
    let days = (deadline - day).num_days();
    match days {
        0 => view.texts.get("hazards-today").into_owned(),
        ..0 => view.texts.with("hazards-late", &[("days", (-days).into())]),
        _ => deadline.format("%m-%d").to_string(),
    }
}

/// One hazard: grade, where, what, by when. Overdue ones have a mark of their own, so that no colour is needed.
pub(super) fn line(hazard: &Hazard, room: usize, view: &View<'_>) -> Line<'static> {
    let columns = [
        Column::fixed(1, 0),
        Column::fixed(1, 0),
        Column::fixed(8, 0),
        Column::rest(10, 0),
        Column::fixed(9, 0),
    ];
    let day = view.day();
    let (plain, dim) = (view.theme.plain(), view.theme.dim());
    let overdue = hazard.is_overdue(day);
    let (mark, mark_style) = match (hazard.is_open(), overdue) {
        (true, true) => ("!", view.theme.badge(Mark::Hazard)),
        (true, false) => (".", plain),
        (false, _) => ("v", dim),
    };
    let text = if hazard.is_open() { plain } else { dim };
    let due = if overdue { view.theme.alert() } else { text };
    let grade = if hazard.severity == Severity::MAJOR && hazard.is_open() {
        view.theme.alert()
    } else {
        text
    };
    table::row(
        &[
            (mark, mark_style),
            (&hazard.severity.level().to_string(), grade),
            (&view.door(&hazard.subject), text),
            (short_item(hazard.item, view), text),
            (&when(hazard, day, view), due),
        ],
        &table::widths(&columns, room),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock as _, FixedClock, parse_moment};
    use crate::domain::codes::HazardItem;
    use crate::domain::hazard::HazardEvent;
    use crate::domain::household::Household;
    use crate::ledger::backing::Memory;
    use crate::ledger::work::hazard::{NewHazard, Noted, add, advance};
    use crate::ledger::work::{At, Settings};

    #[test]
    fn of_many_hazards_only_those_of_the_touched_door_are_reckoned_anew() {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let settings = Settings::default();
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        let (mut ledger, _) = Ledger::open(Box::new(Memory::new(clock.id()))).unwrap();
        let mut edit = ledger.edit();
        let homes: Vec<Id<Household>> = (0..200).map(|_| Id::new(clock.id())).collect();
        for (number, id) in homes.iter().enumerate() {
            let address = crate::domain::address::Address {
                building: "3".to_owned(),
                room: format!("{}", number + 101),
                ..Default::default()
            };
            edit.put(Household::new(*id, address));
        }
        let changes = edit.changes();
        ledger.commit("import-roster", changes, &clock).unwrap();
        let item = HazardItem::all().next().unwrap();
        let mut last = None;
        for id in &homes {
            let added = add(&mut ledger, (*id).into(), NewHazard::new(item), at);
            last = Some(added.unwrap().0);
        }
        let day = clock.today();
        let mut rows = Rows::default();
        rows.follow(&ledger, day);
        assert_eq!((rows.kept.reckoned(), rows.open), (200, 200));
        let last = last.unwrap();
        advance(&mut ledger, last, HazardEvent::Close, Noted::default(), at).unwrap();
        rows.follow(&ledger, day);
        assert_eq!((rows.kept.reckoned(), rows.open), (201, 199));
        ledger.undo(&clock).unwrap();
        ledger.undo(&clock).unwrap();
        rows.follow(&ledger, day);
        assert_eq!((rows.kept.reckoned(), rows.all().len()), (201, 199));
        let mut anew = Rows::default();
        anew.follow(&ledger, day);
        let order = |rows: &Rows| {
            rows.all()
                .iter()
                .map(|row| row.hazard.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(order(&rows), order(&anew));
        assert_eq!((rows.open, rows.overdue), (anew.open, anew.overdue));
    }
}

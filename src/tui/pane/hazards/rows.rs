//! Hazards in the order of how pressing they are, and what a row says of one. Computed, never stored.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::text::Line;

use crate::domain::codes::{HazardState, Severity};
use crate::domain::hazard::Hazard;
use crate::ledger::queries::mark::Mark;
use crate::ledger::table::Tables;
use crate::tui::context::View;
use crate::tui::entry::hazard::short_item;
use crate::tui::widget::table::{self, Column};

/// Every hazard: overdue ones first, then major ones, then the others by deadline, then those settled, the latest first.
pub(super) fn pressing_first(tables: &Tables, day: NaiveDate) -> Vec<Arc<Hazard>> {
    let mut rows: Vec<Arc<Hazard>> = tables.hazards.iter().cloned().collect();
    rows.sort_by_cached_key(|hazard| {
        let open = hazard.is_open();
        let settled_at = hazard.steps.last().map(|step| step.at).filter(|_| !open);
        (
            !open,
            !hazard.is_overdue(day),
            hazard.severity != Severity::MAJOR || !open,
            hazard.deadline.filter(|_| open).unwrap_or(NaiveDate::MAX),
            hazard.severity.level(),
            std::cmp::Reverse(settled_at),
            hazard.found,
            hazard.id,
        )
    });
    rows
}

/// How long there is still, or where it stands once it is settled.
pub(super) fn when(hazard: &Hazard, day: NaiveDate, view: &View<'_>) -> String {
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

//! The third column of Today on a wide screen: the unit's doors, what the marks mean, appointments, hazards due.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::subject::Subject;
use crate::ledger::queries::activities;
use crate::ledger::queries::building_map::{BuildingMap, building_map};
use crate::ledger::queries::mark::Mark;
use crate::ledger::queue::Order;
use crate::tui::context::View;
use crate::tui::layout::top;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;
use crate::tui::{door, mark};

/// Draws the column for the door under the cursor.
pub fn draw(frame: &mut Frame<'_>, area: Rect, here: Option<&Subject>, view: &View<'_>) {
    let map = here.and_then(|here| unit_of(here, view));
    let mut rest = area;
    if let Some(map) = map {
        let floors: usize = map.units.iter().map(|unit| unit.floors.len()).sum();
        let rows = u16::try_from(floors + 2)
            .unwrap_or(u16::MAX)
            .min(area.height * 2 / 3);
        let (place, below) = top(rest, rows);
        draw_unit(frame, place, &map, here, view);
        rest = below;
    }
    let (place, below) = top(rest, 5);
    draw_legend(frame, place, view);
    draw_times(frame, below, view);
}

/// The doors of the unit (or building without units) a door belongs to.
fn unit_of(here: &Subject, view: &View<'_>) -> Option<BuildingMap> {
    let tables = view.ledger.tables();
    let household = tables.households.get(here.household()?)?;
    Some(building_map(
        tables,
        &view.queue(),
        &household.address.spot(),
    ))
}

fn draw_unit(
    frame: &mut Frame<'_>,
    area: Rect,
    map: &BuildingMap,
    here: Option<&Subject>,
    view: &View<'_>,
) {
    let title = door::spot_name(&map.spot, view);
    let inside = boxed(frame, area, &title, Look::Quiet, view);
    let floors = map.units.iter().flat_map(|unit| &unit.floors);
    for (row, floor) in (inside.top()..inside.bottom()).zip(floors) {
        let number = floor
            .number
            .map_or_else(|| "  ".to_owned(), |number| format!("{number}F"));
        let mut spans = vec![Span::styled(text::pad(&number, 4), view.theme.dim())];
        for home in &floor.doors {
            let current = here.and_then(Subject::household) == Some(home.id);
            let style = if current {
                view.theme.chosen()
            } else {
                view.theme.plain()
            };
            spans.push(Span::styled(home.room.clone(), style));
            spans.push(Span::styled(
                home.mark.ascii().to_string(),
                view.theme.badge(home.mark),
            ));
            spans.push(Span::raw(" "));
        }
        frame.render_widget(
            Line::from(spans),
            Rect {
                y: row,
                height: 1,
                ..inside
            },
        );
    }
}

fn draw_legend(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    let inside = boxed(
        frame,
        area,
        &view.texts.get("today-legend"),
        Look::Quiet,
        view,
    );
    let (mut column, mut row) = (inside.x, inside.y);
    for shown in Mark::ALL {
        let word = view.texts.get(mark::text(shown));
        let columns = u16::try_from(text::width(&word) + 3).unwrap_or(u16::MAX);
        if columns > inside.right().saturating_sub(column) {
            (column, row) = (inside.x, row + 1);
        }
        if row >= inside.bottom() {
            return;
        }
        let badge = Span::styled(shown.ascii().to_string(), view.theme.badge(shown));
        let place = Rect {
            x: column,
            y: row,
            width: columns,
            height: 1,
        };
        frame.render_widget(
            Line::from(vec![badge, Span::raw(format!(" {word}"))]),
            place,
        );
        column += columns;
    }
}

/// Appointments of today, the earliest first.
fn draw_times(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    if area.height < 3 {
        return;
    }
    let inside = boxed(
        frame,
        area,
        &view.texts.get("today-appointments"),
        Look::Quiet,
        view,
    );
    let queue = view.queue();
    let mut timed: Vec<_> = queue
        .iter(Order::Urgency)
        .filter(|row| row.time.is_some())
        .collect();
    timed.sort_by_key(|row| row.time);
    let timed = timed.into_iter().map(|row| {
        let door = row.subject().map(|subject| view.door_and_head(subject));
        (row.time, door.unwrap_or_default())
    });
    // An activity is no visit: it is told where the appointments are, and asks for nothing.
    let held = activities::on(view.ledger.tables(), view.day()).into_iter();
    let held = held.map(|one| (one.hours.from, one.title.clone()));
    let mut told: Vec<_> = timed.chain(held).collect();
    told.sort();
    for (row, (time, what)) in (inside.top()..inside.bottom()).zip(told) {
        let time = time.map(|time| time.format("%H:%M").to_string());
        let line = Line::from(vec![
            Span::styled(time.unwrap_or_default(), view.theme.alert()),
            Span::raw(format!(" {what}")),
        ]);
        frame.render_widget(
            line,
            Rect {
                y: row,
                height: 1,
                ..inside
            },
        );
    }
}

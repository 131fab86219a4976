//! The buildings worked in, floor by floor, each door with what became of it. Not the map on the screen.

use maud::{Markup, html};

use super::super::Export;
use super::tone;
use crate::ledger::queries::building_map::{BuildingMap, Door, Unit};

/// A door's box, and the room between two units.
const WIDTH: usize = 64;
const HEIGHT: usize = 26;
const BETWEEN: usize = 26;
/// Room for the names of units above.
const TOP: usize = 18;

/// One picture a building.
pub fn picture(export: &Export<'_>) -> Markup {
    html! {
        @for building in &export.log.buildings { (one(building, export)) }
    }
}

/// A unit with where it begins.
struct Placed<'a> {
    unit: &'a Unit,
    left: usize,
}

fn doors(unit: &Unit) -> usize {
    let floors = unit.floors.iter();
    floors.map(|floor| floor.doors.len()).max().unwrap_or(0)
}

fn one(building: &BuildingMap, export: &Export<'_>) -> Markup {
    let words = export.words;
    let mut left = 0;
    let units: Vec<Placed<'_>> = (building.units.iter())
        .map(|unit| {
            let placed = Placed { unit, left };
            left += doors(unit) * WIDTH + BETWEEN;
            placed
        })
        .collect();
    let floors = building.units.iter().map(|unit| unit.floors.len());
    let height = floors.max().unwrap_or(0) * HEIGHT + TOP + 4;
    let width = left.saturating_sub(BETWEEN).max(1);
    let values = [
        ("estate", building.spot.estate.clone().unwrap_or_default()),
        ("building", building.spot.building.clone()),
    ];
    let name = words.with("daylog-picture-building", &values);
    html! {
        figure.building {
            figcaption { (name.trim()) }
            svg viewBox=(format!("0 0 {width} {height}")) style=(format!("max-width:{width}px"))
                role="img" aria-label=(name.trim()) {
                @for placed in &units {
                    text.axis x=(placed.left) y="12" {
                        (words.with("daylog-picture-unit", &[("unit", placed.unit.name.clone().unwrap_or_default())]))
                    }
                    @for (floor, row) in placed.unit.floors.iter().enumerate() {
                        @for (place, door) in row.doors.iter().enumerate() {
                            (mark(door, placed.left + place * WIDTH, TOP + floor * HEIGHT, export))
                        }
                    }
                }
            }
        }
    }
}

fn mark(door: &Door, left: usize, top: usize, export: &Export<'_>) -> Markup {
    let words = export.words;
    let said = door.outcome.map(|outcome| words.label(outcome));
    let sign = door.outcome.map(|outcome| outcome.mark(words.language()));
    html! {
        g {
            title { (door.room) " " (said.unwrap_or_default()) }
            rect class=(door.outcome.map_or("none", tone)) x=(left) y=(top) rx="3"
                width=(WIDTH - 4) height=(HEIGHT - 4) {}
            text class=(if door.outcome.is_some() { "on" } else { "off" }) x=(left + 4) y=(top + 15) {
                (door.room) " " (sign.unwrap_or_default())
            }
            @if door.hazard {
                path.hazard d=(format!("M{} {}l6 10h-12z", left + WIDTH - 13, top + 6)) {}
            }
        }
    }
}

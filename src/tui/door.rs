//! How doors and places are written on the screen: in full, as in files. Only the map writes rooms alone.

use super::context::View;
use crate::domain::address::{Address, Spot};
use crate::domain::subject::Subject;

/// The name of a door, place or common parts.
pub fn name(view: &View<'_>, subject: &Subject) -> String {
    let tables = view.ledger.tables();
    match subject {
        Subject::Household(id) => tables
            .households
            .get(*id)
            .map_or_else(String::new, |household| address(view, &household.address)),
        Subject::Place(id) => tables
            .places
            .get(*id)
            .map_or_else(String::new, |place| place.name.clone()),
        Subject::Common(spot) if has_estates(view) => spot.with_estate(),
        Subject::Common(spot) => self::spot(spot),
    }
}

/// A door in full, with its estate before it where there are several. Rooms alone stand only on the map.
pub fn address(view: &View<'_>, address: &Address) -> String {
    if has_estates(view) {
        return address.with_estate();
    }
    address.to_string()
}

fn has_estates(view: &View<'_>) -> bool {
    view.queue().has_estates(view.ledger.tables())
}

/// A unit or building in words.
pub fn spot_name(spot: &Spot, view: &View<'_>) -> String {
    let estate = spot.estate.as_deref().unwrap_or_default();
    let building = ("building", spot.building.as_str().into());
    let named = match &spot.unit {
        Some(unit) => view
            .texts
            .with("spot-unit", &[building, ("unit", unit.as_str().into())]),
        None => view.texts.with("spot-building", &[building]),
    };
    if estate.is_empty() {
        named
    } else {
        format!("{estate} {named}")
    }
}

/// A unit or building.
pub fn spot(spot: &Spot) -> String {
    match &spot.unit {
        Some(unit) => format!("{}-{unit}", spot.building),
        None => spot.building.clone(),
    }
}

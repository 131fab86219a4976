//! How doors and places are written on the screen. Stored and exported they are always written in full.

use super::context::View;
use crate::domain::address::{Address, Spot};
use crate::domain::subject::Subject;

/// The name of a subject as short as it is clear here.
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
        Subject::Common(spot) => self::spot(spot),
    }
}

/// A door: without its building while the day's plan has only that one, with its estate where there are several.
pub fn address(view: &View<'_>, address: &Address) -> String {
    let plan = view
        .ledger
        .tables()
        .day(view.day())
        .map(|day| day.plan.areas.clone())
        .unwrap_or_default();
    let same = |spot: &Spot| spot.estate == address.estate && spot.building == address.building;
    if !plan.is_empty()
        && plan.iter().all(same)
        && let Some(unit) = &address.unit
    {
        return format!("{unit}-{}", address.room);
    }
    if view.queue().has_estates(view.ledger.tables()) {
        return address.with_estate();
    }
    address.to_string()
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

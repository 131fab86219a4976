//! A row of `place list`.

use serde::Serialize;
use uuid::Uuid;

use crate::domain::mask::mask_phone;
use crate::domain::place::Place;

/// A place that is no household.
#[derive(Debug, Serialize)]
pub struct PlaceRow {
    /// Taken wherever a DOOR is.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Code of the table `place-kind`.
    pub kind: &'static str,
    /// Where it is, in words.
    pub address: String,
    /// Who is in charge.
    pub in_charge: String,
    /// Their phones, masked.
    pub phones: Vec<String>,
    /// What the next person should know.
    pub notes: String,
}

impl PlaceRow {
    /// The row of a place.
    pub fn of(place: &Place) -> Self {
        let contact = place.in_charge.clone().unwrap_or_default();
        Self {
            id: place.id.uuid(),
            name: place.name.clone(),
            kind: place.kind.as_str(),
            address: place.address.clone(),
            in_charge: contact.name,
            phones: contact
                .phones
                .iter()
                .map(|phone| mask_phone(phone))
                .collect(),
            notes: place.notes.clone(),
        }
    }
}

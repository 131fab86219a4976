//! What a file hides: names, ID numbers and phones, also inside notes. How a single value is hidden is the domain's.

use std::collections::HashSet;

use crate::domain::codes::{Coded, Relation};
use crate::domain::mask::{mask_id, mask_name, mask_numbers, mask_phone};
use crate::ledger::queries::daylog::DayLog;
use crate::ledger::table::Tables;

/// Whether a file shows people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Privacy {
    /// Names, ID numbers and phones are hidden.
    #[default]
    Masked,
    /// Everything is shown, for this reason; the history keeps it, and the file says that it is unmasked.
    Unmasked {
        /// Why.
        reason: String,
    },
}

/// The masks of one file; nothing is hidden where [`Privacy::Unmasked`].
pub struct Masks {
    /// Every name known, to be found in notes; absent when nothing is hidden.
    names: Option<HashSet<String>>,
    /// Characters of the longest of them.
    longest: usize,
}

impl Masks {
    /// Masks for a file about `log`; the names are those of the records and of whom was met.
    pub fn of(tables: &Tables, log: &DayLog, privacy: &Privacy) -> Self {
        if matches!(privacy, Privacy::Unmasked { .. }) {
            return Self {
                names: None,
                longest: 0,
            };
        }
        let met = log.visits.iter().map(|row| row.visit.met.as_str());
        let met = met.filter(|met| !is_relation(met));
        let names = names(tables).into_iter().chain(met);
        // A single character is no name anybody could be found by, and would tear every note apart.
        let names: HashSet<String> = (names.map(str::trim))
            .filter(|name| name.chars().nth(1).is_some())
            .map(str::to_owned)
            .collect();
        let longest = names.iter().map(|name| name.chars().count()).max();
        Self {
            longest: longest.unwrap_or(0),
            names: Some(names),
        }
    }

    /// A field that holds a name; a relation (女儿) stays as it is.
    pub fn name(&self, name: &str) -> String {
        if self.names.is_none() || is_relation(name) {
            return name.to_owned();
        }
        mask_name(name)
    }

    /// A field that holds phone numbers.
    pub fn phones(&self, phones: &str) -> String {
        self.each(phones, mask_phone)
    }

    /// A field that holds an ID number.
    pub fn id_number(&self, number: &str) -> String {
        self.each(number, mask_id)
    }

    /// A name and phone numbers after it, as a contact is written.
    pub fn contact(&self, contact: &str) -> String {
        match contact.rsplit_once(' ') {
            Some((name, phones)) => format!("{} {}", self.name(name), self.phones(phones)),
            None => self.name(contact),
        }
    }

    /// Free text: numbers and every known name inside it are hidden.
    pub fn text(&self, text: &str) -> String {
        let Some(names) = &self.names else {
            return text.to_owned();
        };
        let letters: Vec<char> = mask_numbers(text).chars().collect();
        let mut masked = String::with_capacity(text.len());
        let mut at = 0;
        while at < letters.len() {
            let most = self.longest.min(letters.len() - at);
            let found = (2..=most).rev().find_map(|length| {
                let part: String = letters[at..at + length].iter().collect();
                (names.contains(&part) && stands_alone(&letters, at, length))
                    .then_some((part, length))
            });
            match found {
                Some((name, length)) => {
                    masked.push_str(&mask_name(&name));
                    at += length;
                }
                None => {
                    masked.push(letters[at]);
                    at += 1;
                }
            }
        }
        masked
    }

    fn each(&self, list: &str, mask: fn(&str) -> String) -> String {
        if self.names.is_none() {
            return list.to_owned();
        }
        let parts: Vec<String> = list.split(',').map(|part| mask(part.trim())).collect();
        parts.join(",")
    }
}

/// A name in Latin letters is one only between other characters: `An` is not hidden in `Answer`.
fn stands_alone(letters: &[char], at: usize, length: usize) -> bool {
    let is_latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let torn = |inside: usize, outside: Option<usize>| {
        is_latin(letters.get(inside)) && is_latin(outside.and_then(|at| letters.get(at)))
    };
    !torn(at, at.checked_sub(1)) && !torn(at + length - 1, Some(at + length))
}

fn is_relation(text: &str) -> bool {
    Relation::table().find(text).is_some()
}

/// Every name in the records: residents, whom to call, owners, people in charge.
fn names(tables: &Tables) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::with_capacity(tables.residents.len());
    for resident in tables.residents.iter() {
        names.push(&resident.name);
        let emergency = resident
            .details
            .as_ref()
            .and_then(|it| it.emergency.as_ref());
        names.extend(emergency.map(|contact| contact.name.as_str()));
    }
    let owners = (tables.households.iter()).filter_map(|home| home.owner.as_ref());
    names.extend(owners.map(|owner| owner.name.as_str()));
    for place in tables.places.iter() {
        let contacts = place.in_charge.iter().chain(&place.safety_officer);
        names.extend(contacts.map(|contact| contact.name.as_str()));
    }
    names
}

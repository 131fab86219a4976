//! What a file hides: names, ID numbers and phones, also inside notes. How a single value is hidden is the domain's.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::codes::{Coded, Relation};
use crate::domain::mask::{mask_id, mask_name, mask_numbers, mask_phone};
use crate::domain::partner::Partner;
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
        let known = Self::finding(names(tables).into_iter());
        // Whom somebody met may be told by a known name (王秀兰的女儿) or by one of their own.
        let met = log.visits.iter().map(|row| row.visit.met.as_str());
        let own = met.filter(|met| !is_relation(met) && known.text(met) == *met);
        Self::finding(names(tables).into_iter().chain(own))
    }

    /// Masks for a file about other things than a day; the names are those of the records.
    pub fn of_records(tables: &Tables, privacy: &Privacy) -> Self {
        match privacy {
            Privacy::Masked => Self::finding(names(tables).into_iter()),
            Privacy::Unmasked { .. } => Self {
                names: None,
                longest: 0,
            },
        }
    }

    /// Whether anything is hidden at all.
    pub fn hide(&self) -> bool {
        self.names.is_some()
    }

    fn finding<'a>(names: impl Iterator<Item = &'a str>) -> Self {
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

    /// A field that holds a name; a relation (女儿) stays as it is, a known name within (王秀兰的女儿) is hidden alone.
    pub fn name(&self, name: &str) -> String {
        let Some(names) = self.names.as_ref().filter(|_| !is_relation(name)) else {
            return name.to_owned();
        };
        let inside = self.text(name);
        if names.contains(name.trim()) || inside == name {
            mask_name(name)
        } else {
            inside
        }
    }

    /// A partner: a unit by its name, a person by a masked one.
    pub fn partner(&self, partner: &Partner) -> String {
        match partner.kind.is_person() {
            true => self.name(&partner.name),
            false => self.text(&partner.name),
        }
    }

    /// Who gives something: a partner, else as it was written.
    pub fn giver(&self, partner: Option<&Arc<Partner>>, written: &str) -> String {
        match partner {
            Some(partner) => self.partner(partner),
            None => self.text(written),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn masks() -> Masks {
        Masks::finding(["王秀兰", "王秀", "李", "An Na", "欧阳志明"].into_iter())
    }

    #[test]
    fn names_and_numbers_inside_a_note_are_hidden_and_the_rest_stays() {
        let masks = masks();
        let note = "王秀兰家漏水，找欧阳志明14200000001；李大爷说没事";
        assert_eq!(
            masks.text(note),
            "王*兰家漏水，找欧**明142****0001；李大爷说没事"
        );
        assert_eq!(masks.text("An Na, not An Name"), "A*, not An Name");
        assert_eq!(
            masks.text("3-2-501 0301 2026-11-22"),
            "3-2-501 0301 2026-11-22"
        );
        assert_eq!(masks.text(""), "");
    }

    #[test]
    fn a_field_with_a_name_is_hidden_whole_or_by_the_name_in_it() {
        let masks = masks();
        assert_eq!(masks.name("王秀兰的女儿"), "王*兰的女儿");
        assert_eq!(masks.name("张三丰"), "张*丰");
        assert_eq!(masks.name("女儿"), "女儿");
        assert_eq!(masks.name("配偶"), "配偶");
        assert_eq!(
            masks.contact("张三 14200000001,14200000002"),
            "张* 142****0001,142****0002"
        );
        assert_eq!(masks.contact("张三"), "张*");
    }

    #[test]
    fn an_unmasked_file_hides_nothing() {
        let open = Masks {
            names: None,
            longest: 0,
        };
        for text in ["王秀兰", "14200000001", "150000194910010023"] {
            assert_eq!(
                (open.name(text), open.text(text)),
                (text.into(), text.into())
            );
            assert_eq!(
                (open.phones(text), open.id_number(text)),
                (text.into(), text.into())
            );
        }
    }
}

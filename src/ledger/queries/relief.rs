//! The relief ledger added up: by period, partner, occasion and care group. A corrected entry counts no more.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::codes::{CareGroup, ReliefOccasion};
use crate::domain::partner::Partner;
use crate::domain::period::Period;
use crate::domain::relief::Relief;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// The entries that another one stands in place of.
pub fn corrected(tables: &Tables) -> HashSet<Id<Relief>> {
    let entries = tables.relief.iter();
    entries.filter_map(|entry| entry.corrects).collect()
}

/// Every entry that counts, the earliest given first: not corrected, and something was given.
pub fn standing(tables: &Tables) -> Vec<Arc<Relief>> {
    let gone = corrected(tables);
    let mut entries: Vec<_> = (tables.relief.iter())
        .filter(|entry| !gone.contains(&entry.id) && !entry.is_nothing())
        .cloned()
        .collect();
    entries.sort_by_key(|entry| (entry.given, entry.id));
    entries
}

/// The entries of a door that count, the latest given first.
pub fn at_door(tables: &Tables, subject: &Subject) -> Vec<Arc<Relief>> {
    if tables.relief.of(subject).next().is_none() {
        return Vec::new();
    }
    let entries = standing(tables).into_iter().rev();
    entries.filter(|entry| entry.subject == *subject).collect()
}

/// What totals are made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Day, week, month, quarter, year.
    Period(Period),
    /// From whom it came.
    Partner,
    /// On what occasion.
    Occasion,
    /// The care groups it went to; an entry counts in each of its own.
    Care,
}

impl By {
    /// What a word of the command line means: a period's word, `partner`, `occasion`, `care`.
    pub fn named(word: &str) -> Option<Self> {
        let period = Period::ALL.into_iter().find(|one| one.word() == word);
        match word {
            "partner" => Some(Self::Partner),
            "occasion" => Some(Self::Occasion),
            "care" => Some(Self::Care),
            _ => period.map(Self::Period),
        }
    }
}

/// What one total is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The period that begins on this day.
    Since(NaiveDate),
    /// From this partner.
    Partner(Id<Partner>),
    /// From somebody else, by name; empty where nobody is named.
    Giver(String),
    /// On this occasion, by its place in the table.
    Occasion(usize, ReliefOccasion),
    /// To this care group, by its place in the table.
    Care(usize, CareGroup),
    /// To people of no care group.
    NoCare,
}

/// One total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Entries.
    pub entries: usize,
    /// Different households.
    pub households: usize,
    /// Different people.
    pub people: usize,
    /// Money, in fen.
    pub money: u64,
    /// What goods are worth, in fen, as far as it is known.
    pub worth: u64,
    /// Whether a sum went past what can be counted, so that it shows too little.
    pub past_counting: bool,
    /// How much of which goods: name, unit, quantity.
    pub goods: Vec<(String, String, u64)>,
}

/// Totals by one thing, and the total of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// A row each.
    pub rows: Vec<(Key, Figures)>,
    /// All entries, each counted once.
    pub all: Figures,
    /// Whether an entry counts in several rows, so that the rows add up to more than all.
    pub overlaps: bool,
}

#[derive(Default)]
struct Sum<'a> {
    figures: Figures,
    households: BTreeSet<&'a Subject>,
    people: BTreeSet<Id<Resident>>,
    goods: BTreeMap<(&'a str, &'a str), u64>,
}

impl<'a> Sum<'a> {
    fn add(&mut self, entry: &'a Relief) {
        let figures = &mut self.figures;
        figures.entries += 1;
        let past = &mut figures.past_counting;
        plus(&mut figures.money, entry.money, past);
        plus(&mut figures.worth, entry.worth(), past);
        self.households.insert(&entry.subject);
        self.people.extend(&entry.people);
        for goods in &entry.goods {
            let sum = self.goods.entry((&goods.name, &goods.unit)).or_default();
            plus(sum, goods.quantity, past);
        }
    }

    fn figures(self) -> Figures {
        let goods = self.goods.into_iter();
        Figures {
            households: self.households.len(),
            people: self.people.len(),
            goods: goods
                .map(|((name, unit), sum)| (name.to_owned(), unit.to_owned(), sum))
                .collect(),
            ..self.figures
        }
    }
}

/// Adds to a sum, and notes when it goes past what can be counted.
fn plus(sum: &mut u64, more: u64, past: &mut bool) {
    *sum = sum.checked_add(more).unwrap_or_else(|| {
        *past = true;
        u64::MAX
    });
}

/// The totals of what was given from `from` to `until`, both days counted.
pub fn totals(
    tables: &Tables,
    by: By,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Totals {
    let entries = standing(tables);
    let wanted = entries.iter().filter(|entry| {
        from.is_none_or(|from| from <= entry.given)
            && until.is_none_or(|until| entry.given <= until)
    });
    let (mut all, mut rows, mut overlaps) =
        (Sum::default(), BTreeMap::<Key, Sum<'_>>::new(), false);
    for entry in wanted {
        all.add(entry);
        let keys = keys(entry, by);
        overlaps |= keys.len() > 1;
        for key in keys {
            rows.entry(key).or_default().add(entry);
        }
    }
    Totals {
        rows: (rows.into_iter())
            .map(|(key, sum)| (key, sum.figures()))
            .collect(),
        all: all.figures(),
        overlaps,
    }
}

fn keys(entry: &Relief, by: By) -> Vec<Key> {
    let one = match by {
        By::Period(period) => Key::Since(period.start(entry.given)),
        By::Partner => match entry.partner {
            Some(partner) => Key::Partner(partner),
            None => Key::Giver(entry.giver.clone()),
        },
        By::Occasion => Key::Occasion(entry.occasion.position(), entry.occasion),
        By::Care if entry.groups.is_empty() => Key::NoCare,
        By::Care => {
            let groups = entry.groups.iter();
            return groups.map(|one| Key::Care(one.position(), *one)).collect();
        }
    };
    vec![one]
}

#[cfg(test)]
mod tests;
